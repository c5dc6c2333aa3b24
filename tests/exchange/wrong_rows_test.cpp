// Each way in which a row can be wrong: it is named with column and reason and emptied, and the rows around it are as they were.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "exchange/check_rows.h"
#include "exchange/tables.h"

namespace couvert::exchange_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using WritableColumn = ChunkStorage::WritableColumn;

constexpr std::size_t rows = 200;

/// A chunk of good rows, one of which is made wrong. The row has two costs.
struct Chunk {
  ChunkStorage storage{small_product().layout, all_columns(small_product().layout)};
  std::size_t row = 70;

  Chunk() {
    fill_with_good_rows(small_product(), rows, 11, storage);
    while (storage.first_cost()[row + 1] - storage.first_cost()[row] != 2) ++row;
    for (const char* name : {"interrupted_from", "interrupted_until"}) {
      forget(name);
      forget_of_costs(name);
    }
  }

  [[nodiscard]] std::size_t cost() { return storage.first_cost()[row] + 1; }
  [[nodiscard]] WritableColumn column(const std::string& name) { return storage.of_dossier(*small_product().layout.find_of_dossier(name)); }
  [[nodiscard]] WritableColumn cost_column(const std::string& name) { return storage.of_cost(*small_product().layout.find_of_cost(name)); }

  static void erase(const WritableColumn& column, std::size_t at) {
    const Word keep = ~(Word{1} << (at % word_bits));
    column.known[at / word_bits] &= keep;
    if (column.open != nullptr) column.open[at / word_bits] &= keep;
    if (column.bits != nullptr) column.bits[at / word_bits] &= keep;
    if (column.codes != nullptr) column.codes[at] = 0;
    if (column.numbers != nullptr) column.numbers[at] = 0;
  }
  static void put(const WritableColumn& column, std::size_t at, std::int64_t value) {
    erase(column, at);
    set_bit(column.known, at);
    if (column.bits != nullptr && value != 0) set_bit(column.bits, at);
    if (column.codes != nullptr) column.codes[at] = static_cast<std::uint8_t>(value);
    if (column.numbers != nullptr) column.numbers[at] = value;
  }
  void forget(const std::string& name) { erase(column(name), row); }
  void forget_of_costs(const std::string& name) {
    for (std::size_t at = cost() - 1; at <= cost(); ++at) erase(cost_column(name), at);
  }
  void state(const std::string& name, std::int64_t value) { put(column(name), row, value); }
  void state_of_cost(const std::string& name, std::int64_t value) { put(cost_column(name), cost(), value); }
};

struct WrongRow {
  std::string name;
  std::function<void(Chunk&)> spoil;
  std::string reject;  // behind the number of the row
};

void PrintTo(const WrongRow& wrong, std::ostream* out) { *out << wrong.name; }

const std::vector<WrongRow>& wrong_rows() {
  constexpr std::int64_t instant = 1'767'225'600;
  static const std::vector<WrongRow> all = {
      {"period_turned_round", [](Chunk& c) { c.state("policy.from", 20'500); c.state("policy.to", 20'500); },
       "policy.to: the first day without cover must be after `policy.from`: 2026-02-16 to 2026-02-16"},
      {"required_and_null", [](Chunk& c) { c.forget("policy.from"); }, "policy.from: must be stated"},
      {"required_and_neither_stated_nor_open", [](Chunk& c) { c.forget("schedule.sum_insured"); },
       "schedule.sum_insured: must be stated, or `schedule.sum_insured.open` must be true"},
      {"stated_and_open", [](Chunk& c) { c.state("card_misused", 0); set_bit(c.column("card_misused").open, c.row); },
       "card_misused: is stated and open at once"},
      {"negative_amount", [](Chunk& c) { c.state("recovered_amount", -300); },
       "recovered_amount: an amount must not be negative, but it is -3.00 CHF"},
      {"amount_too_large", [](Chunk& c) { c.state("policy.annual_premium", max_amount_minor + 1); },
       "policy.annual_premium: an amount is at most 10^13 units of a currency, but it is 10000000000000.01 CHF"},
      {"schedule_out_of_range", [](Chunk& c) { c.state("schedule.waiting_hours", -1); },
       "schedule.waiting_hours: must be a whole number from 0 to 1000000000, not -1"},
      {"count_too_large", [](Chunk& c) { c.state("sessions", 1'000'000'001); },
       "sessions: must be a whole number from 0 to 1000000000, not 1000000001"},
      {"percent_too_large", [](Chunk& c) { c.state("breach_reduction", 1'000'001); },
       "breach_reduction: must be from 0 % to 100 %, not 1000001 parts per million"},
      {"year_too_early", [](Chunk& c) { c.state("incurred_on", day_of({1899, 12, 31}).number); }, "incurred_on: a date must be in the years 1900 to 2200"},
      {"year_too_late", [](Chunk& c) { c.state("policy.concluded", day_of({2201, 1, 1}).number); },
       "policy.concluded: a date must be in the years 1900 to 2200"},
      {"instant_too_late", [](Chunk& c) { c.state("incident.notified", std::int64_t{day_of({2201, 1, 2}).number} * 86'400); },
       "incident.notified: a moment must be in the years 1900 to 2200"},
      {"instant_of_a_lying_file", [](Chunk& c) { c.state("incident.notified", std::numeric_limits<std::int64_t>::min()); },
       "incident.notified: a moment must be in the years 1900 to 2200"},
      {"termination_without_party", [](Chunk& c) { c.state("policy.termination.received", 20'500); c.forget("policy.termination.by"); },
       "policy.termination.by: a termination states when it was received and by whom it is; only one of the two is there"},
      {"termination_without_day", [](Chunk& c) { c.state("policy.termination.by", 1); c.forget("policy.termination.received"); },
       "policy.termination.received: a termination states when it was received and by whom it is; only one of the two is there"},
      {"series_after_discovery", [=](Chunk& c) { c.state("incident.discovered", instant); c.state("incident.series_began", instant + 1); },
       "incident.series_began: the first loss of the series must not be after `incident.discovered`"},
      {"interruption_turned_round", [=](Chunk& c) { c.state("interrupted_from", instant + 1); c.state("interrupted_until", instant); },
       "interrupted_until: the interruption ends before it begins"},
      {"interruption_of_a_cost", [=](Chunk& c) { c.state_of_cost("interrupted_from", instant + 1); c.state_of_cost("interrupted_until", instant); },
       "costs.interrupted_until: cost 2: the interruption ends before it begins"},
      {"interruption_of_cost_and_incident", [=](Chunk& c) { c.state("interrupted_from", instant + 1); c.state_of_cost("interrupted_until", instant); },
       "costs.interrupted_until: cost 2: the interruption ends before it begins"},
      {"kind_missing", [](Chunk& c) { Chunk::erase(c.cost_column("kind"), c.cost()); }, "costs.kind: cost 2: must be stated"},
      {"amount_missing", [](Chunk& c) { Chunk::erase(c.cost_column("amount"), c.cost()); },
       "costs.amount: cost 2: must be stated, or `amount.open` must be true"},
      {"negative_cost", [](Chunk& c) { c.state_of_cost("amount", -1); }, "costs.amount: cost 2: an amount must not be negative, but it is -0.01 CHF"},
      {"rate_open_and_amount_stated", [](Chunk& c) { c.state_of_cost("amount", 5); c.state_of_cost("rate.open", 1); },
       "costs.rate.open: cost 2: the rate is open, but the amount in the product's currency is stated"},
  };
  return all;
}

class WrongRows : public ::testing::TestWithParam<WrongRow> {};

TEST_P(WrongRows, are_named_and_emptied) {
  Chunk chunk;
  const std::vector<std::string> before = rows_as_text(small_product().layout, chunk.storage.view());
  GetParam().spoil(chunk);
  const TemporaryTable table(table_bytes(TableKind::arrow_file, small_product(), all_columns(small_product().layout), {chunk.storage.view()}));
  const ReadTable read = read_table(small_product(), table.path(), {.chunk = 128});
  ASSERT_FALSE(read.error) << read.error->message;
  EXPECT_THAT(read.rejects, ElementsAre(std::to_string(chunk.row + 1) + " " + GetParam().reject));
  ASSERT_EQ(read.rows.size(), rows);
  for (std::size_t row = 0; row < rows; ++row) EXPECT_EQ(read.rows[row], row == chunk.row ? "REJECTED | |" : before[row]);
}

INSTANTIATE_TEST_SUITE_P(Each, WrongRows, ::testing::ValuesIn(wrong_rows()), [](const auto& wrong) { return wrong.param.name; });

TEST(GoodRows, on_the_very_edge_are_taken) {
  Chunk chunk;
  chunk.state("policy.from", day_of({1900, 1, 1}).number);
  chunk.state("policy.to", day_of({2200, 12, 31}).number);
  // In Zurich it is 1900 already, by UTC it is not.
  chunk.state("incident.notified", std::int64_t{day_of({1900, 1, 1}).number} * 86'400 - 60);
  chunk.state("interrupted_from", 5);
  chunk.state_of_cost("interrupted_until", 5);
  // What one cost leaves open is not taken from the incident.
  set_bit(chunk.cost_column("interrupted_from").open, chunk.cost());
  chunk.state_of_cost("interrupted_until", 4);
  std::vector<Reject> rejects;
  check_rows(small_product().form, small_product().layout, 1, chunk.storage, rejects);
  EXPECT_THAT(rejects, IsEmpty());
}

/// A chunk of one dossier with many costs of one amount.
ChunkStorage many_costs(std::size_t costs, std::int64_t amount) {
  ChunkStorage storage(small_product().layout, all_columns(small_product().layout));
  storage.start(1, costs);
  storage.first_cost()[1] = static_cast<std::uint32_t>(costs);
  Chunk::put(storage.of_dossier(*small_product().layout.find_of_dossier("policy.from")), 0, 20'000);
  Chunk::put(storage.of_dossier(*small_product().layout.find_of_dossier("policy.to")), 0, 20'365);
  Chunk::put(storage.of_dossier(*small_product().layout.find_of_dossier("schedule.sum_insured")), 0, 1);
  for (std::size_t cost = 0; cost < costs; ++cost) {
    Chunk::put(storage.of_cost(*small_product().layout.find_of_cost("kind")), cost, 0);
    Chunk::put(storage.of_cost(*small_product().layout.find_of_cost("amount")), cost, amount);
  }
  return storage;
}

ReadTable read_many_costs(std::size_t costs, std::int64_t amount) {
  const ChunkStorage storage = many_costs(costs, amount);
  const TemporaryTable table(table_bytes(TableKind::arrow_file, small_product(), all_columns(small_product().layout), {storage.view()}));
  return read_table(small_product(), table.path());
}

TEST(CostsTogether, are_limited_in_number) {
  EXPECT_THAT(read_many_costs(10'000, 1).rejects, IsEmpty());
  EXPECT_THAT(read_many_costs(10'001, 1).rejects, ElementsAre("1 costs: a dossier has at most 10000 costs"));
  ChunkStorage storage = many_costs(10'001, 1);
  std::vector<Reject> rejects;
  check_rows(small_product().form, small_product().layout, 1, storage, rejects);
  EXPECT_EQ(rejects.size(), 1u);
}

TEST(CostsTogether, are_limited_in_amount) {
  EXPECT_THAT(read_many_costs(3'999, max_amount_minor).rejects, IsEmpty());
  EXPECT_THAT(read_many_costs(4'000, max_amount_minor).rejects,
              ElementsAre("1 costs: the amounts of all costs together reach 40000000000000000.00 CHF"));
}

TEST(CheckRows, names_one_fault_for_each_row_in_their_order_and_empties_what_was_rejected_before) {
  ChunkStorage storage(small_product().layout, all_columns(small_product().layout));
  fill_with_good_rows(small_product(), 100, 5, storage);
  const auto to = storage.of_dossier(*small_product().layout.find_of_dossier("policy.to"));
  const auto from = storage.of_dossier(*small_product().layout.find_of_dossier("policy.from"));
  Chunk::put(to, 3, 1);
  Chunk::erase(from, 9);
  Chunk::put(to, 9, -100'000);
  storage.reject(5);
  std::vector<Reject> rejects{{.row = 7, .column = "before", .reason = "of an earlier chunk"}, {.row = 1'005, .column = "trigger", .reason = "by its reader"}};
  check_rows(small_product().form, small_product().layout, 1'000, storage, rejects);
  std::vector<std::uint64_t> numbers;
  for (const Reject& reject : rejects) numbers.push_back(reject.row);
  EXPECT_THAT(numbers, ElementsAre(7, 1'003, 1'005, 1'009));
  EXPECT_EQ(rejects[3].column, "policy.from");
  for (const std::size_t row : {3u, 5u, 9u}) {
    EXPECT_EQ(rows_as_text(small_product().layout, storage.view())[row].substr(0, 9), "REJECTED" + std::string(storage.first_cost()[row] != storage.first_cost()[row + 1] ? " " : ""));
  }
}

}  // namespace
}  // namespace couvert::exchange_test
