#include "exchange/check_values.h"

#include <bit>
#include <optional>
#include <string>

#include "base/calendar.h"
#include "base/money.h"
#include "facts/dossier.h"

namespace couvert {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::int64_t whole_ppm = 1'000'000;

struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

std::int64_t first_day() { return day_of({1900, 1, 1}).number; }
std::int64_t last_day() { return day_of({2200, 12, 31}).number; }

std::int64_t max_minor(const Currency& currency) {
  std::int64_t most = max_amount_minor / 100;
  for (int decimal = 0; decimal < currency.decimals(); ++decimal) most *= 10;
  return most;
}

/// Zero lies in every range, so rows without a value need no look.
std::optional<Range> range_of(FactType type, const Form& form) {
  switch (type) {
    case FactType::money: return Range{0, max_minor(form.currency)};
    case FactType::count: return Range{0, max_count};
    case FactType::percent: return Range{0, whole_ppm};
    case FactType::date: return Range{first_day(), last_day()};
    case FactType::instant: return Range{first_day() * seconds_per_day, (last_day() + 1) * seconds_per_day - 1};
    default: return std::nullopt;
  }
}

/// Whether a number of a block lies outside; in steps that need no branch. A difference that is negative sets the sign bit.
bool block_lies_outside(const std::int64_t* numbers, Range range) {
  const auto least = static_cast<std::uint64_t>(range.least);
  const auto most = static_cast<std::uint64_t>(range.most);
  // No number is above the one that has the bits of all; usually that is enough, for every range reaches from zero up to its most.
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < word_bits; ++i) bits |= static_cast<std::uint64_t>(numbers[i]);
  if (bits <= most) return false;
  std::uint64_t signs = 0;
  for (std::size_t i = 0; i < word_bits; ++i) {
    const auto number = static_cast<std::uint64_t>(numbers[i]);
    signs |= (number - least) | (most - number);
  }
  return (signs >> 63) != 0;
}

/// The years are those of the product's zone, which may be a day from those of UTC.
bool is_year_in_range(const Form& form, std::int64_t seconds) {
  const Range utc = *range_of(FactType::instant, form);
  if (seconds < utc.least - seconds_per_day || seconds > utc.most + seconds_per_day) return false;
  const std::int64_t day = form.zone.local_day(Instant{seconds}).number;
  return day >= first_day() && day <= last_day();
}

std::optional<std::string> fault_of(const Form& form, FactType type, std::int64_t number) {
  switch (type) {
    case FactType::money:
      if (number < 0) return "an amount must not be negative, but it is " + format_money({number, form.currency});
      return "an amount is at most 10^13 units of a currency, but it is " + format_money({number, form.currency});
    case FactType::count: return "must be a whole number from 0 to 1000000000, not " + std::to_string(number);
    case FactType::percent: return "must be from 0 % to 100 %, not " + std::to_string(number) + " parts per million";
    case FactType::date: return "a date must be in the years 1900 to 2200";
    case FactType::instant:
      if (is_year_in_range(form, number)) return std::nullopt;
      return "a moment must be in the years 1900 to 2200";
    default: return std::nullopt;
  }
}

/// Which rows of a word of planes there are.
Word rows_of_word(std::size_t rows, std::size_t word) {
  const std::size_t left = rows - word * word_bits;
  return left >= word_bits ? ~Word{0} : (Word{1} << left) - 1;
}

void add_to_each(ColumnFaults& faults, std::size_t word, Word rows, const std::string& reason) {
  for (; rows != 0; rows &= rows - 1) faults.add(word * word_bits + static_cast<std::size_t>(std::countr_zero(rows)), reason);
}

std::string missing_reason(const ColumnSpec& spec) {
  if (!spec.may_be_open) return "must be stated";
  return "must be stated, or `" + spec.name + std::string(open_suffix) + "` must be true";
}

void check_planes(const ColumnSpec& spec, const ChunkStorage::WritableColumn& column, std::size_t rows, ColumnFaults& faults) {
  for (std::size_t word = 0; word < words_for(rows); ++word) {
    const Word open = column.open != nullptr ? column.open[word] : 0;
    if ((column.known[word] & open) != 0) add_to_each(faults, word, column.known[word] & open, "is stated and open at once");
    const Word silent = rows_of_word(rows, word) & ~(column.known[word] | open);
    if (spec.required && silent != 0) add_to_each(faults, word, silent, missing_reason(spec));
  }
}

void check_range(const Form& form, const ColumnSpec& spec, const ChunkStorage::WritableColumn& column, std::size_t rows,
                 ColumnFaults& faults) {
  const auto range = range_of(spec.type, form);
  if (!range || column.numbers == nullptr) return;
  for (std::size_t word = 0; word < words_for(rows); ++word) {
    const std::int64_t* numbers = column.numbers + word * word_bits;
    if (column.known[word] == 0 || !block_lies_outside(numbers, *range)) continue;
    for (std::size_t i = 0; i < word_bits; ++i) {
      if (numbers[i] >= range->least && numbers[i] <= range->most) continue;
      if (auto reason = fault_of(form, spec.type, numbers[i])) faults.add(word * word_bits + i, *std::move(reason));
    }
  }
}

}  // namespace

void check_column(const Form& form, const ColumnSpec& spec, const ChunkStorage::WritableColumn& column, RowsOf rows_of, std::size_t rows,
                  RowFaults& faults) {
  if (!column) return;
  ColumnFaults of_column(spec.name, rows_of, faults);
  check_planes(spec, column, rows, of_column);
  check_range(form, spec, column, rows, of_column);
}

}  // namespace couvert
