#include "app/listed_pieces.h"

#include <utility>

namespace couvert {

TableResult<std::unique_ptr<ListedPieces>> ListedPieces::of(DossierSource& source) {
  std::unique_ptr<ListedPieces> listed(new ListedPieces(source));
  for (;;) {
    TableResult<std::unique_ptr<Piece>> piece = source.next();
    if (!piece) return tl::unexpected<TableError>(std::move(piece.error()));
    if (*piece == nullptr) return listed;
    listed->pieces_.push_back(std::move(*piece));
  }
}

TableResult<std::unique_ptr<Piece>> ListedPieces::next() {
  if (pieces_.empty()) return nullptr;
  std::unique_ptr<Piece> piece = std::move(pieces_.front());
  pieces_.pop_front();
  return piece;
}

}  // namespace couvert
