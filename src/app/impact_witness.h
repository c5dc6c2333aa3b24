// The dossiers that an impact keeps, explained: both decisions with what differs between them, clause by clause.
#pragma once

#include <vector>

#include "app/impact.h"
#include "app/what_if.h"

namespace couvert {

/// What the second side changes, in words: editions, then each reading with another option.
/// Shape    `name` is `edition` or `reading.NAME`
[[nodiscard]] std::vector<MadeChange> impact_changes(const ImpactSubject& subject, Language language);

/// The reading that a change is about, null for an edition.
[[nodiscard]] const Reading* reading_of(const ImpactSubject& subject, const MadeChange& change);

struct ExplainedMove {
  KeptMove move;
  std::uint64_t alike = 0;  // dossiers that move in the same way, this one among them; 0 for one of the largest changes
  ComparedDecisions compared;
};

/// Decides a kept dossier by the explaining evaluator on both sides. Its amounts and outcomes are those of the batch (ensured).
[[nodiscard]] ExplainedMove explain_move(const ImpactSubject& subject, const KeptMove& move, Language language);

/// A dossier of each kind that moves. Shape   the kind with most dossiers first; of equal ones the one with the lower row
[[nodiscard]] std::vector<ExplainedMove> explain_witnesses(const ImpactSubject& subject, const ImpactTally& tally, Language language);
[[nodiscard]] std::vector<ExplainedMove> explain_movers(const ImpactSubject& subject, const std::vector<KeptMove>& movers, Language language);

/// The costs that are decided otherwise. Shape   indices into the costs of both decisions
[[nodiscard]] std::vector<std::size_t> costs_that_move(const ComparedDecisions& compared);

/// The clauses that decide a cost on one side only. Shape   ids, each once, in the order of the costs
struct ClausesThatMove {
  std::vector<std::string> only_before, only_after;
};
[[nodiscard]] ClausesThatMove clauses_that_move(const ComparedDecisions& compared);

}  // namespace couvert
