// Covers that compete for one cost: an earlier one that is still open matters only where it would pay another amount.
#pragma once

#include <cstdint>

#include "program/verdict.h"

namespace couvert {

/// The open covers before `candidates.sure` whose money terms could leave the cost another amount than the sure one's would: another
/// sublimit that can bind, another waiver, another grant. An open cover with the same terms does not hold the cost up.
/// `claimed`: more than this cannot be drawn on any sublimit of the dossier.
/// Shape    bit i is cover i; empty without a sure cover
[[nodiscard]] std::uint64_t competing_covers(const Program& program, const CostView& cost, std::int64_t claimed, const Candidates& candidates);
[[nodiscard]] std::uint64_t competing_covers(const Assessed& a, std::size_t cost, const Candidates& candidates);

}  // namespace couvert
