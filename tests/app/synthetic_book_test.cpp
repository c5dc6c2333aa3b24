// A synthetic book: the same however it is cut, right by the rules of the format, and lively enough to try a wording on.
#include "app/synthetic_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <set>

#include "app/book_draws.h"
#include "facts/read_dossier.h"
#include "program/compile.h"
#include "support/cases.h"
#include "support/random_wording.h"

namespace couvert {
namespace {

using ::testing::Each;
using ::testing::Gt;

/// A wording with its columns.
struct Product {
  std::shared_ptr<const Wording> wording;
  ColumnLayout layout;

  explicit Product(std::shared_ptr<const Wording> checked) : wording(std::move(checked)), layout(ColumnLayout::of(wording->form)) {}

  [[nodiscard]] std::unique_ptr<DossierSource> book(const BookOptions& options, Share share = {}) const {
    return synthetic_book(wording, layout, options, share);
  }
};

Product product_named(const std::string& name) {
  Diagnostics diagnostics;
  const auto edition = testing::builtin_engine().library().find(name, std::nullopt, day_of({2026, 1, 1}));
  return Product(testing::builtin_engine().wording(*edition, diagnostics));
}

const Product& household() {
  static const Product product = product_named("vaudoise-hio-cyber");
  return product;
}

const Product& practice() {
  static const Product product = product_named("lalux-easypro-cyber");
  return product;
}

/// Calls `see` with every chunk of a book.
void read_book(const Product& product, DossierSource& source, std::size_t most, const std::function<void(const DossierChunk&)>& see) {
  ChunkStorage storage(product.layout, source.presence());
  std::vector<Reject> rejects;
  while (const auto piece = std::move(*source.next())) {
    const auto reader = piece->open();
    std::size_t dossiers = 0;
    while (reader->next(most, storage, rejects)) {
      dossiers += storage.dossiers();
      see(storage.view());
    }
    EXPECT_EQ(dossiers, piece->dossiers());
  }
  EXPECT_TRUE(rejects.empty());
}

std::vector<Dossier> dossiers_of(const Product& product, const BookOptions& options) {
  std::vector<Dossier> dossiers;
  read_book(product, *product.book(options), 1'024, [&](const DossierChunk& chunk) {
    for (std::size_t i = 0; i < chunk.dossiers; ++i) dossiers.push_back(dossier_at(product.layout, product.wording->form, chunk, i));
  });
  return dossiers;
}

void mix(std::uint64_t& digest, std::uint64_t value) { digest = (digest ^ value) * 0x9E3779B97F4A7C15u + (digest >> 29); }

void mix_row(std::uint64_t& digest, const std::vector<Column>& columns, std::size_t row) {
  for (const Column& column : columns) {
    if (column.known == nullptr) continue;
    mix(digest, bit_of(column.known, row) ? 1 : column.open != nullptr && bit_of(column.open, row) ? 2 : 0);
    if (column.bits != nullptr) mix(digest, bit_of(column.bits, row) ? 1 : 0);
    if (column.codes != nullptr) mix(digest, column.codes[row]);
    if (column.numbers != nullptr) mix(digest, static_cast<std::uint64_t>(column.numbers[row]));
  }
}

/// One number for each row, in which everything that the row states is mixed.
std::vector<std::uint64_t> digests_of(const Product& product, const BookOptions& options, std::size_t most, Share share = {}) {
  std::vector<std::uint64_t> digests;
  read_book(product, *product.book(options, share), most, [&](const DossierChunk& chunk) {
    for (std::size_t i = 0; i < chunk.dossiers; ++i) {
      std::uint64_t& digest = digests.emplace_back(1);
      mix_row(digest, chunk.of_dossier, i);
      for (std::uint32_t cost = chunk.first_cost[i]; cost < chunk.first_cost[i + 1]; ++cost) mix_row(digest, chunk.of_cost, cost);
    }
  });
  return digests;
}

TEST(SyntheticBook, is_the_same_for_every_chunk_size) {
  const BookOptions options{.rows = 5'000, .seed = 7, .unknown_ppm = 50'000};
  const auto whole = digests_of(household(), options, piece_dossiers);
  ASSERT_EQ(whole.size(), options.rows);
  for (const std::size_t most : {1u, 64u, 999u, 4'096u}) EXPECT_TRUE(digests_of(household(), options, most) == whole) << most;
}

TEST(SyntheticBook, is_the_same_for_every_number_of_shares) {
  const BookOptions options{.rows = piece_dossiers + 1'234, .seed = 7};
  const auto whole = digests_of(practice(), options, 4'096);
  for (const std::size_t ranks : {2u, 5u}) {
    std::vector<std::uint64_t> together;
    for (std::size_t rank = 0; rank < ranks; ++rank) {
      const auto part = digests_of(practice(), options, 4'096, {rank, ranks});
      EXPECT_EQ(practice().book(options, {rank, ranks})->dossiers(), part.size());
      together.insert(together.end(), part.begin(), part.end());
    }
    EXPECT_TRUE(together == whole) << ranks;
  }
}

TEST(SyntheticBook, pieces_know_their_rows) {
  const auto source = household().book({.rows = piece_dossiers + 1});
  const auto first = *source->next();
  const auto second = *source->next();
  EXPECT_EQ(first->first_row(), 1u);
  EXPECT_EQ(second->first_row(), piece_dossiers + 1);
  EXPECT_EQ(second->dossiers(), 1u);
  EXPECT_EQ(*source->next(), nullptr);
  EXPECT_EQ(*household().book({.rows = 0})->next(), nullptr);
}

TEST(SyntheticBook, a_longer_book_begins_with_the_shorter_one) {
  auto longer = digests_of(household(), {.rows = 300, .seed = 3}, 64);
  longer.resize(200);
  EXPECT_EQ(longer, digests_of(household(), {.rows = 200, .seed = 3}, 64));
}

TEST(SyntheticBook, another_seed_is_another_book) {
  const auto one = digests_of(household(), {.rows = 1'000, .seed = 1}, 4'096);
  const auto other = digests_of(household(), {.rows = 1'000, .seed = 2}, 4'096);
  std::size_t same = 0;
  for (std::size_t i = 0; i < one.size(); ++i) same += one[i] == other[i] ? 1u : 0u;
  EXPECT_EQ(same, 0u);
}

/// The published answer of Philox 4 x 64 with seven rounds for a counter and a key of zeros: no compiler draws otherwise.
TEST(BookDraws, are_those_of_philox) {
  BookDraws draws(0, 0, DrawPurpose::row);
  for (const std::uint64_t word : {0x5dc8ee6268ec62cdu, 0x139bc570b6c125a0u, 0x84d6deb4fb65f49eu, 0xaff7583376d378c2u}) {
    const Draw draw = draws.next();
    EXPECT_EQ((std::uint64_t{draw.first} << 32) | draw.second, word);
  }
}

TEST(BookDraws, differ_by_seed_row_purpose_and_place) {
  std::set<std::uint32_t> seen;
  for (const std::uint64_t seed : {0u, 1u}) {
    for (const std::uint64_t row : {0u, 1u}) {
      for (const DrawPurpose purpose : {DrawPurpose::row, DrawPurpose::openness}) {
        BookDraws draws(seed, row, purpose);
        for (int i = 0; i < 20; ++i) seen.insert(draws.next().first);
      }
    }
  }
  EXPECT_EQ(seen.size(), 160u);
}

/// What the columns of a book state, value by value: 0 left out, 1 known, 2 open.
std::vector<std::uint8_t> states_of(const Product& product, const BookOptions& options) {
  std::vector<std::uint8_t> states;
  const auto add = [&states](const std::vector<Column>& columns, const std::vector<ColumnSpec>& specs, std::size_t rows) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].known == nullptr || !specs[c].may_be_open) continue;
      for (std::size_t row = 0; row < rows; ++row) {
        states.push_back(bit_of(columns[c].open, row) ? 2 : bit_of(columns[c].known, row) ? 1 : 0);
      }
    }
  };
  read_book(product, *product.book(options), 4'096, [&](const DossierChunk& chunk) {
    add(chunk.of_dossier, product.layout.of_dossier, chunk.dossiers);
    add(chunk.of_cost, product.layout.of_cost, chunk.costs);
  });
  return states;
}

TEST(SyntheticBook, opens_as_much_as_is_asked_and_nothing_else) {
  BookOptions options{.rows = 4'000, .seed = 9};
  const auto closed = states_of(household(), options);
  EXPECT_EQ(std::count(closed.begin(), closed.end(), 2), 0);
  options.unknown_ppm = 50'000;
  const auto few = states_of(household(), options);
  options.unknown_ppm = 200'000;
  const auto many = states_of(household(), options);
  options.unknown_ppm = 1'000'000;
  const auto all = states_of(household(), options);
  ASSERT_EQ(few.size(), closed.size());
  const auto stated = std::count(closed.begin(), closed.end(), 1);
  EXPECT_NEAR(1e6 * static_cast<double>(std::count(few.begin(), few.end(), 2)) / static_cast<double>(stated), 50'000, 3'000);
  for (std::size_t i = 0; i < closed.size(); ++i) {
    ASSERT_EQ(closed[i] == 0, few[i] == 0);
    ASSERT_EQ(all[i], closed[i] == 1 ? 2 : 0);
    if (few[i] == 2) { ASSERT_EQ(many[i], 2); }
  }
}

TEST(SyntheticBook, has_only_the_columns_that_it_can_state) {
  const auto presence = household().book({.rows = 1})->presence();
  const auto has = [&](const char* name) { return presence.of_dossier[*household().layout.find_of_dossier(name)] != 0; };
  EXPECT_TRUE(has("trigger"));
  EXPECT_TRUE(has("schedule.sum_insured"));
  EXPECT_TRUE(has("gross_negligence_reduction"));
  EXPECT_FALSE(has("phone_lines_abused"));  // of another product
  EXPECT_FALSE(has("incurred_on"));         // differs from cost to cost
  EXPECT_TRUE(presence.of_cost[*household().layout.find_of_cost("incurred_on")] != 0);
  EXPECT_TRUE(presence.of_cost[*household().layout.find_of_cost("linked_to_gainful_activity")] != 0);  // can be otherwise for one cost
  EXPECT_FALSE(presence.of_cost[*household().layout.find_of_cost("trigger")] != 0);
}

TEST(SyntheticBook, is_shaped_like_a_portfolio) {
  const std::vector<Dossier> dossiers = dossiers_of(household(), {.rows = 20'000, .seed = 11});
  std::array<std::size_t, 5> by_costs{};
  std::size_t costs = 0, old = 0, series = 0, outside = 0, terminated = 0;
  for (const Dossier& dossier : dossiers) {
    ++by_costs.at(dossier.costs.size());
    costs += dossier.costs.size();
    old += dossier.policy.concluded < day_of({2022, 1, 1}) ? 1u : 0u;
    series += dossier.incident.series_began != dossier.incident.discovered ? 1u : 0u;
    const Day day = household().wording->form.zone.local_day(Instant{dossier.incident.discovered.number});
    outside += day < dossier.policy.from || day >= dossier.policy.to ? 1u : 0u;
    terminated += dossier.policy.termination ? 1u : 0u;
  }
  const auto percent = [&](std::size_t count) { return 100.0 * static_cast<double>(count) / static_cast<double>(dossiers.size()); };
  EXPECT_NEAR(percent(costs), 180, 10);
  EXPECT_NEAR(percent(by_costs[0]), 1, 0.5);
  EXPECT_GT(by_costs[1], by_costs[2]);
  EXPECT_GT(by_costs[2], by_costs[3]);
  EXPECT_GT(by_costs[3], by_costs[4]);
  EXPECT_GT(by_costs[4], 0u);
  EXPECT_NEAR(percent(old), 4, 1);
  EXPECT_NEAR(percent(series), 7, 2);
  EXPECT_NEAR(percent(outside), 2, 1);
  EXPECT_NEAR(percent(terminated), 1, 0.5);
}

/// Reads a dossier as people write it, and complains of whatever the reader finds wrong.
void expect_survives_printing(const Product& product, const Dossier& dossier) {
  const std::string text = format_dossier(dossier, product.wording->form);
  const SourceFile file("book.yaml", text);
  Diagnostics diagnostics;
  const std::optional<Node> root = read_document(file, {}, diagnostics);
  ASSERT_TRUE(root) << text;
  const auto again = read_dossier(*root, product.wording->form, file, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) ADD_FAILURE() << format_diagnostic(diagnostic) << "\n" << text;
  ASSERT_TRUE(again) << text;
  ASSERT_EQ(*again, dossier) << text;
}

class BookOfProduct : public ::testing::TestWithParam<const Product& (*)()> {};

TEST_P(BookOfProduct, has_only_right_dossiers) {
  const Product& product = GetParam()();
  for (const Dossier& dossier : dossiers_of(product, {.rows = 5'000, .seed = 5, .unknown_ppm = 50'000})) {
    expect_survives_printing(product, dossier);
    if (HasFatalFailure()) return;
  }
}

/// What the explaining evaluator makes of a book.
struct Decided {
  std::array<std::size_t, 4> outcomes{};  // by Outcome
  std::vector<std::size_t> paid;          // by cover
  std::vector<std::size_t> applied;       // by exclusion
};

Decided decide_book(const Product& product, const BookOptions& options) {
  const Program program = compile(*product.wording, adopted_readings(product.wording->form));
  Decided decided{.paid = std::vector<std::size_t>(program.covers.size()), .applied = std::vector<std::size_t>(program.exclusions.size())};
  Evaluation evaluation;
  for (const Dossier& dossier : dossiers_of(product, options)) {
    evaluate(*product.wording, program, dossier, false, evaluation);
    ++decided.outcomes.at(static_cast<std::size_t>(evaluation.settlement.outcome));
    const SettlementRun& due = evaluation.settlement.due;
    for (std::size_t cost = 0; cost < dossier.costs.size(); ++cost) {
      if (due.cover[cost] >= 0 && due.payable[cost] > 0) ++decided.paid[static_cast<std::size_t>(due.cover[cost])];
      for (std::size_t e = 0; e < program.exclusions.size(); ++e) {
        const bool reaches = ((program.exclusions[e].kinds >> dossier.costs[cost].kind) & 1) != 0;
        if (reaches && is_yes(evaluation.registers.truth(program.exclusions[e].truth, cost))) ++decided.applied[e];
      }
    }
  }
  return decided;
}

TEST_P(BookOfProduct, tries_every_cover_and_every_exclusion) {
  const Decided decided = decide_book(GetParam()(), {.rows = 20'000, .seed = 5});
  EXPECT_THAT(decided.paid, Each(Gt(100u)));
  EXPECT_THAT(decided.applied, Each(Gt(10u)));
  // No outcome is rare, and what is complete is seldom pending.
  EXPECT_THAT(decided.outcomes, Each(Gt(300u)));
  EXPECT_LT(decided.outcomes[static_cast<std::size_t>(Outcome::pending)], 3'000u);
}

TEST_P(BookOfProduct, the_more_is_open_the_more_is_pending) {
  const auto pending = [](std::uint32_t ppm) {
    return decide_book(GetParam()(), {.rows = 4'000, .seed = 5, .unknown_ppm = ppm}).outcomes[static_cast<std::size_t>(Outcome::pending)];
  };
  const std::array<std::size_t, 4> counts{pending(0), pending(50'000), pending(200'000), pending(1'000'000)};
  EXPECT_LT(2 * counts[0], counts[1]);
  EXPECT_LT(counts[1], counts[2]);
  EXPECT_LT(counts[2], counts[3]);
}

INSTANTIATE_TEST_SUITE_P(Products, BookOfProduct, ::testing::Values(&household, &practice));

TEST(SyntheticBook, can_be_made_on_any_wording) {
  std::mt19937 random(2024);
  std::size_t refused = 0, paid = 0;
  for (int i = 0; i < 40; ++i) {
    const Product product(testing::random_wording(random, refused).wording);
    const BookOptions options{.rows = 100, .seed = 1, .unknown_ppm = 100'000};
    for (const Dossier& dossier : dossiers_of(product, options)) {
      expect_survives_printing(product, dossier);
      if (HasFatalFailure()) return;
    }
    for (const std::size_t count : decide_book(product, {.rows = 400, .seed = 1}).paid) paid += count > 0 ? 1u : 0u;
  }
  EXPECT_GT(paid, 60u);  // covers of the forty wordings that pay something
}

}  // namespace
}  // namespace couvert
