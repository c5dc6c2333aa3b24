// Local time to UTC for many moments of few years: the stretches of time between two changes of the clock are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/calendar.h"

namespace couvert {

class CsvClock {
 public:
  explicit CsvClock(const Zone& zone) : zone_(zone), slots_(slot_count) {}

  /// Takes seconds of local time on a day to seconds of UTC. False within days of a change of the clock, where a time may not exist or
  /// come twice: parse_instant knows.
  bool to_utc(std::int64_t day, std::int64_t& seconds) {
    SteadyTime& slot = slots_[static_cast<std::size_t>(day >> 3) % slot_count];
    if (seconds < slot.from || seconds >= slot.to) {
      slot = zone_.steady_time_around({static_cast<std::int32_t>(day)});
      if (seconds < slot.from || seconds >= slot.to) return false;
    }
    seconds -= slot.offset;
    return true;
  }

 private:
  static constexpr std::size_t slot_count = 512;  // of eight days each: some eleven years before two of them meet
  Zone zone_;
  std::vector<SteadyTime> slots_;
};

}  // namespace couvert
