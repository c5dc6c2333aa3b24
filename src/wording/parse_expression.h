// Reads expressions: a Pratt parser over the tokens of a statement.
#pragma once

#include "wording/token_reader.h"
#include "wording/tree.h"

namespace couvert {

/// Reads `expr` and appends it to the expressions of the tree, operands before what they are operands of.
/// Errors   reported by `in`; the returned handle then means nothing
ExpressionId parse_expression(TokenReader& in, Tree& tree);

/// Reads `sum`: an expression without tests and connectives, as in `grants`.
ExpressionId parse_sum(TokenReader& in, Tree& tree);

}  // namespace couvert
