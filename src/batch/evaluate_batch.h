// The compiled program over columns: the same decisions as the explaining evaluator, for millions of dossiers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/aligned.h"
#include "facts/column_layout.h"
#include "facts/decision_block.h"
#include "facts/dossier_chunk.h"
#include "program/program.h"
#include "wording/wording.h"

namespace couvert {

/// The names of the planes that decisions of this program have.
[[nodiscard]] DecisionLayout decision_layout(const Wording& wording, const Program& program);

/// What was decided for each cost of the last chunk. Shape   by cost of the chunk
struct CostDecisions {
  static constexpr std::uint8_t no_cover = 0xff;
  AlignedVector<std::uint8_t> outcomes;      // as `CostOutcome`
  AlignedVector<std::uint8_t> covers;        // that pays what is due, index into Program::covers; no_cover if nothing is due under any
  AlignedVector<std::int64_t> payable;       // due now, minor units
};

/// The largest number of dossiers in one chunk.
inline constexpr std::size_t max_chunk_dossiers = 65'536;

/// Decides chunk after chunk, reusing its memory. One for each thread.
class BatchEvaluator {
 public:
  /// `strict` switches presumptions off. `presence`: the columns that every chunk will have.
  BatchEvaluator(std::shared_ptr<const Wording> wording, std::shared_ptr<const Program> program, const ColumnLayout& layout,
                 const ColumnPresence& presence, bool strict);
  ~BatchEvaluator();
  BatchEvaluator(BatchEvaluator&&) noexcept;
  BatchEvaluator& operator=(BatchEvaluator&&) noexcept;

  /// Decides the dossiers of a chunk into the rows of `block` from `first` on, which must be a multiple of 64.
  /// Unknown  as the explaining evaluator: the same outcomes and amounts, and the same facts missing and assumed
  void evaluate(const DossierChunk& chunk, DecisionBlock& block, std::size_t first);
  /// The costs of the last chunk.
  [[nodiscard]] const CostDecisions& costs() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace couvert
