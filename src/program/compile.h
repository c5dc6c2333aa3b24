// Arrow 2: a checked wording and a choice of readings become a program. Nothing can go wrong here.
#pragma once

#include "program/program.h"

namespace couvert {

/// Folds the readings, lowers every rule to instructions over slots, and shares what several rules compute.
/// Shape    operands stand before their use; registers 0 and 1 are no and yes
[[nodiscard]] Program compile(const Wording& wording, const ReadingChoice& readings);

}  // namespace couvert
