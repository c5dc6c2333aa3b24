// The answer of a calculation for people and for programs: results, their source, and what another reading would give.
#pragma once

#include <string>
#include <vector>

#include "app/calculation.h"
#include "facts/vocabulary.h"

namespace couvert {

/// The same question under one other option of a reading, where that changes a result.
struct OtherOutputs {
  std::string reading;  // `period_rule = next_working_day`
  std::vector<CalculationOutput> outputs;
};

/// Answers the question again under every other option of every reading; keeps what differs.
[[nodiscard]] std::vector<OtherOutputs> outputs_under_other_readings(const CalculationQuestion& question, const CalculationAnswer& answer,
                                                       const CalculationSources& sources, const SourceFile& file);

[[nodiscard]] std::string calculation_text(const CalculationAnswer& answer, const std::vector<OtherOutputs>& others, Language language);
[[nodiscard]] std::string calculation_json(const CalculationAnswer& answer, const std::vector<OtherOutputs>& others);

/// The inputs that a rule takes, with their questions; for a command without any.
[[nodiscard]] std::string inputs_text(const CitedRule& rule, Language language);

/// The rule on termination of one product, or without a name of the only product in the currency of `annual_premium`; empty if
/// there is none.
[[nodiscard]] std::string refund_rule(const CalculationSources& sources, const std::string& product, const std::vector<Node::Entry>& inputs);

}  // namespace couvert
