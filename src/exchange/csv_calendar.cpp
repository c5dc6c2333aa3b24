#include "exchange/csv_calendar.h"

#include <string>

namespace couvert {

bool CsvCalendar::read_month(const char* text, Month& month) {
  const std::string written(text, sizeof month.text);
  const std::optional<Day> first = parse_day(written + "01");
  if (!first) return false;
  std::memcpy(&month.text, text, sizeof month.text);
  month.before = first->number - 1;
  month.length = 31;
  while (!parse_day(written + std::to_string(month.length))) --month.length;
  return true;
}

}  // namespace couvert
