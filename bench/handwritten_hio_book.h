// One book of the household cyber cover in every form that is measured, and what the explaining evaluator says of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "facts/column_layout.h"
#include "facts/dossier_chunk.h"
#include "handwritten_hio_columns.h"
#include "handwritten_hio_structs.h"
#include "program/program.h"
#include "wording/wording.h"

namespace couvert::yardstick {

/// The wording in force, under its adopted readings.
struct Product {
  std::shared_ptr<const Wording> wording;
  std::shared_ptr<const Program> program;
  ColumnLayout layout;
};

/// Shape    chunk by chunk; the columns of all chunks are those that some dossier of the book states
struct ChunkedBook {
  ColumnPresence presence;
  std::vector<std::unique_ptr<ChunkStorage>> chunks;
  std::vector<DossierChunk> views;  // of the chunks
  std::vector<HioVerdict> verdicts; // of the explaining evaluator, by dossier: the outcome, and what is due now
  std::size_t dossiers = 0, costs = 0;
  std::size_t passed_over = 0;      // dossiers of the synthetic book that are not settled

  [[nodiscard]] std::size_t bytes() const;
};

struct BookSize {
  std::size_t chunks = 1;
  std::size_t dossiers_of_chunk = 4'096;
};

/// Takes a synthetic book; with `settled_only`, of it those dossiers that the explaining evaluator decides for good.
[[nodiscard]] ChunkedBook make_book(const Product& product, BookSize size, std::uint32_t unknown_ppm, std::uint64_t seed, bool settled_only);

/// The same chunks for the hand-written programs.
struct HandwrittenBook {
  std::vector<HioColumns> columns;
  std::vector<HioBook> structs;

  [[nodiscard]] std::size_t bytes_of_columns() const;
  [[nodiscard]] std::size_t bytes_of_structs() const;
};
[[nodiscard]] HandwrittenBook for_handwritten_programs(const Product& product, const ChunkedBook& book);

}  // namespace couvert::yardstick
