// The decision at the end of a dialogue, in a few lines.
#pragma once

#include <string>

#include "facts/decision.h"

namespace couvert {

/// Outcome, amounts, each cost, what is still open and who can say, what is assumed.
[[nodiscard]] std::string ask_summary(const Decision& decision, Language language);

/// `1500.00 CHF`, or the words for an amount that has no bound yet.
[[nodiscard]] std::string amount_text(const OpenAmount& amount, const Currency& currency, Language language);

}  // namespace couvert
