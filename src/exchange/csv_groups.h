// Which lines of a CSV text are one dossier: where dossiers begin, and how many there are, found without reading their cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace couvert {

/// What makes a text too long to read on.
enum class CsvExcess : std::uint8_t { line, dossier };

/// Whole dossiers at the front of a text.
struct CsvExtent {
  std::size_t bytes = 0;
  std::size_t dossiers = 0;
  std::size_t filled_lines = 0;      // with at least one character
  std::size_t lines = 0;             // all; where there is an excess, it is in the last of them
  std::optional<CsvExcess> excess;
};

class CsvGroups {
 public:
  /// `key`: the place of the column that groups lines; nothing if each line is a dossier.
  explicit CsvGroups(std::optional<std::size_t> key) : key_(key) {}

  /// The beginning of the first dossier whose first line begins at `from` or later; the size of the text if there is none.
  /// `text` begins with a dossier. One that is too long is not followed to its end: what is returned then lies inside it.
  [[nodiscard]] std::size_t start_from(std::string_view text, std::size_t from) const;

  /// Measures at most `most` dossiers at the front of `text`, which begins with one. Stops at an excess.
  /// `lines_of`, where given, gets the number of filled lines of each.
  [[nodiscard]] CsvExtent measure(std::string_view text, std::size_t most, std::vector<std::uint32_t>* lines_of) const;

 private:
  /// What groups a line, as it stands in the text; empty if the line stands alone.
  [[nodiscard]] std::string_view key_of(std::string_view line) const;
  [[nodiscard]] std::string_view key_before(std::string_view text, std::size_t from) const;

  std::optional<std::size_t> key_;
};

}  // namespace couvert
