#include "handwritten_hio_dossiers.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ensure.h"
#include "handwritten_hio_facts.h"

namespace couvert::yardstick {
namespace {

/// Something that happened: the facts that say so, and the kinds of cost that follow.
struct Scene {
  std::initializer_list<std::string_view> facts;
  std::string_view trigger, purchase_failed, violation;
  std::initializer_list<std::string_view> kinds;
};

const std::array<Scene, 6> scenes = {{
    {{"availability_impaired", "integrity_impaired", "data_belongs_to_insured", "system_used_privately"},
     "malware", "none", "", {"data_restoration", "malware_removal", "forensic_investigation", "mitigation_costs", "data_reentry", "hardware_damage"}},
    {{"availability_impaired", "data_belongs_to_insured", "extortion_threat", "payment_endorsed"},
     "attack", "none", "", {"extortion_response", "ransom_payment", "data_restoration", "psychological_support", "relocation"}},
    {{"card_misused"}, "deception", "none", "", {"card_misuse_loss", "mitigation_costs"}},
    {{}, "deception", "not_delivered", "", {"undelivered_purchase"}},
    {{"credentials_misused", "confidentiality_impaired", "data_belongs_to_insured"},
     "unauthorised_access", "none", "", {"credential_fraud_loss", "psychological_support", "reputation_measures"}},
    {{"online_activity"}, "operating_error", "none", "personality_rights",
     {"third_party_damages", "defence_costs", "third_party_recourse", "criminal_defence"}},
}};

/// What a loss that is covered needs, whatever happened.
constexpr std::string_view usually_yes[] = {
    "card_in_insured_name", "card_used_by_insured", "issuer_duties_met", "card_signed", "pin_kept_confidential", "purchase_for_private_use",
    "negligent", "company_refused_in_writing", "breach_culpable", "breach_causal", "prior_consultation", "insurer_agreed",
    "reasonable_and_necessary", "external_expert", "specialised_firm", "insurer_instructed", "practitioner_qualified", "support_necessary"};
constexpr std::string_view presumed_no[] = {
    "caused_by_household_member", "linked_to_gainful_activity", "company_closed_or_bankrupt", "protected_data_used_intentionally",
    "intentional_act", "radiation_nuclear_or_asbestos", "gross_negligence", "late_notice_fraudulent", "provider_agreed", "complaint_requested"};

template <class List>
bool is_among(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::int64_t first_day = 17'532;  // 2018-01-01
constexpr std::int64_t franc = 100;
constexpr std::int64_t million_ppm = 1'000'000;

}  // namespace

DossierWriter::DossierWriter(const Form& form, const BookShape& shape, std::uint64_t seed) : form_(form), shape_(shape), random_(seed) {
  for (const NamedTruth& truth : named_truths) {
    const auto id = form.vocabulary->find_fact(truth.name);
    ensure(id.has_value(), "the vocabulary has every fact of the cover");
    habits_.push_back({*id, truth.name, truth.if_left_out || is_among(usually_yes, truth.name), truth.if_left_out || is_among(presumed_no, truth.name),
                       truth.group == Group::agreement});
  }
}

std::int64_t DossierWriter::between(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

Value DossierWriter::truth_near(bool usual, bool presumed) {
  if (presumed && happens(shape_.left_out)) return {};
  return or_open(known(usual != happens(shape_.contrary) ? 1 : 0));
}

void DossierWriter::set(std::vector<Value>& facts, std::string_view name, std::int64_t number) {
  facts[*form_.vocabulary->find_fact(name)] = or_open(known(number));
}

void DossierWriter::set_option(std::vector<Value>& facts, std::string_view name, std::string_view option) {
  const FactId id = *form_.vocabulary->find_fact(name);
  const std::vector<FactOption>& options = form_.vocabulary->facts[id].options;
  std::size_t chosen = 0;
  while (chosen < options.size() && options[chosen].name != option) ++chosen;
  if (chosen == options.size() || happens(shape_.contrary)) chosen = random_() % options.size();
  facts[id] = or_open(known(static_cast<std::int64_t>(chosen)));
}

void DossierWriter::write_policy(Policy& policy) {
  const std::int64_t from = between(first_day, first_day + 3'600);
  policy.from = Day{static_cast<std::int32_t>(from)};
  policy.to = Day{static_cast<std::int32_t>(from + 365)};
  policy.concluded = Day{static_cast<std::int32_t>(happens(500) ? from : from - between(0, 900))};
  if (happens(shape_.odd_amount)) policy.termination = Termination{Day{static_cast<std::int32_t>(between(from - 30, from + 380))}, Party::policyholder};
  policy.schedule.resize(form_.schedule.size());
  const std::int64_t sum = between(1, 8) * 2'500 * franc;
  policy.schedule[*form_.find_schedule("sum_insured")] = or_open(known(sum + between(0, 3)));
  if (happens(600)) policy.schedule[*form_.find_schedule("deductible")] = or_open(known(between(0, 5) * 100 * franc));
  if (happens(100)) policy.schedule[*form_.find_schedule("deductible_order")] = known(between(0, 1));
  if (happens(100)) policy.schedule[*form_.find_schedule("gross_negligence_waived")] = known(between(0, 1));
}

void DossierWriter::write_times(Incident& incident, const Policy& policy) {
  discovered_ = policy.from.number + between(0, 340);
  if (happens(shape_.contrary)) discovered_ += happens(500) ? 365 : -365;
  const std::int64_t discovered = discovered_ * seconds_per_day + between(0, seconds_per_day - 1);
  const std::int64_t waited = between(0, 20) * seconds_per_day;
  incident.discovered = known(discovered);
  incident.occurred = known(discovered);
  incident.series_began = known(happens(shape_.contrary) ? discovered - between(0, 400) * seconds_per_day : discovered);
  incident.notified = or_open(known(discovered + waited + between(0, 3'600)));
  if (happens(shape_.odd_amount)) incident.paid_before = known(amount_up_to(12'000 * franc));
  if (happens(shape_.odd_amount)) incident.deductible_before = known(amount_up_to(400 * franc));
}

void DossierWriter::write_incident_facts(std::size_t scene, std::vector<Value>& facts) {
  for (const Habit& habit : habits_) {
    if (!habit.of_cost) facts[habit.id] = truth_near(habit.usual || is_among(scenes[scene].facts, habit.name), habit.presumed);
  }
  set_option(facts, "trigger", scenes[scene].trigger);
  set_option(facts, "purchase_failed", scenes[scene].purchase_failed);
  set_option(facts, "violation", scenes[scene].violation);
  set(facts, "ordered_on", discovered_ - between(5, 20));
  set(facts, "goods_damage_on", discovered_ - between(0, 8));
  set(facts, "received_on", discovered_ - between(0, 4));
  set(facts, "gross_negligence_reduction", between(0, 4) * million_ppm / 8);
  set(facts, "breach_reduction", happens(900) ? between(1, 5) * million_ppm / 10 : between(0, million_ppm));
  for (const std::string_view name : off_names) {
    if (happens(shape_.odd_amount)) set(facts, name, amount_up_to(2'000 * franc));
  }
}

void DossierWriter::write_cost(std::size_t scene, Cost& cost) {
  const Vocabulary& vocabulary = *form_.vocabulary;
  const auto& kinds = scenes[scene].kinds;
  cost.kind = happens(shape_.odd_kind) ? static_cast<KindId>(random_() % vocabulary.kinds.size())
                                       : *vocabulary.find_kind(*(kinds.begin() + random_() % kinds.size()));
  const bool is_usual = happens(950);
  cost.amount = or_open(known(is_usual ? between(20 * franc, 4'000 * franc) : amount_up_to(100'000 * franc)));
  cost.facts.resize(vocabulary.facts.size());
  write_cost_facts(scene, cost);
}

void DossierWriter::write_cost_facts(std::size_t scene, Cost& cost) {
  for (const Habit& habit : habits_) {
    const bool usual = habit.usual || is_among(scenes[scene].facts, habit.name);
    if (habit.of_cost) cost.facts[habit.id] = truth_near(usual, false);
    else if (happens(shape_.own_answer)) cost.facts[habit.id] = truth_near(!usual == happens(200), habit.presumed);
  }
  set_option(cost.facts, "practitioner", "psychologist");
  set(cost.facts, "incurred_on", discovered_ + (happens(900) ? between(0, 300) : between(360, 370)));
  set(cost.facts, "sessions", between(0, 5));
  if (happens(shape_.own_answer)) set_option(cost.facts, "trigger", scenes[scene].trigger);
  if (happens(shape_.own_answer)) set(cost.facts, "breach_reduction", between(0, million_ppm));
  if (happens(shape_.own_answer)) set(cost.facts, "received_on", discovered_ - between(0, 4));
  for (const std::string_view name : {"social_insurance_share", "social_insurance_per_session", "statutory_share"}) {
    if (happens(300)) set(cost.facts, name, amount_up_to(90 * franc));
  }
  for (const std::string_view name : off_names) {
    if (happens(shape_.odd_amount)) set(cost.facts, name, amount_up_to(700 * franc));
  }
}

Dossier DossierWriter::next() {
  Dossier dossier;
  write_policy(dossier.policy);
  write_times(dossier.incident, dossier.policy);
  const std::size_t scene = random_() % scenes.size();
  dossier.incident.facts.resize(form_.vocabulary->facts.size());
  write_incident_facts(scene, dossier.incident.facts);
  const std::size_t many = happens(shape_.many_costs) ? 10 : 0;
  const std::size_t more = many + random_() % 3;
  dossier.costs.resize(1 + more + random_() % 4);
  for (Cost& cost : dossier.costs) write_cost(scene, cost);
  return dossier;
}

std::vector<Dossier> DossierWriter::next(std::size_t count) {
  std::vector<Dossier> dossiers(count);
  for (Dossier& dossier : dossiers) dossier = next();
  return dossiers;
}

}  // namespace couvert::yardstick
