// What an edition is: its text, the law that it uses, and of the shared vocabulary what these texts speak of.
#pragma once

#include <string>
#include <string_view>

#include "wording/tree.h"

namespace couvert {

/// Puts behind `texts` every statement of the vocabulary (kind, fact, schedule, field) whose name stands in them as a word, in the order
/// of the vocabulary. A name that was added for another product changes nothing.
/// Shape   each statement as it stands in its file, on lines of its own
[[nodiscard]] std::string edition_text(std::string_view texts, const Tree& vocabulary);

}  // namespace couvert
