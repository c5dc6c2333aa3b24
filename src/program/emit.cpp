// Writes instructions; the folding here is what lets a reading or a dated law disappear before a dossier is seen.
#include "program/emit.h"

#include <utility>

#include "base/ensure.h"

namespace couvert {

Emitter::Emitter(Program& program) : program_(program) {
  const auto no = truth(Op::constant_truth, 0, 0, 0);
  const auto yes = truth(Op::constant_truth, 0, 0, 1);
  ensure(no == register_no && yes == register_yes, "the constant registers come first");
}

SlotId Emitter::slot(const Slot& slot) {
  for (std::size_t i = 0; i < program_.slots.size(); ++i) {
    const Slot& have = program_.slots[i];
    if (have.source == slot.source && have.index == slot.index && have.as_local_day == slot.as_local_day) return static_cast<SlotId>(i);
  }
  program_.slots.push_back(slot);
  return static_cast<SlotId>(program_.slots.size() - 1);
}

TruthRegister Emitter::negate(TruthRegister a) {
  if (a <= register_yes) return a == register_no ? register_yes : register_no;
  const Instruction& made = program_.instructions[program_.truth_producer[a]];
  if (made.op == Op::negate) return made.a;
  return truth(Op::negate, a, 0, 0);
}

TruthRegister Emitter::both(TruthRegister a, TruthRegister b) {
  if (a == register_no || b == register_no) return register_no;
  if (a == register_yes || a == b) return b;
  if (b == register_yes) return a;
  if (a > b) std::swap(a, b);
  return truth(Op::both, a, b, 0);
}

TruthRegister Emitter::either(TruthRegister a, TruthRegister b) {
  if (a == register_yes || b == register_yes) return register_yes;
  if (a == register_no || a == b) return b;
  if (b == register_no) return a;
  if (a > b) std::swap(a, b);
  return truth(Op::either, a, b, 0);
}

TruthRegister Emitter::compare(Comparison comparison, NumberRegister a, NumberRegister b) {
  return truth(Op::compare, a, b, static_cast<std::int64_t>(comparison));
}

TruthRegister Emitter::any_cost(TruthRegister a) {
  if (a <= register_yes) return a;
  return truth(Op::any_cost, a, 0, 0);
}

TruthRegister Emitter::truth(Op op, std::uint16_t a, std::uint16_t b, std::int64_t number) {
  return append(op, a, b, number, program_.truth_producer);
}

NumberRegister Emitter::numeric(Op op, std::uint16_t a, std::uint16_t b, std::int64_t number) {
  return append(op, a, b, number, program_.number_producer);
}

std::uint16_t Emitter::append(Op op, std::uint16_t a, std::uint16_t b, std::int64_t number, std::vector<std::uint16_t>& producers) {
  const auto [place, is_new] = written_.try_emplace(Key{op, a, b, number}, static_cast<std::uint16_t>(producers.size()));
  if (!is_new) return place->second;
  ensure(producers.size() < 0xffff && program_.instructions.size() < 0xffff, "a checked wording fits into 65 535 instructions");
  producers.push_back(static_cast<std::uint16_t>(program_.instructions.size()));
  program_.instructions.push_back({op, place->second, a, b, number, statement_});
  return place->second;
}

}  // namespace couvert
