// Rewrites expectations in the text of a case, and nothing else of it.
#include <algorithm>

#include "base/ensure.h"
#include "facts/acceptance_case.h"
#include "facts/format_expectation.h"

namespace couvert {

namespace {

/// A stretch of the text, from one byte offset up to another.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Edit {
  Stretch stretch;
  std::string replacement;
};

std::size_t offset_of(std::string_view text, Place place) {
  std::size_t offset = 0;
  for (std::int32_t line = 1; line < place.line; ++line) {
    const std::size_t end = text.find('\n', offset);
    if (end == std::string_view::npos) return text.size();
    offset = end + 1;
  }
  const auto continues = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  for (std::int32_t column = 1; column < place.column && offset < text.size(); ++column) {
    do ++offset;
    while (continues(offset));
  }
  return offset;
}

/// The end of a scalar in quotes that begins at `at`.
std::size_t end_of_quotes(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return text.size();
}

/// The end of a map between braces that begins at `at`.
std::size_t end_of_braces(std::string_view text, std::size_t at) {
  int depth = 0;
  char before = ' ';
  while (at < text.size()) {
    const char c = text[at];
    const bool may_begin = before == ' ' || before == '\n' || before == '{' || before == '[' || before == ',';
    before = c;
    if ((c == '"' || c == '\'') && may_begin) {
      at = end_of_quotes(text, at);
      continue;
    }
    if (c == '#' && may_begin) {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
    if (depth == 0) return at;
  }
  return at;
}

bool is_within(std::string_view line, std::size_t indent) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != std::string_view::npos && line[first] != '\r' && first > indent;
}

bool is_empty_line(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// The end of a block: after its last line that is indented more deeply than its key.
std::size_t end_of_block(std::string_view text, std::size_t key, std::size_t indent) {
  std::size_t end = std::min(text.find('\n', key), text.size());
  if (end < text.size()) ++end;
  std::size_t at = end;
  while (at < text.size()) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = text.substr(at, line_end - at - (text[line_end - 1] == '\n' ? 1 : 0));
    if (is_within(line, indent)) {
      end = line_end;
    } else if (!is_empty_line(line)) {
      break;
    }
    at = line_end;
  }
  return end;
}

const Node::Entry* entry_of(const Node& map, std::string_view key) {
  const auto at =
      std::find_if(map.entries.begin(), map.entries.end(), [&](const Node::Entry& entry) { return entry.key == key; });
  return at == map.entries.end() ? nullptr : &*at;
}

void add_edit(std::vector<Edit>& edits, const SourceFile& file, const Node& map, const Expectation& expected,
              const Decision& actual) {
  const Node::Entry* entry = entry_of(map, "expect");
  if (entry == nullptr || (differences(expected, actual).empty() && entry->value.kind == Node::Kind::map)) return;
  const std::string_view text = file.text();
  const Expectation now = refreshed(expected, actual);
  const std::size_t value = offset_of(text, entry->value.place);
  if (entry->value.kind == Node::Kind::map && value < text.size() && text[value] == '{') {
    edits.push_back({.stretch = {.begin = value, .end = end_of_braces(text, value)},
                     .replacement = format_expectation_flow(now, actual.currency)});
    return;
  }
  const std::size_t key = offset_of(text, entry->key_place);
  const auto indent = static_cast<std::size_t>(entry->key_place.column - 1);
  const std::string line_end = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  edits.push_back(
      {.stretch = {.begin = key, .end = end_of_block(text, key, indent)},
       .replacement = "expect:" + line_end + format_expectation_block(now, actual.currency, indent + 2, line_end)});
}

}  // namespace

std::optional<std::string> accept_expectation(const SourceFile& file, const Node& root, const AcceptanceCase& expected,
                                              const CaseDecisions& actual) {
  ensure(expected.alternatives.size() == actual.alternatives.size(), "each alternative of a case has its decision");
  const std::size_t start = offset_of(file.text(), root.place);
  if (root.kind != Node::Kind::map || start >= file.text().size() || file.text()[start] == '{') return std::nullopt;
  std::vector<Edit> edits;
  add_edit(edits, file, root, expected.expect, actual.main);
  if (const Node* alternatives = root.find("alternatives")) {
    for (std::size_t i = 0; i < expected.alternatives.size(); ++i) {
      add_edit(edits, file, alternatives->items[i], expected.alternatives[i].expect, actual.alternatives[i]);
    }
  }
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.stretch.begin > b.stretch.begin; });
  std::string text(file.text());
  for (const Edit& edit : edits)
    text.replace(edit.stretch.begin, edit.stretch.end - edit.stretch.begin, edit.replacement);
  return text;
}

}  // namespace couvert
