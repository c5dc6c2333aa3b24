// A table of dossiers that is read piece by piece, whatever it lies in: an Arrow file, a pipe, a CSV file, a generator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "facts/column_layout.h"
#include "facts/dossier_chunk.h"

namespace couvert {

/// A wrong row: it is named, and the others are decided.
struct Reject {
  std::uint64_t row = 0;  // of the table, the first is 1
  std::string column;     // as the file calls it
  std::string reason;     // lower case, no full stop
  friend bool operator==(const Reject&, const Reject&) = default;
};

/// Why a table cannot be read (or read on).
struct TableError {
  std::string message;            // lower case; names the file, and the column and row if there is one; several faults one per line
  bool is_of_the_world = false;   // the file could not be read; else its content is wrong
};
template <class T>
using TableResult = tl::expected<T, TableError>;

/// Dossiers per piece of a table that can be cut anywhere; one record batch of the output.
inline constexpr std::size_t piece_dossiers = 65'536;

/// Reads the dossiers of one piece, from the first to the last.
class PieceReader {
 public:
  virtual ~PieceReader() = default;
  /// Fills `storage` with at most `most` dossiers, all of whose costs it then holds; false at the end of the piece.
  /// Errors   wrong rows are rejected in the storage, and each is listed with its first fault
  [[nodiscard]] virtual bool next(std::size_t most, ChunkStorage& storage, std::vector<Reject>& rejects) = 0;
};

/// Some consecutive dossiers; independent of every other piece, so that several threads read several pieces.
/// How a table is cut depends on its bytes alone.
class Piece {
 public:
  virtual ~Piece() = default;
  [[nodiscard]] virtual std::uint64_t first_row() const = 0;  // of the table, the first is 1
  [[nodiscard]] virtual std::size_t dossiers() const = 0;
  [[nodiscard]] virtual std::unique_ptr<PieceReader> open() const = 0;
};

/// A share of a table, for one of several processes.
struct Share {
  std::size_t rank = 0;
  std::size_t ranks = 1;
};

class DossierSource {
 public:
  virtual ~DossierSource() = default;
  [[nodiscard]] virtual const ColumnPresence& presence() const = 0;
  /// The dossiers of the share, where that is known before all are read.
  [[nodiscard]] virtual std::optional<std::uint64_t> dossiers() const = 0;
  /// The next piece in the order of the table, null at the end; called by one thread at a time.
  /// Errors   the file cannot be read, ends too early or is not what it says
  [[nodiscard]] virtual TableResult<std::unique_ptr<Piece>> next() = 0;
  /// Bytes of the table that the pieces handed out so far lie in, for progress.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
};

}  // namespace couvert
