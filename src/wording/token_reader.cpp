#include "wording/token_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace couvert {
namespace {

/// Takes the first part off a phrase.
std::string_view take_part(std::string_view& phrase) {
  const std::size_t blank = phrase.find(' ');
  const std::string_view part = phrase.substr(0, blank);
  phrase.remove_prefix(blank == std::string_view::npos ? phrase.size() : blank + 1);
  return part;
}

bool is_part(const Token& token, std::string_view part) {
  const bool may_be = token.kind == TokenKind::word || token.kind == TokenKind::symbol || token.kind == TokenKind::number;
  return may_be && token.text == part;
}

std::string seen_text(const Token& token) {
  if (token.kind == TokenKind::end) return "the end of the statement";
  if (token.kind == TokenKind::string) return "the text " + quoted("\"" + std::string(token.text) + "\"");
  return quoted(token.text);
}

/// A phrase as people write it: no blank before a comma or colon.
std::string as_written(std::string phrase) {
  for (std::size_t at = phrase.find(' '); at != std::string::npos; at = phrase.find(' ', at + 1)) {
    if (at + 1 < phrase.size() && (phrase[at + 1] == ',' || phrase[at + 1] == ':')) phrase.erase(at, 1);
  }
  return phrase;
}

constexpr std::array<std::string_view, 8> reserved = {"and", "for", "if", "in", "kept", "not", "or", "when"};
constexpr std::string_view an_operator = "an operator";

}  // namespace

bool is_reserved(std::string_view word) { return std::find(reserved.begin(), reserved.end(), word) != reserved.end(); }

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return "`" + std::string(text) + "`";
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return "`" + std::string(text.substr(0, end)) + "…`";
}

TokenReader::TokenReader(const SourceFile& file, std::vector<Token> tokens, Place end, Diagnostics& diagnostics)
    : file_(file), tokens_(std::move(tokens)), diagnostics_(diagnostics) {
  tokens_.push_back({.kind = TokenKind::end, .place = end});
}

const Token& TokenReader::ahead(std::size_t count) const { return tokens_[std::min(position_ + count, tokens_.size() - 1)]; }

bool TokenReader::at(std::string_view phrase) const {
  for (std::size_t i = 0; !phrase.empty(); ++i) {
    if (!is_part(ahead(i), take_part(phrase))) return false;
  }
  return true;
}

bool TokenReader::accept(std::string_view phrase) {
  std::size_t taken = 0;
  while (!phrase.empty()) {
    const std::string_view here = phrase;
    if (!is_part(ahead(taken), take_part(phrase))) {
      expect_at(position_ + taken, here, true);
      return false;
    }
    ++taken;
  }
  position_ += taken;
  return true;
}

bool TokenReader::take_if(std::string_view phrase) { return at(phrase) && accept(phrase); }

void TokenReader::require(std::string_view phrase) {
  if (!accept(phrase)) fail_expected();
}

void TokenReader::require_end() {
  if (at_end()) return;
  note_expected("the end of the statement");
  fail_expected();
}

Word TokenReader::take_name(std::string_view what) {
  const Token token = now();
  if (token.kind != TokenKind::word || is_reserved(token.text)) {
    note_expected(what);
    fail_expected();
    return {};
  }
  if (!is_name(token.text)) {
    fail("malformed_statement", token.place, "expected " + std::string(what) + ", seen " + quoted(token.text),
         "names have small letters, digits, `_` and `.` only");
    return {};
  }
  check_name_length(token);
  if (failed_) return {};
  ++position_;
  return {std::string(token.text), token.place};
}

Word TokenReader::take_word(std::string_view what) {
  const Token token = now();
  if (token.kind != TokenKind::word) {
    note_expected(what);
    fail_expected();
    return {};
  }
  check_name_length(token);
  if (failed_) return {};
  ++position_;
  return {std::string(token.text), token.place};
}

std::string TokenReader::take_string(std::string_view what) {
  if (now().kind != TokenKind::string) {
    note_expected(what);
    fail_expected();
    return {};
  }
  return std::string(tokens_[position_++].text);
}

std::int64_t TokenReader::take_whole_number() {
  const Token token = now();
  if (token.kind != TokenKind::number) {
    note_expected("a whole number");
    fail_expected();
    return 0;
  }
  const Decimal decimal = take_decimal();
  if (decimal.scale != 0 || decimal.mantissa > max_whole_number) {
    fail("malformed_number", token.place, quoted(token.text) + " is no whole number up to " + std::to_string(max_whole_number));
    return 0;
  }
  return decimal.mantissa;
}

Decimal TokenReader::take_decimal() {
  if (now().kind != TokenKind::number) {
    note_expected("a number");
    fail_expected();
    return {};
  }
  return parse_decimal(tokens_[position_++].text).value_or(Decimal{});
}

Day TokenReader::take_day() {
  if (now().kind != TokenKind::date) {
    note_expected("a date such as 2022-01-01");
    fail_expected();
    return {};
  }
  return parse_day(tokens_[position_++].text).value_or(Day{});
}

bool TokenReader::at_money() const {
  const Token& unit = ahead(1);
  return now().kind == TokenKind::number && unit.kind == TokenKind::word && !unit.text.empty() && unit.text.front() >= 'A' &&
         unit.text.front() <= 'Z';
}

Money TokenReader::take_money() {
  if (!at_money()) {
    note_expected("an amount of money such as 300 CHF");
    fail_expected();
    return {};
  }
  const Token number = now();
  const Token unit = ahead(1);
  const ParsedMoney parsed = parse_money(std::string(number.text) + " " + std::string(unit.text));
  if (parsed.money) {
    position_ += 2;
    return *parsed.money;
  }
  const std::string amount = quoted(std::string(number.text) + " " + std::string(unit.text));
  switch (parsed.fault) {
    case MoneyFault::unknown_currency:
      fail("unknown_currency", unit.place, quoted(unit.text) + " is no currency");
      break;
    case MoneyFault::too_many_decimals:
      fail("too_many_decimals", number.place, amount + " has more decimals than the currency");
      break;
    case MoneyFault::too_large:
      fail("amount_too_large", number.place, amount + " is more than 10^13 units of its currency");
      break;
    case MoneyFault::malformed:
      fail("malformed_money", number.place, amount + " is no amount of money");
      break;
  }
  return {};
}

void TokenReader::note_expected(std::string_view what) { expect_at(position_, what, false); }

void TokenReader::expect_at(std::size_t index, std::string_view text, bool literal) {
  if (failed_ || index < furthest_) return;
  if (index > furthest_) {
    furthest_ = index;
    expected_.clear();
  }
  const auto same = [text](const Expectation& expectation) { return expectation.text == text; };
  if (std::none_of(expected_.begin(), expected_.end(), same)) expected_.push_back({std::string(text), literal});
}

void TokenReader::fail_expected() {
  if (failed_) return;
  if (position_ > furthest_) expected_.clear();
  furthest_ = std::min(std::max(furthest_, position_), tokens_.size() - 1);
  const Token token = tokens_[furthest_];
  if (token.kind == TokenKind::bad) return fail_bad_token(token);
  std::string hint;
  if (token.kind == TokenKind::word) hint = did_you_mean(token.text, expected_words());
  if (hint.empty() && token.kind == TokenKind::word && is_reserved(token.text)) {
    hint = quoted(token.text) + " is a word of the language and no name";
  }
  fail("malformed_statement", token.place, expected_text() + "seen " + seen_text(token), std::move(hint));
}

void TokenReader::fail_bad_token(const Token& token) {
  const std::string seen = quoted(token.text);
  switch (token.fault) {
    case TokenFault::none:
    case TokenFault::character:
      return fail("bad_character", token.place, seen + " has a character that stands in texts only",
                  "names have small letters, digits, `_` and `.` only");
    case TokenFault::quote:
      return fail("bad_character", token.place, seen + " is no text", "texts stand between straight quotes, `\"`");
    case TokenFault::unterminated:
      return fail("unterminated_string", token.place, "the text " + seen + " does not end on its line");
    case TokenFault::number:
      return fail("malformed_number", token.place, seen + " is no number", "a number has at most 18 digits, and a blank behind it");
    case TokenFault::date:
      return fail("malformed_date", token.place, seen + " is no day of the calendar");
  }
}

void TokenReader::check_name_length(const Token& token) {
  if (token.text.size() <= max_name_bytes) return;
  fail("too_long", token.place, "the name " + quoted(token.text) + " has " + std::to_string(token.text.size()) + " bytes; a name has at most " +
       std::to_string(max_name_bytes));
}

std::string TokenReader::expected_text() const {
  std::string text;
  for (std::size_t i = 0; i < expected_.size(); ++i) {
    const bool last = i + 1 == expected_.size();
    if (i > 0) text += last ? " or " : ", ";
    text += expected_[i].literal ? "`" + as_written(expected_[i].text) + "`" : expected_[i].text;
  }
  return text.empty() ? std::string{} : "expected " + text + ", ";
}

std::vector<std::string> TokenReader::expected_words() const {
  std::vector<std::string> words;
  for (const Expectation& expectation : expected_) {
    if (expectation.literal) words.push_back(expectation.text.substr(0, expectation.text.find(' ')));
    if (expectation.text == an_operator) words.insert(words.end(), {"and", "or", "in", "if", "at", "within", "on"});
  }
  return words;
}

void TokenReader::fail(std::string_view code, Place place, std::string message, std::string hint) {
  if (!failed_) diagnostics_.error(code, file_, place, std::move(message), std::move(hint));
  failed_ = true;
  position_ = tokens_.size() - 1;
}

}  // namespace couvert
