// How sums over many dossiers are said: of any size, with their sign, in a terminal and on a page; and shares and counts beside them.
#pragma once

#include <cstdint>
#include <string>

#include "base/int128.h"
#include "base/money.h"
#include "facts/vocabulary.h"

namespace couvert {

/// Where a number is read: a page groups digits with narrow no-break spaces, a terminal as every other answer of the program does.
enum class Medium : std::uint8_t { terminal, page };

class SumWriter {
 public:
  SumWriter(const Currency& currency, Language language, Medium medium);

  /// `32 000,00`; without its sign.
  [[nodiscard]] std::string number(Int128 minor) const;
  /// `+ 32 000,00`, `− 5,00`, `–` for nothing.
  [[nodiscard]] std::string change(Int128 minor) const;
  /// `32 000 €`, without its sign; from a thousand units on without decimals. Rounding half away from zero to the unit
  [[nodiscard]] std::string rounded_money(Int128 minor) const;
  /// `32 000,00 €`, without its sign.
  [[nodiscard]] std::string money(Int128 minor) const;
  [[nodiscard]] std::string count(std::uint64_t count) const;
  /// `27 %` of the whole; `< 1 %` and `> 99 %` where rounding would say none or all.
  [[nodiscard]] std::string share(std::uint64_t part, std::uint64_t whole) const;

 private:
  [[nodiscard]] std::string grouped(std::string digits, const std::string& mark) const;
  [[nodiscard]] std::string with_currency(std::string number) const;

  Currency currency_;
  Language language_;
  std::string thousands_, count_thousands_, decimal_mark_, space_;
};

/// Prints `-32000.00 EUR`, as the published formats do.
[[nodiscard]] std::string format_sum(Int128 minor, const Currency& currency);

}  // namespace couvert
