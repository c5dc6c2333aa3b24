// The decisions on the dossiers of one piece, as columns: outcome, amounts, and a bit plane for each clause and each fact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/aligned.h"
#include "base/money.h"
#include "facts/decision.h"
#include "facts/dossier_chunk.h"

namespace couvert {

/// What the planes of a decision block are called; the same for every block of a run.
struct DecisionLayout {
  Currency currency;
  std::vector<std::string> clauses;  // `1.1`, `LCA 45`: every clause that can decide a cost
  std::vector<std::string> missing;  // facts and fields that can be missing, by the names of the dossier format
  std::vector<std::string> assumed;  // facts that can be presumed, or are 0 unless stated
};

/// Shape    one entry or bit per dossier; planes by the index of their name in the layout
/// Units    minor units of the product's currency
struct DecisionBlock {
  std::uint64_t first_row = 1;
  std::size_t dossiers = 0;
  AlignedVector<Word> decided;             // not rejected; where it is not, everything else is 0
  AlignedVector<std::uint8_t> outcomes;    // as `Outcome`
  AlignedVector<std::int64_t> payable;
  AlignedVector<std::int64_t> payable_at_most;  // 0 where it is open
  AlignedVector<Word> at_most_known;       // the wording or the amounts bound what can be due
  std::vector<AlignedVector<Word>> clauses, missing, assumed;

  /// Makes room for `count` dossiers, all undecided.
  void start(const DecisionLayout& layout, std::uint64_t row, std::size_t count);
};

}  // namespace couvert
