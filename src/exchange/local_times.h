// Local times of a zone as instants, for columns of them: a day without a change of the clock is looked up once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/calendar.h"

namespace couvert {

class LocalTimes {
 public:
  explicit LocalTimes(const Zone& zone) : zone_(zone) {}

  /// The instant of a local time, by the rules of `parse_instant`.
  /// Units    seconds since 1970-01-01 as a clock in the zone counts them; seconds of UTC
  [[nodiscard]] ParsedInstant instant_of(std::int64_t local_seconds);

 private:
  struct KnownDay {
    std::int64_t day = 0;
    std::optional<std::int64_t> offset;  // of the whole day; nothing: not looked up yet, or the clock changes
  };
  static constexpr std::size_t remembered_days = 1024;

  Zone zone_;
  std::array<KnownDay, remembered_days> days_{};
};

}  // namespace couvert
