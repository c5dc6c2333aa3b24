// The bytes of a CSV table, cut into pieces: the same pieces whether it lies in a file or comes out of a pipe.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/csv_groups.h"
#include "facts/dossier_source.h"

namespace couvert {

/// The text of the dossiers whose first line begins in the bytes of one piece; never empty.
struct CsvPieceText {
  std::shared_ptr<const void> owner;  // keeps the bytes
  std::string_view text;
  std::uint64_t number = 0;           // of the piece, the first is 0; pieces in which no dossier begins are left out
};

class CsvBytes {
 public:
  virtual ~CsvBytes() = default;
  /// Whether the number of pieces is known before all are read.
  [[nodiscard]] virtual std::optional<std::uint64_t> pieces() const = 0;
  /// The line of names, without byte order mark and line end; to be called first and once.
  /// Errors   the file cannot be read; no line end within the limit
  [[nodiscard]] virtual TableResult<std::string> first_line() = 0;
  /// The next piece, nothing at the end.
  [[nodiscard]] virtual TableResult<std::optional<CsvPieceText>> next(const CsvGroups& groups) = 0;
};

/// A file or pipe that is open, and what was already read from it; whoever takes it closes the descriptor.
struct CsvInput {
  std::string name;          // for messages
  int descriptor = -1;
  std::string already_read;  // from where the table begins
};

/// A regular file is mapped, anything else is read as a pipe is. A mapped file must not shrink while it is read.
[[nodiscard]] std::unique_ptr<CsvBytes> csv_bytes(CsvInput input, std::uint64_t piece_bytes);

}  // namespace couvert
