// What the costs of one dossier share, settled for each dossier of a chunk before its costs are: deductible, limit and sublimits.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/chunk_state.h"
#include "program/settle_costs.h"

namespace couvert {

/// Shape    arrays by dossier; null: without bound (limit, pools)
struct EventTerms {
  const std::int64_t* deductible = nullptr;
  const std::int64_t* limit = nullptr;
  Plane deductible_first = nullptr;        // before the sublimit, where that is the same for every cost
  std::vector<const std::int64_t*> pools;  // by index into Program::pools
};

/// The ends that a pass takes: low caps and high cuts for what is due, the others for the most.
[[nodiscard]] EventTerms event_terms(ChunkState& state, Bound bound);

}  // namespace couvert
