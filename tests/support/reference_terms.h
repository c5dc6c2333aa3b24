// What a term of a wording says of one cost of one dossier, for the reference evaluator: plain recursion, nothing kept.
#pragma once

#include "base/truth.h"
#include "facts/dossier.h"
#include "support/exact_number.h"
#include "wording/wording.h"

namespace couvert::testing {

/// The units of a cost that its cover counts.
struct CountedUnits {
  Range counted;  // of this cost, that still fall under the count
  Range share;    // of all its units
};

class ReferenceTerms {
 public:
  ReferenceTerms(const Wording& wording, const ReadingChoice& readings, const Dossier& dossier, bool strict)
      : wording_(wording), readings_(readings), dossier_(dossier), strict_(strict) {}

  [[nodiscard]] Truth truth(TermId id, std::size_t cost) const;
  /// A number of a condition or a money term: every share of an amount is rounded.
  [[nodiscard]] Range number(TermId id, std::size_t cost) const;
  /// The amount of a `grants` line, exact.
  [[nodiscard]] Range grant(TermId id, std::size_t cost, const CountedUnits& units) const;
  [[nodiscard]] Truth holds(const CheckedGuard& guard, std::size_t cost) const;
  [[nodiscard]] Truth event(std::size_t index, std::size_t cost) const;
  /// Kept, or excused by the law.
  [[nodiscard]] Truth kept(const DutyRule& duty, std::size_t cost) const;
  [[nodiscard]] Truth excused(bool notice, std::size_t cost) const;

  /// The answer for a cost: its own, else the incident's, else what is presumed.
  [[nodiscard]] Value fact(FactId id, std::size_t cost) const;
  [[nodiscard]] Range fact_range(FactId id, std::size_t cost) const;
  [[nodiscard]] Value schedule(ScheduleId id) const;
  [[nodiscard]] Range schedule_range(ScheduleId id) const;
  [[nodiscard]] bool is_of_kind(KindMask kinds, std::size_t cost) const;
  [[nodiscard]] const Dossier& dossier() const { return dossier_; }
  /// The stand-in of a dossier without costs counts as one.
  [[nodiscard]] std::size_t width() const { return dossier_.costs.empty() ? 1 : dossier_.costs.size(); }

 private:
  [[nodiscard]] Truth compare(const Term& term, std::size_t cost) const;
  [[nodiscard]] Truth within_cover(const Range& day) const;
  [[nodiscard]] Range leaf(const Term& term, std::size_t cost) const;
  [[nodiscard]] Range as_local_day(const Range& instant) const;
  [[nodiscard]] Range incident_instant(IncidentInstant which) const;
  [[nodiscard]] Day policy_day(PolicyDay which) const;
  [[nodiscard]] Day first_day_without_cover() const;
  [[nodiscard]] const std::vector<Value>* facts_of(std::size_t cost) const { return dossier_.costs.empty() ? nullptr : &dossier_.costs[cost].facts; }

  const Wording& wording_;
  const ReadingChoice& readings_;
  const Dossier& dossier_;
  bool strict_;
};

}  // namespace couvert::testing
