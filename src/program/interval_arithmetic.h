// What the number instructions do to one value or one end of an interval; the same for both evaluators.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/calendar.h"
#include "base/interval.h"
#include "base/money.h"

namespace couvert {

[[nodiscard]] inline std::int64_t months_later(std::int64_t day, std::int64_t months) {
  if (day <= -unbounded || day >= unbounded) return day;
  return add_months(Day{static_cast<std::int32_t>(day)}, static_cast<int>(months)).number;
}

/// Rounding half away from zero, once
[[nodiscard]] inline std::int64_t share_of(std::int64_t minor, std::int64_t ppm) {
  if (minor >= unbounded || minor <= -unbounded) return minor;
  constexpr std::int64_t small = 9'000'000'000'000;  // times a million fits a machine word
  if (minor >= 0 && minor <= small && ppm >= 0 && ppm <= 1'000'000) return (minor * ppm + 500'000) / 1'000'000;
  return divide_rounded(static_cast<Int128>(minor) * ppm, 1'000'000);
}

/// An open end stays open, whatever is added to it.
[[nodiscard]] inline std::int64_t sum_of_ends(std::int64_t a, std::int64_t b) {
  if (a >= unbounded || a <= -unbounded) return a;
  if (b >= unbounded || b <= -unbounded) return b;
  return saturate(static_cast<Int128>(a) + b);
}

[[nodiscard]] inline Interval product(Interval a, Interval b) {
  const std::int64_t corners[] = {saturate(static_cast<Int128>(a.lo) * b.lo), saturate(static_cast<Int128>(a.lo) * b.hi),
                                  saturate(static_cast<Int128>(a.hi) * b.lo), saturate(static_cast<Int128>(a.hi) * b.hi)};
  return {*std::min_element(std::begin(corners), std::end(corners)), *std::max_element(std::begin(corners), std::end(corners))};
}

}  // namespace couvert
