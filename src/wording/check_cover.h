// Covers with their lines: what they pay, after what, how much, and how the money terms reach them.
#pragma once

#include "wording/check_statements.h"

namespace couvert {

void check_cover(const StatementUnderCheck& here, const CoverStatement& cover);

}  // namespace couvert
