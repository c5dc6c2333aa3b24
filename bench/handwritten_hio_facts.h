// The facts that the household cyber cover reads, named once for the hand-written programs, with their places in structs and in columns.
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

/// The answers to yes-or-no facts.
struct Truths {
  bool availability_impaired = false, integrity_impaired = false, confidentiality_impaired = false,
      data_belongs_to_insured = false, system_used_privately = false, credentials_misused = false, extortion_threat = false,
      payment_endorsed = false;
  bool card_misused = false, card_in_insured_name = false, card_used_by_insured = false, card_signed = false,
      pin_kept_confidential = false, pin_with_card = false, issuer_duties_met = false, gross_negligence = false;
  bool online_activity = false, negligent = false, incapable_of_discernment = false, claimant_in_household = false,
      purchase_for_private_use = false, goods_received = false, notice_made_good = false, late_notice_fraudulent = false;
  bool caused_by_household_member = false, linked_to_gainful_activity = false, company_liable = false,
      company_refused_in_writing = false, company_closed_or_bankrupt = false, protected_data_used_intentionally = false,
      intentional_act = false, radiation_nuclear_or_asbestos = false;
  bool firewall_functional = false, antivirus_functional = false, backups_available = false, access_password_protected = false,
      default_passwords_changed = false, software_updated = false, software_supported = false, notified_immediately = false;
  bool provider_agreed = false, provider_report_supplied = false, complaint_requested = false, complaint_filed = false,
      breach_culpable = false, breach_causal = false;
  bool prior_consultation = false, insurer_agreed = false, reasonable_and_necessary = false, external_expert = false,
      specialised_firm = false, insurer_instructed = false, practitioner_qualified = false, support_necessary = false;
};

/// Columns hold eight answers in a byte: those that one clause asks for stand together.
enum class Group : std::uint8_t { event, card, online, exclusions, diligence, duties, agreement };
inline constexpr std::size_t group_count = 7;
namespace bit {
constexpr std::uint8_t availability_impaired = 1, integrity_impaired = 2, confidentiality_impaired = 4,
    data_belongs_to_insured = 8, system_used_privately = 16, credentials_misused = 32, extortion_threat = 64,
    payment_endorsed = 128;
constexpr std::uint8_t card_misused = 1, card_in_insured_name = 2, card_used_by_insured = 4, card_signed = 8,
    pin_kept_confidential = 16, pin_with_card = 32, issuer_duties_met = 64, gross_negligence = 128;
constexpr std::uint8_t online_activity = 1, negligent = 2, incapable_of_discernment = 4, claimant_in_household = 8,
    purchase_for_private_use = 16, goods_received = 32, notice_made_good = 64, late_notice_fraudulent = 128;
constexpr std::uint8_t caused_by_household_member = 1, linked_to_gainful_activity = 2, company_liable = 4,
    company_refused_in_writing = 8, company_closed_or_bankrupt = 16, protected_data_used_intentionally = 32,
    intentional_act = 64, radiation_nuclear_or_asbestos = 128;
constexpr std::uint8_t firewall_functional = 1, antivirus_functional = 2, backups_available = 4, access_password_protected = 8,
    default_passwords_changed = 16, software_updated = 32, software_supported = 64, notified_immediately = 128;
constexpr std::uint8_t provider_agreed = 1, provider_report_supplied = 2, complaint_requested = 4, complaint_filed = 8,
    breach_culpable = 16, breach_causal = 32;
constexpr std::uint8_t prior_consultation = 1, insurer_agreed = 2, reasonable_and_necessary = 4, external_expert = 8,
    specialised_firm = 16, insurer_instructed = 32, practitioner_qualified = 64, support_necessary = 128;
}

struct NamedTruth {
  std::string_view name;
  bool Truths::* member;
  Group group;
  std::uint8_t bit;
  bool if_left_out = false;  // what is presumed; where nothing is, no
};

/// Every fact by the name that the vocabulary gives it; those of the last group differ from cost to cost.
inline constexpr NamedTruth named_truths[] = {
    {"availability_impaired", &Truths::availability_impaired, Group::event, bit::availability_impaired},
    {"integrity_impaired", &Truths::integrity_impaired, Group::event, bit::integrity_impaired},
    {"confidentiality_impaired", &Truths::confidentiality_impaired, Group::event, bit::confidentiality_impaired},
    {"data_belongs_to_insured", &Truths::data_belongs_to_insured, Group::event, bit::data_belongs_to_insured},
    {"system_used_privately", &Truths::system_used_privately, Group::event, bit::system_used_privately},
    {"credentials_misused", &Truths::credentials_misused, Group::event, bit::credentials_misused},
    {"extortion_threat", &Truths::extortion_threat, Group::event, bit::extortion_threat},
    {"payment_endorsed", &Truths::payment_endorsed, Group::event, bit::payment_endorsed},
    {"card_misused", &Truths::card_misused, Group::card, bit::card_misused},
    {"card_in_insured_name", &Truths::card_in_insured_name, Group::card, bit::card_in_insured_name},
    {"card_used_by_insured", &Truths::card_used_by_insured, Group::card, bit::card_used_by_insured},
    {"card_signed", &Truths::card_signed, Group::card, bit::card_signed},
    {"pin_kept_confidential", &Truths::pin_kept_confidential, Group::card, bit::pin_kept_confidential},
    {"pin_with_card", &Truths::pin_with_card, Group::card, bit::pin_with_card},
    {"issuer_duties_met", &Truths::issuer_duties_met, Group::card, bit::issuer_duties_met},
    {"gross_negligence", &Truths::gross_negligence, Group::card, bit::gross_negligence},
    {"online_activity", &Truths::online_activity, Group::online, bit::online_activity},
    {"negligent", &Truths::negligent, Group::online, bit::negligent},
    {"incapable_of_discernment", &Truths::incapable_of_discernment, Group::online, bit::incapable_of_discernment},
    {"claimant_in_household", &Truths::claimant_in_household, Group::online, bit::claimant_in_household},
    {"purchase_for_private_use", &Truths::purchase_for_private_use, Group::online, bit::purchase_for_private_use},
    {"goods_received", &Truths::goods_received, Group::online, bit::goods_received},
    {"notice_made_good", &Truths::notice_made_good, Group::online, bit::notice_made_good},
    {"late_notice_fraudulent", &Truths::late_notice_fraudulent, Group::online, bit::late_notice_fraudulent},
    {"caused_by_household_member", &Truths::caused_by_household_member, Group::exclusions, bit::caused_by_household_member},
    {"linked_to_gainful_activity", &Truths::linked_to_gainful_activity, Group::exclusions, bit::linked_to_gainful_activity},
    {"company_liable", &Truths::company_liable, Group::exclusions, bit::company_liable},
    {"company_refused_in_writing", &Truths::company_refused_in_writing, Group::exclusions, bit::company_refused_in_writing},
    {"company_closed_or_bankrupt", &Truths::company_closed_or_bankrupt, Group::exclusions, bit::company_closed_or_bankrupt},
    {"protected_data_used_intentionally", &Truths::protected_data_used_intentionally, Group::exclusions, bit::protected_data_used_intentionally},
    {"intentional_act", &Truths::intentional_act, Group::exclusions, bit::intentional_act},
    {"radiation_nuclear_or_asbestos", &Truths::radiation_nuclear_or_asbestos, Group::exclusions, bit::radiation_nuclear_or_asbestos},
    {"firewall_functional", &Truths::firewall_functional, Group::diligence, bit::firewall_functional, true},
    {"antivirus_functional", &Truths::antivirus_functional, Group::diligence, bit::antivirus_functional, true},
    {"backups_available", &Truths::backups_available, Group::diligence, bit::backups_available, true},
    {"access_password_protected", &Truths::access_password_protected, Group::diligence, bit::access_password_protected, true},
    {"default_passwords_changed", &Truths::default_passwords_changed, Group::diligence, bit::default_passwords_changed, true},
    {"software_updated", &Truths::software_updated, Group::diligence, bit::software_updated, true},
    {"software_supported", &Truths::software_supported, Group::diligence, bit::software_supported, true},
    {"notified_immediately", &Truths::notified_immediately, Group::diligence, bit::notified_immediately, true},
    {"provider_agreed", &Truths::provider_agreed, Group::duties, bit::provider_agreed},
    {"provider_report_supplied", &Truths::provider_report_supplied, Group::duties, bit::provider_report_supplied, true},
    {"complaint_requested", &Truths::complaint_requested, Group::duties, bit::complaint_requested},
    {"complaint_filed", &Truths::complaint_filed, Group::duties, bit::complaint_filed, true},
    {"breach_culpable", &Truths::breach_culpable, Group::duties, bit::breach_culpable},
    {"breach_causal", &Truths::breach_causal, Group::duties, bit::breach_causal},
    {"prior_consultation", &Truths::prior_consultation, Group::agreement, bit::prior_consultation},
    {"insurer_agreed", &Truths::insurer_agreed, Group::agreement, bit::insurer_agreed},
    {"reasonable_and_necessary", &Truths::reasonable_and_necessary, Group::agreement, bit::reasonable_and_necessary},
    {"external_expert", &Truths::external_expert, Group::agreement, bit::external_expert},
    {"specialised_firm", &Truths::specialised_firm, Group::agreement, bit::specialised_firm},
    {"insurer_instructed", &Truths::insurer_instructed, Group::agreement, bit::insurer_instructed},
    {"practitioner_qualified", &Truths::practitioner_qualified, Group::agreement, bit::practitioner_qualified},
    {"support_necessary", &Truths::support_necessary, Group::agreement, bit::support_necessary},
};
inline constexpr std::size_t truth_count = std::size(named_truths);
static_assert(sizeof(Truths) == truth_count, "every fact has its name");

}  // namespace couvert::yardstick
