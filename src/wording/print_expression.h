// Prints expressions in one canonical form, with the fewest parentheses; what is printed is read back as the same tree.
#pragma once

#include <string>

#include "wording/tree.h"

namespace couvert {

/// Prints an expression on one line, in the words of the language.
[[nodiscard]] std::string print_expression(const Tree& tree, ExpressionId id);

}  // namespace couvert
