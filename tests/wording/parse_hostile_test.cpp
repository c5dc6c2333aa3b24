// Texts that want to crash, stall or fill the memory: the parser answers each with diagnostics, soon.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "wording/parse_rules_of.h"

namespace couvert {
namespace {

using test::parse_rules;
using test::parse_text;
using test::Parsed;
using test::wording_with;

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string all;
  while (all.size() + text.size() <= bytes) all += text;
  return all;
}

constexpr std::size_t nearly_whole_file = (1u << 20) - 200;

TEST(parse_hostile, bytes_that_are_no_text) {
  EXPECT_EQ(parse_text(wording_with("event e: \xff")).reports(), "6:10 not_utf8 a byte that is no UTF-8, or a control character\n");
  EXPECT_EQ(parse_text(wording_with(std::string("event \0e: a", 11))).reports(), "6:7 not_utf8 a byte that is no UTF-8, or a control character\n");
}

TEST(parse_hostile, large_statements_end_soon) {
  for (const char* text : {"(", "not ", "a + ", "a and ", "20 % of ", "a = ", "a in (", "\n  a", ", ", "a | ", "\"\" ", "\nevent e: a", "\nx", "# ", "\n#", "é"}) {
    const auto begin = std::chrono::steady_clock::now();
    std::string rules = "event e: ";
    // In lines that are short enough to be read.
    while (rules.size() < nearly_whole_file) rules += repeated(text, 4000) + "\n  ";
    const Parsed parsed = parse_rules(rules);
    EXPECT_LE(parsed.diagnostics.all().size(), Diagnostics::limit);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << text;
  }
}

TEST(parse_hostile, large_documents_end_soon) {
  for (const char* text : {">", "> ", "- ", "* a\n", "[", "![l", "](", "*a_ ", "**a ", "`", "`a``b```", "<", "<a ", "&", "\\", "# a\n", "## a — b\n", "```rules\n",
                           "~~~\n```\n", "1. a\n\n", "[a]: b\n", "_a__", "a\n---\n", "\n\n", "| a |\n|-|\n", "![[]()", "[a](<b", "$", "--- ", "***\n"}) {
    const auto begin = std::chrono::steady_clock::now();
    std::string body;
    while (body.size() < nearly_whole_file) body += repeated(text, 4000) + (body.size() / 4000 % 3 == 2 ? "\n\n" : "\n");
    const Parsed parsed = parse_text("---\nmodule: law/test\n---\n" + body);
    EXPECT_LE(parsed.diagnostics.all().size(), Diagnostics::limit);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << text;
  }
}

/// Cuts and disturbs a text that is right: whatever comes of it, the parser returns.
TEST(parse_hostile, disturbed_texts_are_survived) {
  const std::string right = wording_with(
      "cover c pays k1, k2 for contracts from 2022-01-01 when r = a\n  label fr \"la garantie\"\n  after any event\n"
      "  requires (a and not b) or c in (x, y) if d within cover for k1\n  counts s, at most 6 per event, by d\n"
      "  grants 20 % of amount * 2 - 3.50 CHF\n  waits h from a to b\n    deducting pro rata when w = p\n  free of limit\n"
      "deadline d: 3 years after k, at the latest 5 years after e as f\n  interest at 5 % on a until b\n"
      "presume a = no, b = 0, burden insurer, except for costs of c");
  ASSERT_EQ(parse_text(right).reports(), "");
  const std::string bits = "\"#(|:,=<>-* \n`é9aA.%\r\t";
  std::mt19937 random(20240101);
  const auto below = [&random](std::size_t end) { return static_cast<std::size_t>(random()) % end; };
  for (int round = 0; round < 4000; ++round) {
    std::string text = right;
    for (std::size_t change = 0; change <= below(3); ++change) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
        case 0: text.erase(at, 1 + below(20)); break;
        case 1: text.insert(at, 1, bits[below(bits.size())]); break;
        case 2: text[at] = bits[below(bits.size())]; break;
        default: text.insert(at, text.substr(below(text.size()), below(40))); break;
      }
      if (text.empty()) text = right;
    }
    const Parsed parsed = parse_text(text);
    for (const Diagnostic& diagnostic : parsed.diagnostics.all()) EXPECT_GE(diagnostic.place.line, 1) << text;
  }
}

}  // namespace
}  // namespace couvert
