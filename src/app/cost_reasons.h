// Why one cost came out as it did: each rule that mattered, with the facts that made it hold or fail, before any words.
#pragma once

#include <vector>

#include "facts/decision.h"
#include "program/evaluate.h"
#include "program/trace.h"
#include "wording/wording.h"

namespace couvert {

struct Reason {
  enum class Role : std::uint8_t {
    condition_kept,        // before every cover, and it holds
    condition_saved,       // missed, and the law counts it as met
    condition_failed,
    condition_open,
    event,                 // an insured event that a cover follows; `result` says whether it happened
    cover_grants,
    cover_failed,
    cover_open,
    exclusion_applies,
    exclusion_open,
    exclusion_overridden,  // its sentence holds or is open, and the law sets it aside
    exclusion_failed,
    law_saves,             // a law clause that excuses or overrides
    amount_open,
  };
  Role role = Role::cover_grants;
  StatementId statement = 0;
  Truth result = Truth::yes;
  std::vector<SlotAt> facts;
};

struct CutReason {
  MoneyTerm term = MoneyTerm::clause;
  StatementId statement = 0;
  std::int64_t minor = 0;
  std::vector<SlotAt> facts;
};

struct CostReasons {
  std::vector<Reason> reasons;  // in the order in which a decision is reached
  std::vector<CutReason> cuts;  // due now; of a pending cost: of what would be due at most
};

/// Collects the reasons of one cost.
[[nodiscard]] CostReasons reasons_of_cost(const Program& program, const Evaluation& evaluation, std::size_t cost);

}  // namespace couvert
