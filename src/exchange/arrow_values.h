// Values of Arrow arrays as columns of a chunk: bits are copied by words, numbers by blocks of sixty-four.
#pragma once

#include <cstddef>
#include <span>

#include "exchange/arrow_batch.h"
#include "exchange/arrow_binding.h"
#include "exchange/local_times.h"
#include "exchange/row_faults.h"
#include "facts/column_layout.h"
#include "facts/dossier_chunk.h"
#include "facts/form.h"

namespace couvert {

/// Some rows of a batch, and where they come to lie in the chunk.
struct ArrowRun {
  const ArrowBatch* batch = nullptr;
  std::size_t from = 0;   // the row in the arrays
  std::size_t count = 0;
  std::size_t at = 0;     // the row in the chunk
};

/// Reads what one column states of the rows of a chunk; `runs` cover them all. A value that cannot be taken is a fault of its row.
/// Shape    `column` is left out on every row before
void read_column(const BoundColumn& bound, const Form& form, const ColumnSpec& spec, std::span<const ArrowRun> runs, std::size_t rows,
                 const ChunkStorage::WritableColumn& column, LocalTimes& times, ColumnFaults& faults);

}  // namespace couvert
