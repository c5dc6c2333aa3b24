// Numbers of Arrow arrays, of whatever width, scale and unit, as the numbers of a chunk.
#pragma once

#include "exchange/arrow_values.h"

namespace couvert {

/// Reads the numbers of a run where `column` knows them; of a row whose number cannot be taken it forgets that it is known.
void read_numbers(const BoundColumn& bound, const Form& form, FactType type, const ArrowRun& run,
                  const ChunkStorage::WritableColumn& column, LocalTimes& times, ColumnFaults& faults);

/// Which rows of a word of planes lie in a run.
[[nodiscard]] Word rows_of_run(const ArrowRun& run, std::size_t word);

}  // namespace couvert
