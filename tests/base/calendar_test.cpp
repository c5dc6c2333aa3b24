#include "base/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace couvert {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }
Zone zone(std::string_view name) { return Zone::find(name).value(); }

std::string seen(const ParsedInstant& parsed, const Zone& zone) {
  if (parsed.instant) return zone.format(*parsed.instant);
  switch (parsed.fault) {
    case InstantFault::malformed: return "malformed";
    case InstantFault::does_not_exist: return "does_not_exist";
    case InstantFault::ambiguous: return "ambiguous";
  }
  return "?";
}

TEST(Calendar, days_are_read_strictly) {
  EXPECT_EQ(day("1970-01-01").number, 0);
  EXPECT_EQ(day("2026-03-02").number, 20514);
  EXPECT_EQ(day("1900-01-01").number, -25567);
  for (const char* text : {"2024-02-29", "2000-02-29", "2200-12-31", "1900-01-01"}) EXPECT_EQ(format_day(day(text)), text);
  for (const char* text : {"2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "1899-12-31", "2201-01-01",
                           "2026-3-2", "26-03-02", "2026/03/02", "02.03.2026", "2026-03-02 ", "2026-03-02T00:00", "", "-026-03-02"})
    EXPECT_FALSE(parse_day(text)) << text;
  EXPECT_DEATH((void)day_of({2026, 2, 30}), "bug: ");
}

TEST(Calendar, weeks_begin_on_monday) {
  EXPECT_EQ(weekday_of(day("2026-03-02")), 1);
  EXPECT_EQ(weekday_of(day("2026-03-08")), 7);
  EXPECT_EQ(weekday_of(day("1969-12-31")), 3);
}

TEST(Calendar, months_end_at_their_last_day) {
  struct Row {
    const char* from;
    int months;
    const char* expected;
  };
  // clang-format off
  const Row rows[] = {
      {"2026-01-31",   1, "2026-02-28"},
      {"2024-01-31",   1, "2024-02-29"},
      {"2026-02-28",   1, "2026-03-28"},
      {"2026-12-15",   1, "2027-01-15"},
      {"2026-03-31",  -1, "2026-02-28"},
      {"2026-01-15",  -1, "2025-12-15"},
      {"2024-02-29",  12, "2025-02-28"},
      {"2024-02-29",  48, "2028-02-29"},
      {"2026-05-31",   0, "2026-05-31"},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(format_day(add_months(day(row.from), row.months)), row.expected) << row.from << " + " << row.months;
}

TEST(Calendar, thirty_360_takes_every_month_as_thirty_days) {
  struct Row {
    const char* from;
    const char* to;
    int expected;
  };
  // clang-format off
  const Row rows[] = {
      {"2026-01-01", "2027-01-01", 360},
      {"2026-01-31", "2026-02-28",  28},
      {"2026-01-30", "2026-03-31",  60},
      {"2026-01-15", "2026-01-31",  15},
      {"2026-03-31", "2026-01-30", -60},
      {"2026-02-28", "2026-03-01",   3},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(days_thirty_360(day(row.from), day(row.to)), row.expected) << row.from << ' ' << row.to;
}

TEST(Calendar, zones_are_those_of_the_database) {
  EXPECT_EQ(zone("Europe/Zurich").name(), "Europe/Zurich");
  EXPECT_EQ(zone("Europe/Luxembourg").name(), "Europe/Luxembourg");
  for (const char* name : {"", "Europe/Nowhere", "europe/zurich", "../etc/passwd", "Zurich"}) EXPECT_FALSE(Zone::find(name)) << name;
}

TEST(Calendar, instants_are_local_unless_an_offset_is_written) {
  struct Row {
    const char* text;
    const char* expected;
  };
  // clang-format off
  const Row rows[] = {
      {"2026-03-02T08:30",            "2026-03-02T08:30:00+01:00"},
      {"2026-07-02T08:30:15",         "2026-07-02T08:30:15+02:00"},
      {"2026-03-02T08:30Z",           "2026-03-02T09:30:00+01:00"},
      {"2026-03-02T23:30:59Z",        "2026-03-03T00:30:59+01:00"},
      {"2026-03-02T08:30-05:30",      "2026-03-02T15:00:00+01:00"},
      {"2026-03-29T01:59:59",         "2026-03-29T01:59:59+01:00"},
      {"2026-03-29T02:00",            "does_not_exist"},
      {"2026-03-29T02:59:59",         "does_not_exist"},
      {"2026-03-29T03:00",            "2026-03-29T03:00:00+02:00"},
      {"2026-03-29T02:30+01:00",      "2026-03-29T03:30:00+02:00"},
      {"2026-10-25T01:59:59",         "2026-10-25T01:59:59+02:00"},
      {"2026-10-25T02:00",            "ambiguous"},
      {"2026-10-25T02:59:59",         "ambiguous"},
      {"2026-10-25T03:00",            "2026-10-25T03:00:00+01:00"},
      {"2026-10-25T02:30+02:00",      "2026-10-25T02:30:00+02:00"},
      {"2026-10-25T02:30+01:00",      "2026-10-25T02:30:00+01:00"},
      {"1969-12-31T23:59:59Z",        "1970-01-01T00:59:59+01:00"},
      {"1900-01-01T00:00",            "1900-01-01T00:00:00+01:00"},
      {"2200-12-31T23:59:59",         "2200-12-31T23:59:59+01:00"},
      {"2026-03-02",                  "malformed"},
      {"2026-03-02 08:30",            "malformed"},
      {"2026-03-02t08:30",            "malformed"},
      {"2026-03-02T8:30",             "malformed"},
      {"2026-03-02T24:00",            "malformed"},
      {"2026-03-02T08:60",            "malformed"},
      {"2026-03-02T08:30:60",         "malformed"},
      {"2026-03-02T08:30:15.5",       "malformed"},
      {"2026-03-02T08:30z",           "malformed"},
      {"2026-03-02T08:30+0100",       "malformed"},
      {"2026-03-02T08:30+15:00",      "malformed"},
      {"2026-03-02T08:30+01:00 ",     "malformed"},
      {"2026-03-02T08:30 Z",          "malformed"},
      {"2026-02-30T08:30",            "malformed"},
      {"",                            "malformed"},
  };
  // clang-format on
  const Zone zurich = zone("Europe/Zurich");
  for (const Row& row : rows) EXPECT_EQ(seen(parse_instant(row.text, zurich), zurich), row.expected) << row.text;
}

TEST(Calendar, a_day_begins_with_its_first_second_that_exists) {
  struct Row {
    const char* zone;
    const char* day;
    const char* expected;
  };
  // clang-format off
  const Row rows[] = {
      {"Europe/Zurich",     "2026-03-29", "2026-03-29T00:00:00+01:00"},
      {"Europe/Zurich",     "2026-03-30", "2026-03-30T00:00:00+02:00"},
      {"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"},
      {"America/Havana",    "2023-11-05", "2023-11-05T00:00:00-04:00"},
      {"Asia/Kathmandu",    "2026-01-01", "2026-01-01T00:00:00+05:45"},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(zone(row.zone).format(zone(row.zone).start_of_day(day(row.day))), row.expected) << row.zone;
}

RC_GTEST_PROP(Calendar, civil_dates_and_day_numbers_are_the_same, ()) {
  const Day any{*rc::gen::inRange(-25567, 84370)};
  RC_ASSERT(day_of(civil_of(any)) == any);
  RC_ASSERT(parse_day(format_day(any)) == any);
}

RC_GTEST_PROP(Calendar, what_is_printed_is_read_back, ()) {
  const Zone zurich = zone("Europe/Zurich");
  const Instant any{*rc::gen::inRange<std::int64_t>(-2'000'000'000, 4'000'000'000)};
  RC_ASSERT(parse_instant(zurich.format(any), zurich).instant == any);
}

RC_GTEST_PROP(Calendar, the_start_of_a_day_is_its_first_second, ()) {
  const Zone zurich = zone("Europe/Zurich");
  const Day any{*rc::gen::inRange(0, 24000)};
  const Instant start = zurich.start_of_day(any);
  RC_ASSERT(zurich.local_day(start) == any);
  RC_ASSERT(zurich.local_day(Instant{start.seconds - 1}).number == any.number - 1);
}

}  // namespace
}  // namespace couvert
