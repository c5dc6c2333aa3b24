// Which covers can pay each cost, which exclusions take it away, and what its outcome is; all costs of a chunk at once.
#pragma once

#include <vector>

#include "batch/chunk_state.h"
#include "batch/open_planes.h"

namespace couvert {

/// Planes of rows for one cover; all empty planes where it is the cover of no row.
struct CoverPlanes {
  Plane kinds = nullptr;      // it names the kind of the cost
  Plane exists = nullptr;     // and surely or perhaps exists and pays the kind
  Plane sure = nullptr;       // the first that surely grants
  Plane open = nullptr;       // may still grant and stands before the first that surely does
  Plane competing = nullptr;  // open, and its terms could leave another amount than those of the sure one
};

struct OutcomePlanes {
  std::vector<CoverPlanes> covers;  // by index into Program::covers
  Plane gates_yes = nullptr, gates_no = nullptr;
  Plane any_sure = nullptr;
  Plane candidates = nullptr;       // some cover grants or may grant
  // One of four, on every row that is a cost.
  Plane covered = nullptr, not_granted = nullptr, excluded = nullptr, pending = nullptr;
  Plane dossiers_pending = nullptr;  // dossiers with a pending cost
  std::vector<OpenEntry> open_amounts;  // of pending costs, under the cover that surely grants
};

/// Whether an exclusion takes costs away, after what law overrides. Shape    planes of rows
[[nodiscard]] TruthColumn exclusion_of_rows(ChunkState& state, const Exclusion& exclusion);
/// Whether an exclusion says the same for every cost of a dossier, of whatever kind, so that it can be judged by dossier.
[[nodiscard]] bool is_of_dossier(const ChunkState& state, const Exclusion& exclusion);

[[nodiscard]] OutcomePlanes outcome_planes(ChunkState& state);

}  // namespace couvert
