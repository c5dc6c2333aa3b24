#include "wording/check_calculations.h"

#include <algorithm>
#include <array>

#include "wording/check_expression.h"

namespace couvert {
namespace {

constexpr std::array<std::string_view, 5> unit_names{"hour", "day", "week", "month", "year"};

std::optional<PeriodUnit> check_unit(const StatementUnderCheck& here, const Word& word) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < unit_names.size(); ++i) {
    if (word.text == unit_names[i] || word.text == std::string(unit_names[i]) + "s") return static_cast<PeriodUnit>(i);
    names.push_back(std::string(unit_names[i]) + "s");
  }
  here.error("unknown_name", word.place, "`" + word.text + "` is no unit of time", hint_for(here.state, word.text, names));
  return std::nullopt;
}

std::optional<InputId> check_input(const StatementUnderCheck& here, const Word& name, const std::vector<FactType>& types) {
  const NameEntry* entry = look_up(here.state, here.state.inputs, here.file, name, "input");
  if (entry == nullptr) return std::nullopt;
  const FactType actual = here.state.wording.calculations.inputs[entry->index].type;
  if (std::find(types.begin(), types.end(), actual) != types.end()) return entry->index;
  here.error("type_mismatch", name.place,
             "`" + name.text + "` is an input of type `" + std::string(name_of(actual)) + "`; here stands one of type `" +
                 std::string(name_of(types.front())) + "`");
  return std::nullopt;
}

/// Hours are real hours and need an instant; longer units count days, for which an instant's local day will do.
PeriodRule check_period(const StatementUnderCheck& here, const Period& period) {
  PeriodRule rule;
  rule.count = period.count;
  rule.unit = check_unit(here, period.unit).value_or(PeriodUnit::days);
  const std::vector<FactType> types = rule.unit == PeriodUnit::hours ? std::vector<FactType>{FactType::instant}
                                                                     : std::vector<FactType>{FactType::date, FactType::instant};
  rule.after = check_input(here, period.after, types).value_or(InputId{0});
  return rule;
}

/// One clause gives each output once; other clauses may use the same name.
void declare_output(const StatementUnderCheck& here, const Word& name) {
  const std::string key = here.file.source->name() + " " + std::to_string(here.statement.clause) + " output " + name.text;
  const NameEntry entry{.what = NameKind::statement, .file = here.file.source, .place = name.place};
  const auto [first, is_new] = here.state.others.emplace(key, entry);
  if (is_new) return;
  here.error("name_taken", name.place,
             "this clause computes `" + name.text + "` already, on line " + std::to_string(first->second.place.line));
}

InterestRule check_interest(const StatementUnderCheck& here, const InterestLine& line) {
  InterestRule rule;
  if (line.rate_input) {
    rule.rate = check_input(here, *line.rate_input, {FactType::percent}).value_or(InputId{0});
  } else {
    std::int64_t ppm = line.rate_percent.mantissa;
    for (int scale = line.rate_percent.scale; scale < 4 && ppm <= max_amount_minor; ++scale) ppm *= 10;
    rule.rate_ppm = ppm;
    if (line.rate_percent.scale > 4 || ppm < 0 || ppm > 1'000'000) {
      here.error("type_mismatch", line.place, "a percentage lies between 0 and 100, with at most four decimals");
    }
  }
  rule.amount = check_input(here, line.amount, {FactType::money}).value_or(InputId{0});
  rule.until = check_input(here, line.until, {FactType::date, FactType::instant}).value_or(InputId{0});
  return rule;
}

ClauseId clause_of(const StatementUnderCheck& here) { return static_cast<ClauseId>(here.file.first_clause + here.statement.clause); }

/// Two ordinary terminations (or refunds) in one text contradict each other; the other ones bear names.
void check_one_unnamed(const StatementUnderCheck& here, const std::string& what) {
  const std::string key = here.file.source->name() + " unnamed " + what;
  const NameEntry entry{.what = NameKind::statement, .file = here.file.source, .place = here.statement.place};
  const auto [first, is_new] = here.state.others.emplace(key, entry);
  if (is_new) return;
  here.error("second_termination", here.statement.place,
             "an ordinary " + what + " stands already on line " + std::to_string(first->second.place.line),
             "give this one a name: `" + what + " NAME: …`");
}

}  // namespace

void check_deadline(const StatementUnderCheck& here, const DeadlineStatement& deadline) {
  static_cast<void>(here.record(Nature::deadline, deadline.name.text));
  declare_output(here, deadline.name);
  DeadlineRule rule;
  rule.clause = clause_of(here);
  rule.name = deadline.name.text;
  rule.period = check_period(here, deadline.period);
  if (deadline.latest) rule.latest = check_period(here, *deadline.latest);
  if (deadline.latest_name) {
    declare_output(here, *deadline.latest_name);
    rule.latest_name = deadline.latest_name->text;
  }
  for (const PeriodLine& line : deadline.lines) {
    rule.adjustments.push_back(
        {static_cast<PeriodAdjustment::Kind>(line.kind), line.days, check_calculation_guard(here.state, here.file, line.guard)});
  }
  if (deadline.interest) rule.interest = check_interest(here, *deadline.interest);
  here.state.wording.calculations.deadlines.push_back(std::move(rule));
}

void check_scope(const StatementUnderCheck& here, const ScopeStatement& scope) {
  static_cast<void>(here.record(Nature::scope, scope.name.text));
  declare_output(here, scope.name);
  here.state.wording.calculations.scopes.push_back(
      {clause_of(here), scope.name.text, check_truth(here.state, here.file, scope.truth, Reads::inputs)});
}

void check_termination(const StatementUnderCheck& here, const TerminationStatement& termination) {
  const std::string name = termination.name ? termination.name->text : std::string{};
  static_cast<void>(here.record(Nature::termination, name));
  if (termination.name) {
    declare_output(here, *termination.name);
  } else {
    check_one_unnamed(here, "termination");
  }
  TerminationRule rule;
  rule.clause = clause_of(here);
  rule.name = name;
  rule.count = termination.count;
  rule.unit = check_unit(here, termination.unit).value_or(PeriodUnit::days);
  if (rule.unit != PeriodUnit::days && rule.unit != PeriodUnit::months) {
    here.error("unit_mismatch", termination.unit.place, "a termination takes effect after days or months");
  }
  rule.last_day_line = termination.last_day_covered;
  rule.last_day_covered = check_calculation_guard(here.state, here.file, termination.last_day_guard);
  // The product's file comes first: its termination goes before the law's.
  if (name.empty() && !here.state.wording.termination) here.state.wording.termination = rule;
  here.state.wording.calculations.terminations.push_back(std::move(rule));
}

void check_refund(const StatementUnderCheck& here, const RefundStatement& refund) {
  const std::string name = refund.name ? refund.name->text : std::string{};
  static_cast<void>(here.record(Nature::refund, name));
  if (!refund.name) check_one_unnamed(here, "refund");
  const Expression& premium = here.file.tree->at(refund.premium);
  if (premium.kind != ExpressionKind::name || premium.text != "policy.annual_premium") {
    here.error("type_mismatch", premium.place, "only `policy.annual_premium` is refunded");
  }
  RefundRule rule;
  rule.clause = clause_of(here);
  rule.name = name;
  rule.thirty_360_line = refund.thirty_360;
  rule.thirty_360 = check_calculation_guard(here.state, here.file, refund.thirty_360_guard);
  rule.cash = refund.cash;
  const std::optional<Currency> expected = here.file.currency ? here.file.currency : here.state.currency;
  if (rule.cash && expected && rule.cash->currency != *expected) {
    here.error("currency_mismatch", here.statement.place,
               "cash is rounded in " + std::string(rule.cash->currency.code()) + " where all is in " + std::string(expected->code()));
  }
  if (refund.not_due) rule.not_due = check_truth(here.state, here.file, *refund.not_due, Reads::inputs);
  rule.paid_within_days = refund.paid_within_days;
  here.state.wording.calculations.refunds.push_back(std::move(rule));
}

}  // namespace couvert
