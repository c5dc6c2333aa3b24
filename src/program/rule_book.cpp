#include "program/rule_book.h"

#include <algorithm>

#include "program/calculate.h"

namespace couvert {

void add_rules(const std::shared_ptr<const Wording>& wording, bool of_module, std::vector<CitedRule>& rules) {
  for (std::size_t index = 0; index < wording->clauses.size(); ++index) {
    const Clause& clause = wording->clauses[index];
    const auto clause_id = static_cast<ClauseId>(index);
    // The law that a product uses is found in its own module, with nothing of the product around it.
    if ((!of_module && clause.law) || !has_calculations(*wording, clause_id)) continue;
    const bool id_alone = of_module || wording->cite.empty();
    rules.push_back({id_alone ? clause.id : wording->cite + ' ' + clause.id, wording, clause_id});
  }
}

RuleBook RuleBook::of(const Library& library, Diagnostics& diagnostics) {
  std::vector<CitedRule> rules;
  Diagnostics found;
  for (const std::string& module : library.modules())
    if (const auto wording = library.load_module(module, found)) add_rules(wording, true, rules);
  const std::vector<EditionName> editions = library.editions();
  for (std::size_t index = 0; index < editions.size(); ++index) {
    const bool newest = index + 1 == editions.size() || editions[index + 1].product != editions[index].product;
    if (!newest) continue;
    if (const auto wording = library.load(editions[index], found)) add_rules(wording, false, rules);
  }
  diagnostics.add_errors_of(found);
  return RuleBook(std::move(rules));
}

const CitedRule* RuleBook::find(const std::string& id) const {
  std::string wanted = id;
  while (true) {
    const auto found =
        std::find_if(rules_.begin(), rules_.end(), [&](const CitedRule& rule) { return rule.id == wanted; });
    if (found != rules_.end()) return &*found;
    const std::size_t parenthesis = wanted.rfind('(');
    if (parenthesis == std::string::npos) return nullptr;
    wanted.resize(parenthesis);
  }
}

std::string RuleBook::nearest_to(const std::string& id) const {
  std::vector<std::string> ids;
  for (const CitedRule& rule : rules_) ids.push_back(rule.id);
  const std::string whole = did_you_mean(id, ids);
  return whole.empty() ? did_you_mean(id.substr(0, id.find('(')), ids) : whole;
}

}  // namespace couvert
