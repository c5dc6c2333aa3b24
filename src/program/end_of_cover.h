// What a termination does to an insurance period: until when cover lasts after its receipt.
#pragma once

#include <cstdint>
#include <optional>

#include "base/calendar.h"
#include "program/calculation_terms.h"
#include "wording/calculation.h"

namespace couvert {

/// `count` units later, by the calendar; months and years clip to the month's end and never roll over it.
/// Errors   `unit` must not be hours (ensured): hours lead from instant to instant
[[nodiscard]] Day day_after(Day start, std::int64_t count, PeriodUnit unit);

/// An insurance period; `to` is excluded.
struct InsurancePeriod {
  std::optional<Day> from;
  Day to;
};

/// The first day without cover after a termination received on `received`. It never lies after the period's end, and where the
/// period's start is known, not before that: a termination received before the period leaves it without any day of cover.
[[nodiscard]] Day first_day_without_cover(const TerminationRule& rule, Day received, InsurancePeriod period,
                                          const CalculationScene& scene);

}  // namespace couvert
