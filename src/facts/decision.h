// The decision on one dossier, as people and programs read it. Names and values are those of the published format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/money.h"
#include "base/truth.h"
#include "facts/value.h"
#include "facts/vocabulary.h"

namespace couvert {

enum class CostOutcome : std::uint8_t { covered, not_granted, excluded, pending };
enum class Outcome : std::uint8_t { covered, partly_covered, not_covered, pending };
enum class MoneyTerm : std::uint8_t { clause, waiting_period, other_insurance, sublimit, deductible, limit, reduction };
inline constexpr std::size_t term_count = 7;

[[nodiscard]] std::string_view name_of(CostOutcome outcome);
[[nodiscard]] std::string_view name_of(Outcome outcome);
[[nodiscard]] std::string_view name_of(MoneyTerm term);
[[nodiscard]] std::string_view name_of(Truth truth);

/// An amount that may be open: unknown, or without a bound that the wording gives.
struct OpenAmount {
  std::optional<std::int64_t> minor;  // nothing: unknown (claimed) or unbounded (at most)
  friend bool operator==(const OpenAmount&, const OpenAmount&) = default;
};

struct Cut {
  MoneyTerm term = MoneyTerm::clause;
  std::string clause;  // the clause whose term takes it, `2.4`; the granting clause where the schedule or the law adds none
  std::int64_t minor = 0;
  friend bool operator==(const Cut&, const Cut&) = default;
};

struct CostDecision {
  std::string id;
  std::string kind;
  CostOutcome outcome = CostOutcome::pending;
  std::string cover;                 // that grants, or that the at-most computation used; may be empty
  std::vector<std::string> clauses;  // see "Clauses of a cost"
  OpenAmount claimed;
  std::int64_t granted = 0;
  std::vector<Cut> cuts;  // in the order of the steps
  std::int64_t payable = 0;
  OpenAmount payable_at_most;
  std::vector<Cut> cuts_at_most;  // of the at-most computation, for a pending cost
};

struct MissingFact {
  std::string fact;  // a fact, `amount`, `rate`, `incident.notified`, or a schedule key
  std::string cost;  // empty: every cost that rests on it takes the incident's answer
  std::string clause;
  Owner owed_by = Owner::policyholder;
  std::string question;
};

struct AssumedFact {
  std::string fact;
  std::string value;
  std::string clause;
  Owner burden = Owner::insurer;
};

struct BecauseFact {
  std::string fact;
  std::string value;  // `unknown` where it is
  bool presumed = false;
};

enum class FindingResult : std::uint8_t { applies, does_not_apply, unknown };
[[nodiscard]] std::string_view name_of(FindingResult result);

struct Finding {
  std::string clause;
  std::string nature;  // the kind of statement
  std::string name;    // of the statement, may be empty
  FindingResult result = FindingResult::unknown;
  std::string cost;  // only where the result differs from cost to cost
  std::vector<BecauseFact> because;
};

struct Decision {
  std::string title;
  std::string product, edition, hash;
  std::vector<std::pair<std::string, std::string>> readings;
  bool strict = false;
  Outcome outcome = Outcome::pending;
  std::vector<std::pair<std::string, Truth>> events;
  Currency currency;
  std::int64_t claimed = 0;   // of the costs whose amount is known
  bool claimed_open = false;  // some amount is unknown
  std::int64_t granted = 0;
  std::int64_t payable = 0;
  OpenAmount payable_at_most;
  std::vector<CostDecision> costs;
  std::vector<MissingFact> missing;
  std::vector<AssumedFact> assumed;
  std::vector<Finding> findings;
};

/// Prints the decision in the published JSON format, with a line break at the end. The same decision gives the same bytes.
[[nodiscard]] std::string decision_json(const Decision& decision);

}  // namespace couvert
