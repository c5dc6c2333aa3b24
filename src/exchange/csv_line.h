// Splits lines of CSV text into the cells that are not empty; the only place that knows commas, quotes and line ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace couvert {

/// A field as it stands in the text, quotes included.
struct CsvField {
  std::string_view raw;
  bool is_quoted = false;
  bool is_well_formed = true;  // no lone quote, and nothing behind the closing one
};

/// Walks over the fields of one line. A quote that is never closed reaches to the end of the line.
class CsvFields {
 public:
  explicit CsvFields(std::string_view line) : rest_(line) {}
  [[nodiscard]] bool at_end() const { return at_end_; }
  /// The next field; a line has at least one, which may be empty.
  [[nodiscard]] CsvField next();

 private:
  std::string_view rest_;
  bool at_end_ = false;
};

/// Appends what a quoted field says, which is never longer than its raw text.
void append_unquoted(std::string& text, std::string_view raw);
/// Appends a field, quoted where it must be.
void append_csv_field(std::string& text, std::string_view field);

struct CsvCell {
  const char* text = nullptr;
  std::uint32_t size = 0;
  std::uint32_t column = 0;
  [[nodiscard]] std::string_view view() const { return {text, size}; }
};

/// The cells of one line that are not empty, in their order; cells behind the last column are counted and not kept.
class CsvLine {
 public:
  explicit CsvLine(std::size_t columns) : cells_(columns) {}

  /// Splits the line at the front of `text` and takes it off, together with its line end. Its views last until the next call.
  void take_from(std::string_view& text);
  [[nodiscard]] const CsvCell* begin() const { return cells_.data(); }
  [[nodiscard]] const CsvCell* end() const { return cells_.data() + filled_; }
  /// How many fields the line has, empty ones included.
  [[nodiscard]] std::size_t fields() const { return fields_; }
  /// The first column whose quotes are wrong.
  [[nodiscard]] std::optional<std::uint32_t> badly_quoted() const { return badly_quoted_; }

 private:
  void add(std::size_t column, const char* text, std::size_t size);
  bool split_plain(std::string_view& text);
  void split_quoted(std::string_view& text);

  std::vector<CsvCell> cells_;
  std::size_t filled_ = 0;
  std::size_t fields_ = 0;
  std::optional<std::uint32_t> badly_quoted_;
  std::string unquoted_;
};

/// The line at `from`, without its line end, and where the next one begins.
struct CsvLineExtent {
  std::string_view text;
  std::size_t next = 0;
};
[[nodiscard]] CsvLineExtent line_at(std::string_view text, std::size_t from);
/// Takes lines without any character off the front.
void skip_blank_lines(std::string_view& text);

}  // namespace couvert
