// What a batch run decided, in numbers: how many dossiers with which outcome, and how much money.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/int128.h"
#include "base/money.h"
#include "base/ranks.h"
#include "facts/decision_block.h"
#include "facts/dossier_chunk.h"

namespace couvert {

/// Units    minor units of the product's currency
struct BatchTotals {
  std::uint64_t dossiers = 0;  // that were decided
  std::uint64_t costs = 0;     // of those
  std::uint64_t rejected = 0;  // rows that were wrong
  std::array<std::uint64_t, 4> outcomes{};  // by Outcome
  Int128 due_now = 0;
  Int128 at_most = 0;              // of the dossiers where it is known
  std::uint64_t open_at_most = 0;  // dossiers that nothing bounds
  friend bool operator==(const BatchTotals&, const BatchTotals&) = default;

  BatchTotals& operator+=(const BatchTotals& other);
};

/// How many costs the dossiers of a chunk have that were not rejected.
[[nodiscard]] std::uint64_t costs_to_decide(const DossierChunk& chunk);
/// The totals of a block, but for its costs.
[[nodiscard]] BatchTotals totals_of(const DecisionBlock& block);
/// The totals of all ranks, at rank 0. Collective
[[nodiscard]] BatchTotals totals_of_ranks(Ranks& ranks, const BatchTotals& mine);

/// What else a summary says.
struct BatchNames {
  std::string wording;  // `product@edition`
  Currency currency;
  std::string rejects;  // the file that lists the rejected rows; empty: none
};
/// A few lines for people, in English.
[[nodiscard]] std::string totals_text(const BatchTotals& totals, const BatchNames& names);
[[nodiscard]] std::string totals_json(const BatchTotals& totals, const BatchNames& names);

}  // namespace couvert
