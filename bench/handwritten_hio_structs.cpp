// Clause after clause, as one would write it down: first what is covered, then the money in the order of the file.
#include "handwritten_hio_structs.h"

#include <algorithm>

#include "base/calendar.h"
#include "handwritten_hio_terms.h"

namespace couvert::yardstick {
namespace {

bool is_revised(const HioDossier& d) { return d.concluded >= revised_law; }

/// Clause 6: cover lasts to the end of the fourteenth day after the receipt, within the period.
std::int32_t first_day_without_cover(const HioDossier& d) {
  if (!d.termination_received) return d.to;
  return std::min(std::max(*d.termination_received + 15, d.from), d.to);
}

/// Clause 1; LCA 45 excuses a late notice that was made good.
bool is_in_time(const HioDossier& d, const HioCost& c) {
  const std::int32_t end = first_day_without_cover(d);
  const bool discovered_in_cover = d.from <= d.discovered_on && d.discovered_on < end;
  if (!discovered_in_cover || d.series_began_on < d.from) return false;
  const bool notified_in_cover = d.from <= d.notified_on && d.notified_on < end;
  return notified_in_cover || (!c.is.breach_culpable && c.is.notice_made_good);
}

/// LCA 45: no sanction without fault, nor, since 2022, without influence.
bool is_excused(const HioDossier& d, const HioCost& c) { return !c.is.breach_culpable || (is_revised(d) && !c.is.breach_causal); }

/// 1.1
bool is_data_breach(const HioCost& c) {
  return c.trigger <= Trigger::malware && (c.is.availability_impaired || c.is.integrity_impaired || c.is.confidentiality_impaired) &&
         (c.is.data_belongs_to_insured || c.is.system_used_privately);
}

/// 1.2; signature and code limit what is insured, so that nothing excuses them.
bool is_misused_card(const HioDossier& d, const HioCost& c) {
  return c.is.card_misused && c.is.card_in_insured_name && c.is.card_used_by_insured && (c.is.issuer_duties_met || is_excused(d, c)) &&
         c.is.card_signed && !c.is.pin_with_card && c.is.pin_kept_confidential;
}

/// 1.3 a
bool is_failed_purchase(const HioCost& c) {
  const bool on_its_way = c.ordered_on <= c.goods_damage_on && c.goods_damage_on <= c.received_on;
  return c.purchase_failed <= PurchaseFailure::damaged && c.is.purchase_for_private_use && (!c.is.goods_received || on_its_way);
}

/// 1.4
bool is_liability(const HioCost& c) {
  return c.is.online_activity && c.violation <= Violation::copyright && (c.is.negligent || c.is.incapable_of_discernment) &&
         !c.is.claimant_in_household;
}

bool is_any_event(const HioDossier& d, const HioCost& c) {
  return is_data_breach(c) || is_misused_card(d, c) || is_failed_purchase(c) || c.is.credentials_misused || is_liability(c);
}

bool is_within_a_year(const HioDossier& d, const HioCost& c) { return c.incurred_on <= add_months(Day{d.discovered_on}, 12).number; }

/// Clauses 1 and 2, LCA 38c: whether the cover that pays this kind of cost is met.
bool is_granted(const HioDossier& d, const HioCost& c) {
  switch (c.kind) {
    case Kind::data_restoration:
    case Kind::malware_removal: return is_data_breach(c) && c.is.reasonable_and_necessary;
    case Kind::card_misuse_loss: return is_misused_card(d, c);
    case Kind::undelivered_purchase: return is_failed_purchase(c);
    case Kind::credential_fraud_loss: return c.is.credentials_misused;
    case Kind::third_party_damages:
    case Kind::defence_costs:
    case Kind::third_party_recourse:
    case Kind::criminal_defence: return is_liability(c);
    case Kind::forensic_investigation:
      return c.is.prior_consultation && c.is.reasonable_and_necessary && c.is.external_expert && is_any_event(d, c);
    case Kind::reputation_measures: return c.is.specialised_firm && c.is.insurer_agreed && is_any_event(d, c);
    case Kind::psychological_support:
      return c.practitioner <= Practitioner::psychiatrist && c.is.practitioner_qualified && c.is.support_necessary && c.is.insurer_agreed &&
             is_any_event(d, c) && is_within_a_year(d, c);
    case Kind::relocation: return is_any_event(d, c) && is_within_a_year(d, c);
    case Kind::extortion_response: return c.is.extortion_threat && is_any_event(d, c);
    case Kind::ransom_payment: return c.is.payment_endorsed && is_any_event(d, c);
    case Kind::mitigation_costs:
      return is_revised(d) && (c.is.insurer_instructed || c.is.reasonable_and_necessary) && is_any_event(d, c);
    case Kind::data_reentry:
    case Kind::hardware_damage:  // 5 i and 5 j exclude them whatever happened
    case Kind::other: return false;
  }
  return false;
}

/// Clause 5, LCA 14, 38 and 59.
bool is_excluded(const HioDossier& d, const HioCost& c) {
  if (c.kind == Kind::third_party_recourse && !is_revised(d)) return true;
  return c.is.caused_by_household_member || c.is.linked_to_gainful_activity || (c.is.company_liable && !c.is.company_refused_in_writing) ||
         c.is.company_closed_or_bankrupt || c.is.protected_data_used_intentionally || c.is.intentional_act ||
         c.is.radiation_nuclear_or_asbestos || (!c.is.notified_immediately && c.is.late_notice_fraudulent);
}

bool is_covered(const HioDossier& d, const HioCost& c) { return is_in_time(d, c) && is_granted(d, c) && !is_excluded(d, c); }

/// Clauses 3 and 4.
bool is_duty_broken(const HioCost& c) {
  const bool diligent = c.is.firewall_functional && c.is.antivirus_functional && c.is.backups_available && c.is.access_password_protected &&
                        c.is.default_passwords_changed && c.is.software_updated && c.is.software_supported;
  return !diligent || (c.is.provider_agreed && !c.is.provider_report_supplied) || (c.is.complaint_requested && !c.is.complaint_filed);
}

/// 2.3: six sessions for the event, by date, then in the order of the file.
std::int64_t counted_of(const HioDossier& d, std::span<const HioCost> costs, std::size_t index) {
  std::int64_t rest = counted_sessions;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const HioCost& other = costs[i];
    const bool is_earlier = other.incurred_on < costs[index].incurred_on || (other.incurred_on == costs[index].incurred_on && i < index);
    if (is_earlier && other.kind == Kind::psychological_support && is_covered(d, other)) rest -= other.sessions;
  }
  return std::clamp<std::int64_t>(rest, 0, costs[index].sessions);
}

/// What is left of the amounts that costs share.
struct Rests {
  std::int64_t deductible = 0, limit = 0, extortion = 0;
  std::array<std::int64_t, off_count> off{};
};

void take_off(Off which, const HioCost& c, Rests& rests, std::int64_t& left) {
  const auto i = static_cast<std::size_t>(which);
  const bool is_own = ((c.own_off >> i) & 1) != 0;
  const std::int64_t taken = std::min(left, is_own ? c.off[i] : rests.off[i]);
  left -= taken;
  if (!is_own) rests.off[i] -= taken;
}

void take_deductible(Rests& rests, std::int64_t& left) {
  const std::int64_t taken = std::min(left, rests.deductible);
  left -= taken;
  rests.deductible -= taken;
}

std::int64_t payable_for(const HioDossier& d, std::span<const HioCost> costs, std::size_t index, Rests& rests) {
  const HioCost& c = costs[index];
  std::int64_t left = c.amount;
  if (c.kind == Kind::psychological_support) {
    left = granted_for({c.amount, c.sessions, counted_of(d, costs, index), c.social_insurance_share, c.social_insurance_per_session, c.statutory_share});
  }
  take_off(Off::recovered_amount, c, rests, left);
  take_off(Off::residual_value, c, rests, left);
  take_off(Off::betterment, c, rests, left);
  take_off(Off::other_insurance_paid, c, rests, left);
  if (d.deductible_before_sublimit) take_deductible(rests, left);
  if (c.kind == Kind::extortion_response) {
    left = std::min(left, rests.extortion);
    rests.extortion -= left;
  }
  if (!d.deductible_before_sublimit) take_deductible(rests, left);
  if (c.kind != Kind::mitigation_costs) {
    left = std::min(left, rests.limit);
    rests.limit -= left;
  }
  if (!c.is.notified_immediately && c.is.breach_culpable) take_off(Off::late_notice_prejudice, c, rests, left);
  if (is_duty_broken(c) && !is_excused(d, c)) left -= share_of(left, c.breach_ppm);
  if (c.is.gross_negligence && !d.gross_negligence_waived) left -= share_of(left, c.gross_negligence_ppm);
  return left;
}

}  // namespace

HioVerdict decide(const HioDossier& d, std::span<const HioCost> costs) {
  if (costs.empty()) return {};
  Rests rests;
  rests.deductible = std::max<std::int64_t>(0, d.deductible - d.deductible_before);
  rests.limit = std::max<std::int64_t>(0, d.sum_insured - d.paid_before);
  rests.extortion = share_of(d.sum_insured, 200'000);
  rests.off = d.off;
  std::int64_t claimed = 0;
  bool all_covered = true;
  HioVerdict verdict;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    claimed += costs[i].amount;
    if (is_covered(d, costs[i])) verdict.payable += payable_for(d, costs, i, rests);
    else all_covered = false;
  }
  if (all_covered && verdict.payable == claimed) verdict.outcome = Outcome::covered;
  else verdict.outcome = verdict.payable == 0 ? Outcome::not_covered : Outcome::partly_covered;
  return verdict;
}

void decide(const HioBook& book, std::span<HioVerdict> verdicts) {
  for (std::size_t i = 0; i < book.dossiers.size(); ++i) {
    const HioDossier& d = book.dossiers[i];
    verdicts[i] = decide(d, {book.costs.data() + d.first_cost, d.end_cost - d.first_cost});
  }
}

}  // namespace couvert::yardstick
