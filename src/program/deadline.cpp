// Deadlines: from the day or the moment of an event to the day or the moment at which a period ends.
#include <algorithm>

#include "base/ensure.h"
#include "base/money.h"
#include "program/end_of_cover.h"
#include "program/rule_outputs.h"

namespace couvert {
namespace {

constexpr std::int64_t seconds_per_hour = 3600;
constexpr std::int64_t max_hours = 9'000'000;  // a thousand years
constexpr std::int64_t max_working_days = 10'000;
constexpr std::int64_t millionth = 1'000'000;
constexpr std::int64_t days_of_interest_year = 365;

/// A period in hours ends at an instant, any other at the end of a local day.
struct Due {
  bool is_instant = false;
  Instant instant;
  Day day;
};

struct PeriodScene {
  const DeadlineRule& rule;
  const CalculationScene& scene;
  const Holidays* holidays;

  [[nodiscard]] Instant end_of(const Due& due) const {
    return due.is_instant ? due.instant : scene.zone.start_of_day({due.day.number + 1});
  }
  [[nodiscard]] Day last_day(const Due& due) const {
    return due.is_instant ? scene.zone.local_day(due.instant) : due.day;
  }
};

/// The start of the first full hour after the one in which the event falls: an event on the stroke of nine counts from ten.
Instant next_full_hour(Instant event, const Zone& zone) {
  const std::int64_t into_day = event.seconds - zone.start_of_day(zone.local_day(event)).seconds;
  return {event.seconds - into_day % seconds_per_hour + seconds_per_hour};
}

bool is_instant_input(const PeriodRule& period, const CalculationScene& scene) {
  return scene.wording.calculations.inputs[period.after].type == FactType::instant;
}

Day event_day(const PeriodRule& period, const CalculationScene& scene) {
  const std::int64_t number = scene.given(period.after).number;
  return is_instant_input(period, scene) ? scene.zone.local_day({number}) : Day{static_cast<std::int32_t>(number)};
}

Due end_of_hours(const PeriodRule& period, const PeriodScene& of) {
  ensure(is_instant_input(period, of.scene), "a period in hours begins at an instant");
  Instant start{of.scene.given(period.after).number};
  for (const PeriodAdjustment& adjustment : of.rule.adjustments)
    if (adjustment.kind == PeriodAdjustment::Kind::next_full_hour && holds(adjustment.guard, of.scene))
      start = next_full_hour(start, of.scene.zone);
  const std::int64_t hours = std::clamp(period.count, std::int64_t{0}, max_hours);
  return {.is_instant = true, .instant = {start.seconds + hours * seconds_per_hour}};
}

/// The due date with its working days, where the holidays of the place are known. A period in hours is never moved to the next
/// working day (Regulation 1182/71, article 3(4)).
Due on_working_days(Due due, const PeriodRule& period, const PeriodScene& of) {
  if (of.holidays == nullptr) return due;
  for (const PeriodAdjustment& adjustment : of.rule.adjustments) {
    if (!holds(adjustment.guard, of.scene)) continue;
    const bool from_event = adjustment.kind == PeriodAdjustment::Kind::working_days_from_event;
    if (from_event || adjustment.kind == PeriodAdjustment::Kind::whole_working_days) {
      const std::int64_t count = std::clamp(adjustment.days, std::int64_t{1}, max_working_days);
      const Day least = of.holidays->working_day_number(count, event_day(period, of.scene), from_event);
      const Due at_least{.day = least};
      if (of.end_of(at_least) > of.end_of(due)) due = at_least;
    } else if (adjustment.kind == PeriodAdjustment::Kind::next_working_day && !due.is_instant) {
      due.day = of.holidays->working_day_from(due.day);
    }
  }
  return due;
}

Due end_of_period(const PeriodRule& period, const PeriodScene& of) {
  const Due due = period.unit == PeriodUnit::hours
                      ? end_of_hours(period, of)
                      : Due{.day = day_after(event_day(period, of.scene), period.count, period.unit)};
  return on_working_days(due, period, of);
}

/// The end of the period, or of the second limit if that comes first.
Due end_of_rule(const PeriodScene& of) {
  const Due due = end_of_period(of.rule.period, of);
  if (!of.rule.latest) return due;
  const Due latest = end_of_period(*of.rule.latest, of);
  return of.end_of(latest) < of.end_of(due) ? latest : due;
}

void offer_due(RuleOutputs& outputs, const std::string& name, const InputNames& needs, const CalculationScene& scene,
               const std::function<Due()>& compute) {
  const bool known_all =
      std::all_of(needs.begin(), needs.end(), [&](const auto& input) { return is_known(scene.given(input)); });
  if (!known_all) return outputs.lack(name, needs, scene);
  const Due due = compute();
  outputs.settle({name, due.is_instant ? FactType::instant : FactType::date,
                  known(due.is_instant ? due.instant.seconds : due.day.number)},
                 needs);
}

void offer_interest(RuleOutputs& outputs, const InterestRule& interest, const InputNames& due_needs,
                    const PeriodScene& of) {
  const CalculationScene& scene = of.scene;
  const auto& inputs = scene.wording.calculations.inputs;
  const auto days_late = [&]() -> std::int64_t {
    const PeriodRule until{.after = interest.until};
    return std::max(0, event_day(until, scene).number - of.last_day(end_of_rule(of)).number);
  };
  outputs.offer({"interest_from", FactType::date, due_needs, [&] { return of.last_day(end_of_rule(of)).number + 1; }},
                scene);
  InputNames needs = due_needs;
  needs.insert(inputs[interest.until].name);
  outputs.offer({"days_late", FactType::count, needs, days_late}, scene);
  needs.insert(inputs[interest.amount].name);
  if (interest.rate) needs.insert(inputs[*interest.rate].name);
  const auto amount_of_interest = [&] {
    const std::int64_t rate_ppm = interest.rate ? scene.given(*interest.rate).number : interest.rate_ppm;
    const Int128 yearly = Int128{scene.given(interest.amount).number} * rate_ppm;
    return divide_rounded(yearly * days_late(), Int128{millionth} * days_of_interest_year);
  };
  outputs.offer({"interest", FactType::money, needs, amount_of_interest}, scene);
}

}  // namespace

RuleOutputs deadline_outputs(const DeadlineRule& rule, const CalculationScene& scene, const Holidays* holidays) {
  const PeriodScene of{rule, scene, holidays};
  const auto& inputs = scene.wording.calculations.inputs;
  RuleOutputs outputs;
  InputNames needs{inputs[rule.period.after].name};
  if (rule.latest) needs.insert(inputs[rule.latest->after].name);
  offer_due(outputs, rule.name, needs, scene, [&] { return end_of_rule(of); });
  if (rule.latest && !rule.latest_name.empty())
    offer_due(outputs, rule.latest_name, {inputs[rule.latest->after].name}, scene,
              [&] { return end_of_period(*rule.latest, of); });
  if (rule.interest) offer_interest(outputs, *rule.interest, needs, of);
  return outputs;
}

}  // namespace couvert
