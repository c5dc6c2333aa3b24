// Follows terms to what they reach: the facts that rules ask, the events that use themselves, the facts that engage a cover.
#pragma once

#include <optional>
#include <vector>

#include "wording/wording.h"

namespace couvert {

/// For each fact of the vocabulary, whether some rule reads it.
[[nodiscard]] std::vector<bool> facts_asked(const Wording& wording);

/// The events (and duties that events keep) that are declared through themselves.
[[nodiscard]] std::vector<StatementId> events_in_cycles(const Wording& wording);

/// The event or cover that the presumed value helps to meet; nothing if it helps none.
[[nodiscard]] std::optional<StatementId> cover_engaged_by(const Wording& wording, const PresumptionRule& presumption);

}  // namespace couvert
