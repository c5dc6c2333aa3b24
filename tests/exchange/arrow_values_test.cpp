// Every Arrow type that can state something, at both ends of what it can say, and what each refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "base/int128.h"
#include "exchange/arrow_values.h"
#include "exchange/tables.h"

namespace couvert::exchange_test {
namespace {

using ::testing::ElementsAre;

constexpr std::size_t rows = 130;  // so that there are whole blocks, and a rest

/// What a column of one type reads: its numbers where known, `-` where not, and its faults.
struct Column130 {
  std::vector<std::string> values;
  std::vector<Reject> rejects;
};

template <class T>
std::vector<std::uint8_t> bytes_of(const std::vector<T>& values) {
  std::vector<std::uint8_t> bytes(values.size() * sizeof(T));
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

/// Reads `sample` as the last rows of a column whose other rows hold `usual`.
template <class T>
Column130 read(const ArrowType& type, const std::string& column_name, T usual, const std::vector<T>& sample) {
  const Product& product = small_product();
  const ColumnId id = *product.layout.find_of_dossier(column_name);
  std::vector<T> values(rows, usual);
  std::copy(sample.begin(), sample.end(), values.end() - static_cast<std::ptrdiff_t>(sample.size()));
  // Row 7 is null, whatever stands there.
  std::vector<std::uint8_t> validity((rows + 7) / 8, 0xff);
  validity[0] = 0x7f;
  const std::vector<std::uint8_t> bytes = bytes_of(values);
  ArrowBatch batch{.rows = rows, .arrays = std::vector<ArrowArray>(1)};
  batch.arrays[0] = {.rows = rows, .validity = validity.data(), .values = bytes};
  ChunkStorage storage(product.layout, all_columns(product.layout));
  storage.start(rows, 0);
  Column130 result;
  RowFaults faults(1, storage, result.rejects);
  ColumnFaults of_column(column_name, RowsOf::dossiers, faults);
  LocalTimes times(product.form.zone);
  const ArrowRun run{.batch = &batch, .from = 0, .count = rows, .at = 0};
  const auto column = storage.of_dossier(id);
  read_column({.id = id, .values = 0, .type = type}, product.form, product.layout.of_dossier[id], {&run, 1}, rows, column, times, of_column);
  EXPECT_FALSE(bit_of(column.known, 7));
  EXPECT_EQ(column.numbers[7], 0);
  for (std::size_t row = rows - sample.size(); row < rows; ++row) {
    result.values.push_back(bit_of(column.known, row) ? std::to_string(column.numbers[row]) : "-");
  }
  return result;
}

ArrowType decimal(int bits, int scale) { return {.kind = ArrowKind::decimal, .bits = bits, .scale = scale}; }
ArrowType integer(int bits, bool is_signed) { return {.kind = ArrowKind::integer, .bits = bits, .is_signed = is_signed}; }
ArrowType timestamp(ArrowUnit unit, bool has_zone) { return {.kind = ArrowKind::timestamp, .bits = 64, .unit = unit, .has_zone = has_zone}; }

constexpr const char* too_large = "the number is too large";
constexpr const char* too_fine = "the number has more decimals than it may have";

std::vector<std::string> reasons(const Column130& column) {
  std::vector<std::string> texts;
  for (const Reject& reject : column.rejects) texts.push_back(std::to_string(reject.row) + " " + reject.reason);
  return texts;
}

TEST(ArrowMoney, as_decimal_of_its_own_scale) {
  const auto column = read<Int128>(decimal(128, 2), "recovered_amount", 150, {0, 12'345, Int128{1} << 64, -(Int128{1} << 70), -5});
  EXPECT_THAT(column.values, ElementsAre("0", "12345", "-", "-", "-5"));
  EXPECT_THAT(reasons(column), ElementsAre("128 " + std::string(too_large), "129 " + std::string(too_large)));
}

TEST(ArrowMoney, as_decimal_of_other_scales) {
  const auto finer = read<Int128>(decimal(128, 4), "recovered_amount", 15'000, {12'300, 12'345, Int128{1} << 126, -100});
  EXPECT_THAT(finer.values, ElementsAre("123", "-", "-", "-1"));
  EXPECT_THAT(reasons(finer), ElementsAre("128 " + std::string(too_fine), "129 " + std::string(too_large)));
  const auto coarser = read<Int128>(decimal(128, -3), "recovered_amount", 1, {2, Int128{1} << 62});
  EXPECT_THAT(coarser.values, ElementsAre("200000", "-"));
  const auto absurd = read<Int128>(decimal(128, 76), "recovered_amount", 0, {0, 1});
  EXPECT_THAT(absurd.values, ElementsAre("0", "-"));
  EXPECT_THAT(reasons(absurd), ElementsAre("130 " + std::string(too_fine)));
  EXPECT_THAT(read<Int128>(decimal(128, -76), "recovered_amount", 0, {0, 1}).values, ElementsAre("0", "-"));
}

TEST(ArrowMoney, as_decimal_of_other_widths) {
  EXPECT_THAT(read<std::int32_t>(decimal(32, 2), "recovered_amount", 1, {5, -7}).values, ElementsAre("5", "-7"));
  EXPECT_THAT(read<std::int64_t>(decimal(64, 2), "recovered_amount", 1, {5, -7}).values, ElementsAre("5", "-7"));
  struct Wide {
    std::int64_t limbs[4];
  };
  const auto column = read<Wide>(decimal(256, 2), "recovered_amount", {{1, 0, 0, 0}}, {{{5, 0, 0, 0}}, {{-5, -1, -1, -1}}, {{5, 0, 0, 1}}, {{5, 0, -1, -1}}});
  EXPECT_THAT(column.values, ElementsAre("5", "-5", "-", "-"));
}

TEST(ArrowMoney, as_whole_units) {
  EXPECT_THAT(read<std::int64_t>(integer(64, true), "recovered_amount", 1, {12, -3, std::numeric_limits<std::int64_t>::max()}).values,
              ElementsAre("1200", "-300", "-"));
  EXPECT_THAT(read<std::uint64_t>(integer(64, false), "recovered_amount", 1, {12, std::numeric_limits<std::uint64_t>::max()}).values, ElementsAre("1200", "-"));
  EXPECT_THAT(read<std::uint8_t>(integer(8, false), "recovered_amount", 1, {255}).values, ElementsAre("25500"));
}

TEST(ArrowCount, of_every_width) {
  EXPECT_THAT(read<std::int8_t>(integer(8, true), "sessions", 1, {127, -128}).values, ElementsAre("127", "-128"));
  EXPECT_THAT(read<std::uint16_t>(integer(16, false), "sessions", 1, {65'535}).values, ElementsAre("65535"));
  EXPECT_THAT(read<std::int16_t>(integer(16, true), "sessions", 1, {-1}).values, ElementsAre("-1"));
  EXPECT_THAT(read<std::uint32_t>(integer(32, false), "sessions", 1, {4'294'967'295}).values, ElementsAre("4294967295"));
  const auto column = read<std::uint64_t>(integer(64, false), "sessions", 1, {9, std::uint64_t{1} << 63});
  EXPECT_THAT(column.values, ElementsAre("9", "-"));
  EXPECT_THAT(reasons(column), ElementsAre("130 " + std::string(too_large)));
}

TEST(ArrowPercent, as_decimal_and_as_integer) {
  EXPECT_THAT(read<Int128>(decimal(128, 4), "breach_reduction", 1, {300'000}).values, ElementsAre("300000"));
  EXPECT_THAT(read<Int128>(decimal(128, 0), "breach_reduction", 1, {30}).values, ElementsAre("300000"));
  const auto finer = read<Int128>(decimal(128, 5), "breach_reduction", 10, {3'000'000, 3'000'001});
  EXPECT_THAT(finer.values, ElementsAre("300000", "-"));
  EXPECT_THAT(read<std::int32_t>(integer(32, true), "breach_reduction", 1, {30, 100}).values, ElementsAre("300000", "1000000"));
}

TEST(ArrowDate, in_days_and_in_milliseconds) {
  EXPECT_THAT(read<std::int32_t>({.kind = ArrowKind::date, .bits = 32, .unit = ArrowUnit::day}, "incurred_on", 1, {20'000, -5}).values, ElementsAre("20000", "-5"));
  const auto column = read<std::int64_t>({.kind = ArrowKind::date, .bits = 64, .unit = ArrowUnit::millisecond}, "incurred_on", 0,
                                         {20'000 * 86'400'000LL, -86'400'000, 86'400'001});
  EXPECT_THAT(column.values, ElementsAre("20000", "-1", "-"));
  EXPECT_THAT(reasons(column), ElementsAre("130 the date has a time of day"));
}

TEST(ArrowInstant, with_a_zone_is_an_instant_of_any_unit) {
  EXPECT_THAT(read<std::int64_t>(timestamp(ArrowUnit::second, true), "incident.notified", 1, {1'772'436'600}).values, ElementsAre("1772436600"));
  EXPECT_THAT(read<std::int64_t>(timestamp(ArrowUnit::millisecond, true), "incident.notified", 0, {1'772'436'600'000, -1'000}).values, ElementsAre("1772436600", "-1"));
  EXPECT_THAT(read<std::int64_t>(timestamp(ArrowUnit::nanosecond, true), "incident.notified", 0, {1'772'436'600'000'000'000}).values, ElementsAre("1772436600"));
  const auto column = read<std::int64_t>(timestamp(ArrowUnit::microsecond, true), "incident.notified", 0, {1'772'436'600'000'000, 1'772'436'600'500'000});
  EXPECT_THAT(column.values, ElementsAre("1772436600", "-"));
  EXPECT_THAT(reasons(column), ElementsAre("130 the moment has a fraction of a second; seconds must be whole"));
}

TEST(ArrowInstant, without_a_zone_is_local_time_by_the_rules_of_text) {
  const Zone& zone = small_product().form.zone;
  std::vector<std::int64_t> local;
  std::vector<std::string> expected;
  for (const char* text : {"2026-03-02T08:30", "2026-07-01T12:00", "2026-03-29T01:59:59", "2026-03-29T02:30", "2026-03-29T03:00", "2026-10-25T02:30",
                           "2026-10-25T03:00", "2026-12-31T23:59:59", "1900-01-01T00:00", "2200-12-31T23:59"}) {
    local.push_back(parse_instant(std::string(text) + (std::string(text).size() == 16 ? ":00Z" : "Z"), zone).instant->seconds);
    const ParsedInstant parsed = parse_instant(text, zone);
    expected.push_back(parsed.instant ? std::to_string(parsed.instant->seconds) : "-");
  }
  local.push_back(std::numeric_limits<std::int64_t>::min());
  expected.push_back("-");
  const auto column = read<std::int64_t>(timestamp(ArrowUnit::second, false), "incident.notified", 1'000, local);
  EXPECT_EQ(column.values, expected);
  EXPECT_THAT(reasons(column), ElementsAre("123 a local time that summer time skips; a time zone settles it",
                                           "125 a local time that comes twice; a time zone settles it",
                                           "130 a moment must be in the years 1900 to 2200"));
}

}  // namespace
}  // namespace couvert::exchange_test
