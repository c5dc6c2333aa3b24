#include "wording/print_expression.h"

#include <algorithm>
#include <string_view>

#include "wording/expression_level.h"

namespace couvert {
namespace {

std::string_view sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal: return "=";
    case Comparison::not_equal: return "!=";
    case Comparison::less: return "<";
    case Comparison::at_most: return "<=";
    case Comparison::greater: return ">";
    case Comparison::at_least: break;
  }
  return ">=";
}

std::string print_decimal(Decimal number) {
  std::string digits = std::to_string(number.mantissa);
  if (number.scale == 0) return digits;
  const auto scale = static_cast<std::size_t>(number.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  return digits.insert(digits.size() - scale, ".");
}

/// Without `.00`, as people write amounts in a wording.
std::string print_money(Money money) {
  std::string text = format_money(money);
  const std::string zeros = "." + std::string(static_cast<std::size_t>(money.currency.decimals()), '0') + " ";
  if (const std::size_t at = text.find(zeros); at != std::string::npos) text.replace(at, zeros.size(), " ");
  return text;
}

class Printer {
 public:
  explicit Printer(const Tree& tree) : tree_(tree) {}

  std::string print(ExpressionId id, Level at_least) const {
    const Expression& expression = tree_.at(id);
    const std::string text = print_bare(expression);
    return level_of(expression.kind) < at_least ? "(" + text + ")" : text;
  }

 private:
  std::string print_bare(const Expression& e) const {
    const auto operand = [&](std::size_t i, Level at_least) { return print(e.operands[i], at_least); };
    switch (e.kind) {
      case ExpressionKind::name: return e.text;
      case ExpressionKind::number: return print_decimal(e.number);
      case ExpressionKind::percent_of: return print_decimal(e.number) + " % of " + operand(0, Level::primary);
      case ExpressionKind::money: return print_money(e.money);
      case ExpressionKind::date: return format_day(e.day);
      case ExpressionKind::add: return operand(0, Level::sum) + " + " + operand(1, Level::product);
      case ExpressionKind::subtract: return operand(0, Level::sum) + " - " + operand(1, Level::product);
      case ExpressionKind::multiply: return operand(0, Level::product) + " * " + operand(1, Level::primary);
      case ExpressionKind::compare: return print_comparisons(e);
      case ExpressionKind::one_of: return operand(0, Level::sum) + " in (" + print_options(e) + ")";
      case ExpressionKind::months_after:
        return operand(0, Level::sum) + " at most " + print_decimal(e.number) + " months after " + operand(1, Level::sum);
      case ExpressionKind::within_cover: return operand(0, Level::sum) + " within cover";
      case ExpressionKind::on_any_cost: return operand(0, Level::sum) + " on any cost";
      case ExpressionKind::kept: return "kept " + e.text;
      case ExpressionKind::any_event: return "any event";
      case ExpressionKind::negation: return "not " + operand(0, Level::test);
      case ExpressionKind::conjunction: return join(e, " and ", Level::negation);
      case ExpressionKind::disjunction: return join(e, " or ", Level::conjunction);
      case ExpressionKind::condition_if: break;
    }
    return operand(0, Level::disjunction) + " if " + operand(1, Level::disjunction);
  }

  std::string join(const Expression& e, std::string_view connective, Level at_least) const {
    std::string text;
    for (const ExpressionId operand : e.operands) {
      if (!text.empty()) text += connective;
      text += print(operand, at_least);
    }
    return text;
  }

  std::string print_comparisons(const Expression& e) const {
    std::string text = print(e.operands.front(), Level::sum);
    for (std::size_t i = 0; i < e.comparisons.size(); ++i) {
      text += " " + std::string(sign_of(e.comparisons[i])) + " " + print(e.operands[i + 1], Level::sum);
    }
    return text;
  }

  static std::string print_options(const Expression& e) {
    std::string text;
    for (const Word& option : e.options) text += (text.empty() ? "" : ", ") + option.text;
    return text;
  }

  const Tree& tree_;
};

}  // namespace

std::string print_expression(const Tree& tree, ExpressionId id) { return Printer(tree).print(id, Level::condition_if); }

}  // namespace couvert
