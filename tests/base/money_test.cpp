#include "base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "base/currency_table.h"
#include "base/interval.h"

namespace couvert {
namespace {

Currency currency(std::string_view code) { return Currency::from_code(code).value(); }

std::string seen(const ParsedMoney& parsed) {
  if (parsed.money) return format_money(*parsed.money);
  switch (parsed.fault) {
    case MoneyFault::malformed: return "malformed";
    case MoneyFault::unknown_currency: return "unknown_currency";
    case MoneyFault::too_many_decimals: return "too_many_decimals";
    case MoneyFault::too_large: return "too_large";
  }
  return "?";
}

TEST(Money, is_read_exactly_or_not_at_all) {
  struct Row {
    const char* text;
    const char* expected;
  };
  // clang-format off
  const Row rows[] = {
      {"1500 CHF",                    "1500.00 CHF"},
      {"0.05 CHF",                    "0.05 CHF"},
      {"0.5 CHF",                     "0.50 CHF"},
      {"-3.50 EUR",                   "-3.50 EUR"},
      {"+3.50 EUR",                   "3.50 EUR"},
      {"-0.00 EUR",                   "0.00 EUR"},
      {"12   CHF",                    "12.00 CHF"},
      {"007 CHF",                     "7.00 CHF"},
      {"1500 JPY",                    "1500 JPY"},
      {"1.250 BHD",                   "1.250 BHD"},
      {"1.25 BHD",                    "1.250 BHD"},
      {"10000000000000 CHF",          "10000000000000.00 CHF"},
      {"10000000000000 JPY",          "10000000000000 JPY"},
      {"10000000000000 BHD",          "10000000000000.000 BHD"},
      {"10000000000000 CLF",          "10000000000000.0000 CLF"},
      {"000000000000000000000001 CHF", "1.00 CHF"},
      {"10000000000000.01 CHF",       "too_large"},
      {"-10000000000000.01 CHF",      "too_large"},
      {"10000000000001 JPY",          "too_large"},
      {"99999999999999999999999 CHF", "too_large"},
      {"1.5 JPY",                     "too_many_decimals"},
      {"1.000 CHF",                   "too_many_decimals"},
      {"1 ABC",                       "unknown_currency"},
      {"1 XXX",                       "unknown_currency"},
      {"1 XAU",                       "unknown_currency"},
      {"1'500 CHF",                   "malformed"},
      {"1,500 CHF",                   "malformed"},
      {"1500CHF",                     "malformed"},
      {"1500\tCHF",                   "malformed"},
      {"1500 chf",                    "malformed"},
      {"1500 CHFR",                   "malformed"},
      {"1500 CHF ",                   "malformed"},
      {" 1500 CHF",                   "malformed"},
      {"CHF 1500",                    "malformed"},
      {"1500",                        "malformed"},
      {".5 CHF",                      "malformed"},
      {"5. CHF",                      "malformed"},
      {"1e3 CHF",                     "malformed"},
      {"--1 CHF",                     "malformed"},
      {"- 1 CHF",                     "malformed"},
      {"",                            "malformed"},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(seen(parse_money(row.text)), row.expected) << row.text;
}

TEST(Money, says_how_an_amount_is_written_here) {
  struct Row {
    const char* text;
    const char* meant;
  };
  const Row rows[] = {
      {"CHF 100", "100 CHF"},          {"1'000 CHF", "1000 CHF"},           {"1,000.00 CHF", "1000.00 CHF"}, {"1.000,50 EUR", "1000.50 EUR"},
      {"CHF 1’000.05", "1000.05 CHF"}, {"1\u202F000\u00A0CHF", "1000 CHF"}, {"1,000 CHF", "1000 CHF"},       {"100CHF", "100 CHF"},
      {"100 CHF", "-"},                {"100", "-"},                        {"hundred CHF", "-"},            {"CHF", "-"},
      {"-5 CHF", "-"},                 {"100 XXQ", "-"},                    {"", "-"},
  };
  for (const Row& row : rows) EXPECT_EQ(suggest_money(row.text).value_or("-"), row.meant) << row.text;
}

TEST(Money, decimals_keep_their_scale) {
  EXPECT_EQ(parse_decimal("12"), (Decimal{12, 0}));
  EXPECT_EQ(parse_decimal("-3.50"), (Decimal{-350, 2}));
  EXPECT_EQ(parse_decimal("0.05"), (Decimal{5, 2}));
  EXPECT_EQ(parse_decimal("999999999999999999"), (Decimal{999'999'999'999'999'999, 0}));
  for (const char* text : {"", "-", "1.", ".1", "1 ", " 1", "1e3", "0x1", "1.2.3", "1000000000000000000", "0.1234567890123456789", "١"})
    EXPECT_FALSE(parse_decimal(text)) << text;
}

TEST(Money, prints_the_decimals_of_its_currency) {
  EXPECT_EQ(format_minor(5, currency("CHF")), "0.05");
  EXPECT_EQ(format_minor(-5, currency("CHF")), "-0.05");
  EXPECT_EQ(format_minor(5, currency("JPY")), "5");
  EXPECT_EQ(format_minor(5, currency("UYW")), "0.0005");
  EXPECT_EQ(format_minor(std::numeric_limits<std::int64_t>::min(), currency("CHF")), "-92233720368547758.08");
}

TEST(Money, table_is_sorted_so_that_every_code_is_found) {
  for (const CurrencyEntry& entry : currency_table()) {
    const auto found = Currency::from_code(entry.code);
    ASSERT_TRUE(found) << entry.code;
    EXPECT_EQ(found->code(), entry.code);
    EXPECT_EQ(found->decimals(), entry.decimals);
  }
  EXPECT_FALSE(Currency::from_code(""));
  EXPECT_FALSE(Currency::from_code("CH"));
  EXPECT_FALSE(Currency::from_code("CHFX"));
}

TEST(Money, division_rounds_half_away_from_zero) {
  struct Row {
    std::int64_t numerator, denominator, expected;
  };
  // clang-format off
  const Row rows[] = {
      { 5, 10,  1}, { 4, 10,  0}, { 6, 10,  1}, {15, 10,  2}, {0, 7, 0},
      {-5, 10, -1}, {-4, 10,  0}, {-6, 10, -1}, {-15, 10, -2},
      { 1,  3,  0}, { 2,  3,  1}, {-2,  3, -1}, { 7,  1,  7}, {3, 2, 2}, {-3, 2, -2},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(divide_rounded(row.numerator, row.denominator), row.expected) << row.numerator << '/' << row.denominator;
  EXPECT_DEATH((void)divide_rounded(1, 0), "bug: .*positive denominator");
  EXPECT_DEATH((void)divide_rounded(static_cast<Int128>(1) << 100, 1), "bug: .*does not fit");
}

TEST(Money, converts_and_rounds_once) {
  struct Row {
    const char* amount;
    const char* rate;
    const char* target;
    const char* expected;
  };
  // clang-format off
  const Row rows[] = {
      {"100 USD",            "0.8845",               "CHF", "88.45 CHF"},
      {"0.01 USD",           "0.5",                  "CHF", "0.01 CHF"},
      {"-0.01 USD",          "0.5",                  "CHF", "-0.01 CHF"},
      {"0.01 USD",           "0.49999999999999999",  "CHF", "0.00 CHF"},
      {"1000 JPY",           "0.0058",               "CHF", "5.80 CHF"},
      {"5.80 CHF",           "172.41",               "JPY", "1000 JPY"},
      {"1 JPY",              "1",                    "CLF", "1.0000 CLF"},
      {"10000000000000 CHF", "1",                    "EUR", "10000000000000.00 EUR"},
      {"10000000000000 CHF", "1.00000000000000001",  "EUR", "10000000000000.00 EUR"},
      {"10000000000000 CHF", "1.0000000000000005",   "EUR", "refused"},
      {"10000000000000 JPY", "2",                    "CLF", "refused"},
      {"10000000000000 CLF", "999999999999999999",   "JPY", "refused"},
  };
  // clang-format on
  for (const Row& row : rows) {
    const auto result = convert(parse_money(row.amount).money.value(), parse_decimal(row.rate).value(), currency(row.target));
    EXPECT_EQ(result ? format_money(*result) : "refused", row.expected) << row.amount << " * " << row.rate;
  }
}

RC_GTEST_PROP(Money, what_is_printed_is_read_back, ()) {
  const auto table = currency_table();
  const auto index = *rc::gen::inRange<std::size_t>(0, table.size());
  const Money money{*rc::gen::inRange<std::int64_t>(-10'000'000'000'000, 10'000'000'000'001), currency(table[index].code)};
  RC_ASSERT(parse_money(format_money(money)).money == money);
}

RC_GTEST_PROP(Money, division_errs_by_half_a_unit_at_most_and_is_odd, (std::int64_t numerator, std::int32_t raw)) {
  const std::int64_t denominator = std::max<std::int64_t>(1, std::abs(static_cast<std::int64_t>(raw)));
  const Int128 quotient = divide_rounded(numerator, denominator);
  const Int128 twice_error = 2 * (quotient * denominator - numerator);
  RC_ASSERT(twice_error <= denominator && twice_error >= -static_cast<Int128>(denominator));
  RC_ASSERT(divide_rounded(-static_cast<Int128>(numerator), denominator) == -static_cast<std::int64_t>(quotient));
}

TEST(Interval, saturates_at_its_open_ends) {
  EXPECT_EQ(saturate(static_cast<Int128>(unbounded) * unbounded), unbounded);
  EXPECT_EQ(saturate(-static_cast<Int128>(unbounded) * unbounded), -unbounded);
  EXPECT_EQ(saturate(42), 42);
  EXPECT_TRUE(is_point(point(3)));
  EXPECT_FALSE(is_point(anything_from_zero()));
}

}  // namespace
}  // namespace couvert
