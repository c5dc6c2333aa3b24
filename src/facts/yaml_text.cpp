#include "facts/yaml_text.h"

#include <algorithm>

#include "base/json_writer.h"

namespace couvert {

namespace {

bool is_plain_anywhere(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '@' || c == '/' || c == '+';
}

/// Plain scalars are kept to what no YAML rule gives a meaning: letters, digits and single marks between them.
bool is_safe_plain(std::string_view text) {
  constexpr std::size_t longest_plain = 200;
  if (text.empty() || text.size() > longest_plain) return false;
  const char first = text.front();
  if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9')))
    return false;
  if (text.back() == ' ' || text == "null" || text == "Null" || text == "NULL") return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_plain_anywhere(c) || c == ' ' || c == '-' || c == ';' || c == '(' || c == ')';
  });
}

}  // namespace

// A JSON string is a YAML scalar in double quotes.
std::string yaml_quoted(std::string_view text) { return json_string(text); }

std::string yaml_text(std::string_view text) { return is_safe_plain(text) ? std::string(text) : yaml_quoted(text); }

}  // namespace couvert
