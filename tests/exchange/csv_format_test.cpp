// What is written as CSV: decisions, dossiers that are read back as the same chunk, and rejects.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/csv_fixture.h"
#include "exchange/csv_format.h"
#include "exchange/csv_row_masks.h"
#include "exchange/reject_file.h"
#include "support/cases.h"

namespace couvert::csv_test {
namespace {

using ::testing::IsEmpty;

DecisionLayout decision_names() {
  return {.currency = *Currency::from_code("CHF"), .clauses = {"1.1", "LCA 45, al. 2", "5 \"c\""}, .missing = {"amount", "trigger"}, .assumed = {"intentional_act"}};
}

TEST(CsvDecisions, are_written_in_full) {
  const DecisionLayout layout = decision_names();
  DecisionBlock block;
  block.start(layout, 7, 6);
  const auto decide = [&](std::size_t row, Outcome outcome, std::int64_t payable, std::optional<std::int64_t> at_most) {
    set_bit(block.decided.data(), row);
    block.outcomes[row] = static_cast<std::uint8_t>(outcome);
    block.payable[row] = payable;
    if (!at_most) return;
    set_bit(block.at_most_known.data(), row);
    block.payable_at_most[row] = *at_most;
  };
  decide(0, Outcome::covered, 120'050, 120'050);
  set_bit(block.clauses[0].data(), 0);
  decide(1, Outcome::pending, 0, std::nullopt);
  set_bit(block.missing[0].data(), 1);
  set_bit(block.missing[1].data(), 1);
  decide(2, Outcome::partly_covered, 5, 1'000'000'000'000'000);
  set_bit(block.clauses[0].data(), 2);
  set_bit(block.clauses[1].data(), 2);
  set_bit(block.assumed[0].data(), 2);
  decide(4, Outcome::not_covered, 0, 0);
  set_bit(block.clauses[2].data(), 4);
  decide(5, Outcome::not_covered, 0, 0);
  const auto format = csv_decision_format(layout);
  EXPECT_EQ(format->header(), "row,outcome,payable,payable_at_most,clauses,missing,assumed\n");
  EXPECT_EQ(format->encode(block).bytes,
            "7,covered,1200.50,1200.50,1.1,,\n"
            "8,pending,0.00,,,amount;trigger,\n"
            "9,partly_covered,0.05,10000000000000.00,\"1.1;LCA 45, al. 2\",,intentional_act\n"
            "10,,,,,,\n"
            "11,not_covered,0.00,0.00,\"5 \"\"c\"\"\",,\n"
            "12,not_covered,0.00,0.00,,,\n");
  EXPECT_EQ(format->trailer({}), "");
  EXPECT_EQ(format->size_of(6), std::nullopt);
}

TEST(CsvDecisions, a_currency_without_decimals) {
  DecisionLayout layout = decision_names();
  layout.currency = *Currency::from_code("JPY");
  DecisionBlock block;
  block.start(layout, 1, 1);
  set_bit(block.decided.data(), 0);
  block.payable[0] = 1234;
  EXPECT_EQ(csv_decision_format(layout)->encode(block).bytes, "1,covered,1234,,,,\n");
}

TEST(CsvRowMasks, turn_planes_round) {
  constexpr std::size_t rows = 200;
  std::vector<std::vector<Word>> planes(150, std::vector<Word>(words_for(rows)));
  std::vector<std::vector<Word>> more = planes;
  std::vector<RowPlane> views;
  for (std::size_t i = 0; i < planes.size(); ++i) {
    for (std::size_t row = 0; row < rows; ++row) {
      if ((row * 7 + i * i) % 5 == 0) set_bit(planes[i].data(), row);
      if ((row + i) % 11 == 0) set_bit(more[i].data(), row);
    }
    views.push_back({.bits = i == 3 ? nullptr : planes[i].data(), .more_bits = i % 2 == 0 ? more[i].data() : nullptr});
  }
  CsvRowMasks masks(views);
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::size_t> expected, found;
    for (std::size_t i = 0; i < planes.size(); ++i) {
      if ((i != 3 && bit_of(planes[i].data(), row)) || (i % 2 == 0 && bit_of(more[i].data(), row))) expected.push_back(i);
    }
    masks.for_each(row, [&](std::size_t i) { found.push_back(i); });
    ASSERT_EQ(found, expected) << row;
  }
}

/// The columns of a chunk by what they say, so that two chunks can be compared.
std::vector<Dossier> dossiers_of(const ColumnLayout& layout, const Form& form, const DossierChunk& chunk) {
  std::vector<Dossier> dossiers;
  for (std::size_t d = 0; d < chunk.dossiers; ++d) dossiers.push_back(dossier_at(layout, form, chunk, d));
  return dossiers;
}

TEST(CsvDossiers, every_case_is_read_back_as_the_same_chunk) {
  std::size_t compared = 0;
  for (const char* product : {"vaudoise-hio-cyber", "lalux-easypro-cyber"}) {
    const Form* form = nullptr;
    std::vector<Dossier> dossiers;
    for (const testing::OpenedCase& one : testing::all_cases()) {
      if (one.opened.wording->form.product != product) continue;
      if (form == nullptr) form = &one.opened.wording->form;
      if (form->edition == one.opened.wording->form.edition) dossiers.push_back(one.opened.dossier);
    }
    ASSERT_NE(form, nullptr);
    const ColumnLayout layout = ColumnLayout::of(*form);
    ChunkStorage storage(layout, all_columns(layout));
    write_dossiers(layout, dossiers, storage);
    const std::vector<Dossier> written = dossiers_of(layout, *form, storage.view());
    const auto format = csv_dossier_format(layout, all_columns(layout), form->currency);
    const std::string text = format->header() + format->encode(storage.view(), 1).bytes + format->trailer({});
    const ReadTable read = read_file_text(text, *form);
    EXPECT_EQ(read.error, "");
    EXPECT_THAT(read.reject_lines(), IsEmpty());
    ASSERT_EQ(read.dossiers.size(), written.size());
    for (std::size_t d = 0; d < written.size(); ++d) EXPECT_TRUE(read.dossiers[d] == written[d]) << product << " " << d;
    compared += written.size();
  }
  EXPECT_GT(compared, 100U);
}

TEST(CsvDossiers, are_written_with_the_columns_they_have) {
  const Form form = facts_test::small_form();
  const std::string text =
      "dossier,policy.from,policy.to,schedule.sum_insured,incident.discovered,trigger,breach_reduction,costs.kind,costs.amount,costs.sessions\n"
      "3,2026-01-01,2027-01-01,unknown,2026-03-02T07:30Z,malware,12.5,ransom_payment,0.05,\n"
      "3,,,,,,,data_restoration,unknown,12\n"
      "4,1900-02-28,2027-01-01,10000.00,1969-12-31T23:59:59Z,unknown,100,,,\n";
  const auto raw = open_csv({.name = "t", .descriptor = file_of(text), .already_read = {}});
  const ColumnLayout layout = ColumnLayout::of(form);
  const auto source = raw->read(form, layout, {});
  ASSERT_TRUE(source.has_value());
  ChunkStorage storage(layout, (*source)->presence());
  const auto piece = (*source)->next();
  ASSERT_TRUE(piece.has_value());
  std::vector<Reject> rejects;
  ASSERT_TRUE((*piece)->open()->next(100, storage, rejects));
  EXPECT_THAT(rejects, IsEmpty());
  const auto format = csv_dossier_format(layout, (*source)->presence(), form.currency);
  EXPECT_EQ(format->header() + format->encode(storage.view(), 3).bytes, text);
  storage.reject(0);
  EXPECT_EQ(format->encode(storage.view(), 3).bytes, text.substr(text.find("4,1900")));
}

TEST(Rejects, are_written_as_csv) {
  EXPECT_EQ(reject_file_header(), "row,column,reason\n");
  EXPECT_EQ(encode_rejects({}), "");
  EXPECT_EQ(encode_rejects({{.row = 1, .column = "trigger", .reason = "must be `a`, `b` or `c`, not `\"d\"`"},
                            {.row = 18'446'744'073'709'551'615U, .column = "", .reason = "two\nlines"}}),
            "1,trigger,\"must be `a`, `b` or `c`, not `\"\"d\"\"`\"\n"
            "18446744073709551615,,\"two\nlines\"\n");
}

}  // namespace
}  // namespace couvert::csv_test
