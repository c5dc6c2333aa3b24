// The money of the hand-written loops over columns: an ordered fold over the costs of each dossier, lean and nearly without branches.
// Included by handwritten_hio_columns_body.h only.
#pragma once

#include <algorithm>
#include <limits>

#include "facts/decision.h"
#include "handwritten_hio_columns.h"
#include "handwritten_hio_terms.h"

namespace couvert::yardstick::YARDSTICK_LEVEL {
namespace {

/// Bits that say what holds for a dossier.
namespace terms {
constexpr std::uint8_t discovered = 1, notified = 2, revised = 4, waived = 8, takes_off = 16;
}
/// Bits that say what holds for a cost.
namespace flags {
constexpr std::uint8_t covered = 1, late = 2, breach = 4, gross = 8, sessions = 16, extortion = 32, rescue = 64, takes_off = 128;
}

/// What the incident's amounts that come off still leave to take.
using OffRests = std::array<std::int64_t, off_count>;

std::int64_t without_off(const HioColumns& c, std::size_t row, Off which, OffRests& rests, std::int64_t left) {
  const auto i = static_cast<std::size_t>(which);
  const bool is_own = ((c.own_off[row] >> i) & 1) != 0;
  const std::int64_t taken = std::min(left, is_own ? c.own[i][row] : rests[i]);
  if (!is_own) rests[i] -= taken;
  return left - taken;
}

/// 2.3: six sessions for the event, by date, then in the order of the file.
std::int64_t granted_for_sessions(const HioColumns& c, const std::uint8_t* flags, std::size_t first, std::size_t end, std::size_t row) {
  constexpr std::uint8_t counts = flags::covered | flags::sessions;
  std::int64_t rest = counted_sessions;
  for (std::size_t i = first; i < end; ++i) {
    const bool is_earlier = c.incurred_on[i] < c.incurred_on[row] || (c.incurred_on[i] == c.incurred_on[row] && i < row);
    if (is_earlier && (flags[i] & counts) == counts) rest -= c.sessions[i];
  }
  const std::int64_t all = c.sessions[row];
  return granted_for({c.amount[row], all, std::clamp<std::int64_t>(rest, 0, all), c.social_insurance_share[row],
                      c.social_insurance_per_session[row], c.statutory_share[row]});
}

/// What the clause itself leaves, and what recoveries and other insurers leave of that.
std::int64_t before_shared_terms(const HioColumns& c, const std::uint8_t* flags, std::size_t first, std::size_t end, std::size_t row, OffRests& rests) {
  std::int64_t left = c.amount[row];
  if ((flags[row] & flags::sessions) != 0) left = granted_for_sessions(c, flags, first, end, row);
  if ((flags[row] & flags::takes_off) == 0) return left;
  for (const Off which : {Off::recovered_amount, Off::residual_value, Off::betterment, Off::other_insurance_paid}) {
    left = without_off(c, row, which, rests, left);
  }
  return left;
}

std::int64_t reduced(const HioColumns& c, std::uint8_t flag, std::size_t row, OffRests& rests, std::int64_t left) {
  if ((flag & flags::late) != 0) left = without_off(c, row, Off::late_notice_prejudice, rests, left);
  if ((flag & flags::breach) != 0) left -= share_of(left, c.breach_ppm[row]);
  if ((flag & flags::gross) != 0) left -= share_of(left, c.gross_negligence_ppm[row]);
  return left;
}

/// Clause 1 and the order of the terms that the schedule agrees.
void settle_dossiers(const HioColumns& c, const ColumnScratch& s, std::uint8_t* outcomes, std::int64_t* payable) {
  constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();
  constexpr std::uint8_t off_or_sessions = flags::takes_off | flags::sessions, reduces = flags::late | flags::breach | flags::gross;
  const std::uint8_t* flags = s.flags.data();
  const std::uint32_t* first_cost = c.first_cost.data();
  const std::int64_t* amounts = c.amount.data();
  const std::int64_t *sums = c.sum_insured.data(), *paid = c.paid_before.data();
  const std::int64_t *deductibles = c.deductible.data(), *borne = c.deductible_before.data();
  const std::uint8_t* is_first = c.deductible_before_sublimit.data();
  for (std::size_t d = 0; d < c.dossiers; ++d) {
    const std::size_t first = first_cost[d], end = first_cost[d + 1];
    std::int64_t limit = std::max<std::int64_t>(0, sums[d] - paid[d]);
    std::int64_t deductible = std::max<std::int64_t>(0, deductibles[d] - borne[d]);
    std::int64_t extortion = (sums[d] + 2) / 5;  // 20 %, to the nearest; a fifth has no half
    const std::int64_t before = -std::int64_t{is_first[d]};
    OffRests rests;
    for (std::size_t i = 0; i < off_count; ++i) rests[i] = c.incident_off[i][d];
    std::int64_t claimed = 0, due = 0;
    std::uint8_t all = flags::covered;
    for (std::size_t row = first; row < end; ++row) {
      const std::uint8_t flag = flags[row];
      claimed += amounts[row];
      all &= flag;
      const std::int64_t covered = -std::int64_t{flag & flags::covered};
      const std::int64_t is_extortion = -std::int64_t{(flag & flags::extortion) != 0}, is_rescue = -std::int64_t{(flag & flags::rescue) != 0};
      std::int64_t left = amounts[row] & covered;
      if ((flag & off_or_sessions) != 0 && covered != 0) left = before_shared_terms(c, flags, first, end, row, rests);
      const std::int64_t borne_first = std::min(left, deductible & before);
      left -= borne_first;
      left = std::min(left, extortion | (no_cap & ~is_extortion));
      extortion -= left & is_extortion;
      const std::int64_t borne_then = std::min(left, deductible & ~before);
      left -= borne_then;
      deductible -= borne_first + borne_then;
      left = std::min(left, limit | (no_cap & is_rescue));
      limit -= left & ~is_rescue;
      if ((flag & reduces) != 0 && left != 0) left = reduced(c, flag, row, rests, left);
      due += left;
    }
    const bool is_covered = (all & flags::covered) != 0 && due == claimed;
    const Outcome partial = due == 0 ? Outcome::not_covered : Outcome::partly_covered;
    const Outcome settled = is_covered ? Outcome::covered : partial;
    outcomes[d] = static_cast<std::uint8_t>(first == end ? Outcome::pending : settled);
    payable[d] = due;
  }
}

}  // namespace
}  // namespace couvert::yardstick::YARDSTICK_LEVEL
