// The settlement of a chunk: for each dossier the waterfall of its costs in their order, once for what is due now and, where a cost
// is pending, once for the most that can be due.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/chunk_state.h"
#include "batch/outcome_planes.h"

namespace couvert {

/// What the costs of a dossier come to.
struct FoldResult {
  const std::int64_t* payable = nullptr;          // by dossier, minor units; due now
  const std::int64_t* payable_at_most = nullptr;  // by dossier; `unbounded` or near it where it is open
  const std::int64_t* row_payable = nullptr;      // by row, due now
  const std::uint8_t* row_cover = nullptr;        // by row: that pays what is due; 0xff: none
  /// By cover: rows that the computation of the most used it for; only of covers whose grant reads what is 0 unless stated, else null.
  std::vector<Plane> used_at_most;
};

/// Settles the costs of a chunk.
/// Units    minor units of the product's currency
/// Rounding half away from zero to the minor unit, once per cost and step
/// Unknown  as the explaining evaluator: `at_most` takes the high end of every grant and cap and the low end of every cut
[[nodiscard]] FoldResult fold_costs(ChunkState& state, const OutcomePlanes& outcomes);

}  // namespace couvert
