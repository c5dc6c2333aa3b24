// Days on which work is done: every day but Saturdays, Sundays and legal holidays, which are given as rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/calendar.h"

namespace couvert {

/// The day of Easter in the Gregorian calendar.
/// Source   the anonymous computus of 1876 (Meeus, Astronomical Algorithms, chapter 8)
[[nodiscard]] Day easter_sunday(int year);

/// A legal holiday that comes back every year: on one day of the calendar, or so many days after Easter Sunday.
struct HolidayRule {
  enum class Kind : std::uint8_t { fixed, easter };
  Kind kind = Kind::fixed;
  int month = 1;             // of a fixed one
  int day = 1;               // of a fixed one; 29 February is a holiday of leap years only
  int days_from_easter = 0;  // of the others; negative: before
  std::string name;
  friend bool operator==(const HolidayRule&, const HolidayRule&) = default;
};

/// The legal holidays of one country.
class Holidays {
 public:
  Holidays() = default;
  explicit Holidays(std::vector<HolidayRule> rules) : rules_(std::move(rules)) {}

  [[nodiscard]] bool is_holiday(Day day) const;
  /// No Saturday, no Sunday, no holiday.
  [[nodiscard]] bool is_working_day(Day day) const;
  /// The day itself if it is a working day, else the first one after it.
  [[nodiscard]] Day working_day_from(Day day) const;
  /// The `count`-th working day; the day of the start is the first of them if it is one and `start_counts`.
  /// Errors   `count` must be positive (ensured)
  [[nodiscard]] Day working_day_number(std::int64_t count, Day start, bool start_counts) const;

 private:
  std::vector<HolidayRule> rules_;
};

}  // namespace couvert
