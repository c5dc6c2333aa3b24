// Between dossiers and their rows, and the small algebra of planes.
#include "batch/chunk_state.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "program/inputs.h"
#include "program/interval_arithmetic.h"

namespace couvert {

Plane ChunkState::expanded(Plane dossiers) {
  if (dossiers == zeros || dossiers == nullptr) return zeros;
  if (dossiers == ones) return ones;
  if (rows.rows == rows.dossiers) return dossiers;
  Plane& known = expanded_.made_from(dossiers);
  if (known == nullptr) {
    Word* out = arena.plane(rows.row_words);
    kernels.expand(out, dossiers, rows.starts, rows.row_words);
    known = out;
  }
  return known;
}

Plane ChunkState::reduced(Plane row_plane) {
  if (row_plane == zeros) return zeros;
  if (rows.rows == rows.dossiers) return row_plane;
  Word* out = arena.plane(rows.dossier_words + 1);
  kernels.any_row(out, rows.dossier_words, row_plane, rows.ends, rows.row_words);
  return out;
}

TruthColumn ChunkState::truth_of_rows(TruthRegister reg) {
  TruthColumn& column = row_truths[reg];
  if (column.yes == nullptr) {
    const TruthColumn& own = truths[reg];
    column = plan.truth_levels[reg] == Level::row ? own : TruthColumn{expanded(own.yes), expanded(own.no)};
  }
  return column;
}

NumberColumn ChunkState::number_of_rows(NumberRegister reg) {
  NumberColumn& column = row_numbers[reg];
  if (column.lo == nullptr) {
    const NumberColumn& own = numbers[reg];
    if (plan.number_levels[reg] == Level::row || plan.constant_numbers[reg]) {
      column = own;
    } else {
      column.lo = expanded(own.lo);
      column.hi = own.is_points() ? column.lo : expanded(own.hi);
      column.open = own.open == nullptr ? nullptr : expanded(own.open);
    }
  }
  return column;
}

Plane ChunkState::open_of_rows(NumberRegister reg) {
  const Plane open = numbers[reg].open;
  if (open == nullptr || plan.number_levels[reg] == Level::row || plan.constant_numbers[reg]) return open;
  return expanded(open);
}

Plane ChunkState::open_rows_of(SlotId slot) {
  if (slot_open[slot] != nullptr) return slot_open[slot];
  const Level level = plan.slots[slot].level;
  const Plane open = without(level, every(level), slots[slot].known);
  if (open == zeros || !any(level, open)) return slot_open[slot] = zeros;
  return slot_open[slot] = level == Level::row ? open : expanded(open);
}

Plane ChunkState::known_to_be_nothing(SlotId slot) {
  if (nothing[slot] != nullptr) return nothing[slot];
  const SlotPlan& planned = plan.slots[slot];
  if (planned.constant) return nothing[slot] = *planned.constant == known(0) ? ones : zeros;
  const TruthColumn is_nothing = tested(slot, [this](std::size_t count, const std::uint8_t*, const std::int64_t* values, Plane known) {
    Word* plane = arena.plane(count);
    kernels.known_zero(plane, values, known, count);
    return TruthColumn{plane, zeros};
  });
  return nothing[slot] = planned.level == Level::row ? is_nothing.yes : expanded(is_nothing.yes);
}

const std::int64_t* ChunkState::numbers_of(SlotId slot) {
  SlotColumn& column = slots[slot];
  if (!column.layers.are_used) return column.numbers;
  const FactLayers& layers = column.layers;
  auto* out = arena.take<std::int64_t>(rows.row_words * word_bits);
  const auto put = [&](Plane plane, auto&& value) {
    for (std::size_t w = 0; w < rows.row_words; ++w) {
      for (Word left = plane[w]; left != 0; left &= left - 1) {
        const std::size_t row = w * word_bits + static_cast<std::size_t>(std::countr_zero(left));
        out[row] = value(row);
      }
    }
  };
  std::memset(out, 0, rows.row_words * word_bits * sizeof(std::int64_t));
  for (const auto& [where, presumed] : layers.presumed) put(where, [value = presumed](std::size_t) { return value; });
  if (layers.costs.known != nullptr) put(layers.from_costs, [&](std::size_t row) { return layers.costs.numbers[rows.cost_of(row)]; });
  if (layers.from_incidents != nullptr) put(layers.from_incidents, [&](std::size_t row) { return layers.incidents.numbers[rows.dossier_of[row]]; });
  column.numbers = out;
  column.layers.are_used = false;
  return out;
}

Plane ChunkState::of_costs(Plane costs) {
  if (!rows.has_stand_ins || costs == zeros) return costs;
  Word* out = arena.plane(rows.row_words);
  kernels.spread(out, costs, rows.real, rows.row_words);
  return out;
}

const std::uint8_t* ChunkState::constant_codes(std::int64_t code) {
  auto* codes = arena.take<std::uint8_t>(word_bits);
  std::memset(codes, static_cast<int>(code), word_bits);
  return codes;
}

Plane ChunkState::amounts_of_nothing() {
  if (amount_is_nothing != nullptr) return amount_is_nothing;
  Word* plane = arena.plane(rows.row_words);
  kernels.known_zero(plane, amounts, amount_known, rows.row_words);
  return amount_is_nothing = plane;
}

Plane ChunkState::rows_with_something_off() {
  if (something_off != nullptr) return something_off;
  Word* plane = arena.empty_plane(rows.row_words);
  for (const FactTerm& term : plan.program->off_every_cost) {
    if (plan.is_constant(term.active, Truth::no)) continue;
    kernels.or_into(plane, without(Level::row, rows.every_row, known_to_be_nothing(term.fact)), rows.row_words);
  }
  return something_off = plane;
}

Plane ChunkState::unknown(TruthRegister reg) {
  const Level level = plan.truth_levels[reg];
  if (plan.constant_truths[reg]) return zeros;
  if (unknown_[reg] == nullptr) {
    Word* out = arena.plane(words(level));
    kernels.neither(out, truths[reg].yes, truths[reg].no, every(level), words(level));
    unknown_[reg] = any(level, out) ? out : zeros;
  }
  return unknown_[reg];
}

Plane ChunkState::unknown_of_rows(TruthRegister reg) {
  const Plane own = unknown(reg);
  return plan.truth_levels[reg] == Level::row ? own : expanded(own);
}

Plane ChunkState::of_kinds(KindMask mask) const {
  if (mask == every_kind) return rows.real;
  for (const auto& [named, plane] : kind_planes) {
    if (named == mask) return plane;
  }
  return zeros;
}

const std::vector<std::int32_t>& ChunkState::months_later_table(std::int64_t months) {
  std::vector<std::int32_t>& table = months_later_[months];
  if (table.empty()) {
    table.reserve(tabled_days);
    for (std::int64_t i = 0; i < tabled_days; ++i) table.push_back(static_cast<std::int32_t>(months_later(first_tabled_day + i, months)));
  }
  return table;
}

const std::int64_t* ChunkState::constant(std::int64_t number) {
  AlignedVector<std::int64_t>& values = constants_[number];
  const std::size_t wanted = std::max(rows.row_words, rows.dossier_words) * word_bits;
  if (values.size() < wanted) values.assign(wanted, number);
  return values.data();
}

const std::int64_t* ChunkState::expanded(const std::int64_t* dossiers) {
  if (rows.rows == rows.dossiers) return dossiers;
  auto* out = arena.take<std::int64_t>(rows.row_words * word_bits);
  for (std::size_t row = 0; row < rows.row_words * word_bits; ++row) out[row] = dossiers[rows.dossier_of[row]];
  return out;
}

Plane ChunkState::both(Level level, Plane a, Plane b) {
  if (a == zeros || b == zeros) return zeros;
  if (a == ones || a == b) return b;
  if (b == ones) return a;
  Word* out = arena.plane(words(level));
  kernels.and2(out, a, b, words(level));
  return out;
}

Plane ChunkState::without(Level level, Plane a, Plane b) {
  if (a == zeros || b == ones) return zeros;
  if (b == zeros) return a;
  Word* out = arena.plane(words(level));
  kernels.and_not(out, a, b, words(level));
  return out;
}

Plane ChunkState::joined(Level level, Plane a, Plane b) {
  if (a == zeros) return b;
  if (b == zeros) return a;
  Word* out = arena.plane(words(level));
  kernels.or2(out, a, b, words(level));
  return out;
}

Truth RowView::truth(TruthRegister reg) const {
  if (const auto constant = state_.plan.constant_truths[reg]) return *constant;
  const std::size_t place = at(state_.plan.truth_levels[reg]);
  if (bit_of(state_.truths[reg].yes, place)) return Truth::yes;
  return bit_of(state_.truths[reg].no, place) ? Truth::no : Truth::unknown;
}

Interval RowView::number(NumberRegister reg) const {
  if (const auto constant = state_.plan.constant_numbers[reg]) return *constant;
  if (state_.plan.only_granted[reg] != 0) {
    const SlotId slot = state_.plan.program->instructions[state_.plan.program->number_producer[reg]].a;
    return bounds_of(value(slot), state_.plan.program->slots[slot].type);
  }
  const std::size_t place = at(state_.plan.number_levels[reg]);
  return {state_.numbers[reg].lo[place], state_.numbers[reg].hi[place]};
}

Value RowView::value(SlotId slot) const {
  const SlotPlan& planned = state_.plan.slots[slot];
  if (planned.constant) return *planned.constant;
  const SlotColumn& column = state_.slots[slot];
  const std::size_t place = at(planned.level);
  if (!bit_of(column.known, place)) return column.left_out != nullptr && bit_of(column.left_out, place) ? Value{} : unknown_value();
  if (column.bits != nullptr) return known(bit_of(column.bits, place) ? 1 : 0);
  if (column.layers.are_used) return layered_value(column.layers);
  if (column.codes != nullptr) return known(column.codes[place]);
  return known(column.numbers[place]);
}

Value RowView::layered_value(const FactLayers& layers) const {
  const auto of = [](const ValueLayer& layer, std::size_t place) {
    return known(layer.codes != nullptr ? layer.codes[place] : layer.numbers[place]);
  };
  if (layers.costs.known != nullptr && bit_of(layers.from_costs, row_)) return of(layers.costs, state_.rows.cost_of(row_));
  if (layers.from_incidents != nullptr && bit_of(layers.from_incidents, row_)) return of(layers.incidents, dossier_);
  for (const auto& [where, value] : layers.presumed) {
    if (bit_of(where, row_)) return known(value);
  }
  return known(0);
}

Value RowView::amount() const { return bit_of(state_.amount_known, row_) ? known(state_.amounts[row_]) : unknown_value(); }

bool RowView::states_itself(SlotId slot) const {
  const SlotColumn& column = state_.slots[slot];
  return column.own != nullptr && bit_of(column.own, row_);
}

}  // namespace couvert
