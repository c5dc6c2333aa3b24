// Whether the rules make use of the readings that a product declares, and tell their options apart. A law lends its readings to all
// products; that this one does not ask them is no fault.
#pragma once

#include "wording/check_state.h"

namespace couvert {

/// Reports `reading_unused` and `option_unused`.
void check_readings_are_used(CheckState& state);

}  // namespace couvert
