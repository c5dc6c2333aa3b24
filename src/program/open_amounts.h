// What keeps the amount of one cost open under one cover: everything unknown that its settlement would read.
#pragma once

#include <functional>
#include <vector>

#include "program/verdict.h"

namespace couvert {

/// One thing that is open: a slot of the dossier, or a field of it that is no slot.
struct OpenItem {
  enum class What : std::uint8_t { slot, amount, rate, paid_before, deductible_before };
  What what = What::slot;
  SlotId slot = 0;
  StatementId statement = 0;  // whose term reads it
};

/// Lists what is open in grant, waiting period, other insurance, sublimits, deductible, limit and reductions, in the order of the
/// steps. What cannot change the amount is left out: a reduction of nothing, whatever the fault; every term on a cost of zero.
/// Shape    empty: the amount is settled; each slot at most once per statement
[[nodiscard]] std::vector<OpenItem> open_amounts(const Assessed& a, const Cover& cover, std::size_t cost);

/// Whether there is any; the same test without the list.
[[nodiscard]] bool is_amount_open(const Assessed& a, const Cover& cover, std::size_t cost);

}  // namespace couvert
