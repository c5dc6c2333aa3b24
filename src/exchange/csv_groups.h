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

/// What lies in a text.
struct CsvExtent {
  std::size_t dossiers = 0;
  std::size_t lines = 0;            // where there is an excess, it is in the last of them
  std::optional<CsvExcess> excess;
};

class CsvGroups {
 public:
  /// `key`: the place of the column that groups lines; nothing if each line is a dossier.
  explicit CsvGroups(std::optional<std::size_t> key) : key_(key) {}

  /// The beginning of the first dossier whose first line begins at `from` or later; the size of the text if there is none.
  /// `text` begins with a dossier. One that is too long is not followed to its end: what is returned then lies inside it.
  [[nodiscard]] std::size_t start_from(std::string_view text, std::size_t from) const;

  /// Counts the dossiers of a text, which begins with one; stops at an excess. `lines_of`, where given, gets the number of lines with at
  /// least one character of each dossier.
  [[nodiscard]] CsvExtent measure(std::string_view text, std::vector<std::uint32_t>* lines_of) const;

 private:
  /// What groups a line, as it stands in the text; empty if the line stands alone.
  [[nodiscard]] std::string_view key_of(std::string_view line) const;
  [[nodiscard]] std::string_view key_before(std::string_view text, std::size_t from) const;

  std::optional<std::size_t> key_;
};

}  // namespace couvert
