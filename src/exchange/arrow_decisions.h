// Tables of decisions as Arrow files and streams: one record batch for each block, every bit plane copied as it is.
#pragma once

#include <memory>

#include "exchange/table_format.h"

namespace couvert {

/// Shape    `row` int64 · `outcome` dictionary of words · `payable`, `payable_at_most` decimal128(18, …) · then a column of bits
///          for each plane: `clause.…`, `missing.…`, `assumed.…`. Of a rejected row everything but `row` is null.
[[nodiscard]] std::unique_ptr<DecisionFormat> arrow_decision_format(bool is_file, const DecisionLayout& layout, const TableNotes& notes);

}  // namespace couvert
