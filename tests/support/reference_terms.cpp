#include "support/reference_terms.h"

#include <algorithm>

#include "base/ensure.h"

namespace couvert::testing {
namespace {

constexpr std::int64_t whole_ppm = 1'000'000;

Truth option_in(Value value, std::int64_t mask, std::size_t options) {
  const std::int64_t all = (std::int64_t{1} << options) - 1;
  if ((mask & all) == all) return Truth::yes;
  if (!is_known(value)) return Truth::unknown;
  return couvert::truth(((mask >> value.number) & 1) != 0);
}

Truth truth_of(Value value) { return is_known(value) ? couvert::truth(value.number != 0) : Truth::unknown; }

Range range_of(Value value, FactType type) {
  if (is_known(value)) return exactly(value.number);
  switch (type) {
    case FactType::percent: return {exact(0), exact(whole_ppm)};
    case FactType::date:
    case FactType::instant: return any_number();
    default: return from_zero();
  }
}

Truth less(const Range& a, const Range& b) {
  if (is_less(a.high, b.low)) return Truth::yes;
  return is_less(a.low, b.high) ? Truth::unknown : Truth::no;
}

Truth equal(const Range& a, const Range& b) {
  if (is_less(a.high, b.low) || is_less(b.high, a.low)) return Truth::no;
  return is_settled(a) && is_settled(b) ? Truth::yes : Truth::unknown;
}

Range share_of(const Range& amount, std::int64_t ppm) { return times(amount, exactly(exact(ppm, whole_ppm))); }

std::int64_t whole(const Exact& number) {
  ensure(number.endless == 0 && number.denominator == 1, "a whole number was expected");
  return static_cast<std::int64_t>(number.numerator);
}

}  // namespace

Value ReferenceTerms::fact(FactId id, std::size_t cost) const {
  const Fact& known_fact = wording_.form.vocabulary->facts[id];
  const std::vector<Value>* own = facts_of(cost);
  if (own != nullptr && id < own->size() && (*own)[id].stated != Stated::left_out) return (*own)[id];
  if (id < dossier_.incident.facts.size() && dossier_.incident.facts[id].stated != Stated::left_out) return dossier_.incident.facts[id];
  if (known_fact.zero_unless_stated) return known(0);
  if (strict_) return unknown_value();
  for (const PresumptionRule& rule : wording_.presumptions) {
    if (rule.fact != id || !is_yes(holds(rule.guard, cost))) continue;
    KindMask excepted = 0;
    for (std::size_t c = 0; c < wording_.covers.size(); ++c) {
      if (((rule.except_covers >> c) & 1) != 0) excepted |= wording_.covers[c].kinds;
    }
    if (own == nullptr || !is_of_kind(excepted, cost)) return known(rule.value);
  }
  return unknown_value();
}

Range ReferenceTerms::fact_range(FactId id, std::size_t cost) const { return range_of(fact(id, cost), wording_.form.vocabulary->facts[id].type); }

Value ReferenceTerms::schedule(ScheduleId id) const {
  const Value stated = dossier_.policy.schedule[id];
  if (stated.stated != Stated::left_out) return stated;
  const ScheduleKey& key = wording_.form.schedule[id];
  return key.default_reading ? known(readings_[*key.default_reading]) : key.default_value;
}

Range ReferenceTerms::schedule_range(ScheduleId id) const { return range_of(schedule(id), wording_.form.schedule[id].type); }

bool ReferenceTerms::is_of_kind(KindMask kinds, std::size_t cost) const {
  return !dossier_.costs.empty() && ((kinds >> dossier_.costs[cost].kind) & 1) != 0;
}

Truth ReferenceTerms::holds(const CheckedGuard& guard, std::size_t cost) const {
  if (guard.contracts_from && dossier_.policy.concluded < *guard.contracts_from) return Truth::no;
  return guard.when ? truth(*guard.when, cost) : Truth::yes;
}

Truth ReferenceTerms::event(std::size_t index, std::size_t cost) const { return truth(wording_.events[index].truth, cost); }

Truth ReferenceTerms::excused(bool notice, std::size_t cost) const {
  Truth any = Truth::no;
  for (const ExcuseRule& rule : wording_.excuses) {
    if (rule.notice == notice) any = truth_or(any, truth_and(holds(rule.guard, cost), truth(rule.truth, cost)));
  }
  return any;
}

Truth ReferenceTerms::kept(const DutyRule& duty, std::size_t cost) const {
  const Truth strict = duty.strict ? holds(duty.strict_guard, cost) : Truth::no;
  return truth_or(truth(duty.truth, cost), truth_and(truth_not(strict), excused(false, cost)));
}

Truth ReferenceTerms::truth(TermId id, std::size_t cost) const {
  const Term& term = wording_.at(id);
  switch (term.op) {
    case TermOp::truth_constant: return couvert::truth(term.number != 0);
    case TermOp::fact_truth: return truth_of(fact(term.index, cost));
    case TermOp::fact_option: return option_in(fact(term.index, cost), term.number, wording_.form.vocabulary->facts[term.index].options.size());
    case TermOp::schedule_truth: return truth_of(schedule(term.index));
    case TermOp::schedule_option: return option_in(schedule(term.index), term.number, wording_.form.schedule[term.index].options.size());
    case TermOp::reading_option: return couvert::truth(((term.number >> readings_[term.index]) & 1) != 0);
    case TermOp::event: return event(term.index, cost);
    case TermOp::any_event: {
      Truth any = Truth::no;
      for (std::size_t e = 0; e < wording_.events.size(); ++e) any = truth_or(any, event(e, cost));
      return any;
    }
    case TermOp::kept: return kept(wording_.duties[term.index], cost);
    case TermOp::negation: return truth_not(truth(term.a, cost));
    case TermOp::conjunction: return truth_and(truth(term.a, cost), truth(term.b, cost));
    case TermOp::disjunction: return truth_or(truth(term.a, cost), truth(term.b, cost));
    case TermOp::compare: return compare(term, cost);
    case TermOp::within_cover: return within_cover(number(term.a, cost));
    case TermOp::on_any_cost: {
      Truth any = Truth::no;
      for (std::size_t other = 0; other < width(); ++other) any = truth_or(any, truth(term.a, other));
      return any;
    }
    default: ensure(false, "a truth was expected"); return Truth::unknown;
  }
}

Truth ReferenceTerms::compare(const Term& term, std::size_t cost) const {
  const Range a = number(term.a, cost);
  const Range b = number(term.b, cost);
  switch (static_cast<Comparison>(term.number)) {
    case Comparison::equal: return equal(a, b);
    case Comparison::not_equal: return truth_not(equal(a, b));
    case Comparison::less: return less(a, b);
    case Comparison::at_most: return truth_not(less(b, a));
    case Comparison::greater: return less(b, a);
    case Comparison::at_least: return truth_not(less(a, b));
  }
  return Truth::unknown;
}

Truth ReferenceTerms::within_cover(const Range& day) const {
  const Truth begun = truth_not(less(day, exactly(dossier_.policy.from.number)));
  return truth_and(begun, less(day, exactly(first_day_without_cover().number)));
}

Day ReferenceTerms::first_day_without_cover() const {
  const Policy& policy = dossier_.policy;
  if (!policy.termination || !wording_.termination) return policy.to;
  const TerminationRule& rule = *wording_.termination;
  const auto count = static_cast<std::int32_t>(rule.count);
  const Day received = policy.termination->received;
  const Day last = rule.unit == PeriodUnit::months ? add_months(received, count) : Day{received.number + count};
  bool is_covered = rule.last_day_line;
  if (is_covered && rule.last_day_covered.when) is_covered = is_yes(truth(*rule.last_day_covered.when, 0));
  return std::min(policy.to, is_covered ? Day{last.number + 1} : last);
}

Range ReferenceTerms::number(TermId id, std::size_t cost) const {
  const Term& term = wording_.at(id);
  switch (term.op) {
    case TermOp::local_day: return as_local_day(number(term.a, cost));
    case TermOp::add_months: {
      const Range day = number(term.a, cost);
      if (!is_settled(day)) return any_number();
      return exactly(add_months(Day{static_cast<std::int32_t>(whole(day.low))}, static_cast<int>(term.number)).number);
    }
    case TermOp::add: return plus(number(term.a, cost), number(term.b, cost));
    case TermOp::subtract: return minus(number(term.a, cost), number(term.b, cost));
    case TermOp::multiply: return times(number(term.a, cost), number(term.b, cost));
    case TermOp::percent_of: return rounded(share_of(number(term.a, cost), term.number));
    default: return leaf(term, cost);
  }
}

Range ReferenceTerms::grant(TermId id, std::size_t cost, const CountedUnits& units) const {
  const Term& term = wording_.at(id);
  switch (term.op) {
    case TermOp::amount: return range_of(dossier_.costs[cost].amount, FactType::money);
    case TermOp::counted: return units.counted;
    case TermOp::counted_share: return units.share;
    case TermOp::add: return plus(grant(term.a, cost, units), grant(term.b, cost, units));
    case TermOp::subtract: return minus(grant(term.a, cost, units), grant(term.b, cost, units));
    case TermOp::multiply: return times(grant(term.a, cost, units), grant(term.b, cost, units));
    case TermOp::percent_of: return share_of(grant(term.a, cost, units), term.number);
    default: return leaf(term, cost);
  }
}

Range ReferenceTerms::leaf(const Term& term, std::size_t cost) const {
  switch (term.op) {
    case TermOp::constant:
      return term.type == TermType::ratio ? exactly(exact(term.number, whole_ppm)) : exactly(term.number);
    case TermOp::fact_number: return fact_range(term.index, cost);
    case TermOp::schedule_number: return schedule_range(term.index);
    case TermOp::incident_instant: return incident_instant(static_cast<IncidentInstant>(term.number));
    case TermOp::policy_day: return exactly(policy_day(static_cast<PolicyDay>(term.number)).number);
    case TermOp::annual_premium:
      return dossier_.policy.annual_premium ? exactly(dossier_.policy.annual_premium->minor) : from_zero();
    default: ensure(false, "a number was expected"); return any_number();
  }
}

Range ReferenceTerms::as_local_day(const Range& instant) const {
  if (!is_settled(instant)) return any_number();
  return exactly(wording_.form.zone.local_day(Instant{whole(instant.low)}).number);
}

Range ReferenceTerms::incident_instant(IncidentInstant which) const {
  switch (which) {
    case IncidentInstant::discovered: return range_of(dossier_.incident.discovered, FactType::instant);
    case IncidentInstant::series_began: return range_of(dossier_.incident.series_began, FactType::instant);
    case IncidentInstant::occurred: return range_of(dossier_.incident.occurred, FactType::instant);
    case IncidentInstant::notified: return range_of(dossier_.incident.notified, FactType::instant);
  }
  return any_number();
}

Day ReferenceTerms::policy_day(PolicyDay which) const {
  switch (which) {
    case PolicyDay::from: return dossier_.policy.from;
    case PolicyDay::to: return dossier_.policy.to;
    case PolicyDay::concluded: break;
  }
  return dossier_.policy.concluded;
}

}  // namespace couvert::testing
