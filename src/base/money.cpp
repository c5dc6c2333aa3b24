#include "base/money.h"

#include <algorithm>

#include "base/currency_table.h"
#include "base/ensure.h"

namespace couvert {
namespace {

constexpr std::size_t max_digits = 18;  // the most that always fit an int64

struct WrittenNumber {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

/// Takes a number off the front of `text`, of any length; nothing if none stands there.
std::optional<WrittenNumber> take_number(std::string_view& text) {
  WrittenNumber number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  number.whole = take_digits(text);
  if (number.whole.empty()) return std::nullopt;
  if (text.empty() || text.front() != '.') return number;
  text.remove_prefix(1);
  number.fraction = take_digits(text);
  if (number.fraction.empty()) return std::nullopt;
  return number;
}

std::string_view without_leading_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

std::int64_t append_digits(std::int64_t value, std::string_view digits) {
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

constexpr Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// `max_amount_minor` is said for two decimals; a currency of three has ten times as many minor units in the same amount.
std::int64_t max_minor(const Currency& currency) {
  return static_cast<std::int64_t>(power_of_ten(currency.decimals()) * max_amount_minor / 100);
}

Int128 magnitude(Int128 value) { return value < 0 ? -value : value; }

std::optional<std::string_view> take_currency_code(std::string_view text) {
  const std::size_t spaces = text.find_first_not_of(' ');
  if (spaces == 0 || spaces == std::string_view::npos) return std::nullopt;
  text.remove_prefix(spaces);
  const bool upper_case = std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (text.size() != 3 || !upper_case) return std::nullopt;
  return text;
}

}  // namespace

std::optional<Currency> Currency::from_code(std::string_view code) {
  const auto table = currency_table();
  const auto found = std::lower_bound(table.begin(), table.end(), code,
                                      [](const CurrencyEntry& entry, std::string_view wanted) { return entry.code < wanted; });
  if (found == table.end() || found->code != code) return std::nullopt;
  Currency currency;
  std::copy(code.begin(), code.end(), currency.code_);
  currency.decimals_ = found->decimals;
  return currency;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const auto number = take_number(text);
  if (!number || !text.empty()) return std::nullopt;
  if (number->whole.size() + number->fraction.size() > max_digits) return std::nullopt;
  const std::int64_t mantissa = append_digits(append_digits(0, number->whole), number->fraction);
  return Decimal{.mantissa = number->negative ? -mantissa : mantissa, .scale = static_cast<int>(number->fraction.size())};
}

ParsedMoney parse_money(std::string_view text) {
  const auto number = take_number(text);
  if (!number) return {std::nullopt, MoneyFault::malformed};
  const auto code = take_currency_code(text);
  if (!code) return {std::nullopt, MoneyFault::malformed};
  const auto currency = Currency::from_code(*code);
  if (!currency) return {std::nullopt, MoneyFault::unknown_currency};

  const auto decimals = static_cast<std::size_t>(currency->decimals());
  if (number->fraction.size() > decimals) return {std::nullopt, MoneyFault::too_many_decimals};
  const std::string_view whole = without_leading_zeros(number->whole);
  if (whole.size() + decimals > max_digits) return {std::nullopt, MoneyFault::too_large};
  std::int64_t minor = append_digits(append_digits(0, whole), number->fraction);
  for (std::size_t i = number->fraction.size(); i < decimals; ++i) minor *= 10;
  if (minor > max_minor(*currency)) return {std::nullopt, MoneyFault::too_large};
  return {Money{number->negative ? -minor : minor, *currency}, MoneyFault::malformed};
}

std::string format_minor(std::int64_t minor, const Currency& currency) {
  const bool negative = minor < 0;
  const std::uint64_t units = negative ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
  std::string digits = std::to_string(units);
  const auto decimals = static_cast<std::size_t>(currency.decimals());
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
  return negative ? "-" + digits : digits;
}

std::string format_money(Money money) {
  std::string text = format_minor(money.minor, money.currency);
  text += ' ';
  text += money.currency.code();
  return text;
}

std::int64_t divide_rounded(Int128 numerator, Int128 denominator) {
  ensure(denominator > 0, "divide_rounded needs a positive denominator");
  Int128 quotient = numerator / denominator;
  const Int128 rest = magnitude(numerator % denominator);
  // Twice the rest could overflow, the difference cannot.
  if (rest >= denominator - rest) quotient += numerator < 0 ? -1 : 1;
  const auto result = static_cast<std::int64_t>(quotient);
  ensure(result == quotient, "divide_rounded: the quotient does not fit 64 bits");
  return result;
}

std::optional<Money> convert(Money amount, Decimal rate, Currency target) {
  ensure(rate.scale >= 0 && rate.scale <= static_cast<int>(max_digits), "the scale of a rate is 0 to 18");
  const std::int64_t limit = max_minor(target);
  Int128 numerator = static_cast<Int128>(amount.minor) * rate.mantissa;
  Int128 denominator = 1;
  const int shift = amount.currency.decimals() + rate.scale - target.decimals();
  if (shift >= 0) {
    denominator = power_of_ten(shift);
  } else {
    // What is too large already is refused before it is made larger still.
    if (magnitude(numerator) > limit) return std::nullopt;
    numerator *= power_of_ten(-shift);
  }
  if (magnitude(numerator / denominator) > limit) return std::nullopt;
  const std::int64_t minor = divide_rounded(numerator, denominator);
  if (magnitude(minor) > limit) return std::nullopt;
  return Money{minor, target};
}

}  // namespace couvert
