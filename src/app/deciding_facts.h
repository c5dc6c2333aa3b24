// Which facts made a condition come out as it did: not all that it reads, only those on which this answer turned.
#pragma once

#include <vector>

#include "program/trace.h"

namespace couvert {

/// Adds the slots that decided a truth, each once, in the order of the text: of a failed "and" the parts that failed, of a met "or"
/// the parts that hold, of an open condition what is unknown.
void deciding_slots(const Assessed& a, TruthRegister reg, std::size_t cost, std::vector<SlotAt>& found);

/// Adds every slot that a number reads, each once.
void slots_of_number(const Program& program, NumberRegister reg, std::size_t cost, std::vector<SlotAt>& found);

/// Adds a slot unless it is there.
void add_slot_once(std::vector<SlotAt>& found, SlotAt at);

}  // namespace couvert
