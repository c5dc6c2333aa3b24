// JSON is written in the order of the calls, on lines or in one.
#include "base/json_writer.h"

#include <gtest/gtest.h>

namespace couvert {
namespace {

TEST(JsonWriter, escapes_what_a_string_may_not_hold) {
  EXPECT_EQ(json_string("a\"b\\c\n\t\r\x01 é"), "\"a\\\"b\\\\c\\n\\t\\r\\u0001 é\"");
}

TEST(JsonWriter, lays_out_lines_and_single_lines) {
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::lines);
  json.member("a", "x");
  json.key("b");
  json.begin_array(JsonWriter::Layout::lines);
  json.number(-3);
  json.begin_object();
  json.key("c");
  json.begin_array(JsonWriter::Layout::lines);
  json.boolean(true);
  json.null();
  json.end_array();
  json.end_object();
  json.end_array();
  json.key("d");
  json.begin_array(JsonWriter::Layout::lines);
  json.end_array();
  json.end_object();
  EXPECT_EQ(json.text(), "{\n  \"a\": \"x\",\n  \"b\": [\n    -3,\n    {\"c\": [true, null]}\n  ],\n  \"d\": []\n}");
}

TEST(JsonWriterDeathTest, stops_on_a_key_without_value) {
  JsonWriter json;
  json.begin_object();
  json.key("a");
  EXPECT_DEATH(json.end_object(), "ends once");
}

}  // namespace
}  // namespace couvert
