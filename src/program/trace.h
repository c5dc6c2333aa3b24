// From a result back to the facts: which slots an expression read, and which unknown ones keep it unknown.
#pragma once

#include <cstddef>
#include <vector>

#include "program/verdict.h"

namespace couvert {

/// A slot as read for one cost.
struct SlotAt {
  SlotId slot = 0;
  std::size_t cost = 0;
  friend bool operator==(SlotAt, SlotAt) = default;
};

/// The unknown slots that keep a truth unknown, walking back through unknown operands only; each once, in the order of the text.
void unknown_slots(const Assessed& a, TruthRegister reg, std::size_t cost, std::vector<SlotAt>& found);
/// The same for a number that is not a point.
void unknown_slots_of_number(const Assessed& a, NumberRegister reg, std::size_t cost, std::vector<SlotAt>& found);

/// Every slot that an expression reads, known or not; each once.
void read_slots(const Program& program, TruthRegister reg, std::vector<SlotId>& found);

/// The duties whose `kept` an expression asks for.
void duties_read(const Program& program, TruthRegister reg, std::vector<std::size_t>& found);

}  // namespace couvert
