// Outcomes first, then two passes over the costs. Pools, deductible and limit are used up in the order of the file.
#include "program/settle.h"

#include <algorithm>
#include <bit>

#include "base/money.h"
#include "program/competing.h"
#include "program/open_amounts.h"
#include "program/settle_costs.h"

namespace couvert {
namespace {

CostOutcome outcome_of(const Assessed& a, std::size_t cost, const Candidates& candidates) {
  if (candidates.sure < 0 && candidates.open == 0) return CostOutcome::not_granted;
  bool open = candidates.sure < 0;
  for (const Exclusion& exclusion : a.program.exclusions) {
    const Truth applies = exclusion_applies(a, exclusion, cost);
    if (is_yes(applies)) return CostOutcome::excluded;
    open = open || is_unknown(applies);
  }
  open = open || competing_covers(a, cost, candidates) != 0;
  if (open || is_amount_open(a, a.program.covers[static_cast<std::size_t>(candidates.sure)], cost)) return CostOutcome::pending;
  return CostOutcome::covered;
}

Outcome outcome_of_incident(const Settlement& settlement) {
  const auto& outcomes = settlement.outcomes;
  const auto is = [](CostOutcome wanted) { return [wanted](CostOutcome outcome) { return outcome == wanted; }; };
  if (outcomes.empty() || std::any_of(outcomes.begin(), outcomes.end(), is(CostOutcome::pending))) return Outcome::pending;
  const bool all_covered = std::all_of(outcomes.begin(), outcomes.end(), is(CostOutcome::covered));
  if (all_covered && settlement.due.total_payable == settlement.claimed) return Outcome::covered;
  return settlement.due.total_payable == 0 ? Outcome::not_covered : Outcome::partly_covered;
}

}  // namespace

void SettlementRun::reset(std::size_t costs) {
  granted.assign(costs, 0);
  payable.assign(costs, 0);
  cover.assign(costs, -1);
  cuts.clear();
  total_granted = 0;
  total_payable = 0;
}

void settle(const Assessed& a, Settlement& settlement) {
  const std::size_t costs = a.inputs.costs;
  settlement.outcomes.assign(costs, CostOutcome::pending);
  settlement.covers.assign(costs, -1);
  settlement.claimed = 0;
  settlement.claimed_open = false;
  std::vector<std::uint64_t> due_covers(costs, 0);
  std::vector<std::uint64_t> possible_covers(costs, 0);
  bool any_pending = false;
  for (std::size_t cost = 0; cost < costs; ++cost) {
    const Candidates candidates = candidates_of(a, cost);
    const CostOutcome outcome = outcome_of(a, cost, candidates);
    settlement.outcomes[cost] = outcome;
    settlement.covers[cost] = static_cast<std::int16_t>(candidates.sure);
    const std::uint64_t sure = candidates.sure < 0 ? 0 : std::uint64_t{1} << candidates.sure;
    if (outcome == CostOutcome::covered) due_covers[cost] = possible_covers[cost] = sure;
    if (outcome == CostOutcome::pending) possible_covers[cost] = sure | candidates.open;
    any_pending = any_pending || outcome == CostOutcome::pending;
    if (is_known(a.inputs.amounts[cost])) settlement.claimed += a.inputs.amounts[cost].number;
    else settlement.claimed_open = true;
  }
  settle_costs(a, due_covers, Bound::due, settlement.due);
  if (any_pending) settle_costs(a, possible_covers, Bound::at_most, settlement.at_most);
  if (!any_pending || settlement.at_most.total_payable < settlement.due.total_payable) settlement.at_most = settlement.due;
  settlement.outcome = outcome_of_incident(settlement);
}

}  // namespace couvert
