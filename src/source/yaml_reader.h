// Reads the part of YAML that dossiers are written in: no anchors, no tags, no merge keys, one document.
#pragma once

#include <cstddef>

#include "source/tree_builder.h"

namespace couvert {

/// Reads the text of `file` into `builder`; `start` bytes at its front are a byte order mark.
/// Errors   throws `Refusal`
void read_yaml(const SourceFile& file, std::size_t start, TreeBuilder& builder);

}  // namespace couvert
