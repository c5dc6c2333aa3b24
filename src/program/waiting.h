// The waiting period of an interruption cover: what it takes off, under each of its three kinds.
#pragma once

#include <cstdint>

#include "base/interval.h"
#include "program/cost_view.h"
#include "program/program.h"

namespace couvert {

/// What the waiting period takes from `granted` minor units.
/// Units    waiting time in real hours, the interruption in seconds between two instants
/// Rounding half away from zero to the minor unit, once, for the pro-rata kind
/// Unknown  an interval over every answer, and over every kind where the schedule leaves the kind open
/// Source   an interruption not longer than the waiting time takes everything, under each kind (wordings/lalux-easypro-cyber, D5)
[[nodiscard]] Interval waiting_cut(const Cover& cover, const CostView& cost, std::int64_t granted);

}  // namespace couvert
