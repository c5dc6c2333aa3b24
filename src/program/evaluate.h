// One dossier through arrows 3 to 5, everything kept: what decisions, explanations and searches read.
#pragma once

#include "program/assess.h"
#include "program/inputs.h"
#include "program/settle.h"

namespace couvert {

/// The results of one evaluation; its memory is reused from dossier to dossier.
struct Evaluation {
  Inputs inputs;
  Registers registers;
  Settlement settlement;
};

/// Reads, assesses and settles. `strict` switches presumptions off.
void evaluate(const Wording& wording, const Program& program, const Dossier& dossier, bool strict, Evaluation& evaluation);

}  // namespace couvert
