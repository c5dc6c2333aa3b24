// A term that depends on a fact is read where the explaining evaluator reads it: at the first cost of the dossier.
#include "batch/event_terms.h"

#include <algorithm>

#include "base/interval.h"

namespace couvert {
namespace {

class Terms {
 public:
  Terms(ChunkState& state, Bound bound) : s_(state), bound_(bound), count_(state.rows.dossiers) {}

  EventTerms run() {
    const Program& program = *s_.plan.program;
    EventTerms terms;
    terms.deductible = deductible(at_first_row(program.deductible));
    terms.limit = limit(at_first_row(program.limit));
    terms.deductible_first = deductible_first(program.deductible_before_sublimit);
    for (const Pool& pool : program.pools) terms.pools.push_back(amount_of(pool));
    return terms;
  }

 private:
  [[nodiscard]] std::int64_t cap(std::int64_t lo, std::int64_t hi) const { return bound_ == Bound::due ? lo : hi; }
  [[nodiscard]] std::int64_t* array() { return s_.arena.take<std::int64_t>(s_.rows.dossier_words * word_bits); }

  /// Before the sublimit a deductible never leaves less, so an open order is taken that way for the most that can be due.
  [[nodiscard]] Plane deductible_first(TruthRegister reg) {
    if (s_.plan.truth_levels[reg] == Level::row) return s_.zeros;
    return bound_ == Bound::due ? s_.truths[reg].yes : s_.without(Level::dossier, s_.rows.every_dossier, s_.truths[reg].no);
  }

  [[nodiscard]] NumberColumn at_first_row(NumberRegister reg) {
    const NumberColumn& column = s_.numbers[reg];
    if (s_.plan.number_levels[reg] == Level::dossier) return column;
    const auto first = [&](const std::int64_t* rows) {
      std::int64_t* out = array();
      for (std::size_t d = 0; d < count_; ++d) out[d] = rows[s_.rows.first[d]];
      return out;
    };
    const std::int64_t* lo = first(column.lo);
    return {lo, column.is_points() ? lo : first(column.hi), column.open};
  }

  [[nodiscard]] const std::int64_t* deductible(const NumberColumn& amount) {
    const NumberColumn& borne = s_.deductible_before;
    std::int64_t* out = array();
    for (std::size_t d = 0; d < count_; ++d) {
      const std::int64_t cut = bound_ == Bound::due ? amount.hi[d] - borne.lo[d] : amount.lo[d] - borne.hi[d];
      out[d] = std::max<std::int64_t>(0, cut);
    }
    return out;
  }

  [[nodiscard]] const std::int64_t* limit(const NumberColumn& amount) {
    const NumberColumn& paid = s_.paid_before;
    std::int64_t* out = array();
    for (std::size_t d = 0; d < count_; ++d) {
      const std::int64_t hi = amount.hi[d] >= unbounded ? unbounded : amount.hi[d] - paid.lo[d];
      out[d] = std::max<std::int64_t>(0, cap(amount.lo[d] - paid.hi[d], hi));
    }
    return out;
  }

  [[nodiscard]] const std::int64_t* amount_of(const Pool& pool) {
    if (pool.agreed) return agreed(*pool.agreed);
    const NumberColumn column = at_first_row(*pool.cap);
    std::int64_t* out = array();
    for (std::size_t d = 0; d < count_; ++d) out[d] = std::max<std::int64_t>(0, cap(column.lo[d], column.hi[d]));
    return out;
  }

  /// Of the schedule, which differs by dossier only. Null where no policy of the chunk agrees one.
  [[nodiscard]] const std::int64_t* agreed(SlotId id) {
    const SlotColumn& slot = s_.slots[id];
    const std::optional<Value>& constant = s_.plan.slots[id].constant;
    if (constant && constant->stated == Stated::left_out) return nullptr;
    if (slot.left_out != nullptr && !s_.any(Level::dossier, s_.without(Level::dossier, s_.rows.every_dossier, slot.left_out))) return nullptr;
    std::int64_t* out = array();
    for (std::size_t d = 0; d < count_; ++d) {
      if (bit_of(slot.known, d)) out[d] = slot.numbers[d];
      else if (slot.left_out != nullptr && bit_of(slot.left_out, d)) out[d] = unbounded;
      else out[d] = cap(0, unbounded);
    }
    return out;
  }

  ChunkState& s_;
  const Bound bound_;
  const std::size_t count_;
};

}  // namespace

EventTerms event_terms(ChunkState& state, Bound bound) { return Terms(state, bound).run(); }

}  // namespace couvert
