// Exact arithmetic on fractions whose only denominators are counted units and percentages.
#include "program/grant.h"

#include <algorithm>
#include <array>

#include "base/money.h"
#include "program/inputs.h"

namespace couvert {
namespace {

using Wide = Int128;

struct Exact {
  Wide numerator, denominator;
};

/// Far beyond any amount, small enough that two of them can still be added.
constexpr Wide ceiling = Wide{1} << 120;

Wide bounded_product(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return (a < 0) == (b < 0) ? ceiling : -ceiling;
  return std::clamp(result, -ceiling, ceiling);
}

Exact sum(Exact a, Exact b, int sign) {
  if (a.denominator == b.denominator) return {std::clamp(a.numerator + sign * b.numerator, -ceiling, ceiling), a.denominator};
  const Wide left = bounded_product(a.numerator, b.denominator);
  const Wide right = bounded_product(b.numerator, a.denominator);
  return {std::clamp(left + sign * right, -ceiling, ceiling), bounded_product(a.denominator, b.denominator)};
}

Exact product(Exact a, Exact b) {
  return {bounded_product(a.numerator, b.numerator), bounded_product(a.denominator, b.denominator)};
}

bool less(Exact a, Exact b) { return bounded_product(a.numerator, b.denominator) < bounded_product(b.numerator, a.denominator); }

struct ExactInterval {
  Exact lo, hi;
};

/// An open end stays open whatever share of it is taken.
Wide wide_end(std::int64_t end) { return end >= unbounded ? ceiling : end <= -unbounded ? -ceiling : Wide{end}; }

Exact sum(Exact a, Exact b) { return sum(a, b, 1); }
Exact difference(Exact a, Exact b) { return sum(a, b, -1); }
ExactInterval sum(const ExactInterval& a, const ExactInterval& b) { return {sum(a.lo, b.lo), sum(a.hi, b.hi)}; }
ExactInterval difference(const ExactInterval& a, const ExactInterval& b) { return {difference(a.lo, b.hi), difference(a.hi, b.lo)}; }
ExactInterval product(const ExactInterval& a, const ExactInterval& b) {
  const std::array<Exact, 4> corners = {product(a.lo, b.lo), product(a.lo, b.hi), product(a.hi, b.lo), product(a.hi, b.hi)};
  return {*std::min_element(corners.begin(), corners.end(), less), *std::max_element(corners.begin(), corners.end(), less)};
}

void set(Interval i, ExactInterval& to) { to = {{wide_end(i.lo), 1}, {wide_end(i.hi), 1}}; }

void set_share(const Counted& counted, ExactInterval& to) {
  if (!counted.of) to = {{0, 1}, {counted.units.hi > 0 ? 1 : 0, 1}};
  else if (*counted.of == 0) to = {{0, 1}, {0, 1}};
  else to = {{counted.units.lo, *counted.of}, {counted.units.hi, *counted.of}};
}

void set_share_of_million(std::int64_t ppm, ExactInterval& to) { to = {{ppm, 1'000'000}, {ppm, 1'000'000}}; }

/// A fraction in machine words, for points of usual size; one without denominator stands for what does not fit or is no point.
struct Small {
  std::int64_t numerator, denominator;
};
constexpr Small too_wide = {0, 0};

Small sum(Small a, Small b, int sign) {
  std::int64_t left = a.numerator, right = b.numerator, denominator = a.denominator, result = 0;
  if (a.denominator != b.denominator) {
    if (__builtin_mul_overflow(a.numerator, b.denominator, &left) || __builtin_mul_overflow(b.numerator, a.denominator, &right) ||
        __builtin_mul_overflow(a.denominator, b.denominator, &denominator)) {
      return too_wide;
    }
  }
  if (sign > 0 ? __builtin_add_overflow(left, right, &result) : __builtin_sub_overflow(left, right, &result)) return too_wide;
  return {result, a.denominator == 0 || b.denominator == 0 ? 0 : denominator};
}
Small sum(Small a, Small b) { return sum(a, b, 1); }
Small difference(Small a, Small b) { return sum(a, b, -1); }
Small product(Small a, Small b) {
  Small result = too_wide;
  const bool overflows = __builtin_mul_overflow(a.numerator, b.numerator, &result.numerator) ||
                         __builtin_mul_overflow(a.denominator, b.denominator, &result.denominator);
  return overflows ? too_wide : result;
}

void set(Interval i, Small& to) { to = is_point(i) ? Small{i.lo, 1} : too_wide; }
void set_share(const Counted& counted, Small& to) {
  if (!counted.of || !is_point(counted.units)) to = too_wide;
  else if (*counted.of == 0) to = {0, 1};
  else to = {counted.units.lo, *counted.of};
}
void set_share_of_million(std::int64_t ppm, Small& to) { to = {ppm, 1'000'000}; }

/// Runs the steps on fractions in machine words, or on intervals of wide ones.
template <class Number>
Number run_steps(const Cover& cover, const CostView& cost, Interval amount, const Counted& counted) {
  constexpr std::size_t few = 16;  // kept without asking for memory
  std::array<Number, few> kept;
  std::vector<Number> many(cover.grants.size() > few ? cover.grants.size() : 0);
  Number* steps = many.empty() ? kept.data() : many.data();
  for (std::size_t i = 0; i < cover.grants.size(); ++i) {
    const GrantStep& step = cover.grants[i];
    switch (step.op) {
      case GrantStep::Op::amount: set(amount, steps[i]); break;
      case GrantStep::Op::counted: set(counted.units, steps[i]); break;
      case GrantStep::Op::counted_share: set_share(counted, steps[i]); break;
      case GrantStep::Op::number: set(cost.number(step.a), steps[i]); break;
      case GrantStep::Op::add: steps[i] = sum(steps[step.a], steps[step.b]); break;
      case GrantStep::Op::subtract: steps[i] = difference(steps[step.a], steps[step.b]); break;
      case GrantStep::Op::multiply: steps[i] = product(steps[step.a], steps[step.b]); break;
      case GrantStep::Op::percent_of: {
        Number share;
        set_share_of_million(step.number, share);
        steps[i] = product(steps[step.a], share);
        break;
      }
    }
  }
  return steps[cover.grants.size() - 1];
}

std::int64_t rounded(Exact value) {
  constexpr Wide word = std::int64_t{1} << 60;
  if (value.numerator >= 0 && value.numerator < word && value.denominator < word) {
    // Half away from zero, in machine words.
    const auto numerator = static_cast<std::int64_t>(value.numerator), denominator = static_cast<std::int64_t>(value.denominator);
    return (numerator + denominator / 2) / denominator;
  }
  const Wide far = bounded_product(unbounded, value.denominator);
  if (value.numerator >= far) return unbounded;
  if (value.numerator <= -far) return -unbounded;
  return divide_rounded(value.numerator, value.denominator);
}

}  // namespace

Counted count_alone(const Cover& cover, const CostView& cost) {
  const Interval units = bounds_of(cost.value(cover.count_fact), FactType::count);
  Counted counted;
  counted.units = {std::min(units.lo, cover.count_at_most), std::min(units.hi, cover.count_at_most)};
  if (is_point(units)) counted.of = units.lo;
  return counted;
}

Interval granted_by_clause(const Cover& cover, const CostView& cost, const Counted& counted) {
  const Interval amount = bounds_of(cost.amount(), FactType::money);
  if (cover.grants.empty()) return amount;
  // Nearly every cost has small numbers that are all known.
  if (const Small small = run_steps<Small>(cover, cost, amount, counted); small.denominator != 0) {
    return point(std::clamp(rounded({small.numerator, small.denominator}), std::int64_t{0}, amount.lo));
  }
  const ExactInterval result = run_steps<ExactInterval>(cover, cost, amount, counted);
  return {std::clamp(rounded(result.lo), std::int64_t{0}, amount.lo), std::clamp(rounded(result.hi), std::int64_t{0}, amount.hi)};
}

}  // namespace couvert
