// Money as whole minor units (cents, centimes) of one currency; no floating point anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/int128.h"

namespace couvert {

/// An ISO 4217 code. Only codes of the built-in table exist as values of this type.
class Currency {
 public:
  constexpr Currency() = default;
  /// The currency with this code, or nothing if ISO 4217 has none.
  [[nodiscard]] static std::optional<Currency> from_code(std::string_view code);
  [[nodiscard]] std::string_view code() const { return {code_, 3}; }
  /// Digits behind the decimal point: 2 for CHF and EUR, 0 for JPY.
  [[nodiscard]] int decimals() const { return decimals_; }
  friend bool operator==(const Currency&, const Currency&) = default;

 private:
  char code_[4] = "XXX";
  std::int8_t decimals_ = 2;
};

struct Money {
  std::int64_t minor = 0;
  Currency currency;
  friend bool operator==(const Money&, const Money&) = default;
};

/// The largest amount that a text may state: 10^13 units of a currency, as minor units of a two-decimal currency.
inline constexpr std::int64_t max_amount_minor = 1'000'000'000'000'000;

/// A decimal number as it was written: `mantissa / 10^scale`.
struct Decimal {
  std::int64_t mantissa = 0;
  int scale = 0;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// Reads `12`, `-3.50`, `0.05`; at most 18 digits. Nothing if the text is no such number.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// Why a text is no amount of money.
enum class MoneyFault { malformed, unknown_currency, too_many_decimals, too_large };

struct ParsedMoney {
  std::optional<Money> money;
  MoneyFault fault = MoneyFault::malformed;  // meaningful only without `money`
};

/// Reads `NUMBER CUR`, for example `1500 CHF` or `0.05 CHF`; the sign is allowed here and judged by the reader of the field.
[[nodiscard]] ParsedMoney parse_money(std::string_view text);

/// What a text that is no amount was probably meant to be, as it is written here: `CHF 1'000` and `1,000 CHF` are `1000 CHF`.
/// Nothing if it does not look like one number with one currency
[[nodiscard]] std::optional<std::string> suggest_money(std::string_view text);

/// Prints `1500.00 CHF`.
[[nodiscard]] std::string format_money(Money money);
/// Prints the number alone, `1500.00`, with the decimals of the currency.
[[nodiscard]] std::string format_minor(std::int64_t minor, const Currency& currency);

/// Divides and rounds half away from zero.
/// Errors   `denominator` must be positive (ensured)
[[nodiscard]] std::int64_t divide_rounded(Int128 numerator, Int128 denominator);

/// Converts a foreign amount: `amount * rate`, in minor units of `target`.
/// Rounding half away from zero to the minor unit, once
/// Errors   nothing if the result is beyond `max_amount_minor`
[[nodiscard]] std::optional<Money> convert(Money amount, Decimal rate, Currency target);

}  // namespace couvert
