#include "exchange/csv_row_masks.h"

#include <algorithm>

namespace couvert {
namespace {

/// Mirrors a square of bits at its diagonal, by swapping ever smaller blocks of it.
void transpose(std::array<Word, word_bits>& square) {
  Word low_half = 0x0000'0000'FFFF'FFFFU;
  for (std::size_t size = word_bits / 2; size != 0; size /= 2, low_half ^= low_half << size) {
    for (std::size_t row = 0; row < word_bits; row = (row + size + 1) & ~size) {
      const Word swapped = ((square[row] >> size) ^ square[row + size]) & low_half;
      square[row] ^= swapped << size;
      square[row + size] ^= swapped;
    }
  }
}

}  // namespace

void CsvRowMasks::turn(std::size_t group) {
  group_ = group;
  for (std::size_t block = 0; block < turned_.size(); ++block) {
    Square& square = turned_[block];
    square.fill(0);
    const std::size_t first = block * word_bits;
    const std::size_t count = std::min(word_bits, planes_.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      const RowPlane& plane = planes_[first + i];
      if (plane.bits != nullptr) square[i] |= plane.bits[group];
      if (plane.more_bits != nullptr) square[i] |= plane.more_bits[group];
    }
    transpose(square);
  }
}

}  // namespace couvert
