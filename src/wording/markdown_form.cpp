#include "wording/markdown_form.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"

namespace couvert {
namespace {

constexpr std::string_view code = "malformed_markdown";

struct Fence {
  char mark = 0;  // 0: no fence
  std::size_t length = 0;
  std::string_view behind;
};

Fence fence_of(std::string_view line) {
  if (!line.starts_with("```") && !line.starts_with("~~~")) return {};
  const char mark = line.front();
  const std::size_t length = std::min(line.find_first_not_of(mark), line.size());
  const std::string_view behind = line.substr(length);
  // Backticks behind backticks are code within a sentence.
  if (mark == '`' && behind.find('`') != std::string_view::npos) return {};
  return {mark, length, behind};
}

std::string_view without_indent(std::string_view line, std::size_t most) {
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  return blanks <= most ? line.substr(blanks) : std::string_view{};
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

bool begins_html(std::string_view line) {
  const std::string_view text = without_indent(line, 3);
  if (text.size() < 2 || text.front() != '<') return false;
  const char next = text[1];
  return next == '!' || next == '/' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

class FormChecker {
 public:
  FormChecker(const SourceFile& file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  void look_at(std::string_view line, std::int32_t number) {
    line_ = number;
    if (line.size() > max_line_bytes) {
      return refuse("too_long", 1, "a line of " + std::to_string(line.size()) + " bytes; a line has at most " + std::to_string(max_line_bytes));
    }
    if (const std::size_t at = line.find('\r'); at != std::string_view::npos) {
      return refuse("bad_character", column_of(line, at), "a carriage return that ends no line");
    }
    if (fence_.mark != 0) return look_inside_fence(line);
    look_at_text(line);
  }

  /// Says that a fence is still open at the end; the text can be read all the same.
  void look_at_end() {
    if (fence_.mark == 0) return;
    diagnostics_.error(code, file_, {fence_line_, 1}, "this block does not end", "a line of three backticks ends it");
  }

  [[nodiscard]] bool is_readable() const { return is_readable_; }

 private:
  void look_inside_fence(std::string_view line) {
    const Fence closing = fence_of(without_indent(line, 3));
    if (closing.mark == fence_.mark && closing.length >= fence_.length && is_blank(closing.behind)) fence_ = {};
  }

  void look_at_text(std::string_view line) {
    if (const Fence opening = fence_of(line); opening.mark != 0) {
      fence_ = opening;
      fence_line_ = line_;
      paragraph_bytes_ = 0;
      return;
    }
    if (fence_of(without_indent(line, line.size())).mark != 0) {
      return refuse(code, 1, "a fence that is indented", "fences stand in column one");
    }
    if (begins_html(line)) return refuse(code, 1, "raw HTML, which is not read here", "rules and text stand in plain sight");
    paragraph_bytes_ = is_blank(line) ? 0 : paragraph_bytes_ + line.size() + 1;
    if (paragraph_bytes_ > max_paragraph_bytes) {
      refuse("too_long", 1, "a paragraph has at most " + std::to_string(max_paragraph_bytes) + " bytes");
      paragraph_bytes_ = 0;
    }
  }

  void refuse(std::string_view with_code, std::int32_t column, std::string message, std::string hint = {}) {
    diagnostics_.error(with_code, file_, {line_, column}, std::move(message), std::move(hint));
    is_readable_ = false;
  }

  const SourceFile& file_;
  Diagnostics& diagnostics_;
  std::int32_t line_ = 0;
  Fence fence_;
  std::int32_t fence_line_ = 0;
  std::size_t paragraph_bytes_ = 0;
  bool is_readable_ = true;
};

}  // namespace

bool check_markdown_form(const SourceFile& file, MarkdownStart start, Diagnostics& diagnostics) {
  FormChecker checker(file, diagnostics);
  const auto breaks = std::count(file.text().begin(), file.text().end(), '\n');
  for (std::int32_t line = start.line; line <= static_cast<std::int32_t>(breaks) + 1; ++line) checker.look_at(file.line(line), line);
  checker.look_at_end();
  return checker.is_readable();
}

}  // namespace couvert
