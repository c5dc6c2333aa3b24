// Pieces of an Arrow table: rows of one or several record batches, read chunk by chunk into columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "exchange/arrow_batch.h"
#include "exchange/arrow_binding.h"
#include "facts/dossier_source.h"
#include "facts/form.h"

namespace couvert {

/// Some consecutive rows of a batch.
struct BatchSlice {
  std::shared_ptr<const ArrowBatch> batch;
  std::size_t from = 0;
  std::size_t count = 0;
};

/// What every piece of a table is read by.
struct ArrowReading {
  const Form* form = nullptr;
  const ColumnLayout* layout = nullptr;
  std::shared_ptr<const ArrowBinding> binding;
};

/// Errors   the costs of the rows do not lie one behind the other within the batch
[[nodiscard]] TableResult<void> check_cost_offsets(const ArrowBinding& binding, const BatchSlice& slice);

/// Where the costs of a row begin in its batch; those of the row before end there. Shape   `row` up to the number of rows of the batch
[[nodiscard]] std::int64_t cost_offset(const ArrowBinding& binding, const ArrowBatch& batch, std::size_t row);

/// Shape    the slices have been checked by `check_cost_offsets`; `kept` lives as long as somebody reads the piece
[[nodiscard]] std::unique_ptr<Piece> arrow_piece(ArrowReading reading, std::uint64_t first_row, std::vector<BatchSlice> slices,
                                                 std::shared_ptr<const void> kept);

/// A chunk has no more costs than this, unless its first sixty-four dossiers alone have more.
inline constexpr std::size_t max_chunk_costs = std::size_t{1} << 18;

}  // namespace couvert
