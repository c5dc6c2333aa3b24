// Walks the instructions backwards. Registers are shared by several rules, so a walk starts from a rule's own root.
#include "program/trace.h"

#include <algorithm>

namespace couvert {
namespace {

template <class T>
void add_once(std::vector<T>& found, T item) {
  if (std::find(found.begin(), found.end(), item) == found.end()) found.push_back(item);
}

bool is_open(const Assessed& a, SlotId slot, std::size_t cost) { return !is_known(a.inputs.value(slot, cost)); }

}  // namespace

void unknown_slots_of_number(const Assessed& a, NumberRegister reg, std::size_t cost, std::vector<SlotAt>& found) {
  if (is_point(a.registers.number(reg, cost))) return;
  const Instruction& i = a.program.instructions[a.program.number_producer[reg]];
  switch (i.op) {
    case Op::load_number:
      if (is_open(a, i.a, cost)) add_once(found, SlotAt{i.a, cost});
      return;
    case Op::add_months:
    case Op::percent_of: unknown_slots_of_number(a, i.a, cost, found); return;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
      unknown_slots_of_number(a, i.a, cost, found);
      unknown_slots_of_number(a, i.b, cost, found);
      return;
    default: return;
  }
}

void unknown_slots(const Assessed& a, TruthRegister reg, std::size_t cost, std::vector<SlotAt>& found) {
  if (!is_unknown(a.truth(reg, cost))) return;
  const Instruction& i = a.program.instructions[a.program.truth_producer[reg]];
  switch (i.op) {
    case Op::load_truth:
    case Op::test_option: add_once(found, SlotAt{i.a, cost}); return;
    case Op::negate: unknown_slots(a, i.a, cost, found); return;
    case Op::both:
    case Op::either:
      unknown_slots(a, i.a, cost, found);
      unknown_slots(a, i.b, cost, found);
      return;
    case Op::compare:
      unknown_slots_of_number(a, i.a, cost, found);
      unknown_slots_of_number(a, i.b, cost, found);
      return;
    case Op::any_cost:
      for (std::size_t other = 0; other < a.inputs.width; ++other) unknown_slots(a, i.a, other, found);
      return;
    default: return;
  }
}

namespace {

void read_slots_of_number(const Program& program, NumberRegister reg, std::vector<SlotId>& found) {
  const Instruction& i = program.instructions[program.number_producer[reg]];
  if (i.op == Op::load_number) add_once(found, i.a);
  if (i.op == Op::add_months || i.op == Op::percent_of) read_slots_of_number(program, i.a, found);
  if (i.op == Op::add || i.op == Op::subtract || i.op == Op::multiply) {
    read_slots_of_number(program, i.a, found);
    read_slots_of_number(program, i.b, found);
  }
}

}  // namespace

void read_slots(const Program& program, TruthRegister reg, std::vector<SlotId>& found) {
  const Instruction& i = program.instructions[program.truth_producer[reg]];
  switch (i.op) {
    case Op::load_truth:
    case Op::test_option: add_once(found, i.a); return;
    case Op::negate:
    case Op::any_cost: read_slots(program, i.a, found); return;
    case Op::both:
    case Op::either:
      read_slots(program, i.a, found);
      read_slots(program, i.b, found);
      return;
    case Op::compare:
      read_slots_of_number(program, i.a, found);
      read_slots_of_number(program, i.b, found);
      return;
    default: return;
  }
}

void duties_read(const Program& program, TruthRegister reg, std::vector<std::size_t>& found) {
  for (std::size_t d = 0; d < program.duties.size(); ++d) {
    if (program.duties[d].kept == reg && reg > register_yes) {
      add_once(found, d);
      return;
    }
  }
  const Instruction& i = program.instructions[program.truth_producer[reg]];
  if (i.op == Op::negate || i.op == Op::any_cost) duties_read(program, i.a, found);
  if (i.op == Op::both || i.op == Op::either) {
    duties_read(program, i.a, found);
    duties_read(program, i.b, found);
  }
}

}  // namespace couvert
