// Walks an expression from its answer to the facts that gave it.
#include "app/deciding_facts.h"

#include <algorithm>

namespace couvert {
namespace {

/// Walks into the operands that alone explain the answer: those that have it themselves.
void decide_by_operands(const Assessed& a, const Instruction& i, std::size_t cost, Truth wanted, bool all, std::vector<SlotAt>& found) {
  for (const TruthRegister operand : {i.a, i.b}) {
    if (all || a.truth(operand, cost) == wanted) deciding_slots(a, operand, cost, found);
  }
}

}  // namespace

void add_slot_once(std::vector<SlotAt>& found, SlotAt at) {
  if (std::find(found.begin(), found.end(), at) == found.end()) found.push_back(at);
}

void slots_of_number(const Program& program, NumberRegister reg, std::size_t cost, std::vector<SlotAt>& found) {
  const Instruction& i = program.instructions[program.number_producer[reg]];
  switch (i.op) {
    case Op::load_number: add_slot_once(found, {i.a, cost}); return;
    case Op::add_months:
    case Op::percent_of: slots_of_number(program, i.a, cost, found); return;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
      slots_of_number(program, i.a, cost, found);
      slots_of_number(program, i.b, cost, found);
      return;
    default: return;
  }
}

void deciding_slots(const Assessed& a, TruthRegister reg, std::size_t cost, std::vector<SlotAt>& found) {
  const Truth truth = a.truth(reg, cost);
  if (is_unknown(truth)) return unknown_slots(a, reg, cost, found);
  const Instruction& i = a.program.instructions[a.program.truth_producer[reg]];
  switch (i.op) {
    case Op::load_truth:
    case Op::test_option: add_slot_once(found, {i.a, cost}); return;
    case Op::negate: deciding_slots(a, i.a, cost, found); return;
    case Op::both: decide_by_operands(a, i, cost, Truth::no, is_yes(truth), found); return;
    case Op::either: decide_by_operands(a, i, cost, Truth::yes, is_no(truth), found); return;
    case Op::compare:
      slots_of_number(a.program, i.a, cost, found);
      slots_of_number(a.program, i.b, cost, found);
      return;
    case Op::any_cost:
      for (std::size_t other = 0; other < a.inputs.width; ++other) {
        if (is_no(truth) || is_yes(a.truth(i.a, other))) deciding_slots(a, i.a, other, found);
      }
      return;
    default: return;
  }
}

}  // namespace couvert
