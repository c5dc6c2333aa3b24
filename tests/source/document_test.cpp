#include "source/document.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

namespace couvert {
namespace {

using namespace std::string_literals;

std::string printed(const Node& node);

std::string printed_place(Place place) { return std::to_string(place.line) + ":" + std::to_string(place.column) + " "; }

std::string printed_value(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::null: return "null";
    case Node::Kind::scalar: return node.quoted ? "\"" + node.text + "\"" : node.text;
    case Node::Kind::sequence:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + printed(item);
      return "[" + text + "]";
    case Node::Kind::map:
      for (const Node::Entry& entry : node.entries)
        text += (text.empty() ? "" : ", ") + printed_place(entry.key_place) + entry.key + "= " + printed(entry.value);
      return "{" + text + "}";
  }
  return "?";
}

std::string printed(const Node& node) { return printed_place(node.place) + printed_value(node); }

/// The tree with its places, or the diagnostics.
std::string seen(const std::string& text, const std::string& name = "a", const DocumentLimits& limits = {}) {
  Diagnostics diagnostics;
  const auto document = read_document(SourceFile{name, text}, limits, diagnostics);
  EXPECT_TRUE(document || diagnostics.has_errors()) << "nothing read and nothing said";
  std::string result = document ? printed(*document) : "";
  for (const Diagnostic& diagnostic : diagnostics.all()) result += (result.empty() ? "" : "\n") + format_diagnostic(diagnostic);
  return result;
}

struct Row {
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows, const std::string& name = "a") {
  for (const Row& row : rows) EXPECT_EQ(seen(row.text, name), row.expected) << row.text;
}

TEST(Document, knows_the_place_of_every_value) {
  // clang-format off
  check({
      {"a: 1",                         "1:1 {1:1 a= 1:4 1}"},
      {"a: 1\nb:\n  - x\n  - {c: y}",  "1:1 {1:1 a= 1:4 1, 2:1 b= 3:3 [3:5 x, 4:5 {4:6 c= 4:9 y}]}"},
      {"é: [ü, z]\nñ: x",              "1:1 {1:1 é= 1:4 [1:5 ü, 1:8 z], 2:1 ñ= 2:4 x}"},
      {"a: 1\r\nb: é x\r\n",           "1:1 {1:1 a= 1:4 1, 2:1 b= 2:4 é x}"},
      {"\xEF\xBB\xBF" "a: 1\nb: 2",    "1:1 {1:1 a= 1:4 1, 2:1 b= 2:4 2}"},
      {"# note\n---\na: 1\n...\n",     "3:1 {3:1 a= 3:4 1}"},
      {"a: 1 # note\n",                "1:1 {1:1 a= 1:4 1}"},
      {"word",                         "1:1 word"},
      {"[]",                           "1:1 []"},
      {"{}",                           "1:1 {}"},
  });
  // clang-format on
}

TEST(Document, tells_text_in_quotes_from_other_words) {
  // clang-format off
  check({
      {"a: yes",                "1:1 {1:1 a= 1:4 yes}"},
      {"a: \"yes\"",            "1:1 {1:1 a= 1:4 \"yes\"}"},
      {"a: 'it''s'",            "1:1 {1:1 a= 1:4 \"it's\"}"},
      {"a: \"\"",               "1:1 {1:1 a= 1:4 \"\"}"},
      {"a: |\n  x\n  y\n",      "1:1 {1:1 a= 1:4 \"x\ny\n\"}"},
      {"a: >-\n  x\n  y\n",     "1:1 {1:1 a= 1:4 \"x y\"}"},
      {"\"a b\": 1",            "1:1 {1:1 a b= 1:8 1}"},
      {"a: ~\nb: null\nc:",     "1:1 {1:1 a= 1:4 null, 2:1 b= 2:4 null, 3:1 c= 3:3 null}"},
      {"a: \"null\"",           "1:1 {1:1 a= 1:4 \"null\"}"},
      {"a: 2026-03-02T08:30",   "1:1 {1:1 a= 1:4 2026-03-02T08:30}"},
      {"a: 1500 CHF",           "1:1 {1:1 a= 1:4 1500 CHF}"},
      {"{a: yes, b}",           "1:1 {1:2 a= 1:5 yes, 1:10 b= 1:11 null}"},
  });
  // clang-format on
}

TEST(Document, reads_json) {
  // clang-format off
  check({
      {R"({"a":1,"b":[true,null,-2.5e+3,"x"],"c":{}})",  R"(1:1 {1:2 a= 1:6 1, 1:8 b= 1:12 [1:13 true, 1:18 null, 1:23 -2.5e+3, 1:31 "x"], 1:36 c= 1:40 {}})"},
      {"{\n\t\"a\" :\t\"x\"\n}\n",                       "1:1 {2:2 a= 2:8 \"x\"}"},
      {R"(["caf\u00e9 \/ \\ \" \t", "é"])",              "1:1 [1:2 \"café / \\ \" \t\", 1:27 \"é\"]"},
      {R"({"é": "\ud83d\ude00", "b": 1})",               "1:1 {1:2 é= 1:7 \"😀\", 1:23 b= 1:28 1}"},
      {R"(  [ ] )",                                      "1:3 []"},
      {R"(["\u20AC"])",                                  "1:1 [1:2 \"€\"]"},
      {R"({"null": "<<", "<<": 1})",                     "1:1 {1:2 null= 1:10 \"<<\", 1:16 <<= 1:22 1}"},
      // What is YAML in brackets, and no JSON, is read as YAML.
      {R"({"a": yes, b: 'x', "c":2})",                   "1:1 {1:2 a= 1:7 yes, 1:12 b= 1:15 \"x\", 1:20 c= 1:24 2}"},
      {R"([01, 1., +1])",                                "1:1 [1:2 01, 1:6 1., 1:10 +1]"},
  });
  // clang-format on
}

TEST(Document, refuses_what_a_json_file_may_not_hold) {
  // clang-format off
  check({
      {R"({"a": yes})",     "a.json:1:7: error[malformed_document]: a value is expected"},
      {R"({"a": 1,})",      "a.json:1:9: error[malformed_document]: a key in quotes is expected"},
      {R"({a: 1})",         "a.json:1:2: error[malformed_document]: a key in quotes is expected"},
      {R"({"a" 1})",        "a.json:1:6: error[malformed_document]: `:` is expected after a key"},
      {R"({"a": 1 "b": 2)", "a.json:1:9: error[malformed_document]: `,` or `}` is expected"},
      {R"([1 2])",          "a.json:1:4: error[malformed_document]: `,` or `]` is expected"},
      {R"([01])",           "a.json:1:3: error[malformed_document]: `,` or `]` is expected"},
      {R"([1.])",           "a.json:1:4: error[malformed_document]: a digit is expected"},
      {R"([truely])",       "a.json:1:6: error[malformed_document]: `,` or `]` is expected"},
      {R"(["x)",            "a.json:1:2: error[malformed_document]: a text in quotes does not end"},
      {R"(["\x"])",         "a.json:1:5: error[malformed_document]: no such escape"},
      {R"(["\u00g0"])",     "a.json:1:7: error[malformed_document]: four hexadecimal digits are expected after `\\u`"},
      {R"(["\ud83d"])",     "a.json:1:9: error[malformed_document]: half a character in an escape"},
      {R"(["\ude00"])",     "a.json:1:9: error[malformed_document]: half a character in an escape"},
      {R"(["\u0000"])",     "a.json:1:2: error[not_utf8]: an escape in this text makes a control character"},
      {"[\"a\nb\"]",        "a.json:1:4: error[malformed_document]: a line break or tab stands inside a text in quotes"},
      {"{} {}",             "a.json:1:4: error[malformed_document]: something stands after the end of the document"},
      {"",                  "a.json:1:1: error[malformed_document]: a value is expected"},
  }, "a.json");
  // clang-format on
}

TEST(Document, keeps_the_first_value_of_a_repeated_key) {
  // clang-format off
  check({
      {"a: 1\nb: 2\na: {c: 3}\nd: 4",  "1:1 {1:1 a= 1:4 1, 2:1 b= 2:4 2, 4:1 d= 4:4 4}\n"
                                       "a:3:1: error[repeated_key]: `a` stands in this map already, in line 1"},
      {R"({"a":1,"a":2})",             "1:1 {1:2 a= 1:6 1}\na:1:8: error[repeated_key]: `a` stands in this map already, in line 1"},
      {"a: {x: 1}\nb: {x: 1}",         "1:1 {1:1 a= 1:4 {1:5 x= 1:8 1}, 2:1 b= 2:4 {2:5 x= 2:8 1}}"},
  });
  // clang-format on
}

TEST(Document, says_what_is_wrong_and_where) {
  // clang-format off
  check({
      {"",                     "a: error[malformed_document]: the text is empty"},
      {"# only a note\n",      "a: error[malformed_document]: the text is empty"},
      {"a: 1\n---\nb: 2",      "a:2:1: error[malformed_document]: something stands after the end of the document\n  hint: a text is one document"},
      {"- 1\nb: 2",            "a:2:1: error[malformed_document]: something stands after the end of the document\n  hint: a text is one document"},
      {"a: &x 1\nb: *x",       "a:1:4: error[anchor_or_alias]: anchors are not read here\n  hint: put a text that begins with `&` in quotes"},
      {"a: *x",                "a:1:4: error[anchor_or_alias]: aliases are not read here\n  hint: write the value out, or put it in quotes if it begins with `*`"},
      {"a: !!str 1",           "a:1:4: error[malformed_document]: tags are not read here\n  hint: put a text that begins with `!` in quotes"},
      {"a: ! yes",             "a:1:4: error[malformed_document]: tags are not read here\n  hint: put a text that begins with `!` in quotes"},
      {"a: !x [1]",            "a:1:4: error[malformed_document]: tags are not read here\n  hint: put a text that begins with `!` in quotes"},
      {"a: !x {b: 1}",         "a:1:4: error[malformed_document]: tags are not read here\n  hint: put a text that begins with `!` in quotes"},
      {"<<: {a: 1}",           "a:1:1: error[malformed_document]: the merge key `<<` is not read here\n  hint: write the keys out"},
      {"? [a, b]\n: c",        "a:1:3: error[malformed_document]: a list or map stands where a key is needed"},
      {"{a: 1}: c",            "a:1:1: error[malformed_document]: a list or map stands where a key is needed"},
      {"null: 1",              "a:1:1: error[malformed_document]: a key is empty"},
      {"a: b: c",              "a:1:5: error[malformed_document]: `:` cannot stand here\n"
                               "  hint: put a text that contains `: ` in quotes; a key stands on one line and is short"},
      {"a:\n\t- x",            "a:2:2: error[malformed_document]: `- ` cannot begin an item here\n  hint: a list begins on a line of its own, indented with spaces"},
      {"a: [1, 2\nb: 3",       "a:2:2: error[malformed_document]: a list in `[ ]` lacks a `,` or its end"},
      {"a: \"x\nb: 1\n",       "a:1:4: error[malformed_document]: a text in quotes does not end"},
      {"a: 'x\nb: 1\n",        "a:1:4: error[malformed_document]: a text in quotes does not end"},
      {"é: @x",                "a:1:4: error[malformed_document]: a text cannot begin with this character\n  hint: put it in quotes"},
      {"a: 1\n b: 2",          "a:2:3: error[malformed_document]: `:` cannot stand here\n"
                               "  hint: put a text that contains `: ` in quotes; a key stands on one line and is short"},
      {"a: 1\n- 2",            "a:2:1: error[malformed_document]: this does not belong to the map above\n  hint: keys of one map stand in the same column"},
      {"a: \"\\q\"",           "a:1:7: error[malformed_document]: no such escape in a text in quotes\n  hint: write a backslash as `\\\\`"},
      {"a: \"\\e[31m\"",       "a:1:4: error[not_utf8]: an escape in this text makes a control character"},
      {"é: \xE9",              "a:1:4: error[not_utf8]: a byte that is no UTF-8, or a control character\n  hint: save the text as UTF-8"},
      {"a: \0 1"s,             "a:1:4: error[not_utf8]: a byte that is no UTF-8, or a control character\n  hint: save the text as UTF-8"},
      {"a: 1\rb: 2",           "a:1:5: error[malformed_document]: a carriage return without a line feed\n  hint: end lines with a line feed"},
      {"%TAG ! x\n%TAG ! x\n", "a:2:1: error[malformed_document]: this is no YAML"},
  });
  // clang-format on
}

TEST(Document, finds_the_value_of_a_key) {
  Diagnostics diagnostics;
  const auto document = read_document(SourceFile{"a", "a: 1\nb: [2]"}, {}, diagnostics);
  ASSERT_TRUE(document);
  ASSERT_NE(document->find("a"), nullptr);
  EXPECT_EQ(document->find("a")->text, "1");
  EXPECT_EQ(document->find("c"), nullptr);
  EXPECT_EQ(document->find("b")->find("a"), nullptr);
}

TEST(Document, stops_at_its_limits) {
  const DocumentLimits limits{.bytes = 20, .depth = 2, .nodes = 4};
  EXPECT_EQ(seen("a: 12345678901234567", "a", limits), "1:1 {1:1 a= 1:4 12345678901234567}");
  EXPECT_EQ(seen("a: 123456789012345678", "a", limits), "a: error[document_too_large]: the text has more than 20 bytes");
  EXPECT_EQ(seen("[[1]]", "a", limits), "1:1 [1:2 [1:3 1]]");
  EXPECT_EQ(seen("[[[1]]]", "a", limits), "a:1:3: error[nested_too_deep]: lists and maps are nested more than 2 deep");
  EXPECT_EQ(seen("- - - 1", "a", limits), "a:1:5: error[nested_too_deep]: lists and maps are nested more than 2 deep");
  EXPECT_EQ(seen("[1,2,3]", "a", limits), "1:1 [1:2 1, 1:4 2, 1:6 3]");
  EXPECT_EQ(seen("[1,2,3,4]", "a", limits), "a:1:8: error[too_many_nodes]: the text has more than 4 values");
  EXPECT_EQ(seen("a: 1\nb: 2", "a", limits), "a:2:4: error[too_many_nodes]: the text has more than 4 values");
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

/// Time would grow by the square, or the stack run over, if one of these were not read in time proportional to its length.
TEST(Document, hostile_texts_end_soon) {
  constexpr std::size_t times = 65'536;
  const std::vector<std::string> parts = {
      "[", "{", "- ", "? ", ": ", "[\n", "{a: ", "[a, ", "[a: ", "? [", "{[", "[{", "{\"a\":", "[\"", "a", "a ", "a: ", "a:", "a:\n", "a\n", "-\n", "?\n", ":\n",
      "\"", "\"\"", "'", "''", "\"a\n", "'a\n", "&a ", "*a ", "! ", "!", "!<", "%TAG !a! b\n", "%X\n", "---\n", "...\n", "# x\n", "|\n", "|", ">", ">\n ",
      "\t", " ", "\n", "\r", "\r\n", std::string(1, '\0'), "]", "}", "[]", "{}", ",", "[,", "\\", "\"\\", "é", "\xFF", "0", "1,", "<<: ", "@", "`"};
  std::vector<std::string> texts;
  for (const std::string& part : parts) {
    for (const char* front : {"", "[", "a: ", "a:\n  ", "{\"a\": \"", "- |\n "}) texts.push_back(front + repeated(part, times));
  }
  for (const std::string& text : texts) {
    const auto begin = std::chrono::steady_clock::now();
    (void)seen(text);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 2000) << text.substr(0, 20);
  }
}

TEST(Document, a_long_document_on_one_line_is_read_in_time) {
  std::string json = "[";
  for (int i = 0; i < 100'000; ++i) json += R"({"é":1},)";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(seen(json + "2]").ends_with("1:800002 2]"));
  EXPECT_TRUE(seen(json + "yes]").ends_with("1:800002 yes]"));
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(took.count(), 10'000);
}

RC_GTEST_PROP(Document, any_text_ends_with_a_tree_or_a_diagnostic, ()) {
  const auto characters = rc::gen::elementOf(std::string("ab1:-?,[]{}\"'|>&*!%@#~\\<. \n\t\r\xC3\xA9"));
  const auto text = *rc::gen::container<std::string>(characters);
  Diagnostics diagnostics;
  const auto document = read_document(SourceFile{"a", text}, {}, diagnostics);
  RC_ASSERT(document.has_value() || diagnostics.has_errors());
}

}  // namespace
}  // namespace couvert
