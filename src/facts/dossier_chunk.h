// Some thousand dossiers as columns: a yes-or-no fact is bit planes, so that one machine word holds sixty-four dossiers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/aligned.h"
#include "facts/column_layout.h"
#include "facts/dossier.h"

namespace couvert {

using Word = std::uint64_t;
inline constexpr std::size_t word_bits = 64;
[[nodiscard]] constexpr std::size_t words_for(std::size_t rows) { return (rows + word_bits - 1) / word_bits; }
[[nodiscard]] constexpr bool bit_of(const Word* plane, std::size_t row) { return ((plane[row / word_bits] >> (row % word_bits)) & 1) != 0; }
constexpr void set_bit(Word* plane, std::size_t row) { plane[row / word_bits] |= Word{1} << (row % word_bits); }

/// One column over the rows of a chunk.
/// Shape    planes: bit `row % 64` of word `row / 64`, zero behind the last row; arrays: readable up to a whole number of words of rows,
///          aligned to 64 bytes. `known` and `open` never both; where a row is not known its value is 0
/// Units    as `Value::number`
struct Column {
  const Word* known = nullptr;  // a value is stated; null: the table has no such column
  const Word* open = nullptr;   // stated to be unknown; null: on no row
  const Word* bits = nullptr;             // of a truth
  const std::uint8_t* codes = nullptr;    // of an option or a kind
  const std::int64_t* numbers = nullptr;  // of every other type
};

/// A view of dossiers in columns; whoever made it owns the memory.
struct DossierChunk {
  std::size_t dossiers = 0;
  std::size_t costs = 0;
  const std::uint32_t* first_cost = nullptr;  // `dossiers + 1` entries: dossier i has the costs from [i] up to [i + 1]
  std::vector<Column> of_dossier;             // by ColumnId
  std::vector<Column> of_cost;
  const Word* rejected = nullptr;             // by dossier: its row is wrong and is not to be decided; never null
};

/// A chunk whose columns can be written; its memory is reused from chunk to chunk. Only the columns of `presence` exist.
class ChunkStorage {
 public:
  struct WritableColumn {
    Word* known = nullptr;
    Word* open = nullptr;
    Word* bits = nullptr;
    std::uint8_t* codes = nullptr;
    std::int64_t* numbers = nullptr;
    explicit operator bool() const { return known != nullptr; }
  };

  ChunkStorage(const ColumnLayout& layout, const ColumnPresence& presence);

  /// Makes room; every column is left out on every row, and no row is rejected.
  void start(std::size_t dossiers, std::size_t costs);
  /// Takes back the room for costs from `costs` on, of which nothing was written.
  void keep_costs(std::size_t costs) { costs_ = costs; }
  [[nodiscard]] WritableColumn of_dossier(ColumnId column);
  [[nodiscard]] WritableColumn of_cost(ColumnId column);
  [[nodiscard]] std::uint32_t* first_cost() { return first_cost_.data(); }
  void reject(std::size_t dossier) { set_bit(rejected_.data(), dossier); }
  [[nodiscard]] std::size_t dossiers() const { return dossiers_; }
  [[nodiscard]] std::size_t costs() const { return costs_; }
  [[nodiscard]] DossierChunk view() const;

 private:
  struct Memory {
    const ColumnSpec* spec = nullptr;
    AlignedVector<Word> known, open, bits;
    AlignedVector<std::uint8_t> codes;
    AlignedVector<std::int64_t> numbers;
  };
  static std::vector<Memory> memory_for(const std::vector<ColumnSpec>& specs, const std::vector<std::uint8_t>& present);
  static void clear(std::vector<Memory>& columns, std::size_t rows);
  static WritableColumn writable(Memory& memory);
  static std::vector<Column> columns_of(const std::vector<Memory>& columns);

  std::vector<Memory> of_dossier_, of_cost_;
  AlignedVector<std::uint32_t> first_cost_;
  AlignedVector<Word> rejected_;
  std::size_t dossiers_ = 0, costs_ = 0;
};

/// Writes dossiers into the columns of a chunk, which then has no other rows. Shape   ids, titles, foreign amounts and readings are left out
void write_dossiers(const ColumnLayout& layout, const std::vector<Dossier>& dossiers, ChunkStorage& storage);

/// Reads one row back: the dossier that the explaining evaluator decides. Costs are called `1`, `2`, … by their place.
[[nodiscard]] Dossier dossier_at(const ColumnLayout& layout, const Form& form, const DossierChunk& chunk, std::size_t row);

}  // namespace couvert
