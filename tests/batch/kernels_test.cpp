// Every kernel, in every instruction set that this processor runs, against a plain loop over bits or numbers.
#include "batch/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "facts/dossier_chunk.h"

namespace couvert {
namespace {

using Words = std::vector<Word>;
using Numbers = std::vector<std::int64_t>;
using Random = std::mt19937_64;

// Words of 64 rows: none, one, and enough for several vectors with a rest.
constexpr std::size_t sizes[] = {0, 1, 2, 5, 33};
constexpr int repetitions = 20;
constexpr Word guard = 0x5EA15EA15EA15EA1;  // stands behind an output, and in it before it is written
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min(), largest = std::numeric_limits<std::int64_t>::max();

std::span<const Kernels* const> every_set() {
  std::size_t count = 0;
  const Kernels* const* sets = runnable_kernels(count);
  return {sets, count};
}

/// Tries `check` on each set and size, several times with other random numbers, the same for each set.
void on_every_set(const std::function<void(const Kernels&, std::size_t, Random&)>& check) {
  for (const Kernels* kernels : every_set()) {
    Random random(20240101);
    for (const std::size_t words : sizes) {
      SCOPED_TRACE(std::string(kernels->name) + ", " + std::to_string(words) + " words");
      for (int i = 0; i < repetitions && !::testing::Test::HasFailure(); ++i) check(*kernels, words, random);
    }
  }
}

/// A plane of words that are empty, full, sparse, dense or half full.
Words random_plane(Random& random, std::size_t words) {
  Words plane(words);
  for (Word& word : plane) {
    const Word a = random(), b = random(), c = random(), d = random();
    const Word choices[] = {0, ~Word{0}, a & b & c & d, a | b | c | d, a, Word{1} << (a % word_bits)};
    word = choices[random() % std::size(choices)];
  }
  return plane;
}

/// Numbers that are small or equal, large, or differ in one half only.
Numbers random_numbers(Random& random, std::size_t words) {
  Numbers numbers(words * word_bits);
  for (std::int64_t& number : numbers) {
    const auto any = static_cast<std::int64_t>(random());
    const std::int64_t choices[] = {0, 0, 1, -1, any % 3, any, any % 4 * (std::int64_t{1} << 32), smallest, largest};
    number = choices[random() % std::size(choices)];
  }
  return numbers;
}

/// The plane of the rows for which a rule holds.
Words rows_where(std::size_t words, const std::function<bool(std::size_t)>& holds) {
  Words plane(words);
  for (std::size_t row = 0; row < words * word_bits; ++row) {
    if (holds(row)) set_bit(plane.data(), row);
  }
  return plane;
}

/// An output of some words, and a guard behind it.
class Output {
 public:
  explicit Output(std::size_t words) : words_(words + 1, guard) {}
  explicit Output(Words before) : words_(std::move(before)) { words_.push_back(guard); }
  [[nodiscard]] Word* data() { return words_.data(); }
  [[nodiscard]] Words written() const {
    EXPECT_EQ(words_.back(), guard) << "written behind the end";
    return {words_.begin(), words_.end() - 1};
  }

 private:
  Words words_;
};

bool at(const Words& plane, std::size_t row) { return bit_of(plane.data(), row); }

TEST(kernels, the_plainest_set_comes_first_and_every_name_is_another) {
  std::set<std::string> names;
  for (const Kernels* kernels : every_set()) names.insert(kernels->name);
  EXPECT_EQ(names.size(), every_set().size());
  EXPECT_STREQ(every_set().front()->name, "x86-64");
}

TEST(kernels, two_planes_to_one) {
  struct Rule {
    const char* name;
    void (*Kernels::*kernel)(Word*, Kernels::Plane, Kernels::Plane, std::size_t);
    bool (*holds)(bool out, bool a, bool b);
  };
  const Rule rules[] = {
      {"and2", &Kernels::and2, [](bool, bool a, bool b) { return a && b; }},
      {"and_not", &Kernels::and_not, [](bool, bool a, bool b) { return a && !b; }},
      {"or2", &Kernels::or2, [](bool, bool a, bool b) { return a || b; }},
      {"or_not", &Kernels::or_not, [](bool, bool a, bool b) { return a || !b; }},
      {"or_and", &Kernels::or_and, [](bool out, bool a, bool b) { return out || (a && b); }},
  };
  on_every_set([&](const Kernels& kernels, std::size_t words, Random& random) {
    for (const Rule& rule : rules) {
      const Words a = random_plane(random, words), b = random_plane(random, words), before = random_plane(random, words);
      const auto expected = [&](const Words& out) {
        return rows_where(words, [&](std::size_t row) { return rule.holds(at(out, row), at(a, row), at(b, row)); });
      };
      Output apart(before), onto_a(a), onto_b(b);
      (kernels.*rule.kernel)(apart.data(), a.data(), b.data(), words);
      (kernels.*rule.kernel)(onto_a.data(), onto_a.data(), b.data(), words);
      (kernels.*rule.kernel)(onto_b.data(), a.data(), onto_b.data(), words);
      EXPECT_EQ(apart.written(), expected(before)) << rule.name;
      EXPECT_EQ(onto_a.written(), expected(a)) << rule.name;
      EXPECT_EQ(onto_b.written(), expected(b)) << rule.name;
    }
  });
}

TEST(kernels, and_or_whatever_input_is_written_over) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    Words inputs[4];
    for (Words& input : inputs) input = random_plane(random, words);
    const auto& [a1, a2, b1, b2] = inputs;
    const Words both = rows_where(words, [&](std::size_t row) { return at(inputs[0], row) && at(inputs[2], row); });
    const Words either = rows_where(words, [&](std::size_t row) { return at(inputs[1], row) || at(inputs[3], row); });
    Output apart1(words), apart2(words);
    kernels.and_or(apart1.data(), apart2.data(), a1.data(), a2.data(), b1.data(), b2.data(), words);
    EXPECT_EQ(apart1.written(), both);
    EXPECT_EQ(apart2.written(), either);
    for (std::size_t first = 0; first < 4; ++first) {
      for (std::size_t second = 0; second < 4; ++second) {
        if (first == second) continue;
        Output planes[] = {Output(a1), Output(a2), Output(b1), Output(b2)};
        kernels.and_or(planes[first].data(), planes[second].data(), planes[0].data(), planes[1].data(), planes[2].data(), planes[3].data(), words);
        EXPECT_EQ(planes[first].written(), both) << first << second;
        EXPECT_EQ(planes[second].written(), either) << first << second;
      }
    }
  });
}

TEST(kernels, neither_and_or_into) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    const Words a = random_plane(random, words), b = random_plane(random, words), within = random_plane(random, words);
    const Words left = rows_where(words, [&](std::size_t row) { return at(within, row) && !at(a, row) && !at(b, row); });
    Output apart(words), onto_within(within), sum(b);
    kernels.neither(apart.data(), a.data(), b.data(), within.data(), words);
    kernels.neither(onto_within.data(), a.data(), b.data(), onto_within.data(), words);
    kernels.or_into(sum.data(), a.data(), words);
    EXPECT_EQ(apart.written(), left);
    EXPECT_EQ(onto_within.written(), left);
    EXPECT_EQ(sum.written(), rows_where(words, [&](std::size_t row) { return at(a, row) || at(b, row); }));
  });
}

TEST(kernels, any_and_any_both_see_a_single_bit) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    const Words none(words);
    EXPECT_FALSE(kernels.any(none.data(), words));
    EXPECT_FALSE(kernels.any_both(none.data(), none.data(), words));
    const Words a = random_plane(random, words);
    const Words rest = rows_where(words, [&](std::size_t row) { return !at(a, row); });
    EXPECT_FALSE(kernels.any_both(a.data(), rest.data(), words));
    for (std::size_t row = random() % 7; row < words * word_bits; row += 1 + random() % 97) {
      Words one = none, and_rest = rest;
      set_bit(one.data(), row);
      set_bit(and_rest.data(), row);
      EXPECT_TRUE(kernels.any(one.data(), words)) << row;
      EXPECT_EQ(kernels.any_both(a.data(), one.data(), words), at(a, row)) << row;
      EXPECT_EQ(kernels.any_both(a.data(), and_rest.data(), words), at(a, row)) << row;
    }
  });
}

/// Dossiers of so many rows at most, one behind the other; some rows of the last word may belong to none.
struct Runs {
  Words starts, ends;
  std::vector<std::size_t> dossier_of;  // by row
  std::size_t dossiers = 0;

  Runs(Random& random, std::size_t words, std::size_t most_rows) : starts(words), ends(words) {
    const std::size_t room = words * word_bits, unused = words == 0 ? 0 : random() % word_bits;
    while (dossier_of.size() < room - unused) {
      const std::size_t rows = std::min(1 + random() % most_rows, room - unused - dossier_of.size());
      set_bit(starts.data(), dossier_of.size());
      dossier_of.insert(dossier_of.end(), rows, dossiers++);
      set_bit(ends.data(), dossier_of.size() - 1);
    }
  }
};

constexpr std::size_t most_rows_of_a_dossier[] = {1, 2, 5, 64, 200};

TEST(kernels, expand_gives_every_row_the_bit_of_its_dossier) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    for (const std::size_t most : most_rows_of_a_dossier) {
      const Runs runs(random, words, most);
      const Words dossiers = random_plane(random, words_for(runs.dossiers));
      Output rows(words);
      kernels.expand(rows.data(), dossiers.data(), runs.starts.data(), words);
      const Words written = rows.written();
      for (std::size_t row = 0; row < runs.dossier_of.size(); ++row) {
        ASSERT_EQ(at(written, row), at(dossiers, runs.dossier_of[row])) << "row " << row << ", at most " << most << " rows";
      }
    }
  });
}

TEST(kernels, any_row_finds_a_set_row_of_each_dossier) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    for (const std::size_t most : most_rows_of_a_dossier) {
      const Runs runs(random, words, most);
      const Words any = random_plane(random, words);
      const Words rows = rows_where(words, [&](std::size_t row) { return row < runs.dossier_of.size() && at(any, row); });
      Words expected(words_for(runs.dossiers));
      for (std::size_t row = 0; row < runs.dossier_of.size(); ++row) {
        if (at(rows, row)) set_bit(expected.data(), runs.dossier_of[row]);
      }
      Output dossiers(expected.size());
      kernels.any_row(dossiers.data(), expected.size(), rows.data(), runs.ends.data(), words);
      EXPECT_EQ(dossiers.written(), expected) << "at most " << most << " rows";
    }
  });
}

/// A random plane has words of every kind; a whole plane of one kind moves the packed bits along more or less.
TEST(kernels, spread_puts_packed_bits_on_places) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    const Words sparse = rows_where(words, [&](std::size_t) { return random() % 40 == 0; });
    const Words dense = rows_where(words, [&](std::size_t) { return random() % 40 != 0; });
    for (const Words& places : {random_plane(random, words), sparse, dense, Words(words), Words(words, ~Word{0})}) {
      std::size_t count = 0;
      for (std::size_t row = 0; row < words * word_bits; ++row) count += at(places, row) ? 1U : 0U;
      const Words packed = random_plane(random, words_for(count));
      std::size_t next = 0;
      const Words expected = rows_where(words, [&](std::size_t row) { return at(places, row) && at(packed, next++); });
      Output spread(words);
      kernels.spread(spread.data(), packed.data(), places.data(), words);
      EXPECT_EQ(spread.written(), expected);
    }
  });
}

TEST(kernels, option_test_by_every_bit_of_the_mask) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    std::vector<std::uint8_t> codes(words * word_bits);
    for (std::uint8_t& code : codes) code = static_cast<std::uint8_t>(random() % 16);
    const Words known = random_plane(random, words);
    std::vector<std::uint16_t> masks = {0, 0xffff, static_cast<std::uint16_t>(random()), static_cast<std::uint16_t>(random())};
    for (int bit = 0; bit < 16; ++bit) masks.push_back(static_cast<std::uint16_t>(1U << bit));
    for (const std::uint16_t mask : masks) {
      const auto is_in = [&](std::size_t row) { return ((mask >> codes[row]) & 1) != 0; };
      Output yes(words), no(words);
      kernels.option_test(yes.data(), no.data(), codes.data(), known.data(), mask, words);
      EXPECT_EQ(yes.written(), rows_where(words, [&](std::size_t row) { return at(known, row) && is_in(row); })) << mask;
      EXPECT_EQ(no.written(), rows_where(words, [&](std::size_t row) { return at(known, row) && !is_in(row); })) << mask;
    }
  });
}

TEST(kernels, equal_code_compares_all_bits) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    for (const unsigned code : {0U, 1U, 7U, 15U, 16U, 63U, 128U, 255U}) {
      std::vector<std::uint8_t> codes(words * word_bits);
      for (std::uint8_t& one : codes) {
        const std::uint64_t choices[] = {code, code ^ (1U << random() % 8), random()};
        one = static_cast<std::uint8_t>(choices[random() % std::size(choices)]);
      }
      Output same(words);
      kernels.equal_code(same.data(), codes.data(), static_cast<std::uint8_t>(code), words);
      EXPECT_EQ(same.written(), rows_where(words, [&](std::size_t row) { return codes[row] == code; })) << code;
    }
  });
}

TEST(kernels, known_zero_on_few_rows_and_on_many) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    const Numbers numbers = random_numbers(random, words);
    // Some words around the number of rows from which on all are looked at.
    const std::size_t each = 1 + random() % 16;
    for (const Words& known : {random_plane(random, words), rows_where(words, [&](std::size_t row) { return row % word_bits % each == 0; })}) {
      Output zero(words), onto_known(known);
      kernels.known_zero(zero.data(), numbers.data(), known.data(), words);
      kernels.known_zero(onto_known.data(), numbers.data(), onto_known.data(), words);
      const Words expected = rows_where(words, [&](std::size_t row) { return at(known, row) && numbers[row] == 0; });
      EXPECT_EQ(zero.written(), expected);
      EXPECT_EQ(onto_known.written(), expected);
    }
  });
}

TEST(kernels, less_and_equal) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    const Numbers a = random_numbers(random, words);
    Numbers b = random_numbers(random, words);
    for (std::size_t row = 0; row < b.size(); ++row) {
      if (random() % 2 == 0) b[row] = a[row];
    }
    Output less(words), equal(words);
    kernels.less(less.data(), a.data(), b.data(), words);
    kernels.equal(equal.data(), a.data(), b.data(), words);
    EXPECT_EQ(less.written(), rows_where(words, [&](std::size_t row) { return a[row] < b[row]; }));
    EXPECT_EQ(equal.written(), rows_where(words, [&](std::size_t row) { return a[row] == b[row]; }));
  });
}

TEST(kernels, range_of_the_rows_of_a_plane) {
  on_every_set([](const Kernels& kernels, std::size_t words, Random& random) {
    Numbers anything = random_numbers(random, words), positive(anything.size()), negative(anything.size());
    for (std::size_t row = 0; row < anything.size(); ++row) {
      positive[row] = 1 + static_cast<std::int64_t>(random() % 1'000'000);
      negative[row] = -positive[row];
    }
    const Words sparse = rows_where(words, [&](std::size_t) { return random() % 200 == 0; });
    for (const Words& rows : {random_plane(random, words), sparse, Words(words), Words(words, ~Word{0})}) {
      for (const Numbers& numbers : {anything, positive, negative}) {
        Numbers chosen;
        for (std::size_t row = 0; row < numbers.size(); ++row) {
          if (at(rows, row)) chosen.push_back(numbers[row]);
        }
        const auto [least, most] = std::minmax_element(chosen.begin(), chosen.end());
        std::int64_t low = -7, high = -7;
        kernels.range(&low, &high, numbers.data(), rows.data(), words);
        EXPECT_EQ(low, chosen.empty() ? 0 : *least);
        EXPECT_EQ(high, chosen.empty() ? 0 : *most);
      }
    }
  });
}

const Day first_day = day_of({1900, 1, 1}), last_day = day_of({2200, 12, 31});

/// The changes of a zone's offset in the years of the calendar, and the offset before the first.
struct Offsets {
  std::int64_t first = 0;
  std::vector<OffsetChange> changes;

  explicit Offsets(const Zone& zone) {
    const std::int64_t end = zone.start_of_day(last_day).seconds;
    ZoneSpan span = zone.span_at(zone.start_of_day(first_day));
    first = span.offset_seconds;
    while (span.end.seconds <= end) {
      const ZoneSpan next = zone.span_at(span.end);
      changes.push_back({next.begin.seconds, next.offset_seconds - span.offset_seconds});
      span = next;
    }
  }
};

/// Whole words of instants: around every change of the clock, and at both sides of the border of every third day.
Numbers telling_instants(const Zone& zone, const Offsets& offsets) {
  Numbers instants;
  for (const OffsetChange& change : offsets.changes) {
    for (const std::int64_t shift : {-90'000, -7'200, -3'601, -3'600, -1, 0, 1, 3'599, 3'600, 7'200, 90'000}) instants.push_back(change.at + shift);
  }
  for (Day day = first_day; day < last_day; day.number += 3) {
    const std::int64_t start = zone.start_of_day(day).seconds;
    for (const std::int64_t shift : {0, 1, 43'200, 86'399, 86'400}) instants.push_back(start + shift);
  }
  instants.push_back(zone.start_of_day(last_day).seconds - 1);
  instants.push_back(zone.start_of_day(last_day).seconds + 86'399);
  while (instants.size() % word_bits != 0) instants.push_back(0);
  return instants;
}

TEST(kernels, local_days_from_1900_to_2200) {
  for (const char* name : {"Europe/Zurich", "America/New_York", "Pacific/Apia", "UTC"}) {
    const std::optional<Zone> zone = Zone::find(name);
    ASSERT_TRUE(zone) << name;
    const Offsets offsets(*zone);
    EXPECT_EQ(offsets.changes.empty(), name == std::string("UTC"));
    const Numbers instants = telling_instants(*zone, offsets);
    for (const Kernels* kernels : every_set()) {
      Numbers days(instants.size() + 1, -7);
      kernels->local_days(days.data(), instants.data(), offsets.first, offsets.changes.data(), offsets.changes.size(), instants.size() / word_bits);
      EXPECT_EQ(days.back(), -7) << "written behind the end";
      for (std::size_t i = 0; i < instants.size(); ++i) {
        ASSERT_EQ(days[i], zone->local_day(Instant{instants[i]}).number) << kernels->name << ", " << zone->format(Instant{instants[i]});
      }
    }
  }
}

}  // namespace
}  // namespace couvert
