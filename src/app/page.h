// A page of terminal text: paragraphs that wrap, rows whose amounts stand under each other, headings. Knows nothing of insurance.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace couvert {

/// Columns that a text takes on a terminal: code points, none of ours being wide.
[[nodiscard]] std::size_t width_of(std::string_view text);
/// Fills up to `width` columns with spaces, behind or before the text.
[[nodiscard]] std::string pad_right(std::string text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string text, std::size_t width);
/// Cuts a text into lines of at most `width` columns, at spaces; a space before `:`, `;`, `?`, `%` or inside « » does not break.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// How a line is drawn where colour is asked for; without colour nothing is added.
enum class Ink { plain, bold, soft, good, bad, open, warn };

class Page {
 public:
  Page(int width, bool colour);

  void blank();
  /// A title over a rule that is as long as the page.
  void heading(std::string_view text);
  /// A paragraph; its lines but the first begin `hang` columns further right.
  void paragraph(std::size_t indent, std::string_view text, std::size_t hang = 0, Ink ink = Ink::plain);
  /// A text on the left and short cells on the right, each right-aligned in its column of `cells` widths; the text wraps.
  void row(std::size_t indent, std::string_view text, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
           Ink ink = Ink::plain, std::size_t hang = 0);
  /// A rule under columns that are summed up.
  void rule(std::size_t indent, std::size_t right_columns);

  [[nodiscard]] std::size_t width() const { return width_; }
  /// The page so far.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void line(std::string content, Ink ink);

  std::size_t width_;
  bool colour_;
  std::string text_;
};

}  // namespace couvert
