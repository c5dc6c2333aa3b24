// Expressions: how they bind, where they stand, and that what is printed is read back as the same tree.
#include <gtest/gtest.h>

#include <random>

#include "wording/parse_rules_of.h"
#include "wording/print_expression.h"

namespace couvert {
namespace {

using test::parse_rules;
using test::Parsed;

ExpressionId truth_of(const Parsed& parsed) { return std::get<EventStatement>(parsed.tree.statements.at(0).body).truth; }

std::string canonical(const std::string& text) {
  const Parsed parsed = parse_rules("event e: " + text);
  return parsed.tree.statements.empty() ? parsed.reports() : print_expression(parsed.tree, truth_of(parsed));
}

/// The same tree with every operand in brackets, so that a test sees how it binds.
std::string bound(const Tree& tree, ExpressionId id) {
  Tree flat = tree;
  const std::vector<ExpressionId> operands = tree.at(id).operands;
  if (operands.empty()) return print_expression(tree, id);
  for (std::size_t i = 0; i < operands.size(); ++i) {
    flat.expressions.push_back({.kind = ExpressionKind::name, .text = "[" + bound(tree, operands[i]) + "]"});
    flat.expressions[id.index].operands[i] = {static_cast<std::uint32_t>(flat.expressions.size() - 1)};
  }
  return print_expression(flat, id);
}

std::string bound(const std::string& text) {
  const Parsed parsed = parse_rules("event e: " + text);
  return parsed.tree.statements.empty() ? parsed.reports() : bound(parsed.tree, truth_of(parsed));
}

TEST(expressions, bind_as_the_grammar_says) {
  const std::pair<const char*, const char*> rows[] = {
      {"a or b and c", "[a] or [[b] and [c]]"},
      {"a or b or c", "[a] or [b] or [c]"},
      {"(a or b) or c", "[[a] or [b]] or [c]"},
      {"a and b if c or d", "[[a] and [b]] if [[c] or [d]]"},
      {"not a and b", "[not [a]] and [b]"},
      {"not a = b", "not [[a] = [b]]"},
      {"not a within cover", "not [[a] within cover]"},
      {"a - b - c", "[[a] - [b]] - [c]"},
      {"a - (b - c)", "[a] - [[b] - [c]]"},
      {"a + b * c", "[a] + [[b] * [c]]"},
      {"a * b * c", "[[a] * [b]] * [c]"},
      {"20 % of a * b", "[20 % of [a]] * [b]"},
      {"20 % of (a * b)", "20 % of [[a] * [b]]"},
      {"a <= b < c + d", "[a] <= [b] < [[c] + [d]]"},
      {"(a <= b) = c", "[[a] <= [b]] = [c]"},
      {"a + b in (x, y)", "[[a] + [b]] in (x, y)"},
      {"a at most 12 months after b", "[a] at most 12 months after [b]"},
      {"a at most 1 month after b", "[a] at most 1 months after [b]"},
      {"any event or kept d", "[any event] or [kept d]"},
      {"(a and b) on any cost", "[[a] and [b]] on any cost"},
      {"((a))", "a"},
      {"any event or r = any", "[any event] or [[r] = [any]]"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(bound(text), expected) << text;
}

TEST(expressions, print_with_the_fewest_parentheses) {
  const std::pair<const char*, const char*> rows[] = {
      {"((a) and ((b)))", "a and b"},
      {"(a and b) or (c and d)", "a and b or c and d"},
      {"(a or b) and c", "(a or b) and c"},
      {"not (not a)", "not (not a)"},
      {"not (a = b)", "not a = b"},
      {"(a + b) - c", "a + b - c"},
      {"a = 300.00 CHF", "a = 300 CHF"},
      {"a = 0.05 CHF", "a = 0.05 CHF"},
      {"a = 7 JPY", "a = 7 JPY"},
      {"a = 0.50", "a = 0.50"},
      {"a = 2022-01-31", "a = 2022-01-31"},
      {"30 %  of  20%of a = b", "30 % of 20 % of a = b"},
      {"(a if b) if c", "(a if b) if c"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(canonical(text), expected) << text;
}

TEST(expressions, are_refused_where_the_grammar_has_none) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "6:9 malformed_statement expected a value, seen the end of the statement\n"},
      {"a and", "6:15 malformed_statement expected a value, seen the end of the statement\n"},
      {"a b", "6:12 malformed_statement expected an operator, `label` or the end of the statement, seen `b`\n"},
      {"a adn b", "6:12 malformed_statement expected an operator, `label` or the end of the statement, seen `adn`; did you mean `and`?\n"},
      {"(a", "6:12 malformed_statement expected an operator or `)`, seen the end of the statement\n"},
      {"a)", "6:11 malformed_statement expected an operator, `label` or the end of the statement, seen `)`\n"},
      {"not not a", "6:14 malformed_statement expected a value, seen `not`; `not` is a word of the language and no name\n"},
      {"a = not b", "6:14 malformed_statement expected a value, seen `not`; `not` is a word of the language and no name\n"},
      {"a if b if c", "6:17 malformed_statement expected an operator, `label` or the end of the statement, seen `if`; `if` is a word of the language and no name\n"},
      {"a within cover + b", "6:25 malformed_statement expected an operator, `label` or the end of the statement, seen `+`\n"},
      {"a in ()", "6:16 malformed_statement expected an option, seen `)`\n"},
      {"a in (x, y", "6:20 malformed_statement expected `,` or `)`, seen the end of the statement\n"},
      {"a = 20 %", "6:14 percent_of_nothing a percentage of nothing"},
      {"a at most 12 weeks after b", "6:23 malformed_statement expected `months after` or `month after`, seen `weeks`\n"},
      {"a at most 1.5 months after b", "6:20 malformed_number `1.5` is no whole number up to 100000\n"},
      {"any cost", "6:14 malformed_statement expected an operator, `label` or the end of the statement, seen `cost`\n"},
      {"a = \"x\"", "6:14 malformed_statement expected a value, seen the text `\"x\"`\n"},
      {"a = Hello", "6:14 malformed_statement expected a value, seen `Hello`; names have small letters, digits, `_` and `.` only\n"},
      {"a = 3 XYZ", "6:16 unknown_currency `XYZ` is no currency\n"},
      {"a = 3.005 CHF", "6:14 too_many_decimals `3.005 CHF` has more decimals than the currency\n"},
      {"a = 99999999999999 CHF", "6:14 amount_too_large `99999999999999 CHF` is more than 10^13 units of its currency\n"},
      {"a = 2022-02-30", "6:14 malformed_date `2022-02-30` is no day of the calendar\n"},
      {"a = 12x", "6:14 malformed_number `12x` is no number; a number has at most 18 digits, and a blank behind it\n"},
      {"a & b", "6:12 bad_character `&` has a character that stands in texts only; names have small letters, digits, `_` and `.` only\n"},
      {"été", "6:10 bad_character `été` has a character that stands in texts only; names have small letters, digits, `_` and `.` only\n"},
  };
  for (const auto& [text, expected] : rows) {
    const std::string reports = parse_rules("event e: " + std::string(text)).reports();
    EXPECT_EQ(reports.substr(0, std::string(expected).size()), expected) << text;
  }
}

TEST(expressions, nest_up_to_the_limit) {
  const auto nested = [](int depth) { return "event e: " + std::string(static_cast<std::size_t>(depth), '(') + "a" + std::string(static_cast<std::size_t>(depth), ')'); };
  EXPECT_EQ(parse_rules(nested(32)).reports(), "");
  EXPECT_NE(parse_rules(nested(33)).reports().find("nested_too_deep"), std::string::npos);
  std::string sum = "event e: a";
  for (int i = 0; i < 31; ++i) sum += " + a";
  EXPECT_EQ(parse_rules(sum).reports(), "");
  EXPECT_NE(parse_rules(sum + " + a").reports().find("nested_too_deep"), std::string::npos);
  std::string conjunction = "event e: a";
  for (int i = 0; i < 200; ++i) conjunction += " and a";
  EXPECT_EQ(parse_rules(conjunction).reports(), "");
}

/// Makes expressions at random, of every kind and shape that the grammar can write.
class ExpressionMaker {
 public:
  explicit ExpressionMaker(std::uint32_t seed) : random_(seed) {}

  ExpressionId make(Tree& tree, int depth) {
    Expression e{.kind = static_cast<ExpressionKind>(below(depth > 0 ? 19 : 1))};
    switch (e.kind) {
      case ExpressionKind::name:
      case ExpressionKind::kept: e.text = std::string(1, static_cast<char>('a' + below(4))) + "_name"; break;
      case ExpressionKind::number: e.number = {below(10'000), below(4)}; break;
      case ExpressionKind::money: e.money = {below(100'000), Currency::from_code(below(2) == 0 ? "CHF" : "JPY").value()}; break;
      case ExpressionKind::date: e.day = {below(30'000)}; break;
      case ExpressionKind::any_event: break;
      case ExpressionKind::percent_of: e.number = {below(101), 0}; add_operands(tree, e, 1, depth); break;
      case ExpressionKind::one_of:
        add_operands(tree, e, 1, depth);
        for (int i = below(3); i >= 0; --i) e.options.push_back({"option_" + std::to_string(i), {}});
        break;
      case ExpressionKind::within_cover:
      case ExpressionKind::on_any_cost:
      case ExpressionKind::negation: add_operands(tree, e, 1, depth); break;
      case ExpressionKind::months_after: e.number = {below(100), 0}; add_operands(tree, e, 2, depth); break;
      case ExpressionKind::add:
      case ExpressionKind::subtract:
      case ExpressionKind::multiply:
      case ExpressionKind::condition_if: add_operands(tree, e, 2, depth); break;
      case ExpressionKind::conjunction:
      case ExpressionKind::disjunction: add_operands(tree, e, 2 + below(2), depth); break;
      case ExpressionKind::compare:
        add_operands(tree, e, 2 + below(2), depth);
        while (e.comparisons.size() + 1 < e.operands.size()) e.comparisons.push_back(static_cast<Comparison>(below(6)));
        break;
    }
    tree.expressions.push_back(std::move(e));
    return {static_cast<std::uint32_t>(tree.expressions.size() - 1)};
  }

 private:
  int below(int end) { return static_cast<int>(random_() % static_cast<std::uint32_t>(end)); }
  void add_operands(Tree& tree, Expression& e, int count, int depth) {
    for (int i = 0; i < count; ++i) e.operands.push_back(make(tree, depth - 1));
  }
  std::mt19937 random_;
};

bool same(const Tree& a, ExpressionId x, const Tree& b, ExpressionId y) {
  const Expression& e = a.at(x);
  const Expression& f = b.at(y);
  if (e.kind != f.kind || e.text != f.text || e.number != f.number || e.money != f.money || e.day != f.day) return false;
  if (e.comparisons != f.comparisons || test::joined(e.options) != test::joined(f.options) || e.operands.size() != f.operands.size()) return false;
  for (std::size_t i = 0; i < e.operands.size(); ++i) {
    if (!same(a, e.operands[i], b, f.operands[i])) return false;
  }
  return true;
}

TEST(expressions, what_is_printed_is_read_back) {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    Tree tree;
    const ExpressionId id = ExpressionMaker(seed).make(tree, 1 + static_cast<int>(seed % 4));
    const std::string text = print_expression(tree, id);
    const Parsed parsed = parse_rules("event e: " + text);
    ASSERT_EQ(parsed.reports(), "") << "seed " << seed << ": " << text;
    ASSERT_TRUE(same(tree, id, parsed.tree, truth_of(parsed))) << "seed " << seed << ": " << text;
    ASSERT_EQ(print_expression(parsed.tree, truth_of(parsed)), text);
  }
}

/// Without any one pair of parentheses, the text is another tree or none.
TEST(expressions, no_parentheses_can_go) {
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    Tree tree;
    const ExpressionId id = ExpressionMaker(seed).make(tree, 3);
    const std::string text = print_expression(tree, id);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '(') open.push_back(i);
      if (text[i] != ')') continue;
      const std::size_t begin = open.back();
      open.pop_back();
      if (begin >= 3 && text.substr(begin - 3, 3) == "in ") continue;
      std::string less = text;
      less[i] = less[begin] = ' ';
      const Parsed parsed = parse_rules("event e: " + less);
      EXPECT_TRUE(!parsed.tree.statements.size() || !same(tree, id, parsed.tree, truth_of(parsed))) << text;
    }
  }
}

}  // namespace
}  // namespace couvert
