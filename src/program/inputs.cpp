// Reads a dossier into slots.
#include "program/inputs.h"

#include "program/cover_period.h"

namespace couvert {
namespace {

Value instant_of(const Incident& incident, IncidentInstant which) {
  switch (which) {
    case IncidentInstant::discovered: return incident.discovered;
    case IncidentInstant::series_began: return incident.series_began;
    case IncidentInstant::occurred: return incident.occurred;
    case IncidentInstant::notified: return incident.notified;
  }
  return {};
}

Value day_of_policy(const Policy& policy, PolicyDay which) {
  switch (which) {
    case PolicyDay::from: return known(policy.from.number);
    case PolicyDay::to: return known(policy.to.number);
    case PolicyDay::concluded: return known(policy.concluded.number);
  }
  return {};
}

Value as_day(Value value, bool as_local_day, const Zone& zone) {
  if (!as_local_day || !is_known(value)) return value;
  return known(zone.local_day(Instant{value.number}).number);
}

Value dossier_value(const Wording& wording, const Program& program, const Slot& slot, const Dossier& dossier) {
  switch (slot.source) {
    case SlotSource::schedule: {
      const Value stated = slot.index < dossier.policy.schedule.size() ? dossier.policy.schedule[slot.index] : Value{};
      return stated.stated == Stated::left_out ? program.schedule_defaults[slot.index] : stated;
    }
    case SlotSource::incident_instant:
      return as_day(instant_of(dossier.incident, static_cast<IncidentInstant>(slot.index)), slot.as_local_day, wording.form.zone);
    case SlotSource::policy_day: return day_of_policy(dossier.policy, static_cast<PolicyDay>(slot.index));
    case SlotSource::cover_end: return known(first_day_without_cover(wording, program.readings, dossier.policy).number);
    case SlotSource::annual_premium:
      return dossier.policy.annual_premium ? known(dossier.policy.annual_premium->minor) : unknown_value();
    case SlotSource::fact: break;
  }
  return {};
}

Value stated_fact(const std::vector<Value>& facts, std::uint16_t fact) { return fact < facts.size() ? facts[fact] : Value{}; }

void fill_fact(const Wording& wording, const Slot& slot, const Dossier& dossier, std::size_t first, Inputs& inputs) {
  const Value of_incident = stated_fact(dossier.incident.facts, slot.index);
  for (std::size_t cost = 0; cost < inputs.width; ++cost) {
    Value value = inputs.costs == 0 ? Value{} : stated_fact(dossier.costs[cost].facts, slot.index);
    const bool own = value.stated != Stated::left_out;
    if (!own) value = of_incident;
    if (value.stated == Stated::left_out && slot.zero_unless_stated) value = known(0);
    inputs.values[first + cost] = as_day(value, slot.as_local_day, wording.form.zone);
    inputs.stated_on_cost[first + cost] = own ? 1 : 0;
  }
}

void presume(const Program& program, const Dossier& dossier, Inputs& inputs) {
  for (std::size_t i = 0; i < program.presumptions.size(); ++i) {
    const PresumedFact& presumed = program.presumptions[i];
    if (presumed.contracts_from && dossier.policy.concluded < *presumed.contracts_from) continue;
    const std::size_t first = presumed.fact * inputs.width;
    for (std::size_t cost = 0; cost < inputs.width; ++cost) {
      if (inputs.values[first + cost].stated != Stated::left_out) continue;
      if (inputs.costs > 0 && (presumed.kinds & inputs.kinds[cost]) == 0) continue;
      inputs.values[first + cost] = known(presumed.value);
      inputs.presumed_by[first + cost] = static_cast<std::uint16_t>(i + 1);
    }
  }
}

}  // namespace

void fill_inputs(const Wording& wording, const Program& program, const Dossier& dossier, bool strict, Inputs& inputs) {
  inputs.costs = dossier.costs.size();
  inputs.width = inputs.costs == 0 ? 1 : inputs.costs;
  inputs.kinds.assign(inputs.width, 0);
  inputs.kind_ids.assign(inputs.width, 0);
  inputs.amounts.assign(inputs.width, known(0));
  inputs.rate_unknown.assign(inputs.width, 0);
  for (std::size_t cost = 0; cost < inputs.costs; ++cost) {
    inputs.kind_ids[cost] = dossier.costs[cost].kind;
    inputs.kinds[cost] = KindMask{1} << dossier.costs[cost].kind;
    inputs.amounts[cost] = dossier.costs[cost].amount;
    inputs.rate_unknown[cost] = dossier.costs[cost].rate_unknown ? 1 : 0;
  }
  inputs.values.assign(program.slots.size() * inputs.width, Value{});
  inputs.presumed_by.assign(inputs.values.size(), 0);
  inputs.stated_on_cost.assign(inputs.values.size(), 0);
  inputs.paid_before = dossier.incident.paid_before;
  inputs.deductible_before = dossier.incident.deductible_before;
  for (std::size_t s = 0; s < program.slots.size(); ++s) {
    const Slot& slot = program.slots[s];
    const std::size_t first = s * inputs.width;
    if (slot.source == SlotSource::fact) {
      fill_fact(wording, slot, dossier, first, inputs);
      continue;
    }
    const Value value = dossier_value(wording, program, slot, dossier);
    for (std::size_t cost = 0; cost < inputs.width; ++cost) inputs.values[first + cost] = value;
  }
  if (!strict) presume(program, dossier, inputs);
}

Interval bounds_of(Value value, FactType type) {
  if (is_known(value)) return point(value.number);
  switch (type) {
    case FactType::money:
    case FactType::count: return anything_from_zero();
    case FactType::percent: return {0, 1'000'000};
    default: return anything();
  }
}

}  // namespace couvert
