// A text that people wrote, and places in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace couvert {

/// A place that a person can go to: line and column count from 1, columns in code points. Line 0 means the file as a whole.
struct Place {
  std::int32_t line = 0;
  std::int32_t column = 0;
  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

/// One text with its name as the user gave it (a path, or `<stdin>`).
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The place of the byte at `offset`.
  [[nodiscard]] Place place_of(std::size_t offset) const;
  /// The text of one line, without its end; empty beyond the last line.
  [[nodiscard]] std::string_view line(std::int32_t number) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace couvert
