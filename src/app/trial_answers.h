// The answers that a question may get, as far as rules can tell them apart.
#pragma once

#include <vector>

#include "app/answer_place.h"
#include "program/program.h"

namespace couvert {

/// One value for each answer that may lead elsewhere.
/// Shape    never empty; of options that no rule tells apart, the first
[[nodiscard]] std::vector<Value> trial_answers(const Program& program, const Form& form, const Dossier& dossier, const AnswerPlace& place);

}  // namespace couvert
