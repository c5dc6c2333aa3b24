// Which facts were assumed in which dossiers: presumed, or taken for nothing because nobody said otherwise.
#pragma once

#include "batch/chunk_state.h"
#include "batch/fold.h"
#include "batch/outcome_planes.h"
#include "facts/decision_block.h"

namespace couvert {

/// Sets the assumed planes of a block. Shape    from word `first_word` of the block on
void list_assumed(ChunkState& state, const OutcomePlanes& outcomes, const FoldResult& fold, DecisionBlock& block, std::size_t first_word);

}  // namespace couvert
