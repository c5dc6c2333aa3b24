// Digits of 128 bits, in groups of three.
#include "app/impact_amounts.h"

#include <algorithm>
#include <utility>

namespace couvert {
namespace {

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view narrow_no_break_space = "\u202f";

Int128 size_of(Int128 number) { return number < 0 ? -number : number; }

std::string digits_of(Int128 number) {
  if (number == 0) return "0";
  std::string digits;
  for (Int128 rest = size_of(number); rest > 0; rest /= 10) digits += static_cast<char>('0' + static_cast<int>(rest % 10));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

/// Whole units and the decimals behind them.
std::pair<std::string, std::string> parts_of(Int128 minor, const Currency& currency) {
  const auto decimals = static_cast<std::size_t>(currency.decimals());
  std::string digits = digits_of(minor);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return {digits.substr(0, digits.size() - decimals), digits.substr(digits.size() - decimals)};
}

}  // namespace

SumWriter::SumWriter(const Currency& currency, Language language, Medium medium) : currency_(currency), language_(language) {
  const bool english = language == Language::en;
  const bool page = medium == Medium::page;
  space_ = page ? narrow_no_break_space : no_break_space;
  thousands_ = english ? "," : page || currency.code() != "CHF" ? space_ : "'";
  count_thousands_ = english ? "," : space_;
  decimal_mark_ = english || (!page && currency.code() == "CHF") ? "." : ",";
}

std::string SumWriter::grouped(std::string digits, const std::string& mark) const {
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, mark);
  return digits;
}

std::string SumWriter::number(Int128 minor) const {
  const auto [whole, decimals] = parts_of(minor, currency_);
  return grouped(whole, thousands_) + (decimals.empty() ? "" : decimal_mark_ + decimals);
}

std::string SumWriter::change(Int128 minor) const {
  if (minor == 0) return "–";
  return (minor < 0 ? "−" : "+") + space_ + number(minor);
}

std::string SumWriter::with_currency(std::string number) const {
  const bool euro = currency_.code() == "EUR";
  if (language_ == Language::en) return euro ? "€" + number : std::string(currency_.code()) + space_ + number;
  return number + space_ + (euro ? "€" : std::string(currency_.code()));
}

std::string SumWriter::money(Int128 minor) const { return with_currency(number(minor)); }

std::string SumWriter::rounded_money(Int128 minor) const {
  Int128 unit = 1;
  for (int i = 0; i < currency_.decimals(); ++i) unit *= 10;
  const Int128 units = (size_of(minor) + unit / 2) / unit;
  if (units < 1000) return money(minor);
  return with_currency(grouped(digits_of(units), thousands_));
}

std::string SumWriter::count(std::uint64_t count) const { return grouped(std::to_string(count), count_thousands_); }

std::string SumWriter::share(std::uint64_t part, std::uint64_t whole) const {
  const std::string unit = language_ == Language::en ? "%" : space_ + "%";
  if (whole == 0) return "–";
  const auto percent = static_cast<std::uint64_t>((Int128{part} * 200 + whole) / (Int128{whole} * 2));
  if (percent == 0 && part > 0) return "<" + space_ + "1" + unit;
  if (percent == 100 && part < whole) return ">" + space_ + "99" + unit;
  return std::to_string(percent) + unit;
}

std::string format_sum(Int128 minor, const Currency& currency) {
  const auto [whole, decimals] = parts_of(minor, currency);
  return (minor < 0 ? "-" : "") + whole + (decimals.empty() ? "" : "." + decimals) + " " + std::string(currency.code());
}

}  // namespace couvert
