// Reads JSON (RFC 8259) strictly. YAML would read most of it, but not a character that JSON writes as a pair of escapes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "source/place_cursor.h"
#include "source/tree_builder.h"

namespace couvert {

struct JsonFault {
  std::size_t offset = 0;
  std::string message;
};

/// Reads the text of `file` from `start` on into `builder`; the fault, if it is no JSON.
/// Errors   throws `Refusal` where the builder does
[[nodiscard]] std::optional<JsonFault> read_json(const SourceFile& file, std::size_t start, TreeBuilder& builder);

}  // namespace couvert
