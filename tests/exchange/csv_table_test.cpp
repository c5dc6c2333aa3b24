// Lines, names and dossiers of CSV tables: quoting, line ends, groups, and what is wrong with a whole line or with the names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/csv_fixture.h"

namespace couvert::csv_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string names = "dossier,policy.from,policy.to,schedule.sum_insured,sessions,costs.kind,costs.amount\n";

std::vector<std::size_t> costs_of(const ReadTable& read) {
  std::vector<std::size_t> counts;
  for (const Dossier& dossier : read.dossiers) counts.push_back(dossier.costs.size());
  return counts;
}

TEST(CsvTable, equal_keys_are_one_dossier) {
  const ReadTable read = read_file_text(names +
                                        "a,2026-01-01,2027-01-01,10,3,ransom_payment,1\n"
                                        "a,,,,,ransom_payment,2\n"
                                        "\"a\",2026-01-01,,,3,ransom_payment,3\n"
                                        "b,2026-01-01,2027-01-01,10,,ransom_payment,4\n"
                                        "a,2026-01-01,2027-01-01,10,,ransom_payment,5\n");
  EXPECT_THAT(read.reject_lines(), IsEmpty());
  EXPECT_THAT(costs_of(read), ElementsAre(3, 1, 1));
  EXPECT_EQ(read.dossiers[0].costs[2].amount, known(300));
  EXPECT_EQ(read.dossiers[0].incident.facts[3], known(3));
}

TEST(CsvTable, the_key_may_stand_anywhere) {
  const ReadTable read = read_file_text("policy.from,policy.to,schedule.sum_insured,x.note,dossier,costs.kind,costs.amount\n"
                                        "2026-01-01,2027-01-01,10,\"one, two\",a,ransom_payment,1\n"
                                        ",,,,a,ransom_payment,2\n"
                                        "2026-01-01,2027-01-01,10,,\"a,b\",ransom_payment,1\n"
                                        ",,,,\"a,b\",ransom_payment,1\n");
  EXPECT_THAT(read.reject_lines(), IsEmpty());
  EXPECT_THAT(costs_of(read), ElementsAre(2, 2));
}

TEST(CsvTable, a_line_without_key_stands_alone) {
  const std::string line = ",2026-01-01,2027-01-01,10,,ransom_payment,1\n";
  EXPECT_THAT(costs_of(read_file_text(names + line + line + "\"\"" + line)), ElementsAre(1, 1, 1));
  const std::string without = "policy.from,policy.to,schedule.sum_insured,costs.kind,costs.amount\n";
  EXPECT_THAT(costs_of(read_file_text(without + line.substr(1, 24) + ",ransom_payment,1\n" + line.substr(1, 24) + ",ransom_payment,1\n")),
              ElementsAre(1, 1));
}

TEST(CsvTable, a_line_without_cost_cells_states_no_cost) {
  const ReadTable read = read_file_text(names + "a,2026-01-01,2027-01-01,10,3,,\nb,2026-01-01,2027-01-01,10,3,,\nb,,,,,ransom_payment,2\n");
  EXPECT_THAT(read.reject_lines(), IsEmpty());
  EXPECT_THAT(costs_of(read), ElementsAre(0, 1));
}

TEST(CsvTable, later_lines_say_the_same_or_nothing) {
  const ReadTable read = read_file_text(names +
                                        "a,2026-01-01,2027-01-01,10,3,ransom_payment,1\na,,,,4,ransom_payment,2\n"
                                        "b,2026-01-01,2027-01-01,10,,ransom_payment,1\nb,,,,4,ransom_payment,2\n"
                                        "c,2026-01-01,2027-01-01,10,,ransom_payment,1\n");
  EXPECT_THAT(read.reject_lines(), ElementsAre("1 sessions: must be empty or the same on every line of a dossier: `4` after `3`",
                                               "2 sessions: must be empty or the same on every line of a dossier: `4` after an empty cell"));
  EXPECT_THAT(read.rows, ElementsAre(3));
}

TEST(CsvTable, carried_and_foreign_columns_decide_nothing) {
  const ReadTable read = read_file_text("policy.number,x.branch,policy.from,policy.to,schedule.sum_insured,costs.kind,costs.amount\n"
                                        "HIO-1,Zürich,2026-01-01,2027-01-01,10,ransom_payment,1\n");
  EXPECT_THAT(read.reject_lines(), IsEmpty());
  EXPECT_EQ(read.dossiers.size(), 1U);
}

TEST(CsvTable, byte_order_mark_line_ends_and_blank_lines) {
  const std::string body = "a,2026-01-01,2027-01-01,10,3,ransom_payment,1\na,,,,,ransom_payment,2\nb,2026-01-01,2027-01-01,10,,,\n";
  const ReadTable plain = read_file_text(names + body);
  EXPECT_THAT(costs_of(plain), ElementsAre(2, 0));
  std::string with_cr;
  for (const char c : names + body) with_cr += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::string blank = names + "\n\r\n" + body + "\n";
  blank.insert(blank.find("a,,"), "\n\n");
  for (const std::string& text : {"\xEF\xBB\xBF" + names + body, with_cr, "\xEF\xBB\xBF" + with_cr, blank, names + body.substr(0, body.size() - 1),
                                  with_cr.substr(0, with_cr.size() - 1), with_cr.substr(0, with_cr.size() - 2)}) {
    const ReadTable read = read_file_text(text);
    EXPECT_EQ(read.error, "");
    EXPECT_THAT(read.reject_lines(), IsEmpty());
    EXPECT_EQ(read.dossiers, plain.dossiers);
    EXPECT_EQ(read_pipe_text(text).dossiers, plain.dossiers);
  }
}

TEST(CsvTable, wrong_lines_are_rejected_and_the_others_read) {
  const ReadTable read = read_file_text(names +
                                        "a,2026-01-01,2027-01-01,10,3,ransom_payment\n"
                                        "b,2026-01-01,2027-01-01,10,3,ransom_payment,1,\n"
                                        "c,2026-01-01,2027-01-01,10,3\",ransom_payment,1\n"
                                        "d,2026-01-01,2027-01-01,10,\"3\"x,ransom_payment,1\n"
                                        "e,2026-01-01,2027-01-01,10,\"3,ransom_payment,1\n"
                                        "f,2026-01-01,2027-01-01,10,\"3\",ransom_payment,1\n"
                                        "f,,,,,ransom_paymen,1\n"
                                        "g,2026-01-01,2027-01-01,10,3,ransom_payment,1\n");
  EXPECT_THAT(read.reject_lines(),
              ElementsAre("1 : a line has 6 fields, the first line of the table 7", "2 : a line has 8 fields, the first line of the table 7",
                          "3 sessions: has quotes that do not fit", "4 sessions: has quotes that do not fit", "5 sessions: has quotes that do not fit",
                          "6 costs.kind: cost 2: the vocabulary has no kind of cost `ransom_paymen`; did you mean `ransom_payment`?"));
  EXPECT_THAT(read.rows, ElementsAre(7));
}

TEST(CsvTable, too_many_costs) {
  std::string text = names;
  for (std::size_t i = 0; i < max_costs; ++i) text += "a,2026-01-01,2027-01-01,10,3,ransom_payment,1\n";
  EXPECT_THAT(costs_of(read_file_text(text)), ElementsAre(max_costs));
  text += "a,,,,,ransom_payment,1\nb,2026-01-01,2027-01-01,10,3,ransom_payment,1\n";
  const ReadTable read = read_file_text(text);
  EXPECT_THAT(read.reject_lines(), ElementsAre("1 costs: a dossier has at most 10000 costs, not 10001"));
  EXPECT_THAT(read.rows, ElementsAre(2));
}

TEST(CsvNames, faults_of_the_first_line) {
  const std::string rest = "policy.to,schedule.sum_insured,costs.kind,costs.amount";
  const auto error = [](const std::string& line) { return read_file_text(line + "\n").error; };
  EXPECT_EQ(error("policy.fro," + rest), "`book.csv`: no column is called `policy.fro`; did you mean `policy.from`?\n"
                                         "`book.csv`: the column `policy.from` is missing");
  EXPECT_EQ(error("policy.from,costs.amont," + rest), "`book.csv`: no column is called `costs.amont`; did you mean `costs.amount`?");
  EXPECT_EQ(error("policy.from,amount," + rest), "`book.csv`: no column is called `amount`");
  EXPECT_EQ(error("policy.from,trigger.open," + rest), "`book.csv`: no column is called `trigger.open`; write `unknown` in the cells of `trigger`");
  EXPECT_EQ(error("policy.from,trigger,trigger," + rest), "`book.csv`: two columns are called `trigger`");
  EXPECT_EQ(error("policy.from,," + rest), "`book.csv`: column 2 has no name");
  EXPECT_EQ(error("policy.from,\"trigger," + rest),
            "`book.csv`: column 2 has quotes that do not fit: `\"trigger,policy.to,schedule.sum_insured,costs.kind,costs.amo…`");
  EXPECT_EQ(error("policy.from,policy.to,schedule.sum_insured"),
            "`book.csv`: the column `costs.kind` is missing\n`book.csv`: the column `costs.amount` is missing");
  EXPECT_EQ(error(""), "`book.csv`: the first line must name the columns, and it is empty");
  EXPECT_EQ(error("policy.from\xFF"), "`book.csv`: the first line, which names the columns, is not UTF-8 text");
  EXPECT_THAT(error("policy.from;policy.to"), ::testing::StartsWith("`book.csv`: no column is called `policy.from;policy.to`; names are parted by commas\n"));
  EXPECT_EQ(error(rest + std::string(max_csv_columns, ',')), "`book.csv`: a table has at most 4096 columns");
  EXPECT_THAT(error(rest + std::string(100, ',')), ::testing::EndsWith("`book.csv`: column 24 has no name\n`book.csv`: and 80 more"));
  EXPECT_EQ(error("policy.from,\"trigger\",x.a,x.b," + rest), "");
  EXPECT_FALSE(read_file_text("").is_of_the_world);
}

TEST(CsvFile, what_cannot_be_opened_is_said) {
  const auto missing = open_csv_file("/no/such/file.csv");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().message, "cannot read `/no/such/file.csv`: No such file or directory");
  EXPECT_TRUE(missing.error().is_of_the_world);
  const auto folder = open_csv_file("/");
  ASSERT_FALSE(folder.has_value());
  EXPECT_EQ(folder.error().message, "cannot read `/`: Is a directory");
}

}  // namespace
}  // namespace couvert::csv_test
