// The whole waterfall of single costs over columns: every money term, every open end. Costs whose terms are plain do not need it.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/chunk_state.h"
#include "batch/event_terms.h"
#include "program/grant.h"
#include "program/settle_costs.h"

namespace couvert {

/// What is left of the amounts that the costs of one dossier share.
struct SharedAmounts {
  std::int64_t deductible = 0;
  std::int64_t limit = 0;
  std::vector<std::int64_t> pools;  // `unbounded` and more: none agreed
  // Amounts stated for the incident, which the costs that state none share: by index of their term.
  std::vector<std::int64_t> off_every_cost, other_insurance, reductions;
};

/// A fact that comes off, with where it is known to be nothing.
struct OffColumn {
  SlotId fact = 0;
  TruthColumn active;
  Plane nothing = nullptr;
};

/// A reduction that can take anything.
struct ReductionColumn {
  const Reduction* reduction = nullptr;
  TruthColumn applies;
};

/// What a cover spares, by row.
struct CoverColumns {
  TruthColumn shares, free_of_deductible, free_of_limit;
};

class Waterfall {
 public:
  Waterfall(ChunkState& state, Bound bound);

  /// Begins a dossier: what is shared, and how many units of its costs count. `covers`: the masks of its rows, from its first row on.
  void start(std::size_t dossier, const EventTerms& terms, const std::uint64_t* covers);
  /// Settles a row under the cover of its mask that leaves it most, the first of equals; uses up what is shared.
  struct Settled {
    std::int64_t payable = 0;
    int cover = -1;
  };
  [[nodiscard]] Settled settle(std::size_t row, std::uint64_t covers);

 private:
  [[nodiscard]] std::int64_t cap(Interval i) const { return bound_ == Bound::due ? i.lo : i.hi; }
  [[nodiscard]] std::int64_t cut(Interval i) const { return bound_ == Bound::due ? i.hi : i.lo; }
  [[nodiscard]] std::vector<OffColumn> columns_of(ChunkState& state, const std::vector<FactTerm>& terms) const;
  [[nodiscard]] std::int64_t incident_amount(SlotId fact) const;
  void count_units(const std::uint64_t* covers);
  void count_units_of(std::size_t cover, const std::uint64_t* covers);
  [[nodiscard]] std::int64_t flow(const RowView& row, std::size_t at, std::size_t cover, SharedAmounts& shared) const;
  void facts_off(const RowView& row, std::size_t at, const std::vector<OffColumn>& facts, std::vector<std::int64_t>& rests, std::int64_t& left) const;
  void take_fact(const RowView& row, SlotId fact, std::int64_t& rest, std::int64_t& left) const;
  void sublimits(std::size_t row, std::size_t cover, SharedAmounts& shared, std::int64_t& left) const;
  void deductible(std::size_t row, std::size_t cover, SharedAmounts& shared, std::int64_t& left) const;
  void limit(std::size_t row, std::size_t cover, SharedAmounts& shared, std::int64_t& left) const;
  void reductions(const RowView& row, std::size_t at, SharedAmounts& shared, std::int64_t& left) const;
  void spare_pools_of_some(std::uint64_t covers, SharedAmounts& after) const;

  const ChunkState& s_;
  const Program& program_;
  const Bound bound_;
  std::uint64_t counting_ = 0;       // covers that count units
  bool counts_ = false;              // some cost of this dossier may be paid by one
  // Those that can take anything in this chunk.
  std::vector<OffColumn> off_every_cost_, other_insurance_;
  std::vector<ReductionColumn> reductions_;
  std::vector<CoverColumns> covers_;
  TruthColumn deductible_first_;     // before the sublimit
  std::size_t first_ = 0, end_ = 0;  // rows of the dossier
  SharedAmounts shared_, trial_, best_;
  std::vector<Counted> counted_;     // by row of the dossier
  std::vector<std::pair<std::int64_t, std::size_t>> by_date_;
};

}  // namespace couvert
