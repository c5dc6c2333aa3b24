// The waterfall. Each step takes from what the step before left.
#include "program/settle_costs.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/money.h"
#include "program/grant.h"
#include "program/waiting.h"

namespace couvert {
namespace {

/// What is left of the amounts that costs share.
struct Shared {
  std::vector<std::int64_t> pools;
  std::int64_t deductible = 0;
  std::int64_t limit = 0;
  // Amounts stated for the incident, which the costs that state none share: by index of their term.
  std::vector<std::int64_t> off_every_cost, other_insurance, reductions;
};

class Pass {
 public:
  Pass(const Assessed& a, const std::vector<std::uint64_t>& covers, Bound bound, SettlementRun& run)
      : a_(a), covers_(covers), bound_(bound), run_(run) {}

  void run() {
    run_.reset(a_.inputs.costs);
    if (a_.inputs.costs == 0) return;
    start();
    count_units();
    for (std::size_t cost = 0; cost < a_.inputs.costs; ++cost) {
      if (covers_[cost] != 0) settle_one(cost);
    }
  }

 private:
  struct Waterfall {
    std::int64_t granted = 0;
    std::int64_t left = 0;
    std::vector<SettledCut> cuts;
  };

  /// The end of a cut or a cap that this pass takes: high caps and low cuts for the most that can be due.
  [[nodiscard]] std::int64_t cap(Interval i) const { return bound_ == Bound::due ? i.lo : i.hi; }
  [[nodiscard]] std::int64_t cut(Interval i) const { return bound_ == Bound::due ? i.hi : i.lo; }
  [[nodiscard]] Interval money(SlotId slot, std::size_t cost) const { return bounds_of(a_.inputs.value(slot, cost), FactType::money); }

  void start() {
    for (const Pool& pool : a_.program.pools) {
      std::int64_t amount = unbounded;
      if (pool.cap) amount = cap(a_.registers.number(*pool.cap, 0));
      if (pool.agreed && a_.inputs.value(*pool.agreed, 0).stated != Stated::left_out) amount = cap(money(*pool.agreed, 0));
      shared_.pools.push_back(std::max<std::int64_t>(0, amount));
    }
    const Interval borne = bounds_of(a_.inputs.deductible_before, FactType::money);
    const Interval paid = bounds_of(a_.inputs.paid_before, FactType::money);
    const Interval deductible = a_.registers.number(a_.program.deductible, 0);
    shared_.deductible = std::max<std::int64_t>(0, cut({deductible.lo - borne.hi, deductible.hi - borne.lo}));
    const Interval limit = a_.registers.number(a_.program.limit, 0);
    const std::int64_t limit_hi = limit.hi >= unbounded ? unbounded : limit.hi - paid.lo;
    shared_.limit = std::max<std::int64_t>(0, cap({limit.lo - paid.hi, limit_hi}));
    for (const FactTerm& off : a_.program.off_every_cost) shared_.off_every_cost.push_back(incident_amount(off.fact));
    for (const FactTerm& other : a_.program.other_insurance) shared_.other_insurance.push_back(incident_amount(other.fact));
    for (const Reduction& reduction : a_.program.reductions) {
      shared_.reductions.push_back(reduction.is_amount ? incident_amount(reduction.fact) : 0);
    }
  }

  /// The amount that the costs without one of their own share: the incident's, as any such cost sees it.
  [[nodiscard]] std::int64_t incident_amount(SlotId fact) const {
    for (std::size_t cost = 0; cost < a_.inputs.costs; ++cost) {
      if (!a_.inputs.stated_by_cost(fact, cost)) return cut(money(fact, cost));
    }
    return 0;
  }

  /// Counts units by date, then in the order of the file, over the costs of this pass. A cost without a date takes what it could
  /// have in the best place and leaves the others theirs.
  void count_units() {
    counted_.assign(a_.inputs.costs, Counted{});
    for (std::size_t c = 0; c < a_.program.covers.size(); ++c) {
      const Cover& cover = a_.program.covers[c];
      if (cover.count_at_most == 0) continue;
      std::vector<std::size_t> order;
      for (std::size_t cost = 0; cost < a_.inputs.costs; ++cost) {
        if (((covers_[cost] >> c) & 1) == 0) continue;
        if (is_known(a_.inputs.value(cover.count_by, cost))) order.push_back(cost);
        else counted_[cost] = count_alone(cover, AssessedCost(a_, cost));
      }
      std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return a_.inputs.value(cover.count_by, x).number < a_.inputs.value(cover.count_by, y).number;
      });
      Interval rest = point(cover.count_at_most);
      for (const std::size_t cost : order) {
        Counted counted = count_alone(cover, AssessedCost(a_, cost));
        counted.units = {std::min(counted.units.lo, rest.lo), std::min(counted.units.hi, rest.hi)};
        rest = {rest.lo - counted.units.hi, rest.hi - counted.units.lo};
        rest.lo = std::max<std::int64_t>(0, rest.lo);
        counted_[cost] = counted;
      }
    }
  }

  void settle_one(std::size_t cost) {
    const std::uint64_t covers = covers_[cost];
    Waterfall best;
    Shared best_shared;
    int best_cover = -1;
    for (std::uint64_t left = covers; left != 0; left &= left - 1) {
      const int index = std::countr_zero(left);
      Shared shared = shared_;
      Waterfall waterfall = flow(cost, a_.program.covers[static_cast<std::size_t>(index)], shared);
      if (best_cover >= 0 && waterfall.left <= best.left) continue;
      best = std::move(waterfall);
      best_shared = std::move(shared);
      best_cover = index;
    }
    if (std::popcount(covers) > 1) spare_pools_of_some(covers, best_shared);
    shared_ = std::move(best_shared);
    run_.cover[cost] = static_cast<std::int16_t>(best_cover);
    run_.granted[cost] = best.granted;
    run_.payable[cost] = best.left;
    run_.cuts.insert(run_.cuts.end(), best.cuts.begin(), best.cuts.end());
    run_.total_granted = saturate(static_cast<Int128>(run_.total_granted) + best.granted);
    run_.total_payable = saturate(static_cast<Int128>(run_.total_payable) + best.left);
  }

  void spare_pools_of_some(std::uint64_t covers, Shared& after) const {
    for (std::size_t p = 0; p < after.pools.size(); ++p) {
      bool in_all = true;
      for (std::uint64_t left = covers; left != 0; left &= left - 1) {
        const Cover& cover = a_.program.covers[static_cast<std::size_t>(std::countr_zero(left))];
        const auto pool = static_cast<std::int16_t>(p);
        in_all = in_all && (cover.own_pool == pool || cover.agreed_pool == pool || cover.shared_pool == pool);
      }
      if (!in_all) after.pools[p] = shared_.pools[p];
    }
  }

  std::int64_t take(Waterfall& w, std::size_t cost, MoneyTerm term, StatementId statement, std::int64_t amount) const {
    const std::int64_t taken = std::clamp<std::int64_t>(amount, 0, w.left);
    if (taken == 0) return 0;
    if (w.left < unbounded || taken >= unbounded) w.left -= taken;  // an open amount stays open, whatever is taken of it
    w.cuts.push_back({static_cast<std::uint32_t>(cost), term, statement, taken});
    return taken;
  }

  void take_down_to(Waterfall& w, std::size_t cost, MoneyTerm term, StatementId statement, std::int64_t rest) const {
    if (w.left <= rest) return;
    w.cuts.push_back({static_cast<std::uint32_t>(cost), term, statement, w.left - rest});
    w.left = rest;
  }

  [[nodiscard]] Waterfall flow(std::size_t cost, const Cover& cover, Shared& shared) const {
    Waterfall w;
    w.left = cap(bounds_of(a_.inputs.amounts[cost], FactType::money));
    const std::int64_t by_clause = cap(granted_by_clause(cover, AssessedCost(a_, cost), counted_[cost]));
    take_down_to(w, cost, MoneyTerm::clause, cover.statement, by_clause);
    facts_off(w, cost, MoneyTerm::clause, a_.program.off_every_cost, shared.off_every_cost);
    w.granted = w.left;
    if (cover.waits) take(w, cost, MoneyTerm::waiting_period, cover.statement, cut(waiting_cut(cover, AssessedCost(a_, cost), w.left)));
    facts_off(w, cost, MoneyTerm::other_insurance, a_.program.other_insurance, shared.other_insurance);
    const Truth before = a_.truth(a_.program.deductible_before_sublimit, cost);
    // Before the sublimit a deductible never leaves less, so an open order is taken that way for the most that can be due.
    const bool deductible_first = is_yes(before) || (is_unknown(before) && bound_ == Bound::at_most);
    if (deductible_first) deductible(w, cost, cover, shared);
    sublimits(w, cost, cover, shared);
    if (!deductible_first) deductible(w, cost, cover, shared);
    limit(w, cost, cover, shared);
    reductions(w, cost, shared);
    return w;
  }

  /// What was recovered, or what another insurer has paid: an amount of the cost is its own, the incident's is used up in file order.
  void facts_off(Waterfall& w, std::size_t cost, MoneyTerm term, const std::vector<FactTerm>& facts, std::vector<std::int64_t>& rests) const {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (is_yes(a_.truth(facts[i].active, cost))) take_fact(w, cost, term, facts[i].statement, facts[i].fact, rests[i]);
    }
  }

  void take_fact(Waterfall& w, std::size_t cost, MoneyTerm term, StatementId statement, SlotId fact, std::int64_t& rest) const {
    const bool own = a_.inputs.stated_by_cost(fact, cost);
    const std::int64_t taken = take(w, cost, term, statement, own ? cut(money(fact, cost)) : rest);
    if (!own) rest -= taken;
  }

  void sublimits(Waterfall& w, std::size_t cost, const Cover& cover, Shared& shared) const {
    const Truth shares = a_.truth(cover.shares, cost);
    const bool draws_on_shared = is_yes(shares) || (is_unknown(shares) && bound_ == Bound::due);
    const std::int16_t pools[] = {cover.own_pool, draws_on_shared ? cover.shared_pool : std::int16_t{-1}, cover.agreed_pool};
    for (const std::int16_t index : pools) {
      if (index < 0 || shared.pools[static_cast<std::size_t>(index)] >= unbounded) continue;
      take_down_to(w, cost, MoneyTerm::sublimit, a_.program.pools[static_cast<std::size_t>(index)].statement, shared.pools[static_cast<std::size_t>(index)]);
    }
    // Each is used up by what all of them leave.
    for (const std::int16_t index : pools) {
      if (index >= 0 && shared.pools[static_cast<std::size_t>(index)] < unbounded) shared.pools[static_cast<std::size_t>(index)] -= w.left;
    }
  }

  void deductible(Waterfall& w, std::size_t cost, const Cover& cover, Shared& shared) const {
    const Truth free = a_.truth(cover.free_of_deductible, cost);
    if (is_yes(free) || (is_unknown(free) && bound_ == Bound::at_most) || !a_.program.deductible_statement) return;
    shared.deductible -= take(w, cost, MoneyTerm::deductible, *a_.program.deductible_statement, shared.deductible);
  }

  void limit(Waterfall& w, std::size_t cost, const Cover& cover, Shared& shared) const {
    const Truth free = a_.truth(cover.free_of_limit, cost);
    if (is_yes(free) || (is_unknown(free) && bound_ == Bound::at_most) || shared.limit >= unbounded) return;
    take_down_to(w, cost, MoneyTerm::limit, a_.program.limit_statement, shared.limit);
    shared.limit -= w.left;
  }

  void reductions(Waterfall& w, std::size_t cost, Shared& shared) const {
    for (std::size_t r = 0; r < a_.program.reductions.size(); ++r) {
      const Reduction& reduction = a_.program.reductions[r];
      const Truth applies = a_.truth(reduction.truth, cost);
      if (is_no(applies) || (is_unknown(applies) && bound_ == Bound::at_most)) continue;
      const StatementId statement = ground_of(reduction, cost);
      if (reduction.is_amount) {
        take_fact(w, cost, MoneyTerm::reduction, statement, reduction.fact, shared.reductions[r]);
      } else {
        const std::int64_t ppm = cut(bounds_of(a_.inputs.value(reduction.fact, cost), FactType::percent));
        if (w.left < unbounded) take(w, cost, MoneyTerm::reduction, statement, divide_rounded(static_cast<Int128>(w.left) * ppm, 1'000'000));
        else if (ppm == 1'000'000) take(w, cost, MoneyTerm::reduction, statement, w.left);
      }
    }
  }

  [[nodiscard]] StatementId ground_of(const Reduction& reduction, std::size_t cost) const {
    for (const Reduction::Ground& ground : reduction.grounds) {
      if (is_yes(a_.truth(ground.truth, cost))) return ground.statement;
    }
    return reduction.grounds.front().statement;
  }

  const Assessed& a_;
  const std::vector<std::uint64_t>& covers_;
  const Bound bound_;
  SettlementRun& run_;
  Shared shared_;
  std::vector<Counted> counted_;
};

}  // namespace

void settle_costs(const Assessed& a, const std::vector<std::uint64_t>& covers, Bound bound, SettlementRun& run) {
  Pass(a, covers, bound, run).run();
}

}  // namespace couvert
