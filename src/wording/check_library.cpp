#include "wording/check_library.h"

#include <variant>

#include "wording/check_reach.h"
#include "wording/parse.h"

namespace couvert {
namespace {

bool is_read(const std::string& fact, const std::vector<std::shared_ptr<const Wording>>& wordings,
             const std::vector<std::vector<bool>>& asked) {
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    const auto id = wordings[i]->form.vocabulary->find_fact(fact);
    if (id && asked[i][*id]) return true;
  }
  return false;
}

}  // namespace

void note_facts_never_asked(const SourceFile& vocabulary, const std::vector<std::shared_ptr<const Wording>>& wordings,
                            Diagnostics& diagnostics) {
  std::vector<std::vector<bool>> asked;
  for (const auto& wording : wordings) asked.push_back(facts_asked(*wording));
  Diagnostics reported;  // with the wordings
  const Tree tree = parse_wording(vocabulary, reported);
  for (const Statement& statement : tree.statements) {
    const auto* fact = std::get_if<FactStatement>(&statement.body);
    if (fact == nullptr || is_read(fact->name.text, wordings, asked)) continue;
    diagnostics.note("fact_never_asked", vocabulary, fact->name.place, "no wording reads `" + fact->name.text + "`");
  }
}

}  // namespace couvert
