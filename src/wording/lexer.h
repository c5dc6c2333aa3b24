// The words of a rules block: cuts a line into tokens that know their place in the file.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/source_file.h"

namespace couvert {

enum class TokenKind : std::uint8_t { word, number, date, string, symbol, bad, end };

/// Why a token is bad; said by the parser when it comes to the token, so that a statement is reported once.
enum class TokenFault : std::uint8_t { none, character, quote, unterminated, number, date };

/// One token. Shape: `text` points into the text that was cut; of a string it leaves the quotes out.
struct Token {
  TokenKind kind = TokenKind::end;
  TokenFault fault = TokenFault::none;
  std::string_view text;
  Place place;
};

/// Where the text of a line stands in its file: the place of its first byte.
struct LineOfText {
  std::string_view text;
  Place place;
};

/// Appends the tokens of one line; comments are left out. Nothing is reported here: what cannot be read becomes a bad token.
void lex_line(const LineOfText& line, std::vector<Token>& tokens);

/// Whether `text` can be a name: `[a-z_][a-z0-9_.]*`.
[[nodiscard]] bool is_name(std::string_view text);

}  // namespace couvert
