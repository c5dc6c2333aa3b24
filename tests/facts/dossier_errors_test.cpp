// Every diagnostic of a dossier, with its exact place, message and hint.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/fixture.h"

namespace couvert {
namespace {

using facts_test::read_text_as_dossier;
using facts_test::small_dossier;
using testing::ElementsAre;
using testing::IsEmpty;

struct WrongLine {
  std::size_t line;  // of the small dossier
  std::string text;  // that stands there instead
  std::string error;
};

class WrongDossier : public testing::TestWithParam<WrongLine> {};

TEST_P(WrongDossier, is_reported_where_it_is_wrong) {
  const auto read = read_text_as_dossier(small_dossier(GetParam().line, GetParam().text));
  EXPECT_THAT(read.errors, ElementsAre(GetParam().error));
  EXPECT_FALSE(read.dossier.has_value());
}

// Each row: the line of the small dossier that is replaced, what stands there, and what is said of it.
// clang-format off
const WrongLine wrong_lines[] = {
    {1, "title: [a]",
     "1:8 wrong_type: `title` must be text, not a list"},
    {1, "title: A\ntitel: B",
     "2:1 unknown_key: the dossier has no key `titel` | did you mean `title`?"},
    {1, "source: {a: b}",
     "1:9 wrong_type: `source` must be text, not a map"},
    {2, "product:\n  name: x",
     "3:3 wrong_type: `product` must be text, not a map"},
    {3, "readings: {day_cuont: actual}",
     "3:12 unknown_reading: `test-product` has no reading `day_cuont` | did you mean `day_count`?"},
    {3, "readings: {day_count: thirty_36}",
     "3:23 unknown_option: `day_count` must be `actual` or `thirty_360`, not `thirty_36` | did you mean `thirty_360`?"},
    {3, "readings: {ransom_within_sublimit: unknown}",
     "3:36 unknown_option: `ransom_within_sublimit` must be `yes` or `no`, not `unknown`"},
    {3, "readings: [a]",
     "3:11 wrong_type: `readings` must be a map of keys and values, not a list"},
    {5, "  from: 2026-02-30",
     "5:9 malformed_date: `from` must be a date such as `2026-03-02`, not `2026-02-30`"},
    {5, "  from: 2026-01-01T00:00",
     "5:9 wrong_type: `from` must be a date such as `2026-03-02`, not `2026-01-01T00:00` | a date has no time of day"},
    {5, "  from: unknown",
     "5:9 malformed_date: `from` must be a date such as `2026-03-02`, not `unknown`"},
    {5, "  number: 1",
     "5:3 missing_key: the policy lacks the key `from`"},
    {6, "  to: 2026-01-01",
     "6:7 period_turned_round: `to`, the first day without cover, must be after `from`: 2026-01-01 to 2026-01-01"},
    {6, "  to: 2025-01-01",
     "6:7 period_turned_round: `to`, the first day without cover, must be after `from`: 2026-01-01 to 2025-01-01"},
    {6, "  to: 12 CHF",
     "6:7 wrong_type: `to` must be a date such as `2026-03-02`, not `12 CHF`"},
    {6, "  to: 2027-01-01\n  concluded: soon",
     "7:14 malformed_date: `concluded` must be a date such as `2026-03-02`, not `soon`"},
    {6, "  to: 2027-01-01\n  anual_premium: 84 CHF",
     "7:3 unknown_key: the policy has no key `anual_premium` | did you mean `annual_premium`?"},
    {6, "  to: 2027-01-01\n  annual_premium: 84 EUR",
     "7:19 currency_mismatch: `annual_premium` must be in CHF, not `84 EUR`"},
    {6, "  to: 2027-01-01\n  annual_premium: -84 CHF",
     "7:19 negative_amount: `annual_premium` must not be negative: `-84 CHF`"},
    {6, "  to: 2027-01-01\n  annual_premium: unknown",
     "7:19 malformed_money: `annual_premium` must be money such as `120 CHF`, not `unknown`"},
    {6, "  to: 2027-01-01\n  number: [1]",
     "7:11 wrong_type: `number` must be text, not a list"},
    {6, "  to: 2027-01-01\n  termination: {received: 2026-04-10}",
     "7:16 missing_key: a termination lacks the key `by`"},
    {6, "  to: 2027-01-01\n  termination: {received: 2026-04-10, by: insured}",
     "7:43 unknown_option: `by` must be `policyholder` or `insurer`, not `insured` | did you mean `insurer`?"},
    {6, "  to: 2027-01-01\n  termination: {received: 10.4.2026, by: insurer}",
     "7:27 malformed_date: `received` must be a date such as `2026-03-02`, not `10.4.2026`"},
    {6, "  to: 2027-01-01\n  termination: {received: 2026-04-10, by: insurer, why: x}",
     "7:52 unknown_key: a termination has no key `why`"},
    {7, "  schedule: {deductible: 0 CHF}",
     "7:13 missing_key: the schedule lacks the key `sum_insured` | write `sum_insured: unknown` if it is open"},
    {7, "  concluded: 2025-12-10",
     "5:3 missing_key: the schedule lacks the key `sum_insured` | write `sum_insured: unknown` if it is open"},
    {7, "  schedule: 12 CHF",
     "7:13 wrong_type: `schedule` must be a map of keys and values, not `12 CHF`"},
    {7, "  schedule: {sum_insured: 10000 EUR}",
     "7:27 currency_mismatch: `sum_insured` must be in CHF, not `10000 EUR`"},
    {7, "  schedule: {sum_insured: -1 CHF}",
     "7:27 negative_amount: `sum_insured` must not be negative: `-1 CHF`"},
    {7, "  schedule: {sum_insured: 1 CHF, deductable: 5 CHF}",
     "7:34 unknown_schedule_key: the schedule of `test-product` has no key `deductable` | did you mean `deductible`?"},
    {7, "  schedule: {sum_insured: 1 CHF, limit.restauration: 5 CHF}",
     "7:34 limit_without_cover: `test-product` has no cover `restauration` for `limit.restauration` | did you mean `restoration`?"},
    {7, "  schedule: {sum_insured: 1 CHF, waiting_hours: 1.5}",
     "7:49 number_out_of_range: `waiting_hours` must be a whole number from 0 to 1000000000, not `1.5`"},
    {7, "  schedule: {sum_insured: 1 CHF, waiting_hours: 12 CHF}",
     "7:49 wrong_type: `waiting_hours` must be a whole number, not `12 CHF`"},
    {7, "  schedule: {sum_insured: 1 CHF, deductible_order: after_sublimits}",
     "7:52 unknown_option: `deductible_order` must be `after_sublimit` or `before_sublimit`, not `after_sublimits` | did you mean `after_sublimit`?"},
    {7, "  schedule: {sum_insured: 1 CHF, gross_negligence_waived: maybe}",
     "7:59 wrong_type: `gross_negligence_waived` must be `yes`, `no` or `unknown`, not `maybe`"},
    {9, "  discovered: 2026-03-29T02:30",
     "9:15 time_does_not_exist: `discovered` is a local time that summer time skips in Europe/Zurich: `2026-03-29T02:30` | write the offset from UTC, such as `+01:00` or `Z`"},
    {9, "  discovered: 2026-10-25T02:30",
     "9:15 time_ambiguous: `discovered` is a local time that comes twice in Europe/Zurich: `2026-10-25T02:30` | write the offset from UTC, such as `+01:00` or `Z`"},
    {9, "  discovered: 2026-03-02",
     "9:15 wrong_type: `discovered` must be a date with time such as `2026-03-02T08:30`, not `2026-03-02` | add the time of day, `2026-03-02T08:30`"},
    {9, "  discovered: yesterday",
     "9:15 malformed_datetime: `discovered` must be a date with time such as `2026-03-02T08:30`, not `yesterday`"},
    {9, "  dicsovered: 2026-03-02T08:30",
     "9:3 unknown_key: the incident has no key `dicsovered` | did you mean `discovered`?"},
    {9, "  discovered: 2026-03-02T08:30\n  series_began: 2026-03-02T09:30",
     "10:17 series_after_discovery: `series_began`, the first loss of the series, must not be after `discovered`: 2026-03-02T09:30:00+01:00 is after 2026-03-02T08:30:00+01:00"},
    {10, "  paid_before: -1 CHF",
     "10:16 negative_amount: `paid_before` must not be negative: `-1 CHF`"},
    {10, "  deductible_before: 1 EUR",
     "10:22 currency_mismatch: `deductible_before` must be in CHF, not `1 EUR`"},
    {11, "  facts: {triger: malware}",
     "11:11 unknown_fact: the vocabulary has no fact `triger` | did you mean `trigger`?"},
    {11, "  facts: {trigger: malwar}",
     "11:20 unknown_option: `trigger` must be `attack`, `malware` or `theft`, not `malwar` | did you mean `malware`?"},
    {11, "  facts: {card_misused: Yes}",
     "11:25 fact_wrong_type: `card_misused` must be `yes`, `no` or `unknown`, not `Yes` | did you mean `yes`?"},
    {11, "  facts: {card_misused: 12 CHF}",
     "11:25 fact_wrong_type: `card_misused` must be `yes`, `no` or `unknown`, not `12 CHF`"},
    {11, "  facts: {card_misused: [yes]}",
     "11:25 fact_wrong_type: `card_misused` must be a single value, not a list"},
    {11, "  facts: {card_misused: }",
     "11:25 fact_wrong_type: `card_misused` must be a single value, not nothing | write `unknown` if the question is open"},
    {11, "  facts: {card_misused: {unknwon: x}}",
     "11:25 fact_wrong_type: `card_misused` must be a single value, not a map"},
    {11, "  facts: {recovered_amount: 12}",
     "11:29 malformed_money: `recovered_amount` must be money such as `120 CHF`, not `12` | write the currency, `12 CHF`"},
    {11, "  facts: {recovered_amount: yes}",
     "11:29 fact_wrong_type: `recovered_amount` must be money such as `120 CHF`, not `yes`"},
    {11, "  facts: {recovered_amount: 12 CFH}",
     "11:29 unknown_currency: `recovered_amount` is in no currency of ISO 4217: `12 CFH` | did you mean `CHF`?"},
    {11, "  facts: {recovered_amount: 12.345 CHF}",
     "11:29 too_many_decimals: `recovered_amount` has more decimals than its currency: `12.345 CHF`"},
    {11, "  facts: {recovered_amount: 10000000000001 CHF}",
     "11:29 amount_too_large: `recovered_amount` is above 10^13 units of a currency: `10000000000001 CHF`"},
    {11, "  facts: {recovered_amount: -5 CHF}",
     "11:29 negative_amount: `recovered_amount` must not be negative: `-5 CHF`"},
    {11, "  facts: {recovered_amount: 5 USD}",
     "11:29 currency_mismatch: `recovered_amount` must be in CHF, not `5 USD`"},
    {11, "  facts: {sessions: many}",
     "11:21 malformed_number: `sessions` must be a whole number, not `many`"},
    {11, "  facts: {sessions: -1}",
     "11:21 number_out_of_range: `sessions` must be a whole number from 0 to 1000000000, not `-1`"},
    {11, "  facts: {sessions: 1000000001}",
     "11:21 number_out_of_range: `sessions` must be a whole number from 0 to 1000000000, not `1000000001`"},
    {11, "  facts: {breach_reduction: 30}",
     "11:29 malformed_percent: `breach_reduction` must be a percentage such as `30 %`, not `30` | write `30 %`"},
    {11, "  facts: {breach_reduction: 100.0001 %}",
     "11:29 percent_out_of_range: `breach_reduction` must be from 0 % to 100 % with at most four decimals, not `100.0001 %`"},
    {11, "  facts: {breach_reduction: -1 %}",
     "11:29 percent_out_of_range: `breach_reduction` must be from 0 % to 100 % with at most four decimals, not `-1 %`"},
    {11, "  facts: {breach_reduction: 1.00001 %}",
     "11:29 percent_out_of_range: `breach_reduction` must be from 0 % to 100 % with at most four decimals, not `1.00001 %`"},
    {11, "  facts: {breach_reduction: a lot}",
     "11:29 malformed_percent: `breach_reduction` must be a percentage such as `30 %`, not `a lot`"},
    {11, "  facts: {incurred_on: 2026-13-01}",
     "11:24 malformed_date: `incurred_on` must be a date such as `2026-03-02`, not `2026-13-01`"},
    {11, "  facts: {incurred_on: 30 %}",
     "11:24 fact_wrong_type: `incurred_on` must be a date such as `2026-03-02`, not `30 %`"},
    {11, "  facts: {interrupted_from: 2026-03-02T08:00, interrupted_until: 2026-03-02T07:59}",
     "11:66 interruption_turned_round: the interruption ends before it begins: 2026-03-02T08:00:00+01:00 to 2026-03-02T07:59:00+01:00 | the other time is stated in line 11"},
    {11, "  facts: yes",
     "11:10 wrong_type: `facts` must be a map of keys and values, not `yes`"},
    {13, "  - {id: \"\", kind: data_restoration, amount: 1 CHF}",
     "13:10 empty_id: the `id` of a cost must not be empty"},
    {13, "  - {id: a, kind: data_restauration, amount: 1 CHF}",
     "13:19 unknown_kind: the vocabulary has no kind of cost `data_restauration` | did you mean `data_restoration`?"},
    {13, "  - {id: a, kind: data_restoration, amount: 1 CHF, fact: {}}",
     "13:52 unknown_key: a cost has no key `fact` | did you mean `facts`?"},
    {13, "  - hello",
     "13:5 wrong_type: a cost must be a map with `id`, `kind` and `amount`, not `hello`"},
    {13, "  - {id: a, kind: data_restoration, amount: 1 CHF}\n  - {id: b, kind: data_restoration, amount: 1 CHF}\n  - {id: a, kind: ransom_payment, amount: 1 CHF}",
     "15:10 repeated_id: the cost id `a` is used twice | it is used first in line 13, column 10"},
    {13, "  - {id: a, kind: data_restoration, amount: -1 CHF}",
     "13:45 negative_amount: `amount` must not be negative: `-1 CHF`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100}",
     "13:45 malformed_money: `amount` must be money such as `120 CHF`, not `100` | write the currency, `100 CHF`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD}",
     "13:45 rate_missing: an amount in USD needs a `rate`: how many CHF one USD is | write `rate: unknown` if it is open"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 CHF, rate: 1}",
     "13:60 rate_not_needed: `rate` converts a foreign amount, but this amount is in CHF"},
    {13, "  - {id: a, kind: data_restoration, amount: unknown, rate: 1}",
     "13:60 rate_not_needed: `rate` converts a foreign amount, but this amount is unknown"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD, rate: 0}",
     "13:60 number_out_of_range: `rate` must be above 0 and up to 1000000, with at most eight decimals, not `0`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD, rate: 0.123456789}",
     "13:60 number_out_of_range: `rate` must be above 0 and up to 1000000, with at most eight decimals, not `0.123456789`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD, rate: 1000000.1}",
     "13:60 number_out_of_range: `rate` must be above 0 and up to 1000000, with at most eight decimals, not `1000000.1`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD, rate: about one}",
     "13:60 malformed_number: `rate` must be a number such as `0.9534`, not `about one`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD, rate: [1]}",
     "13:60 wrong_type: `rate` must be a number such as `0.9534`, not a list"},
    {13, "  - {id: a, kind: data_restoration, amount: 10000000000000 USD, rate: 1.1}",
     "13:45 amount_too_large: `amount` is above 10^13 CHF once converted: `10000000000000 USD`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD, rate: 0.9, facts: {recovered_amount: 5 EUR}}",
     "13:91 currency_mismatch: `recovered_amount` must be in CHF or USD, not `5 EUR`"},
    {13, "  - {id: a, kind: data_restoration, amount: 100 USD, rate: 1000000, facts: {recovered_amount: 10000000000000 USD}}",
     "13:95 amount_too_large: `recovered_amount` is too large once converted: `10000000000000 USD`"},
    {13, "  - {id: a, kind: data_restoration, amount: 1 CHF, facts: {interrupted_from: 2026-03-02T08:00, interrupted_until: 2026-03-02T06:00Z}}",
     "13:115 interruption_turned_round: the interruption ends before it begins: 2026-03-02T08:00:00+01:00 to 2026-03-02T07:00:00+01:00 | the other time is stated in line 13"},
};
// clang-format on

INSTANTIATE_TEST_SUITE_P(lines, WrongDossier, testing::ValuesIn(wrong_lines));

TEST(WrongDossier, has_its_errors_reported_together) {
  const auto read = read_text_as_dossier(
      "titel: x\n"
      "policy: {from: 2026-01-01, to: never}\n"
      "incident: {facts: {triger: malware, sessions: -1}}\n"
      "costs:\n"
      "  - {kind: data_restoration}\n");
  EXPECT_THAT(
      read.errors,
      ElementsAre(
          "1:1 unknown_key: the dossier has no key `titel` | did you mean `title`?",
          "1:1 missing_key: the dossier lacks the key `product`",
          "2:9 missing_key: the schedule lacks the key `sum_insured` | write `sum_insured: unknown` if it is open",
          "2:32 malformed_date: `to` must be a date such as `2026-03-02`, not `never`",
          "3:20 unknown_fact: the vocabulary has no fact `triger` | did you mean `trigger`?",
          "3:47 number_out_of_range: `sessions` must be a whole number from 0 to 1000000000, not `-1`",
          "5:5 missing_key: a cost lacks the key `id`", "5:5 missing_key: a cost lacks the key `amount`"));
  EXPECT_FALSE(read.dossier.has_value());
}

TEST(WrongDossier, may_not_limit_single_covers_of_a_product_that_agrees_none) {
  Form form = facts_test::small_form();
  form.limits_per_cover = false;
  form.schedule.resize(5);
  const auto read =
      read_text_as_dossier(small_dossier(7, "  schedule: {sum_insured: 1 CHF, limit.cyber_fraud: 5 CHF}"), form);
  EXPECT_THAT(read.errors,
              ElementsAre("7:34 limit_without_cover: the schedule of `test-product` agrees no limits of single covers, "
                          "so no `limit.cyber_fraud`"));
}

TEST(WrongDossier, mixes_the_interruption_of_a_cost_with_the_incident) {
  const std::string text =
      small_dossier(11, "  facts: {interrupted_from: 2026-03-02T08:00, interrupted_until: 2026-03-03T08:00}");
  const std::string cost =
      "  - {id: b, kind: gross_margin_loss, amount: 1 CHF, facts: {interrupted_until: 2026-03-02T07:00}}\n";
  EXPECT_THAT(
      read_text_as_dossier(text + cost).errors,
      ElementsAre(
          "14:80 interruption_turned_round: the interruption ends before it begins: 2026-03-02T08:00:00+01:00 to "
          "2026-03-02T07:00:00+01:00 | the other time is stated in line 11"));
}

TEST(WrongDossier, has_too_many_costs) {
  std::string text = small_dossier();
  for (int i = 0; i < 10'000; ++i)
    text += "  - {id: c" + std::to_string(i) + ", kind: data_restoration, amount: 1 CHF}\n";
  EXPECT_THAT(read_text_as_dossier(text).errors,
              ElementsAre("13:3 too_many_costs: a dossier has at most 10000 costs, not 10001"));
}

TEST(WrongDossier, claims_more_than_can_be_reckoned_with) {
  std::string text = small_dossier();
  for (int i = 0; i < 4'000; ++i) {
    text += "  - {id: c" + std::to_string(i) + ", kind: data_restoration, amount: 10000000000000 CHF}\n";
  }
  EXPECT_THAT(read_text_as_dossier(text).errors,
              ElementsAre("13:3 total_too_large: the amounts of all costs together reach 40000000000000000.00 CHF"));
}

TEST(WrongDossier, never_prints_an_endless_value) {
  const auto read = read_text_as_dossier(small_dossier(11, "  facts: {trigger: " + std::string(100'000, 'x') + "}"));
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_LT(read.errors.front().size(), 300U);
}

TEST(WrongDossier, may_be_no_map_at_all) {
  EXPECT_THAT(read_text_as_dossier("[1, 2]\n").errors,
              ElementsAre("1:1 wrong_type: a dossier must be a map of keys and values, not a list"));
  EXPECT_THAT(read_text_as_dossier("hello\n").errors,
              ElementsAre("1:1 wrong_type: a dossier must be a map of keys and values, not `hello`"));
}

TEST(WrongDossier, may_be_hostile_in_any_way_without_harm) {
  for (const char* text :
       {"", "\n", "{}", "policy:\nincident:\ncosts:\nproduct:\n", "costs: [[], {}, ~, {id: {unknown: 1}}]",
        "incident: {facts: [], discovered: {}}", "policy: {schedule: [], termination: []}",
        "readings: {day_count: {unknown: x}}", "incident: {facts: {sessions: 99999999999999999999999999}}",
        "costs: [{amount: {unknown: [1]}, rate: {}, facts: ~}]", "\xff\xfe", "a: &a [*a]"}) {
    const auto read = read_text_as_dossier(text);
    EXPECT_FALSE(read.dossier.has_value()) << text;
    EXPECT_THAT(read.errors, testing::Not(IsEmpty())) << text;
  }
}

}  // namespace
}  // namespace couvert
