#include "support/batch_comparison.h"

#include <algorithm>
#include <set>

#include "batch/evaluate_batch.h"
#include "program/decide.h"

namespace couvert::testing {
namespace {

using Names = std::set<std::string>;

std::string listed(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return "{" + text + "}";
}

Names names_at(const std::vector<std::string>& names, const std::vector<AlignedVector<Word>>& planes, std::size_t row) {
  Names found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (bit_of(planes[i].data(), row)) found.insert(names[i]);
  }
  return found;
}

class Comparison {
 public:
  Comparison(const DecisionLayout& layout, const DecisionBlock& block, const CostDecisions& costs) : layout_(layout), block_(block), costs_(costs) {}

  void compare(std::size_t row, const Decision& expected, std::size_t first_cost) {
    row_ = row;
    if (!bit_of(block_.decided.data(), row)) differ("decided", "yes", "no");
    same("outcome", std::string(name_of(expected.outcome)), std::string(name_of(static_cast<Outcome>(block_.outcomes[row]))));
    same("payable", std::to_string(expected.payable), std::to_string(block_.payable[row]));
    const bool known = bit_of(block_.at_most_known.data(), row);
    same("payable_at_most", expected.payable_at_most.minor ? std::to_string(*expected.payable_at_most.minor) : "open",
         known ? std::to_string(block_.payable_at_most[row]) : "open");
    Names missing, assumed, clauses;
    for (const MissingFact& fact : expected.missing) missing.insert(fact.fact);
    for (const AssumedFact& fact : expected.assumed) assumed.insert(fact.fact);
    for (const CostDecision& cost : expected.costs) clauses.insert(cost.clauses.begin(), cost.clauses.end());
    same("missing", listed(missing), listed(names_at(layout_.missing, block_.missing, row)));
    same("assumed", listed(assumed), listed(names_at(layout_.assumed, block_.assumed, row)));
    same("clauses", listed(clauses), listed(names_at(layout_.clauses, block_.clauses, row)));
    for (std::size_t c = 0; c < expected.costs.size(); ++c) {
      const std::string name = "cost " + std::to_string(c + 1);
      same(name, std::string(name_of(expected.costs[c].outcome)), std::string(name_of(static_cast<CostOutcome>(costs_.outcomes[first_cost + c]))));
      same(name + " payable", std::to_string(expected.costs[c].payable), std::to_string(costs_.payable[first_cost + c]));
    }
  }

  std::vector<std::string> differences;

 private:
  void same(const std::string& what, const std::string& expected, const std::string& got) {
    if (expected != got) differ(what, expected, got);
  }
  void differ(const std::string& what, const std::string& expected, const std::string& got) {
    differences.push_back("dossier " + std::to_string(row_) + ": " + what + ": one by one " + expected + ", in columns " + got);
  }

  const DecisionLayout& layout_;
  const DecisionBlock& block_;
  const CostDecisions& costs_;
  std::size_t row_ = 0;
};

}  // namespace

ColumnPresence stated_columns(const ColumnLayout& layout, const std::vector<Dossier>& dossiers) {
  const ColumnPresence every = all_columns(layout);
  ChunkStorage storage(layout, every);
  write_dossiers(layout, dossiers, storage);
  const DossierChunk chunk = storage.view();
  ColumnPresence presence = every;
  const auto keep_stated = [](const std::vector<ColumnSpec>& specs, const std::vector<Column>& columns, std::size_t rows, std::vector<std::uint8_t>& present) {
    for (std::size_t c = 0; c < specs.size(); ++c) {
      bool stated = specs[c].required;
      for (std::size_t row = 0; row < rows; ++row) {
        if (columns[c].known == nullptr) break;
        stated = stated || bit_of(columns[c].known, row) || (columns[c].open != nullptr && bit_of(columns[c].open, row));
      }
      present[c] = stated ? 1 : 0;
    }
  };
  keep_stated(layout.of_dossier, chunk.of_dossier, chunk.dossiers, presence.of_dossier);
  keep_stated(layout.of_cost, chunk.of_cost, chunk.costs, presence.of_cost);
  return presence;
}

std::vector<std::string> batch_differences(const std::shared_ptr<const Wording>& wording, const std::shared_ptr<const Program>& program,
                                           const std::vector<Dossier>& dossiers, bool strict, const ColumnPresence& presence) {
  const ColumnLayout layout = ColumnLayout::of(wording->form);
  ChunkStorage storage(layout, presence);
  write_dossiers(layout, dossiers, storage);
  BatchEvaluator evaluator(wording, program, layout, presence, strict);
  const DecisionLayout names = decision_layout(*wording, *program);
  DecisionBlock block;
  block.start(names, 1, dossiers.size());
  evaluator.evaluate(storage.view(), block, 0);
  Comparison comparison(names, block, evaluator.costs());
  std::size_t first_cost = 0;
  for (std::size_t d = 0; d < dossiers.size(); ++d) {
    comparison.compare(d, decide(*wording, *program, dossiers[d], {.strict = strict}), first_cost);
    first_cost += dossiers[d].costs.size();
  }
  return comparison.differences;
}

std::vector<std::string> batch_differences(const std::shared_ptr<const Wording>& wording, const std::shared_ptr<const Program>& program,
                                           const std::vector<Dossier>& dossiers, bool strict) {
  const ColumnLayout layout = ColumnLayout::of(wording->form);
  std::vector<std::string> differences = batch_differences(wording, program, dossiers, strict, all_columns(layout));
  for (std::string& line : batch_differences(wording, program, dossiers, strict, stated_columns(layout, dossiers))) {
    differences.push_back("only stated columns: " + std::move(line));
  }
  return differences;
}

}  // namespace couvert::testing
