#include "wording/parse_expression.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "wording/expression_level.h"
#include "wording/parse_parts.h"

namespace couvert {
namespace {

/// What follows a left operand. `from` is how tightly the left operand must bind.
struct Infix {
  std::string_view phrase;
  ExpressionKind kind;
  Level from;
};

constexpr std::array<Infix, 16> infixes = {{
    {"if", ExpressionKind::condition_if, Level::disjunction},
    {"or", ExpressionKind::disjunction, Level::conjunction},
    {"and", ExpressionKind::conjunction, Level::negation},
    {"=", ExpressionKind::compare, Level::sum},
    {"!=", ExpressionKind::compare, Level::sum},
    {"<=", ExpressionKind::compare, Level::sum},
    {"<", ExpressionKind::compare, Level::sum},
    {">=", ExpressionKind::compare, Level::sum},
    {">", ExpressionKind::compare, Level::sum},
    {"in (", ExpressionKind::one_of, Level::sum},
    {"at most", ExpressionKind::months_after, Level::sum},
    {"within cover", ExpressionKind::within_cover, Level::sum},
    {"on any cost", ExpressionKind::on_any_cost, Level::sum},
    {"+", ExpressionKind::add, Level::sum},
    {"-", ExpressionKind::subtract, Level::sum},
    {"*", ExpressionKind::multiply, Level::product},
}};

struct ComparisonSign {
  std::string_view sign;
  Comparison comparison;
};
constexpr std::array<ComparisonSign, 6> comparison_signs = {{{"=", Comparison::equal},
                                                             {"!=", Comparison::not_equal},
                                                             {"<=", Comparison::at_most},
                                                             {"<", Comparison::less},
                                                             {">=", Comparison::at_least},
                                                             {">", Comparison::greater}}};

class ExpressionParser {
 public:
  ExpressionParser(TokenReader& in, Tree& tree) : in_(in), tree_(tree), first_(tree.expressions.size()) {}

  ExpressionId read(Level at_least) {
    ExpressionId left = read_first(at_least);
    for (const Infix* infix = next_infix(left, at_least); infix != nullptr; infix = next_infix(left, at_least)) {
      left = read_behind(left, *infix);
    }
    in_.note_expected("an operator");
    return left;
  }

 private:
  const Infix* next_infix(ExpressionId left, Level at_least) const {
    if (in_.failed()) return nullptr;
    const Level reached = parenthesised_ == left.index ? Level::primary : level_of(tree_.at(left).kind);
    const auto fits = [&](const Infix& infix) {
      return level_of(infix.kind) >= at_least && reached >= infix.from && in_.at(infix.phrase);
    };
    const auto found = std::find_if(infixes.begin(), infixes.end(), fits);
    return found == infixes.end() ? nullptr : &*found;
  }

  ExpressionId read_first(Level at_least) {
    const Place place = in_.now().place;
    if (at_least <= Level::negation && in_.take_if("not")) {
      return nested([&] { return make({.kind = ExpressionKind::negation, .place = place, .operands = {read(Level::test)}}); });
    }
    if (at_least <= Level::test && in_.take_if("any event")) return make({.kind = ExpressionKind::any_event, .place = place});
    if (at_least <= Level::test && in_.take_if("kept")) {
      return make({.kind = ExpressionKind::kept, .place = place, .text = in_.take_name("a duty").text});
    }
    return read_primary(place);
  }

  ExpressionId read_primary(Place place) {
    if (in_.take_if("(")) {
      const ExpressionId inner = nested([&] { return read(Level::condition_if); });
      in_.require(")");
      parenthesised_ = inner.index;
      return inner;
    }
    if (in_.at_money()) return make({.kind = ExpressionKind::money, .place = place, .money = in_.take_money()});
    if (in_.now().kind == TokenKind::date) return make({.kind = ExpressionKind::date, .place = place, .day = in_.take_day()});
    if (in_.now().kind == TokenKind::number) return read_number(place);
    return make({.kind = ExpressionKind::name, .place = place, .text = in_.take_name("a value").text});
  }

  ExpressionId read_number(Place place) {
    const Decimal number = in_.take_decimal();
    if (!in_.at("%")) return make({.kind = ExpressionKind::number, .place = place, .number = number});
    if (!in_.at("% of")) {
      in_.fail("percent_of_nothing", place, "a percentage of nothing", "write `NUMBER % of AMOUNT`");
    }
    in_.require("% of");
    return nested([&] {
      const ExpressionId whole = read_primary(in_.now().place);
      return make({.kind = ExpressionKind::percent_of, .place = place, .number = number, .operands = {whole}});
    });
  }

  ExpressionId read_behind(ExpressionId left, const Infix& infix) {
    Expression whole{.kind = infix.kind, .place = tree_.at(left).place, .operands = {left}};
    switch (infix.kind) {
      case ExpressionKind::compare:
        while (const auto comparison = next_comparison()) {
          whole.comparisons.push_back(*comparison);
          whole.operands.push_back(read(Level::sum));
        }
        break;
      case ExpressionKind::conjunction:
        while (in_.take_if("and")) whole.operands.push_back(read(Level::negation));
        break;
      case ExpressionKind::disjunction:
        while (in_.take_if("or")) whole.operands.push_back(read(Level::conjunction));
        break;
      case ExpressionKind::one_of:
        in_.require("in (");
        whole.options = parse_options(in_, ",");
        in_.require(")");
        break;
      case ExpressionKind::months_after:
        in_.require("at most");
        whole.number = {in_.take_whole_number(), 0};
        if (!in_.accept("months after")) in_.require("month after");
        whole.operands.push_back(read(Level::sum));
        break;
      case ExpressionKind::condition_if:
        in_.require("if");
        whole.operands.push_back(read(Level::disjunction));
        break;
      case ExpressionKind::add:
      case ExpressionKind::subtract:
        in_.require(infix.phrase);
        whole.operands.push_back(read(Level::product));
        break;
      case ExpressionKind::multiply:
        in_.require("*");
        whole.operands.push_back(read_primary(in_.now().place));
        break;
      default:
        in_.require(infix.phrase);
        break;
    }
    return make(std::move(whole));
  }

  std::optional<Comparison> next_comparison() {
    for (const ComparisonSign& sign : comparison_signs) {
      if (in_.take_if(sign.sign)) return sign.comparison;
    }
    return std::nullopt;
  }

  template <class Read>
  ExpressionId nested(Read read_inner) {
    if (++nesting_ > max_nesting) report_nesting(in_.now().place);
    const ExpressionId inner = in_.failed() ? ExpressionId{} : read_inner();
    --nesting_;
    return inner;
  }

  /// Appends an expression whose operands are all read. A chain of sums nests too: whoever walks the tree needs its depth bounded.
  ExpressionId make(Expression expression) {
    if (in_.failed()) return {};
    int depth = 1;
    for (const ExpressionId operand : expression.operands) depth = std::max(depth, depths_[operand.index - first_] + 1);
    if (depth > max_nesting) {
      report_nesting(expression.place);
      return {};
    }
    depths_.push_back(depth);
    tree_.expressions.push_back(std::move(expression));
    return {static_cast<std::uint32_t>(tree_.expressions.size() - 1)};
  }

  void report_nesting(Place place) {
    in_.fail("nested_too_deep", place, "an expression nests more than " + std::to_string(max_nesting) + " deep");
  }

  TokenReader& in_;
  Tree& tree_;
  std::size_t first_;        // where the expressions of this parser begin
  std::vector<int> depths_;  // of those expressions
  int nesting_ = 0;
  std::optional<std::uint32_t> parenthesised_;  // the expression that was last closed by `)`
};

}  // namespace

ExpressionId parse_expression(TokenReader& in, Tree& tree) { return ExpressionParser(in, tree).read(Level::condition_if); }

ExpressionId parse_sum(TokenReader& in, Tree& tree) { return ExpressionParser(in, tree).read(Level::sum); }

}  // namespace couvert
