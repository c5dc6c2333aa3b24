#include "support/decided_chunk.h"

#include <algorithm>

#include "program/decide.h"

namespace couvert::testing {
namespace {

std::uint8_t cover_index(const Wording& wording, const CostDecision& cost) {
  for (std::size_t c = 0; c < wording.covers.size(); ++c) {
    if (cost.payable > 0 && wording.covers[c].name == cost.cover) return static_cast<std::uint8_t>(c);
  }
  return CostDecisions::no_cover;
}

}  // namespace

DecisionLayout clause_layout(const Wording& wording) {
  DecisionLayout layout;
  layout.currency = wording.form.currency;
  for (const Clause& clause : wording.clauses) layout.clauses.push_back(clause.id);
  return layout;
}

DecidedDossiers decide_one_by_one(const Wording& wording, const Program& program, const std::vector<Dossier>& dossiers,
                                  std::uint64_t first_row, bool strict, const std::vector<std::size_t>& rejected) {
  const DecisionLayout layout = clause_layout(wording);
  DecidedDossiers decided;
  decided.block.start(layout, first_row, dossiers.size());
  for (std::size_t row = 0; row < dossiers.size(); ++row) {
    const bool is_rejected = std::find(rejected.begin(), rejected.end(), row) != rejected.end();
    const Decision decision = decide(wording, program, dossiers[row], {strict, Language::en});
    for (const CostDecision& cost : decision.costs) {
      decided.costs.outcomes.push_back(static_cast<std::uint8_t>(cost.outcome));
      decided.costs.covers.push_back(cover_index(wording, cost));
      decided.costs.payable.push_back(cost.payable);
    }
    if (is_rejected) continue;
    set_bit(decided.block.decided.data(), row);
    decided.block.outcomes[row] = static_cast<std::uint8_t>(decision.outcome);
    decided.block.payable[row] = decision.payable;
    if (decision.payable_at_most.minor) {
      set_bit(decided.block.at_most_known.data(), row);
      decided.block.payable_at_most[row] = *decision.payable_at_most.minor;
    }
    for (const CostDecision& cost : decision.costs) {
      for (const std::string& id : cost.clauses) {
        const auto found = std::find(layout.clauses.begin(), layout.clauses.end(), id);
        set_bit(decided.block.clauses[static_cast<std::size_t>(found - layout.clauses.begin())].data(), row);
      }
    }
  }
  return decided;
}

}  // namespace couvert::testing
