// Text in HTML: whatever stands in names and files, it stays text.
#pragma once

#include <string>
#include <string_view>

namespace couvert {

/// Escapes a text for element content and for attributes in double quotes.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace couvert
