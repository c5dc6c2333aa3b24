// Most costs take sublimit, deductible and limit and nothing else; they go through a few lines, the others through the whole waterfall.
#include "batch/fold.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "batch/event_terms.h"
#include "batch/waterfall.h"

namespace couvert {
namespace {

class Folding {
 public:
  Folding(ChunkState& state, const OutcomePlanes& outcomes)
      : s_(state), k_(state.kernels), o_(outcomes), program_(*state.plan.program), words_(state.rows.row_words) {}

  FoldResult run() {
    cover_of_rows();
    amounts_to_share();
    rows_that_are_not_plain();
    FoldResult result;
    due(result);
    result.used_at_most.assign(program_.covers.size(), nullptr);
    at_most(result);
    return result;
  }

 private:
  static constexpr std::uint8_t none = 0xff;

  void cover_of_rows() {
    auto* covers = s_.arena.take<std::uint8_t>(words_ * word_bits);
    std::memset(covers, none, words_ * word_bits);
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      if (o_.covers[c].sure == s_.zeros) continue;
      for (std::size_t w = 0; w < words_; ++w) {
        for (Word left = o_.covers[c].sure[w] & o_.covered[w]; left != 0; left &= left - 1) {
          covers[w * word_bits + static_cast<std::size_t>(std::countr_zero(left))] = static_cast<std::uint8_t>(c);
        }
      }
    }
    cover_ = covers;
  }

  /// What costs alone state that comes off them, or that others pay, is taken off beforehand; before sublimit and deductible the order of
  /// such cuts does not matter. Where it is not known, a cost is pending and nothing comes off the most.
  void amounts_to_share() {
    amounts_ = s_.amounts;
    std::int64_t* left = nullptr;
    for (const auto* terms : {&program_.off_every_cost, &program_.other_insurance}) {
      for (const FactTerm& term : *terms) {
        if (!is_taken_off(term)) continue;
        const FactLayers& layers = s_.slots[term.fact].layers;
        const Plane rows = s_.without(Level::row, layers.from_costs, s_.known_to_be_nothing(term.fact));
        if (layers.costs.known == nullptr || !s_.any_row(rows)) continue;
        if (left == nullptr) {
          left = s_.arena.take<std::int64_t>(words_ * word_bits);
          std::memcpy(left, s_.amounts, words_ * word_bits * sizeof(std::int64_t));
          amounts_ = left;
        }
        for (std::size_t w = 0; w < words_; ++w) {
          for (Word some = rows[w]; some != 0; some &= some - 1) {
            const std::size_t row = w * word_bits + static_cast<std::size_t>(std::countr_zero(some));
            left[row] = std::max<std::int64_t>(0, left[row] - layers.costs.numbers[s_.rows.cost_of(row)]);
          }
        }
      }
    }
  }
  [[nodiscard]] bool is_taken_off(const FactTerm& term) const {
    const FactLayers& layers = s_.slots[term.fact].layers;
    return s_.plan.is_constant(term.active, Truth::yes) && layers.are_used && layers.from_incidents == nullptr && layers.presumed.empty();
  }

  /// Rows that need more than sublimit, deductible and limit; a dossier with one of them goes through the whole waterfall.
  void rows_that_are_not_plain() {
    Word* special = s_.arena.empty_plane(words_);
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      const CoverPlanes& planes = o_.covers[c];
      if (s_.plan.cover_terms[c].is_plain || planes.kinds == s_.zeros) continue;
      k_.or_into(special, planes.sure, words_);
      k_.or_into(special, planes.open, words_);
    }
    for (const auto* terms : {&program_.off_every_cost, &program_.other_insurance}) {
      for (const FactTerm& term : *terms) {
        if (s_.plan.is_constant(term.active, Truth::no) || is_taken_off(term)) continue;
        k_.or_into(special, s_.without(Level::row, s_.rows.every_row, s_.known_to_be_nothing(term.fact)), words_);
      }
    }
    // One that is uncertain keeps its cost pending, where it takes nothing from the most, or takes nothing anyway.
    for (const Reduction& reduction : program_.reductions) {
      if (s_.plan.is_constant(reduction.truth, Truth::no)) continue;
      const Plane applies = s_.truth_of_rows(reduction.truth).yes;
      k_.or_into(special, s_.without(Level::row, applies, s_.known_to_be_nothing(reduction.fact)), words_);
    }
    special_due_ = s_.reduced(s_.both(Level::row, special, o_.covered));
    Word* counted_in = s_.arena.plane(words_);
    k_.or2(counted_in, o_.covered, o_.pending, words_);
    special_at_most_ = s_.reduced(s_.both(Level::row, special, counted_in));
  }

  /// The amounts that one dossier's plain costs use up.
  struct PlainShare {
    std::int64_t deductible = 0, limit = 0;
    std::int64_t* pools = nullptr;
    bool deductible_first = false;  // before the sublimit
  };

  /// Sublimits, deductible and limit, each the smaller of what is left and what is asked; no branch depends on an amount.
  [[nodiscard]] std::int64_t flow(std::int64_t left, const CoverTerms& terms, PlainShare& shared) const {
    if (shared.deductible_first && terms.bears_deductible) left -= taken(left, shared.deductible);
    for (const std::int16_t pool : terms.pools) {
      if (pool >= 0) left = std::min(left, shared.pools[pool]);
    }
    for (const std::int16_t pool : terms.pools) {
      if (pool >= 0 && shared.pools[pool] < unbounded) shared.pools[pool] -= left;
    }
    if (!shared.deductible_first && terms.bears_deductible) left -= taken(left, shared.deductible);
    if (terms.bears_limit && shared.limit < unbounded) {
      left = std::min(left, shared.limit);
      shared.limit -= left;
    }
    return left;
  }

  /// What a deductible takes. An open amount stays open, whatever is taken of it; the deductible is used up all the same.
  static std::int64_t taken(std::int64_t left, std::int64_t& deductible) {
    const std::int64_t cut = std::min(deductible, left);
    deductible -= cut;
    return left < unbounded || cut >= unbounded ? cut : 0;
  }

  void start(std::size_t dossier, const EventTerms& terms, PlainShare& shared) const {
    shared.deductible = terms.deductible[dossier];
    shared.limit = terms.limit[dossier];
    shared.deductible_first = bit_of(terms.deductible_first, dossier);
    for (std::size_t p = 0; p < terms.pools.size(); ++p) shared.pools[p] = terms.pools[p] == nullptr ? unbounded : terms.pools[p][dossier];
  }

  void due(FoldResult& result) {
    const EventTerms terms = event_terms(s_, Bound::due);
    auto* payable = s_.arena.take<std::int64_t>(s_.rows.dossier_words * word_bits);
    auto* row_payable = s_.arena.take<std::int64_t>(words_ * word_bits);
    std::memset(row_payable, 0, words_ * word_bits * sizeof(std::int64_t));
    std::vector<std::int64_t> pools(program_.pools.size());
    const CoverTerms* covers = s_.plan.cover_terms.data();
    std::memset(payable, 0, s_.rows.dossier_words * word_bits * sizeof(std::int64_t));
    PlainShare shared{0, 0, pools.data()};
    each_dossier(s_.without(Level::dossier, s_.reduced(o_.covered), special_due_), [&](std::size_t d) {
      start(d, terms, shared);
      std::int64_t total = 0;
      for (std::uint32_t row = s_.rows.first[d]; row < s_.rows.first[d + 1]; ++row) {
        if (cover_[row] == none) continue;
        row_payable[row] = flow(amounts_[row], covers[cover_[row]], shared);
        total += row_payable[row];
      }
      payable[d] = total;
    });
    due_by_waterfall(terms, payable, row_payable);
    result.payable = payable;
    result.row_payable = row_payable;
    result.row_cover = cover_;
  }

  template <class F>
  void each_dossier(Plane dossiers, F&& visit) const {
    for (std::size_t w = 0; w < s_.rows.dossier_words; ++w) {
      for (Word left = dossiers[w]; left != 0; left &= left - 1) visit(w * word_bits + static_cast<std::size_t>(std::countr_zero(left)));
    }
  }

  void due_by_waterfall(const EventTerms& terms, std::int64_t* payable, std::int64_t* row_payable) {
    Waterfall waterfall(s_, Bound::due);
    std::vector<std::uint64_t> masks;
    each_dossier(special_due_, [&](std::size_t d) {
      const std::size_t first = s_.rows.first[d], end = s_.rows.first[d + 1];
      masks.clear();
      for (std::size_t row = first; row < end; ++row) masks.push_back(cover_[row] == none ? 0 : std::uint64_t{1} << cover_[row]);
      waterfall.start(d, terms, masks.data());
      std::int64_t total = 0;
      for (std::size_t row = first; row < end; ++row) {
        row_payable[row] = masks[row - first] == 0 ? 0 : waterfall.settle(row, masks[row - first]).payable;
        total = saturate(static_cast<Int128>(total) + row_payable[row]);
      }
      payable[d] = total;
    });
  }

  /// The cover that may pay each pending cost; those that several may pay are marked.
  void possible_cover_of_rows() {
    auto* possible = s_.arena.take<std::uint8_t>(words_ * word_bits);
    std::memcpy(possible, cover_, words_ * word_bits);
    Word* seen = s_.arena.empty_plane(words_);
    Word* several = s_.arena.empty_plane(words_);
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      const CoverPlanes& planes = o_.covers[c];
      if (planes.sure == s_.zeros && planes.open == s_.zeros) continue;
      for (std::size_t w = 0; w < words_; ++w) {
        const Word rows = (planes.sure[w] | planes.open[w]) & o_.pending[w];
        several[w] |= seen[w] & rows;
        seen[w] |= rows;
        for (Word left = rows; left != 0; left &= left - 1) {
          possible[w * word_bits + static_cast<std::size_t>(std::countr_zero(left))] = static_cast<std::uint8_t>(c);
        }
      }
    }
    possible_ = possible;
    several_ = several;
  }

  /// The covers that may pay a cost: the sure one, and of a pending cost every open one.
  [[nodiscard]] std::uint64_t possible_covers(std::size_t row) const {
    if (possible_[row] == none) return 0;
    if (!bit_of(several_, row)) return std::uint64_t{1} << possible_[row];
    std::uint64_t mask = 0;
    for (const std::uint8_t c : program_.covers_of_kind[s_.kinds[row]]) {
      if (bit_of(o_.covers[c].sure, row) || bit_of(o_.covers[c].open, row)) mask |= std::uint64_t{1} << c;
    }
    return mask;
  }

  void at_most(FoldResult& result) {
    auto* most = s_.arena.take<std::int64_t>(s_.rows.dossier_words * word_bits);
    std::memcpy(most, result.payable, s_.rows.dossiers * sizeof(std::int64_t));
    result.payable_at_most = most;
    std::vector<Word*> used = planes_of_zero_readers(result);
    if (!s_.any(Level::dossier, o_.dossiers_pending)) return;
    possible_cover_of_rows();
    const EventTerms terms = event_terms(s_, Bound::at_most);
    Waterfall waterfall(s_, Bound::at_most);
    std::vector<std::int64_t> pools(program_.pools.size());
    at_most_of_plain(terms, pools.data(), most, used);
    std::vector<std::uint64_t> masks;
    std::vector<int> covers;
    each_dossier(s_.both(Level::dossier, o_.dossiers_pending, needs_waterfall_), [&](std::size_t d) {
      const std::size_t first = s_.rows.first[d], end = s_.rows.first[d + 1];
      masks.clear();
      for (std::size_t row = first; row < end; ++row) masks.push_back(possible_covers(row));
      waterfall.start(d, terms, masks.data());
      covers.assign(masks.size(), -1);
      std::int64_t total = 0;
      for (std::size_t row = first; row < end; ++row) {
        if (masks[row - first] == 0) continue;
        const Waterfall::Settled settled = waterfall.settle(row, masks[row - first]);
        covers[row - first] = settled.cover;
        total = saturate(static_cast<Int128>(total) + settled.payable);
      }
      if (total < most[d]) return;  // never less than what is due now, which then stands with its own covers
      most[d] = total;
      for (std::size_t row = first; row < end; ++row) mark(used, covers[row - first], row);
    });
  }

  /// Dossiers in which one cover may pay each cost, by its plain terms.
  void at_most_of_plain(const EventTerms& terms, std::int64_t* pools, std::int64_t* most, std::vector<Word*>& used) {
    Word* needs = s_.arena.plane(s_.rows.dossier_words);
    k_.or2(needs, special_at_most_, s_.reduced(several_), s_.rows.dossier_words);
    needs_waterfall_ = needs;
    PlainShare shared{0, 0, pools};
    each_dossier(s_.without(Level::dossier, o_.dossiers_pending, needs), [&](std::size_t d) {
      start(d, terms, shared);
      std::int64_t total = 0;
      for (std::uint32_t row = s_.rows.first[d]; row < s_.rows.first[d + 1]; ++row) {
        if (possible_[row] == none) continue;
        const std::int64_t amount = bit_of(s_.amount_known, row) ? amounts_[row] : unbounded;
        const std::int64_t payable = flow(amount, s_.plan.cover_terms[possible_[row]], shared);
        total = total + payable >= unbounded ? unbounded : total + payable;
      }
      if (total < most[d]) return;
      most[d] = total;
      for (std::uint32_t row = s_.rows.first[d]; row < s_.rows.first[d + 1]; ++row) {
        if (possible_[row] != none) mark(used, possible_[row], row);
      }
    });
  }

  /// A cost that is covered keeps its cover in both computations; a pending one gets it here.
  [[nodiscard]] std::vector<Word*> planes_of_zero_readers(FoldResult& result) {
    std::vector<Word*> used(program_.covers.size(), nullptr);
    for (std::size_t c = 0; c < used.size(); ++c) {
      if (s_.plan.zeros_of_cover[c].empty() || o_.covers[c].kinds == s_.zeros) continue;
      used[c] = s_.arena.plane(words_);
      k_.and2(used[c], o_.covered, o_.covers[c].sure, words_);
      result.used_at_most[c] = used[c];
    }
    return used;
  }

  void mark(std::vector<Word*>& used, int cover, std::size_t row) const {
    if (cover < 0 || used[static_cast<std::size_t>(cover)] == nullptr || !bit_of(o_.pending, row)) return;
    set_bit(used[static_cast<std::size_t>(cover)], row);
  }

  ChunkState& s_;
  const Kernels& k_;
  const OutcomePlanes& o_;
  const Program& program_;
  const std::size_t words_;
  const std::int64_t* amounts_ = nullptr;   // by row: what plain terms begin with
  const std::uint8_t* cover_ = nullptr;     // by row: of covered costs
  const std::uint8_t* possible_ = nullptr;  // by row: of pending costs too; of several the last
  Plane several_ = nullptr;                 // rows
  Plane needs_waterfall_ = nullptr;         // dossiers
  Plane special_due_ = nullptr, special_at_most_ = nullptr;  // dossiers
};

}  // namespace

FoldResult fold_costs(ChunkState& state, const OutcomePlanes& outcomes) { return Folding(state, outcomes).run(); }

}  // namespace couvert
