// Which clauses decided in which dossiers: those that grant a cost, refuse it, take it away or keep it open, and the law that saved it.
#pragma once

#include "batch/chunk_state.h"
#include "batch/outcome_planes.h"
#include "facts/decision_block.h"

namespace couvert {

/// Sets the clause planes of a block: the clauses of all its costs. Shape    from word `first_word` of the block on
/// Source   the published format, "Clauses of a cost"
void cite_clauses(ChunkState& state, const OutcomePlanes& outcomes, DecisionBlock& block, std::size_t first_word);

}  // namespace couvert
