// The outputs of one rule while they are computed: each is offered with the inputs that it needs.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "program/calculate.h"
#include "program/calculation_terms.h"

namespace couvert {

using InputNames = std::set<std::string>;

/// One output of a rule: what it needs, and how it is computed once all of that is known.
struct OfferedOutput {
  std::string name;
  FactType type = FactType::date;
  InputNames needs;
  std::function<std::int64_t()> compute;
};

/// What one rule of a clause gives.
struct RuleOutputs {
  std::vector<CalculationOutput> computed;
  std::vector<LackingOutput> lacking;
  std::vector<InputNames> needs;  // of every output, in the order in which they were offered
  InputNames used;                // by the computed outputs

  /// Computes the output if everything it needs is known.
  void offer(const OfferedOutput& output, const CalculationScene& scene);
  /// Adds an output that is settled already, by `needs` or in spite of what is missing there.
  void settle(CalculationOutput output, const InputNames& needs);
  void lack(const std::string& name, const InputNames& needs, const CalculationScene& scene);
};

[[nodiscard]] RuleOutputs deadline_outputs(const DeadlineRule& rule, const CalculationScene& scene,
                                           const Holidays* holidays);
[[nodiscard]] RuleOutputs scope_outputs(const ScopeRule& rule, const CalculationScene& scene);
[[nodiscard]] RuleOutputs termination_outputs(const TerminationRule& rule, const CalculationScene& scene);
/// `with_end_of_cover`: the termination stands in another clause, so that its outputs are given here.
[[nodiscard]] RuleOutputs refund_outputs(const RefundRule& rule, const TerminationRule& termination,
                                         bool with_end_of_cover, const CalculationScene& scene);

}  // namespace couvert
