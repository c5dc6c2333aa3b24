// The money of the hand-written loops over columns. What is rare is looked for and done apart; the ordered part, which every cost
// passes, goes through many dossiers side by side. Included by handwritten_hio_columns_body.h only.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "facts/decision.h"
#include "handwritten_hio_columns.h"
#include "handwritten_hio_terms.h"

// The columns and what is written to are different memory; too many pointers for the compiler to check when it runs.
#if defined(__clang__)
#define YARDSTICK_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define YARDSTICK_INDEPENDENT _Pragma("GCC ivdep")
#endif

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

/// Calls `visit` for every row from `first` up to `end` whose byte has one of `bits`, in order; eight bytes are looked at together.
template <class Visit>
void for_rows_with(const AlignedVector<std::uint8_t>& bytes, std::size_t first, std::size_t end, std::uint8_t bits, const Visit& visit) {
  for (; first < end; first += 8) {
    std::uint64_t left = 0;
    std::memcpy(&left, bytes.data() + first, 8);
    left &= bits * std::uint64_t{0x0101010101010101};
    while (left != 0) {
      const std::size_t byte = static_cast<std::size_t>(std::countr_zero(left)) / 8;
      if (first + byte < end) visit(first + byte);
      left &= ~(std::uint64_t{0xff} << (8 * byte));
    }
  }
}

/// The cost's own amounts, whose order does not matter.
std::int64_t off_of_its_own(const HioColumns& c, std::size_t row) {
  std::int64_t off = 0;
  for (const Off which : {Off::recovered_amount, Off::residual_value, Off::betterment, Off::other_insurance_paid}) {
    off += c.own[static_cast<std::size_t>(which)][row];
  }
  return off;
}

void take_off_where_stated(const HioColumns& c, ColumnScratch& s) {
  for_rows_with(s.flags, 0, c.costs, flags::sessions, [&](std::size_t row) { s.left[row] = granted_for_sessions(c, s, row); });
  for_rows_with(s.flags, 0, c.costs, flags::own_off, [&](std::size_t row) {
    s.left[row] = std::max<std::int64_t>(0, s.left[row] - off_of_its_own(c, row));
  });
  // What the incident states is shared in the order of the file, so all costs of the dossier are gone through again.
  for_rows_with(c.has_incident_off, 0, c.dossiers, 1, [&](std::size_t dossier) {
    OffRests rests = rests_of(c, dossier);
    for (std::size_t row = c.first_cost[dossier]; row < c.first_cost[dossier + 1]; ++row) {
      if ((s.flags[row] & flags::covered) != 0) s.left[row] = left_for_money_terms(c, s, row, rests);
    }
  });
}

/// A cost as the shared terms read it: what is left of it, and below that the bits that matter to them.
constexpr int mark_bits = 8;
/// What is left is all that was claimed, of a cost that is covered.
constexpr std::uint8_t whole = flags::covered;

/// Units    an amount is below 2^50 minor units, so that the bits find room beside it
void pack_costs(const HioColumns& c, ColumnScratch& s) {
  const std::int64_t *amount = c.amount.data(), *left = s.left.data();
  const std::uint8_t* flags = s.flags.data();
  std::int64_t* packed = s.packed.data();
  const std::size_t rows = in_whole_blocks(c.costs);
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < rows; ++i) {
    const std::int64_t is_whole = std::int64_t{left[i] == amount[i]} & flags[i];
    packed[i] = left[i] << mark_bits | (flags[i] & (flags::extortion | flags::rescue)) | is_whole;
  }
  packed[c.costs] = whole;  // stands for the costs that a dossier does not have
}

constexpr std::size_t lanes = 128, steps = 8;

/// Some dossiers side by side. Their first costs are settled together, then their second, as many as there are steps.
struct Lanes {
  alignas(cache_line) std::int64_t first[lanes], end[lanes], limit[lanes], deductible[lanes], extortion[lanes], is_first[lanes];
  alignas(cache_line) std::int64_t due[lanes], lacking[lanes];
  alignas(cache_line) std::int64_t left[steps][lanes];
};

void start(const HioColumns& c, const ColumnScratch& s, std::size_t dossier, Lanes& l) {
  const std::uint32_t* first_cost = c.first_cost.data() + dossier;
  const std::int64_t *sums = c.sum_insured.data() + dossier, *paid = c.paid_before.data() + dossier;
  const std::int64_t *deductibles = c.deductible.data() + dossier, *borne = c.deductible_before.data() + dossier;
  const std::uint8_t* terms = s.dossier_terms.data() + dossier;
  for (std::size_t i = 0; i < lanes; ++i) l.first[i] = first_cost[i];
  for (std::size_t i = 0; i < lanes; ++i) l.end[i] = first_cost[i + 1];
  for (std::size_t i = 0; i < lanes; ++i) l.is_first[i] = -std::int64_t{(terms[i] / terms::deductible_first) & 1};
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < lanes; ++i) {
    l.limit[i] = std::max<std::int64_t>(0, sums[i] - paid[i]);
    l.deductible[i] = std::max<std::int64_t>(0, deductibles[i] - borne[i]);
    l.due[i] = l.lacking[i] = 0;
  }
  for (std::size_t i = 0; i < lanes; ++i) l.extortion[i] = (sums[i] + 2) / 5;  // a fifth has no half to round
}

/// The terms that the costs of one dossier share.
struct Terms {
  std::int64_t limit, deductible, extortion;
};

/// Sublimit, deductible and limit of one cost, without a branch. Gives what is left.
inline std::int64_t share_out(std::int64_t packed, std::int64_t is_first, Terms& t) {
  constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();
  const std::int64_t claimed = packed >> mark_bits;
  const std::int64_t is_extortion = -((packed / flags::extortion) & 1), is_rescue = -((packed / flags::rescue) & 1);
  const std::int64_t cap = t.extortion | (no_cap & ~is_extortion);
  // After the sublimit the second cap changes nothing, so that both orders are one computation.
  const std::int64_t before = std::min(claimed, cap | (no_cap & is_first));
  const std::int64_t borne = std::min(before, t.deductible);
  const std::int64_t capped = std::min(before - borne, cap);
  t.deductible -= borne;
  t.extortion -= ((capped & is_first) | (before & ~is_first)) & is_extortion;
  const std::int64_t left = std::min(capped, t.limit | (no_cap & is_rescue));
  t.limit -= left & ~is_rescue;
  return left;
}

/// Not 0 if a cost is not covered, or something of it is not paid.
inline std::int64_t lack_of(std::int64_t packed, std::int64_t left) { return ((packed >> mark_bits) - left) | (~packed & whole); }

void share_out_step(const std::int64_t* packed, std::int64_t no_cost, std::size_t step, Lanes& l) {
  YARDSTICK_INDEPENDENT
  for (std::size_t i = 0; i < lanes; ++i) {
    const std::int64_t row = l.first[i] + static_cast<std::int64_t>(step);
    const std::int64_t cost = packed[row < l.end[i] ? row : no_cost];
    Terms terms{l.limit[i], l.deductible[i], l.extortion[i]};
    const std::int64_t left = share_out(cost, l.is_first[i], terms);
    l.limit[i] = terms.limit;
    l.deductible[i] = terms.deductible;
    l.extortion[i] = terms.extortion;
    l.due[i] += left;
    l.lacking[i] |= lack_of(cost, left);
    l.left[step][i] = left;
  }
}

/// What comes after the steps, for a dossier with more costs; what is left of each is kept in the scratch.
void share_out_rest(ColumnScratch& s, std::size_t lane, Lanes& l) {
  Terms terms{l.limit[lane], l.deductible[lane], l.extortion[lane]};
  for (std::int64_t row = l.first[lane] + static_cast<std::int64_t>(steps); row < l.end[lane]; ++row) {
    const auto place = static_cast<std::size_t>(row);
    const std::int64_t left = share_out(s.packed[place], l.is_first[lane], terms);
    l.due[lane] += left;
    l.lacking[lane] |= lack_of(s.packed[place], left);
    s.left[place] = left;
  }
}

std::uint8_t outcome_of(std::int64_t due, std::int64_t lacking, bool has_costs) {
  const Outcome some = due == 0 ? Outcome::not_covered : Outcome::partly_covered;
  const Outcome settled = lacking == 0 ? Outcome::covered : some;
  return static_cast<std::uint8_t>(has_costs ? settled : Outcome::pending);
}

/// Reductions come last and change no other cost, but for the incident's prejudice of a late notice.
void reduce_where_due(const HioColumns& c, const ColumnScratch& s, std::size_t first_dossier, Lanes& l) {
  const std::size_t end_dossier = std::min(first_dossier + lanes, c.dossiers);
  std::size_t last = c.dossiers;
  OffRests rests{};
  for_rows_with(s.flags, c.first_cost[first_dossier], c.first_cost[end_dossier], flags::late | flags::breach | flags::gross, [&](std::size_t row) {
    const std::size_t dossier = s.dossier_of[row], lane = dossier - first_dossier;
    const std::size_t step = row - c.first_cost[dossier];
    const std::uint8_t flag = s.flags[row];
    if (dossier != last) rests = rests_of(c, dossier);
    last = dossier;
    const std::int64_t before = step < steps ? l.left[step][lane] : s.left[row];
    std::int64_t left = before;
    if ((flag & flags::late) != 0) left = without_off(c, row, Off::late_notice_prejudice, rests, left);
    if ((flag & flags::breach) != 0) left -= share_of(left, c.breach_ppm[row]);
    if ((flag & flags::gross) != 0) left -= share_of(left, c.gross_negligence_ppm[row]);
    l.due[lane] -= before - left;
    l.lacking[lane] |= before - left;
  });
}

void settle_dossiers(const HioColumns& c, ColumnScratch& s, std::uint8_t* outcomes, std::int64_t* payable) {
  Lanes l;
  for (std::size_t dossier = 0; dossier < c.dossiers; dossier += lanes) {
    const std::size_t count = std::min(lanes, c.dossiers - dossier);
    start(c, s, dossier, l);
    std::int64_t most = 0;
    for (std::size_t i = 0; i < count; ++i) most = std::max(most, l.end[i] - l.first[i]);
    for (std::size_t step = 0; step < std::min(steps, static_cast<std::size_t>(most)); ++step) {
      share_out_step(s.packed.data(), static_cast<std::int64_t>(c.costs), step, l);
    }
    for (std::size_t i = 0; i < count && most > static_cast<std::int64_t>(steps); ++i) share_out_rest(s, i, l);
    reduce_where_due(c, s, dossier, l);
    for (std::size_t i = 0; i < count; ++i) {
      payable[dossier + i] = l.due[i];
      outcomes[dossier + i] = outcome_of(l.due[i], l.lacking[i], l.first[i] != l.end[i]);
    }
  }
}

}  // namespace
}  // namespace couvert::yardstick::YARDSTICK_LEVEL
