// Decides a table of dossiers into a table of decisions: on several threads, as one of several ranks, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/batch_totals.h"
#include "app/open_book.h"
#include "app/progress.h"
#include "base/ranks.h"
#include "base/unfinished_files.h"
#include "exchange/table_format.h"
#include "facts/dossier_source.h"

namespace couvert {

/// Dossiers decided at a time unless a run says otherwise: what they need stays in the nearest cache.
inline constexpr std::size_t default_chunk_dossiers = 4096;

struct BatchOptions {
  std::size_t threads = 1;
  std::size_t chunk = default_chunk_dossiers;  // a multiple of 64, up to max_chunk_dossiers
  bool strict = false;                         // without presumptions
};

/// What is decided, and how that is written. Shape   `source`: of this rank's share
struct BatchSubject {
  const ChosenProduct& product;
  DossierSource& source;
  const DecisionFormat& format;
};

/// Where it is written to. `-` is standard output; no `rejects`: no file lists them.
struct BatchPaths {
  std::string out;
  std::string rejects;
};

/// Around a run: the other ranks, the files that are not complete yet, the line on the terminal.
struct BatchSurroundings {
  Ranks& ranks;
  UnfinishedFiles& unfinished;
  Progress& progress;
};

struct BatchResult {
  BatchTotals totals;                 // of all ranks, at rank 0
  std::vector<Reject> first_rejects;  // a few of this rank
};

/// Decides every dossier that is not rejected. Chunks, threads and ranks change nothing in the bytes that are written. Collective
/// Errors   those of the source and of the files, at all ranks alike; no file has its name then
[[nodiscard]] TableResult<BatchResult> decide_batch(const BatchSubject& subject, const BatchPaths& paths, const BatchOptions& options,
                                                    const BatchSurroundings& around);

}  // namespace couvert
