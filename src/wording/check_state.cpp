#include "wording/check_state.h"

#include <algorithm>

#include "base/ensure.h"

namespace couvert {

bool declare(CheckState& state, NameSpace& space, const FileUnderCheck& file, const Word& name, NameEntry entry) {
  entry.file = file.source;
  entry.place = name.place;
  const auto [found, is_new] = space.emplace(name.text, entry);
  if (is_new) return true;
  const NameEntry& first = found->second;
  std::string where = "line " + std::to_string(first.place.line);
  if (first.file != file.source) where += " of " + first.file->name();
  state.diagnostics.error("name_taken", *file.source, name.place, "`" + name.text + "` is declared already, on " + where);
  return false;
}

std::string hint_for(const CheckState& state, std::string_view word, const std::vector<std::string>& names) {
  // Beyond the limit nothing is kept, and a hostile text may have a hundred thousand wrong names.
  return state.diagnostics.all().size() < Diagnostics::limit ? did_you_mean(word, names) : std::string{};
}

std::vector<std::string> names_of(const NameSpace& space) {
  std::vector<std::string> names;
  for (const auto& [name, entry] : space) names.push_back(name);
  return names;
}

TermId add_term(CheckState& state, const Term& term) {
  state.wording.terms.push_back(term);
  return {static_cast<std::uint32_t>(state.wording.terms.size() - 1)};
}

const SourceFile& source_of(const CheckState& state, StatementId statement) {
  const std::string& name = state.wording.statements[statement].file;
  const auto found = std::find_if(state.files.begin(), state.files.end(),
                                  [&name](const FileUnderCheck& file) { return file.source->name() == name; });
  ensure(found != state.files.end(), "a recorded statement comes from a file under check");
  return *found->source;
}

Place place_of(const CheckState& state, StatementId statement) { return state.wording.statements[statement].place; }

const std::string& clause_id_of(const CheckState& state, StatementId statement) {
  return state.wording.clauses[state.wording.statements[statement].clause].id;
}

bool all_empty(const Labels& labels) { return labels.fr.empty() && labels.de.empty() && labels.en.empty(); }

Translated check_labels(CheckState& state, const FileUnderCheck& file, const Labels& labels, Place place, const std::string& what) {
  std::string missing;
  const auto need = [&missing](const std::string& text, std::string_view code) {
    if (!text.empty()) return;
    if (!missing.empty()) missing += ", ";
    missing += "`" + std::string(code) + "`";
  };
  need(labels.fr, "fr");
  need(labels.de, "de");
  need(labels.en, "en");
  if (!missing.empty()) state.diagnostics.error("translation_missing", *file.source, place, what + " has no text in " + missing);
  return {{labels.fr, labels.de, labels.en}};
}

KindMask check_kinds(CheckState& state, const FileUnderCheck& file, const std::vector<Word>& kinds) {
  if (kinds.empty()) return every_kind;
  KindMask mask = 0;
  for (const Word& word : kinds) {
    if (const auto kind = state.vocabulary->find_kind(word.text)) {
      mask |= KindMask{1} << *kind;
      continue;
    }
    std::vector<std::string> names;
    for (const Kind& kind : state.vocabulary->kinds) names.push_back(kind.name);
    state.diagnostics.error("unknown_kind", *file.source, word.place, "`" + word.text + "` is no kind of cost",
                            hint_for(state, word.text, names));
  }
  return mask;
}

const NameEntry* look_up(CheckState& state, const NameSpace& space, const FileUnderCheck& file, const Word& name, std::string_view what) {
  const auto found = space.find(name.text);
  if (found != space.end()) return &found->second;
  state.diagnostics.error("unknown_name", *file.source, name.place, "`" + name.text + "` is no " + std::string(what),
                          hint_for(state, name.text, names_of(space)));
  return nullptr;
}

std::optional<FactId> look_up_fact(CheckState& state, const FileUnderCheck& file, const Word& name) {
  if (const auto fact = state.vocabulary->find_fact(name.text)) return fact;
  std::vector<std::string> names;
  for (const Fact& fact : state.vocabulary->facts) names.push_back(fact.name);
  state.diagnostics.error("unknown_name", *file.source, name.place, "`" + name.text + "` is no fact", hint_for(state, name.text, names));
  return std::nullopt;
}

std::optional<FactId> check_fact(CheckState& state, const FileUnderCheck& file, const Word& name, FactType type) {
  const auto fact = look_up_fact(state, file, name);
  if (!fact) return std::nullopt;
  const FactType actual = state.vocabulary->facts[*fact].type;
  if (actual == type) return fact;
  state.diagnostics.error("type_mismatch", *file.source, name.place,
                          "`" + name.text + "` is a fact of type `" + std::string(name_of(actual)) + "`; here stands one of type `" +
                              std::string(name_of(type)) + "`");
  return std::nullopt;
}

}  // namespace couvert
