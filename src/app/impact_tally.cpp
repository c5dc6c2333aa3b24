// Looks at sixty-four dossiers at once, and closer only where something differs.
#include "app/impact_tally.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

#include "base/ensure.h"

namespace couvert {
namespace {

/// The pairs of both lists; `indices`: by index on the side, its pair.
std::vector<ImpactNames::Pair> pairs_of(const std::vector<std::string>& before, const std::vector<std::string>& after,
                                        std::vector<std::uint16_t>& indices_before, std::vector<std::uint16_t>& indices_after) {
  std::vector<ImpactNames::Pair> pairs;
  std::unordered_map<std::string, std::uint16_t> known;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto pair = static_cast<std::uint16_t>(pairs.size());
    known.emplace(before[i], pair);
    indices_before.push_back(pair);
    pairs.push_back({before[i], static_cast<std::uint16_t>(i), std::nullopt});
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto [found, is_new] = known.emplace(after[i], static_cast<std::uint16_t>(pairs.size()));
    if (is_new) pairs.push_back({after[i], std::nullopt, std::nullopt});
    pairs[found->second].after = static_cast<std::uint16_t>(i);
    indices_after.push_back(found->second);
  }
  return pairs;
}

/// The lowest `count` bits, up to all of them.
Word lowest(std::size_t count) { return count >= word_bits ? ~Word{0} : (Word{1} << count) - 1; }

template <class Visit>
void for_each_bit(Word bits, Visit visit) {
  for (; bits != 0; bits &= bits - 1) visit(static_cast<std::size_t>(std::countr_zero(bits)));
}

template <class T>
bool is_same_array(const T* a, const T* b, std::size_t first, std::size_t count) {
  return std::memcmp(a + first, b + first, count * sizeof(T)) == 0;
}

bool goes_before(const KeptMove& a, const KeptMove& b) {
  const std::int64_t size_a = a.change() < 0 ? -a.change() : a.change();
  const std::int64_t size_b = b.change() < 0 ? -b.change() : b.change();
  return size_a != size_b ? size_a > size_b : a.row < b.row;
}

void keep_lower(std::optional<KeptMove>& kept, const KeptMove& move) {
  if (!kept || move.row < kept->row) kept = move;
}

OpenAmount most_of(const DecisionBlock& block, std::size_t row) {
  return bit_of(block.at_most_known.data(), row) ? OpenAmount{block.payable_at_most[row]} : OpenAmount{};
}

void add_amounts(MoveTally& tally, std::int64_t due_before, std::int64_t due_after, const OpenAmount& most_before, const OpenAmount& most_after) {
  ++tally.dossiers;
  tally.due_before += due_before;
  tally.due_after += due_after;
  if (most_before.minor && most_after.minor) {
    tally.most_before += *most_before.minor;
    tally.most_after += *most_after.minor;
  }
  if (!most_before.minor) ++tally.unbounded_before;
  if (!most_after.minor) ++tally.unbounded_after;
}

}  // namespace

void add_sums(MoveTally& sum, const MoveTally& one) {
  sum.dossiers += one.dossiers;
  sum.due_before += one.due_before;
  sum.due_after += one.due_after;
  sum.most_before += one.most_before;
  sum.most_after += one.most_after;
  sum.unbounded_before += one.unbounded_before;
  sum.unbounded_after += one.unbounded_after;
}

ImpactNames impact_names(const std::vector<std::string>& clauses_before, const std::vector<std::string>& covers_before,
                         const std::vector<std::string>& clauses_after, const std::vector<std::string>& covers_after) {
  ImpactNames names;
  std::vector<std::uint16_t> planes_before, planes_after;
  names.clauses = pairs_of(clauses_before, clauses_after, planes_before, planes_after);
  names.covers = pairs_of(covers_before, covers_after, names.covers_before, names.covers_after);
  return names;
}

/// One chunk on both sides, while it is added.
struct ImpactTally::Chunks {
  const ImpactNames& names;
  std::uint64_t first_row;
  const DecidedChunk& before;
  const DecidedChunk& after;
  bool same_costs;   // both sides have the costs at the same places
  bool same_covers;  // both sides number the covers alike

  [[nodiscard]] Word decided(std::size_t word) const { return before.block.decided[word] & after.block.decided[word]; }
  [[nodiscard]] std::size_t dossiers() const { return before.chunk.dossiers; }

  [[nodiscard]] std::uint16_t cover(const DecidedChunk& side, std::size_t cost) const {
    const std::uint8_t cover = side.costs.covers[cost];
    if (cover == CostDecisions::no_cover) return no_pair;
    return (&side == &before ? names.covers_before : names.covers_after)[cover];
  }

  /// Whether the amounts and costs of up to 64 dossiers are the same on both sides. A clause may still be another.
  [[nodiscard]] bool is_same_word(std::size_t word) const {
    const std::size_t first = word * word_bits;
    const DecisionBlock& a = before.block;
    const DecisionBlock& b = after.block;
    if (!same_costs || !same_covers || a.at_most_known[word] != b.at_most_known[word]) return false;
    if (!is_same_array(a.outcomes.data(), b.outcomes.data(), first, word_bits)) return false;
    if (!is_same_array(a.payable.data(), b.payable.data(), first, word_bits)) return false;
    if (!is_same_array(a.payable_at_most.data(), b.payable_at_most.data(), first, word_bits)) return false;
    return are_same_costs(first, std::min(first + word_bits, dossiers()));
  }

  [[nodiscard]] bool is_same_row(std::size_t row) const {
    const DecisionBlock& a = before.block;
    const DecisionBlock& b = after.block;
    if (a.outcomes[row] != b.outcomes[row] || a.payable[row] != b.payable[row] || most_of(a, row) != most_of(b, row)) return false;
    if (same_costs && same_covers) return are_same_costs(row, row + 1);
    const std::uint32_t* at = before.chunk.first_cost + row;
    for (std::uint32_t i = at[0], j = after.chunk.first_cost[row]; i < at[1]; ++i, ++j) {
      if (before.costs.outcomes[i] != after.costs.outcomes[j] || before.costs.payable[i] != after.costs.payable[j]) return false;
      if (cover(before, i) != cover(after, j)) return false;
    }
    return true;
  }

  static constexpr std::uint16_t no_pair = 0xffff;

 private:
  [[nodiscard]] bool are_same_costs(std::size_t first_dossier, std::size_t last_dossier) const {
    const std::size_t first = before.chunk.first_cost[first_dossier];
    const std::size_t count = before.chunk.first_cost[last_dossier] - first;
    const CostDecisions& a = before.costs;
    const CostDecisions& b = after.costs;
    return is_same_array(a.outcomes.data(), b.outcomes.data(), first, count) && is_same_array(a.covers.data(), b.covers.data(), first, count) &&
           is_same_array(a.payable.data(), b.payable.data(), first, count);
  }
};

ImpactTally::ImpactTally(const ImpactNames& names, std::size_t movers, int decimals)
    : covers_(names.covers.size()), clauses_(names.clauses.size()), most_movers_(movers), unit_(1), cover_seen_(names.covers.size(), 0) {
  for (int i = 0; i < decimals; ++i) unit_ *= 10;
}

void ImpactTally::add(const ImpactNames& names, std::uint64_t first_row, const DecidedChunk& before, const DecidedChunk& after) {
  ensure(before.chunk.dossiers == after.chunk.dossiers, "both sides read the same dossiers");
  const std::size_t dossiers = before.chunk.dossiers;
  const bool same_costs = before.chunk.first_cost == after.chunk.first_cost ||
                          is_same_array(before.chunk.first_cost, after.chunk.first_cost, 0, dossiers + 1);
  const Chunks chunks{names, first_row, before, after, same_costs, names.covers_before == names.covers_after};
  moved_.assign(words_for(dossiers), 0);
  add_clauses(chunks);
  for (std::size_t word = 0; word < words_for(dossiers); ++word) {
    const Word decided = chunks.decided(word);
    rejected_ += static_cast<std::uint64_t>(std::popcount(lowest(dossiers - word * word_bits) & ~decided));
    Word moved = moved_[word];
    if (!chunks.is_same_word(word)) {
      for_each_bit(decided & ~moved, [&](std::size_t bit) {
        if (!chunks.is_same_row(word * word_bits + bit)) moved |= Word{1} << bit;
      });
    }
    add_same(chunks, word, decided & ~moved);
    for_each_bit(moved, [&](std::size_t bit) { add_moved(chunks, word * word_bits + bit); });
  }
}

/// Counts the clauses that decide on one side only, and marks their dossiers as moved.
void ImpactTally::add_clauses(const Chunks& chunks) {
  const AlignedVector<std::int64_t>& due_before = chunks.before.block.payable;
  const AlignedVector<std::int64_t>& due_after = chunks.after.block.payable;
  for (std::size_t c = 0; c < clauses_.size(); ++c) {
    const ImpactNames::Pair& pair = chunks.names.clauses[c];
    const Word* before = pair.before ? chunks.before.block.clauses[*pair.before].data() : nullptr;
    const Word* after = pair.after ? chunks.after.block.clauses[*pair.after].data() : nullptr;
    ClauseTally& tally = clauses_[c];
    for (std::size_t word = 0; word < moved_.size(); ++word) {
      const Word decides_before = before != nullptr ? before[word] : 0;
      const Word decides_after = after != nullptr ? after[word] : 0;
      const Word differs = (decides_before ^ decides_after) & chunks.decided(word);
      if (differs == 0) continue;
      moved_[word] |= differs;
      for_each_bit(differs, [&](std::size_t bit) {
        const std::size_t row = word * word_bits + bit;
        const bool is_gain = ((decides_after >> bit) & 1) != 0;
        ++(is_gain ? tally.gained : tally.lost);
        (is_gain ? tally.change_gained : tally.change_lost) += Int128{due_after[row]} - due_before[row];
      });
    }
  }
}

void ImpactTally::add_same(const Chunks& chunks, std::size_t word, Word rows) {
  const DecisionBlock& block = chunks.before.block;
  for_each_bit(rows, [&](std::size_t bit) {
    const std::size_t row = word * word_bits + bit;
    const auto outcome = static_cast<Outcome>(block.outcomes[row]);
    const OpenAmount most = most_of(block, row);
    add_amounts(moves_[index_of({outcome, outcome, Shift::same})], block.payable[row], block.payable[row], most, most);
  });
}

void ImpactTally::add_moved(const Chunks& chunks, std::size_t row) {
  const DecisionBlock& a = chunks.before.block;
  const DecisionBlock& b = chunks.after.block;
  KeptMove move{chunks.first_row + row, {}, a.payable[row], b.payable[row], most_of(a, row), most_of(b, row), nullptr};
  const std::int64_t change = move.change();
  move.kind = {static_cast<Outcome>(a.outcomes[row]), static_cast<Outcome>(b.outcomes[row]),
               change > 0 ? Shift::more : change < 0 ? Shift::less : Shift::restated};
  MoveTally& tally = moves_[index_of(move.kind)];
  add_amounts(tally, move.due_before, move.due_after, move.most_before, move.most_after);
  keep_lower(tally.first, move);
  if (change != 0) {
    std::size_t digits = 0;
    for (std::int64_t units = (change < 0 ? -change : change) / unit_; units > 0; units /= 10) ++digits;
    ++(change > 0 ? more_ : less_)[digits];
    add_mover(change > 0 ? largest_more_ : largest_less_, move);
  }
  add_costs(chunks, row);
}

void ImpactTally::pay(std::uint16_t cover, std::int64_t change) {
  if (change == 0) return;
  ensure(cover != Chunks::no_pair, "what is due is due under a cover");
  CoverTally& tally = covers_[cover];
  (change > 0 ? tally.more : tally.less) += change;
  if (cover_seen_[cover] != 0) return;
  cover_seen_[cover] = 1;
  covers_seen_.push_back(cover);
}

void ImpactTally::add_costs(const Chunks& chunks, std::size_t row) {
  const std::uint32_t first = chunks.before.chunk.first_cost[row];
  const std::uint32_t first_after = chunks.after.chunk.first_cost[row];
  const std::uint32_t costs = chunks.before.chunk.first_cost[row + 1] - first;
  ensure(costs == chunks.after.chunk.first_cost[row + 1] - first_after, "both sides read the same costs");
  covers_seen_.clear();
  for (std::uint32_t i = 0; i < costs; ++i) {
    const std::uint16_t before = chunks.cover(chunks.before, first + i);
    const std::uint16_t after = chunks.cover(chunks.after, first_after + i);
    const std::int64_t paid_before = chunks.before.costs.payable[first + i];
    const std::int64_t paid_after = chunks.after.costs.payable[first_after + i];
    if (before == after) {
      pay(before, paid_after - paid_before);
    } else {
      pay(before, -paid_before);
      pay(after, paid_after);
    }
  }
  for (const std::uint16_t cover : covers_seen_) {
    ++covers_[cover].dossiers;
    cover_seen_[cover] = 0;
  }
}

void ImpactTally::add_mover(std::vector<KeptMove>& movers, const KeptMove& move) const {
  if (movers.size() == most_movers_ && (movers.empty() || !goes_before(move, movers.back()))) return;
  movers.insert(std::upper_bound(movers.begin(), movers.end(), move, goes_before), move);
  if (movers.size() > most_movers_) movers.pop_back();
}

void ImpactTally::merge(const ImpactTally& other) {
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    add_sums(moves_[i], other.moves_[i]);
    if (other.moves_[i].first) keep_lower(moves_[i].first, *other.moves_[i].first);
  }
  for (std::size_t i = 0; i < covers_.size(); ++i) {
    covers_[i].dossiers += other.covers_[i].dossiers;
    covers_[i].more += other.covers_[i].more;
    covers_[i].less += other.covers_[i].less;
  }
  for (std::size_t i = 0; i < clauses_.size(); ++i) {
    clauses_[i].gained += other.clauses_[i].gained;
    clauses_[i].lost += other.clauses_[i].lost;
    clauses_[i].change_gained += other.clauses_[i].change_gained;
    clauses_[i].change_lost += other.clauses_[i].change_lost;
  }
  for (std::size_t i = 0; i < bucket_count; ++i) {
    more_[i] += other.more_[i];
    less_[i] += other.less_[i];
  }
  for (const KeptMove& move : other.largest_more_) add_mover(largest_more_, move);
  for (const KeptMove& move : other.largest_less_) add_mover(largest_less_, move);
  rejected_ += other.rejected_;
}

MoveTally ImpactTally::total() const {
  MoveTally total;
  for (const MoveTally& move : moves_) add_sums(total, move);
  return total;
}

std::vector<KeptMove*> ImpactTally::to_take_out() {
  std::vector<KeptMove*> kept;
  const auto add = [&kept](KeptMove& move) {
    if (!move.dossier) kept.push_back(&move);
  };
  for (MoveTally& move : moves_) {
    if (move.first) add(*move.first);
  }
  for (KeptMove& move : largest_more_) add(move);
  for (KeptMove& move : largest_less_) add(move);
  return kept;
}

}  // namespace couvert
