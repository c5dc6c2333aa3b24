#include "support/exact_number.h"

#include "base/ensure.h"

namespace couvert::testing {
namespace {

Int128 common_divisor(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a == 0 ? 1 : a;
}

int sign_of(const Exact& a) {
  if (a.endless != 0) return a.endless;
  return a.numerator > 0 ? 1 : a.numerator < 0 ? -1 : 0;
}

}  // namespace

Exact exact(Int128 numerator, Int128 denominator) {
  ensure(denominator > 0, "a denominator must be positive");
  const Int128 divisor = common_divisor(numerator, denominator);
  return {numerator / divisor, denominator / divisor, 0};
}

Exact without_bound(int sign) { return {0, 1, sign}; }

Exact plus(const Exact& a, const Exact& b) {
  if (a.endless != 0) return a;
  if (b.endless != 0) return b;
  return exact(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

Exact minus(const Exact& a, const Exact& b) { return plus(a, {-b.numerator, b.denominator, -b.endless}); }

Exact times(const Exact& a, const Exact& b) {
  if (a.endless != 0 || b.endless != 0) {
    const int sign = sign_of(a) * sign_of(b);
    return sign == 0 ? exact(0) : without_bound(sign);
  }
  return exact(a.numerator * b.numerator, a.denominator * b.denominator);
}

bool is_less(const Exact& a, const Exact& b) {
  if (a.endless != 0 || b.endless != 0) return a.endless < b.endless;
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

Exact smaller(const Exact& a, const Exact& b) { return is_less(b, a) ? b : a; }
Exact greater(const Exact& a, const Exact& b) { return is_less(a, b) ? b : a; }

Exact rounded(const Exact& a) {
  if (a.endless != 0 || a.denominator == 1) return a;
  const bool negative = a.numerator < 0;
  const Int128 size = negative ? -a.numerator : a.numerator;
  const Int128 whole = (2 * size + a.denominator) / (2 * a.denominator);
  return exact(negative ? -whole : whole);
}

Range exactly(const Exact& a) { return {a, a}; }
Range exactly(std::int64_t whole) { return exactly(exact(whole)); }
Range from_zero() { return {exact(0), without_bound(1)}; }
Range any_number() { return {without_bound(-1), without_bound(1)}; }
bool is_settled(const Range& range) { return !is_less(range.low, range.high); }

Range plus(const Range& a, const Range& b) { return {plus(a.low, b.low), plus(a.high, b.high)}; }
Range minus(const Range& a, const Range& b) { return {minus(a.low, b.high), minus(a.high, b.low)}; }

Range times(const Range& a, const Range& b) {
  const Exact corners[] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)};
  Range result = exactly(corners[0]);
  for (const Exact& corner : corners) result = {smaller(result.low, corner), greater(result.high, corner)};
  return result;
}

Range rounded(const Range& a) { return {rounded(a.low), rounded(a.high)}; }

Range kept_within(const Range& a, const Range& bounds) {
  const auto keep = [&bounds](const Exact& end) { return smaller(greater(end, bounds.low), bounds.high); };
  return {keep(a.low), keep(a.high)};
}

}  // namespace couvert::testing
