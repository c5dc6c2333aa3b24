// Amounts, dates and moments as they are nearly always written, read at the speed of their bytes. What these functions do not read
// is not wrong: it is left to read_csv_cell, which knows every form and every fault.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/calendar.h"

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

/// Takes two digits to a number; anything else leaves `digits` false.
inline int two_csv_digits(const char* text, bool& digits) {
  digits = digits && is_csv_digit(text[0]) && is_csv_digit(text[1]);
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// Reads the ten bytes `2026-03-02`, of the years 1900 to 2200. Units   `day` as `Day::number`
inline bool read_plain_day(const char* text, std::int64_t& day) {
  constexpr int days_before[] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
  constexpr int days_before_1970 = 719'162;  // from the first day of year 1
  bool good = text[4] == '-' && text[7] == '-';
  const int year = two_csv_digits(text, good) * 100 + two_csv_digits(text + 2, good);
  const int month = two_csv_digits(text + 5, good);
  const int number = two_csv_digits(text + 8, good);
  if (!good || year < 1900 || year > 2200 || month < 1 || month > 12) return false;
  const bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int length = days_before[month + 1] - days_before[month] + (leaps && month == 2 ? 1 : 0);
  if (number < 1 || number > length) return false;
  const int past = year - 1;
  const int leap_days = past / 4 - past / 100 + past / 400 + (leaps && month > 2 ? 1 : 0);
  day = past * 365 + leap_days + days_before[month] + number - 1 - days_before_1970;
  return true;
}

/// A moment as it is written: seconds of the clock that it is told by.
struct PlainMoment {
  std::int64_t seconds = 0;
  std::int64_t day = 0;
  bool is_local = true;  // else UTC
};

/// Reads `2026-03-02T08:30`, with or without seconds and `Z`.
inline bool read_plain_moment(std::string_view text, PlainMoment& moment) {
  moment.is_local = !text.ends_with('Z');
  if (!moment.is_local) text.remove_suffix(1);
  constexpr std::size_t minutes_size = 16, seconds_size = 19;
  if (text.size() != minutes_size && text.size() != seconds_size) return false;
  bool good = text[10] == 'T' && text[13] == ':';
  const int hour = two_csv_digits(text.data() + 11, good);
  const int minute = two_csv_digits(text.data() + 14, good);
  int second = 0;
  if (text.size() == seconds_size) {
    good = good && text[16] == ':';
    second = two_csv_digits(text.data() + 17, good);
  }
  if (!good || hour > 23 || minute > 59 || second > 59 || !read_plain_day(text.data(), moment.day)) return false;
  moment.seconds = moment.day * 86'400 + (hour * 60 + minute) * 60 + second;
  return true;
}

}  // namespace couvert
