// The first sentence of a decision: what is due, what it was asked for, what is still open.
#pragma once

#include <string>

#include "app/audience.h"
#include "facts/decision.h"

namespace couvert {

/// Says the verdict in one sentence with its amounts; to others than the insured the outcome goes first.
[[nodiscard]] std::string verdict_sentence(const Decision& decision, Audience audience, Language language);

}  // namespace couvert
