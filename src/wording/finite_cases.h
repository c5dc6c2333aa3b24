// What a truth can be under every reading: tries the options of the readings and schedule keys that it
// names. Facts stay unknown, so that "never" and "always" are said only where they are certain.
#pragma once

#include <vector>

#include "wording/wording.h"

namespace couvert {

/// Whether some policy and some choice of readings could make both guards hold.
[[nodiscard]] bool can_hold_together(const Wording& wording, const CheckedGuard& a, const CheckedGuard& b);

/// Whether under every choice one of these guards holds.
[[nodiscard]] bool one_always_holds(const Wording& wording, const std::vector<CheckedGuard>& guards);

/// Whether under every reading a cover can be met for none of the kinds that it pays.
[[nodiscard]] bool can_never_be_met(const Wording& wording, const CoverRule& cover);

}  // namespace couvert
