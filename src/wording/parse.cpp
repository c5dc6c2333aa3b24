#include "wording/parse.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "wording/front_matter.h"
#include "wording/markdown.h"
#include "wording/parse_statement.h"

namespace couvert {
namespace {

constexpr std::size_t max_file_bytes = 1u << 20;
constexpr std::string_view separator = " \u2014 ";  // between the id of a clause and its title

/// The lines of one statement: from its first word to the last line that continues it.
struct StatementLines {
  std::int32_t first = 0;
  std::int32_t last = 0;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// Where the text behind a token begins.
Place end_of(const Token& token) {
  const std::int32_t quotes = token.kind == TokenKind::string ? 2 : 0;
  return {token.place.line, token.place.column + column_of(token.text, token.text.size()) - 1 + quotes};
}

class WordingParser {
 public:
  WordingParser(const SourceFile& file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  Tree run() {
    const MarkdownStart start = read_front_matter(file_, tree_.front, diagnostics_);
    is_vocabulary_ = tree_.front.module.text == "vocabulary";
    for (const MarkdownPart& part : read_markdown(file_, start, diagnostics_)) {
      switch (part.kind) {
        case MarkdownPart::Kind::heading: heading(part); break;
        case MarkdownPart::Kind::paragraph: paragraph(part); break;
        case MarkdownPart::Kind::rules: rules(part); break;
      }
    }
    return std::move(tree_);
  }

 private:
  void heading(const MarkdownPart& part) {
    const std::size_t at = part.text.find(separator);
    const bool has_id = at != std::string::npos;
    if (part.level > 2) {
      if (has_id) refuse_level(part);
      return;
    }
    clause_.reset();
    unnumbered_ = part;
    if (part.level == 2 && has_id) open_clause(part.text.substr(0, at), part.text.substr(at + separator.size()), part.place);
  }

  void refuse_level(const MarkdownPart& part) {
    diagnostics_.error("malformed_markdown", file_, part.place, "a clause is a heading of the second level, `## ID — Title`",
                       "otherwise its rules would belong to the clause above");
  }

  void open_clause(std::string id, std::string title, Place place) {
    if (id.size() > max_name_bytes) {
      diagnostics_.error("too_long", file_, place, "the id of a clause has at most " + std::to_string(max_name_bytes) + " bytes");
    }
    const auto [earlier, is_new] = places_of_clauses_.emplace(id, place);
    if (!is_new) {
      diagnostics_.error("clause_twice", file_, place, "a second clause " + quoted(id),
                         "the first stands in line " + std::to_string(earlier->second.line));
    }
    clause_ = static_cast<std::uint32_t>(tree_.clauses.size());
    tree_.clauses.push_back({.id = std::move(id), .title = std::move(title), .place = place});
  }

  void paragraph(const MarkdownPart& part) {
    if (!clause_) return;
    std::string& text = tree_.clauses[*clause_].text;
    if (!text.empty()) text += "\n\n";
    text += part.text;
  }

  void rules(const MarkdownPart& part) {
    if (!clause_ && is_vocabulary_ && unnumbered_) open_clause(unnumbered_->text, unnumbered_->text, unnumbered_->place);
    if (clause_) {
      tree_.clauses[*clause_].has_rules_block = true;
    } else {
      diagnostics_.error("rule_outside_clause", file_, part.place, "rules under no clause", "a clause begins with `## ID — Title`, with a long dash");
    }
    for (const StatementLines& lines : split(part)) statement(lines);
  }

  /// A statement begins in column one; indented lines continue it.
  std::vector<StatementLines> split(const MarkdownPart& part) {
    std::vector<StatementLines> statements;
    bool is_reported = false;
    for (std::int32_t number = part.first_line; number <= part.last_line; ++number) {
      const std::string_view line = file_.line(number);
      if (is_blank(line) || line[line.find_first_not_of(" \t")] == '#') continue;
      if (line.front() != ' ' && line.front() != '\t') {
        statements.push_back({number, number});
      } else if (!statements.empty()) {
        statements.back().last = number;
      } else if (!std::exchange(is_reported, true)) {
        diagnostics_.error("malformed_statement", file_, {number, 1}, "an indented line continues a statement, and there is none above it",
                           "a statement begins in column one");
      }
    }
    return statements;
  }

  void statement(StatementLines lines) {
    std::vector<Token> tokens;
    for (std::int32_t number = lines.first; number <= lines.last; ++number) lex_line({file_.line(number), {number, 1}}, tokens);
    const Place place = tokens.front().place;
    const Place end = end_of(tokens.back());
    TokenReader in(file_, std::move(tokens), end, diagnostics_);
    const std::size_t expressions_before = tree_.expressions.size();
    StatementBody body = parse_statement(in, tree_);
    if (in.failed() || !clause_) {
      tree_.expressions.resize(expressions_before);
      return;
    }
    tree_.statements.push_back({.body = std::move(body), .place = place, .text = text_of(lines), .clause = *clause_});
  }

  std::string text_of(StatementLines lines) const {
    std::string text;
    for (std::int32_t number = lines.first; number <= lines.last; ++number) {
      if (number > lines.first) text += '\n';
      text += file_.line(number);
    }
    return text;
  }

  const SourceFile& file_;
  Diagnostics& diagnostics_;
  Tree tree_;
  bool is_vocabulary_ = false;
  std::optional<std::uint32_t> clause_;       // that rules belong to
  std::optional<MarkdownPart> unnumbered_;    // the nearest heading, which names a group of the vocabulary
  std::unordered_map<std::string, Place> places_of_clauses_;
};

}  // namespace

Tree parse_wording(const SourceFile& file, Diagnostics& diagnostics) {
  if (file.text().size() > max_file_bytes) {
    diagnostics.error("too_long", file, {}, "the file has more than " + std::to_string(max_file_bytes) + " bytes");
    return {};
  }
  if (const auto offset = first_invalid_utf8(file.text())) {
    diagnostics.error("not_utf8", file, file.place_of(*offset), "a byte that is no UTF-8, or a control character");
    return {};
  }
  return WordingParser(file, diagnostics).run();
}

}  // namespace couvert
