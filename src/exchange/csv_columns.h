// The first line of a CSV table: what each of its columns is, and how its cells are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/csv_words.h"
#include "facts/column_layout.h"
#include "facts/dossier_source.h"
#include "facts/form.h"

namespace couvert {

/// One column of the file.
struct CsvColumn {
  enum class Side : std::uint8_t { passed_over, dossier, cost };

  std::string name;
  Side side = Side::passed_over;
  ColumnId id = 0;                   // of its side; all below only where it is not passed over
  const ColumnSpec* spec = nullptr;
  WordTable words;                   // of a truth or an option
};

struct CsvColumns {
  std::vector<CsvColumn> columns;
  std::optional<std::size_t> key;    // the place of `dossier`
  ColumnPresence presence;

  /// What stands for `unknown` among the codes of words; no option has it.
  static constexpr std::uint8_t open_code = 0xff;
};

/// Errors   unknown, empty, repeated or too many names, required columns that are missing; all of them, one in each line
[[nodiscard]] TableResult<CsvColumns> read_csv_columns(const std::string& file, std::string_view line, const ColumnLayout& layout);

}  // namespace couvert
