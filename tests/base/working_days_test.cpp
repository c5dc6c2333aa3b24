#include "base/working_days.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace couvert {
namespace {

Day day(const std::string& text) { return parse_day(text).value(); }

// Dates as printed in church calendars; 1954, 1981, 2049 and 2076 are those that the exceptions of the computus decide.
TEST(WorkingDays, EasterOfKnownYears) {
  const std::vector<std::string> easters = {"1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18", "1961-04-02",
                                            "1981-04-19", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24",
                                            "2016-03-27", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17",
                                            "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
                                            "2028-04-16", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28"};
  for (const std::string& easter : easters)
    EXPECT_EQ(format_day(easter_sunday(std::stoi(easter.substr(0, 4)))), easter);
}

TEST(WorkingDays, EasterIsAlwaysASundayInItsMonth) {
  for (int year = 1900; year <= 2200; ++year) {
    const Day easter = easter_sunday(year);
    EXPECT_EQ(weekday_of(easter), 7) << year;
    EXPECT_GE(easter, day_of({year, 3, 22})) << year;
    EXPECT_LE(easter, day_of({year, 4, 25})) << year;
  }
}

const Holidays& luxembourg() {
  using Kind = HolidayRule::Kind;
  static const Holidays holidays({{.kind = Kind::fixed, .month = 1, .day = 1, .name = "New Year"},
                                  {.kind = Kind::easter, .days_from_easter = 1, .name = "Easter Monday"},
                                  {.kind = Kind::fixed, .month = 5, .day = 1, .name = "Labour Day"},
                                  {.kind = Kind::easter, .days_from_easter = 39, .name = "Ascension"},
                                  {.kind = Kind::easter, .days_from_easter = 50, .name = "Whit Monday"},
                                  {.kind = Kind::fixed, .month = 12, .day = 25, .name = "Christmas"},
                                  {.kind = Kind::fixed, .month = 12, .day = 26, .name = "St Stephen"}});
  return holidays;
}

TEST(WorkingDays, HolidaysComeBackEveryYear) {
  for (const char* holiday : {"2026-01-01", "2026-04-06", "2026-05-14", "2026-05-25", "2027-03-29", "2027-12-25"})
    EXPECT_TRUE(luxembourg().is_holiday(day(holiday))) << holiday;
  for (const char* none : {"2026-04-03", "2026-04-05", "2027-04-06", "2026-12-24"})
    EXPECT_FALSE(luxembourg().is_holiday(day(none))) << none;
}

TEST(WorkingDays, SaturdaysAndSundaysAreNone) {
  EXPECT_TRUE(luxembourg().is_working_day(day("2026-04-03")));
  EXPECT_FALSE(luxembourg().is_working_day(day("2026-04-04")));
  EXPECT_FALSE(luxembourg().is_working_day(day("2026-04-05")));
  EXPECT_FALSE(luxembourg().is_working_day(day("2026-04-06")));
  EXPECT_EQ(luxembourg().working_day_from(day("2026-04-04")), day("2026-04-07"));
  EXPECT_EQ(luxembourg().working_day_from(day("2026-04-07")), day("2026-04-07"));
}

TEST(WorkingDays, CountsFromTheStartOrTheDayAfter) {
  EXPECT_EQ(luxembourg().working_day_number(2, day("2026-04-03"), true), day("2026-04-07"));
  EXPECT_EQ(luxembourg().working_day_number(2, day("2026-04-03"), false), day("2026-04-08"));
  EXPECT_EQ(luxembourg().working_day_number(1, day("2026-05-04"), true), day("2026-05-04"));
  EXPECT_EQ(luxembourg().working_day_number(1, day("2026-05-04"), false), day("2026-05-05"));
  // A start that is no working day counts for neither.
  EXPECT_EQ(luxembourg().working_day_number(1, day("2026-04-05"), true), day("2026-04-07"));
  EXPECT_EQ(luxembourg().working_day_number(1, day("2026-04-05"), false), day("2026-04-07"));
}

TEST(WorkingDays, ChristmasOnAWeekend) {
  EXPECT_EQ(luxembourg().working_day_number(1, day("2026-12-24"), false), day("2026-12-28"));
}

}  // namespace
}  // namespace couvert
