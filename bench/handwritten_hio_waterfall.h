// The money of the hand-written loops over columns. What is rare is looked for and done apart, so that the ordered part, which every
// cost passes, is one loop over all costs without a branch. Included by handwritten_hio_columns_body.h only.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "facts/decision.h"
#include "handwritten_hio_columns.h"
#include "handwritten_hio_terms.h"

namespace couvert::yardstick::YARDSTICK_LEVEL {
namespace {

/// Bits that say what holds for a dossier.
namespace terms {
constexpr std::uint8_t discovered = 1, notified = 2, revised = 4, waived = 8, deductible_first = 16;
}
/// Bits that say what holds for a cost; without the first there are no others.
namespace flags {
constexpr std::uint8_t covered = 1, late = 2, breach = 4, gross = 8, sessions = 16, extortion = 32, rescue = 64, own_off = 128;
}

/// What the incident's amounts that come off still leave to take.
using OffRests = std::array<std::int64_t, off_count>;

OffRests rests_of(const HioColumns& c, std::size_t dossier) {
  OffRests rests;
  for (std::size_t i = 0; i < off_count; ++i) rests[i] = c.incident_off[i][dossier];
  return rests;
}

/// Takes the cost's own amount, else of the incident's; chosen without a branch.
std::int64_t without_off(const HioColumns& c, std::size_t row, Off which, OffRests& rests, std::int64_t left) {
  const auto i = static_cast<std::size_t>(which);
  const std::int64_t is_own = -std::int64_t{(c.own_off[row] >> i) & 1};
  const std::int64_t taken = std::min(left, c.own[i][row] | (rests[i] & ~is_own));  // where it is not its own, that is 0
  rests[i] -= taken & ~is_own;
  return left - taken;
}

/// 2.3: six sessions for the event, by date, then in the order of the file.
std::int64_t granted_for_sessions(const HioColumns& c, const ColumnScratch& s, std::size_t row) {
  const std::size_t dossier = s.dossier_of[row];
  std::int64_t rest = counted_sessions;
  for (std::size_t i = c.first_cost[dossier]; i < c.first_cost[dossier + 1]; ++i) {
    const bool is_earlier = c.incurred_on[i] < c.incurred_on[row] || (c.incurred_on[i] == c.incurred_on[row] && i < row);
    if (is_earlier && (s.flags[i] & flags::sessions) != 0) rest -= c.sessions[i];
  }
  const std::int64_t all = c.sessions[row];
  return granted_for({c.amount[row], all, std::clamp<std::int64_t>(rest, 0, all), c.social_insurance_share[row],
                      c.social_insurance_per_session[row], c.statutory_share[row]});
}

/// What the clause itself leaves of a covered cost, and what recoveries and other insurers leave of that.
std::int64_t left_for_money_terms(const HioColumns& c, const ColumnScratch& s, std::size_t row, OffRests& rests) {
  std::int64_t left = (s.flags[row] & flags::sessions) != 0 ? granted_for_sessions(c, s, row) : c.amount[row];
  for (const Off which : {Off::recovered_amount, Off::residual_value, Off::betterment, Off::other_insurance_paid}) {
    left = without_off(c, row, which, rests, left);
  }
  return left;
}

/// Calls `visit` for every row whose byte has one of `bits`, in order; eight bytes are looked at together.
template <class Visit>
void for_rows_with(const AlignedVector<std::uint8_t>& bytes, std::size_t rows, std::uint8_t bits, const Visit& visit) {
  const std::uint64_t wanted = bits * std::uint64_t{0x0101010101010101};
  for (std::size_t first = 0; first < rows; first += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + first, 8);
    for (std::uint64_t left = eight & wanted; left != 0;) {
      const std::size_t byte = static_cast<std::size_t>(std::countr_zero(left)) / 8;
      if (first + byte < rows) visit(first + byte);
      left &= ~(std::uint64_t{0xff} << (8 * byte));
    }
  }
}

void take_off_where_stated(const HioColumns& c, ColumnScratch& s) {
  OffRests nothing{};
  for_rows_with(s.flags, c.costs, flags::own_off | flags::sessions, [&](std::size_t row) { s.left[row] = left_for_money_terms(c, s, row, nothing); });
  // What the incident states is shared in the order of the file, so all costs of the dossier are gone through again.
  for_rows_with(c.has_incident_off, c.dossiers, 1, [&](std::size_t dossier) {
    OffRests rests = rests_of(c, dossier);
    for (std::size_t row = c.first_cost[dossier]; row < c.first_cost[dossier + 1]; ++row) {
      if ((s.flags[row] & flags::covered) != 0) s.left[row] = left_for_money_terms(c, s, row, rests);
    }
  });
}

/// Sublimit, deductible and limit. Where a dossier begins, what is shared begins anew: chosen, not branched to.
void share_out(const HioColumns& c, ColumnScratch& s) {
  constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();
  const std::uint8_t *flags = s.flags.data(), *terms = s.terms.data();
  const std::uint32_t* dossier_of = s.dossier_of.data();
  const std::int64_t *amounts = c.amount.data(), *limits = s.limit.data(), *deductibles = s.deductible.data(), *extortions = s.extortion.data();
  std::int64_t* lefts = s.left.data();
  std::uint64_t *due = s.due.data(), *lacking = s.lacking.data();
  std::int64_t limit = 0, deductible = 0, extortion = 0;
  std::uint64_t total = 0, total_lacking = 0;
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t row = 0; row < c.costs; ++row) {
    due[row] = total;
    lacking[row] = total_lacking;
    const std::uint32_t dossier = dossier_of[row];
    const bool begins = dossier != last;
    last = dossier;
    limit = begins ? limits[dossier] : limit;
    deductible = begins ? deductibles[dossier] : deductible;
    extortion = begins ? extortions[dossier] : extortion;
    const std::uint8_t flag = flags[row];
    const std::int64_t is_extortion = -std::int64_t{(flag & flags::extortion) != 0}, is_rescue = -std::int64_t{(flag & flags::rescue) != 0};
    const bool is_first = (terms[row] & terms::deductible_first) != 0;
    const std::int64_t cap = extortion | (no_cap & ~is_extortion);
    // After the sublimit the second cap changes nothing, so that both orders are one computation.
    const std::int64_t claimed = lefts[row], capped = std::min(claimed, cap);
    const std::int64_t before = is_first ? claimed : capped;
    const std::int64_t borne = std::min(before, deductible);
    deductible -= borne;
    std::int64_t left = std::min(before - borne, cap);
    extortion -= (is_first ? left : capped) & is_extortion;
    left = std::min(left, limit | (no_cap & is_rescue));
    limit -= left & ~is_rescue;
    lefts[row] = left;
    total += static_cast<std::uint64_t>(left);
    total_lacking += static_cast<std::uint64_t>((amounts[row] - left) | std::int64_t{(flag & flags::covered) == 0});
  }
  due[c.costs] = total;
  lacking[c.costs] = total_lacking;
}

std::uint8_t outcome_of(std::int64_t due, std::uint64_t lacking, bool has_costs) {
  const Outcome some = due == 0 ? Outcome::not_covered : Outcome::partly_covered;
  const Outcome settled = lacking == 0 ? Outcome::covered : some;
  return static_cast<std::uint8_t>(has_costs ? settled : Outcome::pending);
}

void conclude(const HioColumns& c, const ColumnScratch& s, std::uint8_t* outcomes, std::int64_t* payable) {
  const std::uint32_t* first_cost = c.first_cost.data();
  const std::uint64_t *due = s.due.data(), *lacking = s.lacking.data();
  for (std::size_t d = 0; d < c.dossiers; ++d) {
    const std::uint32_t first = first_cost[d], end = first_cost[d + 1];
    payable[d] = static_cast<std::int64_t>(due[end] - due[first]);
    outcomes[d] = outcome_of(payable[d], lacking[end] - lacking[first], first != end);
  }
}

/// Reductions come last and change no other cost, but for the incident's prejudice of a late notice.
void reduce_where_due(const HioColumns& c, const ColumnScratch& s, std::uint8_t* outcomes, std::int64_t* payable) {
  std::size_t last = std::numeric_limits<std::size_t>::max();
  OffRests rests{};
  for_rows_with(s.flags, c.costs, flags::late | flags::breach | flags::gross, [&](std::size_t row) {
    const std::size_t dossier = s.dossier_of[row];
    const std::uint8_t flag = s.flags[row];
    if (dossier != last) rests = rests_of(c, dossier);
    last = dossier;
    std::int64_t left = s.left[row];
    if ((flag & flags::late) != 0) left = without_off(c, row, Off::late_notice_prejudice, rests, left);
    if ((flag & flags::breach) != 0) left -= share_of(left, c.breach_ppm[row]);
    if ((flag & flags::gross) != 0) left -= share_of(left, c.gross_negligence_ppm[row]);
    const std::int64_t cut = s.left[row] - left;
    if (cut == 0) return;
    payable[dossier] -= cut;
    outcomes[dossier] = outcome_of(payable[dossier], 1, true);
  });
}

}  // namespace
}  // namespace couvert::yardstick::YARDSTICK_LEVEL
