#include "program/calculate.h"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/hand_made_rules.h"

namespace couvert {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

const Wording& wording_of(const std::string& law) {
  static const std::map<std::string, Wording> wordings = {{"HIO", hand_made::hio()},
                                                          {"LCA", hand_made::lca()},
                                                          {"GDPR", hand_made::gdpr()},
                                                          {"NIS2", hand_made::nis2()},
                                                          {"LU", hand_made::lu()}};
  return wordings.at(law);
}

ClauseId clause_of(const Wording& wording, const std::string& id) {
  for (std::size_t index = 0; index < wording.clauses.size(); ++index)
    if (wording.clauses[index].id == id) return static_cast<ClauseId>(index);
  ADD_FAILURE() << "no clause " << id;
  return 0;
}

/// Reads a value by the look of its text: enough for the entries of this file.
Value read(const std::string& text, const Zone& zone) {
  if (text == "yes" || text == "policyholder") return known(text == "yes" ? 1 : 0);
  if (text == "no") return known(0);
  if (text == "insurer") return known(1);
  if (text == "unknown") return unknown_value();
  if (const auto day = parse_day(text)) return known(day->number);
  if (const auto parsed = parse_instant(text, zone); parsed.instant) return known(parsed.instant->seconds);
  if (const auto parsed = parse_money(text); parsed.money) return known(parsed.money->minor);
  if (text.ends_with('%')) return known(std::stoll(text) * 10'000);
  return known(std::stoll(text));
}

std::string print(const CalculationOutput& output, const Form& form, const Zone& zone) {
  if (!is_known(output.value)) return "unknown";
  switch (output.type) {
    case FactType::date:
      return format_day({static_cast<std::int32_t>(output.value.number)});
    case FactType::instant:
      return zone.format({output.value.number});
    case FactType::money:
      return format_money({output.value.number, form.currency});
    case FactType::truth:
      return output.value.number != 0 ? "yes" : "no";
    default:
      return std::to_string(output.value.number);
  }
}

struct Entry {
  std::string id;
  std::string law;
  std::string clause;
  Texts inputs;
  Texts readings;
  Texts expect;
  bool without_holidays = false;
};

CalculationResult run(const Entry& entry) {
  const Wording& wording = wording_of(entry.law);
  static const Holidays luxembourg = hand_made::luxembourg_holidays();
  const bool holidays_known = wording.form.zone.name() == "Europe/Luxembourg" && !entry.without_holidays;
  CalculationRequest request{.wording = wording,
                             .clause = clause_of(wording, entry.clause),
                             .zone = wording.form.zone,
                             .readings = adopted_readings(wording.form),
                             .holidays = holidays_known ? &luxembourg : nullptr};
  for (const auto& [name, text] : entry.inputs) request.inputs.emplace(name, read(text, wording.form.zone));
  for (const auto& [name, option] : entry.readings) {
    const Reading& reading = wording.form.readings[wording.form.find_reading(name).value()];
    for (std::uint8_t index = 0; index < reading.options.size(); ++index)
      if (reading.options[index] == option) request.readings[wording.form.find_reading(name).value()] = index;
  }
  return calculate(request);
}

Texts printed(const CalculationResult& result, const Wording& wording) {
  Texts texts;
  for (const CalculationOutput& output : result.outputs)
    texts.emplace_back(output.name, print(output, wording.form, wording.form.zone));
  return texts;
}

const Texts year_2026{{"from", "2026-01-01"}, {"to", "2027-01-01"}, {"annual_premium", "84 CHF"}};

Texts terminated(const std::string& received, const std::string& by, Texts more = year_2026) {
  more.emplace_back("received", received);
  more.emplace_back("by", by);
  return more;
}

class Calculations : public testing::TestWithParam<Entry> {};

TEST_P(Calculations, GivesWhatTheLawSays) {
  const CalculationResult result = run(GetParam());
  EXPECT_EQ(printed(result, wording_of(GetParam().law)), GetParam().expect);
  EXPECT_TRUE(result.problems.empty()) << result.problems.front().message;
}

const Texts good_friday{{"aware", "2026-04-03T17:20:00+02:00"}};

const std::vector<Entry> entries = {
    {"L32",
     "LU",
     "LU 29",
     {{"amount_fixed", "2026-06-15"},
      {"amount", "19389.12 EUR"},
      {"paid", "2026-07-31"},
      {"legal_interest_rate", "3 %"}},
     {},
     {{"due", "2026-07-15"}, {"interest_from", "2026-07-16"}, {"days_late", "16"}, {"interest", "25.50 EUR"}}},
    {"L32_paid_in_time",
     "LU",
     "LU 29",
     {{"amount_fixed", "2026-06-15"},
      {"amount", "19389.12 EUR"},
      {"paid", "2026-07-15"},
      {"legal_interest_rate", "3 %"}},
     {},
     {{"due", "2026-07-15"}, {"interest_from", "2026-07-16"}, {"days_late", "0"}, {"interest", "0.00 EUR"}}},
    {"H31",
     "HIO",
     "6",
     terminated("2026-04-10", "policyholder"),
     {},
     {{"last_day_of_cover", "2026-04-24"},
      {"first_day_without_cover", "2026-04-25"},
      {"days_left", "251"},
      {"days_in_period", "365"},
      {"refund", "57.76 CHF"},
      {"refund_cash", "57.75 CHF"}}},
    {"H31_thirty_360",
     "HIO",
     "6",
     terminated("2026-04-10", "policyholder"),
     {{"refund_day_count", "thirty_360"}},
     {{"last_day_of_cover", "2026-04-24"},
      {"first_day_without_cover", "2026-04-25"},
      {"days_left", "246"},
      {"days_in_period", "360"},
      {"refund", "57.40 CHF"},
      {"refund_cash", "57.40 CHF"}}},
    {"H31_start_of_day_14",
     "HIO",
     "6",
     terminated("2026-04-10", "policyholder"),
     {{"cover_ends", "start_of_day_14"}},
     {{"last_day_of_cover", "2026-04-23"},
      {"first_day_without_cover", "2026-04-24"},
      {"days_left", "252"},
      {"days_in_period", "365"},
      {"refund", "57.99 CHF"},
      {"refund_cash", "58.00 CHF"}}},
    {"H32", "LCA", "LCA 41", {{"information_complete", "2026-05-05"}}, {}, {{"due", "2026-06-02"}}},
    {"T01", "GDPR", "GDPR 33", good_friday, {}, {{"due", "2026-04-06T17:20:00+02:00"}}},
    {"T01_hour_not_counted",
     "GDPR",
     "GDPR 33",
     good_friday,
     {{"period_rule", "hour_of_event_not_counted"}},
     {{"due", "2026-04-06T18:00:00+02:00"}}},
    {"T01_with_day_of_event",
     "GDPR",
     "GDPR 33",
     good_friday,
     {{"period_rule", "two_working_days_with_day_of_event"}},
     {{"due", "2026-04-07"}}},
    {"T01_whole_days",
     "GDPR",
     "GDPR 33",
     good_friday,
     {{"period_rule", "two_whole_working_days"}},
     {{"due", "2026-04-08"}}},
    {"T01_hours_do_not_move",
     "GDPR",
     "GDPR 33",
     good_friday,
     {{"period_rule", "next_working_day"}},
     {{"due", "2026-04-06T17:20:00+02:00"}}},
    {"T01_no_holidays_known",
     "GDPR",
     "GDPR 33",
     good_friday,
     {{"period_rule", "two_whole_working_days"}},
     {{"due", "2026-04-06T17:20:00+02:00"}},
     true},
    {"T02", "GDPR", "GDPR 33", {{"aware", "2026-05-04T09:00:00+02:00"}}, {}, {{"due", "2026-05-07T09:00:00+02:00"}}},
    {"T02_hour_not_counted",
     "GDPR",
     "GDPR 33",
     {{"aware", "2026-05-04T09:00:00+02:00"}},
     {{"period_rule", "hour_of_event_not_counted"}},
     {{"due", "2026-05-07T10:00:00+02:00"}}},
    {"T02_with_day_of_event",
     "GDPR",
     "GDPR 33",
     {{"aware", "2026-05-04T09:00:00+02:00"}},
     {{"period_rule", "two_working_days_with_day_of_event"}},
     {{"due", "2026-05-07T09:00:00+02:00"}}},
    {"D05", "GDPR", "GDPR 33", {{"aware", "2026-10-23T10:00:00+02:00"}}, {}, {{"due", "2026-10-26T09:00:00+01:00"}}},
    {"winter_over_a_weekend",
     "GDPR",
     "GDPR 33",
     {{"aware", "2026-03-13T17:40:00+01:00"}},
     {},
     {{"due", "2026-03-16T17:40:00+01:00"}}},
    {"summer_time_begins",
     "GDPR",
     "GDPR 33",
     {{"aware", "2026-03-27T10:00:00+01:00"}},
     {},
     {{"due", "2026-03-30T11:00:00+02:00"}}},
    {"over_christmas",
     "GDPR",
     "GDPR 33",
     {{"aware", "2026-12-24T23:30:00+01:00"}},
     {},
     {{"due", "2026-12-27T23:30:00+01:00"}}},
    {"T04",
     "NIS2",
     "NIS2 2",
     {{"staff", "6"}, {"annual_turnover", "1200000 EUR"}, {"exception_2_2", "no"}},
     {},
     {{"applies", "no"}}},
    {"T04_settled_by_staff", "NIS2", "NIS2 2", {{"staff", "50"}}, {}, {{"applies", "yes"}}},
    {"T04_open",
     "NIS2",
     "NIS2 2",
     {{"staff", "6"}, {"annual_turnover", "1200000 EUR"}, {"exception_2_2", "unknown"}},
     {},
     {{"applies", "unknown"}}},
    {"T06",
     "NIS2",
     "NIS2 23",
     {{"notification_sent", "2026-01-31T10:00:00+01:00"}},
     {},
     {{"final_report_due", "2026-02-28"}}},
    {"T06_moved",
     "NIS2",
     "NIS2 23",
     {{"notification_sent", "2026-01-31T10:00:00+01:00"}},
     {{"period_rule", "next_working_day"}},
     {{"final_report_due", "2026-03-02"}}},
    {"T06_no_holidays_known",
     "NIS2",
     "NIS2 23",
     {{"notification_sent", "2026-01-31T10:00:00+01:00"}},
     {{"period_rule", "next_working_day"}},
     {{"final_report_due", "2026-02-28"}},
     true},
    {"T07",
     "LU",
     "LU 29",
     {{"amount_fixed", "2026-06-15"}},
     {},
     {{"due", "2026-07-15"}, {"interest_from", "2026-07-16"}}},
    {"T09",
     "LU",
     "LU 44",
     {{"event", "2026-05-10"}, {"knowledge", "2028-02-01"}},
     {},
     {{"barred", "2031-02-01"}, {"long_stop", "2031-05-10"}}},
    {"T09_known_late",
     "LU",
     "LU 44",
     {{"event", "2026-05-10"}, {"knowledge", "2030-02-01"}},
     {},
     {{"barred", "2031-05-10"}, {"long_stop", "2031-05-10"}}},
    {"T09_knowledge_open", "LU", "LU 44", {{"event", "2026-05-10"}}, {}, {{"long_stop", "2031-05-10"}}},
    {"T10", "LU", "LU 41", {{"first_payment", "2026-06-20"}}, {}, {{"notify_by", "2026-07-20"}}},
    {"T12",
     "LCA",
     "LCA 42",
     {{"received", "2026-06-09"},
      {"by", "policyholder"},
      {"payment_announced_for", "2026-06-10"},
      {"from", "2026-01-01"},
      {"to", "2027-01-01"},
      {"annual_premium", "84 CHF"}},
     {},
     {{"last_day_of_cover", "2026-06-23"},
      {"first_day_without_cover", "2026-06-24"},
      {"refund_due", "yes"},
      {"days_left", "191"},
      {"days_in_period", "365"},
      {"refund", "43.96 CHF"},
      {"refund_cash", "43.95 CHF"},
      {"in_time", "yes"}}},
    {"T12_by_the_statute_alone",
     "LCA",
     "LCA 42",
     {{"received", "2026-06-09"},
      {"by", "policyholder"},
      {"first_contract_year", "yes"},
      {"from", "2026-01-01"},
      {"to", "2027-01-01"},
      {"annual_premium", "84 CHF"}},
     {{"refund_after_partial_loss", "statute"}},
     {{"last_day_of_cover", "2026-06-23"},
      {"first_day_without_cover", "2026-06-24"},
      {"refund_due", "no"},
      {"days_left", "191"},
      {"days_in_period", "365"},
      {"refund", "0.00 CHF"},
      {"refund_cash", "0.00 CHF"}}},
    {"T12_year_not_stated",
     "LCA",
     "LCA 42",
     {{"received", "2026-06-09"},
      {"by", "policyholder"},
      {"from", "2026-01-01"},
      {"to", "2027-01-01"},
      {"annual_premium", "84 CHF"}},
     {{"refund_after_partial_loss", "statute"}},
     {{"last_day_of_cover", "2026-06-23"},
      {"first_day_without_cover", "2026-06-24"},
      {"days_left", "191"},
      {"days_in_period", "365"}}},
    {"T14", "LCA", "LCA 2a", {{"application", "2026-03-02"}}, {}, {{"withdraw_by", "2026-03-16"}}},
    {"D01",
     "HIO",
     "6",
     terminated("2028-02-14", "insurer", {{"from", "2028-01-01"}, {"to", "2029-01-01"}, {"annual_premium", "84 CHF"}}),
     {},
     {{"last_day_of_cover", "2028-02-28"},
      {"first_day_without_cover", "2028-02-29"},
      {"days_left", "307"},
      {"days_in_period", "366"},
      {"refund", "70.46 CHF"},
      {"refund_cash", "70.45 CHF"}}},
    {"D03",
     "HIO",
     "6",
     terminated("2026-12-25", "policyholder"),
     {},
     {{"last_day_of_cover", "2026-12-31"},
      {"first_day_without_cover", "2027-01-01"},
      {"days_left", "0"},
      {"days_in_period", "365"},
      {"refund", "0.00 CHF"},
      {"refund_cash", "0.00 CHF"}}},
    {"before_the_period",
     "HIO",
     "6",
     terminated("2025-12-01", "policyholder"),
     {},
     {{"first_day_without_cover", "2026-01-01"},
      {"days_left", "365"},
      {"days_in_period", "365"},
      {"refund", "84.00 CHF"},
      {"refund_cash", "84.00 CHF"}}},
    {"premium_not_stated",
     "HIO",
     "6",
     {{"received", "2026-04-10"}, {"to", "2027-01-01"}},
     {},
     {{"last_day_of_cover", "2026-04-24"}, {"first_day_without_cover", "2026-04-25"}}},
    {"paid_within",
     "LU",
     "LU 38",
     {{"received", "2026-03-31"}, {"from", "2026-01-01"}, {"to", "2027-01-01"}, {"annual_premium", "365 EUR"}},
     {},
     {{"last_day_of_cover", "2026-04-30"},
      {"first_day_without_cover", "2026-05-01"},
      {"days_left", "245"},
      {"days_in_period", "365"},
      {"refund", "245.00 EUR"},
      {"refund_paid_by", "2026-05-30"}}},
};

INSTANTIATE_TEST_SUITE_P(HandMade, Calculations, testing::ValuesIn(entries),
                         [](const auto& entry) { return entry.param.id; });

Texts problems(const Entry& entry) {
  Texts found;
  for (const CalculationProblem& problem : run(entry).problems) found.emplace_back(problem.code, problem.input);
  return found;
}

TEST(CalculationProblems, NameWhatIsMissing) {
  EXPECT_EQ(problems({.law = "GDPR", .clause = "GDPR 33"}), (Texts{{"missing_input", "aware"}}));
  EXPECT_EQ(problems({.law = "LU", .clause = "LU 44", .inputs = {{"knowledge", "2028-02-01"}}}),
            (Texts{{"missing_input", "event"}}));
  EXPECT_EQ(problems({.law = "HIO", .clause = "6", .inputs = {{"received", "2026-04-10"}}}),
            (Texts{{"missing_input", "to"}, {"missing_input", "from"}}));
  EXPECT_EQ(problems({.law = "NIS2", .clause = "NIS2 23", .inputs = {{"aware", "2026-05-04T09:00:00+02:00"}}}),
            Texts{});
}

TEST(CalculationProblems, AskTheQuestionOfWhatIsMissing) {
  const CalculationResult result = run({.law = "GDPR", .clause = "GDPR 33"});
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].message, "the calculation needs `aware`");
  EXPECT_EQ(result.problems[0].hint, "aware?");
}

TEST(CalculationProblems, NameWhatNoRuleTakes) {
  const CalculationResult result =
      run({.law = "GDPR",
           .clause = "GDPR 33",
           .inputs = {{"awre", "2026-05-04T09:00:00+02:00"}, {"aware", "2026-05-04T09:00:00+02:00"}}});
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].code, "unknown_input");
  EXPECT_EQ(result.problems[0].hint, "did you mean `aware`?");
}

TEST(CalculationProblems, NameAPeriodTurnedRound) {
  const Entry turned{
      .law = "HIO",
      .clause = "6",
      .inputs = {
          {"received", "2026-04-10"}, {"from", "2027-01-01"}, {"to", "2026-01-01"}, {"annual_premium", "84 CHF"}}};
  EXPECT_EQ(problems(turned), (Texts{{"period_turned_round", "to"}}));
  EXPECT_TRUE(run(turned).outputs.empty());
}

TEST(Calculation, SaysWhatEachLackingOutputNeeds) {
  const CalculationResult result =
      run({.law = "LU", .clause = "LU 29", .inputs = {{"amount_fixed", "2026-06-15"}, {"paid", "2026-07-31"}}});
  ASSERT_EQ(result.lacking.size(), 1u);
  EXPECT_EQ(result.lacking[0].name, "interest");
  EXPECT_EQ(result.lacking[0].inputs, (std::vector<std::string>{"amount", "legal_interest_rate"}));
}

}  // namespace
}  // namespace couvert
