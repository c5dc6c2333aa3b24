// Draws the rows of a synthetic book from its recipes into the columns of a chunk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "app/book_recipe.h"
#include "facts/dossier_chunk.h"

namespace couvert {

/// Fills chunk after chunk, reusing its memory. One for each thread; every row rests on its own number alone.
class BookRows {
 public:
  BookRows(const BookRecipes& recipes, std::uint64_t seed, std::uint32_t unknown_ppm);

  /// Fills `storage` with rows `first_row` (the first of a book is 1) and following, of tables that can have so many columns.
  void fill(std::uint64_t first_row, std::size_t count, std::size_t dossier_columns, std::size_t cost_columns, ChunkStorage& storage);

 private:
  const BookRecipes& recipes_;
  std::uint64_t seed_;
  std::uint64_t open_threshold_;
  std::vector<ChunkStorage::WritableColumn> of_dossier_, of_cost_;  // of the chunk being filled
};

}  // namespace couvert
