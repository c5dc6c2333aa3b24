// Copies bits between planes that begin at any bit, a word at a time; files have the bits of a byte in the same order as words here.
#pragma once

#include <cstddef>
#include <cstdint>

#include "facts/dossier_chunk.h"

namespace couvert {

/// Bits in a file: `bytes` is readable as far as the bits that are asked for go, and no further.
struct BitSource {
  const std::uint8_t* bytes = nullptr;
  std::size_t first = 0;  // the bit at which they begin
};

/// Copies `count` bits into a plane from bit `at` on, where the plane is zero.
void copy_bits(BitSource source, std::size_t count, Word* plane, std::size_t at);
/// Sets `count` bits of a plane from bit `at` on.
void set_bits(std::size_t count, Word* plane, std::size_t at);
/// The bits of a file from bit `first` on, at most 64 of them. Shape   zero behind the last
[[nodiscard]] Word bits_at(BitSource source, std::size_t count);

}  // namespace couvert
