#include "exchange/arrow_released.h"

#include <functional>

namespace couvert {
namespace {

/// How many bits each row takes among the values of an array. Texts are not followed: their bytes are given back with their batch.
std::size_t bits_per_row(const ArrowType& type) {
  switch (type.kind) {
    case ArrowKind::truth: return 1;
    case ArrowKind::text: return 32;
    case ArrowKind::large_text: return 64;
    case ArrowKind::text_view: return 128;
    default: return static_cast<std::size_t>(type.bits);
  }
}

}  // namespace

void ReleasedRanges::add_bytes(const std::uint8_t* bytes, std::size_t begin, std::size_t end) {
  const std::uint8_t* first = file_->bytes().data();
  const std::uint8_t* last = first + file_->bytes().size();
  if (bytes == nullptr || std::less<>()(bytes, first) || !std::less<>()(bytes, last)) return;
  const auto at = static_cast<std::size_t>(bytes - first);
  ranges_.push_back({at + begin, at + end});
}

void ReleasedRanges::add_columns(const std::vector<BoundColumn>& columns, const ArrowBatch& batch, std::size_t from, std::size_t count) {
  const auto add_array = [&](std::uint16_t slot, std::size_t bits) {
    if (slot == no_slot) return;
    const ArrowArray& array = batch.arrays[slot];
    add_bytes(array.validity, from / 8, (from + count + 7) / 8);
    add_bytes(array.values.data(), from * bits / 8, ((from + count) * bits + 7) / 8);
  };
  for (const BoundColumn& column : columns) {
    add_array(column.values, bits_per_row(column.is_dictionary ? column.index : column.type));
    add_array(column.open, 1);
  }
}

void ReleasedRanges::add_rows(const ArrowBinding& binding, const BatchSlice& slice) {
  add_columns(binding.of_dossier, *slice.batch, slice.from, slice.count);
  if (binding.costs == no_slot) return;
  const std::size_t offset_bytes = binding.has_large_offsets ? 8 : 4;
  const ArrowArray& list = slice.batch->arrays[binding.costs];
  add_bytes(list.values.data(), slice.from * offset_bytes, (slice.from + slice.count) * offset_bytes);
  const auto begin = static_cast<std::size_t>(cost_offset(binding, *slice.batch, slice.from));
  const auto end = static_cast<std::size_t>(cost_offset(binding, *slice.batch, slice.from + slice.count));
  add_columns(binding.of_cost, *slice.batch, begin, end - begin);
}

}  // namespace couvert
