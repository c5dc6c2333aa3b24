// Which facts are missing in which dossiers: the reverse walk from what keeps a cost pending, for all costs of a chunk at once.
#pragma once

#include "batch/chunk_state.h"
#include "batch/outcome_planes.h"
#include "facts/decision_block.h"

namespace couvert {

/// Sets the missing planes of a block. Shape    from word `first_word` of the block on
void find_missing(ChunkState& state, const OutcomePlanes& outcomes, DecisionBlock& block, std::size_t first_word);

}  // namespace couvert
