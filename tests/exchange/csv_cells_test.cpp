// Each type of cell, in every form that is read; each wrong cell, with its message.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/csv_cell.h"
#include "exchange/csv_fixture.h"

namespace couvert::csv_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Value value_in(const std::string& column, const std::string& cell) {
  const Form form = facts_test::small_form();
  const ReadTable read = read_file_text(table_with(column, cell), form);
  EXPECT_EQ(read.error, "") << column << "=" << cell;
  EXPECT_THAT(read.reject_lines(), IsEmpty()) << column << "=" << cell;
  if (read.dossiers.size() != 1) return known(-1);
  const Dossier& dossier = read.dossiers.front();
  if (column.starts_with("schedule.")) return dossier.policy.schedule[*form.find_schedule(column.substr(9))];
  if (column == "incident.discovered") return dossier.incident.discovered;
  if (column == "incident.paid_before") return dossier.incident.paid_before;
  if (column == "policy.from") return known(dossier.policy.from.number);
  if (column == "policy.annual_premium") return known(dossier.policy.annual_premium->minor);
  if (column == "costs.kind") return known(dossier.costs.front().kind);
  if (column == "costs.amount") return dossier.costs.front().amount;
  const bool is_of_cost = column.starts_with("costs.");
  const FactId fact = *form.vocabulary->find_fact(is_of_cost ? column.substr(6) : column);
  return is_of_cost ? dossier.costs.front().facts[fact] : dossier.incident.facts[fact];
}

std::string fault_of(const std::string& column, const std::string& cell) {
  const ReadTable read = read_file_text(table_with(column, cell));
  EXPECT_EQ(read.error, "");
  EXPECT_THAT(read.dossiers, IsEmpty()) << column << "=" << cell;
  EXPECT_EQ(read.rejects.size(), 1U) << column << "=" << cell;
  if (read.rejects.empty()) return {};
  EXPECT_EQ(read.rejects.front().row, 1U);
  EXPECT_EQ(read.rejects.front().column, column);
  return read.rejects.front().reason;
}

TEST(CsvCells, truths) {
  EXPECT_EQ(value_in("card_misused", "yes"), known(1));
  EXPECT_EQ(value_in("card_misused", "true"), known(1));
  EXPECT_EQ(value_in("card_misused", "no"), known(0));
  EXPECT_EQ(value_in("card_misused", "false"), known(0));
  EXPECT_EQ(value_in("card_misused", "\"yes\""), known(1));
  EXPECT_EQ(value_in("costs.card_misused", "yes"), known(1));
  EXPECT_EQ(value_in("schedule.gross_negligence_waived", "no"), known(0));
}

TEST(CsvCells, options) {
  EXPECT_EQ(value_in("trigger", "attack"), known(0));
  EXPECT_EQ(value_in("trigger", "theft"), known(2));
  EXPECT_EQ(value_in("costs.trigger", "malware"), known(1));
  EXPECT_EQ(value_in("costs.kind", "gross_margin_loss"), known(2));
  EXPECT_EQ(value_in("schedule.deductible_order", "before_sublimit"), known(1));
}

TEST(CsvCells, amounts) {
  for (const char* column : {"costs.amount", "recovered_amount", "costs.recovered_amount", "incident.paid_before", "policy.annual_premium"}) {
    EXPECT_EQ(value_in(column, "1200.50"), known(120'050)) << column;
    EXPECT_EQ(value_in(column, "1200"), known(120'000)) << column;
    EXPECT_EQ(value_in(column, "1200.5"), known(120'050)) << column;
    EXPECT_EQ(value_in(column, "1200.50 CHF"), known(120'050)) << column;
    EXPECT_EQ(value_in(column, "0"), known(0)) << column;
    EXPECT_EQ(value_in(column, "0.05"), known(5)) << column;
  }
  EXPECT_EQ(value_in("costs.amount", "10000000000000"), known(max_amount_minor));
  EXPECT_EQ(value_in("costs.amount", "0000000000000000001.25"), known(125));
}

TEST(CsvCells, counts) {
  EXPECT_EQ(value_in("sessions", "0"), known(0));
  EXPECT_EQ(value_in("sessions", "17"), known(17));
  EXPECT_EQ(value_in("sessions", "1000000000"), known(1'000'000'000));
  EXPECT_EQ(value_in("schedule.waiting_hours", "12"), known(12));
}

TEST(CsvCells, percentages) {
  EXPECT_EQ(value_in("breach_reduction", "30"), known(300'000));
  EXPECT_EQ(value_in("breach_reduction", "30 %"), known(300'000));
  EXPECT_EQ(value_in("breach_reduction", "30%"), known(300'000));
  EXPECT_EQ(value_in("breach_reduction", "12.5"), known(125'000));
  EXPECT_EQ(value_in("breach_reduction", "0.0001 %"), known(1));
  EXPECT_EQ(value_in("breach_reduction", "100"), known(1'000'000));
  EXPECT_EQ(value_in("breach_reduction", "100.0000"), known(1'000'000));
}

TEST(CsvCells, dates) {
  EXPECT_EQ(value_in("incurred_on", "2026-03-02"), known(day_of({2026, 3, 2}).number));
  EXPECT_EQ(value_in("incurred_on", "2024-02-29"), known(day_of({2024, 2, 29}).number));
  EXPECT_EQ(value_in("incurred_on", "2200-12-31"), known(day_of({2200, 12, 31}).number));
  EXPECT_EQ(value_in("costs.incurred_on", "1900-01-01"), known(day_of({1900, 1, 1}).number));
  EXPECT_EQ(value_in("policy.from", "2025-12-31"), known(day_of({2025, 12, 31}).number));
}

TEST(CsvCells, moments) {
  const std::int64_t day = day_of({2026, 3, 2}).number * 86'400;
  EXPECT_EQ(value_in("incident.discovered", "2026-03-02T08:30"), known(day + 7 * 3600 + 1800));
  EXPECT_EQ(value_in("incident.discovered", "2026-03-02T08:30:05"), known(day + 7 * 3600 + 1805));
  EXPECT_EQ(value_in("incident.discovered", "2026-03-02T08:30Z"), known(day + 8 * 3600 + 1800));
  EXPECT_EQ(value_in("incident.discovered", "2026-03-02T08:30:05Z"), known(day + 8 * 3600 + 1805));
  EXPECT_EQ(value_in("incident.discovered", "2026-03-02T08:30+05:00"), known(day + 3 * 3600 + 1800));
  EXPECT_EQ(value_in("incident.discovered", "2026-07-02T08:30"), known(day_of({2026, 7, 2}).number * 86'400 + 6 * 3600 + 1800));
  EXPECT_EQ(value_in("incident.discovered", "2026-10-25T02:30+02:00"), known(day_of({2026, 10, 25}).number * 86'400 + 1800));
  EXPECT_EQ(value_in("costs.interrupted_from", "2026-03-02T08:30"), known(day + 7 * 3600 + 1800));
}

TEST(CsvCells, open_is_not_left_out) {
  for (const char* column : {"card_misused", "trigger", "recovered_amount", "sessions", "breach_reduction", "incurred_on", "interrupted_from",
                             "costs.card_misused", "costs.amount", "schedule.sum_insured", "incident.discovered"}) {
    EXPECT_EQ(value_in(column, "unknown"), unknown_value()) << column;
  }
  for (const char* column : {"card_misused", "trigger", "recovered_amount", "schedule.deductible", "costs.sessions", "costs.interrupted_from"}) {
    EXPECT_EQ(value_in(column, ""), Value{}) << column;
    EXPECT_EQ(value_in(column, "\"\""), Value{}) << column;
  }
}

TEST(CsvCells, an_open_rate_opens_the_amount) {
  const ReadTable read = read_file_text(
      "policy.from,policy.to,schedule.sum_insured,costs.kind,costs.amount,costs.rate.open\n2026-01-01,2027-01-01,1,ransom_payment,unknown,yes\n");
  EXPECT_THAT(read.reject_lines(), IsEmpty());
  ASSERT_EQ(read.dossiers.size(), 1U);
  EXPECT_TRUE(read.dossiers[0].costs[0].rate_unknown);
}

TEST(CsvWrongCells, truths_and_options) {
  EXPECT_EQ(fault_of("card_misused", "yess"), "must be `yes`, `no` or `unknown`, not `yess`; did you mean `yes`?");
  EXPECT_EQ(fault_of("card_misused", "1"), "must be `yes`, `no` or `unknown`, not `1`");
  EXPECT_EQ(fault_of("card_misused", " yes"), "must be `yes`, `no` or `unknown`, not ` yes`; did you mean `yes`?");
  EXPECT_EQ(fault_of("costs.rate.open", "maybe"), "cost 1: must be `yes` or `no`, not `maybe`");
  EXPECT_EQ(fault_of("costs.rate.open", "unknown"), "cost 1: must be stated, it cannot be `unknown`");
  EXPECT_EQ(fault_of("trigger", "malwar"), "must be `attack`, `malware` or `theft`, not `malwar`; did you mean `malware`?");
  EXPECT_EQ(fault_of("costs.kind", "ransom"), "cost 1: the vocabulary has no kind of cost `ransom`; did you mean `ransom_payment`?");
  EXPECT_EQ(fault_of("costs.kind", "unknown"), "cost 1: must be stated, it cannot be `unknown`");
}

TEST(CsvWrongCells, amounts) {
  EXPECT_EQ(fault_of("recovered_amount", "12x"), "must be an amount such as `1200.50` or `1200.50 CHF`, not `12x`");
  EXPECT_EQ(fault_of("recovered_amount", "CHF 1'000"), "must be an amount such as `1200.50` or `1200.50 CHF`, not `CHF 1'000`; write `1000 CHF`");
  EXPECT_EQ(fault_of("recovered_amount", "1."), "must be an amount such as `1200.50` or `1200.50 CHF`, not `1.`");
  EXPECT_EQ(fault_of("recovered_amount", "-5"), "must not be negative: `-5`");
  EXPECT_EQ(fault_of("recovered_amount", "5 EUR"), "must be in CHF, not `5 EUR`");
  EXPECT_EQ(fault_of("recovered_amount", "5 QQQ"), "is in no currency of ISO 4217: `5 QQQ`; the product's currency is CHF");
  EXPECT_EQ(fault_of("recovered_amount", "0.005"), "has more decimals than its currency: `0.005`");
  EXPECT_EQ(fault_of("costs.amount", "10000000000000.01"), "cost 1: is above 10^13 units of a currency: `10000000000000.01`");
}

TEST(CsvWrongCells, counts_and_percentages) {
  EXPECT_EQ(fault_of("sessions", "many"), "must be a whole number, not `many`");
  EXPECT_EQ(fault_of("sessions", "1.5"), "must be a whole number from 0 to 1000000000, not `1.5`");
  EXPECT_EQ(fault_of("sessions", "-1"), "must be a whole number from 0 to 1000000000, not `-1`");
  EXPECT_EQ(fault_of("sessions", "1000000001"), "must be a whole number from 0 to 1000000000, not `1000000001`");
  EXPECT_EQ(fault_of("breach_reduction", "third"), "must be a percentage such as `30` or `30 %`, not `third`");
  EXPECT_EQ(fault_of("breach_reduction", "101"), "must be from 0 % to 100 % with at most four decimals, not `101`");
  EXPECT_EQ(fault_of("breach_reduction", "1.00001 %"), "must be from 0 % to 100 % with at most four decimals, not `1.00001 %`");
}

TEST(CsvWrongCells, dates_and_moments) {
  EXPECT_EQ(fault_of("incurred_on", "2.3.2026"), "must be a date such as `2026-03-02`, not `2.3.2026`");
  EXPECT_EQ(fault_of("incurred_on", "2026-02-29"), "must be a date such as `2026-03-02`, not `2026-02-29`");
  EXPECT_EQ(fault_of("incurred_on", "1899-12-31"), "must be a date such as `2026-03-02`, not `1899-12-31`");
  EXPECT_EQ(fault_of("incurred_on", "2026-03-02T08:30"), "must be a date such as `2026-03-02`, not `2026-03-02T08:30`; a date has no time of day");
  EXPECT_EQ(fault_of("policy.to", "unknown"), "must be stated, it cannot be `unknown`");
  EXPECT_EQ(fault_of("incident.discovered", "2026-03-02"),
            "must be a date with time such as `2026-03-02T08:30`, not `2026-03-02`; add the time of day");
  EXPECT_EQ(fault_of("incident.discovered", "2026-03-02T24:00"), "must be a date with time such as `2026-03-02T08:30`, not `2026-03-02T24:00`");
  EXPECT_EQ(fault_of("incident.discovered", "2026-03-29T02:30"),
            "is a local time that summer time skips in Europe/Zurich: `2026-03-29T02:30`; write the offset from UTC, such as `+01:00` or `Z`");
  EXPECT_EQ(fault_of("incident.discovered", "2026-10-25T02:30"),
            "is a local time that comes twice in Europe/Zurich: `2026-10-25T02:30`; write the offset from UTC, such as `+01:00` or `Z`");
}

TEST(CsvWrongCells, what_is_required_is_stated) {
  EXPECT_NE(fault_of("policy.from", ""), "");
  EXPECT_NE(fault_of("schedule.sum_insured", ""), "");
  EXPECT_NE(fault_of("costs.kind", ""), "");
  EXPECT_NE(fault_of("costs.amount", ""), "");
}

TEST(CsvWrongCells, what_is_seen_is_readable_and_short) {
  EXPECT_EQ(seen_csv("a\x01" "b\xFF" "c\rd"), "`a\uFFFDb\uFFFDc\uFFFDd`");
  EXPECT_EQ(seen_csv(std::string(1000, 'x')), "`" + std::string(60, 'x') + "…`");
  EXPECT_EQ(fault_of("sessions", std::string(1, '\0')), "must be a whole number, not `\uFFFD`");
}

}  // namespace
}  // namespace couvert::csv_test
