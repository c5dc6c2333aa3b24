// Civil days, instants and time zones: the calendar arithmetic of contracts and of the law. No clock is read here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace couvert {

/// A civil day, counted from 1970-01-01; years 1900 to 2200.
struct Day {
  std::int32_t number = 0;
  friend constexpr auto operator<=>(const Day&, const Day&) = default;
};

/// A moment, in seconds of UTC since 1970-01-01T00:00Z.
struct Instant {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

struct YearMonthDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};

[[nodiscard]] Day day_of(YearMonthDay civil);
[[nodiscard]] YearMonthDay civil_of(Day day);
/// Monday is 1, Sunday is 7.
[[nodiscard]] int weekday_of(Day day);

/// Reads `2026-03-02`; nothing if there is no such day.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
[[nodiscard]] std::string format_day(Day day);

/// The same day number `months` later; where the month is too short, its last day (31 January plus one month is 28 or 29 February).
[[nodiscard]] Day add_months(Day day, int months);

/// Days between by the 30/360 convention (every month has thirty days; the 31st counts as the 30th).
/// Source   the European 30E/360 convention
[[nodiscard]] std::int32_t days_thirty_360(Day from, Day to);

/// A span of time in which a zone keeps one offset from UTC.
struct ZoneSpan {
  Instant begin, end;  // `end` excluded
  std::int64_t offset_seconds = 0;
};

/// A stretch of local time in which each time exists once, all at one offset. Units   seconds of local time, `to` excluded; seconds east of UTC
struct SteadyTime {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t offset = 0;
};

/// A zone of the IANA database, by name; zones live as long as the process.
/// Source   the tzdata of the system, whose tables end in 2037: later instants keep the offset of winter
/// One that was not found by name is UTC.
class Zone {
 public:
  /// Nothing if the database has no zone of that name.
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] Day local_day(Instant instant) const;
  /// The span that holds an instant; local time there is UTC and its offset.
  [[nodiscard]] ZoneSpan span_at(Instant instant) const;
  /// Prints local time with offset, `2026-04-06T17:20:00+02:00`.
  [[nodiscard]] std::string format(Instant instant) const;
  /// The instant of a local day's first second (the first that exists on that day).
  [[nodiscard]] Instant start_of_day(Day day) const;
  /// The time around a day that is days away from any change of the clock; empty if the day is not.
  [[nodiscard]] SteadyTime steady_time_around(Day day) const;

 private:
  friend struct ZoneAccess;
  const void* zone_ = nullptr;
};

enum class InstantFault { malformed, does_not_exist, ambiguous };

struct ParsedInstant {
  std::optional<Instant> instant;
  InstantFault fault = InstantFault::malformed;  // meaningful only without `instant`
};

/// Reads `2026-03-02T08:30`, with optional seconds and an optional `Z` or `+01:00`. Without offset the time is local in `zone`:
/// an hour that summer time skips does not exist, one that it repeats is ambiguous; both are faults, for an offset settles them.
[[nodiscard]] ParsedInstant parse_instant(std::string_view text, const Zone& zone);

}  // namespace couvert
