// Holds a decision of the compiled program against the reference evaluator's.
#pragma once

#include <string>
#include <vector>

#include "facts/decision.h"
#include "support/reference_evaluator.h"

namespace couvert::testing {

struct ReferenceComparison {
  std::vector<std::string> differences;  // one line each
  bool is_refined = false;               // the engine holds a contested cost up, so that amounts were not compared
  bool has_most = false;                 // the most that can become payable was compared
};

[[nodiscard]] ReferenceComparison compare_with_reference(const Decision& decision, const ReferenceDecision& reference);

}  // namespace couvert::testing
