// Writes text as a YAML scalar: plain where that is safe, else in double quotes.
#pragma once

#include <string>
#include <string_view>

namespace couvert {

/// Prints `text` so that a reader of YAML, in a block or between braces, gets exactly `text` back.
[[nodiscard]] std::string yaml_text(std::string_view text);
/// Prints `text` in double quotes, always.
[[nodiscard]] std::string yaml_quoted(std::string_view text);

}  // namespace couvert
