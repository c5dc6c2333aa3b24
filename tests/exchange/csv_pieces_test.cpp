// However a table comes, and however it is cut, its dossiers, their rows and the rejects are the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "exchange/csv_fixture.h"
#include "exchange/csv_line.h"

namespace couvert::csv_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A table of `dossiers` with zero to three costs each, some of them wrong, with lines of very different lengths.
std::string book(std::size_t dossiers, bool has_keys, unsigned seed) {
  std::mt19937 random(seed);
  const auto up_to = [&](unsigned most) { return static_cast<unsigned>(random() % (most + 1)); };
  std::string text = std::string(has_keys ? "x.note,dossier," : "x.note,") +
                     "policy.from,policy.to,schedule.sum_insured,trigger,sessions,incident.discovered,costs.kind,costs.amount\n";
  const std::vector<std::string> triggers{"malware", "theft", "unknown", "", "fire"};
  for (std::size_t d = 0; d < dossiers; ++d) {
    const unsigned lines = has_keys ? 1 + up_to(2) : 1;
    const bool has_costs = up_to(9) != 0;
    for (unsigned line = 0; line < lines; ++line) {
      if (up_to(19) == 0) text += "\n";
      std::string note(up_to(30), 'n');
      if (up_to(5) == 0) note = "\"" + note + ", \"\"so\"\"\"";
      text += note + ",";
      if (has_keys) text += up_to(1) == 0 ? "k" + std::to_string(d) + "," : "\"k" + std::to_string(d) + "\",";
      if (line == 0) text += "2026-01-01,2027-01-01,1000," + triggers[up_to(4)] + "," + std::to_string(up_to(99)) + ",2026-0" + std::to_string(1 + up_to(8)) + "-02T08:30,";
      else text += ",,,,,,";
      text += has_costs ? "ransom_payment," + std::to_string(up_to(9999)) + "\n" : ",\n";
    }
  }
  return text;
}

void expect_same(const ReadTable& read, const ReadTable& whole) {
  EXPECT_EQ(read.error, "");
  EXPECT_EQ(read.rows, whole.rows);
  EXPECT_EQ(read.rejects, whole.rejects);
  EXPECT_TRUE(read.dossiers == whole.dossiers);
}

TEST(CsvPieces, cuts_and_chunks_change_nothing) {
  for (const bool has_keys : {true, false}) {
    const std::string text = book(300, has_keys, 5);
    const ReadTable whole = read_file_text(text);
    EXPECT_EQ(whole.last_row, 300U);
    EXPECT_THAT(whole.pieces, SizeIs(1));
    EXPECT_GT(whole.rejects.size(), 20U);
    EXPECT_EQ(whole.rejects.size() + whole.rows.size(), 300U);
    for (const std::uint64_t piece_bytes : {1U, 7U, 64U, 333U, 4096U}) {
      for (const std::size_t most : {std::size_t{1}, std::size_t{3}, std::size_t{64}, std::size_t{1000}}) {
        const ReadTable read = read_file_text(text, facts_test::small_form(), {}, piece_bytes, most);
        expect_same(read, whole);
        EXPECT_GT(read.pieces.size(), 1U);
      }
      const ReadTable piped = read_pipe_text(text, facts_test::small_form(), piece_bytes);
      expect_same(piped, whole);
      EXPECT_EQ(piped.pieces, read_file_text(text, facts_test::small_form(), {}, piece_bytes).pieces);
    }
  }
}

TEST(CsvPieces, shares_are_the_table) {
  for (const bool has_keys : {true, false}) {
    const std::string text = book(300, has_keys, 6);
    const ReadTable whole = read_file_text(text);
    for (const std::size_t ranks : {1U, 2U, 3U, 7U}) {
      for (const std::uint64_t piece_bytes : {64U, 1000U, 1U << 20U}) {
        ReadTable together;
        std::size_t largest = 0;
        for (std::size_t rank = 0; rank < ranks; ++rank) {
          const ReadTable part = read_file_text(text, facts_test::small_form(), {rank, ranks}, piece_bytes);
          EXPECT_EQ(part.error, "");
          together.dossiers.insert(together.dossiers.end(), part.dossiers.begin(), part.dossiers.end());
          together.rows.insert(together.rows.end(), part.rows.begin(), part.rows.end());
          together.rejects.insert(together.rejects.end(), part.rejects.begin(), part.rejects.end());
          largest = std::max(largest, part.dossiers.size());
        }
        expect_same(together, whole);
        if (ranks > 1 && piece_bytes < 1000) {
          EXPECT_LT(largest, whole.dossiers.size());
        }
      }
    }
  }
}

TEST(CsvPieces, a_pipe_cannot_be_shared) {
  const Pipe pipe(book(3, true, 1));
  const auto raw = open_csv({.name = "-", .descriptor = pipe.reading_end(), .already_read = {}});
  EXPECT_FALSE(raw->can_be_shared());
  EXPECT_EQ(read_all(*raw, facts_test::small_form(), {0, 2}).error, "`-` is no file, so that it cannot be shared by several processes");
  const auto file = open_csv({.name = "-", .descriptor = file_of(book(3, true, 1)), .already_read = {}});
  EXPECT_TRUE(file->can_be_shared());
  EXPECT_EQ(file->product(), std::nullopt);
}

TEST(CsvPieces, what_was_already_read_is_read_again) {
  const std::string text = book(50, true, 7);
  const ReadTable whole = read_file_text(text);
  const int file = file_of("skipped" + text);
  std::string seen(7 + 12, '\0');
  ASSERT_EQ(::read(file, seen.data(), seen.size()), 19);
  const auto mapped = open_csv({.name = "t", .descriptor = file, .already_read = seen.substr(7)}, 100);
  expect_same(read_all(*mapped, facts_test::small_form()), whole);
  const Pipe pipe(text.substr(12));
  const auto piped = open_csv({.name = "t", .descriptor = pipe.reading_end(), .already_read = seen.substr(7)}, 100);
  expect_same(read_all(*piped, facts_test::small_form()), whole);
}

TEST(CsvPieces, the_bytes_read_grow_to_the_size_of_the_table) {
  const std::string text = book(50, false, 8);
  const Form form = facts_test::small_form();
  const ColumnLayout layout = ColumnLayout::of(form);
  const auto raw = open_csv({.name = "t", .descriptor = file_of(text), .already_read = {}}, 500);
  const auto source = raw->read(form, layout, {});
  ASSERT_TRUE(source.has_value());
  std::uint64_t before = 0;
  while (true) {
    const auto piece = (*source)->next();
    ASSERT_TRUE(piece.has_value());
    if (*piece == nullptr) break;
    EXPECT_GT((*source)->bytes_read(), before);
    before = (*source)->bytes_read();
  }
  EXPECT_EQ(before, text.size() - text.find('\n') - 1);
}

TEST(CsvLineSplitting, agrees_with_the_walk_over_fields) {
  std::mt19937 random(3);
  const std::string letters = ",,,,,,\"\n\rab";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t size = random() % 200;
    const bool has_quotes = random() % 4 == 0;
    for (std::size_t i = 0; i < size; ++i) {
      const char c = letters[random() % letters.size()];
      text += c == '"' && !has_quotes ? ',' : c;
    }
    CsvLine line(100);
    for (std::string_view rest = text; !rest.empty();) {
      const CsvLineExtent extent = line_at(rest, 0);
      std::vector<std::string> expected;
      for (CsvFields fields(extent.text); !fields.at_end();) {
        const CsvField field = fields.next();
        std::string& cell = expected.emplace_back();
        if (field.is_quoted && field.is_well_formed) append_unquoted(cell, field.raw);
        else cell = field.raw;
      }
      const std::size_t left = rest.size() - extent.next;
      line.take_from(rest);
      ASSERT_EQ(rest.size(), left);
      ASSERT_EQ(line.fields(), expected.size()) << text;
      std::vector<std::string> cells(expected.size());
      for (const CsvCell& cell : line) {
        ASSERT_GT(cell.size, 0U);
        cells[cell.column] = cell.view();
      }
      expected.resize(std::min<std::size_t>(expected.size(), 100));
      cells.resize(expected.size());
      ASSERT_EQ(cells, expected) << text;
    }
  }
}

}  // namespace
}  // namespace couvert::csv_test
