// Whether the statements of a checked wording fit together: what is never paid, never asked, never used, or without an end.
#pragma once

#include "wording/check_state.h"

namespace couvert {

/// Reports what no statement shows by itself; some of it only for a product.
void check_coverage(CheckState& state);

}  // namespace couvert
