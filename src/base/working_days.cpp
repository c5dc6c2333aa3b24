#include "base/working_days.h"

#include <algorithm>

#include "base/ensure.h"

namespace couvert {

Day easter_sunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int leap_correction = century / 4;
  const int moon_correction = (8 * century + 13) / 25;
  const int epact_days = (19 * golden + century - leap_correction - moon_correction + 15) % 30;
  // Two exceptions keep the paschal full moon before 19 April.
  const int full_moon = epact_days - (epact_days / 28) * (1 - (29 / (epact_days + 1)) * ((21 - golden) / 11));
  const int weekday = (year + year / 4 + full_moon + 2 - century + leap_correction) % 7;
  const int days_after_21_march = full_moon - weekday + 7;
  return Day{day_of({year, 3, 21}).number + days_after_21_march};
}

bool Holidays::is_holiday(Day day) const {
  const YearMonthDay civil = civil_of(day);
  const std::int32_t from_easter = day.number - easter_sunday(civil.year).number;
  return std::any_of(rules_.begin(), rules_.end(), [&](const HolidayRule& rule) {
    if (rule.kind == HolidayRule::Kind::easter) return rule.days_from_easter == from_easter;
    return rule.month == civil.month && rule.day == civil.day;
  });
}

bool Holidays::is_working_day(Day day) const { return weekday_of(day) < 6 && !is_holiday(day); }

Day Holidays::working_day_from(Day day) const {
  while (!is_working_day(day)) ++day.number;
  return day;
}

Day Holidays::working_day_number(std::int64_t count, Day start, bool start_counts) const {
  ensure(count > 0, "working days are counted from one");
  Day day = working_day_from(start_counts ? start : Day{start.number + 1});
  for (; count > 1; --count) day = working_day_from(Day{day.number + 1});
  return day;
}

}  // namespace couvert
