// The open questions of a dossier as JSON: the next one, and all of them with what hangs on each.
#pragma once

#include <string>

#include "app/engine.h"
#include "app/next_question.h"

namespace couvert {

/// Prints `{"outcome", "payable", "payable_at_most", "next", "questions"}`; `next` is null when nothing is missing. The same dossier
/// gives the same bytes.
[[nodiscard]] std::string questions_json(const Wording& wording, const Program& program, const Dossier& dossier, bool strict,
                                         Language language);

}  // namespace couvert
