// The pictures of an impact: bars in percentages that never distort, and the flow from outcome to outcome. Words stand beside them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/impact_report.h"
#include "base/int128.h"
#include "facts/decision.h"

namespace couvert {

/// Shapes of the states and the hatching, to be placed once on a page.
[[nodiscard]] std::string_view svg_symbols();

/// The shape and the class of colour of an outcome.
[[nodiscard]] std::string_view symbol_name(Outcome outcome);
[[nodiscard]] std::string_view colour_class(Outcome outcome);

/// `33.33%` of a whole, to two decimals, rounded down; at least `0.80%` of something that is there, so that it can be seen.
[[nodiscard]] std::string svg_percent(Int128 part, Int128 whole);

/// How a bar is drawn: shape, not colour, says what it means.
enum class BarShape : std::uint8_t { solid, ring, hatched, dashed, plain };
/// A bar from the left edge, or from where the bars before it end.
[[nodiscard]] std::string svg_bar(BarShape shape, Int128 before, Int128 part, Int128 whole);
/// Bars left and right of zero: outlined on the left, hatched on the right. `largest`: the length of half the picture
[[nodiscard]] std::string svg_both_ways(Int128 less, Int128 more, Int128 largest);

/// The dossiers that are decided otherwise, from their outcome before to that after; with labels that stand clear of each other.
/// Shape    HTML of three columns; empty if none moves
[[nodiscard]] std::string svg_flow(const ImpactReport& report, const SumWriter& sums);

}  // namespace couvert
