// Dossiers as a chunk with its decisions, made one by one by the explaining evaluator: what a batch evaluator has to give.
#pragma once

#include <memory>
#include <vector>

#include "batch/evaluate_batch.h"
#include "facts/column_layout.h"
#include "facts/decision_block.h"
#include "facts/dossier_chunk.h"
#include "program/program.h"
#include "wording/wording.h"

namespace couvert::testing {

/// The clauses of a wording as planes; nothing missing or assumed.
[[nodiscard]] DecisionLayout clause_layout(const Wording& wording);

struct DecidedDossiers {
  DecisionBlock block;
  CostDecisions costs;
};

/// Decides dossiers. `rejected`: rows that stay undecided
[[nodiscard]] DecidedDossiers decide_one_by_one(const Wording& wording, const Program& program, const std::vector<Dossier>& dossiers,
                                                std::uint64_t first_row, bool strict, const std::vector<std::size_t>& rejected = {});

}  // namespace couvert::testing
