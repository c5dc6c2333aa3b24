// What a program reads of one dossier: a value for every slot and cost, presumptions already resolved.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/dossier.h"
#include "program/program.h"

namespace couvert {

/// Shape    slot-major: `values[slot * width + cost]`. A dossier without costs is read as one cost of no kind, so that its events
///          and conditions can still be asked about.
struct Inputs {
  std::size_t width = 1;
  std::size_t costs = 0;
  std::vector<KindMask> kinds;  // by cost, one bit; no bit for the stand-in of a dossier without costs
  std::vector<KindId> kind_ids;
  std::vector<Value> amounts;   // by cost, minor units
  std::vector<std::uint8_t> rate_unknown;
  std::vector<Value> values;
  std::vector<std::uint16_t> presumed_by;    // like `values`: 0, or one more than the index of the presumption that gave the value
  std::vector<std::uint8_t> stated_on_cost;  // like `values`: the cost states the fact itself
  Value paid_before, deductible_before;

  [[nodiscard]] const Value& value(SlotId slot, std::size_t cost) const { return values[slot * width + cost]; }
  [[nodiscard]] bool stated_by_cost(SlotId slot, std::size_t cost) const { return stated_on_cost[slot * width + cost] != 0; }
  [[nodiscard]] std::uint16_t presumption(SlotId slot, std::size_t cost) const { return presumed_by[slot * width + cost]; }
};

/// Fills `inputs`, reusing its memory. A fact stated on a cost goes before the incident's; a fact that is left out takes its
/// presumption, unless `strict`; `unknown` is never presumed.
void fill_inputs(const Wording& wording, const Program& program, const Dossier& dossier, bool strict, Inputs& inputs);

/// The bounds of a value: a point if it is known, else everything that its type allows.
[[nodiscard]] Interval bounds_of(Value value, FactType type);

}  // namespace couvert
