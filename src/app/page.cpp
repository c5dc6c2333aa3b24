// Wraps and aligns.
#include "app/page.h"

#include <algorithm>
#include <array>

namespace couvert {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }

/// Whether a line may end at the space at `at`: French sets one before its high punctuation and inside its quotation marks.
bool may_break(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 7> glued_after = {":", ";", "?", "!", "%", "»", "–"};
  const std::string_view rest = text.substr(at + 1);
  for (const std::string_view mark : glued_after) {
    if (rest.starts_with(mark)) return mark == "–" && rest.size() > mark.size() && rest[mark.size()] != ' ';
  }
  return !text.substr(0, at).ends_with("«");
}

/// French high punctuation and quotation marks are set with a no-break space, so that no other program breaks the line there either.
std::string with_no_break_spaces(std::string_view word) {
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == ' ' && !word.substr(i + 1).starts_with("–")) text += "\u00a0";
    else text += word[i];
  }
  return text;
}

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain: return {};
    case Ink::bold: return "\x1b[1m";
    case Ink::soft: return "\x1b[2m";
    case Ink::good: return "\x1b[32m";
    case Ink::bad: return "\x1b[31m";
    case Ink::open: return "\x1b[34m";
    case Ink::warn: return "\x1b[33m";
  }
  return {};
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

}  // namespace

std::size_t width_of(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character)); }

std::string pad_right(std::string text, std::size_t width) {
  const std::size_t have = width_of(text);
  if (have < width) text += spaces(width - have);
  return text;
}

std::string pad_left(std::string text, std::size_t width) {
  const std::size_t have = width_of(text);
  return have < width ? spaces(width - have) + text : text;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t end = start;
    while (end < text.size() && (text[end] != ' ' || !may_break(text, end))) ++end;
    const std::string word = with_no_break_spaces(text.substr(start, end - start));
    if (!line.empty() && width_of(line) + 1 + width_of(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
    start = end + 1;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

Page::Page(int width, bool colour) : width_(static_cast<std::size_t>(std::clamp(width, 40, 200))), colour_(colour) {}

void Page::line(std::string content, Ink ink) {
  while (content.ends_with(' ')) content.pop_back();
  const std::string_view code = colour_ ? code_of(ink) : std::string_view{};
  text_.append(code).append(content).append(code.empty() ? "" : "\x1b[0m").append("\n");
}

void Page::blank() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void Page::heading(std::string_view text) {
  blank();
  std::string rule;
  for (std::size_t i = width_of(text) + 1; i < width_; ++i) rule += "─";
  line(std::string(text) + " " + rule, Ink::bold);
}

void Page::paragraph(std::size_t indent, std::string_view text, std::size_t hang, Ink ink) {
  std::size_t left = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.empty()) {
      text_ += '\n';
      continue;
    }
    // The first line is wider by `hang`; wrapping with the narrow width keeps both within the page.
    for (const std::string& wrapped : wrap(part, width_ - indent - hang)) {
      line(spaces(left) + wrapped, ink);
      left = indent + hang;
    }
  }
}

void Page::row(std::size_t indent, std::string_view text, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
               Ink ink, std::size_t hang) {
  std::size_t right = 0;
  for (const std::size_t width : widths) right += width + 2;
  const std::size_t left = width_ > right + indent + hang + 8 ? width_ - right - indent : hang + 8;
  const std::vector<std::string> lines = wrap(text, left - hang);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string content = pad_right(spaces(indent + (i > 0 ? hang : 0)) + lines[i], indent + left);
    if (i == 0) {
      for (std::size_t c = 0; c < cells.size(); ++c) content += "  " + pad_left(cells[c], widths[c]);
    }
    line(std::move(content), ink);
  }
}

void Page::rule(std::size_t indent, std::size_t right_columns) {
  std::string content = spaces(indent);
  const std::size_t length = right_columns < width_ - indent ? right_columns : width_ - indent;
  content += spaces(width_ - indent - length);
  for (std::size_t i = 0; i < length; ++i) content += "─";
  line(std::move(content), Ink::soft);
}

}  // namespace couvert
