#include "wording/lexer.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/money.h"

namespace couvert {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80u; }
bool is_word_part(char c) { return is_letter(c) || is_digit(c) || c == '.' || is_beyond_ascii(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }

bool begins_with_typographic_quote(std::string_view text) {
  static constexpr std::array<std::string_view, 5> quotes = {"\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};
  return std::any_of(quotes.begin(), quotes.end(), [text](std::string_view quote) { return text.starts_with(quote); });
}

/// Walks over one line and counts columns in code points as it goes.
class LineLexer {
 public:
  LineLexer(const LineOfText& line, std::vector<Token>& tokens) : rest_(line.text), place_(line.place), tokens_(tokens) {}

  void run() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '#') return;
      if (is_blank(c)) {
        advance(1);
      } else if (c == '"') {
        string();
      } else if (is_digit(c)) {
        number_or_date();
      } else if (is_letter(c) || is_beyond_ascii(c)) {
        word();
      } else {
        symbol();
      }
    }
  }

 private:
  void advance(std::size_t bytes) {
    for (const char c : rest_.substr(0, bytes)) place_.column += begins_code_point(c) ? 1 : 0;
    rest_.remove_prefix(bytes);
  }

  void emit(TokenKind kind, std::size_t bytes, TokenFault fault = TokenFault::none) {
    tokens_.push_back({kind, fault, rest_.substr(0, bytes), place_});
    advance(bytes);
  }

  void string() {
    const std::size_t close = rest_.find('"', 1);
    if (close == std::string_view::npos) return emit(TokenKind::bad, rest_.size(), TokenFault::unterminated);
    tokens_.push_back({TokenKind::string, TokenFault::none, rest_.substr(1, close - 1), place_});
    advance(close + 1);
  }

  std::size_t length_while(bool (*holds)(char), std::size_t from = 0) const {
    while (from < rest_.size() && holds(rest_[from])) ++from;
    return from;
  }

  void number_or_date() {
    const std::size_t digits = length_while(is_digit);
    const bool is_date = digits == 4 && rest_.size() > 5 && rest_[4] == '-' && is_digit(rest_[5]);
    if (is_date) {
      const std::size_t length = length_while([](char c) { return is_word_part(c) || c == '-'; });
      const bool exists = parse_day(rest_.substr(0, length)).has_value();
      return exists ? emit(TokenKind::date, length) : emit(TokenKind::bad, length, TokenFault::date);
    }
    const std::size_t length = length_while(is_word_part);
    const bool exists = parse_decimal(rest_.substr(0, length)).has_value();
    return exists ? emit(TokenKind::number, length) : emit(TokenKind::bad, length, TokenFault::number);
  }

  void word() {
    const std::size_t length = length_while(is_word_part);
    const std::string_view text = rest_.substr(0, length);
    if (std::none_of(text.begin(), text.end(), is_beyond_ascii)) return emit(TokenKind::word, length);
    emit(TokenKind::bad, length, begins_with_typographic_quote(text) ? TokenFault::quote : TokenFault::character);
  }

  void symbol() {
    const std::string_view two = rest_.substr(0, 2);
    if (two == "!=" || two == "<=" || two == ">=") return emit(TokenKind::symbol, 2);
    static constexpr std::string_view single = ":,()|=<>+-*%";
    if (single.find(rest_.front()) != std::string_view::npos) return emit(TokenKind::symbol, 1);
    emit(TokenKind::bad, 1, TokenFault::character);
  }

  std::string_view rest_;
  Place place_;
  std::vector<Token>& tokens_;
};

}  // namespace

void lex_line(const LineOfText& line, std::vector<Token>& tokens) { LineLexer(line, tokens).run(); }

bool is_name(std::string_view text) {
  const auto continues = [](char c) { return is_small(c) || is_digit(c) || c == '_' || c == '.'; };
  return !text.empty() && (is_small(text.front()) || text.front() == '_') && std::all_of(text.begin(), text.end(), continues);
}

}  // namespace couvert
