// Single columns of a filled chunk: is what must be stated there, and is each value within its range?
#pragma once

#include "exchange/row_faults.h"
#include "facts/column_layout.h"
#include "facts/dossier_chunk.h"
#include "facts/form.h"

namespace couvert {

/// Rejects the rows of one column that lack a required value, say two things at once, or state a value out of range.
void check_column(const Form& form, const ColumnSpec& spec, const ChunkStorage::WritableColumn& column, RowsOf rows_of, std::size_t rows,
                  RowFaults& faults);

}  // namespace couvert
