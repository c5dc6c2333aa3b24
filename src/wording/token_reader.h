// The cursor of the parser over the tokens of one statement: takes what fits, and says once what was expected where nothing did.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/diagnostic.h"
#include "wording/lexer.h"
#include "wording/tree.h"

namespace couvert {

/// The limits of the language that the parser knows (docs/language.md).
inline constexpr std::size_t max_name_bytes = 64;
inline constexpr std::size_t max_options = 16;
inline constexpr int max_nesting = 32;
inline constexpr std::int64_t max_whole_number = 100'000;

/// Reads the tokens of one statement from left to right. After the first error it stands at the end and takes nothing more, so that
/// no second error follows from the first.
class TokenReader {
 public:
  /// `end` is the place behind the last token, where a statement that stops too early is reported.
  TokenReader(const SourceFile& file, std::vector<Token> tokens, Place end, Diagnostics& diagnostics);

  [[nodiscard]] const Token& now() const { return ahead(0); }
  [[nodiscard]] const Token& ahead(std::size_t count) const;
  [[nodiscard]] bool at_end() const { return now().kind == TokenKind::end; }
  [[nodiscard]] bool failed() const { return failed_; }
  /// Whether the next tokens are the words and symbols of `phrase` (separated by blanks). Takes nothing.
  [[nodiscard]] bool at(std::string_view phrase) const;

  /// Takes the words and symbols of `phrase` if they come next; otherwise remembers that they were expected.
  bool accept(std::string_view phrase);
  /// The same without remembering: for what stands to reason and would only lengthen the message.
  bool take_if(std::string_view phrase);
  /// Takes `phrase` or fails.
  void require(std::string_view phrase);
  /// Fails unless the statement ends here.
  void require_end();

  /// Takes a name; `what` says which, with its article: `a fact`.
  Word take_name(std::string_view what);
  /// Takes any word of letters: a currency, an owner.
  Word take_word(std::string_view what);
  std::string take_string(std::string_view what);
  /// Takes a whole number from 0 to `max_whole_number`.
  std::int64_t take_whole_number();
  Day take_day();
  /// Takes a number with its currency.
  Money take_money();
  Decimal take_decimal();
  [[nodiscard]] bool at_money() const;

  /// Remembers that `what` (a description with its article) could have stood here.
  void note_expected(std::string_view what);
  /// Reports that nothing fits here: what was expected and what was seen.
  void fail_expected();
  void fail(std::string_view code, Place place, std::string message, std::string hint = {});

 private:
  struct Expectation {
    std::string text;
    bool literal = false;
  };
  void expect_at(std::size_t index, std::string_view text, bool literal);
  void fail_bad_token(const Token& token);
  void check_name_length(const Token& token);
  [[nodiscard]] std::string expected_text() const;
  [[nodiscard]] std::vector<std::string> expected_words() const;

  const SourceFile& file_;
  std::vector<Token> tokens_;  // the last one is the end
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::size_t furthest_ = 0;  // the token that the expectations are about
  std::vector<Expectation> expected_;
  bool failed_ = false;
};

/// Words of the expression language, which no name may be.
[[nodiscard]] bool is_reserved(std::string_view word);

/// A text between backticks, shortened where it is long.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace couvert
