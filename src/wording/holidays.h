// The legal holidays of a country as a file states them (`holidays/lu.yaml`): source, date and check mark as for any rule of law.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/working_days.h"
#include "source/diagnostic.h"
#include "wording/library.h"

namespace couvert {

struct HolidayCalendar {
  std::string country;             // `LU`
  std::vector<std::string> zones;  // `Europe/Luxembourg`: where the country's holidays count
  std::string source;
  Day as_of;
  bool checked = false;
  Holidays holidays;
};

/// Reads one calendar:
///     country: LU
///     zones: [Europe/Luxembourg]
///     source: "…"
///     as_of: 2026-01-01
///     checked: no
///     days: [{date: 01-01, name: Nouvel An}, {easter: 1, name: lundi de Pâques}]
/// Errors   everything that is wrong, collected; nothing if there is any error
[[nodiscard]] std::optional<HolidayCalendar> read_holidays(const SourceFile& file, Diagnostics& diagnostics);

/// All calendars of a library, `holidays/*.yaml`. Errors   those of the files; a calendar with errors is left out
[[nodiscard]] std::vector<HolidayCalendar> read_all_holidays(const Library& library, Diagnostics& diagnostics);

/// The holidays of a zone; null if no calendar names it. They live as long as `calendars`.
[[nodiscard]] const Holidays* holidays_in(const std::vector<HolidayCalendar>& calendars, std::string_view zone);

}  // namespace couvert
