#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/ensure.h"
#include "base/sha256.h"

namespace couvert {
namespace {

using namespace std::string_literals;

TEST(Text, offers_the_name_that_was_nearly_written) {
  const std::vector<std::string> names = {"trigger", "data_breach", "payment_endorsed", "no", "kind", "find"};
  struct Row {
    const char* word;
    const char* expected;
  };
  // clang-format off
  const Row rows[] = {
      {"triger",           "trigger"},
      {"trigegr",          "trigger"},
      {"Trigger",          "trigger"},
      {"data_braech",      "data_breach"},
      {"databreach",       "data_breach"},
      {"payment_endorsd",  "payment_endorsed"},
      {"mind",             "kind"},
      {"kind",             "find"},
      {"on",               "-"},
      {"tragedy",          "-"},
      {"something_else",   "-"},
      {"",                 "-"},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(nearest_name(row.word, names).value_or("-"), row.expected) << row.word;
  const std::vector<std::string> longer = {"data_reentry", "data_restoration", "sum_insured", "deductible_order", "deductible"};
  EXPECT_EQ(nearest_name("data_restore", longer), "data_restoration");
  EXPECT_EQ(nearest_name("sumins", longer), "sum_insured");
  EXPECT_EQ(nearest_name("deduct", longer), "deductible");
  EXPECT_FALSE(nearest_name("sum", longer));
  EXPECT_FALSE(nearest_name(std::string(1'000'000, 'a'), names));
  EXPECT_FALSE(nearest_name("x", {}));
}

TEST(Text, finds_the_first_byte_that_is_no_utf8) {
  struct Row {
    std::string text;
    int expected;  // -1: nothing wrong
  };
  // clang-format off
  const Row rows[] = {
      {"",                               -1},
      {"plain\ttext\r\n",                -1},
      {"é € 𝄞 \U0010FFFF",               -1},
      {"\xEF\xBB\xBF" "a",               -1},
      {"a\xC0\x80",                       1},  // overlong
      {"a\xC1\xBF",                       1},
      {"a\xE0\x9F\xBF",                   1},
      {"a\xF0\x8F\xBF\xBF",               1},
      {"a\xED\xA0\x80",                   1},  // surrogate
      {"a\xED\xBF\xBF",                   1},
      {"a\xF4\x90\x80\x80",               1},  // beyond the last code point
      {"a\xF8\x88\x80\x80\x80",           1},
      {"a\xFF",                           1},
      {"a\x80",                           1},  // no lead byte
      {"a\xC3",                           1},  // cut off
      {"a\xE2\x82",                       1},
      {"ab\xC3(",                         2},
      {"\xC3\xA9\xE9",                    2},  // Latin-1
      {"ab\0c"s,                          2},
      {"ab\x1B[31m",                      2},
      {"ab\x7F",                          2},
      {"ab\xC2\x9B",                      2},  // a control character of the second range
      {"ab\xC2\xA0",                     -1},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(static_cast<int>(first_invalid_utf8(row.text).value_or(static_cast<std::size_t>(-1))), row.expected) << row.text;
}

TEST(Text, columns_count_code_points) {
  EXPECT_EQ(column_of("abc", 0), 1);
  EXPECT_EQ(column_of("abc", 2), 3);
  EXPECT_EQ(column_of("é: x", 2), 2);
  EXPECT_EQ(column_of("é𝄞x", 6), 3);
  EXPECT_EQ(column_of("abc", 99), 4);
  EXPECT_EQ(column_of("", 0), 1);
}

TEST(Sha256, gives_the_published_digests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Ensure, names_the_place_and_aborts) {
  ensure(true, "nothing happens");
  EXPECT_EXIT(ensure(false, "the sky fell"), testing::KilledBySignal(SIGABRT), "text_test.cpp:[0-9]+: bug: the sky fell");
}

RC_GTEST_PROP(Text, a_dropped_letter_of_a_long_name_is_noticed, ()) {
  const auto name = *rc::gen::container<std::string>(12, rc::gen::inRange('a', 'z'));
  const auto at = *rc::gen::inRange<std::size_t>(0, name.size());
  std::string word = name;
  word.erase(at, 1);
  RC_ASSERT(nearest_name(word, std::vector<std::string>{name}) == name);
}

}  // namespace
}  // namespace couvert
