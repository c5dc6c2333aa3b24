// Declares what a wording and its law name: readings, inputs, events, duties, covers and the keys of the schedule.
#pragma once

#include "wording/check_state.h"

namespace couvert {

/// Fills the spaces of names and the form's readings, covers and schedule, before any expression is read: no name depends on
/// the order of the text.
void check_names(CheckState& state);

}  // namespace couvert
