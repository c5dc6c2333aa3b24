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
  Wide numerator = 0;
  Wide denominator = 1;
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

ExactInterval whole(Interval i) { return {{wide_end(i.lo), 1}, {wide_end(i.hi), 1}}; }

ExactInterval product(const ExactInterval& a, const ExactInterval& b) {
  const std::array<Exact, 4> corners = {product(a.lo, b.lo), product(a.lo, b.hi), product(a.hi, b.lo), product(a.hi, b.hi)};
  return {*std::min_element(corners.begin(), corners.end(), less), *std::max_element(corners.begin(), corners.end(), less)};
}

ExactInterval share(const Counted& counted) {
  if (!counted.of) return {{0, 1}, {counted.units.hi > 0 ? 1 : 0, 1}};
  if (*counted.of == 0) return {{0, 1}, {0, 1}};
  return {{counted.units.lo, *counted.of}, {counted.units.hi, *counted.of}};
}

std::int64_t rounded(Exact value) {
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
  std::vector<ExactInterval> steps(cover.grants.size());
  for (std::size_t i = 0; i < cover.grants.size(); ++i) {
    const GrantStep& step = cover.grants[i];
    switch (step.op) {
      case GrantStep::Op::amount: steps[i] = whole(amount); break;
      case GrantStep::Op::counted: steps[i] = whole(counted.units); break;
      case GrantStep::Op::counted_share: steps[i] = share(counted); break;
      case GrantStep::Op::number: steps[i] = whole(cost.number(step.a)); break;
      case GrantStep::Op::add: steps[i] = {sum(steps[step.a].lo, steps[step.b].lo, 1), sum(steps[step.a].hi, steps[step.b].hi, 1)}; break;
      case GrantStep::Op::subtract:
        steps[i] = {sum(steps[step.a].lo, steps[step.b].hi, -1), sum(steps[step.a].hi, steps[step.b].lo, -1)};
        break;
      case GrantStep::Op::multiply: steps[i] = product(steps[step.a], steps[step.b]); break;
      case GrantStep::Op::percent_of: steps[i] = product(steps[step.a], {{step.number, 1'000'000}, {step.number, 1'000'000}}); break;
    }
  }
  const ExactInterval& result = steps.back();
  return {std::clamp(rounded(result.lo), std::int64_t{0}, amount.lo), std::clamp(rounded(result.hi), std::int64_t{0}, amount.hi)};
}

}  // namespace couvert
