// The readings that matter to one dossier: each option that was not chosen and under which the decision would be another.
#pragma once

#include <memory>
#include <vector>

#include "app/engine.h"
#include "facts/decision.h"
#include "program/evaluate.h"

namespace couvert {

/// The decision under one other option, as far as it differs.
struct OtherReading {
  ReadingId reading = 0;
  std::uint8_t option = 0;
  std::int64_t payable = 0;
  OpenAmount payable_at_most;
  Outcome outcome = Outcome::pending;
  std::vector<std::size_t> costs;  // whose outcome or amount is another
};

/// Decides the dossier under every other option of every reading, one at a time.
/// Shape    in the order of the wording's readings and their options; only those that change an outcome or an amount
[[nodiscard]] std::vector<OtherReading> readings_that_matter(Engine& engine, const std::shared_ptr<const Wording>& wording,
                                                             const Program& program, const Dossier& dossier,
                                                             const Evaluation& evaluation, bool strict);

}  // namespace couvert
