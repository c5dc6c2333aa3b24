// A table of dossiers in memory: some cases again and again, cut into pieces as it is told, with wrong rows and faults where it is told.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "facts/column_layout.h"
#include "facts/dossier.h"
#include "facts/dossier_source.h"

namespace couvert::testing {

struct MemoryBook {
  std::shared_ptr<const ColumnLayout> layout;
  std::vector<Dossier> dossiers;  // repeated until there are `rows`
  std::uint64_t rows = 0;
  std::size_t piece = 1000;         // dossiers in each but the last
  std::set<std::uint64_t> wrong;    // rows, the first is 1
  std::optional<std::uint64_t> breaks_off_at;  // row: the piece that it is in cannot be read
  bool tells_rows = true;           // before they are read
};

/// The share of a rank: whole pieces, one behind the other. The book must outlive the source.
[[nodiscard]] std::unique_ptr<DossierSource> open_memory_book(const MemoryBook& book, Share share = {});

/// The dossier of a row.
[[nodiscard]] const Dossier& dossier_of(const MemoryBook& book, std::uint64_t row);

}  // namespace couvert::testing
