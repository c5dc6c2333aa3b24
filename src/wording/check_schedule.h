// Reads the schedule of the front matter: which keys a policy states, of which type, and what holds where it is silent.
#pragma once

#include "wording/check_state.h"

namespace couvert {

/// Fills the form's schedule and declares its keys; `limit.<cover>` becomes one key for each cover.
void check_schedule(CheckState& state);

}  // namespace couvert
