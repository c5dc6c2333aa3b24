// Brings the expectations of a case up to a decision, and prints them as cases are written.
#pragma once

#include <string>

#include "facts/acceptance_case.h"

namespace couvert {

/// Replaces what an expectation says by what the decision says. Keys that were given stay, entries that the decision no longer has
/// go, costs that were not named come in; what is open in a pending decision is always said.
[[nodiscard]] Expectation refreshed(const Expectation& expected, const Decision& actual);

/// Prints the members of an expectation on lines of their own, indented by `indent` blanks and ended by `line_end`.
[[nodiscard]] std::string format_expectation_block(const Expectation& expected, Currency currency, std::size_t indent,
                                                   std::string_view line_end);
/// Prints an expectation on one line, between braces.
[[nodiscard]] std::string format_expectation_flow(const Expectation& expected, Currency currency);

}  // namespace couvert
