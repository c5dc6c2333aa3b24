#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

#include "program/calculate.h"
#include "program/cover_period.h"
#include "program/end_of_cover.h"
#include "support/hand_made_rules.h"

namespace couvert {
namespace {

Day day(const std::string& text) { return parse_day(text).value(); }

class InZone : public testing::TestWithParam<const char*> {
 protected:
  const Zone zone = Zone::find(GetParam()).value();
};
INSTANTIATE_TEST_SUITE_P(Zones, InZone, testing::Values("Europe/Luxembourg", "Europe/Zurich"),
                         [](const auto& zone) { return std::string(zone.param).substr(7); });

TEST_P(InZone, SeventyTwoHoursAreAlwaysReal) {
  const Wording gdpr = hand_made::gdpr();
  CalculationRequest request{.wording = gdpr, .zone = zone, .readings = adopted_readings(gdpr.form)};
  const Instant end = zone.start_of_day(day("2027-01-01"));
  for (Instant start = zone.start_of_day(day("2026-01-01")); start < end; start.seconds += 3600) {
    request.inputs["aware"] = known(start.seconds);
    const CalculationResult result = calculate(request);
    ASSERT_EQ(result.outputs.size(), 1u);
    ASSERT_EQ(result.outputs[0].value.number - start.seconds, 259'200) << zone.format(start);
  }
}

TEST_P(InZone, TheNextFullHourIsFullAndAtMostAnHourAway) {
  const Wording gdpr = hand_made::gdpr();
  CalculationRequest request{.wording = gdpr, .zone = zone, .readings = {1}};
  const Instant end = zone.start_of_day(day("2027-01-01"));
  for (Instant start = zone.start_of_day(day("2026-01-01")); start < end; start.seconds += 1'500) {
    request.inputs["aware"] = known(start.seconds);
    const std::int64_t due = calculate(request).outputs.at(0).value.number;
    ASSERT_EQ(zone.format({due}).substr(14, 5), "00:00") << zone.format(start);
    ASSERT_GT(due - start.seconds, 259'200);
    ASSERT_LE(due - start.seconds, 259'200 + 3'600);
  }
}

TEST(Months, ClipToTheEndOfTheMonthAndNeverRoll) {
  for (Day start = day("2023-01-01"); start < day("2029-01-01"); ++start.number) {
    for (int months = 0; months <= 14; ++months) {
      const YearMonthDay before = civil_of(start);
      const Day end = day_after(start, months, PeriodUnit::months);
      const YearMonthDay after = civil_of(end);
      ASSERT_EQ((after.year - before.year) * 12 + after.month - before.month, months) << format_day(start);
      ASSERT_LE(after.day, before.day);
      const bool last_of_month = civil_of({end.number + 1}).day == 1;
      ASSERT_TRUE(after.day == before.day || last_of_month) << format_day(start);
    }
  }
}

Policy year_of(int year) {
  Policy policy;
  policy.from = day_of({year, 1, 1});
  policy.to = day_of({year + 1, 1, 1});
  return policy;
}

void expect_a_falling_refund(const Wording& wording, const ReadingChoice& readings, const Policy& policy) {
  constexpr std::int64_t premium = 8'437;
  CalculationRequest request{.wording = wording, .zone = wording.form.zone, .readings = readings};
  request.inputs = {
      {"from", known(policy.from.number)}, {"to", known(policy.to.number)}, {"annual_premium", known(premium)}};
  std::int64_t earlier = premium;
  for (Day received{policy.from.number - 30}; received.number < policy.to.number + 30; ++received.number) {
    request.inputs["received"] = known(received.number);
    const CalculationResult result = calculate(request);
    const std::int64_t refund = result.find("refund")->value.number;
    ASSERT_GE(refund, 0);
    ASSERT_LE(refund, earlier) << format_day(received);
    ASSERT_LE(std::abs(result.find("refund_cash")->value.number - refund), 2);
    earlier = refund;
  }
  EXPECT_EQ(earlier, 0);
}

TEST(Refunds, LieBetweenZeroAndThePremiumAndFallWithTheDayOfReceipt) {
  const Wording hio = hand_made::hio();
  for (const int year : {2026, 2028})
    for (const ReadingChoice& readings :
         {ReadingChoice{0, 0}, ReadingChoice{0, 1}, ReadingChoice{1, 0}, ReadingChoice{1, 1}})
      expect_a_falling_refund(hio, readings, year_of(year));
}

TEST(CoverPeriod, EndsWithThePolicyWithoutATermination) {
  const Wording hio = hand_made::hio();
  const Policy policy = year_of(2026);
  EXPECT_EQ(first_day_without_cover(hio, adopted_readings(hio.form), policy), policy.to);
}

TEST(CoverPeriod, EndsWithThePolicyWhereTheWordingHasNoTermination) {
  const Wording gdpr = hand_made::gdpr();
  Policy policy = year_of(2026);
  policy.termination = Termination{day("2026-04-10"), Party::insurer};
  EXPECT_EQ(first_day_without_cover(gdpr, adopted_readings(gdpr.form), policy), policy.to);
}

TEST(CoverPeriod, IsShortenedByATermination) {
  const Wording hio = hand_made::hio();
  Policy policy = year_of(2026);
  policy.termination = Termination{day("2026-04-10"), Party::policyholder};
  EXPECT_EQ(first_day_without_cover(hio, {0, 0}, policy), day("2026-04-25"));
  EXPECT_EQ(first_day_without_cover(hio, {1, 0}, policy), day("2026-04-24"));
}

TEST(CoverPeriod, StaysWithinThePeriodOfThePolicy) {
  const Wording hio = hand_made::hio();
  Policy policy = year_of(2026);
  for (Day received = day("2025-01-01"); received < day("2028-01-01"); ++received.number) {
    policy.termination = Termination{received, Party::policyholder};
    const Day first = first_day_without_cover(hio, adopted_readings(hio.form), policy);
    ASSERT_LE(first, policy.to);
    ASSERT_GE(first, policy.from);
  }
}

}  // namespace
}  // namespace couvert
