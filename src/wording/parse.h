// Arrow 1a: the text of a wording file becomes a tree.
#pragma once

#include "source/diagnostic.h"
#include "wording/tree.h"

namespace couvert {

/// Reads one wording file: front matter, headings, rule blocks, statements.
/// Errors   all found in one pass; a statement that cannot be read is reported and left out, the next one is read again
[[nodiscard]] Tree parse_wording(const SourceFile& file, Diagnostics& diagnostics);

}  // namespace couvert
