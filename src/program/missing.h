// What is still to be asked: the facts whose answer can change a pending cost, each with its clause and who owes the answer.
#pragma once

#include <vector>

#include "facts/decision.h"
#include "program/evaluate.h"
#include "program/trace.h"
#include "wording/wording.h"

namespace couvert {

/// One open thing of one cost, before it is put into words.
struct MissingItem {
  enum class What : std::uint8_t { slot, amount, rate, paid_before, deductible_before };
  What what = What::slot;
  SlotId slot = 0;
  std::size_t cost = 0;
  ClauseId clause = 0;
};

/// Shape    in the order of costs and reasons; each thing once per cost. Without any cost: what still decides the events
[[nodiscard]] std::vector<MissingItem> missing_items(const Wording& wording, const Assessed& a, const Settlement& settlement);

/// Puts it into words, in one language. `cost` is the id of the cost, empty without any.
[[nodiscard]] MissingFact describe_missing(const Wording& wording, const Program& program, const Dossier& dossier, const MissingItem& item,
                                           Language language);

/// The name of a slot as a dossier states it: a fact, `incident.notified`, a schedule key.
[[nodiscard]] std::string slot_name(const Wording& wording, const Slot& slot);

}  // namespace couvert
