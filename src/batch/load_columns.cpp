// Reads the rows of a chunk: which cost belongs to which dossier, of what kind it is, and how much.
#include <algorithm>

#include "batch/chunk_columns.h"

namespace couvert {
namespace {

class RowLoading : public ChunkColumns {
 public:
  using ChunkColumns::ChunkColumns;

  void rows() {
    ChunkRows& r = s_.rows;
    r = {};
    r.dossiers = chunk_.dossiers;
    std::size_t empty = 0;
    for (std::size_t d = 0; d < chunk_.dossiers; ++d) empty += chunk_.first_cost[d + 1] == chunk_.first_cost[d] ? 1 : 0;
    r.rows = chunk_.costs + empty;
    r.has_stand_ins = empty > 0;
    r.dossier_words = words_for(r.dossiers);
    r.row_words = words_for(r.rows);
    auto* first = s_.arena.take<std::uint32_t>(r.dossiers + 1);
    auto* dossier_of = s_.arena.take<std::uint32_t>(r.row_words * word_bits);
    Word* starts = s_.arena.empty_plane(r.row_words);
    Word* ends = s_.arena.empty_plane(r.row_words);
    Word* real = s_.arena.plane(r.row_words);
    Word* has_costs = s_.arena.plane(r.dossier_words);
    Word* every_row = filled(r.rows, r.row_words);
    Word* every_dossier = filled(r.dossiers, r.dossier_words);
    std::memcpy(real, every_row, r.row_words * sizeof(Word));
    std::memcpy(has_costs, every_dossier, r.dossier_words * sizeof(Word));
    std::uint32_t next = 0;
    for (std::size_t d = 0; d < r.dossiers; ++d) {
      std::uint32_t costs = chunk_.first_cost[d + 1] - chunk_.first_cost[d];
      first[d] = next;
      if (costs == 0) {
        costs = 1;
        real[next / word_bits] &= ~(Word{1} << (next % word_bits));
        has_costs[d / word_bits] &= ~(Word{1} << (d % word_bits));
      }
      set_bit(starts, next);
      next += costs;
      set_bit(ends, next - 1);
    }
    first[r.dossiers] = next;
    // Counting the starts takes no branch, unlike a loop over the costs of each dossier.
    std::uint32_t begun = 0;
    for (std::size_t row = 0; row < next; ++row) {
      begun += static_cast<std::uint32_t>((starts[row / word_bits] >> (row % word_bits)) & 1);
      dossier_of[row] = begun - 1;
    }
    std::fill(dossier_of + next, dossier_of + r.row_words * word_bits, 0U);
    auto* costs_before = s_.arena.take<std::uint32_t>(r.row_words);
    std::uint32_t before = 0;
    for (std::size_t w = 0; w < r.row_words; ++w) {
      costs_before[w] = before;
      before += static_cast<std::uint32_t>(__builtin_popcountll(real[w]));
    }
    r.costs_before = costs_before;
    s_.cost_count = chunk_.costs;
    r.first = first;
    r.dossier_of = dossier_of;
    r.starts = starts;
    r.ends = ends;
    r.real = real;
    r.has_costs = has_costs;
    r.every_row = every_row;
    r.every_dossier = every_dossier;
  }

  void costs() {
    for (std::size_t c = 0; c < s_.plan.layout.of_cost.size(); ++c) {
      const ColumnRole role = s_.plan.layout.of_cost[c].role;
      if (role == ColumnRole::kind) s_.kinds = codes_of_rows(chunk_.of_cost[c]);
      if (role == ColumnRole::amount) {
        s_.amounts = numbers_of_rows(chunk_.of_cost[c]);
        s_.amount_known = plane_of_rows(chunk_.of_cost[c].known);
      }
      if (role == ColumnRole::rate_open) s_.rate_open = chunk_.of_cost[c].known == nullptr ? nullptr : plane_of_rows(chunk_.of_cost[c].bits);
    }
    kinds();
  }

  void before() {
    s_.paid_before = used_before(ColumnRole::paid_before);
    s_.deductible_before = used_before(ColumnRole::deductible_before);
  }

 private:
  [[nodiscard]] Word* filled(std::size_t rows, std::size_t words) {
    Word* plane = s_.arena.plane(words);
    std::memset(plane, 0xff, words * sizeof(Word));
    if (rows % word_bits != 0) plane[words - 1] = (Word{1} << (rows % word_bits)) - 1;
    return plane;
  }

  void kinds() {
    s_.kind_planes.clear();
    KindMask wanted = 0;
    for (const KindMask mask : s_.plan.kind_masks) wanted |= mask;
    std::vector<std::pair<KindMask, Plane>> single;
    for (KindMask left = wanted; left != 0; left &= left - 1) {
      const auto kind = static_cast<std::uint8_t>(std::countr_zero(left));
      Word* plane = s_.arena.plane(s_.rows.row_words);
      k_.equal_code(plane, s_.kinds, kind, s_.rows.row_words);
      k_.and2(plane, plane, s_.rows.real, s_.rows.row_words);
      if (s_.any_row(plane)) single.emplace_back(KindMask{1} << kind, plane);
    }
    for (const KindMask mask : s_.plan.kind_masks) s_.kind_planes.emplace_back(mask, union_of(mask, single));
  }

  [[nodiscard]] Plane union_of(KindMask mask, const std::vector<std::pair<KindMask, Plane>>& single) {
    Plane first = s_.zeros;
    Word* sum = nullptr;
    for (const auto& [kind, plane] : single) {
      if ((kind & mask) == 0) continue;
      if (first == s_.zeros) {
        first = plane;
        continue;
      }
      if (sum == nullptr) {
        sum = s_.arena.plane(s_.rows.row_words);
        k_.or2(sum, first, plane, s_.rows.row_words);
      } else {
        k_.or_into(sum, plane, s_.rows.row_words);
      }
    }
    return sum != nullptr ? sum : first;
  }

  /// An amount that is 0 unless stated, and perhaps open.
  [[nodiscard]] NumberColumn used_before(ColumnRole role) {
    const Column* column = dossier_column(role);
    if (column == nullptr) return {s_.constant(0), s_.constant(0), nullptr};
    if (column->open == nullptr || !s_.any(Level::dossier, column->open)) return {column->numbers, column->numbers, nullptr};
    auto* hi = s_.arena.take<std::int64_t>(s_.rows.dossier_words * word_bits);
    for (std::size_t d = 0; d < s_.rows.dossiers; ++d) hi[d] = bit_of(column->open, d) ? unbounded : column->numbers[d];
    return {column->numbers, hi, column->open};
  }
};

}  // namespace

void load_columns(const DossierChunk& chunk, ChunkState& state) {
  state.arena.reset();
  RowLoading loading(chunk, state);
  loading.rows();
  const std::size_t words = std::max(state.rows.row_words, state.rows.dossier_words) + 1;
  if (state.zero_words_.size() < words) {
    state.zero_words_.assign(words, 0);
    state.one_words_.assign(words, ~Word{0});
  }
  state.zeros = state.zero_words_.data();
  state.ones = state.one_words_.data();
  state.expanded_.clear();
  state.unknown_.assign(state.plan.truth_levels.size(), nullptr);
  state.slot_open.assign(state.plan.program->slots.size(), nullptr);
  state.nothing.assign(state.plan.program->slots.size(), nullptr);
  state.amount_is_nothing = state.something_off = nullptr;
  loading.costs();
  loading.before();
  load_slots(chunk, state);
}

}  // namespace couvert
