// One finding for every statement that a decision can turn on: does its own sentence hold, and because of which facts.
#pragma once

#include <vector>

#include "facts/decision.h"
#include "program/evaluate.h"
#include "wording/wording.h"

namespace couvert {

/// Shape    in the order of the wording, then of the law; one entry for each statement, or one for each cost where the result
///          differs from cost to cost
/// Unknown  a sentence that no known fact settles is `unknown`; a money term applies where it takes something, a cover where it
///          grants, a presumption where it was used, a termination where one was given; deadlines concern no dossier and do not apply
[[nodiscard]] std::vector<Finding> findings_of(const Wording& wording, const Program& program, const Dossier& dossier,
                                               const Evaluation& evaluation);

/// The facts that a truth rests on, with their values for one cost.
[[nodiscard]] std::vector<BecauseFact> because_of(const Wording& wording, const Program& program, const Evaluation& evaluation,
                                                  TruthRegister reg, std::size_t cost);

/// The value of a slot as a dossier states it, `unknown` where it is.
[[nodiscard]] std::string slot_value(const Wording& wording, const Program& program, const Evaluation& evaluation, SlotId slot,
                                     std::size_t cost);

}  // namespace couvert
