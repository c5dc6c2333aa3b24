// Reads the dossiers of one piece of a CSV table into columns, and rejects those that cannot be read.
#pragma once

#include <cstdint>
#include <memory>

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

/// `first_row`: of the first dossier of `text` in the table. `dossiers`: how many there are.
[[nodiscard]] std::unique_ptr<Piece> csv_piece(std::shared_ptr<const CsvTable> table, CsvPieceText text, std::uint64_t first_row,
                                               std::size_t dossiers);

}  // namespace couvert
