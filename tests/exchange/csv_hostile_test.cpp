// Texts that are no tables, and tables made to hurt: a clear error or rejects, never a crash, and the memory is bounded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/csv_fixture.h"

namespace couvert::csv_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string names = "dossier,policy.from,policy.to,schedule.sum_insured,x.note,costs.kind,costs.amount\n";

std::string line_of(const std::string& key, const std::string& note) { return key + ",2026-01-01,2027-01-01,10," + note + ",ransom_payment,1\n"; }

/// Reads a text from a file and from a pipe, which must be the same.
ReadTable read_both_ways(const std::string& text) {
  ReadTable file = read_file_text(text);
  const ReadTable pipe = read_pipe_text(text);
  EXPECT_EQ(pipe.error, file.error);
  EXPECT_EQ(pipe.rejects, file.rejects);
  EXPECT_TRUE(pipe.dossiers == file.dossiers);
  return file;
}

TEST(CsvHostile, no_table_at_all) {
  const std::string empty = "`book.csv`: the first line must name the columns, and it is empty";
  EXPECT_EQ(read_both_ways("").error, empty);
  EXPECT_EQ(read_both_ways("\xEF\xBB\xBF").error, empty);
  EXPECT_EQ(read_both_ways("\r\n").error, empty);
  EXPECT_EQ(read_both_ways("\xFF\xFE" + std::string("p\0o\0", 4)).error, "`book.csv`: the first line, which names the columns, is not UTF-8 text");
  EXPECT_EQ(read_both_ways(std::string(max_csv_line_bytes + 1, 'a')).error, "`book.csv` has no line end within 1048576 bytes");
  EXPECT_EQ(read_both_ways(std::string(max_csv_line_bytes, ',')).error, "`book.csv`: a table has at most 4096 columns");
}

TEST(CsvHostile, only_the_names) {
  for (const std::string& text : {names, names.substr(0, names.size() - 1), names + "\n\n\r\n"}) {
    const ReadTable read = read_both_ways(text);
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.last_row, 0U);
    EXPECT_THAT(read.pieces, IsEmpty());
  }
}

TEST(CsvHostile, bytes_that_are_no_text) {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) {
    if (byte != '\n' && byte != '"') every_byte += static_cast<char>(byte);
  }
  const ReadTable read = read_both_ways(names + line_of("a", "\"" + every_byte + "\"") + every_byte + "\n" + line_of("b", "") + std::string(3, '\0'));
  EXPECT_EQ(read.error, "");
  EXPECT_THAT(read.rows, ElementsAre(1, 3));
  EXPECT_THAT(read.reject_lines(), ElementsAre("2 : a line has 2 fields, the first line of the table 7", "4 : a line has 1 fields, the first line of the table 7"));
}

TEST(CsvHostile, quotes_that_never_close) {
  const ReadTable read = read_both_ways(names + line_of("\"a", "") + line_of("b", "\"") + line_of("c", "\"\"\"") + line_of("d", "\"\"\"\"") + "\"");
  EXPECT_THAT(read.rows, ElementsAre(4));
  EXPECT_THAT(read.reject_lines(), ElementsAre("1 dossier: has quotes that do not fit", "2 x.note: has quotes that do not fit",
                                               "3 x.note: has quotes that do not fit", "5 dossier: has quotes that do not fit"));
}

TEST(CsvHostile, lines_up_to_the_limit_are_read_and_longer_ones_end_the_table) {
  const std::size_t rest = line_of("a", "").size() - 1;
  const std::string longest = line_of("a", std::string(max_csv_line_bytes - rest, 'n'));
  EXPECT_THAT(read_both_ways(names + longest + line_of("b", "")).rows, ElementsAre(1, 2));
  const ReadTable read = read_both_ways(names + line_of("z", "") + "\n" + longest.substr(0, 60) + "n" + longest.substr(60) + line_of("b", ""));
  EXPECT_EQ(read.error, "`book.csv`, line 4: the line has more than 1048576 bytes");
  EXPECT_FALSE(read.is_of_the_world);
}

TEST(CsvHostile, dossiers_up_to_the_limit_are_read_and_longer_ones_end_the_table) {
  const std::string line = line_of("a", std::string(100'000, 'n'));
  std::string text = names + line_of("z", "");
  const std::size_t lines = max_csv_dossier_bytes / line.size();
  for (std::size_t i = 0; i < lines; ++i) text += line;
  EXPECT_THAT(read_both_ways(text + line_of("b", "")).rows, ElementsAre(1, 2, 3));
  for (std::size_t i = 0; i < 100; ++i) text += line;
  const ReadTable read = read_both_ways(text + line_of("b", ""));
  EXPECT_EQ(read.error, "`book.csv`, line " + std::to_string(2 + lines + 1) + ": the lines of row 2 have more than 16777216 bytes together");
  EXPECT_EQ(read_file_text(text, facts_test::small_form(), {1, 2}).error, read.error);
}

TEST(CsvHostile, a_key_that_never_changes_does_not_fill_the_memory) {
  std::string text = names;
  for (std::size_t i = 0; i < 300; ++i) text += line_of("a", std::string(100'000, 'n'));
  EXPECT_EQ(read_file_text(text, facts_test::small_form(), {}, 1000).error,
            "`book.csv`, line 169: the lines of row 1 have more than 16777216 bytes together");
}

}  // namespace
}  // namespace couvert::csv_test
