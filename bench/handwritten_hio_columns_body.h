// The hand-written loops over columns, included once for each instruction set with YARDSTICK_LEVEL as its namespace.
// Truths are bytes of 0 and 1 for each cost, without a branch; what needs an order is scalar, in handwritten_hio_waterfall.h.
#pragma once

#include <cstring>

#include "handwritten_hio_columns.h"
#include "handwritten_hio_waterfall.h"

// The columns and what is written to are different memory; too many pointers for the compiler to check when it runs.
#if defined(__clang__)
#define YARDSTICK_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define YARDSTICK_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace couvert::yardstick::YARDSTICK_LEVEL {
namespace {

using Byte = std::uint8_t;

constexpr Byte as_byte(bool truth) { return static_cast<Byte>(truth); }
constexpr Byte is_kind(Byte kind, Kind wanted) { return as_byte(kind == static_cast<Byte>(wanted)); }
template <class Option>
constexpr Byte up_to(Byte code, Option last) { return as_byte(code <= static_cast<Byte>(last)); }

/// Clauses 1 and 6, and what else a cost has to know of its policy. Shape   bits of `terms`
void assess_dossiers(const HioColumns& c, ColumnScratch& s) {
  const std::int32_t *from = c.from.data(), *to = c.to.data(), *concluded = c.concluded.data(), *received = c.termination_received.data();
  const std::int32_t *discovered = c.discovered_on.data(), *series = c.series_began_on.data(), *notified = c.notified_on.data();
  const Byte* waived = c.gross_negligence_waived.data();
  Byte* terms = s.dossier_terms.data();
  std::int32_t* year_end = s.dossier_year_end.data();
  const std::size_t rows = in_whole_blocks(c.dossiers);
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < rows; ++i) {
    const std::int32_t end = std::min(std::max(received[i] + 15, from[i]), to[i]);
    const std::int32_t discovered_in_cover = (from[i] <= discovered[i]) & (discovered[i] < end) & (series[i] >= from[i]);
    const std::int32_t notified_in_cover = (from[i] <= notified[i]) & (notified[i] < end);
    const std::int32_t revised = concluded[i] >= revised_law;
    terms[i] = static_cast<Byte>(discovered_in_cover * terms::discovered | notified_in_cover * terms::notified | revised * terms::revised);
  }
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < rows; ++i) year_end[i] = year_after(discovered[i]);
  for (std::size_t i = 0; i < rows; ++i) terms[i] = static_cast<Byte>(terms[i] | waived[i] * terms::waived);
  for (const auto& off : c.incident_off) {
    const std::int64_t* amount = off.data();
    YARDSTICK_INDEPENDENT
    for (std::size_t i = 0; i < rows; ++i) terms[i] = static_cast<Byte>(terms[i] | (amount[i] != 0 ? terms::takes_off : 0));
  }
}

/// Hands what was found for a dossier to its costs: eight at once, the next dossier writes over what is too much.
void spread_to_costs(const HioColumns& c, ColumnScratch& s) {
  constexpr std::size_t run = 8;
  Byte* terms = s.terms.data();
  std::int32_t* year_end = s.year_end.data();
  for (std::size_t d = 0; d < c.dossiers; ++d) {
    const Byte term = s.dossier_terms[d];
    const std::int32_t end = s.dossier_year_end[d];
    for (std::size_t row = c.first_cost[d]; row < c.first_cost[d + 1]; row += run) {
      const std::uint64_t bytes = std::uint64_t{term} * 0x0101010101010101u;
      std::memcpy(terms + row, &bytes, run);
      for (std::size_t i = 0; i < run; ++i) year_end[row + i] = end;
    }
  }
}

/// Truths of one block of costs.
struct Block {
  alignas(cache_line) Byte on_its_way[block_rows], within_year[block_rows];
  alignas(cache_line) Byte breach[block_rows], card[block_rows], purchase[block_rows], liability[block_rows], any[block_rows];
  alignas(cache_line) Byte excused[block_rows], excluded[block_rows], granted[block_rows];
};

void compare_days(const HioColumns& c, const ColumnScratch& s, std::size_t first, Block& b) {
  const std::int32_t *ordered = c.ordered_on.data() + first, *damaged = c.goods_damage_on.data() + first;
  const std::int32_t *received = c.received_on.data() + first, *incurred = c.incurred_on.data() + first, *end = s.year_end.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) b.on_its_way[i] = as_byte((ordered[i] <= damaged[i]) & (damaged[i] <= received[i]));
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) b.within_year[i] = as_byte(incurred[i] <= end[i]);
}

/// 1.1
void find_breaches(const HioColumns& c, std::size_t first, Block& b) {
  const Byte *trigger = c.trigger.data() + first, *available = c.is.availability_impaired.data() + first;
  const Byte *integrity = c.is.integrity_impaired.data() + first, *confidential = c.is.confidentiality_impaired.data() + first;
  const Byte *data = c.is.data_belongs_to_insured.data() + first, *system = c.is.system_used_privately.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    b.breach[i] = up_to(trigger[i], Trigger::malware) & (available[i] | integrity[i] | confidential[i]) & (data[i] | system[i]);
  }
}

/// 1.2 and LCA 45
void find_misused_cards(const HioColumns& c, const ColumnScratch& s, std::size_t first, Block& b) {
  const Byte *misused = c.is.card_misused.data() + first, *name = c.is.card_in_insured_name.data() + first;
  const Byte *used = c.is.card_used_by_insured.data() + first, *issuer = c.is.issuer_duties_met.data() + first;
  const Byte *is_signed = c.is.card_signed.data() + first, *pin = c.is.pin_with_card.data() + first;
  const Byte *secret = c.is.pin_kept_confidential.data() + first, *culpable = c.is.breach_culpable.data() + first;
  const Byte *causal = c.is.breach_causal.data() + first, *terms = s.terms.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte revised = (terms[i] / terms::revised) & 1;
    const Byte excused = (culpable[i] ^ 1) | (revised & (causal[i] ^ 1));
    b.excused[i] = excused;
    b.card[i] = misused[i] & name[i] & used[i] & (issuer[i] | excused) & is_signed[i] & (pin[i] ^ 1) & secret[i];
  }
}

/// 1.3 and 1.4, and whether any event happened
void find_other_events(const HioColumns& c, std::size_t first, Block& b) {
  const Byte *failure = c.purchase_failed.data() + first, *is_private = c.is.purchase_for_private_use.data() + first;
  const Byte *received = c.is.goods_received.data() + first, *credentials = c.is.credentials_misused.data() + first;
  const Byte *online = c.is.online_activity.data() + first, *violation = c.violation.data() + first;
  const Byte *negligent = c.is.negligent.data() + first, *incapable = c.is.incapable_of_discernment.data() + first;
  const Byte* in_household = c.is.claimant_in_household.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte purchase = up_to(failure[i], PurchaseFailure::damaged) & is_private[i] & ((received[i] ^ 1) | b.on_its_way[i]);
    const Byte liability = online[i] & up_to(violation[i], Violation::copyright) & (negligent[i] | incapable[i]) & (in_household[i] ^ 1);
    b.purchase[i] = purchase;
    b.liability[i] = liability;
    b.any[i] = b.breach[i] | b.card[i] | purchase | credentials[i] | liability;
  }
}

/// 2.1 to 2.4 and LCA 38c
void grant_costs_of_events(const HioColumns& c, const ColumnScratch& s, std::size_t first, Block& b) {
  const Byte *kind = c.kind.data() + first, *terms = s.terms.data() + first, *practitioner = c.practitioner.data() + first;
  const Byte *consulted = c.is.prior_consultation.data() + first, *reasonable = c.is.reasonable_and_necessary.data() + first;
  const Byte *external = c.is.external_expert.data() + first, *firm = c.is.specialised_firm.data() + first;
  const Byte *agreed = c.is.insurer_agreed.data() + first, *qualified = c.is.practitioner_qualified.data() + first;
  const Byte *necessary = c.is.support_necessary.data() + first, *threat = c.is.extortion_threat.data() + first;
  const Byte *endorsed = c.is.payment_endorsed.data() + first, *instructed = c.is.insurer_instructed.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte k = kind[i];
    const Byte revised = (terms[i] / terms::revised) & 1;
    const Byte qualifies = up_to(practitioner[i], Practitioner::psychiatrist) & qualified[i] & necessary[i];
    const Byte granted = (is_kind(k, Kind::forensic_investigation) & consulted[i] & reasonable[i] & external[i]) |
                         (is_kind(k, Kind::reputation_measures) & firm[i] & agreed[i]) |
                         (is_kind(k, Kind::psychological_support) & qualifies & agreed[i] & b.within_year[i]) |
                         (is_kind(k, Kind::relocation) & b.within_year[i]) | (is_kind(k, Kind::extortion_response) & threat[i]) |
                         (is_kind(k, Kind::ransom_payment) & endorsed[i]) |
                         (is_kind(k, Kind::mitigation_costs) & revised & (instructed[i] | reasonable[i]));
    b.granted[i] = granted & b.any[i];
  }
}

/// 1.1 to 1.4
void grant_losses(const HioColumns& c, std::size_t first, Block& b) {
  const Byte *kind = c.kind.data() + first, *reasonable = c.is.reasonable_and_necessary.data() + first;
  const Byte* credentials = c.is.credentials_misused.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte k = kind[i];
    const Byte is_liability = is_kind(k, Kind::third_party_damages) | is_kind(k, Kind::defence_costs) |
                              is_kind(k, Kind::third_party_recourse) | is_kind(k, Kind::criminal_defence);
    const Byte is_restoration = is_kind(k, Kind::data_restoration) | is_kind(k, Kind::malware_removal);
    b.granted[i] = b.granted[i] | (is_restoration & b.breach[i] & reasonable[i]) | (is_kind(k, Kind::card_misuse_loss) & b.card[i]) |
                   (is_kind(k, Kind::undelivered_purchase) & b.purchase[i]) |
                   (is_kind(k, Kind::credential_fraud_loss) & credentials[i]) | (is_liability & b.liability[i]);
  }
}

/// 5 a to 5 h, LCA 14, 38 and 59; no cover grants what 5 i and 5 j exclude
void exclude(const HioColumns& c, const ColumnScratch& s, std::size_t first, Block& b) {
  const Byte *household = c.is.caused_by_household_member.data() + first, *gainful = c.is.linked_to_gainful_activity.data() + first;
  const Byte *liable = c.is.company_liable.data() + first, *refused = c.is.company_refused_in_writing.data() + first;
  const Byte *bankrupt = c.is.company_closed_or_bankrupt.data() + first, *piracy = c.is.protected_data_used_intentionally.data() + first;
  const Byte *intent = c.is.intentional_act.data() + first, *radiation = c.is.radiation_nuclear_or_asbestos.data() + first;
  const Byte *at_once = c.is.notified_immediately.data() + first, *fraud = c.is.late_notice_fraudulent.data() + first;
  const Byte *kind = c.kind.data() + first, *terms = s.terms.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte revised = (terms[i] / terms::revised) & 1;
    b.excluded[i] = household[i] | gainful[i] | (liable[i] & (refused[i] ^ 1)) | bankrupt[i] | piracy[i] | intent[i] | radiation[i] |
                    ((at_once[i] ^ 1) & fraud[i]) | (is_kind(kind[i], Kind::third_party_recourse) & (revised ^ 1));
  }
}

/// Clauses 3 and 4, LCA 14, 38 and 45: what reduces
void find_reductions(const HioColumns& c, const ColumnScratch& s, std::size_t first, const Block& b, Byte* flags) {
  const Byte *wall = c.is.firewall_functional.data() + first, *antivirus = c.is.antivirus_functional.data() + first;
  const Byte *backups = c.is.backups_available.data() + first, *password = c.is.access_password_protected.data() + first;
  const Byte *changed = c.is.default_passwords_changed.data() + first, *updated = c.is.software_updated.data() + first;
  const Byte *supported = c.is.software_supported.data() + first, *agreed = c.is.provider_agreed.data() + first;
  const Byte *report = c.is.provider_report_supplied.data() + first, *requested = c.is.complaint_requested.data() + first;
  const Byte *filed = c.is.complaint_filed.data() + first, *gross = c.is.gross_negligence.data() + first;
  const Byte *at_once = c.is.notified_immediately.data() + first, *culpable = c.is.breach_culpable.data() + first;
  const Byte* terms = s.terms.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte diligent = wall[i] & antivirus[i] & backups[i] & password[i] & changed[i] & updated[i] & supported[i];
    const Byte broken = (diligent ^ 1) | (agreed[i] & (report[i] ^ 1)) | (requested[i] & (filed[i] ^ 1));
    const Byte waived = (terms[i] / terms::waived) & 1;
    const Byte late = (at_once[i] ^ 1) & culpable[i];
    flags[i] = static_cast<Byte>(late * flags::late | (broken & (b.excused[i] ^ 1)) * flags::breach | (gross[i] & (waived ^ 1)) * flags::gross);
  }
}

/// Clause 1, and everything together
void cover(const HioColumns& c, const ColumnScratch& s, std::size_t first, const Block& b, Byte* flags) {
  const Byte *terms = s.terms.data() + first, *kind = c.kind.data() + first, *own = c.own_off.data() + first;
  const Byte *culpable = c.is.breach_culpable.data() + first, *made_good = c.is.notice_made_good.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte noticed = ((terms[i] / terms::notified) & 1) | ((culpable[i] ^ 1) & made_good[i]);
    const Byte covered = (terms[i] / terms::discovered) & 1 & noticed & b.granted[i] & (b.excluded[i] ^ 1);
    const Byte off = as_byte(own[i] != 0) | ((terms[i] / terms::takes_off) & 1);
    const Byte k = kind[i];
    flags[i] = static_cast<Byte>(flags[i] | covered * flags::covered | off * flags::takes_off |
                                 is_kind(k, Kind::psychological_support) * flags::sessions |
                                 is_kind(k, Kind::extortion_response) * flags::extortion | is_kind(k, Kind::mitigation_costs) * flags::rescue);
  }
}

void assess_costs(const HioColumns& c, ColumnScratch& s) {
  Block b;
  for (std::size_t first = 0; first < c.costs; first += block_rows) {
    Byte* flags = s.flags.data() + first;
    compare_days(c, s, first, b);
    find_breaches(c, first, b);
    find_misused_cards(c, s, first, b);
    find_other_events(c, first, b);
    grant_costs_of_events(c, s, first, b);
    grant_losses(c, first, b);
    exclude(c, s, first, b);
    find_reductions(c, s, first, b, flags);
    cover(c, s, first, b, flags);
  }
}

}  // namespace

void decide_columns(const HioColumns& columns, ColumnScratch& scratch, std::span<std::uint8_t> outcomes, std::span<std::int64_t> payable) {
  scratch.make_room(columns);
  assess_dossiers(columns, scratch);
  spread_to_costs(columns, scratch);
  assess_costs(columns, scratch);
  settle_dossiers(columns, scratch, outcomes.data(), payable.data());
}

}  // namespace couvert::yardstick::YARDSTICK_LEVEL
