// Exact rational numbers with open ends, and ranges of them: the arithmetic of the reference evaluator.
#pragma once

#include <cstdint>

#include "base/int128.h"

namespace couvert::testing {

/// A fraction in lowest terms with a positive denominator; `endless` is -1 or 1 for a number without bound, whose fraction says nothing.
struct Exact {
  Int128 numerator = 0;
  Int128 denominator = 1;
  int endless = 0;
};

[[nodiscard]] Exact exact(Int128 numerator, Int128 denominator = 1);
[[nodiscard]] Exact without_bound(int sign);
[[nodiscard]] Exact plus(const Exact& a, const Exact& b);
[[nodiscard]] Exact minus(const Exact& a, const Exact& b);
/// Nothing times a number without bound is nothing.
[[nodiscard]] Exact times(const Exact& a, const Exact& b);
[[nodiscard]] bool is_less(const Exact& a, const Exact& b);
[[nodiscard]] Exact smaller(const Exact& a, const Exact& b);
[[nodiscard]] Exact greater(const Exact& a, const Exact& b);
/// The next whole number, half away from zero.
[[nodiscard]] Exact rounded(const Exact& a);

/// Everything that a number may be: from `low` to `high`, both included.
struct Range {
  Exact low, high;
};

[[nodiscard]] Range exactly(const Exact& a);
[[nodiscard]] Range exactly(std::int64_t whole);
[[nodiscard]] Range from_zero();
[[nodiscard]] Range any_number();
[[nodiscard]] bool is_settled(const Range& range);
[[nodiscard]] Range plus(const Range& a, const Range& b);
[[nodiscard]] Range minus(const Range& a, const Range& b);
[[nodiscard]] Range times(const Range& a, const Range& b);
[[nodiscard]] Range rounded(const Range& a);
/// Both ends, brought into low…high of `bounds`.
[[nodiscard]] Range kept_within(const Range& a, const Range& bounds);

}  // namespace couvert::testing
