// The pieces of a table, listed before any of them is read: what must be known where each rank writes to its place at once.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>

#include "facts/dossier_source.h"

namespace couvert {

/// A source whose pieces are known. Only for tables that can tell how many dossiers they have: their pieces hold no bytes of it.
class ListedPieces : public DossierSource {
 public:
  /// Takes all pieces of a source, which must outlive this. Errors   those of the source
  [[nodiscard]] static TableResult<std::unique_ptr<ListedPieces>> of(DossierSource& source);

  [[nodiscard]] const std::deque<std::unique_ptr<Piece>>& pieces() const { return pieces_; }

  [[nodiscard]] const ColumnPresence& presence() const override { return source_.presence(); }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override { return source_.dossiers(); }
  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return source_.bytes_read(); }

 private:
  explicit ListedPieces(DossierSource& source) : source_(source) {}

  DossierSource& source_;
  std::deque<std::unique_ptr<Piece>> pieces_;
};

}  // namespace couvert
