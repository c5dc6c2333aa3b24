// The facts that the household cyber cover reads, named once for the hand-written programs: one answer each, or one column each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace couvert::yardstick {

enum class Kind : std::uint8_t {
  data_restoration, malware_removal, data_reentry, hardware_damage, card_misuse_loss, undelivered_purchase, credential_fraud_loss,
  third_party_damages, defence_costs, third_party_recourse, criminal_defence, forensic_investigation, reputation_measures,
  psychological_support, relocation, extortion_response, ransom_payment, mitigation_costs,
  other  // that no cover pays
};
inline constexpr std::array<std::string_view, 18> kind_names = {
    "data_restoration", "malware_removal", "data_reentry", "hardware_damage", "card_misuse_loss", "undelivered_purchase",
    "credential_fraud_loss", "third_party_damages", "defence_costs", "third_party_recourse", "criminal_defence",
    "forensic_investigation", "reputation_measures", "psychological_support", "relocation", "extortion_response", "ransom_payment",
    "mitigation_costs"};
static_assert(kind_names.size() == static_cast<std::size_t>(Kind::other), "every kind has its name");

enum class Trigger : std::uint8_t { attack, unauthorised_access, intrusion, malware, other };
enum class PurchaseFailure : std::uint8_t { not_delivered, wrong_delivery, lost, damaged, other };
enum class Violation : std::uint8_t { personality_rights, copyright, other };
enum class Practitioner : std::uint8_t { physician, psychologist, psychiatrist, other };

/// Amounts that come off a cost: its own, or else a part of the incident's, which all costs without their own share.
enum class Off : std::uint8_t { recovered_amount, residual_value, betterment, other_insurance_paid, late_notice_prejudice };
inline constexpr std::size_t off_count = 5;
inline constexpr std::array<std::string_view, off_count> off_names = {"recovered_amount", "residual_value", "betterment",
                                                                      "other_insurance_paid", "late_notice_prejudice"};

/// The answers to yes-or-no facts. `T` is one answer, or the column of all answers.
template <class T>
struct Truths {
  T availability_impaired{}, integrity_impaired{}, confidentiality_impaired{}, data_belongs_to_insured{}, system_used_privately{};
  T card_misused{}, card_in_insured_name{}, card_used_by_insured{}, issuer_duties_met{}, card_signed{}, pin_with_card{},
      pin_kept_confidential{};
  T purchase_for_private_use{}, goods_received{}, credentials_misused{};
  T online_activity{}, negligent{}, incapable_of_discernment{}, claimant_in_household{}, extortion_threat{}, payment_endorsed{};
  T caused_by_household_member{}, linked_to_gainful_activity{}, company_liable{}, company_refused_in_writing{},
      company_closed_or_bankrupt{}, protected_data_used_intentionally{}, intentional_act{}, radiation_nuclear_or_asbestos{},
      gross_negligence{};
  T notified_immediately{}, late_notice_fraudulent{}, notice_made_good{}, provider_agreed{}, provider_report_supplied{},
      complaint_requested{}, complaint_filed{};
  T firewall_functional{}, antivirus_functional{}, backups_available{}, access_password_protected{}, default_passwords_changed{},
      software_updated{}, software_supported{}, breach_culpable{}, breach_causal{};
  T prior_consultation{}, insurer_agreed{}, reasonable_and_necessary{}, external_expert{}, specialised_firm{}, insurer_instructed{},
      practitioner_qualified{}, support_necessary{};
};

template <class T>
struct NamedTruth {
  std::string_view name;
  T Truths<T>::* member;
  bool if_left_out = false;  // what is presumed; where nothing is, no
};

/// Every member of `Truths` by the name that the vocabulary gives the fact.
template <class T>
inline constexpr NamedTruth<T> named_truths[] = {
    {"availability_impaired", &Truths<T>::availability_impaired},
    {"integrity_impaired", &Truths<T>::integrity_impaired},
    {"confidentiality_impaired", &Truths<T>::confidentiality_impaired},
    {"data_belongs_to_insured", &Truths<T>::data_belongs_to_insured},
    {"system_used_privately", &Truths<T>::system_used_privately},
    {"card_misused", &Truths<T>::card_misused},
    {"card_in_insured_name", &Truths<T>::card_in_insured_name},
    {"card_used_by_insured", &Truths<T>::card_used_by_insured},
    {"issuer_duties_met", &Truths<T>::issuer_duties_met},
    {"card_signed", &Truths<T>::card_signed},
    {"pin_with_card", &Truths<T>::pin_with_card},
    {"pin_kept_confidential", &Truths<T>::pin_kept_confidential},
    {"purchase_for_private_use", &Truths<T>::purchase_for_private_use},
    {"goods_received", &Truths<T>::goods_received},
    {"credentials_misused", &Truths<T>::credentials_misused},
    {"online_activity", &Truths<T>::online_activity},
    {"negligent", &Truths<T>::negligent},
    {"incapable_of_discernment", &Truths<T>::incapable_of_discernment},
    {"claimant_in_household", &Truths<T>::claimant_in_household},
    {"extortion_threat", &Truths<T>::extortion_threat},
    {"payment_endorsed", &Truths<T>::payment_endorsed},
    {"caused_by_household_member", &Truths<T>::caused_by_household_member},
    {"linked_to_gainful_activity", &Truths<T>::linked_to_gainful_activity},
    {"company_liable", &Truths<T>::company_liable},
    {"company_refused_in_writing", &Truths<T>::company_refused_in_writing},
    {"company_closed_or_bankrupt", &Truths<T>::company_closed_or_bankrupt},
    {"protected_data_used_intentionally", &Truths<T>::protected_data_used_intentionally},
    {"intentional_act", &Truths<T>::intentional_act},
    {"radiation_nuclear_or_asbestos", &Truths<T>::radiation_nuclear_or_asbestos},
    {"gross_negligence", &Truths<T>::gross_negligence},
    {"notified_immediately", &Truths<T>::notified_immediately, true},
    {"late_notice_fraudulent", &Truths<T>::late_notice_fraudulent},
    {"notice_made_good", &Truths<T>::notice_made_good},
    {"provider_agreed", &Truths<T>::provider_agreed},
    {"provider_report_supplied", &Truths<T>::provider_report_supplied, true},
    {"complaint_requested", &Truths<T>::complaint_requested},
    {"complaint_filed", &Truths<T>::complaint_filed, true},
    {"firewall_functional", &Truths<T>::firewall_functional, true},
    {"antivirus_functional", &Truths<T>::antivirus_functional, true},
    {"backups_available", &Truths<T>::backups_available, true},
    {"access_password_protected", &Truths<T>::access_password_protected, true},
    {"default_passwords_changed", &Truths<T>::default_passwords_changed, true},
    {"software_updated", &Truths<T>::software_updated, true},
    {"software_supported", &Truths<T>::software_supported, true},
    {"breach_culpable", &Truths<T>::breach_culpable},
    {"breach_causal", &Truths<T>::breach_causal},
    {"prior_consultation", &Truths<T>::prior_consultation},
    {"insurer_agreed", &Truths<T>::insurer_agreed},
    {"reasonable_and_necessary", &Truths<T>::reasonable_and_necessary},
    {"external_expert", &Truths<T>::external_expert},
    {"specialised_firm", &Truths<T>::specialised_firm},
    {"insurer_instructed", &Truths<T>::insurer_instructed},
    {"practitioner_qualified", &Truths<T>::practitioner_qualified},
    {"support_necessary", &Truths<T>::support_necessary},
};
inline constexpr std::size_t truth_count = std::size(named_truths<bool>);
static_assert(sizeof(Truths<bool>) == truth_count, "every fact has its name");

}  // namespace couvert::yardstick
