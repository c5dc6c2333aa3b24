// The fast ways of reading cells say what the exact ones say, or nothing.
#include <gtest/gtest.h>

#include <random>

#include "exchange/csv_calendar.h"
#include "exchange/csv_words.h"
#include "facts/fixture.h"

namespace couvert::csv_test {
namespace {

TEST(CsvFastWays, amounts_are_those_of_parse_money) {
  std::mt19937 random(1);
  const std::string letters = "0123456789999...- ";
  std::size_t read = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 16; text.size() < size;) text += letters[random() % letters.size()];
    for (const char* code : {"CHF", "JPY", "BHD"}) {
      const ParsedMoney exact = parse_money(text + " " + code);
      std::int64_t number = 0;
      if (!read_plain_decimal(text, static_cast<unsigned>(Currency::from_code(code)->decimals()), number)) continue;
      ++read;
      ASSERT_TRUE(exact.money.has_value()) << text;
      ASSERT_EQ(number, exact.money->minor) << text << code;
    }
  }
  EXPECT_GT(read, 1000U);
}

TEST(CsvFastWays, days_are_those_of_parse_day) {
  CsvCalendar calendar(*Zone::find("Europe/Zurich"));
  const auto check = [&](const std::string& text) {
    std::int64_t day = 0;
    const bool is_read = calendar.read_day(text, day);
    const std::optional<Day> exact = parse_day(text);
    ASSERT_EQ(is_read, exact.has_value()) << text;
    if (exact) {
      ASSERT_EQ(day, exact->number) << text;
    }
  };
  const auto two = [](int number) { return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)}; };
  for (int year = 1898; year <= 2202; ++year) {
    for (int month = 0; month <= 13; ++month) {
      for (const int day : {0, 1, 9, 10, 28, 29, 30, 31, 32, 99}) check(std::to_string(year) + "-" + two(month) + "-" + two(day));
    }
  }
  for (const char* text : {"2026/03-02", "2026-03/02", "2026-03-0x", "2026-03-x2", "x026-03-02", "2026-3-002", "", "2026-03-021"}) check(text);
}

TEST(CsvFastWays, moments_are_those_of_parse_instant) {
  for (const char* name : {"Europe/Zurich", "Europe/Luxembourg", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Africa/Casablanca"}) {
    const Zone zone = *Zone::find(name);
    CsvCalendar calendar(zone);
    std::size_t read = 0, asked = 0;
    for (int number = day_of({2009, 1, 1}).number; number < day_of({2040, 1, 1}).number; number += 1) {
      const std::string day = format_day({number});
      for (const char* time : {"T00:00", "T01:59", "T02:30:30", "T23:59:59", "T03:00Z", "T12:00:01Z", "T24:00", "T02:60", "T0230", "T02:30+01:00"}) {
        std::int64_t seconds = 0;
        const ParsedInstant exact = parse_instant(day + time, zone);
        if (exact.instant) ++asked;
        if (!calendar.read_moment(day + time, seconds)) continue;
        ++read;
        ASSERT_TRUE(exact.instant.has_value()) << day << time << name;
        ASSERT_EQ(seconds, exact.instant->seconds) << day << time << name;
      }
    }
    // All but those near a change of the clock and those with an offset.
    EXPECT_GT(read, asked * 4 / 5) << name;
  }
}

TEST(CsvWords, each_word_is_found_and_nothing_else) {
  WordTable words;
  EXPECT_EQ(words.find("a"), std::nullopt);
  const std::vector<std::string> all{"a", "b", "ab", "ba", "aba", "abc", "abcd", "abcdefgh", "abcdefghi", "abcdefghijklmnop",
                                     "abcdefgh_x_ijklmnop", "abcdefgh_y_ijklmnop", "data_restoration", "yes", "no", "unknown"};
  for (std::size_t i = 0; i < all.size(); ++i) words.add(all[i], static_cast<std::uint8_t>(i));
  words.add("yes", 99);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(words.find(all[i]), static_cast<std::uint8_t>(i));
  for (const char* word : {"", "A", "c", "aa", "abb", "abcdefgh_z_ijklmnop", "abcdefghj", "data_restoratiom", "yes "}) EXPECT_EQ(words.find(word), std::nullopt);
}

}  // namespace
}  // namespace couvert::csv_test
