// The question "what if": the same dossier with other facts, another policy or another reading, decided again and compared.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/engine.h"
#include "facts/decision.h"

namespace couvert {

/// What is to be changed, as name and value: `FACT`, `COST.FACT`, `COST.amount`, `schedule.KEY`, `reading.NAME`,
/// `incident.discovered` and the other instants and amounts of the incident. An empty value takes a statement back.
using NamedChanges = std::vector<std::pair<std::string, std::string>>;

/// One change that was made, in words of the reader's language.
struct MadeChange {
  std::string name;      // as it was given
  std::string question;  // that the changed thing answers, with the name of the cost where it is one cost's
  std::string before;
  std::string after;
  std::vector<std::string> own_answers;  // ids of costs that state the fact themselves, so that the change does not reach them
};

struct ComparedDecisions {
  std::vector<MadeChange> changes;
  Decision before;
  Decision after;
};

/// Changes a copy of the dossier and decides both.
/// Errors   unknown names, values of a wrong type, changes that make the dossier impossible: diagnostics at the change; nothing then
[[nodiscard]] std::optional<ComparedDecisions> what_if(Engine& engine, const OpenedDossier& opened, const NamedChanges& changes, bool strict,
                                                Language language, Diagnostics& diagnostics);

/// Prints what is changed and what follows: verdicts, amounts, outcomes, clauses, open questions, rules with another result.
[[nodiscard]] std::string comparison_text(const Wording& wording, const ComparedDecisions& comparison, Language language, int width, bool colour);
/// The same as JSON: the changes, both decisions in the published format, and the difference.
[[nodiscard]] std::string comparison_json(const ComparedDecisions& comparison);

/// A finding whose result is another; an absent side did not tell the costs apart.
struct FindingChange {
  std::string clause, nature, name, cost;
  FindingResult before = FindingResult::unknown;
  FindingResult after = FindingResult::unknown;
};
[[nodiscard]] std::vector<FindingChange> changed_findings(const Decision& before, const Decision& after);
/// The questions of one decision that the other does not ask.
[[nodiscard]] std::vector<MissingFact> questions_only_in(const Decision& one, const Decision& other);

}  // namespace couvert
