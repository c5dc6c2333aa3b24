// Amounts and times as they are nearly always written, read at the speed of their bytes. What these functions do not read
// is not wrong: it is left to read_csv_cell, which knows every form and every fault.
#pragma once

#include <cstdint>
#include <string_view>

namespace couvert {

inline bool is_csv_digit(char c) { return static_cast<unsigned char>(c - '0') <= 9; }

/// Reads `1200` and, for two decimals, `1200.50`, of at most twelve digits before the point.
/// Units    `number` in units of 10^-decimals; `decimals` at most 4
inline bool read_plain_decimal(std::string_view text, unsigned decimals, std::int64_t& number) {
  constexpr std::int64_t powers[] = {1, 10, 100, 1000, 10'000};
  constexpr std::size_t most_digits = 12;
  std::size_t at = 0;
  std::int64_t value = 0;
  while (at < text.size() && is_csv_digit(text[at])) value = value * 10 + (text[at++] - '0');
  if (at == 0 || at > most_digits) return false;
  if (at == text.size()) {
    number = value * powers[decimals];
    return true;
  }
  if (decimals == 0 || text[at] != '.' || text.size() - at - 1 != decimals) return false;
  for (++at; at < text.size(); ++at) {
    if (!is_csv_digit(text[at])) return false;
    value = value * 10 + (text[at] - '0');
  }
  number = value;
  return true;
}

/// Takes two digits to a number; anything else makes `good` false. Without branches, for all parts of a date are looked at anyway.
inline int two_csv_digits(const char* text, bool& good) {
  good = (static_cast<unsigned>(good) & static_cast<unsigned>(is_csv_digit(text[0])) & static_cast<unsigned>(is_csv_digit(text[1]))) != 0;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// Reads the six bytes `T08:30`, and `:05` behind them where `text` has nine, as seconds of the day.
inline bool read_plain_time(std::string_view text, std::int64_t& seconds) {
  constexpr std::size_t minutes_size = 6, seconds_size = 9;
  if (text.size() != minutes_size && text.size() != seconds_size) return false;
  bool good = text[0] == 'T' && text[3] == ':';
  const int hour = two_csv_digits(text.data() + 1, good);
  const int minute = two_csv_digits(text.data() + 4, good);
  int second = 0;
  if (text.size() == seconds_size) {
    good = good && text[6] == ':';
    second = two_csv_digits(text.data() + 7, good);
  }
  seconds = (hour * 60 + minute) * 60 + second;
  return good && hour <= 23 && minute <= 59 && second <= 59;
}

}  // namespace couvert
