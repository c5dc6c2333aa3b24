// Where an answer goes: the one part of a dossier that a question fills, and how that part is written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/dossier.h"
#include "facts/form.h"
#include "facts/value.h"
#include "facts/vocabulary.h"

namespace couvert {

/// A fact, a schedule key or a field of one dossier.
struct AnswerPlace {
  enum class What : std::uint8_t { fact, schedule, instant, amount, rate, paid_before, deductible_before };
  static constexpr std::int32_t whole_dossier = -1;

  What what = What::fact;
  std::uint16_t index = 0;            // FactId, ScheduleId, IncidentInstant
  std::int32_t cost = whole_dossier;  // index into Dossier::costs
  friend bool operator==(const AnswerPlace&, const AnswerPlace&) = default;
};

/// How people name a place and what they may write there.
struct PlaceForm {
  std::string name;  // a fact, `amount`, `incident.notified`, a schedule key
  FactType type = FactType::money;
  std::vector<std::string> options;
  const std::vector<FactOption>* labels = nullptr;  // of the options of a fact
  const Translated* question = nullptr;             // null if the vocabulary has none
  Owner owed_by = Owner::policyholder;
};
[[nodiscard]] PlaceForm form_of(const AnswerPlace& place, const Form& form);

[[nodiscard]] Value stated_at(const Dossier& dossier, const AnswerPlace& place);

/// Puts a value there. A beginning of the series that was not stated follows the discovery. A rate is stated by `state_rate`;
/// here it takes the amount in the product's currency.
void state(Dossier& dossier, const AnswerPlace& place, Value value, const Form& form);

/// Converts the foreign amount of a cost. Errors   false if the cost is not foreign or the result is too large; nothing is changed then
[[nodiscard]] bool state_rate(Dossier& dossier, std::size_t cost, Decimal rate, const Form& form);

}  // namespace couvert
