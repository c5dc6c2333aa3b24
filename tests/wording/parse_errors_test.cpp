// What a text that cannot be read is told: code, place, what was expected and seen; and that the rest is read all the same.
#include <gtest/gtest.h>

#include "wording/parse_rules_of.h"

namespace couvert {
namespace {

using test::parse_rules;
using test::parse_text;
using test::Parsed;
using test::wording_with;

struct Row {
  const char* text;
  const char* report;
};

void expect_reports(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Parsed parsed = parse_rules(row.text);
    EXPECT_EQ(parsed.reports(), std::string(row.report) + "\n") << row.text;
    EXPECT_TRUE(parsed.tree.statements.empty()) << row.text;
    EXPECT_TRUE(parsed.tree.expressions.empty()) << row.text;
  }
}

TEST(parse_errors, unknown_statements) {
  expect_reports({
      {"evnet e: a", "6:1 unknown_statement no statement begins with `evnet`; did you mean `event`?"},
      {"Cover c pays k", "6:1 unknown_statement no statement begins with `Cover`; did you mean `cover`?"},
      {"zzz", "6:1 unknown_statement no statement begins with `zzz`"},
      {"\"text\"", "6:1 unknown_statement no statement begins with `text`"},
      {"no rules \"a\"", "6:4 malformed_statement expected `rule`, seen `rules`; did you mean `rule`?"},
      {"off every costs: a", "6:11 malformed_statement expected `cost:`, seen `costs`; did you mean `cost`?"},
  });
}

TEST(parse_errors, vocabulary) {
  expect_reports({
      {"kind", "6:5 malformed_statement expected a kind of cost, seen the end of the statement"},
      {"kind a it \"x\"", "6:8 malformed_statement expected `fr`, `de`, `en` or the end of the statement, seen `it`"},
      {"kind a fr \"x\" fr \"y\"", "6:15 malformed_statement a second language of one label"},
      {"kind a fr x", "6:11 malformed_statement expected a text in quotes, seen `x`"},
      {"kind a fr \"x", "6:11 unterminated_string the text `\"x` does not end on its line"},
      {"kind a fr \u201Cx\u201D", "6:11 bad_character `\u201Cx\u201D` is no text; texts stand between straight quotes, `\"`"},
      {"kind when fr \"x\"", "6:6 malformed_statement expected a kind of cost, seen `when`; `when` is a word of the language and no name"},
      {"fact a bool", "6:8 malformed_statement expected `:`, seen `bool`"},
      {"fact a: boolean", "6:9 unknown_type `boolean` is no type; types are bool, money, count, percent, date, datetime, or options separated by `|`"},
      {"fact a: dates", "6:9 unknown_type `dates` is no type; types are bool, money, count, percent, date, datetime, or options separated by `|`; did you mean `date`?"},
      {"fact a: x | 3", "6:13 malformed_statement expected an option, seen `3`"},
      {"fact a: bool 0 unless states", "6:23 malformed_statement expected `stated`, seen `states`; did you mean `stated`?"},
      {"fact a: bool owed_by", "6:21 malformed_statement expected who owes the answer, seen the end of the statement"},
      {"fact a: x | y option x", "6:23 malformed_statement expected `fr`, `de` or `en`, seen the end of the statement"},
      {"reading a: x | y", "6:17 malformed_statement expected `|` or `=`, seen the end of the statement"},
      {"reading a: x | y = x question \"q\"", "6:31 malformed_statement expected `fr`, `de` or `en`, seen the text `\"q\"`"},
      {"title fr \"a\"", "6:7 malformed_statement the heading is the French title; leave out `fr`"},
      {"source \"a\" of 2022-13-01 checked", "6:15 malformed_date `2022-13-01` is no day of the calendar"},
      {"source \"a\" of 2022 checked", "6:15 malformed_statement expected a date such as 2022-01-01, seen `2022`"},
      {"source \"a\" of 2022-01-01", "6:25 malformed_statement expected `checked` or `unchecked`, seen the end of the statement"},
  });
}

TEST(parse_errors, rules) {
  expect_reports({
      {"event e: a label fr \"x\" label fr \"y\"", "6:25 malformed_statement expected `fr`, `de`, `en` or the end of the statement, seen `label`"},
      {"event e label fr \"x\": a\n  label fr \"y\"", "7:3 malformed_statement a second `label`"},
      {"condition c for: a", "6:16 malformed_statement expected a kind of cost, seen `:`"},
      {"condition c", "6:12 malformed_statement expected `for`, `for contracts from`, `when` or `:`, seen the end of the statement"},
      {"duty d: a\n  breech no cover", "7:3 malformed_statement expected an operator, `strict`, `breach` or the end of the statement, seen `breech`; did you mean `breach`?"},
      {"duty d: a\n  breach no covers", "7:13 malformed_statement expected `cover`, seen `covers`; did you mean `cover`?"},
      {"duty d: a\n  breach reduces by when x", "7:21 malformed_statement expected a fact, seen `when`; `when` is a word of the language and no name"},
      {"exclusion e of a, when r = x", "6:19 malformed_statement expected a kind of cost, seen `when`; `when` is a word of the language and no name"},
      {"reduction r: f", "6:15 malformed_statement expected `when`, seen the end of the statement"},
      {"presume a = no", "6:15 malformed_statement expected `,` or `, burden`, seen the end of the statement"},
      {"presume a = no, b = yes burden insurer", "6:25 malformed_statement expected `,` or `, burden`, seen `burden`"},
      {"presume a = 0.5, burden insurer", "6:13 malformed_number `0.5` is no whole number up to 100000"},
      {"excuse any duties when a", "6:12 malformed_statement expected `notice` or `duty`, seen `duties`"},
      {"override any exclusion", "6:23 malformed_statement expected `of`, seen the end of the statement"},
  });
}

TEST(parse_errors, covers) {
  expect_reports({
      {"cover c", "6:8 malformed_statement expected `pays`, seen the end of the statement"},
      {"cover c pays k\n  after e\n  after f", "8:3 malformed_statement a second `after` of one cover"},
      {"cover c pays k\n  grants a and b",
       "7:12 malformed_statement expected an operator, `label`, `after`, `grants`, `counts`, `waits`, `sublimit`, `pays`, `requires`, "
       "`shares sublimit of` or `free of`, seen `and`; `and` is a word of the language and no name"},
      {"cover c pays k\n  requirs a",
       "7:3 malformed_statement expected `,`, `for contracts from`, `when`, `label`, `after`, `grants`, `counts`, `waits`, `sublimit`, `pays`, "
       "`requires`, `shares sublimit of` or `free of`, seen `requirs`; did you mean `requires`?"},
      {"cover c pays k\n  counts s at most 6 per event, by d", "7:12 malformed_statement expected `, at most`, seen `at`"},
      {"cover c pays k\n  counts s, at most 6 per event", "7:32 malformed_statement expected `, by`, seen the end of the statement"},
      {"cover c pays k\n  sublimit 20 % of s", "7:21 malformed_statement expected an operator or `per event`, seen the end of the statement"},
      {"cover c pays k\n  waits h from a until b", "7:18 malformed_statement expected `to`, seen `until`"},
      {"cover c pays k\n  free of charge", "7:11 malformed_statement expected `deductible` or `limit`, seen `charge`"},
      {"cover c pays k\n  shares limit of d", "7:10 malformed_statement expected `sublimit of`, seen `limit`"},
  });
}

TEST(parse_errors, money_terms_and_calculations) {
  expect_reports({
      {"limit: s", "6:9 malformed_statement expected an operator or `per event`, seen the end of the statement"},
      {"deductible: d per event\n  before limit", "7:10 malformed_statement expected `sublimit`, seen `limit`"},
      {"termination: 14 weeks after receipt", "6:17 malformed_statement expected `days` or `months`, seen `weeks`"},
      {"termination: 1.5 days after receipt", "6:14 malformed_number `1.5` is no whole number up to 100000"},
      {"deadline d: 100001 days after a", "6:13 malformed_number `100001` is no whole number up to 100000"},
      {"deadline d: 14 dais after a", "6:16 malformed_statement expected `hours`, `days`, `weeks`, `months` or `years`, seen `dais`; did you mean `days`?"},
      {"deadline d: 14 days after a, at latest 5 years after b", "6:33 malformed_statement expected `the latest`, seen `latest`"},
      {"deadline d: 1 day after a\n  at least 2 working weeks", "7:22 malformed_statement expected `days from the day of the event`, seen `weeks`"},
      {"refund: p by days left\n  cash 0.05", "7:8 malformed_statement expected an amount of money such as 300 CHF, seen `0.05`"},
      {"refund: p by days left\n  cash 0.005 CHF", "7:8 too_many_decimals `0.005 CHF` has more decimals than the currency"},
      {"scope s a", "6:9 malformed_statement expected `:`, seen `a`"},
  });
}

TEST(parse_errors, limits) {
  const std::string long_name(65, 'n');
  EXPECT_EQ(parse_rules("event " + long_name + ": a").reports().substr(0, 14), "6:7 too_long t");
  EXPECT_EQ(parse_rules("event " + long_name.substr(1) + ": a").reports(), "");
  std::string options = "reading r: a0";
  for (int i = 1; i < 16; ++i) options += " | a" + std::to_string(i);
  EXPECT_EQ(parse_rules(options + " = a0").reports(), "");
  EXPECT_EQ(parse_rules(options + " | a16 = a0").reports(), "6:98 too_many more than 16 options\n");
  EXPECT_EQ(parse_text(std::string((1u << 20) + 1, '\n')).reports(), "0:0 too_long the file has more than 1048576 bytes\n");
  EXPECT_EQ(parse_rules("no rule \"" + std::string(4090, 'x') + "\"").reports(), "6:1 too_long a line of 4100 bytes; a line has at most 4096\n");
}

TEST(parse_errors, three_errors_give_three_diagnostics_and_the_rest_is_read) {
  const Parsed parsed = parse_rules("evnet a: b\nevent c: d and\n  or e\nevent f: g\nkind \"h\"\nno rule \"i\"");
  EXPECT_EQ(parsed.reports(),
            "6:1 unknown_statement no statement begins with `evnet`; did you mean `event`?\n"
            "8:3 malformed_statement expected a value, seen `or`; `or` is a word of the language and no name\n"
            "10:6 malformed_statement expected a kind of cost, seen the text `\"h\"`\n");
  ASSERT_EQ(parsed.tree.statements.size(), 2u);
  EXPECT_EQ(parsed.tree.expressions.size(), 1u);
}

TEST(parse_errors, columns_count_code_points) {
  EXPECT_EQ(parse_rules("kind a fr \"éàü€\" xx").reports(),
            "6:18 malformed_statement expected `fr`, `de`, `en` or the end of the statement, seen `xx`\n");
  EXPECT_EQ(parse_rules("kind a fr \"éàü€\" de").reports(), "6:20 malformed_statement expected a text in quotes, seen the end of the statement\n");
}

TEST(parse_errors, an_indented_line_without_a_statement_is_reported_once) {
  EXPECT_EQ(parse_rules("  event e: a\n  b\nno rule \"x\"").reports(),
            "6:1 malformed_statement an indented line continues a statement, and there is none above it; a statement begins in column one\n");
}

TEST(parse_errors, windows_line_ends_change_nothing) {
  std::string text = wording_with("event e: a\n  b");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.replace(at, 1, "\r\n");
  EXPECT_EQ(parse_text(text).reports(), "7:3 malformed_statement expected an operator, `label` or the end of the statement, seen `b`\n");
}

}  // namespace
}  // namespace couvert
