// Reasons become citations.
#include "program/clauses.h"

#include <algorithm>
#include <bit>

#include "program/competing.h"
#include "program/open_amounts.h"
#include "program/trace.h"

namespace couvert {
namespace {

class Citations {
 public:
  Citations(const Wording& wording, const Assessed& a, std::size_t cost) : wording_(wording), a_(a), cost_(cost) {}

  std::vector<ClauseId> covered(const Cover& cover) {
    cite_cover(cover, Truth::yes);
    saved_by_law(cover);
    return std::move(clauses_);
  }

  std::vector<ClauseId> excluded() {
    for (const Exclusion& exclusion : a_.program.exclusions) {
      if (is_yes(exclusion_applies(a_, exclusion, cost_))) cite(exclusion.statement);
    }
    return std::move(clauses_);
  }

  std::vector<ClauseId> not_granted() {
    const auto& covers = a_.program.covers_of_kind[a_.inputs.kind_ids[cost_]];
    bool named = false;
    for (const std::uint8_t index : covers) named = named || !is_no(cover_exists(a_, a_.program.covers[index], cost_));
    if (!named) return {};
    gates(Truth::no);
    conditions(covers, Truth::no);
    return std::move(clauses_);
  }

  std::vector<ClauseId> pending(int sure) {
    gates(Truth::unknown);
    const Candidates candidates = candidates_of(a_, cost_);
    conditions(indices(sure < 0 ? candidates.open : competing_covers(a_, cost_, candidates)), Truth::unknown);
    for (const Exclusion& exclusion : a_.program.exclusions) {
      if (is_unknown(exclusion_applies(a_, exclusion, cost_))) cite(exclusion.statement);
    }
    if (sure >= 0) {
      for (const OpenItem& item : open_amounts(a_, a_.program.covers[static_cast<std::size_t>(sure)], cost_)) cite(item.statement);
    }
    return std::move(clauses_);
  }

 private:
  void cite_clause(ClauseId clause) {
    if (std::find(clauses_.begin(), clauses_.end(), clause) == clauses_.end()) clauses_.push_back(clause);
  }
  void cite(StatementId statement) { cite_clause(wording_.statements[statement].clause); }

  /// A cover is cited by its events where those lie under its own clause: 1.4 a rather than 1.4.
  void cite_cover(const Cover& cover, Truth wanted) {
    bool cited = false;
    for (const std::uint16_t event : cover.after_events) {
      const EventSlot& slot = a_.program.events[event];
      const ClauseId clause = wording_.statements[slot.statement].clause;
      if (wording_.clauses[clause].parent != cover.clause || a_.truth(slot.truth, cost_) != wanted) continue;
      cite_clause(clause);
      cited = true;
    }
    if (!cited) cite_clause(cover.clause);
  }

  [[nodiscard]] static std::vector<std::uint8_t> indices(std::uint64_t mask) {
    std::vector<std::uint8_t> set;
    for (; mask != 0; mask &= mask - 1) set.push_back(static_cast<std::uint8_t>(std::countr_zero(mask)));
    return set;
  }

  void gates(Truth wanted) {
    for (const Gate& gate : a_.program.gates) {
      if ((gate.kinds & a_.inputs.kinds[cost_]) != 0 && a_.truth(gate.passed, cost_) == wanted) cite(gate.statement);
    }
  }

  void conditions(const std::vector<std::uint8_t>& covers, Truth wanted) {
    for (const std::uint8_t index : covers) {
      const Cover& cover = a_.program.covers[index];
      if (is_no(cover_exists(a_, cover, cost_))) continue;
      if (cover.after && a_.truth(*cover.after, cost_) == wanted) cite_cover(cover, wanted);
      for (const KindsIf& line : cover.requirements) {
        if ((line.kinds & a_.inputs.kinds[cost_]) != 0 && a_.truth(line.holds, cost_) == wanted) cite_clause(cover.clause);
      }
    }
  }

  void saved_by_law(const Cover& cover) {
    for (const Gate& gate : a_.program.gates) {
      const bool concerns = (gate.kinds & a_.inputs.kinds[cost_]) != 0 && !is_no(a_.truth(gate.active, cost_));
      if (concerns && !is_yes(a_.truth(gate.stated, cost_))) excuses(gate.notice);
    }
    std::vector<std::size_t> duties;
    if (cover.after) duties_read(a_.program, *cover.after, duties);
    for (std::size_t d = 0; d < a_.program.duties.size(); ++d) {
      const bool bites = std::any_of(a_.program.reductions.begin(), a_.program.reductions.end(), [&](const Reduction& r) {
        return std::any_of(r.grounds.begin(), r.grounds.end(), [&](const Reduction::Ground& g) {
          return g.duty == static_cast<std::int16_t>(d) && !is_no(a_.truth(g.stated, cost_)) && is_no(a_.truth(g.truth, cost_));
        });
      });
      if (bites) duties.push_back(d);
    }
    for (const std::size_t d : duties) {
      const Duty& duty = a_.program.duties[d];
      if (!is_yes(a_.truth(duty.stated, cost_)) && is_yes(a_.truth(duty.kept, cost_))) excuses(false);
    }
    for (const Exclusion& exclusion : a_.program.exclusions) {
      if ((exclusion.kinds & a_.inputs.kinds[cost_]) == 0 || is_no(a_.truth(exclusion.truth, cost_))) continue;
      for (const Override& law : a_.program.overrides) {
        if ((law.kinds & exclusion.named & a_.inputs.kinds[cost_]) != 0 && is_yes(a_.truth(law.active, cost_))) cite(law.statement);
      }
    }
  }

  void excuses(bool of_notice) {
    for (const Excuse& excuse : a_.program.excuses) {
      if (excuse.notice == of_notice && is_yes(a_.truth(excuse.truth, cost_))) cite(excuse.statement);
    }
  }

  const Wording& wording_;
  const Assessed& a_;
  const std::size_t cost_;
  std::vector<ClauseId> clauses_;
};

}  // namespace

std::vector<ClauseId> clauses_of_cost(const Wording& wording, const Assessed& a, const Settlement& settlement, std::size_t cost) {
  Citations citations(wording, a, cost);
  switch (settlement.outcomes[cost]) {
    case CostOutcome::covered: return citations.covered(a.program.covers[static_cast<std::size_t>(settlement.covers[cost])]);
    case CostOutcome::excluded: return citations.excluded();
    case CostOutcome::not_granted: return citations.not_granted();
    case CostOutcome::pending: return citations.pending(settlement.covers[cost]);
  }
  return {};
}

}  // namespace couvert
