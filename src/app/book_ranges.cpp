// Numbers of a condition: what they can be, and how two of them are brought into an order.
#include "app/book_steering.h"
#include "base/ensure.h"

namespace couvert {
namespace {

// What a course of events mostly is; only steering rests on it. In days and seconds from discovery.
constexpr Interval usual_start{-364, 0};
constexpr Interval usual_end{1, 365};
constexpr Interval usual_conclusion{-400, 0};
constexpr Interval usual_notice{600, 10 * seconds_a_day};
constexpr Interval usual_beginning{-20 * seconds_a_day, 0};
constexpr std::int64_t shortest_month = 28;
constexpr std::int64_t longest_month = 31;

bool is_open(Interval range) { return range.lo <= -unbounded || range.hi >= unbounded; }

std::int64_t days_in(std::int64_t seconds) { return seconds >= 0 ? seconds / seconds_a_day : -((seconds_a_day - 1 - seconds) / seconds_a_day); }

std::int64_t middle_of(Interval range) { return range.lo + (range.hi - range.lo) / 2; }

Interval in_months(Interval days, std::int64_t months) {
  const std::int64_t least = months >= 0 ? shortest_month : longest_month;
  const std::int64_t most = months >= 0 ? longest_month : shortest_month;
  return {days.lo + least * months, days.hi + most * months};
}

Interval usual_instant(IncidentInstant instant) {
  switch (instant) {
    case IncidentInstant::discovered: return point(0);
    case IncidentInstant::notified: return usual_notice;
    default: return usual_beginning;
  }
}

Interval usual_day(PolicyDay day) {
  switch (day) {
    case PolicyDay::from: return usual_start;
    case PolicyDay::to: return usual_end;
    default: return usual_conclusion;
  }
}

Interval sum_of(Interval a, Interval b) { return is_open(a) || is_open(b) ? anything() : Interval{a.lo + b.lo, a.hi + b.hi}; }
Interval difference_of(Interval a, Interval b) { return is_open(a) || is_open(b) ? anything() : Interval{a.lo - b.hi, a.hi - b.lo}; }

/// One unit more on either side, for what rounding may do.
Interval percent_of(Interval a, std::int64_t ppm) {
  if (is_open(a)) return anything();
  return {saturate(Int128{a.lo} * ppm / 1'000'000 - 1), saturate(Int128{a.hi} * ppm / 1'000'000 + 1)};
}

}  // namespace

bool Steering::is_discovery(TermId instant) const {
  const Term& term = columns_.wording().at(instant);
  return term.op == TermOp::incident_instant && term.number == static_cast<std::int64_t>(IncidentInstant::discovered);
}

Interval Steering::range_of(BookColumn column, Silence silence) {
  if (const Leeway* known = settled.find(column)) return known->numbers;
  return silence == Silence::natural ? columns_.natural(column).numbers : anything();
}

Interval Steering::range(TermId number, Silence silence) {
  if (is_spent()) return anything();
  const Term& term = columns_.wording().at(number);
  const bool usual = silence == Silence::natural;
  switch (term.op) {
    // Days and moments count from the discovery, of which a date in the text knows nothing.
    case TermOp::constant: return term.type == TermType::day || term.type == TermType::instant ? anything() : point(term.number);
    case TermOp::fact_number: return range_of(columns_.of_fact(term.index), silence);
    case TermOp::schedule_number: return range_of(columns_.of_schedule(term.index), silence);
    case TermOp::incident_instant:
      return usual || is_discovery(number) ? usual_instant(static_cast<IncidentInstant>(term.number)) : anything();
    case TermOp::policy_day: return usual ? usual_day(static_cast<PolicyDay>(term.number)) : anything();
    case TermOp::local_day: {
      const Interval instant = range(term.a, silence);
      if (is_open(instant) || is_discovery(term.a)) return instant;
      return {days_in(instant.lo) - 1, days_in(instant.hi) + 1};
    }
    case TermOp::add_months: {
      const Interval day = range(term.a, silence);
      return is_open(day) ? day : in_months(day, term.number);
    }
    case TermOp::add: return sum_of(range(term.a, silence), range(term.b, silence));
    case TermOp::subtract: return difference_of(range(term.a, silence), range(term.b, silence));
    case TermOp::percent_of: return percent_of(range(term.a, silence), term.number);
    default: return anything();
  }
}

bool Steering::can_be_steered(TermId number) {
  if (is_spent()) return false;
  const Term& term = columns_.wording().at(number);
  switch (term.op) {
    case TermOp::fact_number:
    case TermOp::schedule_number: return true;
    case TermOp::local_day:
    case TermOp::add_months:
    case TermOp::percent_of: return can_be_steered(term.a);
    case TermOp::add:
    case TermOp::subtract: return can_be_steered(term.a) || can_be_steered(term.b);
    default: return false;
  }
}

Truth Steering::sure_comparison(const Term& term) {
  const Interval a = range(term.a, Silence::unknown);
  const Interval b = range(term.b, Silence::unknown);
  const auto less = [](Interval x, Interval y) { return x.hi < y.lo ? Truth::yes : x.lo >= y.hi ? Truth::no : Truth::unknown; };
  if (is_open(a) || is_open(b)) return Truth::unknown;
  switch (static_cast<Comparison>(term.number)) {
    case Comparison::less: return less(a, b);
    case Comparison::at_most: return truth_not(less(b, a));
    case Comparison::greater: return less(b, a);
    case Comparison::at_least: return truth_not(less(a, b));
    case Comparison::equal: return is_point(a) && a == b ? Truth::yes : a.hi < b.lo || b.hi < a.lo ? Truth::no : Truth::unknown;
    case Comparison::not_equal: return is_point(a) && a == b ? Truth::no : a.hi < b.lo || b.hi < a.lo ? Truth::yes : Truth::unknown;
  }
  return Truth::unknown;
}

Steered Steering::make_comparison(const Term& term, bool wanted) {
  switch (static_cast<Comparison>(term.number)) {
    case Comparison::less: return wanted ? make_order(term.a, term.b, 1) : make_order(term.b, term.a, 0);
    case Comparison::at_most: return wanted ? make_order(term.a, term.b, 0) : make_order(term.b, term.a, 1);
    case Comparison::greater: return wanted ? make_order(term.b, term.a, 1) : make_order(term.a, term.b, 0);
    case Comparison::at_least: return wanted ? make_order(term.b, term.a, 0) : make_order(term.a, term.b, 1);
    case Comparison::equal:
    case Comparison::not_equal: break;
  }
  if (wanted == (static_cast<Comparison>(term.number) == Comparison::equal)) return make_equal(term.a, term.b);
  const Settled before = settled;
  const Steered below = make_order(term.a, term.b, 1);
  if (below != Steered::impossible) return below;
  settled = before;
  return make_order(term.b, term.a, 1);
}

Steered Steering::make_equal(TermId a, TermId b) {
  const Interval of_a = range(a, Silence::natural);
  const Interval of_b = range(b, Silence::natural);
  if (is_open(of_a) || is_open(of_b)) return Steered::beyond;
  const Interval common{std::max(of_a.lo, of_b.lo), std::min(of_a.hi, of_b.hi)};
  if (common.lo > common.hi) return Steered::impossible;
  const std::int64_t value = middle_of(common);
  Steered all = Steered::done;
  for (const TermId side : {a, b}) {
    for (const bool is_upper : {true, false}) all = std::max(all, keep_within(side, {is_upper, value}));
  }
  return all;
}

/// Makes `a` at most `b` less a gap: both sides give way by half where both can.
Steered Steering::make_order(TermId a, TermId b, std::int64_t gap) {
  const Interval of_a = range(a, Silence::natural);
  const Interval of_b = range(b, Silence::natural);
  if (is_open(of_a) || is_open(of_b)) return Steered::beyond;
  if (of_a.lo + gap > of_b.hi) return Steered::impossible;
  const bool moves_a = can_be_steered(a);
  const bool moves_b = can_be_steered(b);
  if (!moves_a && !moves_b) return Steered::beyond;
  std::int64_t border = middle_of({std::max(of_a.lo, of_b.lo - gap), std::min(of_a.hi, of_b.hi - gap)});
  if (!moves_a || of_a.hi + gap <= of_b.lo) border = of_a.hi;
  else if (!moves_b) border = of_b.lo - gap;
  return std::max(keep_within(a, {true, border}), keep_within(b, {false, border + gap}));
}

Steered Steering::keep_within(TermId number, Bound bound) {
  if (is_spent()) return Steered::beyond;
  const Term& term = columns_.wording().at(number);
  const Interval wanted = bound.is_upper ? Interval{-unbounded, bound.value} : Interval{bound.value, unbounded};
  switch (term.op) {
    case TermOp::fact_number: return narrow(columns_.of_fact(term.index), {0, wanted});
    case TermOp::schedule_number: return narrow(columns_.of_schedule(term.index), {0, wanted});
    case TermOp::local_day:
      if (is_discovery(term.a)) break;
      // A day to spare, for what lies between the zone and UTC.
      return keep_within(term.a, {bound.is_upper, bound.is_upper ? (bound.value - 1) * seconds_a_day : (bound.value + 1) * seconds_a_day});
    case TermOp::add_months: {
      const Interval months = in_months(point(0), term.number);
      return keep_within(term.a, {bound.is_upper, bound.value - (bound.is_upper ? months.hi : months.lo)});
    }
    case TermOp::add:
    case TermOp::subtract: return keep_sum_within(term, bound);
    case TermOp::percent_of: {
      if (term.number <= 0) break;
      const std::int64_t whole = saturate(Int128{bound.value} * 1'000'000 / term.number);
      return keep_within(term.a, {bound.is_upper, bound.is_upper ? whole - 1'000'000 / term.number - 1 : whole + 1'000'000 / term.number + 1});
    }
    default: break;
  }
  const Interval fixed = range(number, Silence::natural);
  if (is_open(fixed)) return Steered::beyond;
  if (bound.is_upper ? fixed.hi <= bound.value : fixed.lo >= bound.value) return Steered::done;
  return (bound.is_upper ? fixed.lo > bound.value : fixed.hi < bound.value) ? Steered::impossible : Steered::beyond;
}

/// The second operand stays on its half of what it can be, and the first gives way.
Steered Steering::keep_sum_within(const Term& term, Bound bound) {
  const Interval of_b = range(term.b, Silence::natural);
  if (is_open(of_b)) return Steered::beyond;
  const std::int64_t middle = middle_of(of_b);
  const bool adds = term.op == TermOp::add;
  const Steered second = keep_within(term.b, {adds == bound.is_upper, middle});
  const Steered first = keep_within(term.a, {bound.is_upper, adds ? bound.value - middle : bound.value + middle});
  return std::max(second, first);
}

}  // namespace couvert
