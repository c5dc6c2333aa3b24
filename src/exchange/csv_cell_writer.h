// Puts the cells of a line where they belong in a chunk: the fast ways of reading first, then the one that knows everything.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "exchange/csv_clock.h"
#include "exchange/csv_columns.h"
#include "exchange/csv_line.h"
#include "facts/dossier_chunk.h"
#include "facts/form.h"

namespace couvert {

class CsvCellWriter {
 public:
  /// `form` and `columns` must outlive it.
  CsvCellWriter(const Form& form, const CsvColumns& columns);

  /// Writes into this chunk from now on; to be called each time that it was started.
  void start(ChunkStorage& storage);
  [[nodiscard]] CsvColumn::Side side_of(const CsvCell& cell) const { return targets_[cell.column].side; }
  /// Writes a cell of a column that is not passed over. Errors   the reason, if it cannot be read
  [[nodiscard]] std::optional<std::string> put(const CsvCell& cell, std::size_t row);

 private:
  /// How the cells of a column are read, and where they go.
  struct Target {
    CsvColumn::Side side = CsvColumn::Side::passed_over;
    FactType type = FactType::truth;
    const CsvColumn* column = nullptr;
    ChunkStorage::WritableColumn memory;
  };
  bool put_word(const Target& target, std::string_view text, std::size_t row) const;
  bool put_number(const Target& target, std::string_view text, std::size_t row);
  std::optional<std::string> put_slowly(const Target& target, std::string_view text, std::size_t row) const;

  const Form& form_;
  std::vector<Target> targets_;  // by column of the file
  CsvClock clock_;
};

}  // namespace couvert
