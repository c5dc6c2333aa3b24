#include "facts/decision.h"

#include <array>

namespace couvert {

std::string_view name_of(CostOutcome outcome) {
  constexpr std::array<std::string_view, 4> names{"covered", "not_granted", "excluded", "pending"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view name_of(Outcome outcome) {
  constexpr std::array<std::string_view, 4> names{"covered", "partly_covered", "not_covered", "pending"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view name_of(MoneyTerm term) {
  constexpr std::array<std::string_view, term_count> names{
      "clause", "waiting_period", "other_insurance", "sublimit", "deductible", "limit", "reduction"};
  return names[static_cast<std::size_t>(term)];
}

std::string_view name_of(Truth truth) {
  constexpr std::array<std::string_view, 3> names{"no", "yes", "unknown"};
  return names[static_cast<std::size_t>(truth)];
}

std::string_view name_of(FindingResult result) {
  constexpr std::array<std::string_view, 3> names{"applies", "does_not_apply", "unknown"};
  return names[static_cast<std::size_t>(result)];
}

}  // namespace couvert
