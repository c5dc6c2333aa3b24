// Small helpers on text: names that were nearly right, and UTF-8 that is not.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace couvert {

/// The candidate nearest to `word` (Damerau–Levenshtein, less the letters that agree from the start), if it is near enough to be worth
/// offering: at most a third of the letters differ. A candidate that begins with the word wins.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> candidates);

/// The byte offset of the first sequence that is no UTF-8 or is a control character other than tab, newline, carriage return.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Columns that a person counts: code points, not bytes, before byte `offset` of `line`, plus one.
[[nodiscard]] int column_of(std::string_view line, std::size_t offset);

/// `1234567` as people read it: `1,234,567`.
[[nodiscard]] std::string group_digits(std::string digits);

}  // namespace couvert
