// Writes the dossiers of a source into a table: a synthetic book becomes a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "app/progress.h"
#include "base/ranks.h"
#include "base/unfinished_files.h"
#include "exchange/table_format.h"
#include "facts/column_layout.h"
#include "facts/dossier_source.h"

namespace couvert {

/// What is written where. Shape   `source`: of this rank's share; `out`: `-` is standard output
struct BookCopy {
  DossierSource& source;
  const ColumnLayout& layout;
  const DossierFormat& format;
  std::string out;
  std::size_t threads = 1;
};

/// Writes every dossier; the same bytes on any number of threads and ranks. Collective. Shape   the dossiers of this rank
/// Errors   those of the source and of the file, at all ranks alike; a row that is wrong, for a book has none
[[nodiscard]] TableResult<std::uint64_t> write_book(const BookCopy& copy, Ranks& ranks, UnfinishedFiles& unfinished, Progress& progress);

}  // namespace couvert
