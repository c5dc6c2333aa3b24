#include "wording/holidays.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace couvert {
namespace {

const std::string head =
    "country: LU\nzones: [Europe/Luxembourg]\nsource: the labour code\nas_of: 2025-11-25\nchecked: no\n";

std::vector<std::string> codes_of(const std::string& text) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read_holidays(SourceFile("lu.yaml", text), diagnostics)) << text;
  diagnostics.sort();
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.all()) codes.push_back(diagnostic.code);
  return codes;
}

TEST(HolidayCalendars, ReadsFixedDaysAndDaysAroundEaster) {
  Diagnostics diagnostics;
  const std::string days =
      "days:\n  - {date: 01-01, name: Nouvel An}\n  - {easter: 1, name: Lundi de Pâques}\n  - {easter: -2, name: "
      "Vendredi saint}\n";
  const auto calendar = read_holidays(SourceFile("lu.yaml", head + days), diagnostics);
  ASSERT_TRUE(calendar) << format_diagnostic(diagnostics.all().at(0));
  EXPECT_EQ(calendar->country, "LU");
  EXPECT_EQ(calendar->source, "the labour code");
  EXPECT_EQ(format_day(calendar->as_of), "2025-11-25");
  EXPECT_FALSE(calendar->checked);
  for (const char* holiday : {"2026-01-01", "2026-04-03", "2026-04-06"})
    EXPECT_TRUE(calendar->holidays.is_holiday(parse_day(holiday).value())) << holiday;
  EXPECT_FALSE(calendar->holidays.is_holiday(parse_day("2026-05-01").value()));
}

TEST(HolidayCalendars, ServesItsZonesOnly) {
  std::vector<HolidayCalendar> calendars(1);
  calendars[0].zones = {"Europe/Luxembourg"};
  EXPECT_EQ(holidays_in(calendars, "Europe/Luxembourg"), &calendars[0].holidays);
  EXPECT_EQ(holidays_in(calendars, "Europe/Zurich"), nullptr);
}

TEST(HolidayCalendars, ReportsEverythingThatIsWrong) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes_of(head + "days: [{date: 02-30, name: a}, {easter: soon, name: b}]\n"),
            (Codes{"malformed_date", "malformed_number"}));
  EXPECT_EQ(codes_of(head + "days: [{name: a}, {date: 01-01, easter: 1, name: b}]\n"),
            (Codes{"missing_key", "missing_key"}));
  EXPECT_EQ(codes_of(head + "days: [{dat: 01-01, date: 01-01, name: a}]\n"), (Codes{"unknown_key"}));
  EXPECT_EQ(codes_of(head + "days: [Christmas]\n"), (Codes{"wrong_type"}));
  EXPECT_EQ(codes_of(head), (Codes{"missing_key"}));
  EXPECT_EQ(codes_of("- LU\n"), (Codes{"wrong_type"}));
  EXPECT_EQ(codes_of("country: LU\nzones: [Europe/Luxemburg]\nsource: s\nas_of: soon\nchecked: perhaps\ndays: []\n"),
            (Codes{"malformed_input", "malformed_date", "wrong_type"}));
}

}  // namespace
}  // namespace couvert
