// Dates and moments of few years, many times: the months that were read and the stretches between two changes of the clock are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "exchange/csv_plain_numbers.h"

namespace couvert {

class CsvCalendar {
 public:
  explicit CsvCalendar(const Zone& zone) : zone_(zone), months_(month_slots), steady_(steady_slots) {}

  /// Reads `2026-03-02`, as `Day::number`. False if it is no date.
  bool read_day(std::string_view text, std::int64_t& day) { return text.size() == day_size && read_day_at(text.data(), day); }

  /// Reads `2026-03-02T08:30`, with or without seconds and `Z`, as seconds of UTC. False if it is written otherwise, and within days of a
  /// change of the clock, where a time may not exist or come twice: parse_instant knows.
  bool read_moment(std::string_view text, std::int64_t& seconds) {
    const bool is_local = !text.ends_with('Z');
    if (!is_local) text.remove_suffix(1);
    std::int64_t day = 0;
    if (text.size() < day_size || !read_plain_time(text.substr(day_size), seconds) || !read_day_at(text.data(), day)) return false;
    seconds += day * seconds_per_day;
    return !is_local || to_utc(day, seconds);
  }

 private:
  static constexpr std::size_t day_size = 10;
  static constexpr std::size_t month_slots = 2048;
  static constexpr std::size_t steady_slots = 512;  // of eight days each: some eleven years before two of them meet
  static constexpr std::int64_t seconds_per_day = 86'400;

  struct Month {
    std::uint64_t text = 0;  // the eight bytes `2026-03-`; 0: free
    std::int64_t before = 0;  // the day before its first
    int length = 0;
  };

  bool read_day_at(const char* text, std::int64_t& day) {
    std::uint64_t written = 0;
    std::memcpy(&written, text, sizeof written);
    Month& month = months_[(written * 0x9E37'79B9'7F4A'7C15U) >> 53U];
    if (month.text != written && !read_month(text, month)) return false;
    bool good = true;
    const int number = two_csv_digits(text + sizeof written, good);
    day = month.before + number;
    return good && number >= 1 && number <= month.length;
  }

  bool to_utc(std::int64_t day, std::int64_t& seconds) {
    SteadyTime& slot = steady_[static_cast<std::size_t>(day >> 3) % steady_slots];
    if (seconds < slot.from || seconds >= slot.to) {
      slot = zone_.steady_time_around({static_cast<std::int32_t>(day)});
      if (seconds < slot.from || seconds >= slot.to) return false;
    }
    seconds -= slot.offset;
    return true;
  }

  static bool read_month(const char* text, Month& month);

  Zone zone_;
  std::vector<Month> months_;
  std::vector<SteadyTime> steady_;
};

}  // namespace couvert
