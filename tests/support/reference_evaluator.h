// A second engine: decides a dossier by walking the terms of the checked wording, with no program between. Slow and plain, written
// from the published format alone, so that it can judge the compiled one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/decision.h"
#include "facts/dossier.h"
#include "wording/wording.h"

namespace couvert::testing {

struct ReferenceCost {
  CostOutcome outcome = CostOutcome::pending;
  std::string cover;  // that surely grants; empty: none
  std::int64_t granted = 0;
  std::array<std::int64_t, term_count> cuts{};  // by MoneyTerm
  std::int64_t payable = 0;
  OpenAmount payable_at_most;
  bool contested = false;  // an earlier cover is still open beside the one that surely grants
};

struct ReferenceDecision {
  Outcome outcome = Outcome::pending;
  std::vector<Truth> events;
  std::int64_t granted = 0;
  std::int64_t payable = 0;
  OpenAmount payable_at_most;
  std::vector<ReferenceCost> costs;
  /// Several covers might pay one pending cost, or what they count is unknown: the format leaves the most of later costs open.
  bool most_is_debatable = false;
};

/// Decides a dossier under a choice of readings; `strict` switches presumptions off.
[[nodiscard]] ReferenceDecision decide_by_reference(const Wording& wording, const ReadingChoice& readings, const Dossier& dossier, bool strict);

}  // namespace couvert::testing
