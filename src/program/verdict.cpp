// Truths per cost, read off the registers.
#include "program/verdict.h"

namespace couvert {

Truth gates_of(const Assessed& a, std::size_t cost) {
  Truth all = Truth::yes;
  for (const Gate& gate : a.program.gates) {
    if ((gate.kinds & a.inputs.kinds[cost]) != 0) all = truth_and(all, a.truth(gate.passed, cost));
  }
  return all;
}

Truth cover_exists(const Assessed& a, const Cover& cover, std::size_t cost) {
  Truth pays = Truth::no;
  for (const KindsIf& line : cover.pays) {
    if ((line.kinds & a.inputs.kinds[cost]) != 0) pays = truth_or(pays, a.truth(line.holds, cost));
  }
  return truth_and(pays, a.truth(cover.active, cost));
}

Truth cover_met(const Assessed& a, const Cover& cover, std::size_t cost) {
  Truth met = cover.after ? a.truth(*cover.after, cost) : Truth::yes;
  for (const KindsIf& line : cover.requirements) {
    if ((line.kinds & a.inputs.kinds[cost]) != 0) met = truth_and(met, a.truth(line.holds, cost));
  }
  return met;
}

Truth cover_grants(const Assessed& a, const Cover& cover, std::size_t cost) {
  return truth_and(truth_and(cover_exists(a, cover, cost), gates_of(a, cost)), cover_met(a, cover, cost));
}

Truth exclusion_applies(const Assessed& a, const Exclusion& exclusion, std::size_t cost) {
  if ((exclusion.kinds & a.inputs.kinds[cost]) == 0) return Truth::no;
  Truth applies = a.truth(exclusion.truth, cost);
  for (const Override& law : a.program.overrides) {
    if ((law.kinds & exclusion.named & a.inputs.kinds[cost]) != 0) applies = truth_and(applies, truth_not(a.truth(law.active, cost)));
  }
  return applies;
}

Candidates candidates_of(const Assessed& a, std::size_t cost) {
  Candidates candidates;
  if (a.inputs.kinds[cost] == 0) return candidates;
  const Truth gates = gates_of(a, cost);
  if (is_no(gates)) return candidates;
  for (const std::uint8_t index : a.program.covers_of_kind[a.inputs.kind_ids[cost]]) {
    const Cover& cover = a.program.covers[index];
    const Truth grants = truth_and(gates, truth_and(cover_exists(a, cover, cost), cover_met(a, cover, cost)));
    if (is_unknown(grants)) candidates.open |= std::uint64_t{1} << index;
    if (is_yes(grants)) {
      candidates.sure = index;
      break;
    }
  }
  return candidates;
}

}  // namespace couvert
