// Arrow 5: applies the money terms, cost by cost in the order of the file; once for what is due now, once for the most that can be.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/decision.h"
#include "program/verdict.h"

namespace couvert {

/// One step that took something from a cost.
struct SettledCut {
  std::uint32_t cost = 0;
  MoneyTerm term = MoneyTerm::clause;
  StatementId statement = 0;  // whose term it is
  std::int64_t minor = 0;
};

/// One computation over the costs of a dossier. Shape: `granted` and `payable` by cost, `cuts` in the order of costs and steps.
struct SettlementRun {
  std::vector<std::int64_t> granted;
  std::vector<std::int64_t> payable;
  std::vector<std::int16_t> cover;  // that was used, -1: none
  std::vector<SettledCut> cuts;
  std::int64_t total_granted = 0;
  std::int64_t total_payable = 0;  // saturates at `unbounded`

  void reset(std::size_t costs);
};

struct Settlement {
  std::vector<CostOutcome> outcomes;  // by cost
  std::vector<std::int16_t> covers;   // that surely grants, -1: none
  SettlementRun due;
  SettlementRun at_most;  // pending costs counted in; the same as `due` where that pays more
  Outcome outcome = Outcome::pending;
  std::int64_t claimed = 0;   // of known amounts
  bool claimed_open = false;
};

/// Settles an assessed dossier, reusing the memory of `settlement`.
/// Units    minor units of the product's currency
/// Rounding half away from zero to the minor unit, once per cost and step
/// Unknown  a pending cost is not payable in `due`; `at_most` takes the high end of its grant and the low end of its cuts
/// Source   the published format, "How a decision is reached"
void settle(const Assessed& assessed, Settlement& settlement);

}  // namespace couvert
