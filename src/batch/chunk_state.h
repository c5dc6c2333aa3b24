// Everything that is known of one chunk while it is decided: its rows, what each slot states, and the value of each register.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "batch/arena.h"
#include "batch/batch_plan.h"
#include "batch/kernels.h"
#include "batch/plane_cache.h"
#include "facts/dossier_chunk.h"
#include "program/cost_view.h"

namespace couvert {

/// A plane of dossiers or of rows.
using Plane = const Word*;

struct TruthColumn {
  Plane yes = nullptr;
  Plane no = nullptr;  // unknown where neither
};

/// Numbers with their ends; `lo` and `hi` are one array where every row has a point.
struct NumberColumn {
  const std::int64_t* lo = nullptr;
  const std::int64_t* hi = nullptr;
  Plane open = nullptr;  // no point; null: nowhere
  [[nodiscard]] bool is_points() const { return lo == hi; }
};

/// Values as one table states them, in its own space.
struct ValueLayer {
  Plane known = nullptr;
  const std::uint8_t* codes = nullptr;
  const std::int64_t* numbers = nullptr;
};

/// The codes or numbers of a fact that costs state: what each cost says itself, what its incident says where it says nothing, and what
/// is presumed where neither does. They stay where they lie: bringing them to rows one by one costs more than asking each layer.
struct FactLayers {
  bool are_used = false;
  ValueLayer costs;             // by cost of the chunk; no `known`: none
  Plane from_costs = nullptr;   // rows
  ValueLayer incidents;         // by dossier
  Plane from_incidents = nullptr;  // rows; null: none
  std::vector<std::pair<Plane, std::int64_t>> presumed;  // rows and their value; 0 on the other known rows
};

/// What the rows state of a slot, presumptions resolved.
struct SlotColumn {
  Plane known = nullptr;
  Plane bits = nullptr;                   // of a truth, where known
  const std::uint8_t* codes = nullptr;    // of an option, where known; null where layers are used
  const std::int64_t* numbers = nullptr;  // of every other type, 0 where not known; null where layers are used
  Plane left_out = nullptr;               // neither stated nor unknown nor presumed; null: nowhere
  Plane own = nullptr;                    // rows: stated by the cost itself; null: nowhere
  Plane incident_stated = nullptr;        // dossiers: stated by the incident, known or open; null: nowhere
  Plane presumed = nullptr;               // at the slot's level; null: nowhere
  FactLayers layers;                      // only at the level of rows
};

/// How the rows of a chunk belong to its dossiers. A dossier without costs has one row of no kind, so that its events and conditions
/// can still be asked about.
struct ChunkRows {
  std::size_t dossiers = 0, rows = 0;
  std::size_t dossier_words = 0, row_words = 0;
  const std::uint32_t* first = nullptr;       // `dossiers + 1` entries
  const std::uint32_t* dossier_of = nullptr;  // by row, readable up to a whole number of words of rows
  Plane starts = nullptr, ends = nullptr;     // first and last row of each dossier
  Plane real = nullptr;                       // rows that are costs
  const std::uint32_t* costs_before = nullptr;  // by word of rows: costs on the rows before it
  Plane has_costs = nullptr;                  // dossiers
  Plane every_dossier = nullptr, every_row = nullptr;
  bool has_stand_ins = false;

  [[nodiscard]] std::size_t cost_of(std::size_t row) const {
    if (!has_stand_ins) return row;
    const Word before = real[row / word_bits] & ((Word{1} << (row % word_bits)) - 1);
    return costs_before[row / word_bits] + static_cast<std::size_t>(__builtin_popcountll(before));
  }
};

class ChunkState {
 public:
  explicit ChunkState(const BatchPlan& batch_plan) : plan(batch_plan), kernels(couvert::kernels()) {}

  const BatchPlan& plan;
  const Kernels& kernels;
  Arena arena;
  ChunkRows rows;
  std::size_t cost_count = 0;           // rows that are costs
  std::vector<SlotColumn> slots;        // by SlotId, at the slot's level
  std::vector<TruthColumn> truths;      // by register, at the register's level
  std::vector<NumberColumn> numbers;
  std::vector<TruthColumn> row_truths;  // by register, for rows; made when first asked for
  std::vector<NumberColumn> row_numbers;
  std::vector<std::pair<KindMask, Plane>> kind_planes;  // of every mask of the plan
  const std::uint8_t* kinds = nullptr;  // by row
  const std::int64_t* amounts = nullptr;  // by row, 0 where not known
  Plane amount_known = nullptr;           // rows
  Plane rate_open = nullptr;              // rows; null: nowhere
  NumberColumn paid_before, deductible_before;  // dossiers
  Plane zeros = nullptr, ones = nullptr;  // longer than any plane of the chunk
  std::vector<Plane> nothing;             // by SlotId: rows on which it is known to be 0; made when first asked for
  std::vector<Plane> slot_open;           // by SlotId: rows on which it is not known, likewise
  Plane amount_is_nothing = nullptr;      // rows, likewise
  Plane something_off = nullptr;          // rows on which something may come off every cost, likewise

  [[nodiscard]] std::size_t words(Level level) const { return level == Level::row ? rows.row_words : rows.dossier_words; }
  [[nodiscard]] Plane every(Level level) const { return level == Level::row ? rows.every_row : rows.every_dossier; }
  [[nodiscard]] bool any(Level level, Plane plane) const { return kernels.any(plane, words(level)); }
  [[nodiscard]] bool any_row(Plane plane) const { return any(Level::row, plane); }

  [[nodiscard]] Plane expanded(Plane dossiers);    // to rows
  [[nodiscard]] Plane reduced(Plane row_plane);    // whether any row, to dossiers
  [[nodiscard]] TruthColumn truth_of_rows(TruthRegister reg);
  [[nodiscard]] NumberColumn number_of_rows(NumberRegister reg);
  /// Where a number is no point, for rows; null: nowhere.
  [[nodiscard]] Plane open_of_rows(NumberRegister reg);
  /// Rows on which a slot is not known; `zeros` if there are none.
  [[nodiscard]] Plane open_rows_of(SlotId slot);
  /// Rows on which a slot is known to be 0.
  [[nodiscard]] Plane known_to_be_nothing(SlotId slot);
  [[nodiscard]] Plane amounts_of_nothing();
  /// Rows on which what comes off every cost is not known to be nothing.
  [[nodiscard]] Plane rows_with_something_off();
  /// Where a register is unknown, at its level; never behind the last row.
  [[nodiscard]] Plane unknown(TruthRegister reg);
  [[nodiscard]] Plane unknown_of_rows(TruthRegister reg);
  /// Rows whose cost is of one of the kinds; a stand-in is of none.
  [[nodiscard]] Plane of_kinds(KindMask kinds) const;
  /// The day `months` after each day of the years 1900 to 2200; the first entry is for `first_tabled_day`.
  static constexpr std::int64_t first_tabled_day = -25'567, tabled_days = 110'000;
  [[nodiscard]] const std::vector<std::int32_t>& months_later_table(std::int64_t months);
  /// An array that holds one number on every row.
  [[nodiscard]] const std::int64_t* constant(std::int64_t number);
  /// One word of rows that all have one code.
  [[nodiscard]] const std::uint8_t* constant_codes(std::int64_t code);
  /// out[row] = of its dossier
  [[nodiscard]] const std::int64_t* expanded(const std::int64_t* dossiers);

  /// The numbers of a slot at its level, whatever layers they lie in.
  [[nodiscard]] const std::int64_t* numbers_of(SlotId slot);
  /// A plane of the costs of the chunk, brought to their rows.
  [[nodiscard]] Plane of_costs(Plane costs);
  /// What a test of codes or numbers says of a slot, at its level. `test(words, codes, numbers, known)` gives (yes, no) of one layer.
  template <class Test>
  [[nodiscard]] TruthColumn tested(SlotId slot, Test&& test);

  [[nodiscard]] Plane both(Level level, Plane a, Plane b);
  [[nodiscard]] Plane without(Level level, Plane a, Plane b);
  [[nodiscard]] Plane joined(Level level, Plane a, Plane b);

 private:
  friend void load_columns(const DossierChunk& chunk, ChunkState& state);
  std::map<std::int64_t, AlignedVector<std::int64_t>> constants_;
  std::map<std::int64_t, std::vector<std::int32_t>> months_later_;
  PlaneCache expanded_;         // by the plane of dossiers
  std::vector<Plane> unknown_;  // by register; made when first asked for
  std::vector<Word> zero_words_, one_words_;
};

template <class Test>
TruthColumn ChunkState::tested(SlotId slot, Test&& test) {
  const SlotColumn& column = slots[slot];
  if (!column.layers.are_used) return test(words(plan.slots[slot].level), column.codes, column.numbers, column.known);
  const FactLayers& layers = column.layers;
  Word* yes = arena.empty_plane(rows.row_words);
  Word* no = arena.empty_plane(rows.row_words);
  Plane rest = column.known;
  if (layers.costs.known != nullptr) {
    const TruthColumn own = test(words_for(cost_count), layers.costs.codes, layers.costs.numbers, layers.costs.known);
    kernels.or_into(yes, of_costs(own.yes), rows.row_words);
    kernels.or_into(no, of_costs(own.no), rows.row_words);
    rest = without(Level::row, rest, layers.from_costs);
  }
  if (layers.from_incidents != nullptr) {
    const TruthColumn below = test(rows.dossier_words, layers.incidents.codes, layers.incidents.numbers, layers.incidents.known);
    kernels.or_and(yes, expanded(below.yes), layers.from_incidents, rows.row_words);
    kernels.or_and(no, expanded(below.no), layers.from_incidents, rows.row_words);
    rest = without(Level::row, rest, layers.from_incidents);
  }
  const auto all_of = [&](Plane where, std::int64_t value) {
    const TruthColumn one = test(1, constant_codes(value), constant(value), ones);
    if ((one.yes[0] & 1) != 0) kernels.or_into(yes, where, rows.row_words);
    if ((one.no[0] & 1) != 0) kernels.or_into(no, where, rows.row_words);
  };
  for (const auto& [where, value] : layers.presumed) {
    all_of(where, value);
    rest = without(Level::row, rest, where);
  }
  all_of(rest, 0);
  return {yes, no};
}

/// A truth of one row.
[[nodiscard]] inline Truth truth_at(const TruthColumn& column, std::size_t row) {
  if (bit_of(column.yes, row)) return Truth::yes;
  return bit_of(column.no, row) ? Truth::no : Truth::unknown;
}

/// One row as the shared arithmetic of a cost reads it.
class RowView final : public CostView {
 public:
  RowView(const ChunkState& state, std::size_t row) : state_(state), row_(row), dossier_(state.rows.dossier_of[row]) {}
  [[nodiscard]] Truth truth(TruthRegister reg) const override;
  [[nodiscard]] Interval number(NumberRegister reg) const override;
  [[nodiscard]] Value value(SlotId slot) const override;
  [[nodiscard]] Value amount() const override;
  [[nodiscard]] bool states_itself(SlotId slot) const;

 private:
  [[nodiscard]] Value layered_value(const FactLayers& layers) const;
  [[nodiscard]] std::size_t at(Level level) const { return level == Level::row ? row_ : dossier_; }
  const ChunkState& state_;
  const std::size_t row_, dossier_;
};

/// Fills rows, slots, kinds and amounts of a state from a chunk.
void load_columns(const DossierChunk& chunk, ChunkState& state);

/// Runs the instructions over the slots.
void assess_columns(ChunkState& state);

}  // namespace couvert
