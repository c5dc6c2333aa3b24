// What would change the result: the smallest sets of acts and documents that would turn a refusal, the facts on which a payment
// rests, and what each open answer would bring. Found by deciding again, never by guessing from the text of a rule.
#pragma once

#include <vector>

#include "program/evaluate.h"
#include "program/trace.h"
#include "wording/wording.h"

namespace couvert {

/// One answer that is put in the place of another.
struct OtherAnswer {
  FactId fact = 0;
  Value now;          // as the decision uses it, presumed values too
  bool presumed = false;
  Value other;
};

/// Another cost that is paid less, because the sum insured or a sublimit is shared.
struct Fall {
  std::size_t cost = 0;
  std::int64_t from = 0;
  std::int64_t to = 0;
};

/// A set of answers that together turn a refusal into cover, and what would be due then.
struct WayOut {
  std::vector<OtherAnswer> answers;
  std::int64_t payable = 0;  // of the cost
  std::int64_t total = 0;    // of all costs, which share a deductible and a limit
  std::vector<Fall> falls;
};

/// A fact whose other answer takes something from a payment, or what an open answer would bring.
struct Turn {
  OtherAnswer answer;  // of an enumeration: the first option that has this effect
  CostOutcome outcome = CostOutcome::covered;
  std::int64_t payable = 0;
  std::int64_t total = 0;
  std::vector<Fall> falls;  // of an open answer
};

struct TurningPoints {
  std::size_t cost = 0;
  CostOutcome outcome = CostOutcome::covered;
  std::vector<WayOut> ways_out;   // of a refusal: every smallest set, at most `max_ways_out`
  std::vector<SlotAt> grounds;    // of a refusal without a way out: the facts that it rests on
  std::vector<Turn> rests_on;     // of a payment: the single facts whose other answer lowers it
  std::vector<Turn> answers;      // of a pending cost: each open yes-or-no or option with what it would bring
};

inline constexpr std::size_t max_ways_out = 8;
inline constexpr std::size_t max_answers_together = 3;

/// Each answer that is tried decides the whole dossier again; beyond this many decided costs the search ends, so that a file of
/// thousands of costs is explained in seconds. Files of up to a hundred costs are searched in full.
inline constexpr std::size_t max_costs_decided_again = 500'000;

/// Searches cost by cost. Shape   by cost, facts in the order of the program; fewer entries than costs where the search ended early
[[nodiscard]] std::vector<TurningPoints> turning_points(const Wording& wording, const Program& program, const Dossier& dossier,
                                                        const Evaluation& evaluation, bool strict);

/// The slots that decide why a cost is refused: failed conditions, failed covers, exclusions that apply.
[[nodiscard]] std::vector<SlotAt> grounds_of_refusal(const Assessed& a, CostOutcome outcome, std::size_t cost);

}  // namespace couvert
