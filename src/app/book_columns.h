// Where a synthetic book states the facts and schedule keys of a wording, and what values are natural there.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/interval.h"
#include "facts/column_layout.h"
#include "wording/wording.h"

namespace couvert {

inline constexpr std::int64_t seconds_a_day = 86'400;

/// A column of the dossier or of its costs.
struct BookColumn {
  bool of_cost = false;
  ColumnId id = 0;
  friend bool operator==(const BookColumn&, const BookColumn&) = default;
};

/// The values that a column may still take.
/// Units    as `Value::number`, but days and instants count from the discovery of the incident
struct Leeway {
  std::uint64_t codes = 0;  // of a truth or an option: bit i is value i
  Interval numbers;         // of every other type
  friend bool operator==(const Leeway&, const Leeway&) = default;
};

class BookColumns {
 public:
  BookColumns(const Wording& wording, const ColumnLayout& layout);

  [[nodiscard]] const Wording& wording() const { return wording_; }
  [[nodiscard]] const ColumnLayout& layout() const { return layout_; }
  [[nodiscard]] const ColumnSpec& spec(BookColumn column) const;
  /// A fact that differs from cost to cost is stated on the costs, any other on the incident.
  [[nodiscard]] BookColumn of_fact(FactId fact) const;
  [[nodiscard]] BookColumn of_schedule(ScheduleId key) const { return {false, schedule_[key]}; }
  /// The column of a fact on one cost, for the few that a cost states otherwise than the incident.
  [[nodiscard]] BookColumn on_one_cost(FactId fact) const { return {true, fact_of_cost_[fact]}; }
  [[nodiscard]] ColumnId course(ColumnRole role) const;
  [[nodiscard]] std::int64_t minor_per_unit() const { return minor_per_unit_; }

  /// What a column can state in a story that asks nothing of it. The two ends of an interruption lie on either side of its
  /// discovery, so that they never turn round, whatever narrows them.
  [[nodiscard]] Leeway natural(BookColumn column) const;
  /// The presumed value of a fact for costs of a kind, under the adopted readings. Unknown   nothing: not presumed
  [[nodiscard]] std::optional<std::int64_t> presumed(FactId fact, KindId kind) const;

 private:
  [[nodiscard]] bool holds_as_adopted(TermId guard) const;
  [[nodiscard]] Leeway natural_instant(const ColumnSpec& spec) const;

  struct Presumed {
    FactId fact = 0;
    std::int64_t value = 0;
    KindMask kinds = 0;
  };
  const Wording& wording_;
  const ColumnLayout& layout_;
  std::int64_t minor_per_unit_;
  std::vector<ColumnId> schedule_, fact_of_dossier_, fact_of_cost_;
  std::vector<FactId> begins_, ends_;  // of interruptions
  std::vector<Presumed> presumed_;
};

}  // namespace couvert
