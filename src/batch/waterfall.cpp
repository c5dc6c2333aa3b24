// Each step takes from what the step before left, as in src/program/settle_costs.cpp.
#include "batch/waterfall.h"

#include <algorithm>
#include <bit>

#include "program/inputs.h"
#include "program/interval_arithmetic.h"
#include "program/waiting.h"

namespace couvert {
namespace {

/// An open amount stays open, whatever is taken of it.
std::int64_t take(std::int64_t amount, std::int64_t& left) {
  const std::int64_t taken = std::clamp<std::int64_t>(amount, 0, left);
  if (left < unbounded || taken >= unbounded) left -= taken;
  return taken;
}

bool draws_on(const Cover& cover, std::int16_t pool) {
  return cover.own_pool == pool || cover.agreed_pool == pool || cover.shared_pool == pool;
}

}  // namespace

Waterfall::Waterfall(ChunkState& state, Bound bound)
    : s_(state),
      program_(*state.plan.program),
      bound_(bound),
      off_every_cost_(columns_of(state, program_.off_every_cost)),
      other_insurance_(columns_of(state, program_.other_insurance)) {
  for (std::size_t c = 0; c < program_.covers.size(); ++c) {
    const Cover& cover = program_.covers[c];
    if (cover.count_at_most > 0) counting_ |= std::uint64_t{1} << c;
    covers_.push_back({state.truth_of_rows(cover.shares), state.truth_of_rows(cover.free_of_deductible), state.truth_of_rows(cover.free_of_limit)});
  }
  for (const Reduction& reduction : program_.reductions) {
    const TruthColumn applies = state.truth_of_rows(reduction.truth);
    if (state.any_row(state.without(Level::row, state.rows.every_row, applies.no))) reductions_.push_back({&reduction, applies});
  }
  deductible_first_ = state.truth_of_rows(program_.deductible_before_sublimit);
  shared_.pools.resize(program_.pools.size());
  shared_.off_every_cost.resize(off_every_cost_.size());
  shared_.other_insurance.resize(other_insurance_.size());
  shared_.reductions.resize(reductions_.size());
}

std::vector<OffColumn> Waterfall::columns_of(ChunkState& state, const std::vector<FactTerm>& terms) const {
  std::vector<OffColumn> columns;
  for (const FactTerm& term : terms) {
    const Plane nothing = state.known_to_be_nothing(term.fact);
    if (state.plan.is_constant(term.active, Truth::no) || !state.any_row(state.without(Level::row, state.rows.every_row, nothing))) continue;
    columns.push_back({term.fact, state.truth_of_rows(term.active), nothing});
  }
  return columns;
}

void Waterfall::start(std::size_t dossier, const EventTerms& terms, const std::uint64_t* covers) {
  first_ = s_.rows.first[dossier];
  end_ = s_.rows.first[dossier + 1];
  shared_.deductible = terms.deductible[dossier];
  shared_.limit = terms.limit[dossier];
  for (std::size_t p = 0; p < terms.pools.size(); ++p) shared_.pools[p] = terms.pools[p] == nullptr ? unbounded : terms.pools[p][dossier];
  for (std::size_t i = 0; i < off_every_cost_.size(); ++i) shared_.off_every_cost[i] = incident_amount(off_every_cost_[i].fact);
  for (std::size_t i = 0; i < other_insurance_.size(); ++i) shared_.other_insurance[i] = incident_amount(other_insurance_[i].fact);
  for (std::size_t i = 0; i < reductions_.size(); ++i) {
    if (reductions_[i].reduction->is_amount) shared_.reductions[i] = incident_amount(reductions_[i].reduction->fact);
  }
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < end_ - first_; ++i) all |= covers[i];
  counts_ = (all & counting_) != 0;
  if (counts_) count_units(covers);
}

std::int64_t Waterfall::incident_amount(SlotId fact) const {
  const Plane stated = s_.slots[fact].incident_stated;
  if (program_.slots[fact].zero_unless_stated && (stated == nullptr || !bit_of(stated, s_.rows.dossier_of[first_]))) return 0;
  for (std::size_t row = first_; row < end_; ++row) {
    const RowView view(s_, row);
    if (!view.states_itself(fact)) return cut(bounds_of(view.value(fact), FactType::money));
  }
  return 0;
}

void Waterfall::count_units(const std::uint64_t* covers) {
  counted_.assign(end_ - first_, Counted{});
  for (std::uint64_t left = counting_; left != 0; left &= left - 1) count_units_of(static_cast<std::size_t>(std::countr_zero(left)), covers);
}

/// By date, then in the order of the file. A cost without a date takes what it could have in the best place and leaves the others theirs.
void Waterfall::count_units_of(std::size_t index, const std::uint64_t* covers) {
  const Cover& cover = program_.covers[index];
  by_date_.clear();
  for (std::size_t i = 0; i < end_ - first_; ++i) {
    if (((covers[i] >> index) & 1) == 0) continue;
    const RowView view(s_, first_ + i);
    counted_[i] = count_alone(cover, view);
    const Value date = view.value(cover.count_by);
    if (is_known(date)) by_date_.emplace_back(date.number, i);
  }
  if (by_date_.size() < 2) return;  // one cost has the count to itself
  std::sort(by_date_.begin(), by_date_.end());  // of one day, in the order of the file
  Interval rest = point(cover.count_at_most);
  for (const auto& [date, i] : by_date_) {
    Interval& units = counted_[i].units;
    units = {std::min(units.lo, rest.lo), std::min(units.hi, rest.hi)};
    rest = {std::max<std::int64_t>(0, rest.lo - units.hi), rest.hi - units.lo};
  }
}

Waterfall::Settled Waterfall::settle(std::size_t row, std::uint64_t covers) {
  const RowView view(s_, row);
  if ((covers & (covers - 1)) == 0) {
    const int only = std::countr_zero(covers);
    return {flow(view, row, static_cast<std::size_t>(only), shared_), only};
  }
  Settled best;
  for (std::uint64_t left = covers; left != 0; left &= left - 1) {
    const int index = std::countr_zero(left);
    trial_ = shared_;
    const std::int64_t payable = flow(view, row, static_cast<std::size_t>(index), trial_);
    if (best.cover >= 0 && payable <= best.payable) continue;
    best = {payable, index};
    std::swap(best_, trial_);
  }
  spare_pools_of_some(covers, best_);
  std::swap(shared_, best_);
  return best;
}

/// A sublimit that only some of the covers share is not used up, so that no later cost is shown less than some answer would give it.
void Waterfall::spare_pools_of_some(std::uint64_t covers, SharedAmounts& after) const {
  for (std::size_t p = 0; p < after.pools.size(); ++p) {
    bool in_all = true;
    for (std::uint64_t left = covers; left != 0; left &= left - 1) {
      in_all = in_all && draws_on(program_.covers[static_cast<std::size_t>(std::countr_zero(left))], static_cast<std::int16_t>(p));
    }
    if (!in_all) after.pools[p] = shared_.pools[p];
  }
}

std::int64_t Waterfall::flow(const RowView& row, std::size_t at, std::size_t index, SharedAmounts& shared) const {
  const Cover& cover = program_.covers[index];
  std::int64_t left = cap(bounds_of(row.amount(), FactType::money));
  if (!cover.grants.empty()) left = std::min(left, cap(granted_by_clause(cover, row, counts_ ? counted_[at - first_] : Counted{})));
  facts_off(row, at, off_every_cost_, shared.off_every_cost, left);
  if (cover.waits) take(cut(waiting_cut(cover, row, left)), left);
  facts_off(row, at, other_insurance_, shared.other_insurance, left);
  const Truth before = truth_at(deductible_first_, at);
  // Before the sublimit a deductible never leaves less, so an open order is taken that way for the most that can be due.
  const bool deductible_first = is_yes(before) || (is_unknown(before) && bound_ == Bound::at_most);
  if (deductible_first) deductible(at, index, shared, left);
  sublimits(at, index, shared, left);
  if (!deductible_first) deductible(at, index, shared, left);
  limit(at, index, shared, left);
  reductions(row, at, shared, left);
  return left;
}

void Waterfall::facts_off(const RowView& row, std::size_t at, const std::vector<OffColumn>& facts, std::vector<std::int64_t>& rests,
                          std::int64_t& left) const {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (bit_of(facts[i].nothing, at)) continue;
    if (bit_of(facts[i].active.yes, at)) take_fact(row, facts[i].fact, rests[i], left);
  }
}

void Waterfall::take_fact(const RowView& row, SlotId fact, std::int64_t& rest, std::int64_t& left) const {
  const bool own = row.states_itself(fact);
  const std::int64_t taken = take(own ? cut(bounds_of(row.value(fact), FactType::money)) : rest, left);
  if (!own) rest -= taken;
}

void Waterfall::sublimits(std::size_t row, std::size_t index, SharedAmounts& shared, std::int64_t& left) const {
  const Cover& cover = program_.covers[index];
  const Truth shares = cover.shared_pool < 0 ? Truth::no : truth_at(covers_[index].shares, row);
  const bool draws_on_shared = is_yes(shares) || (is_unknown(shares) && bound_ == Bound::due);
  const std::int16_t pools[] = {cover.own_pool, draws_on_shared ? cover.shared_pool : std::int16_t{-1}, cover.agreed_pool};
  for (const std::int16_t pool : pools) {
    if (pool >= 0 && shared.pools[static_cast<std::size_t>(pool)] < unbounded) left = std::min(left, shared.pools[static_cast<std::size_t>(pool)]);
  }
  // Each is used up by what all of them leave.
  for (const std::int16_t pool : pools) {
    if (pool >= 0 && shared.pools[static_cast<std::size_t>(pool)] < unbounded) shared.pools[static_cast<std::size_t>(pool)] -= left;
  }
}

void Waterfall::deductible(std::size_t row, std::size_t cover, SharedAmounts& shared, std::int64_t& left) const {
  if (!program_.deductible_statement || shared.deductible == 0) return;
  const Truth free = truth_at(covers_[cover].free_of_deductible, row);
  if (is_yes(free) || (is_unknown(free) && bound_ == Bound::at_most)) return;
  shared.deductible -= take(shared.deductible, left);
}

void Waterfall::limit(std::size_t row, std::size_t cover, SharedAmounts& shared, std::int64_t& left) const {
  const Truth free = truth_at(covers_[cover].free_of_limit, row);
  if (is_yes(free) || (is_unknown(free) && bound_ == Bound::at_most) || shared.limit >= unbounded) return;
  left = std::min(left, shared.limit);
  shared.limit -= left;
}

void Waterfall::reductions(const RowView& row, std::size_t at, SharedAmounts& shared, std::int64_t& left) const {
  for (std::size_t r = 0; r < reductions_.size(); ++r) {
    const Truth applies = truth_at(reductions_[r].applies, at);
    if (is_no(applies) || (is_unknown(applies) && bound_ == Bound::at_most)) continue;
    const Reduction& reduction = *reductions_[r].reduction;
    if (reduction.is_amount) {
      take_fact(row, reduction.fact, shared.reductions[r], left);
      continue;
    }
    const std::int64_t ppm = cut(bounds_of(row.value(reduction.fact), FactType::percent));
    if (left < unbounded) take(share_of(left, ppm), left);
    else if (ppm == 1'000'000) take(left, left);
  }
}

}  // namespace couvert
