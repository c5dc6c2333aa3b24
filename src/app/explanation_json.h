// An explanation for programs: the published decision and, under `explanation`, the words and searches that the text prints.
#pragma once

#include <string>

#include "app/explanation.h"

namespace couvert {

/// Prints the decision in the published format with one more key, `explanation`.
/// Shape    `verdict`, `clauses` (title, text, source of law by id), `costs` (reasons with facts, waterfall, turning points), `readings`
[[nodiscard]] std::string explanation_json(const DecidedDossier& decided, const ExplainOptions& options);

}  // namespace couvert
