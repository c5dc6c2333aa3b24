// One switch per direction: what a place is called, what stands there, what is put there.
#include "app/answer_place.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "wording/term.h"

namespace couvert {
namespace {

using What = AnswerPlace::What;

constexpr std::array<const char*, 4> instant_names = {"incident.discovered", "incident.series_began", "incident.occurred",
                                                      "incident.notified"};

const Translated* field_question(const Form& form, const std::string& name) {
  const std::vector<Field>& fields = form.vocabulary->fields;
  const auto found = std::find_if(fields.begin(), fields.end(), [&name](const Field& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &found->question;
}

PlaceForm form_of_fact(const Fact& fact) {
  PlaceForm result{fact.name, fact.type, {}, &fact.options, &fact.question, fact.owed_by};
  for (const FactOption& option : fact.options) result.options.push_back(option.name);
  return result;
}

/// The value at a place of a dossier, or null where its list does not reach so far.
template <class AnyDossier>
auto* find_value(AnyDossier& dossier, const AnswerPlace& place) {
  auto& incident = dossier.incident;
  const auto in_list = [&place](auto& list) { return place.index < list.size() ? &list[place.index] : nullptr; };
  const auto cost = static_cast<std::size_t>(place.cost);
  switch (place.what) {
    case What::amount:
    case What::rate: return &dossier.costs[cost].amount;
    case What::paid_before: return &incident.paid_before;
    case What::deductible_before: return &incident.deductible_before;
    case What::schedule: return in_list(dossier.policy.schedule);
    case What::instant: return std::array{&incident.discovered, &incident.series_began, &incident.occurred, &incident.notified}.at(place.index);
    case What::fact: break;
  }
  return in_list(place.cost == AnswerPlace::whole_dossier ? incident.facts : dossier.costs[cost].facts);
}

void make_room(Dossier& dossier, const AnswerPlace& place, const Form& form) {
  if (place.what == What::schedule && dossier.policy.schedule.size() < form.schedule.size()) dossier.policy.schedule.resize(form.schedule.size());
  if (place.what != What::fact) return;
  const std::size_t facts = form.vocabulary->facts.size();
  const bool of_incident = place.cost == AnswerPlace::whole_dossier;
  std::vector<Value>& stated = of_incident ? dossier.incident.facts : dossier.costs[static_cast<std::size_t>(place.cost)].facts;
  if (stated.size() < facts) stated.resize(facts);
}

}  // namespace

PlaceForm form_of(const AnswerPlace& place, const Form& form) {
  switch (place.what) {
    case What::fact: return form_of_fact(form.vocabulary->facts[place.index]);
    case What::schedule: {
      const ScheduleKey& key = form.schedule[place.index];
      return {key.name, key.type, key.options, nullptr, &key.label, Owner::insurer};
    }
    case What::instant: {
      const std::string name = instant_names.at(place.index);
      return {name, FactType::instant, {}, nullptr, field_question(form, name), Owner::policyholder};
    }
    case What::amount: return {"amount", FactType::money, {}, nullptr, field_question(form, "amount"), Owner::policyholder};
    case What::rate: return {"rate", FactType::count, {}, nullptr, field_question(form, "rate"), Owner::policyholder};
    case What::paid_before:
      return {"incident.paid_before", FactType::money, {}, nullptr, field_question(form, "incident.paid_before"), Owner::insurer};
    case What::deductible_before:
      return {"incident.deductible_before", FactType::money, {}, nullptr, field_question(form, "incident.deductible_before"), Owner::insurer};
  }
  return {};
}

Value stated_at(const Dossier& dossier, const AnswerPlace& place) {
  const Value* const there = find_value(dossier, place);
  return there == nullptr ? Value{} : *there;
}

void state(Dossier& dossier, const AnswerPlace& place, Value value, const Form& form) {
  make_room(dossier, place, form);
  Value* const there = find_value(dossier, place);
  ensure(there != nullptr, "a place is within its dossier");
  const bool is_discovery = place.what == What::instant && place.index == static_cast<std::uint16_t>(IncidentInstant::discovered);
  if (is_discovery && dossier.incident.series_began == *there) dossier.incident.series_began = value;
  *there = value;
  if (place.what == What::rate) dossier.costs[static_cast<std::size_t>(place.cost)].rate_unknown = !is_known(value);
}

bool state_rate(Dossier& dossier, std::size_t cost, Decimal rate, const Form& form) {
  Cost& stated = dossier.costs[cost];
  if (!stated.foreign) return false;
  const std::optional<Money> converted = convert(*stated.foreign, rate, form.currency);
  if (!converted) return false;
  stated.rate = rate;
  stated.rate_unknown = false;
  stated.amount = known(converted->minor);
  return true;
}

}  // namespace couvert
