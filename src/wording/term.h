// A checked expression: typed, every name resolved, chains and `if` already spelled out.
#pragma once

#include <cstdint>

#include "source/source_file.h"
#include "wording/comparison.h"

namespace couvert {

/// A typed handle into the array of terms of a wording or of its calculations.
struct TermId {
  std::uint32_t index = 0;
  friend bool operator==(TermId, TermId) = default;
};

enum class TermType : std::uint8_t { truth, money, count, ratio, day, instant };

/// What a term is. `a`, `b` are operand terms; `index` names a fact, a key …; `number` is a constant, a mask or a comparison.
enum class TermOp : std::uint8_t {
  // truths
  truth_constant,    // number 0 or 1
  fact_truth,        // index: FactId of a bool
  fact_option,       // index: FactId of an enumeration, number: mask of options
  schedule_truth,    // index: ScheduleId of a bool
  schedule_option,   // index: ScheduleId of an enumeration, number: mask of options
  reading_option,    // index: ReadingId, number: mask of options
  input_truth,       // index: input of a calculation
  input_option,      // index: input, number: mask of options
  event,             // index: event
  any_event,
  kept,              // index: duty
  negation,          // a
  conjunction,       // a, b
  disjunction,       // a, b
  compare,           // a, b of one type; number: Comparison
  within_cover,      // a: a day
  on_any_cost,       // a
  // numbers
  constant,          // number: minor units, a count, parts per million or a day number, by `type`
  fact_number,       // index: FactId of money, count, date or datetime (an instant)
  schedule_number,   // index: ScheduleId
  input_number,      // index: input
  incident_instant,  // number: IncidentInstant
  policy_day,        // number: PolicyDay
  annual_premium,
  amount,            // of the cost, only in `grants`
  counted,           // only in `grants` of a cover that counts
  counted_share,     // the same; a ratio in 0…1
  local_day,         // a: an instant, as the local civil day of the product's zone
  add_months,        // a: a day, number: months
  add, subtract,     // a, b of one type
  multiply,          // a: money, b: count or ratio
  percent_of,        // a: money, number: parts per million
};

enum class IncidentInstant : std::uint8_t { discovered, series_began, occurred, notified };
enum class PolicyDay : std::uint8_t { from, to, concluded };

struct Term {
  TermOp op = TermOp::truth_constant;
  TermType type = TermType::truth;
  std::uint16_t index = 0;
  TermId a;
  TermId b;
  std::int64_t number = 0;
  Place place;
};

}  // namespace couvert
