// What two decisions on each dossier of a book differ in, counted and summed; the tallies of several threads merge in any order.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/int128.h"
#include "batch/evaluate_batch.h"
#include "facts/decision.h"
#include "facts/decision_block.h"
#include "facts/dossier.h"
#include "facts/dossier_chunk.h"

namespace couvert {

/// Clauses and covers of the two sides, those of one name together. Shape   those of the first side in its order, then what the other adds
struct ImpactNames {
  struct Pair {
    std::string name;
    std::optional<std::uint16_t> before, after;  // index on each side, if the side has it
    friend bool operator==(const Pair&, const Pair&) = default;
  };
  std::vector<Pair> clauses;                              // index: the plane of the decision block
  std::vector<Pair> covers;                               // index: the cover of the program
  std::vector<std::uint16_t> covers_before, covers_after;  // by cover of the program: its pair
};
[[nodiscard]] ImpactNames impact_names(const std::vector<std::string>& clauses_before, const std::vector<std::string>& covers_before,
                                       const std::vector<std::string>& clauses_after, const std::vector<std::string>& covers_after);

/// What happens to the amount due now.
enum class Shift : std::uint8_t {
  same,      // nothing differs: not the amounts, not a cost, not a clause
  restated,  // the same amount due now, but decided otherwise: another outcome, clause, cover, or most that it can become
  less,
  more
};
inline constexpr std::size_t shift_count = 4;
inline constexpr std::size_t outcome_count = 4;

/// Dossiers that move alike: from one outcome to another, with one shift.
struct MoveKind {
  Outcome before = Outcome::pending;
  Outcome after = Outcome::pending;
  Shift shift = Shift::same;
  friend bool operator==(const MoveKind&, const MoveKind&) = default;
};
inline constexpr std::size_t move_kind_count = outcome_count * outcome_count * shift_count;
[[nodiscard]] constexpr std::size_t index_of(MoveKind kind) {
  return (static_cast<std::size_t>(kind.before) * outcome_count + static_cast<std::size_t>(kind.after)) * shift_count +
         static_cast<std::size_t>(kind.shift);
}
[[nodiscard]] constexpr MoveKind move_kind(std::size_t index) {
  return {static_cast<Outcome>(index / shift_count / outcome_count), static_cast<Outcome>(index / shift_count % outcome_count),
          static_cast<Shift>(index % shift_count)};
}

/// One dossier as each side reads it; `after` only where the sides read by different columns.
struct KeptDossier {
  Dossier before;
  std::optional<Dossier> after;
};

/// One dossier that moved, with what the batch decided. `dossier` is null until it is taken out of its chunk.
struct KeptMove {
  std::uint64_t row = 0;  // of the table, the first is 1
  MoveKind kind;
  std::int64_t due_before = 0, due_after = 0;
  OpenAmount most_before, most_after;
  std::shared_ptr<const KeptDossier> dossier;

  [[nodiscard]] std::int64_t change() const { return due_after - due_before; }
};

struct MoveTally {
  std::uint64_t dossiers = 0;
  Int128 due_before = 0, due_after = 0;
  Int128 most_before = 0, most_after = 0;  // of the dossiers for which both sides bound what can become due
  std::uint64_t unbounded_before = 0, unbounded_after = 0;
  std::optional<KeptMove> first;  // of the lowest row, unless the shift is `same`
};
/// Adds counts and amounts; the first move stays what it was.
void add_sums(MoveTally& sum, const MoveTally& one);

/// Shape   `less` is negative or 0
struct CoverTally {
  std::uint64_t dossiers = 0;  // with a cost for which the cover pays another amount
  Int128 more = 0, less = 0;   // what it pays more for the costs of dossiers that moved, and less
};

/// Dossiers in which a clause decides on one side only, and what these dossiers are due more or less.
struct ClauseTally {
  std::uint64_t gained = 0, lost = 0;  // decides only afterwards, only before
  Int128 change_gained = 0, change_lost = 0;
};

/// Changes of the amount due now by the number of digits of its whole currency units: bucket 0 is less than one unit, 3 is 100 to 999.
inline constexpr std::size_t bucket_count = 20;

/// The columns of one chunk and what was decided on them. Row i of the chunk is row i of the block.
struct DecidedChunk {
  const DossierChunk& chunk;
  const DecisionBlock& block;
  const CostDecisions& costs;
};

class ImpactTally {
 public:
  /// `movers`: how many of the largest changes are kept in each direction. `decimals`: of the currency.
  ImpactTally(const ImpactNames& names, std::size_t movers, int decimals);

  /// Adds the dossiers of a chunk; a row that one side rejects is counted and else passed over.
  /// `first_row`: of the chunk in its table
  void add(const ImpactNames& names, std::uint64_t first_row, const DecidedChunk& before, const DecidedChunk& after);
  /// Adds another tally over other rows, made with the same arguments. The order in which tallies are merged changes nothing.
  void merge(const ImpactTally& other);

  [[nodiscard]] const MoveTally& of(MoveKind kind) const { return moves_[index_of(kind)]; }
  [[nodiscard]] MoveTally total() const;
  [[nodiscard]] const std::vector<CoverTally>& covers() const { return covers_; }    // by ImpactNames::covers
  [[nodiscard]] const std::vector<ClauseTally>& clauses() const { return clauses_; }  // by ImpactNames::clauses
  [[nodiscard]] const std::array<std::uint64_t, bucket_count>& more() const { return more_; }
  [[nodiscard]] const std::array<std::uint64_t, bucket_count>& less() const { return less_; }
  /// The largest changes, the largest first; of equal ones the lower row first.
  [[nodiscard]] const std::vector<KeptMove>& largest_more() const { return largest_more_; }
  [[nodiscard]] const std::vector<KeptMove>& largest_less() const { return largest_less_; }
  [[nodiscard]] std::uint64_t rejected() const { return rejected_; }

  /// Every dossier that is kept and not taken out of its chunk yet.
  [[nodiscard]] std::vector<KeptMove*> to_take_out();

 private:
  struct Chunks;
  void add_clauses(const Chunks& chunks);
  void add_same(const Chunks& chunks, std::size_t word, Word rows);
  void add_moved(const Chunks& chunks, std::size_t row);
  void add_costs(const Chunks& chunks, std::size_t row);
  void add_mover(std::vector<KeptMove>& movers, const KeptMove& move) const;
  void pay(std::uint16_t cover, std::int64_t change);

  std::array<MoveTally, move_kind_count> moves_;
  std::vector<CoverTally> covers_;
  std::vector<ClauseTally> clauses_;
  std::array<std::uint64_t, bucket_count> more_{}, less_{};
  std::vector<KeptMove> largest_more_, largest_less_;
  std::uint64_t rejected_ = 0;

  std::size_t most_movers_;
  std::int64_t unit_;  // minor units in one of the currency
  std::vector<Word> moved_;               // of the chunk
  std::vector<std::uint8_t> cover_seen_;  // of one dossier
  std::vector<std::uint16_t> covers_seen_;
};

}  // namespace couvert
