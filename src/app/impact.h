// Two editions of a wording, or two options of a reading, over one book of dossiers: what moves, and how much money with it.
#pragma once

#include <cstddef>
#include <optional>

#include "app/impact_subject.h"
#include "app/impact_tally.h"
#include "app/progress.h"
#include "facts/dossier_source.h"

namespace couvert {

struct ImpactOptions {
  std::size_t threads = 1;
  std::size_t movers = 10;  // largest changes kept in each direction
};

struct ImpactFigures {
  ImpactNames names;
  ImpactTally tally;
  std::optional<Reject> first_reject;  // of the lowest row
};

/// Decides each dossier on both sides and tallies. Threads, pieces and chunks change nothing in the result.
/// Shape    `after`: the same table read by the columns of the other side; null where both read alike
/// Errors   those of the sources; the table that was read twice changed meanwhile
[[nodiscard]] TableResult<ImpactFigures> measure_impact(const ImpactSubject& subject, DossierSource& before, DossierSource* after,
                                                        const ImpactOptions& options, Progress& progress);

}  // namespace couvert
