// What a dossier must keep besides the types of its columns: ranges, dates in order, what is required. The same for every format.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/column_layout.h"
#include "facts/dossier_chunk.h"
#include "facts/dossier_source.h"
#include "facts/form.h"

namespace couvert {

/// Rejects the dossiers of a filled chunk that no reader of dossiers would take, then empties every row that is rejected, by this
/// function or before it: nothing of it is known any more. `rejects` then has the rows of the chunk in their order.
/// Shape    `first_row`: of the chunk in its table, the first is 1; each row that was rejected before stands in `rejects`
/// Source   the rules of src/facts/read_policy.cpp, read_incident.cpp, read_costs.cpp and read_value.cpp
void check_rows(const Form& form, const ColumnLayout& layout, std::uint64_t first_row, ChunkStorage& storage,
                std::vector<Reject>& rejects);

}  // namespace couvert
