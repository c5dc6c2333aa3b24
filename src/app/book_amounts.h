// Usual amounts of costs, drawn by a table of quantiles: many small ones, few large ones.
#pragma once

#include <cstdint>

namespace couvert {

/// An amount from 20 to 60 000, or for heavy kinds from 200 to 250 000; its logarithm is mostly in the middle.
/// Units    minor units, of which one unit of the currency has `minor_per_unit`
/// Rounding down, between two entries of the table
[[nodiscard]] std::int64_t usual_amount_minor(std::uint32_t random, bool is_heavy, std::int64_t minor_per_unit);

}  // namespace couvert
