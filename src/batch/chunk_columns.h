// What both parts of loading a chunk use: the columns of costs as columns of rows, and the columns of dossiers by what they state.
#pragma once

#include <bit>
#include <cstring>

#include "batch/chunk_state.h"

namespace couvert {

class ChunkColumns {
 public:
  ChunkColumns(const DossierChunk& chunk, ChunkState& state) : chunk_(chunk), s_(state), k_(state.kernels) {}

 protected:
  // What the cost table has, for rows: the same, unless dossiers without costs stand between.
  [[nodiscard]] Plane plane_of_rows(Plane costs) {
    return costs == nullptr ? s_.zeros : s_.of_costs(costs);
  }
  template <class T>
  [[nodiscard]] const T* array_of_rows(const T* costs) {
    if (costs != nullptr && !s_.rows.has_stand_ins) return costs;
    T* out = s_.arena.take<T>(s_.rows.row_words * word_bits);
    if (costs == nullptr) {
      std::memset(out, 0, s_.rows.row_words * word_bits * sizeof(T));
      return out;
    }
    for (std::size_t w = 0; w < s_.rows.row_words; ++w) {
      T* to = out + w * word_bits;
      if (s_.rows.real[w] == ~Word{0}) {
        std::memcpy(to, costs, word_bits * sizeof(T));
        costs += word_bits;
        continue;
      }
      std::memset(to, 0, word_bits * sizeof(T));
      for (Word left = s_.rows.real[w]; left != 0; left &= left - 1) to[std::countr_zero(left)] = *costs++;
    }
    return out;
  }
  [[nodiscard]] const std::uint8_t* codes_of_rows(const Column& column) { return array_of_rows(column.codes); }
  [[nodiscard]] const std::int64_t* numbers_of_rows(const Column& column) { return array_of_rows(column.numbers); }

  [[nodiscard]] const Column* dossier_column(ColumnRole role) const {
    for (std::size_t c = 0; c < s_.plan.layout.of_dossier.size(); ++c) {
      if (s_.plan.layout.of_dossier[c].role == role && chunk_.of_dossier[c].known != nullptr) return &chunk_.of_dossier[c];
    }
    return nullptr;
  }

  const DossierChunk& chunk_;
  ChunkState& s_;
  const Kernels& k_;
};

/// Fills the slots of a state whose rows are known.
void load_slots(const DossierChunk& chunk, ChunkState& state);

}  // namespace couvert
