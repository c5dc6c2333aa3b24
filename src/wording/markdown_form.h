// Looks at the lines of a wording before Markdown is read: refuses what would be slow, or could hide a rule.
#pragma once

#include "source/diagnostic.h"
#include "wording/markdown.h"

namespace couvert {

/// Longer lines are no sentences and no statements.
inline constexpr std::size_t max_line_bytes = 4096;
inline constexpr std::size_t max_paragraph_bytes = 16'384;

/// Whether the Markdown from `start` on has a form that can be read.
/// Errors   collected, one per line at most
[[nodiscard]] bool check_markdown_form(const SourceFile& file, MarkdownStart start, Diagnostics& diagnostics);

}  // namespace couvert
