// The amount that a clause itself gives for one cost, before every money term; exact until it is rounded once.
#pragma once

#include <optional>

#include "base/interval.h"
#include "program/cost_view.h"
#include "program/program.h"

namespace couvert {

/// How many of a cost's sessions (or other counted units) still fall under the cover's count.
struct Counted {
  Interval units;                    // of this cost that count
  std::optional<std::int64_t> of{};  // units of the cost, if known
};

/// What a cover that counts gives a cost that has the count to itself.
[[nodiscard]] Counted count_alone(const Cover& cover, const CostView& cost);

/// Evaluates the `grants` line of a cover for one cost, clamped to 0 … amount.
/// Rounding half away from zero to the minor unit, once, on the result
/// Unknown  an interval that contains what any answer would give
[[nodiscard]] Interval granted_by_clause(const Cover& cover, const CostView& cost, const Counted& counted);

}  // namespace couvert
