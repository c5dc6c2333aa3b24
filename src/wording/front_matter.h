// The head of a wording file: which product or module it is, what it uses, and the keys of its schedule.
#pragma once

#include "source/diagnostic.h"
#include "wording/markdown.h"
#include "wording/tree.h"

namespace couvert {

/// Reads the lines between the first two lines `---` into `front`; returns where the Markdown begins.
/// Errors   collected: no front matter, unknown and missing keys, values of another form, schedule entries that cannot be read
MarkdownStart read_front_matter(const SourceFile& file, FrontMatter& front, Diagnostics& diagnostics);

}  // namespace couvert
