// A number that may be known only within bounds: money in minor units, a count, a share in parts per million, a day number.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/int128.h"

namespace couvert {

/// No bound known. Arithmetic saturates there, so that an open end stays open and nothing overflows.
inline constexpr std::int64_t unbounded = 4'000'000'000'000'000'000;

struct Interval {
  std::int64_t lo = 0;
  std::int64_t hi = 0;

  friend constexpr bool operator==(Interval, Interval) = default;
};

[[nodiscard]] constexpr Interval point(std::int64_t value) { return {value, value}; }
[[nodiscard]] constexpr Interval anything() { return {-unbounded, unbounded}; }
[[nodiscard]] constexpr Interval anything_from_zero() { return {0, unbounded}; }
[[nodiscard]] constexpr bool is_point(Interval i) { return i.lo == i.hi; }

[[nodiscard]] constexpr std::int64_t saturate(Int128 value) {
  if (value > unbounded) return unbounded;
  if (value < -unbounded) return -unbounded;
  return static_cast<std::int64_t>(value);
}

}  // namespace couvert
