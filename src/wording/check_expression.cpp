#include "wording/check_expression.h"

#include <algorithm>
#include <array>

#include "base/int128.h"
#include "base/interval.h"
#include "wording/check_option.h"

namespace couvert {
namespace {

constexpr std::int64_t whole_ppm = 1'000'000;

/// A decimal in parts of `10^-digits`; nothing if it has more digits than that.
std::optional<std::int64_t> scaled(Decimal number, int digits) {
  if (number.scale > digits) return std::nullopt;
  Int128 value = number.mantissa;
  for (int i = number.scale; i < digits; ++i) value *= 10;
  if (value > unbounded || value < -unbounded) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

/// Spells out one expression. A part without a term was reported; the parts around it are then not judged.
class ExpressionChecker {
 public:
  ExpressionChecker(CheckState& state, const FileUnderCheck& file, Reads reads) : state_(state), file_(file), reads_(reads) {}

  std::optional<TermId> check(ExpressionId id, int depth);
  std::optional<TermId> require_truth(ExpressionId id, int depth);
  std::optional<TermId> require_money(ExpressionId id, int depth);

 private:
  std::optional<TermId> check_literal(const Expression& expression);
  std::optional<TermId> check_number(const Expression& expression);
  std::optional<TermId> check_money_literal(const Expression& expression);
  std::optional<TermId> check_percent(const Expression& expression, int depth);
  std::optional<TermId> check_sum(const Expression& expression, int depth);
  std::optional<TermId> check_product(const Expression& expression, int depth);
  std::optional<TermId> check_comparison(const Expression& expression, int depth);
  std::optional<TermId> check_equality_of_option(const Expression& expression, const OptionSource& source);
  std::optional<TermId> check_one_of(const Expression& expression);
  std::optional<TermId> check_months_after(const Expression& expression, int depth);
  std::optional<TermId> check_within_cover(const Expression& expression, int depth);
  std::optional<TermId> check_on_any_cost(const Expression& expression, int depth);
  std::optional<TermId> check_kept(const Expression& expression);
  std::optional<TermId> check_any_event(const Expression& expression);
  std::optional<TermId> check_connected(const Expression& expression, int depth);
  std::optional<TermId> compare(TermId a, TermId b, Comparison comparison, Place place);
  std::optional<TermId> require_day(ExpressionId id, int depth);
  std::optional<TermId> require_facts(const Expression& expression, std::string_view what, TermId term);

  TermId add(Term term) { return add_term(state_, term); }
  TermType type_of(TermId id) const { return state_.wording.at(id).type; }
  TermId negate(TermId a, Place place) { return add({.op = TermOp::negation, .a = a, .place = place}); }
  std::nullopt_t reject(std::string_view code, Place place, std::string message, std::string hint = {}) {
    state_.diagnostics.error(code, *file_.source, place, std::move(message), std::move(hint));
    return std::nullopt;
  }

  CheckState& state_;
  const FileUnderCheck& file_;
  Reads reads_;
};

std::optional<TermId> ExpressionChecker::check(ExpressionId id, int depth) {
  const Expression& expression = file_.tree->at(id);
  if (depth > max_nesting) {
    return reject("nested_too_deep", expression.place, "an expression nested more than " + std::to_string(max_nesting) + " deep");
  }
  switch (expression.kind) {
    case ExpressionKind::name: return check_name(state_, file_, {expression.text, expression.place}, reads_);
    case ExpressionKind::number:
    case ExpressionKind::money:
    case ExpressionKind::date: return check_literal(expression);
    case ExpressionKind::percent_of: return check_percent(expression, depth);
    case ExpressionKind::add:
    case ExpressionKind::subtract: return check_sum(expression, depth);
    case ExpressionKind::multiply: return check_product(expression, depth);
    case ExpressionKind::compare: return check_comparison(expression, depth);
    case ExpressionKind::one_of: return check_one_of(expression);
    case ExpressionKind::months_after: return check_months_after(expression, depth);
    case ExpressionKind::within_cover: return check_within_cover(expression, depth);
    case ExpressionKind::on_any_cost: return check_on_any_cost(expression, depth);
    case ExpressionKind::kept: return check_kept(expression);
    case ExpressionKind::any_event: return check_any_event(expression);
    case ExpressionKind::negation:
    case ExpressionKind::conjunction:
    case ExpressionKind::disjunction:
    case ExpressionKind::condition_if: return check_connected(expression, depth);
  }
  return std::nullopt;
}

std::optional<TermId> ExpressionChecker::require_truth(ExpressionId id, int depth) {
  const auto term = check(id, depth);
  if (!term || type_of(*term) == TermType::truth) return term;
  return reject("type_mismatch", file_.tree->at(id).place,
                "a yes or no is needed here, and this is " + std::string(name_of(type_of(*term))));
}

std::optional<TermId> ExpressionChecker::require_money(ExpressionId id, int depth) {
  const auto term = check(id, depth);
  if (!term || type_of(*term) == TermType::money) return term;
  const std::string_view code = type_of(*term) == TermType::truth ? "type_mismatch" : "unit_mismatch";
  return reject(code, file_.tree->at(id).place,
                "an amount of money is needed here, and this is " + std::string(name_of(type_of(*term))));
}

std::optional<TermId> ExpressionChecker::check_literal(const Expression& expression) {
  if (expression.kind == ExpressionKind::number) return check_number(expression);
  if (expression.kind == ExpressionKind::money) return check_money_literal(expression);
  return add({.op = TermOp::constant, .type = TermType::day, .number = expression.day.number, .place = expression.place});
}

std::optional<TermId> ExpressionChecker::check_number(const Expression& expression) {
  if (expression.number.scale == 0) {
    return add({.op = TermOp::constant, .type = TermType::count, .number = expression.number.mantissa, .place = expression.place});
  }
  const auto ppm = scaled(expression.number, 6);
  if (!ppm) return reject("type_mismatch", expression.place, "a share has at most six decimals");
  return add({.op = TermOp::constant, .type = TermType::ratio, .number = *ppm, .place = expression.place});
}

std::optional<TermId> ExpressionChecker::check_money_literal(const Expression& expression) {
  // A law of another currency may state amounts in its calculations, which no policy's money meets.
  const bool is_calculation = reads_ == Reads::inputs || reads_ == Reads::readings;
  const std::optional<Currency> expected = is_calculation && file_.currency ? file_.currency : state_.currency;
  if (expected && expression.money.currency != *expected) {
    return reject("currency_mismatch", expression.place,
                  "an amount in " + std::string(expression.money.currency.code()) + " where all are in " + std::string(expected->code()));
  }
  return add({.op = TermOp::constant, .type = TermType::money, .number = expression.money.minor, .place = expression.place});
}

std::optional<TermId> ExpressionChecker::check_percent(const Expression& expression, int depth) {
  const auto of = require_money(expression.operands.at(0), depth + 1);
  const auto ppm = scaled(expression.number, 4);
  if (!ppm || *ppm < 0 || *ppm > whole_ppm) {
    return reject("type_mismatch", expression.place, "a percentage lies between 0 and 100, with at most four decimals");
  }
  if (!of) return std::nullopt;
  return add({.op = TermOp::percent_of, .type = TermType::money, .a = *of, .number = *ppm, .place = expression.place});
}

std::optional<TermId> ExpressionChecker::check_sum(const Expression& expression, int depth) {
  const auto a = check(expression.operands.at(0), depth + 1);
  const auto b = check(expression.operands.at(1), depth + 1);
  if (!a || !b) return std::nullopt;
  const TermType type = type_of(*a);
  const TermOp op = expression.kind == ExpressionKind::add ? TermOp::add : TermOp::subtract;
  const bool may_add = type == TermType::money || type == TermType::count;
  if (may_add && type == type_of(*b)) return add({.op = op, .type = type, .a = *a, .b = *b, .place = expression.place});
  const bool has_truth = type == TermType::truth || type_of(*b) == TermType::truth;
  return reject(has_truth ? "type_mismatch" : "unit_mismatch", expression.place,
                std::string(name_of(type)) + " and " + std::string(name_of(type_of(*b))) + " cannot be " +
                    (op == TermOp::add ? "added" : "subtracted"));
}

std::optional<TermId> ExpressionChecker::check_product(const Expression& expression, int depth) {
  const auto a = check(expression.operands.at(0), depth + 1);
  const auto b = check(expression.operands.at(1), depth + 1);
  if (!a || !b) return std::nullopt;
  const auto is_factor = [this](TermId id) { return type_of(id) == TermType::count || type_of(id) == TermType::ratio; };
  if (type_of(*a) == TermType::money && is_factor(*b)) {
    return add({.op = TermOp::multiply, .type = TermType::money, .a = *a, .b = *b, .place = expression.place});
  }
  if (type_of(*b) == TermType::money && is_factor(*a)) {
    return add({.op = TermOp::multiply, .type = TermType::money, .a = *b, .b = *a, .place = expression.place});
  }
  const bool has_truth = type_of(*a) == TermType::truth || type_of(*b) == TermType::truth;
  return reject(has_truth ? "type_mismatch" : "unit_mismatch", expression.place,
                std::string(name_of(type_of(*a))) + " cannot be multiplied by " + std::string(name_of(type_of(*b))),
                "money is multiplied by a count or a share");
}

std::optional<TermId> ExpressionChecker::check_equality_of_option(const Expression& expression, const OptionSource& source) {
  const Expression& name = file_.tree->at(expression.operands[0]);
  const Expression& option = file_.tree->at(expression.operands.at(1));
  const bool is_test = expression.comparisons.at(0) == Comparison::equal || expression.comparisons[0] == Comparison::not_equal;
  if (expression.operands.size() != 2 || !is_test || option.kind != ExpressionKind::name) {
    return reject("type_mismatch", name.place, "`" + name.text + "` is one of several options",
                  "write `" + name.text + " = OPTION`, `!=` or `in (…)`");
  }
  return check_option_test(state_, file_, {name.text, name.place}, source, {{option.text, option.place}},
                           expression.comparisons[0] == Comparison::not_equal, reads_);
}

std::optional<TermId> ExpressionChecker::check_comparison(const Expression& expression, int depth) {
  const Expression& first = file_.tree->at(expression.operands.at(0));
  if (first.kind == ExpressionKind::name) {
    if (const auto source = find_option_source(state_, first.text, reads_)) return check_equality_of_option(expression, *source);
  }
  auto left = check(expression.operands[0], depth + 1);
  if (!left) return std::nullopt;
  if (type_of(*left) == TermType::truth) {
    return reject("type_mismatch", first.place, "a yes or no is not compared", "write it alone, or with `not` before it");
  }
  std::optional<TermId> chain;
  for (std::size_t i = 0; i < expression.comparisons.size(); ++i) {
    const auto right = check(expression.operands.at(i + 1), depth + 1);
    if (!right) return std::nullopt;
    const auto link = compare(*left, *right, expression.comparisons[i], expression.place);
    if (!link) return std::nullopt;
    chain = chain ? add({.op = TermOp::conjunction, .a = *chain, .b = *link, .place = expression.place}) : *link;
    left = right;
  }
  return chain;
}

std::optional<TermId> ExpressionChecker::compare(TermId a, TermId b, Comparison comparison, Place place) {
  const auto as_day = [this, place](TermId instant) {
    return add({.op = TermOp::local_day, .type = TermType::day, .a = instant, .place = place});
  };
  if (type_of(a) == TermType::instant && type_of(b) == TermType::day) a = as_day(a);
  if (type_of(a) == TermType::day && type_of(b) == TermType::instant) b = as_day(b);
  if (type_of(a) != type_of(b)) {
    const bool has_truth = type_of(a) == TermType::truth || type_of(b) == TermType::truth;
    return reject(has_truth ? "type_mismatch" : "unit_mismatch", state_.wording.at(b).place,
                  std::string(name_of(type_of(a))) + " cannot be compared with " + std::string(name_of(type_of(b))));
  }
  return add({.op = TermOp::compare, .a = a, .b = b, .number = static_cast<std::int64_t>(comparison), .place = place});
}

std::optional<TermId> ExpressionChecker::check_one_of(const Expression& expression) {
  const Expression& name = file_.tree->at(expression.operands.at(0));
  if (name.kind == ExpressionKind::name) {
    const auto source = find_option_source(state_, name.text, reads_);
    if (source) return check_option_test(state_, file_, {name.text, name.place}, *source, expression.options, false, reads_);
    if (!check_name(state_, file_, {name.text, name.place}, reads_)) return std::nullopt;
  }
  return reject("type_mismatch", name.place, "only a name of several options stands before `in`");
}

std::optional<TermId> ExpressionChecker::require_day(ExpressionId id, int depth) {
  const auto term = check(id, depth);
  if (!term || type_of(*term) == TermType::day) return term;
  const Place place = file_.tree->at(id).place;
  if (type_of(*term) == TermType::instant) return add({.op = TermOp::local_day, .type = TermType::day, .a = *term, .place = place});
  const std::string_view code = type_of(*term) == TermType::truth ? "type_mismatch" : "unit_mismatch";
  return reject(code, place, "a date is needed here, and this is " + std::string(name_of(type_of(*term))));
}

std::optional<TermId> ExpressionChecker::check_months_after(const Expression& expression, int depth) {
  const auto day = require_day(expression.operands.at(0), depth + 1);
  const auto start = require_day(expression.operands.at(1), depth + 1);
  if (!day || !start) return std::nullopt;
  const TermId latest = add({.op = TermOp::add_months, .type = TermType::day, .a = *start, .number = expression.number.mantissa,
                             .place = expression.place});
  return compare(*day, latest, Comparison::at_most, expression.place);
}

std::optional<TermId> ExpressionChecker::require_facts(const Expression& expression, std::string_view what, TermId term) {
  if (reads_ == Reads::dossier || reads_ == Reads::cost || reads_ == Reads::counted_cost) return term;
  return reject("guard_not_known", expression.place, "`" + std::string(what) + "` is not known before a dossier is seen");
}

std::optional<TermId> ExpressionChecker::check_within_cover(const Expression& expression, int depth) {
  const auto day = require_day(expression.operands.at(0), depth + 1);
  if (!day) return std::nullopt;
  return require_facts(expression, "within cover", add({.op = TermOp::within_cover, .a = *day, .place = expression.place}));
}

std::optional<TermId> ExpressionChecker::check_on_any_cost(const Expression& expression, int depth) {
  const auto truth = require_truth(expression.operands.at(0), depth + 1);
  if (!truth) return std::nullopt;
  return require_facts(expression, "on any cost", add({.op = TermOp::on_any_cost, .a = *truth, .place = expression.place}));
}

std::optional<TermId> ExpressionChecker::check_kept(const Expression& expression) {
  const NameEntry* duty = look_up(state_, state_.duties, file_, {expression.text, expression.place}, "duty");
  if (duty == nullptr) return std::nullopt;
  state_.kept_duties.insert(duty->index);
  return require_facts(expression, "kept", add({.op = TermOp::kept, .index = duty->index, .place = expression.place}));
}

std::optional<TermId> ExpressionChecker::check_any_event(const Expression& expression) {
  return require_facts(expression, "any event", add({.op = TermOp::any_event, .place = expression.place}));
}

std::optional<TermId> ExpressionChecker::check_connected(const Expression& expression, int depth) {
  constexpr std::size_t max_operands = 256;  // each deepens the terms by one, and terms are followed by recursion
  if (expression.operands.size() > max_operands) {
    return reject("too_many", expression.place, "more than " + std::to_string(max_operands) + " parts of one `and` or `or`");
  }
  std::vector<TermId> parts;
  bool is_complete = true;
  for (const ExpressionId operand : expression.operands) {
    const auto part = require_truth(operand, depth + 1);
    is_complete = is_complete && part;
    if (part) parts.push_back(*part);
  }
  if (!is_complete || parts.empty()) return std::nullopt;
  if (expression.kind == ExpressionKind::negation) return negate(parts[0], expression.place);
  if (expression.kind == ExpressionKind::condition_if) parts.at(1) = negate(parts[1], expression.place);
  const TermOp op = expression.kind == ExpressionKind::conjunction ? TermOp::conjunction : TermOp::disjunction;
  TermId all = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) all = add({.op = op, .a = all, .b = parts[i], .place = expression.place});
  return all;
}

}  // namespace

std::string_view name_of(TermType type) {
  constexpr std::array<std::string_view, 6> names{"a yes or no", "an amount of money", "a count", "a share", "a date", "a datetime"};
  return names.at(static_cast<std::size_t>(type));
}

TermId check_truth(CheckState& state, const FileUnderCheck& file, ExpressionId expression, Reads reads) {
  return ExpressionChecker(state, file, reads).require_truth(expression, 1).value_or(state.unjudged);
}

TermId check_amount(CheckState& state, const FileUnderCheck& file, ExpressionId expression, Reads reads) {
  return ExpressionChecker(state, file, reads).require_money(expression, 1).value_or(state.unjudged);
}

CheckedGuard check_line_guard(CheckState& state, const FileUnderCheck& file, const Guard& guard) {
  CheckedGuard checked;
  checked.contracts_from = guard.contracts_from;
  if (guard.when) checked.when = check_truth(state, file, *guard.when, Reads::policy);
  return checked;
}

CheckedGuard check_guard(CheckState& state, const FileUnderCheck& file, const Guard& guard) {
  CheckedGuard checked = check_line_guard(state, file, guard);
  if (file.contracts_from && (!checked.contracts_from || *checked.contracts_from < *file.contracts_from)) {
    checked.contracts_from = file.contracts_from;
  }
  return checked;
}

CalculationGuard check_calculation_guard(CheckState& state, const FileUnderCheck& file, const Guard& guard) {
  CalculationGuard checked;
  if (guard.when) checked.when = check_truth(state, file, *guard.when, Reads::readings);
  return checked;
}

}  // namespace couvert
