#include "program/competing.h"

#include <array>
#include <bit>

namespace couvert {
namespace {

/// More than this cannot be drawn on any sublimit of the dossier.
Interval claimed_in_all(const Assessed& a) {
  Interval total;
  for (std::size_t cost = 0; cost < a.inputs.costs; ++cost) {
    const Interval amount = bounds_of(a.inputs.amounts[cost], FactType::money);
    total = {saturate(static_cast<Int128>(total.lo) + amount.lo), saturate(static_cast<Int128>(total.hi) + amount.hi)};
  }
  return total;
}

bool can_bind(const Assessed& a, std::int16_t index, std::size_t cost) {
  if (index < 0) return false;
  const Pool& pool = a.program.pools[static_cast<std::size_t>(index)];
  if (pool.cap) return a.registers.number(*pool.cap, cost).lo < claimed_in_all(a).hi;
  const Value agreed = a.inputs.value(*pool.agreed, cost);
  if (agreed.stated == Stated::left_out) return false;
  return bounds_of(agreed, FactType::money).lo < claimed_in_all(a).hi;
}

std::array<std::int16_t, 3> binding_pools(const Assessed& a, const Cover& cover, std::size_t cost) {
  const std::int16_t shared = is_no(a.truth(cover.shares, cost)) ? std::int16_t{-1} : cover.shared_pool;
  std::array<std::int16_t, 3> pools = {cover.own_pool, cover.agreed_pool, shared};
  for (std::int16_t& pool : pools) {
    if (!can_bind(a, pool, cost)) pool = -1;
  }
  return pools;
}

bool same_terms(const Assessed& a, const Cover& x, const Cover& y, std::size_t cost) {
  if (!x.grants.empty() || !y.grants.empty() || x.waits || y.waits) return false;
  const bool has_deductible = a.registers.number(a.program.deductible, cost) != point(0);
  if (has_deductible && a.truth(x.free_of_deductible, cost) != a.truth(y.free_of_deductible, cost)) return false;
  if (a.truth(x.free_of_limit, cost) != a.truth(y.free_of_limit, cost)) return false;
  return binding_pools(a, x, cost) == binding_pools(a, y, cost);
}

}  // namespace

std::uint64_t competing_covers(const Assessed& a, std::size_t cost, const Candidates& candidates) {
  if (candidates.sure < 0) return 0;
  const Cover& sure = a.program.covers[static_cast<std::size_t>(candidates.sure)];
  std::uint64_t competing = 0;
  for (std::uint64_t left = candidates.open; left != 0; left &= left - 1) {
    const int index = std::countr_zero(left);
    if (!same_terms(a, a.program.covers[static_cast<std::size_t>(index)], sure, cost)) competing |= std::uint64_t{1} << index;
  }
  return competing;
}

}  // namespace couvert
