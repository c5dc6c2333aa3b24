#include "exchange/local_times.h"

#include <string>

namespace couvert {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;

/// The offset from UTC of a day that has it from its beginning to its end.
std::optional<std::int64_t> offset_of_day(const Zone& zone, Day day) {
  const std::int64_t begin = zone.start_of_day(day).seconds;
  const std::int64_t end = zone.start_of_day(Day{day.number + 1}).seconds;
  if (end - begin != seconds_per_day) return std::nullopt;
  return day.number * seconds_per_day - begin;
}

std::string two_digits(std::int64_t number) { return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)}; }

std::string written(Day day, std::int64_t second) {
  return format_day(day) + "T" + two_digits(second / 3600) + ":" + two_digits(second / 60 % 60) + ":" + two_digits(second % 60);
}

}  // namespace

ParsedInstant LocalTimes::instant_of(std::int64_t local_seconds) {
  static const std::int64_t first_day = day_of({1900, 1, 1}).number;
  static const std::int64_t last_day = day_of({2200, 12, 31}).number;
  std::int64_t day = local_seconds / seconds_per_day;
  if (day * seconds_per_day > local_seconds) --day;
  if (day < first_day || day > last_day) return {};
  KnownDay& known = days_[static_cast<std::size_t>(day - first_day) % remembered_days];
  const Day civil{static_cast<std::int32_t>(day)};
  if (known.day != day || !known.offset) known = {.day = day, .offset = offset_of_day(zone_, civil)};
  if (known.offset) return {Instant{local_seconds - *known.offset}};
  return parse_instant(written(civil, local_seconds - day * seconds_per_day), zone_);
}

}  // namespace couvert
