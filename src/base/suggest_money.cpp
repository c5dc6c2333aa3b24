// Amounts as people and programs print them, turned into amounts as they are written here.
#include "base/money.h"

namespace couvert {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Takes one of the spaces and apostrophes that part thousands; 0 if none stands there.
std::size_t parting_length(std::string_view text) {
  for (const std::string_view mark : {" ", "'", "\u2019", "\u00A0", "\u2009", "\u202F"}) {
    if (text.substr(0, mark.size()) == mark) return mark.size();
  }
  return 0;
}

/// Leaves digits, full stops and commas in `number` and letters in `code`; false if anything else stands there.
bool take_apart(std::string_view text, std::string& number, std::string& code) {
  while (!text.empty()) {
    const char c = text.front();
    const std::size_t parting = parting_length(text);
    if (parting == 0) {
      if (is_capital(c)) {
        code += c;
      } else if (is_digit(c) || c == '.' || c == ',') {
        number += c;
      } else {
        return false;
      }
    }
    text.remove_prefix(parting == 0 ? 1 : parting);
  }
  return true;
}

/// The last mark parts the decimals if one or two digits stand behind it; all others part thousands.
std::string with_plain_decimals(const std::string& number) {
  const std::size_t mark = number.find_last_of(".,");
  const std::size_t behind = mark == std::string::npos ? 0 : number.size() - mark - 1;
  const bool has_decimals = behind == 1 || behind == 2;
  std::string plain;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (is_digit(number[i])) plain += number[i];
    if (i == mark && has_decimals) plain += '.';
  }
  return plain;
}

}  // namespace

std::optional<std::string> suggest_money(std::string_view text) {
  constexpr std::size_t longest = 64;
  std::string number;
  std::string code;
  if (text.size() > longest || !take_apart(text, number, code)) return std::nullopt;
  std::string suggestion = with_plain_decimals(number) + " " + code;
  if (suggestion == text || !parse_money(suggestion).money) return std::nullopt;
  return suggestion;
}

}  // namespace couvert
