// What must come out of a dossier: the expectations of an acceptance case, compared with decisions and rewritten from them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/decision.h"
#include "facts/dossier.h"
#include "facts/form.h"
#include "source/diagnostic.h"
#include "source/document.h"

namespace couvert {

struct ExpectedCost {
  std::string id;
  std::optional<std::string> kind;
  std::optional<CostOutcome> outcome;
  std::optional<std::string> cover;
  std::optional<std::vector<std::string>> clauses;  // must be among the decision's
  std::optional<OpenAmount> claimed;
  std::optional<std::int64_t> granted;
  std::optional<std::vector<std::pair<MoneyTerm, std::int64_t>>> cuts;  // sums by term; complete if given
  std::optional<std::int64_t> payable;
  std::optional<OpenAmount> payable_at_most;
};

/// An entry of `missing`, `assumed` or `findings`: its subject and what its other keys must be (`clause` is `5 c`).
struct ExpectedEntry {
  std::string subject;  // a fact, or the clause of a finding
  std::vector<std::pair<std::string, std::string>> members;
};

/// A subset of a decision's keys; what is not given is not compared.
struct Expectation {
  std::vector<std::pair<std::string, std::string>> wording;   // product, edition, hash
  std::vector<std::pair<std::string, std::string>> readings;  // by name
  std::optional<Outcome> outcome;
  std::vector<std::pair<std::string, Truth>> events;
  std::optional<OpenAmount> claimed;
  std::optional<std::int64_t> granted;
  std::optional<std::int64_t> payable;
  std::optional<OpenAmount> payable_at_most;
  std::optional<std::vector<ExpectedCost>> costs;
  std::optional<std::vector<ExpectedEntry>> missing;  // complete if given
  std::vector<ExpectedEntry> assumed;
  std::vector<ExpectedEntry> findings;
};

struct Alternative {
  std::vector<std::pair<ReadingId, std::uint8_t>> readings;
  Expectation expect;
};

struct AcceptanceCase {
  Expectation expect;
  std::vector<Alternative> alternatives;
};

/// The keys that a case has besides those of a dossier, for `read_dossier`.
[[nodiscard]] const std::vector<std::string>& case_keys();

/// Reads `expect` and `alternatives` of a case whose dossier is read already.
/// Errors   everything that is wrong, collected; nothing if there is any error
[[nodiscard]] std::optional<AcceptanceCase> read_acceptance_case(const Node& root, const Dossier& dossier,
                                                                 const Form& form, const SourceFile& file,
                                                                 Diagnostics& diagnostics);

/// Compares a decision with what is expected. Shape   one line per difference, `payable: expected 7100.00 CHF, got 7000.00 CHF`
[[nodiscard]] std::vector<std::string> differences(const Expectation& expected, const Decision& actual);

/// The decisions of one case: of its dossier, and of each alternative in the order of the text.
struct CaseDecisions {
  Decision main;
  std::vector<Decision> alternatives;
};

/// Rewrites the expectations of a case that its decisions do not meet, and leaves every other byte of the text as it is. Keys that
/// were given stay; a cost that was not named is added. Nothing if the text is no YAML in block style (a JSON text).
[[nodiscard]] std::optional<std::string> accept_expectation(const SourceFile& file, const Node& root,
                                                            const AcceptanceCase& expected,
                                                            const CaseDecisions& actual);

}  // namespace couvert
