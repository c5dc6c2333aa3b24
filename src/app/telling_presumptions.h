// Which presumed facts a decision rests on: those without which a cost would not come out as it did.
#pragma once

#include <string>
#include <vector>

#include "program/evaluate.h"
#include "program/trace.h"
#include "wording/wording.h"

namespace couvert {

/// Finds the presumed facts on which the costs of a decision rest. What a stated fact settles anyway needs no presumption: where one
/// of several grounds holds without any, no other counts.
/// Shape    each slot once for each cost, in the order of the costs
/// Unknown  of a cost that is open, those that keep it from being refused or granted already
[[nodiscard]] std::vector<SlotAt> presumptions_rested_on(const Program& program, const Evaluation& evaluation);

/// Finds what one truth rests on. Shape   as `presumptions_rested_on`
[[nodiscard]] std::vector<SlotAt> presumptions_behind(const Assessed& a, TruthRegister reg, std::size_t cost);

/// Whether a clause presumes the fact of this name for some cost; an amount that is 0 unless stated is not presumed.
[[nodiscard]] bool is_presumed(const Wording& wording, const Program& program, const Evaluation& evaluation, const std::string& fact);

/// Takes out of `slots` the presumed ones that a truth does not rest on, because something stated settles it.
void drop_idle_presumptions(const Assessed& a, TruthRegister reg, std::size_t cost, std::vector<SlotAt>& slots);

}  // namespace couvert
