// One record batch: its arrays, each checked to lie in the batch and to be long enough for its rows before it is used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "exchange/arrow_message.h"
#include "exchange/arrow_schema.h"
#include "exchange/growing_bytes.h"

namespace couvert {

namespace arrow_metadata {
struct RecordBatch;
}
struct OptionWords;

/// One array. Shape   `validity` has a bit for each row, `values` what the type needs for so many rows; nothing else is promised:
///                    offsets, indices and views inside of them are to be checked where they are used
struct ArrowArray {
  std::size_t rows = 0;
  const std::uint8_t* validity = nullptr;      // null: no row is null
  ArrowBytes values;                           // bits, numbers, indices, offsets or views
  ArrowBytes text;                             // that offsets point into
  std::vector<ArrowBytes> more;                // buffers that views point into
  std::shared_ptr<const OptionWords> options;  // of a dictionary that states options; null: no such dictionary was there yet
};

struct ArrowBatch {
  std::size_t rows = 0;
  std::vector<ArrowArray> arrays;      // by slot
  std::vector<GrowingBytes> unpacked;  // buffers that were compressed
  std::shared_ptr<const void> body;    // what the other buffers lie in
};

/// The most rows of one batch.
inline constexpr std::int64_t max_arrow_rows = std::int64_t{1} << 40;

/// Reads the arrays of the fields that have slots, `slots` of them. Errors   metadata and body do not fit the fields or each other
[[nodiscard]] TableResult<ArrowBatch> read_arrow_batch(const std::vector<ArrowField>& fields, std::size_t slots,
                                                       const arrow_metadata::RecordBatch* batch, ArrowBytes body);

}  // namespace couvert
