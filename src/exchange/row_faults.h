// What is wrong with single rows of a chunk that is being filled: each wrong row is rejected and named with its first fault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/dossier_chunk.h"
#include "facts/dossier_source.h"

namespace couvert {

class RowFaults {
 public:
  /// `first_row`: of the chunk in its table, the first is 1. `storage` must have been started and have its costs counted.
  RowFaults(std::uint64_t first_row, ChunkStorage& storage, std::vector<Reject>& rejects);

  /// Rejects a dossier, unless it has a fault already.
  void of_dossier(std::size_t dossier, std::string_view column, std::string reason);
  /// Rejects the dossier of a cost; its column is called as the costs' columns are in files.
  void of_cost(std::size_t cost, std::string_view column, std::string reason);
  [[nodiscard]] bool is_rejected(std::size_t dossier) const { return bit_of(rejected_, dossier); }
  [[nodiscard]] std::size_t dossier_of_cost(std::size_t cost) const;

 private:
  std::uint64_t first_row_;
  ChunkStorage& storage_;
  std::vector<Reject>& rejects_;
  const Word* rejected_;
};

/// Whose rows a column has.
enum class RowsOf : std::uint8_t { dossiers, costs };

/// The faults of one column.
class ColumnFaults {
 public:
  ColumnFaults(std::string_view column, RowsOf rows_of, RowFaults& faults) : column_(column), rows_of_(rows_of), faults_(faults) {}
  void add(std::size_t row, std::string reason) {
    if (rows_of_ == RowsOf::dossiers) faults_.of_dossier(row, column_, std::move(reason));
    else faults_.of_cost(row, column_, std::move(reason));
  }

 private:
  std::string_view column_;
  RowsOf rows_of_;
  RowFaults& faults_;
};

}  // namespace couvert
