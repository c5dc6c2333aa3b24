#include "exchange/arrow_numbers.h"

#include <bit>
#include <cstring>
#include <limits>
#include <string>

#include "base/int128.h"
#include "base/money.h"

namespace couvert {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr int percent_decimals = 4;  // a percentage of four decimals is a whole number of parts per million
/// No number that a column may state is larger; larger ones stay apart from those that arithmetic made small again.
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max() / 2;

/// A number of a file as one of ours; `bad` is not zero if it cannot be taken.
struct Loaded {
  std::int64_t value = 0;
  std::uint64_t bad = 0;
};

template <class Int>
Int load(const std::uint8_t* bytes, std::size_t index) {
  Int number = 0;
  std::memcpy(&number, bytes + index * sizeof number, sizeof number);
  return number;
}

/// Integers of the width of ours or less: every value can be taken.
template <class Int>
struct Integers {
  const std::uint8_t* values;
  Loaded operator()(std::size_t index) const {
    const auto number = load<Int>(values, index);
    // Only an unsigned number of 64 bits can be too large; then its highest bit is set.
    const std::uint64_t bad = std::is_same_v<Int, std::uint64_t> ? static_cast<std::uint64_t>(number) >> 63 : 0;
    return {static_cast<std::int64_t>(number), bad};
  }
  [[nodiscard]] std::string reason(std::size_t) const { return "the number is too large"; }
};

/// Whole units, of which one is `factor` of ours.
template <class Int>
struct Units {
  const std::uint8_t* values;
  std::int64_t factor;
  Loaded operator()(std::size_t index) const {
    const Int128 product = Int128{load<Int>(values, index)} * factor;
    if (product > largest || product < -largest) return {0, 1};
    return {static_cast<std::int64_t>(product), 0};
  }
  [[nodiscard]] std::string reason(std::size_t) const { return "the number is too large"; }
};

/// Decimals of 128 bits that have as many decimals as ours.
struct SameDecimals {
  const std::uint8_t* values;
  Loaded operator()(std::size_t index) const {
    const auto low = load<std::uint64_t>(values, 2 * index);
    const auto high = load<std::uint64_t>(values, 2 * index + 1);
    // A number of 64 bits has nothing above them but copies of its sign.
    return {static_cast<std::int64_t>(low), high + (low >> 63)};
  }
  [[nodiscard]] std::string reason(std::size_t) const { return "the number is too large"; }
};

/// Decimals of any width and scale: `factor` of ours each, or `divisor` for one of ours.
template <int bits>
struct Decimals {
  const std::uint8_t* values;
  Int128 factor = 1;
  Int128 divisor = 1;
  bool factor_is_too_large = false;  // then only zero can be taken
  bool divisor_is_too_large = false;

  Loaded operator()(std::size_t index) const {
    const auto mantissa = mantissa_at(index);
    if (mantissa == 0) return {};
    if (mantissa == too_large || factor_is_too_large || divisor_is_too_large || mantissa % divisor != 0) return {0, 1};
    const Int128 quotient = mantissa / divisor;
    if (quotient > largest / factor || quotient < -(largest / factor)) return {0, 1};
    return {static_cast<std::int64_t>(quotient * factor), 0};
  }
  [[nodiscard]] std::string reason(std::size_t index) const {
    const Int128 mantissa = mantissa_at(index);
    const bool is_fraction = mantissa != too_large && (divisor_is_too_large || mantissa % divisor != 0);
    return is_fraction ? "the number has more decimals than it may have" : "the number is too large";
  }

 private:
  static constexpr Int128 too_large = Int128{1} << 126;

  [[nodiscard]] Int128 mantissa_at(std::size_t index) const {
    if constexpr (bits == 32) {
      return load<std::int32_t>(values, index);
    } else if constexpr (bits == 64) {
      return load<std::int64_t>(values, index);
    } else {
      constexpr std::size_t limbs = bits / 64;
      const auto limb = [&](std::size_t i) { return load<std::uint64_t>(values, index * limbs + i); };
      const std::uint64_t sign = limb(limbs - 1) >> 63 != 0 ? ~std::uint64_t{0} : 0;
      for (std::size_t i = 2; i < limbs; ++i) {
        if (limb(i) != sign) return too_large;
      }
      if (limb(1) >> 62 != (sign & 3)) return too_large;
      return (Int128{static_cast<std::int64_t>(limb(1))} << 64) | Int128{limb(0)};
    }
  }
};

/// Counts of a unit, `per_second` of them in a second.
struct Moments {
  const std::uint8_t* values;
  std::int64_t per_second;
  Loaded operator()(std::size_t index) const {
    const auto count = load<std::int64_t>(values, index);
    const std::int64_t seconds = count / per_second;
    return {seconds, static_cast<std::uint64_t>(count - seconds * per_second)};
  }
  [[nodiscard]] std::string reason(std::size_t) const { return "the moment has a fraction of a second; seconds must be whole"; }
};

struct Milliseconds {
  const std::uint8_t* values;
  Loaded operator()(std::size_t index) const {
    constexpr std::int64_t per_day = seconds_per_day * 1000;
    const auto count = load<std::int64_t>(values, index);
    const std::int64_t days = count / per_day;
    return {days, static_cast<std::uint64_t>(count - days * per_day)};
  }
  [[nodiscard]] std::string reason(std::size_t) const { return "the date has a time of day"; }
};

/// Moments without zone: local times of the product's.
struct LocalMoments {
  Moments moments;
  LocalTimes& times;
  Loaded operator()(std::size_t index) const {
    const Loaded local = moments(index);
    if (local.bad != 0) return local;
    const ParsedInstant parsed = times.instant_of(local.value);
    return parsed.instant ? Loaded{parsed.instant->seconds, 0} : Loaded{0, 1};
  }
  [[nodiscard]] std::string reason(std::size_t index) const {
    const Loaded local = moments(index);
    if (local.bad != 0) return moments.reason(index);
    switch (times.instant_of(local.value).fault) {
      case InstantFault::does_not_exist: return "a local time that summer time skips; a time zone settles it";
      case InstantFault::ambiguous: return "a local time that comes twice; a time zone settles it";
      case InstantFault::malformed: break;
    }
    return "a moment must be in the years 1900 to 2200";
  }
};

/// Sixty-four rows, all of which are readable; those that are not wanted become 0. What is bad may be one that is not wanted.
template <class Load>
std::uint64_t load_block(const Load& at, std::size_t source, Word wanted, std::int64_t* numbers) {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < word_bits; ++i) {
    const Loaded one = at(source + i);
    numbers[i] = one.value;
    bad |= one.bad;
  }
  // Few are not wanted; a mask for each would keep the loop above from taking several rows at once.
  for (Word unwanted = ~wanted; unwanted != 0; unwanted &= unwanted - 1) numbers[std::countr_zero(unwanted)] = 0;
  return bad;
}

template <class Load>
std::uint64_t load_rows(const Load& at, std::size_t source, Word wanted, std::int64_t* numbers) {
  std::uint64_t bad = 0;
  for (; wanted != 0; wanted &= wanted - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(wanted));
    const Loaded one = at(source + i);
    numbers[i] = one.value;
    bad |= one.bad;
  }
  return bad;
}

/// Names the rows of a block whose numbers cannot be taken, and takes them out.
template <class Load>
void drop_bad_rows(const Load& at, std::size_t source, std::size_t word, Word wanted, const ChunkStorage::WritableColumn& column,
                   ColumnFaults& faults) {
  for (; wanted != 0; wanted &= wanted - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(wanted));
    if (at(source + i).bad == 0) continue;
    column.known[word] &= ~(Word{1} << i);
    column.numbers[word * word_bits + i] = 0;
    faults.add(word * word_bits + i, at.reason(source + i));
  }
}

template <class Load>
void read_all(const Load& at, const ArrowRun& run, const ChunkStorage::WritableColumn& column, ColumnFaults& faults) {
  // Below so many rows of a block it is quicker to take them one by one; a slow load always is.
  constexpr bool is_slow = std::is_same_v<Load, LocalMoments>;
  constexpr int few = is_slow ? 63 : 31;
  for (std::size_t word = run.at / word_bits; word < words_for(run.at + run.count); ++word) {
    const Word in_run = rows_of_run(run, word);
    const Word wanted = column.known[word] & in_run;
    if (wanted == 0) continue;
    std::int64_t* numbers = column.numbers + word * word_bits;
    // Of the first word, rows before the run may wrap round; they are never loaded.
    const std::size_t source = run.from + word * word_bits - run.at;
    const bool takes_block = in_run == ~Word{0} && std::popcount(wanted) > few;
    const std::uint64_t bad = takes_block ? load_block(at, source, wanted, numbers) : load_rows(at, source, wanted, numbers);
    if (bad != 0) drop_bad_rows(at, source, word, wanted, column, faults);
  }
}

/// The rows that a loop goes over, and where their values lie.
struct NumberRun {
  const ArrowRun& run;
  const ChunkStorage::WritableColumn& column;
  ColumnFaults& faults;
  const std::uint8_t* values;

  template <class Load>
  void with(const Load& at) const { read_all(at, run, column, faults); }
};

template <template <class> class Load, class... More>
void read_integers(const NumberRun& rows, const ArrowType& type, More... more) {
  switch (type.bits) {
    case 8: return type.is_signed ? rows.with(Load<std::int8_t>{rows.values, more...}) : rows.with(Load<std::uint8_t>{rows.values, more...});
    case 16: return type.is_signed ? rows.with(Load<std::int16_t>{rows.values, more...}) : rows.with(Load<std::uint16_t>{rows.values, more...});
    case 32: return type.is_signed ? rows.with(Load<std::int32_t>{rows.values, more...}) : rows.with(Load<std::uint32_t>{rows.values, more...});
    default: return type.is_signed ? rows.with(Load<std::int64_t>{rows.values, more...}) : rows.with(Load<std::uint64_t>{rows.values, more...});
  }
}

Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

template <int bits>
void read_decimals_of(const NumberRun& rows, int scale, int decimals) {
  constexpr int largest_power = 18;  // a factor beyond makes every number but 0 too large
  constexpr int largest_divisor = 37;
  Decimals<bits> at{.values = rows.values};
  at.factor_is_too_large = decimals - scale > largest_power;
  at.divisor_is_too_large = scale - decimals > largest_divisor;
  if (scale < decimals && !at.factor_is_too_large) at.factor = power_of_ten(decimals - scale);
  if (scale > decimals && !at.divisor_is_too_large) at.divisor = power_of_ten(scale - decimals);
  rows.with(at);
}

/// Decimals as whole numbers of units with so many decimals.
void read_decimals(const NumberRun& rows, const ArrowType& type, int decimals) {
  if (type.bits == 128 && type.scale == decimals) return rows.with(SameDecimals{rows.values});
  switch (type.bits) {
    case 32: return read_decimals_of<32>(rows, type.scale, decimals);
    case 64: return read_decimals_of<64>(rows, type.scale, decimals);
    case 128: return read_decimals_of<128>(rows, type.scale, decimals);
    default: return read_decimals_of<256>(rows, type.scale, decimals);
  }
}

void read_moments(const NumberRun& rows, const ArrowType& type, LocalTimes& times) {
  std::int64_t per_second = 1;
  if (type.unit == ArrowUnit::millisecond) per_second = 1'000;
  if (type.unit == ArrowUnit::microsecond) per_second = 1'000'000;
  if (type.unit == ArrowUnit::nanosecond) per_second = 1'000'000'000;
  if (!type.has_zone) return rows.with(LocalMoments{{rows.values, per_second}, times});
  if (per_second == 1) return rows.with(Integers<std::int64_t>{rows.values});
  return rows.with(Moments{rows.values, per_second});
}

}  // namespace

Word rows_of_run(const ArrowRun& run, std::size_t word) {
  const std::size_t first = word * word_bits;
  Word rows = ~Word{0};
  if (run.at > first) rows &= ~Word{0} << (run.at - first);
  const std::size_t end = run.at + run.count;
  if (end < first + word_bits) rows &= (Word{1} << (end - first)) - 1;
  return rows;
}

void read_numbers(const BoundColumn& bound, const Form& form, FactType type, const ArrowRun& run,
                  const ChunkStorage::WritableColumn& column, LocalTimes& times, ColumnFaults& faults) {
  const NumberRun rows{run, column, faults, run.batch->arrays[bound.values].values.data()};
  const bool is_decimal = bound.type.kind == ArrowKind::decimal;
  switch (type) {
    case FactType::money: {
      if (is_decimal) return read_decimals(rows, bound.type, form.currency.decimals());
      return read_integers<Units>(rows, bound.type, static_cast<std::int64_t>(power_of_ten(form.currency.decimals())));
    }
    case FactType::percent:
      if (is_decimal) return read_decimals(rows, bound.type, percent_decimals);
      return read_integers<Units>(rows, bound.type, static_cast<std::int64_t>(power_of_ten(percent_decimals)));
    case FactType::count: return read_integers<Integers>(rows, bound.type);
    case FactType::date:
      if (bound.type.unit == ArrowUnit::day) return rows.with(Integers<std::int32_t>{rows.values});
      return rows.with(Milliseconds{rows.values});
    case FactType::instant: return read_moments(rows, bound.type, times);
    case FactType::truth:
    case FactType::option: break;
  }
}

}  // namespace couvert
