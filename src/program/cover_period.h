// From when to when a policy covers: its period, shortened by a termination.
#pragma once

#include "base/calendar.h"
#include "facts/dossier.h"
#include "wording/wording.h"

namespace couvert {

/// The first local civil day without cover: the policy's `to`, or earlier after a termination by the wording's ordinary rule.
/// Source   wordings/vaudoise-hio-cyber, clause 6; wordings/law/lu-1997, LU 38 to 40
[[nodiscard]] Day first_day_without_cover(const Wording& wording, const ReadingChoice& readings, const Policy& policy);

}  // namespace couvert
