// Reads the dossiers of one piece of a CSV table into columns, and rejects those that cannot be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "exchange/csv_bytes.h"
#include "exchange/csv_columns.h"
#include "exchange/csv_groups.h"
#include "facts/dossier_source.h"

namespace couvert {

/// What all pieces of a table share; it does not change any more.
struct CsvTable {
  const Form* form = nullptr;
  const ColumnLayout* layout = nullptr;
  CsvColumns columns;
  CsvGroups groups;
};

/// The dossiers of one piece, found and not yet read.
struct CsvPieceDossiers {
  CsvPieceText text;
  std::uint64_t first_row = 1;  // of the table
  std::size_t count = 0;
  std::shared_ptr<const std::vector<std::uint32_t>> lines_of;  // how many filled lines each has; null: one
};

[[nodiscard]] std::unique_ptr<Piece> csv_piece(std::shared_ptr<const CsvTable> table, CsvPieceDossiers dossiers);

}  // namespace couvert
