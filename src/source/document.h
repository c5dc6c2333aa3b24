// A YAML or JSON text as a tree of nodes that know their place. Bounded: size, nesting, number of nodes; no anchors, no aliases.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/diagnostic.h"
#include "source/source_file.h"

namespace couvert {

struct Node {
  enum class Kind : std::uint8_t { null, scalar, sequence, map };
  struct Entry;
  Kind kind = Kind::null;
  bool quoted = false;  // a scalar written in quotes; dossiers read it like a plain one, for JSON has only strings
  Place place;
  std::string text;           // of a scalar, as written
  std::vector<Node> items;    // of a sequence
  std::vector<Entry> entries; // of a map, in the order of the text; keys are unique (a repeated key is a diagnostic)

  [[nodiscard]] const Node* find(std::string_view key) const;  // of a map; null if there is none
};

struct Node::Entry {
  std::string key;
  Place key_place;
  Node value;
};

struct DocumentLimits {
  std::size_t bytes = 8u << 20;
  int depth = 32;
  std::size_t nodes = 1'000'000;
};

/// Reads one document. Nothing, and at least one diagnostic, if the text is no YAML or JSON, or exceeds the limits.
/// A key that is repeated in one map is reported (`repeated_key`) and the first value kept, so that everything else is still checked.
[[nodiscard]] std::optional<Node> read_document(const SourceFile& file, const DocumentLimits& limits, Diagnostics& diagnostics);

}  // namespace couvert
