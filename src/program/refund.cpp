// Terminations and refunds: when cover ends, and what of the premium is given back.
#include <algorithm>

#include "base/ensure.h"
#include "base/money.h"
#include "program/end_of_cover.h"
#include "program/rule_outputs.h"

namespace couvert {
namespace {

struct CoverEnd {
  const TerminationRule& rule;
  const CalculationScene& scene;

  [[nodiscard]] Day day(const char* input) const { return {static_cast<std::int32_t>(scene.given(input).number)}; }
  [[nodiscard]] Day first_without_cover() const {
    const bool from_known = is_known(scene.given("from"));
    return first_day_without_cover(rule, day("received"),
                                   {from_known ? std::optional{day("from")} : std::nullopt, day("to")}, scene);
  }
  /// No day was covered if the termination takes effect before the period begins.
  [[nodiscard]] bool any_day_covered() const {
    return !is_known(scene.given("from")) || first_without_cover() > day("from");
  }
};

struct PremiumDays {
  std::int64_t left = 0;
  std::int64_t in_period = 0;
};

PremiumDays premium_days(const RefundRule& rule, const CoverEnd& end) {
  const Day first = end.first_without_cover();
  const Day from = end.day("from");
  const Day to = end.day("to");
  if (rule.thirty_360_line && holds(rule.thirty_360, end.scene))
    return {days_thirty_360(first, to), days_thirty_360(from, to)};
  return {to.number - first.number, to.number - from.number};
}

/// A period of no days by its day count (the 30th to the 31st of a month) is given back whole or not at all.
std::int64_t refund_minor(std::int64_t premium_minor, PremiumDays days, bool any_day_covered) {
  if (days.in_period <= 0) return any_day_covered ? 0 : premium_minor;
  return divide_rounded(Int128{premium_minor} * days.left, days.in_period);
}

std::int64_t to_cash_step(std::int64_t minor, std::int64_t step_minor) {
  ensure(step_minor > 0, "a step of payment in cash is positive");
  return divide_rounded(minor, step_minor) * step_minor;
}

const InputNames end_of_cover_needs{"received", "to"};

void offer_end_of_cover(RuleOutputs& outputs, const CoverEnd& end) {
  const bool dates_known = is_known(end.scene.given("received")) && is_known(end.scene.given("to"));
  if (!dates_known || end.any_day_covered())
    outputs.offer(
        {"last_day_of_cover", FactType::date, end_of_cover_needs, [&] { return end.first_without_cover().number - 1; }},
        end.scene);
  outputs.offer(
      {"first_day_without_cover", FactType::date, end_of_cover_needs, [&] { return end.first_without_cover().number; }},
      end.scene);
}

/// Whether the premium is given back at all; unknown while an input that decides it is not.
Truth offer_refund_due(RuleOutputs& outputs, const RefundRule& rule, const CalculationScene& scene) {
  if (!rule.not_due) return Truth::yes;
  const Truth due = truth_not(truth_of(*rule.not_due, scene));
  const InputNames needs = inputs_read_by(*rule.not_due, scene.wording);
  if (is_unknown(due))
    outputs.lack("refund_due", needs, scene);
  else
    outputs.settle({"refund_due", FactType::truth, known(is_yes(due) ? 1 : 0)}, needs);
  return due;
}

}  // namespace

RuleOutputs termination_outputs(const TerminationRule& rule, const CalculationScene& scene) {
  RuleOutputs outputs;
  offer_end_of_cover(outputs, {rule, scene});
  return outputs;
}

RuleOutputs refund_outputs(const RefundRule& rule, const TerminationRule& termination, bool with_end_of_cover,
                           const CalculationScene& scene) {
  const CoverEnd end{termination, scene};
  RuleOutputs outputs;
  if (with_end_of_cover) offer_end_of_cover(outputs, end);
  const Truth due = offer_refund_due(outputs, rule, scene);
  InputNames needs = end_of_cover_needs;
  needs.insert("from");
  outputs.offer({"days_left", FactType::count, needs, [&] { return premium_days(rule, end).left; }}, scene);
  outputs.offer({"days_in_period", FactType::count, needs, [&] { return premium_days(rule, end).in_period; }}, scene);

  needs.insert("annual_premium");
  if (is_unknown(due)) needs.merge(inputs_read_by(*rule.not_due, scene.wording));
  const auto refund = [&]() -> std::int64_t {
    if (!is_yes(due)) return 0;
    return refund_minor(scene.given("annual_premium").number, premium_days(rule, end), end.any_day_covered());
  };
  outputs.offer({"refund", FactType::money, needs, refund}, scene);
  if (rule.cash)
    outputs.offer({"refund_cash", FactType::money, needs, [&] { return to_cash_step(refund(), rule.cash->minor); }},
                  scene);
  if (rule.paid_within_days && !is_no(due))
    outputs.offer(
        {"refund_paid_by", FactType::date, end_of_cover_needs,
         [&] { return day_after(end.first_without_cover(), *rule.paid_within_days - 1, PeriodUnit::days).number; }},
        scene);
  return outputs;
}

}  // namespace couvert
