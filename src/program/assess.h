// Arrow 4: runs a program over the inputs of one dossier. Pure, order-free between costs, every result kept.
#pragma once

#include <vector>

#include "base/interval.h"
#include "base/truth.h"
#include "program/inputs.h"
#include "program/program.h"

namespace couvert {

/// Every result of the assessment. Shape: register-major, `truths[register * width + cost]`.
struct Registers {
  std::size_t width = 1;
  std::vector<Truth> truths;
  std::vector<Interval> numbers;

  [[nodiscard]] Truth truth(TruthRegister reg, std::size_t cost) const { return truths[reg * width + cost]; }
  [[nodiscard]] Interval number(NumberRegister reg, std::size_t cost) const { return numbers[reg * width + cost]; }
};

/// Evaluates all instructions, reusing the memory of `registers`.
/// Unknown  truths by Kleene's tables, numbers as intervals: every result contains what any answer would give
/// Rounding `percent_of` half away from zero to the minor unit, once
void assess(const Program& program, const Inputs& inputs, Registers& registers);

}  // namespace couvert
