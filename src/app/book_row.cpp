#include "app/book_row.h"

#include <string>
#include <utility>

namespace couvert {
namespace {

constexpr std::size_t rows_at_a_time = 1024;

tl::unexpected<TableError> wrong(const std::string& message) { return tl::unexpected<TableError>(TableError{message, false}); }

TableResult<Dossier> dossier_in(const OpenBook& book, const Piece& piece, std::uint64_t row) {
  const ColumnLayout& columns = *book.product.columns;
  ChunkStorage storage(columns, book.source->presence());
  std::vector<Reject> rejects;
  const std::unique_ptr<PieceReader> reader = piece.open();
  std::uint64_t first = piece.first_row();
  while (reader->next(rows_at_a_time, storage, rejects)) {
    if (row >= first + storage.dossiers()) {
      first += storage.dossiers();
      continue;
    }
    for (const Reject& reject : rejects) {
      if (reject.row == row) return wrong("row " + std::to_string(row) + " is wrong: " + reject.column + ": " + reject.reason);
    }
    Dossier dossier = dossier_at(columns, book.product.wording->form, storage.view(), static_cast<std::size_t>(row - first));
    dossier.title = "Row " + std::to_string(row);
    return dossier;
  }
  return wrong("the table ends before row " + std::to_string(row));
}

}  // namespace

TableResult<Dossier> dossier_of_row(OpenBook& book, std::uint64_t row) {
  std::uint64_t rows = 0;
  for (;;) {
    TableResult<std::unique_ptr<Piece>> piece = book.source->next();
    if (!piece) return tl::unexpected<TableError>(std::move(piece.error()));
    if (*piece == nullptr) return wrong("there is no row " + std::to_string(row) + ": the table has " + std::to_string(rows));
    rows = (*piece)->first_row() + (*piece)->dossiers() - 1;
    if (row >= (*piece)->first_row() && row <= rows) return dossier_in(book, **piece, row);
  }
}

}  // namespace couvert
