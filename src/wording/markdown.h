// The Markdown of a wording as a flat list of what the parser needs: headings, paragraphs and blocks of rules, in the order of the text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "source/diagnostic.h"

namespace couvert {

struct MarkdownPart {
  enum class Kind : std::uint8_t { heading, paragraph, rules };
  Kind kind = Kind::paragraph;
  int level = 0;     // of a heading
  std::string text;  // of a heading or paragraph, without marks
  Place place;
  std::int32_t first_line = 0;  // of rules: the lines between the fences; `last_line` is before it if there are none
  std::int32_t last_line = 0;
};

/// Where the Markdown begins in a file that may have a front matter above it.
struct MarkdownStart {
  std::size_t offset = 0;
  std::int32_t line = 1;
};

/// Reads the Markdown of a file. Raw HTML and indented fences are refused: a rule could stand in them and be seen but not read, or read
/// but not seen. Lines and paragraphs are bounded, because the time that inline Markdown takes grows with the square of a paragraph.
/// Errors   collected; no part at all if the form of the text is not safe to read
[[nodiscard]] std::vector<MarkdownPart> read_markdown(const SourceFile& file, MarkdownStart start, Diagnostics& diagnostics);

}  // namespace couvert
