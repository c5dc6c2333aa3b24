// The hand-written loops over columns, included once for each instruction set with YARDSTICK_LEVEL as its namespace.
// Truths are bytes for each cost, without a branch; what needs an order is scalar, in handwritten_hio_waterfall.h.
#pragma once

#include <cstring>

#include "handwritten_hio_columns.h"
#include "handwritten_hio_waterfall.h"

namespace couvert::yardstick::YARDSTICK_LEVEL {
namespace {

using Byte = std::uint8_t;

constexpr Byte as_byte(bool truth) { return static_cast<Byte>(truth); }
constexpr Byte is_kind(Byte kind, Kind wanted) { return as_byte(kind == static_cast<Byte>(wanted)); }
template <class Option>
constexpr Byte up_to(Byte code, Option last) { return as_byte(code <= static_cast<Byte>(last)); }
constexpr Byte has_any(Byte facts, int bits) { return as_byte((facts & bits) != 0); }
constexpr Byte has_all(Byte facts, int bits) { return as_byte((facts & bits) == bits); }
/// All of `yes` and none of `no`.
constexpr Byte has_just(Byte facts, int yes, int no) { return as_byte((facts & (yes | no)) == yes); }

/// Clauses 1 and 6, and what else a cost has to know of its policy.
void assess_dossiers(const HioColumns& c, ColumnScratch& s) {
  const std::int32_t *from = c.from.data(), *to = c.to.data(), *concluded = c.concluded.data(), *received = c.termination_received.data();
  const std::int32_t *discovered = c.discovered_on.data(), *series = c.series_began_on.data(), *notified = c.notified_on.data();
  const Byte *waived = c.gross_negligence_waived.data(), *before = c.deductible_before_sublimit.data();
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
    year_end[i] = year_after(discovered[i]);
  }
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < rows; ++i) terms[i] = static_cast<Byte>(terms[i] | waived[i] * terms::waived | before[i] * terms::deductible_first);
}

/// Hands what was found for a dossier to its costs: eight at once, the next dossier writes over what is too much.
void spread_to_costs(const HioColumns& c, ColumnScratch& s) {
  constexpr std::size_t run = 8;
  Byte* terms = s.terms.data();
  std::int32_t* year_end = s.year_end.data();
  std::uint32_t* dossier_of = s.dossier_of.data();
  const std::uint32_t* first_cost = c.first_cost.data();
  for (std::size_t d = 0; d < c.dossiers; ++d) {
    const std::uint64_t bytes = std::uint64_t{s.dossier_terms[d]} * 0x0101010101010101u;
    const std::int32_t end = s.dossier_year_end[d];
    std::size_t row = first_cost[d];
    do {
      std::memcpy(terms + row, &bytes, run);
      for (std::size_t i = 0; i < run; ++i) year_end[row + i] = end;
      for (std::size_t i = 0; i < run; ++i) dossier_of[row + i] = static_cast<std::uint32_t>(d);
      row += run;
    } while (row < first_cost[d + 1]);
  }
}

/// The columns of one block of costs.
struct Rows {
  const Byte *kind, *trigger, *purchase_failed, *violation, *practitioner, *own_off;
  const Byte *event, *card, *online, *exclusions, *diligence, *duties, *agreement, *terms;

  Rows(const HioColumns& c, const ColumnScratch& s, std::size_t first) {
    const auto facts = [&c, first](Group group) { return c.facts[static_cast<std::size_t>(group)].data() + first; };
    kind = c.kind.data() + first;
    trigger = c.trigger.data() + first;
    purchase_failed = c.purchase_failed.data() + first;
    violation = c.violation.data() + first;
    practitioner = c.practitioner.data() + first;
    own_off = c.own_off.data() + first;
    event = facts(Group::event);
    card = facts(Group::card);
    online = facts(Group::online);
    exclusions = facts(Group::exclusions);
    diligence = facts(Group::diligence);
    duties = facts(Group::duties);
    agreement = facts(Group::agreement);
    terms = s.terms.data() + first;
  }
};

/// Truths of one block of costs.
struct Block {
  alignas(cache_line) Byte on_its_way[block_rows], within_year[block_rows];
  alignas(cache_line) Byte breach[block_rows], card[block_rows], purchase[block_rows], liability[block_rows], any[block_rows];
  alignas(cache_line) Byte excused[block_rows], granted[block_rows];
};

void compare_days(const HioColumns& c, const ColumnScratch& s, std::size_t first, Block& b) {
  const std::int32_t *ordered = c.ordered_on.data() + first, *damaged = c.goods_damage_on.data() + first;
  const std::int32_t *received = c.received_on.data() + first, *incurred = c.incurred_on.data() + first, *end = s.year_end.data() + first;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) b.on_its_way[i] = as_byte((ordered[i] <= damaged[i]) & (damaged[i] <= received[i]));
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) b.within_year[i] = as_byte(incurred[i] <= end[i]);
}

/// 1.1 to 1.4, and LCA 45
void find_events(const Rows& r, Block& b) {
  constexpr int impaired = bit::availability_impaired | bit::integrity_impaired | bit::confidentiality_impaired;
  constexpr int card = bit::card_misused | bit::card_in_insured_name | bit::card_used_by_insured | bit::card_signed | bit::pin_kept_confidential;
  const Byte *trigger = r.trigger, *events = r.event, *cards = r.card, *online = r.online, *duties = r.duties, *terms = r.terms;
  const Byte *failure = r.purchase_failed, *violation = r.violation;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    b.breach[i] = up_to(trigger[i], Trigger::malware) & has_any(events[i], impaired) &
                  has_any(events[i], bit::data_belongs_to_insured | bit::system_used_privately);
    b.excused[i] = has_just(duties[i], 0, bit::breach_culpable) | (has_all(terms[i], terms::revised) & has_just(duties[i], 0, bit::breach_causal));
    b.card[i] = has_just(cards[i], card, bit::pin_with_card) & (has_all(cards[i], bit::issuer_duties_met) | b.excused[i]);
  }
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    b.purchase[i] = up_to(failure[i], PurchaseFailure::damaged) & has_all(online[i], bit::purchase_for_private_use) &
                    (has_just(online[i], 0, bit::goods_received) | b.on_its_way[i]);
    b.liability[i] = up_to(violation[i], Violation::copyright) & has_just(online[i], bit::online_activity, bit::claimant_in_household) &
                     has_any(online[i], bit::negligent | bit::incapable_of_discernment);
    b.any[i] = b.breach[i] | b.card[i] | b.purchase[i] | b.liability[i] | has_all(events[i], bit::credentials_misused);
  }
}

/// 2.1 to 2.4 and LCA 38c
void grant_costs_of_events(const Rows& r, Block& b) {
  constexpr int assessment = bit::prior_consultation | bit::reasonable_and_necessary | bit::external_expert;
  constexpr int reputation = bit::specialised_firm | bit::insurer_agreed;
  constexpr int support = bit::practitioner_qualified | bit::support_necessary | bit::insurer_agreed;
  const Byte *kind = r.kind, *terms = r.terms, *practitioner = r.practitioner, *agreement = r.agreement, *events = r.event;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte k = kind[i], agreed = agreement[i];
    const Byte supported = up_to(practitioner[i], Practitioner::psychiatrist) & has_all(agreed, support);
    b.granted[i] =
        b.any[i] &
        ((is_kind(k, Kind::forensic_investigation) & has_all(agreed, assessment)) |
         (is_kind(k, Kind::reputation_measures) & has_all(agreed, reputation)) |
         (is_kind(k, Kind::psychological_support) & supported & b.within_year[i]) | (is_kind(k, Kind::relocation) & b.within_year[i]) |
         (is_kind(k, Kind::extortion_response) & has_all(events[i], bit::extortion_threat)) |
         (is_kind(k, Kind::ransom_payment) & has_all(events[i], bit::payment_endorsed)) |
         (is_kind(k, Kind::mitigation_costs) & has_all(terms[i], terms::revised) & has_any(agreed, bit::insurer_instructed | bit::reasonable_and_necessary)));
  }
}

/// 1.1 to 1.4
void grant_losses(const Rows& r, Block& b) {
  const Byte *kind = r.kind, *agreement = r.agreement, *events = r.event;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte k = kind[i];
    const Byte is_restoration = is_kind(k, Kind::data_restoration) | is_kind(k, Kind::malware_removal);
    const Byte is_liability = as_byte(k >= static_cast<Byte>(Kind::third_party_damages)) & up_to(k, Kind::criminal_defence);
    b.granted[i] = b.granted[i] | (is_restoration & b.breach[i] & has_all(agreement[i], bit::reasonable_and_necessary)) |
                   (is_kind(k, Kind::card_misuse_loss) & b.card[i]) | (is_kind(k, Kind::undelivered_purchase) & b.purchase[i]) |
                   (is_kind(k, Kind::credential_fraud_loss) & has_all(events[i], bit::credentials_misused)) | (is_liability & b.liability[i]);
  }
}

/// Clause 1; 5 a to 5 h, LCA 14, 38 and 59. No cover grants what 5 i and 5 j exclude.
void cover(const Rows& r, const Block& b, Byte* flags) {
  constexpr int excluding = bit::caused_by_household_member | bit::linked_to_gainful_activity | bit::company_closed_or_bankrupt |
                            bit::protected_data_used_intentionally | bit::intentional_act | bit::radiation_nuclear_or_asbestos;
  const Byte *kind = r.kind, *exclusions = r.exclusions, *diligence = r.diligence, *online = r.online, *duties = r.duties, *terms = r.terms;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte late = has_just(diligence[i], 0, bit::notified_immediately);
    const Byte excluded = has_any(exclusions[i], excluding) | has_just(exclusions[i], bit::company_liable, bit::company_refused_in_writing) |
                          (late & has_all(online[i], bit::late_notice_fraudulent)) |
                          (is_kind(kind[i], Kind::third_party_recourse) & has_just(terms[i], 0, terms::revised));
    const Byte noticed = has_all(terms[i], terms::notified) | (has_just(duties[i], 0, bit::breach_culpable) & has_all(online[i], bit::notice_made_good));
    flags[i] = b.granted[i] & noticed & has_all(terms[i], terms::discovered) & (excluded ^ 1);
  }
}

/// Clauses 3 and 4, LCA 14, 38 and 45: what reduces; and what makes a cost special for the money.
void mark(const Rows& r, const Block& b, Byte* flags) {
  constexpr int diligent = 0xff ^ bit::notified_immediately;
  const Byte *kind = r.kind, *diligence = r.diligence, *duties = r.duties, *cards = r.card, *terms = r.terms, *own = r.own_off;
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < block_rows; ++i) {
    const Byte broken = (has_all(diligence[i], diligent) ^ 1) | has_just(duties[i], bit::provider_agreed, bit::provider_report_supplied) |
                        has_just(duties[i], bit::complaint_requested, bit::complaint_filed);
    const Byte late = has_just(diligence[i], 0, bit::notified_immediately) & has_all(duties[i], bit::breach_culpable);
    const Byte gross = has_all(cards[i], bit::gross_negligence) & has_just(terms[i], 0, terms::waived);
    const Byte k = kind[i], covered = flags[i];
    const int marks = late * flags::late | (broken & (b.excused[i] ^ 1)) * flags::breach | gross * flags::gross |
                      is_kind(k, Kind::psychological_support) * flags::sessions | is_kind(k, Kind::extortion_response) * flags::extortion |
                      is_kind(k, Kind::mitigation_costs) * flags::rescue | as_byte(own[i] != 0) * flags::own_off;
    flags[i] = static_cast<Byte>(covered | (marks & -covered));
  }
}

void assess_costs(const HioColumns& c, ColumnScratch& s) {
  Block b;
  for (std::size_t first = 0; first < c.costs; first += block_rows) {
    const Rows rows(c, s, first);
    Byte* flags = s.flags.data() + first;
    compare_days(c, s, first, b);
    find_events(rows, b);
    grant_costs_of_events(rows, b);
    grant_losses(rows, b);
    cover(rows, b, flags);
    mark(rows, b, flags);
  }
}

/// What a cost claims if it is covered, else nothing.
void start_amounts(const HioColumns& c, ColumnScratch& s) {
  const std::int64_t* amount = c.amount.data();
  const Byte* flags = s.flags.data();
  std::int64_t* left = s.left.data();
  const std::size_t rows = in_whole_blocks(c.costs);
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < rows; ++i) left[i] = amount[i] & -std::int64_t{flags[i] & flags::covered};
}

}  // namespace

void decide_columns(const HioColumns& columns, ColumnScratch& scratch, std::span<std::uint8_t> outcomes, std::span<std::int64_t> payable) {
  scratch.make_room(columns);
  assess_dossiers(columns, scratch);
  spread_to_costs(columns, scratch);
  assess_costs(columns, scratch);
  start_amounts(columns, scratch);
  take_off_where_stated(columns, scratch);
  pack_costs(columns, scratch);
  settle_dossiers(columns, scratch, outcomes.data(), payable.data());
}

}  // namespace couvert::yardstick::YARDSTICK_LEVEL
