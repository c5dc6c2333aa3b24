// Turns bit planes round: for each row the planes that have its bit, so that a row is written without asking every plane.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "facts/dossier_chunk.h"

namespace couvert {

/// One plane, or the two that together say whether a cell is filled; null planes have no bit.
struct RowPlane {
  const Word* bits = nullptr;
  const Word* more_bits = nullptr;
};

/// Rows are best asked for in their order: sixty-four are turned at once.
class CsvRowMasks {
 public:
  explicit CsvRowMasks(std::vector<RowPlane> planes) : planes_(std::move(planes)), turned_((planes_.size() + word_bits - 1) / word_bits) {}

  /// Calls `use` with the index of each plane that has the bit of the row, in their order.
  template <class Use>
  void for_each(std::size_t row, Use use) {
    if (row / word_bits != group_) turn(row / word_bits);
    for (std::size_t block = 0; block < turned_.size(); ++block) {
      for (Word left = turned_[block][row % word_bits]; left != 0; left &= left - 1) {
        use(block * word_bits + static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
  }

 private:
  using Square = std::array<Word, word_bits>;  // by row, bit i of plane i
  void turn(std::size_t group);

  std::vector<RowPlane> planes_;
  std::vector<Square> turned_;
  std::size_t group_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace couvert
