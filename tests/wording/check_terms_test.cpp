// How the checker spells out expressions and joins a product with its law.
#include <gtest/gtest.h>

#include "wording/small_wording.h"

namespace couvert {
namespace {

using test::checked;
using test::print_term;

struct Spelled {
  const char* written;
  const char* term;
};

class SpelledOut : public testing::TestWithParam<Spelled> {};

TEST_P(SpelledOut, AsTerms) {
  const auto wording = checked({.rules = std::string("exclusion one: ") + GetParam().written});
  ASSERT_NE(wording, nullptr);
  EXPECT_EQ(print_term(*wording, *wording->exclusions.at(0).truth), GetParam().term);
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, SpelledOut,
    testing::Values(Spelled{"attacked if careless", "(or attacked (not careless))"},
                    Spelled{"attacked and careless and agreed", "(and (and attacked careless) agreed)"},
                    Spelled{"cause = theft", "cause&10"}, Spelled{"cause != theft", "cause&101"},
                    Spelled{"cause in (malware, mistake)", "cause&101"},
                    Spelled{"cause in (malware, theft, mistake)", "cause&111"},
                    Spelled{"policy.from <= incurred_on <= policy.to", "(and (<= policy_0 incurred_on) (<= incurred_on policy_1))"},
                    Spelled{"incident.discovered >= policy.from", "(>= (local_day incident_0) policy_0)"},
                    Spelled{"incident.notified > incident.discovered", "(> incident_3 incident_0)"},
                    Spelled{"incident.notified within cover", "(within_cover (local_day incident_3))"},
                    Spelled{"incurred_on at most 12 months after incident.discovered",
                            "(<= incurred_on (add_months 12 (local_day incident_0)))"},
                    Spelled{"careless on any cost", "(on_any_cost careless)"},
                    Spelled{"recovered > 20 % of sum_insured", "(> recovered (ppm 200000 sum_insured))"},
                    Spelled{"2 * recovered >= 0.50 CHF", "(>= (* recovered 2) 50)"}));

TEST(CheckedWording, ExpandsTheLimitsOfCovers) {
  const auto wording = checked({.rules = "sublimit of every cover: limit per event\n"
                                         "cover repair pays repair\n  label fr \"R\" de \"R\" en \"R\"",
                                .law = "cover rescue pays ransom\n  label fr \"S\" de \"S\" en \"S\"",
                                .schedule = "  sum_insured: money\n  limit.<cover>: money = none\n"});
  ASSERT_NE(wording, nullptr);
  ASSERT_EQ(wording->form.schedule.size(), 3u);
  EXPECT_TRUE(wording->form.schedule[0].required);
  EXPECT_EQ(wording->form.schedule[1].name, "limit.repair");
  EXPECT_FALSE(wording->form.schedule[1].required);
  EXPECT_EQ(wording->form.schedule[1].default_value, Value{});
  EXPECT_EQ(wording->form.schedule[1].label.in(Language::en), "Limit: R");
  EXPECT_EQ(wording->form.schedule[2].name, "limit.rescue");
  EXPECT_EQ(wording->covers.at(1).agreed_sublimit, ScheduleId{2});
}

TEST(CheckedWording, LetsTheKeyOfTheScheduleBearTheNameOfItsReading) {
  const auto wording = checked({.rules = "reading waiting_kind: mild | hard = mild\n  question fr \"?\" de \"?\" en \"?\"\n"
                                         "  because fr \"!\" de \"!\" en \"!\"\n"
                                         "  option hard fr \"dur\" de \"hart\" en \"hard\"\n"
                                         "  option mild fr \"doux\" de \"mild\" en \"mild\"\n"
                                         "exclusion one when waiting_kind = hard: careless",
                                .schedule = "  sum_insured: money\n  waiting_kind: mild | hard = reading waiting_kind\n"});
  ASSERT_NE(wording, nullptr);
  EXPECT_EQ(wording->form.schedule.at(1).default_reading, ReadingId{0});
  ASSERT_EQ(wording->form.readings.at(0).option_labels.size(), 2u);
  EXPECT_EQ(wording->form.readings[0].option_labels[0].in(Language::fr), "doux");
  ASSERT_EQ(wording->form.schedule[1].option_labels.size(), 2u);
  EXPECT_EQ(wording->form.schedule[1].option_labels[1].in(Language::de), "Hart");
  EXPECT_EQ(print_term(*wording, *wording->exclusions.at(0).guard.when), "waiting_kind&10");
  EXPECT_EQ(wording->at(*wording->exclusions[0].guard.when).op, TermOp::schedule_option);
}

TEST(CheckedWording, DatesEveryStatementOfALaw) {
  const auto wording = checked({.rules = "exclusion own: careless",
                                .law = "exclusion old: attacked\n"
                                       "exclusion later for contracts from 2022-01-01: agreed\n"
                                       "exclusion earlier for contracts from 1990-01-01: agreed"});
  ASSERT_NE(wording, nullptr);
  ASSERT_EQ(wording->exclusions.size(), 4u);
  EXPECT_FALSE(wording->exclusions[0].guard.contracts_from);
  EXPECT_EQ(wording->exclusions[1].guard.contracts_from, parse_day("1997-09-07"));
  EXPECT_EQ(wording->exclusions[2].guard.contracts_from, parse_day("2022-01-01"));
  EXPECT_EQ(wording->exclusions[3].guard.contracts_from, parse_day("1997-09-07"));
}

TEST(CheckedWording, TakesOffEachFactOnceAndCitesTheWording) {
  const auto wording = checked({.rules = "off every cost: recovered", .law = "off every cost: recovered"});
  ASSERT_NE(wording, nullptr);
  ASSERT_EQ(wording->off_every_cost.size(), 1u);
  const StatementInfo& statement = wording->statements.at(wording->off_every_cost[0].statement);
  EXPECT_EQ(wording->clauses.at(statement.clause).id, "1");
}

TEST(CheckedWording, PrefersItsOwnTermination) {
  const auto wording = checked({.rules = "termination: 14 days after receipt", .law = "termination: 3 months after receipt"});
  ASSERT_NE(wording, nullptr);
  ASSERT_TRUE(wording->termination);
  EXPECT_EQ(wording->termination->count, 14);
  EXPECT_EQ(wording->calculations.terminations.size(), 2u);
  EXPECT_EQ(wording->calculations.inputs.at(1).name, "by");
}

TEST(CheckedWording, BoundsTheDepthOfItsTerms) {
  std::string sum = "0 CHF";
  for (int i = 0; i < 100'000; ++i) sum += " + 1 CHF";
  std::string all = "careless";
  for (int i = 0; i < 10'000; ++i) all += " and careless";
  Diagnostics diagnostics;
  EXPECT_EQ(test::check_small({.rules = "exclusion sum: recovered > " + sum + "\nexclusion all: " + all}, diagnostics), nullptr);
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(CheckedWording, BoundsTheStatementsOfOneKind) {
  std::string rules;
  for (int i = 0; i < 65; ++i) rules += "exclusion e" + std::to_string(i) + ": careless\n";
  Diagnostics diagnostics;
  EXPECT_EQ(test::check_small({.rules = rules}, diagnostics), nullptr);
  ASSERT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.all().front().code, "too_many");
}

}  // namespace
}  // namespace couvert
