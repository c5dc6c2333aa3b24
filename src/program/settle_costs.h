// One pass of a settlement: the waterfall of every cost, with the amounts that they share.
#pragma once

#include <cstdint>
#include <vector>

#include "program/settle.h"
#include "program/verdict.h"

namespace couvert {

/// Which end of what is open a pass takes: nothing for the insured, or everything.
enum class Bound : std::uint8_t { due, at_most };

/// Settles the costs whose mask of covers is not empty; of several covers the one that leaves the cost most, the first of equals.
/// A pending cost that several covers might pay does not use up a sublimit that only some of them share, so that no later cost is
/// shown less than some answer would give it.
void settle_costs(const Assessed& a, const std::vector<std::uint64_t>& covers, Bound bound, SettlementRun& run);

}  // namespace couvert
