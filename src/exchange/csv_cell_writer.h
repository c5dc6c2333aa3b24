// Puts the cells of a line where they belong in a chunk: the fast ways of reading first, then the one that knows everything.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "exchange/csv_calendar.h"
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
  /// Writes a cell of a column that is not passed over. False if it is written in a way that only put_slowly knows, or is wrong.
  [[nodiscard]] bool put(const CsvCell& cell, std::size_t row);
  /// Errors   the reason, if it cannot be read
  [[nodiscard]] std::optional<std::string> put_slowly(const CsvCell& cell, std::size_t row) const;

 private:
  /// How the cells of a column are read, and where they go.
  struct Target {
    CsvColumn::Side side = CsvColumn::Side::passed_over;
    FactType type = FactType::truth;
    const CsvColumn* column = nullptr;
    ChunkStorage::WritableColumn memory;
  };
  static bool put_word(const Target& target, std::string_view text, std::size_t row);
  bool read_number(FactType type, std::string_view text, std::int64_t& number);

  const Form& form_;
  std::vector<Target> targets_;  // by column of the file
  unsigned decimals_ = 0;         // of the product's currency
  CsvCalendar calendar_;
};

}  // namespace couvert
