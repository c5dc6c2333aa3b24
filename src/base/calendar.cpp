#include "base/calendar.h"

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "base/ensure.h"

namespace couvert {

// The only place where the zone library's types meet ours: its header is large, and C++ will have zones of its own one day.
struct ZoneAccess {
  static const date::time_zone& zone_of(const Zone& zone) {
    if (zone.zone_ == nullptr) return *date::locate_zone("Etc/UTC");
    return *static_cast<const date::time_zone*>(zone.zone_);
  }
};

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2200;
constexpr int max_months = 96'000;  // keeps the year of any day of a contract inside what the calendar types hold

constexpr std::int64_t seconds_per_day = 86'400;

std::chrono::year_month_day calendar_date(Day day) { return std::chrono::sys_days{std::chrono::days{day.number}}; }

Day day_from(std::chrono::sys_days days) { return Day{static_cast<std::int32_t>(days.time_since_epoch().count())}; }

/// Takes a number of exactly `count` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> take_day(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || *year < first_year || *year > last_year) return std::nullopt;
  const std::chrono::year_month_day civil{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
  if (!civil.ok()) return std::nullopt;
  return day_from(std::chrono::sys_days{civil});
}

/// Takes `HH:MM` or `HH:MM:SS`, as seconds of the day.
std::optional<std::int64_t> take_clock_time(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    const auto written = take_number(text, 2);
    if (!written || *written > 59) return std::nullopt;
    second = *written;
  }
  return (std::int64_t{*hour} * 60 + *minute) * 60 + second;
}

/// Reads the whole of `text` as `Z` or `+HH:MM`, in seconds east of UTC.
std::optional<std::int64_t> parse_offset(std::string_view text) {
  if (text == "Z") return 0;
  const bool west = take(text, '-');
  if (!west && !take(text, '+')) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 14 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59 || !text.empty()) return std::nullopt;
  const std::int64_t seconds = (std::int64_t{*hour} * 60 + *minute) * 60;
  return west ? -seconds : seconds;
}

date::local_info local_info_of(std::int64_t local_seconds, const Zone& zone) {
  return ZoneAccess::zone_of(zone).get_info(date::local_seconds{std::chrono::seconds{local_seconds}});
}

std::int64_t offset_at(Instant instant, const Zone& zone) {
  return ZoneAccess::zone_of(zone).get_info(date::sys_seconds{std::chrono::seconds{instant.seconds}}).offset.count();
}

std::string two_digits(std::int64_t value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

Day floor_day(std::int64_t seconds) {
  return day_from(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}}));
}

}  // namespace

Day day_of(YearMonthDay civil) {
  const std::chrono::year_month_day date{std::chrono::year{civil.year}, std::chrono::month{static_cast<unsigned>(civil.month)},
                                         std::chrono::day{static_cast<unsigned>(civil.day)}};
  ensure(date.ok(), "day_of needs a day that exists");
  return day_from(std::chrono::sys_days{date});
}

YearMonthDay civil_of(Day day) {
  const auto date = calendar_date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day.number}}}.iso_encoding());
}

std::optional<Day> parse_day(std::string_view text) {
  const auto day = take_day(text);
  return text.empty() ? day : std::nullopt;
}

std::string format_day(Day day) {
  const YearMonthDay civil = civil_of(day);
  return two_digits(civil.year / 100) + two_digits(civil.year) + '-' + two_digits(civil.month) + '-' + two_digits(civil.day);
}

Day add_months(Day day, int months) {
  using namespace std::chrono;
  const auto start = calendar_date(day);
  const auto moved = year_month{start.year(), start.month()} + std::chrono::months{std::clamp(months, -max_months, max_months)};
  const year_month_day_last last{moved.year(), month_day_last{moved.month()}};
  return day_from(sys_days{moved / std::min(start.day(), last.day())});
}

std::int32_t days_thirty_360(Day from, Day to) {
  const YearMonthDay a = civil_of(from);
  const YearMonthDay b = civil_of(to);
  return 360 * (b.year - a.year) + 30 * (b.month - a.month) + std::min(b.day, 30) - std::min(a.day, 30);
}

std::optional<Zone> Zone::find(std::string_view name) {
  try {
    Zone zone;
    zone.zone_ = date::locate_zone(std::string{name});
    // The library reads a zone's file on first use; a broken one must fail here and not in the middle of a decision.
    (void)offset_at(Instant{}, zone);
    return zone;
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

std::string_view Zone::name() const { return ZoneAccess::zone_of(*this).name(); }

ZoneSpan Zone::span_at(Instant instant) const {
  const date::sys_info span = ZoneAccess::zone_of(*this).get_info(date::sys_seconds{std::chrono::seconds{instant.seconds}});
  return {{span.begin.time_since_epoch().count()}, {span.end.time_since_epoch().count()}, span.offset.count()};
}

Day Zone::local_day(Instant instant) const { return floor_day(instant.seconds + offset_at(instant, *this)); }

std::string Zone::format(Instant instant) const {
  const std::int64_t offset = offset_at(instant, *this);
  const std::int64_t local = instant.seconds + offset;
  const Day day = floor_day(local);
  const std::int64_t second = local - day.number * seconds_per_day;
  const std::int64_t offset_minutes = std::abs(offset) / 60;
  return format_day(day) + 'T' + two_digits(second / 3600) + ':' + two_digits(second / 60 % 60) + ':' + two_digits(second % 60) +
         (offset < 0 ? '-' : '+') + two_digits(offset_minutes / 60) + ':' + two_digits(offset_minutes % 60);
}

Instant Zone::start_of_day(Day day) const {
  const std::int64_t midnight = day.number * seconds_per_day;
  const date::local_info info = local_info_of(midnight, *this);
  // Where midnight is skipped, the day begins at the change; where it comes twice, the first one is meant: `first` serves both.
  if (info.result == date::local_info::nonexistent) return {info.first.end.time_since_epoch().count()};
  return {midnight - info.first.offset.count()};
}

SteadyTime Zone::steady_time_around(Day day) const {
  // No zone has moved its clock by more than one day.
  constexpr std::int64_t margin = 2 * seconds_per_day;
  const std::int64_t noon = day.number * seconds_per_day + seconds_per_day / 2;
  const date::local_info info = local_info_of(noon, *this);
  if (info.result != date::local_info::unique) return {};
  const std::int64_t offset = info.first.offset.count();
  // The first and the last stretch of a zone are as long as the clock of the library: its ends are cut before they are added to.
  constexpr std::int64_t earliest = -100'000 * seconds_per_day;
  constexpr std::int64_t latest = 200'000 * seconds_per_day;
  const std::int64_t begin = std::clamp(std::int64_t{info.first.begin.time_since_epoch().count()}, earliest, latest);
  const std::int64_t end = std::clamp(std::int64_t{info.first.end.time_since_epoch().count()}, earliest, latest);
  const SteadyTime steady{begin + offset + margin, end + offset - margin, offset};
  return steady.from <= noon && noon < steady.to ? steady : SteadyTime{};
}

ParsedInstant parse_instant(std::string_view text, const Zone& zone) {
  const auto day = take_day(text);
  if (!day || !take(text, 'T')) return {};
  const auto time = take_clock_time(text);
  if (!time) return {};
  const std::int64_t local = day->number * seconds_per_day + *time;
  if (!text.empty()) {
    const auto offset = parse_offset(text);
    if (!offset) return {};
    return {Instant{local - *offset}};
  }
  const date::local_info info = local_info_of(local, zone);
  if (info.result == date::local_info::nonexistent) return {std::nullopt, InstantFault::does_not_exist};
  if (info.result == date::local_info::ambiguous) return {std::nullopt, InstantFault::ambiguous};
  return {Instant{local - info.first.offset.count()}};
}

}  // namespace couvert
