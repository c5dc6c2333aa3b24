// Covers in the order of the wording.
#include "app/cost_menu.h"

#include <algorithm>
#include <charconv>

#include "app/ask_phrases.h"

namespace couvert {

CostMenu cost_menu(const Wording& wording, const Program& program, Language language) {
  CostMenu menu;
  KindMask listed = 0;
  const auto kinds_of = [&listed, &wording](KindMask wanted) {
    std::vector<KindId> kinds;
    for (std::size_t kind = 0; kind < wording.form.vocabulary->kinds.size(); ++kind) {
      const KindMask bit = KindMask{1} << kind;
      if ((wanted & bit & ~listed) == 0) continue;
      kinds.push_back(static_cast<KindId>(kind));
      listed |= bit;
    }
    return kinds;
  };
  for (std::size_t c = 0; c < wording.covers.size(); ++c) {
    std::vector<KindId> kinds = kinds_of(program.covers[c].kinds);
    if (!kinds.empty()) menu.groups.push_back({wording.covers[c].label.in(language), std::move(kinds)});
  }
  std::vector<KindId> others = kinds_of(every_kind);
  if (!others.empty()) menu.groups.push_back({say(AskPhrase::menu_others, language), std::move(others)});
  return menu;
}

std::optional<KindId> kind_of_answer(const CostMenu& menu, const Vocabulary& vocabulary, std::string_view answer) {
  std::size_t number = 0;
  const char* const end = answer.data() + answer.size();
  if (const auto read = std::from_chars(answer.data(), end, number); read.ec == std::errc{} && read.ptr == end) {
    for (const CostMenu::Group& group : menu.groups) {
      if (number >= 1 && number <= group.kinds.size()) return group.kinds[number - 1];
      number -= std::min(number, group.kinds.size());
      if (number == 0) return std::nullopt;
    }
    return std::nullopt;
  }
  for (std::size_t kind = 0; kind < vocabulary.kinds.size(); ++kind) {
    const Kind& known_kind = vocabulary.kinds[kind];
    const auto& labels = known_kind.label.texts;
    if (known_kind.name == answer || std::find(labels.begin(), labels.end(), answer) != labels.end()) return static_cast<KindId>(kind);
  }
  return std::nullopt;
}

std::string new_cost_id(const Dossier& dossier, const std::string& kind) {
  const auto is_taken = [&dossier](const std::string& id) {
    return std::any_of(dossier.costs.begin(), dossier.costs.end(), [&id](const Cost& cost) { return cost.id == id; });
  };
  std::string id = kind;
  for (int number = 2; is_taken(id); ++number) id = kind + "_" + std::to_string(number);
  return id;
}

}  // namespace couvert
