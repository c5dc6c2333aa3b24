#include "source/document.h"

#include <algorithm>

#include "base/text.h"
#include "source/json_reader.h"
#include "source/tree_builder.h"
#include "source/yaml_reader.h"

namespace couvert {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Refuses texts that the readers must not even begin with.
void refuse_bytes(const SourceFile& file, const DocumentLimits& limits) {
  const std::string_view text = file.text();
  if (text.size() > limits.bytes) throw Refusal{"document_too_large", {}, "the text has more than " + std::to_string(limits.bytes) + " bytes"};
  if (const auto offset = first_invalid_utf8(text))
    throw Refusal{"not_utf8", file.place_of(*offset), "a byte that is no UTF-8, or a control character", "save the text as UTF-8"};
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    // People and the YAML library would count its lines differently.
    if (!text.substr(at + 1).starts_with('\n'))
      throw Refusal{"malformed_document", file.place_of(at), "a carriage return without a line feed", "end lines with a line feed"};
  }
}

bool may_be_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

/// A text in brackets is JSON, or YAML in its flow form. Where it is not JSON to the end, the faults of YAML are told, unless its
/// name says that JSON was meant.
TreeBuilder read_tree(const SourceFile& file, const DocumentLimits& limits) {
  const std::size_t start = file.text().starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const bool is_named_json = file.name().ends_with(".json");
  if (is_named_json || may_be_json(file.text().substr(start))) {
    TreeBuilder builder{limits};
    const auto fault = read_json(file, start, builder);
    if (!fault) return builder;
    if (is_named_json) throw Refusal{"malformed_document", file.place_of(fault->offset), fault->message};
  }
  TreeBuilder builder{limits};
  read_yaml(file, start, builder);
  if (!builder.has_document()) throw Refusal{"malformed_document", {}, "the text is empty"};
  return builder;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [key](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

std::optional<Node> read_document(const SourceFile& file, const DocumentLimits& limits, Diagnostics& diagnostics) {
  try {
    refuse_bytes(file, limits);
    TreeBuilder builder = read_tree(file, limits);
    for (const RepeatedKey& repeated : builder.repeated_keys()) {
      diagnostics.error("repeated_key", file, repeated.again,
                        "`" + repeated.key + "` stands in this map already, in line " + std::to_string(repeated.first.line));
    }
    return builder.take_document();
  } catch (const Refusal& refusal) {
    diagnostics.error(refusal.code, file, refusal.place, refusal.message, refusal.hint);
    return std::nullopt;
  }
}

}  // namespace couvert
