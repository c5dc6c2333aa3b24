#include "facts/reader.h"

#include <algorithm>
#include <utility>

namespace couvert {

namespace {

// A value can be as long as the text; a message need not be.
constexpr std::size_t longest_seen = 60;

std::string clipped(std::string_view text) {
  if (text.size() <= longest_seen) return std::string(text);
  std::size_t end = longest_seen;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

std::string seen_name(std::string_view name) { return "`" + clipped(name) + "`"; }

void Reader::error(std::string_view code, Place place, std::string message, std::string hint) {
  failed = true;
  diagnostics.error(code, file, place, std::move(message), std::move(hint));
}

std::string seen(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::sequence:
      return "a list";
    case Node::Kind::map:
      return "a map";
    case Node::Kind::scalar:
      return node.text.empty() ? "an empty text" : seen_name(node.text);
  }
  return {};
}

std::string one_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += "`" + names[i] + "`";
  }
  return text;
}

bool states_unknown(const Node& node) {
  if (node.kind == Node::Kind::scalar) return node.text == "unknown";
  if (node.kind != Node::Kind::map || node.entries.size() != 1) return false;
  const Node::Entry& only = node.entries.front();
  return only.key == "unknown" && (only.value.kind == Node::Kind::scalar || only.value.kind == Node::Kind::null);
}

bool expect_map(Reader& reader, const Node& node, std::string_view what) {
  if (node.kind == Node::Kind::map || node.kind == Node::Kind::null) return true;
  reader.error("wrong_type", node.place,
               "`" + std::string(what) + "` must be a map of keys and values, not " + seen(node));
  return false;
}

void check_keys(Reader& reader, const Node& map, std::string_view what, const std::vector<std::string>& allowed) {
  for (const Node::Entry& entry : map.entries) {
    if (std::find(allowed.begin(), allowed.end(), entry.key) != allowed.end()) continue;
    reader.error("unknown_key", entry.key_place, std::string(what) + " has no key " + seen_name(entry.key),
                 did_you_mean(entry.key, allowed));
  }
}

const Node* require(Reader& reader, const Node& map, std::string_view what, std::string_view key) {
  const Node* node = map.find(key);
  if (node == nullptr) {
    reader.error("missing_key", map.place, std::string(what) + " lacks the key `" + std::string(key) + "`");
  }
  return node;
}

std::optional<std::string> read_text(Reader& reader, const Node& node, std::string_view what) {
  if (node.kind == Node::Kind::scalar) return node.text;
  reader.error("wrong_type", node.place, "`" + std::string(what) + "` must be text, not " + seen(node));
  return std::nullopt;
}

}  // namespace couvert
