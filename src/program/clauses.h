// The clauses of a cost: those that grant it, refuse it, take it away or keep it open, and the law that saved it.
#pragma once

#include <vector>

#include "program/evaluate.h"
#include "wording/wording.h"

namespace couvert {

/// The clauses that a decision cites for one cost, each once, in the order of the reasons.
/// Source   the published format, "Clauses of a cost"
[[nodiscard]] std::vector<ClauseId> clauses_of_cost(const Wording& wording, const Assessed& a, const Settlement& settlement, std::size_t cost);

}  // namespace couvert
