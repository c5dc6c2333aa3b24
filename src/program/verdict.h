// What the assessment says of one cost: which covers can still pay it, what stands before them, what takes it away.
#pragma once

#include "base/truth.h"
#include "program/assess.h"
#include "program/cost_view.h"
#include "program/inputs.h"
#include "program/program.h"

namespace couvert {

/// One dossier under one program, as every later step reads it.
struct Assessed {
  const Program& program;
  const Inputs& inputs;
  const Registers& registers;

  [[nodiscard]] Truth truth(TruthRegister reg, std::size_t cost) const { return registers.truth(reg, cost); }
};

/// One cost of an assessed dossier.
class AssessedCost final : public CostView {
 public:
  AssessedCost(const Assessed& a, std::size_t cost) : a_(a), cost_(cost) {}
  [[nodiscard]] Truth truth(TruthRegister reg) const override { return a_.truth(reg, cost_); }
  [[nodiscard]] Interval number(NumberRegister reg) const override { return a_.registers.number(reg, cost_); }
  [[nodiscard]] Value value(SlotId slot) const override { return a_.inputs.value(slot, cost_); }
  [[nodiscard]] Value amount() const override { return a_.inputs.amounts[cost_]; }

 private:
  const Assessed& a_;
  const std::size_t cost_;
};

/// The conditions, notices and duties that stand before every cover of this cost.
[[nodiscard]] Truth gates_of(const Assessed& a, std::size_t cost);

/// The cover's own line: it exists for this contract and pays this kind.
[[nodiscard]] Truth cover_exists(const Assessed& a, const Cover& cover, std::size_t cost);

/// The cover's `after` and the requirements that concern the kind.
[[nodiscard]] Truth cover_met(const Assessed& a, const Cover& cover, std::size_t cost);

/// All of it: gates, existence and conditions.
[[nodiscard]] Truth cover_grants(const Assessed& a, const Cover& cover, std::size_t cost);

/// Whether an exclusion takes this cost away, after what law overrides.
[[nodiscard]] Truth exclusion_applies(const Assessed& a, const Exclusion& exclusion, std::size_t cost);

/// The covers that matter for one cost, in the order of the text: those still open up to the first that surely grants.
struct Candidates {
  int sure = -1;             // index of the first cover that surely grants, -1: none
  std::uint64_t open = 0;    // bit i: cover i may still grant and stands before `sure`
};
[[nodiscard]] Candidates candidates_of(const Assessed& a, std::size_t cost);

}  // namespace couvert
