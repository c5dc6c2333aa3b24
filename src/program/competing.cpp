#include "program/competing.h"

#include <array>
#include <bit>

namespace couvert {
namespace {

/// The high ends of all amounts together.
std::int64_t claimed_at_most(const Assessed& a) {
  std::int64_t total = 0;
  for (std::size_t cost = 0; cost < a.inputs.costs; ++cost) {
    total = saturate(static_cast<Int128>(total) + bounds_of(a.inputs.amounts[cost], FactType::money).hi);
  }
  return total;
}

class Terms {
 public:
  Terms(const Program& program, const CostView& cost, std::int64_t claimed) : program_(program), cost_(cost), claimed_(claimed) {}

  [[nodiscard]] bool are_same(const Cover& x, const Cover& y) const {
    if (!x.grants.empty() || !y.grants.empty() || x.waits || y.waits) return false;
    const bool has_deductible = cost_.number(program_.deductible) != point(0);
    if (has_deductible && cost_.truth(x.free_of_deductible) != cost_.truth(y.free_of_deductible)) return false;
    if (cost_.truth(x.free_of_limit) != cost_.truth(y.free_of_limit)) return false;
    return binding_pools(x) == binding_pools(y);
  }

 private:
  [[nodiscard]] bool can_bind(std::int16_t index) const {
    if (index < 0) return false;
    const Pool& pool = program_.pools[static_cast<std::size_t>(index)];
    if (pool.cap) return cost_.number(*pool.cap).lo < claimed_;
    const Value agreed = cost_.value(*pool.agreed);
    if (agreed.stated == Stated::left_out) return false;
    return bounds_of(agreed, FactType::money).lo < claimed_;
  }

  [[nodiscard]] std::array<std::int16_t, 3> binding_pools(const Cover& cover) const {
    const std::int16_t shared = is_no(cost_.truth(cover.shares)) ? std::int16_t{-1} : cover.shared_pool;
    std::array<std::int16_t, 3> pools = {cover.own_pool, cover.agreed_pool, shared};
    for (std::int16_t& pool : pools) {
      if (!can_bind(pool)) pool = -1;
    }
    return pools;
  }

  const Program& program_;
  const CostView& cost_;
  const std::int64_t claimed_;
};

}  // namespace

std::uint64_t competing_covers(const Program& program, const CostView& cost, std::int64_t claimed, const Candidates& candidates) {
  if (candidates.sure < 0) return 0;
  const Terms terms(program, cost, claimed);
  const Cover& sure = program.covers[static_cast<std::size_t>(candidates.sure)];
  std::uint64_t competing = 0;
  for (std::uint64_t left = candidates.open; left != 0; left &= left - 1) {
    const int index = std::countr_zero(left);
    if (!terms.are_same(program.covers[static_cast<std::size_t>(index)], sure)) competing |= std::uint64_t{1} << index;
  }
  return competing;
}

std::uint64_t competing_covers(const Assessed& a, std::size_t cost, const Candidates& candidates) {
  if (candidates.sure < 0 || candidates.open == 0) return 0;
  return competing_covers(a.program, AssessedCost(a, cost), claimed_at_most(a), candidates);
}

}  // namespace couvert
