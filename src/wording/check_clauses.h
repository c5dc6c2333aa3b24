// Clauses of a wording and its law: titles, sources, which lies under which, and whether each carries a rule.
#pragma once

#include "wording/check_state.h"

namespace couvert {

/// Adds the clauses of every file to the wording, and sets `first_clause` of the files.
void check_clauses(CheckState& state);

}  // namespace couvert
