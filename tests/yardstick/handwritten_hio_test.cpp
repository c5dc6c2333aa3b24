// The programs written by hand decide as the explaining evaluator does: without that, measuring against them would say nothing.
#include "handwritten_hio_book.h"
#include "handwritten_hio_dossiers.h"
#include "handwritten_hio_input.h"
#include "handwritten_hio_terms.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "program/evaluate.h"
#include "support/cases.h"

namespace couvert::yardstick {
namespace {

const OpenedDossier& household() { return testing::case_named("vaudoise-hio-cyber", "H03").opened; }

/// The program of the adopted readings.
const Program& adopted_program() {
  const auto& wording = household().wording;
  static const auto program = testing::builtin_engine().program(wording, adopted_readings(wording->form));
  return *program;
}

/// Dossiers that the explaining evaluator decides for good, and what it says.
struct Decided {
  std::vector<Dossier> dossiers;
  std::vector<HioVerdict> verdicts;
  std::size_t pending = 0;

  void decide(Dossier dossier) {
    static Evaluation evaluation;
    evaluate(*household().wording, adopted_program(), dossier, false, evaluation);
    if (evaluation.settlement.outcome == Outcome::pending) {
      ++pending;
      return;
    }
    dossiers.push_back(std::move(dossier));
    verdicts.push_back({evaluation.settlement.outcome, evaluation.settlement.due.total_payable});
  }
};

std::string line(const HioVerdict& verdict) { return std::string(name_of(verdict.outcome)) + ' ' + std::to_string(verdict.payable); }

/// Holds both forms, each level of the columns, against the explaining evaluator.
void expect_all_agree(const DossierChunk& chunk, const std::vector<HioVerdict>& verdicts) {
  const Form& form = household().wording->form;
  const ColumnLayout layout = ColumnLayout::of(form);
  HioColumns columns;
  HioReader(layout, form).read(chunk, columns);
  HioBook book;
  to_book(columns, book);
  const std::size_t count = verdicts.size();
  std::vector<HioVerdict> by_structs(count);
  decide(book, by_structs);
  for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(line(by_structs[i]), line(verdicts[i])) << "dossier " << i << ", structs";
  for (const ColumnsLevel& level : columns_levels()) {
    ColumnScratch scratch;
    std::vector<std::uint8_t> outcomes(count);
    std::vector<std::int64_t> payable(count);
    level.decide(columns, scratch, outcomes, payable);
    for (std::size_t i = 0; i < count; ++i) {
      ASSERT_EQ(line({static_cast<Outcome>(outcomes[i]), payable[i]}), line(verdicts[i])) << "dossier " << i << ", " << level.name;
    }
  }
}

void expect_all_agree(const Decided& decided) {
  const ColumnLayout layout = ColumnLayout::of(household().wording->form);
  ChunkStorage storage(layout, all_columns(layout));
  write_dossiers(layout, decided.dossiers, storage);
  expect_all_agree(storage.view(), decided.verdicts);
}

TEST(HandwrittenHio, decides_the_acceptance_cases_that_are_settled) {
  Decided decided;
  for (const testing::OpenedCase& one : testing::all_cases()) {
    if (one.opened.wording->form.product == "vaudoise-hio-cyber") decided.decide(one.opened.dossier);
  }
  EXPECT_GT(decided.dossiers.size(), 50u);
  expect_all_agree(decided);
}

TEST(HandwrittenHio, decides_a_synthetic_book) {
  const auto& wording = household().wording;
  const auto program = testing::builtin_engine().program(wording, adopted_readings(wording->form));
  const ChunkedBook book = make_book({wording, program, ColumnLayout::of(wording->form)}, {.chunks = 1}, 0, 7, true);
  expect_all_agree(book.views.front(), book.verdicts);
}

TEST(HandwrittenHio, a_year_later_is_twelve_months_later) {
  const Day last = day_of({2098, 12, 31});
  for (Day day = day_of({1901, 1, 1}); day <= last; ++day.number) ASSERT_EQ(year_after(day.number), add_months(day, 12).number) << format_day(day);
}

struct Shaped {
  const char* name;
  BookShape shape;
  std::uint64_t seed;
};

class HandwrittenHioOnMadeUpDossiers : public ::testing::TestWithParam<Shaped> {};

TEST_P(HandwrittenHioOnMadeUpDossiers, decides_as_the_explaining_evaluator) {
  DossierWriter writer(household().wording->form, GetParam().shape, GetParam().seed);
  Decided decided;
  for (int i = 0; i < 10'000; ++i) decided.decide(writer.next());
  std::array<std::size_t, 3> outcomes{};
  for (const HioVerdict& verdict : decided.verdicts) ++outcomes[static_cast<std::size_t>(verdict.outcome)];
  for (const std::size_t count : outcomes) EXPECT_GT(count, 100u) << "each outcome is tried";
  expect_all_agree(decided);
}

INSTANTIATE_TEST_SUITE_P(Books, HandwrittenHioOnMadeUpDossiers,
                         ::testing::Values(Shaped{"usual", {}, 1}, Shaped{"contrary", {.contrary = 80, .own_answer = 60, .odd_amount = 60}, 2},
                                           Shaped{"with_amounts_off", {.contrary = 10, .odd_amount = 150}, 3},
                                           Shaped{"with_open_facts", {.open = 3}, 4}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace couvert::yardstick
