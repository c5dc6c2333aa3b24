// The household cyber cover decided by hand over columns, in loops that the compiler vectorises: the fastest of the yardsticks.
// Complete dossiers only: nothing is unknown, what was left out and presumed has its value already.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "base/aligned.h"
#include "handwritten_hio_facts.h"

namespace couvert::yardstick {

/// Stands for "not terminated", and lies behind every end of a policy.
inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max() / 2;
/// Rows of dossiers and of costs are readable up to a whole number of blocks; loops over a block have no rest.
inline constexpr std::size_t block_rows = 512;
[[nodiscard]] constexpr std::size_t in_whole_blocks(std::size_t rows) { return (rows + block_rows - 1) / block_rows * block_rows; }

/// Shape    an entry for each dossier, then for each cost; what is yes or no is 1 or 0
/// Units    minor units; days since 1970; parts per million
struct HioColumns {
  template <class T>
  using Of = AlignedVector<T>;

  std::size_t dossiers = 0, costs = 0;
  Of<std::uint32_t> first_cost;  // one more than dossiers
  Of<std::int32_t> from, to, concluded, termination_received, discovered_on, series_began_on, notified_on;
  Of<std::uint8_t> deductible_before_sublimit, gross_negligence_waived, has_incident_off;
  Of<std::int64_t> sum_insured, deductible, paid_before, deductible_before;
  std::array<Of<std::int64_t>, off_count> incident_off;  // by `Off`

  Of<std::uint8_t> kind, trigger, purchase_failed, violation, practitioner, own_off;
  std::array<Of<std::uint8_t>, group_count> facts;  // by `Group`, a bit for each answer
  Of<std::int32_t> ordered_on, goods_damage_on, received_on, incurred_on, sessions, gross_negligence_ppm, breach_ppm;
  Of<std::int64_t> amount, social_insurance_share, social_insurance_per_session, statutory_share;
  std::array<Of<std::int64_t>, off_count> own;

  [[nodiscard]] std::size_t bytes() const;
};

/// What a run keeps between its passes; its memory is reused.
struct ColumnScratch {
  AlignedVector<std::uint8_t> dossier_terms, terms, flags;
  AlignedVector<std::int32_t> dossier_year_end, year_end;
  AlignedVector<std::uint32_t> dossier_of;
  AlignedVector<std::int64_t> left, packed;  // by cost

  /// Compiled once and without special instructions, unlike the loops.
  void make_room(const HioColumns& columns);
};

/// Decides all dossiers of the columns. Shape   outcomes, as `Outcome`, and minor units, by dossier
/// Rounding half away from zero to the minor unit, once per cost and step
/// Source   wordings/vaudoise-hio-cyber/2024-01 and wordings/law/ch-lca, the adopted readings
using DecideColumns = void (*)(const HioColumns& columns, ColumnScratch& scratch, std::span<std::uint8_t> outcomes, std::span<std::int64_t> payable);

/// The same source, compiled for one instruction set.
struct ColumnsLevel {
  std::string_view name;
  DecideColumns decide = nullptr;
};
/// Those that this machine runs, the widest first.
[[nodiscard]] std::span<const ColumnsLevel> columns_levels();

namespace baseline {
void decide_columns(const HioColumns& columns, ColumnScratch& scratch, std::span<std::uint8_t> outcomes, std::span<std::int64_t> payable);
}
namespace v3 {
void decide_columns(const HioColumns& columns, ColumnScratch& scratch, std::span<std::uint8_t> outcomes, std::span<std::int64_t> payable);
}
namespace v4 {
void decide_columns(const HioColumns& columns, ColumnScratch& scratch, std::span<std::uint8_t> outcomes, std::span<std::int64_t> payable);
}

}  // namespace couvert::yardstick
