// How amounts, days and facts are said to people in each language; the formats of files are elsewhere.
#pragma once

#include <string>

#include "app/phrases.h"
#include "facts/decision.h"
#include "program/evaluate.h"
#include "wording/wording.h"

namespace couvert {

/// Says an amount without its currency: `1'234.50` in francs, `1 234,50` in euros; in English `1,234.50`.
/// Source   the habits of the two countries: francs with apostrophe and point, euros with space and comma
[[nodiscard]] std::string spoken_number(std::int64_t minor, const Currency& currency, Language language);
/// Says an amount: `1'234.50 CHF`, `1 234,50 €`, `CHF 1,234.50`.
[[nodiscard]] std::string spoken_money(std::int64_t minor, const Currency& currency, Language language);
/// Says an amount that may be without bound.
[[nodiscard]] std::string spoken_open(const OpenAmount& amount, const Currency& currency, Language language);

/// Says a day: `13.03.2026`, in English `13 March 2026`.
[[nodiscard]] std::string spoken_day(Day day, Language language);
/// Says an instant in the local time of a zone: `13.03.2026 17:40`.
[[nodiscard]] std::string spoken_instant(Instant instant, const Zone& zone, Language language);

/// Says a value of a type; options by their labels, or by their names where they have none.
[[nodiscard]] std::string spoken_value(const Wording& wording, const Slot& slot, Value value, Language language);
/// The question that a slot answers, or what it is called; the name of the slot where the wording has no words for it.
[[nodiscard]] std::string spoken_question(const Wording& wording, const Slot& slot, Language language);

[[nodiscard]] const Phrase& word_of(CostOutcome outcome);
[[nodiscard]] const Phrase& word_of(Outcome outcome);
[[nodiscard]] const Phrase& word_of(MoneyTerm term);
[[nodiscard]] const Phrase& word_of(FindingResult result);
/// The word for the nature of a finding, by its name in the published format.
[[nodiscard]] const Phrase& nature_word(std::string_view nature);

/// Says an option of a reading, by its index: in its own words where the wording gives some, `yes` and `no` in the language, else
/// by its name.
[[nodiscard]] std::string spoken_option(const Reading& reading, std::size_t option, Language language);
/// Whether every option of a reading can be said in words.
[[nodiscard]] bool has_spoken_options(const Reading& reading, Language language);

}  // namespace couvert
