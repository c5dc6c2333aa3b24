// The household cyber cover decided by hand, a loop over structs: what the batch evaluator is measured against.
// Complete dossiers only: nothing is unknown, what was left out and presumed has its value already.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "facts/decision.h"
#include "handwritten_hio_facts.h"

namespace couvert::yardstick {

/// Units    minor units; days since 1970; parts per million
struct HioCost {
  Kind kind = Kind::other;
  Trigger trigger = Trigger::other;
  PurchaseFailure purchase_failed = PurchaseFailure::other;
  Violation violation = Violation::other;
  Practitioner practitioner = Practitioner::other;
  std::uint8_t own_off = 0;  // bit i: `off[i]` is the cost's own
  Truths is;           // the cost's own answers, else the incident's
  std::int32_t ordered_on = 0, goods_damage_on = 0, received_on = 0, incurred_on = 0;
  std::int32_t sessions = 0;
  std::int32_t gross_negligence_ppm = 0, breach_ppm = 0;
  std::int64_t amount = 0;
  std::int64_t social_insurance_share = 0, social_insurance_per_session = 0, statutory_share = 0;
  std::array<std::int64_t, off_count> off{};  // by `Off`
};

struct HioDossier {
  std::int32_t from = 0, to = 0, concluded = 0;
  std::optional<std::int32_t> termination_received;
  std::int32_t discovered_on = 0, series_began_on = 0, notified_on = 0;  // local days
  bool deductible_before_sublimit = false, gross_negligence_waived = false;
  std::int64_t sum_insured = 0, deductible = 0, paid_before = 0, deductible_before = 0;
  std::array<std::int64_t, off_count> off{};  // of the incident, shared by the costs that state none
  std::uint32_t first_cost = 0, end_cost = 0;
};

/// Some dossiers and all their costs, in the order of the file.
struct HioBook {
  std::vector<HioDossier> dossiers;
  std::vector<HioCost> costs;
};

struct HioVerdict {
  Outcome outcome = Outcome::pending;
  std::int64_t payable = 0;
  friend bool operator==(const HioVerdict&, const HioVerdict&) = default;
};

/// Decides one dossier.
/// Rounding half away from zero to the minor unit, once per cost and step
/// Source   wordings/vaudoise-hio-cyber/2024-01 and wordings/law/ch-lca, the adopted readings
[[nodiscard]] HioVerdict decide(const HioDossier& dossier, std::span<const HioCost> costs);

/// Decides dossier after dossier. Shape   one verdict for each
void decide(const HioBook& book, std::span<HioVerdict> verdicts);

}  // namespace couvert::yardstick
