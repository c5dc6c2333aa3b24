#include "program/end_of_cover.h"

#include <algorithm>

#include "base/ensure.h"

namespace couvert {
namespace {

// Beyond any contract, and inside the arithmetic of days.
constexpr std::int64_t max_days = 400'000;
constexpr std::int64_t max_months = 12'000;

Day days_after(Day start, std::int64_t days) {
  return {start.number + static_cast<std::int32_t>(std::clamp(days, -max_days, max_days))};
}

Day months_after(Day start, std::int64_t months) {
  return add_months(start, static_cast<int>(std::clamp(months, -max_months, max_months)));
}

}  // namespace

Day day_after(Day start, std::int64_t count, PeriodUnit unit) {
  const std::int64_t bounded = std::clamp(count, -max_days, max_days);
  switch (unit) {
    case PeriodUnit::days:
      return days_after(start, bounded);
    case PeriodUnit::weeks:
      return days_after(start, bounded * 7);
    case PeriodUnit::months:
      return months_after(start, bounded);
    case PeriodUnit::years:
      return months_after(start, bounded * 12);
    case PeriodUnit::hours:
      break;
  }
  ensure(false, "hours lead from instant to instant");
  return start;
}

Day first_day_without_cover(const TerminationRule& rule, Day received, InsurancePeriod period,
                            const CalculationScene& scene) {
  const Day last_counted = day_after(received, rule.count, rule.unit);
  const bool covered = rule.last_day_line && holds(rule.last_day_covered, scene);
  const Day first = covered ? Day{last_counted.number + 1} : last_counted;
  return std::min(std::max(first, period.from.value_or(first)), period.to);
}

}  // namespace couvert
