// Arithmetic that both hand-written programs need: shares rounded once, the sessions of clause 2.3, a year by the calendar.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/int128.h"

namespace couvert::yardstick {

/// 2022-01-01: from then on contracts fall under the revised LCA.
inline constexpr std::int32_t revised_law = 18'993;
inline constexpr std::int64_t counted_sessions = 6;

/// A share of an amount that is not negative. Rounding   half away from zero to the minor unit
[[nodiscard]] inline std::int64_t share_of(std::int64_t amount, std::int64_t ppm) {
  constexpr std::int64_t million = 1'000'000;
  if (amount < std::int64_t{9} * million * million) return (amount * ppm + million / 2) / million;
  return static_cast<std::int64_t>((static_cast<Int128>(amount) * ppm + million / 2) / million);
}

struct Sessions {
  std::int64_t amount = 0;
  std::int64_t all = 0, counted = 0;
  std::int64_t social_share = 0, social_per_session = 0, statutory_share = 0;
};

/// What clause 2.3 grants for sessions: the counted part of what the social insurance leaves, less what it pays for each session
/// and what the law leaves to the insured. `Wide` holds the amount times twice the sessions.
/// Rounding half away from zero, once, on the result
template <class Wide>
[[nodiscard]] std::int64_t granted_in(const Sessions& s) {
  const Wide left = Wide{s.counted} * (s.amount - s.social_share);
  const Wide off = Wide{s.all} * (Wide{s.counted} * s.social_per_session + s.statutory_share);
  if (left <= off) return 0;
  const Wide rounded = (2 * (left - off) + s.all) / (2 * Wide{s.all});
  return static_cast<std::int64_t>(std::min<Wide>(rounded, s.amount));
}

[[nodiscard]] inline std::int64_t granted_for(const Sessions& s) {
  constexpr std::int64_t usual_amount = 1'000'000'000'000, usual_sessions = 10'000;
  if (s.all == 0) return 0;
  const std::int64_t amounts = s.amount | s.social_share | s.social_per_session | s.statutory_share;
  const bool is_usual = amounts < usual_amount && s.all < usual_sessions;
  return is_usual ? granted_in<std::int64_t>(s) : granted_in<Int128>(s);
}

/// The same day a year later, 28 February after a 29th: 365 days, and one more if a leap day lies in them.
/// Errors   days from 1901 to 2098 only, in which every fourth year is a leap year
[[nodiscard]] constexpr std::int32_t year_after(std::int32_t day) {
  constexpr std::int32_t four_years = 1'461;
  constexpr std::int32_t leap_day = 11'016 - 25 * four_years;  // 29 February 2000, moved before all days in question
  const std::int32_t since_leap_day = (day - leap_day) % four_years;
  return day + 365 + (since_leap_day >= four_years - 365 ? 1 : 0);
}

}  // namespace couvert::yardstick
