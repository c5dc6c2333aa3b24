#include "wording/edition_text.h"

#include <unordered_map>
#include <variant>

namespace couvert {
namespace {

/// The name that a statement of the vocabulary declares; nothing if it declares none.
std::string_view declared_name(const Statement& statement) {
  if (const auto* kind = std::get_if<KindStatement>(&statement.body)) return kind->name.text;
  if (const auto* fact = std::get_if<FactStatement>(&statement.body)) return fact->name.text;
  if (const auto* label = std::get_if<ScheduleLabelStatement>(&statement.body)) return label->name.text;
  if (const auto* field = std::get_if<FieldStatement>(&statement.body)) return field->name.text;
  return {};
}

/// Bytes of other scripts belong to words, so that no name is found inside one.
bool is_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_' || byte >= 0x80;
}

/// Calls `found` with every word, and with `a.b` where two words stand around a full stop: `incident.discovered` is one name.
template <class Found>
void for_each_word(std::string_view text, Found found) {
  std::size_t first_before = std::string_view::npos;
  std::size_t end_before = 0;
  for (std::size_t first = 0; first < text.size();) {
    if (!is_of_word(text[first])) {
      ++first;
      continue;
    }
    std::size_t end = first;
    while (end < text.size() && is_of_word(text[end])) ++end;
    found(text.substr(first, end - first));
    const bool is_dotted = first_before != std::string_view::npos && end_before + 1 == first && text[end_before] == '.';
    if (is_dotted) found(text.substr(first_before, end - first_before));
    first_before = first;
    end_before = end;
    first = end;
  }
}

}  // namespace

std::string edition_text(std::string_view texts, const Tree& vocabulary) {
  std::unordered_map<std::string_view, bool> is_spoken_of;
  for (const Statement& statement : vocabulary.statements) is_spoken_of.emplace(declared_name(statement), false);
  for_each_word(texts, [&is_spoken_of](std::string_view word) {
    if (const auto name = is_spoken_of.find(word); name != is_spoken_of.end()) name->second = true;
  });
  std::string text(texts);
  for (const Statement& statement : vocabulary.statements) {
    if (is_spoken_of[declared_name(statement)]) text += '\n' + statement.text;
  }
  return text;
}

}  // namespace couvert
