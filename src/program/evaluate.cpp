// The three arrows in a row.
#include "program/evaluate.h"

namespace couvert {

void evaluate(const Wording& wording, const Program& program, const Dossier& dossier, bool strict, Evaluation& evaluation) {
  fill_inputs(wording, program, dossier, strict, evaluation.inputs);
  assess(program, evaluation.inputs, evaluation.registers);
  settle(Assessed{program, evaluation.inputs, evaluation.registers}, evaluation.settlement);
}

}  // namespace couvert
