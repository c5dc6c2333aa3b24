#include "app/calculation_cases.h"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/hand_made_rules.h"

namespace couvert {
namespace {

const CalculationSources& hand_made_sources() {
  static const CalculationSources sources = [] {
    std::vector<CitedRule> rules;
    for (Wording (*law)() : {hand_made::lca, hand_made::gdpr, hand_made::nis2, hand_made::lu})
      add_rules(std::make_shared<const Wording>(law()), true, rules);
    add_rules(std::make_shared<const Wording>(hand_made::hio()), false, rules);
    std::vector<HolidayCalendar> calendars(1);
    calendars[0].zones = {"Europe/Luxembourg"};
    calendars[0].holidays = hand_made::luxembourg_holidays();
    return CalculationSources{RuleBook(std::move(rules)), std::move(calendars)};
  }();
  return sources;
}

struct ListRun {
  std::vector<CalculationVerdict> verdicts;
  std::vector<std::string> diagnostics;
};

ListRun run(const std::string& text) {
  const SourceFile file("list.yaml", text);
  Diagnostics diagnostics;
  ListRun result;
  const auto root = read_document(file, {}, diagnostics);
  if (root) {
    if (const auto cases = read_calculation_cases(*root, file, diagnostics))
      result.verdicts = run_calculation_cases(*cases, hand_made_sources(), file, diagnostics);
  }
  diagnostics.sort();
  for (const Diagnostic& diagnostic : diagnostics.all()) result.diagnostics.push_back(format_diagnostic(diagnostic));
  return result;
}

const std::string refund = R"(- id: H31
  title: Refund
  rule: HIO 6
  zone: Europe/Zurich
  input: {received: 2026-04-10, by: policyholder, from: 2026-01-01, to: 2027-01-01, annual_premium: 84 CHF}
)";

TEST(CalculationCases, RunsAnEntryAndItsAlternatives) {
  const ListRun result = run(
      refund + R"(  expect: {last_day_of_cover: 2026-04-24, days_left: 251, refund: 57.76 CHF, refund_cash: 57.75 CHF}
  alternatives:
    - readings: {refund_day_count: thirty_360}
      expect: {refund: 57.4 CHF}
  source: HIO 6
)");
  EXPECT_TRUE(result.diagnostics.empty()) << result.diagnostics[0];
  ASSERT_EQ(result.verdicts.size(), 2u);
  for (const CalculationVerdict& verdict : result.verdicts) EXPECT_TRUE(verdict.passed) << verdict.differences[0];
  EXPECT_EQ(result.verdicts[1].readings, "refund_day_count: thirty_360");
}

TEST(CalculationCases, SaysWhatDiffers) {
  const ListRun result =
      run(refund + "  expect: {refund: 57.75 CHF, days_left: 12 CHF, refnd: 1 CHF, last_day_of_cover: 2026-04-24}\n");
  ASSERT_EQ(result.verdicts.size(), 1u);
  EXPECT_FALSE(result.verdicts[0].passed);
  EXPECT_EQ(result.verdicts[0].differences,
            (std::vector<std::string>{"refund: expected `57.75 CHF`, got `57.76 CHF`",
                                      "days_left: expected `12 CHF`, got `251`",
                                      "refnd: the rule has no such output, did you mean `refund`?"}));
}

TEST(CalculationCases, SaysWhatAnOutputLacks) {
  const ListRun result =
      run("- id: a\n  rule: LU 29(2)\n  input: {amount_fixed: 2026-06-15}\n  expect: {days_late: 1}\n");
  ASSERT_EQ(result.verdicts.size(), 1u);
  EXPECT_EQ(result.verdicts[0].differences, (std::vector<std::string>{"days_late: not computed, it needs `paid`"}));
}

TEST(CalculationCases, AnInstantIsWrittenWithTheOffsetOfItsZone) {
  const std::string entry =
      "- id: a\n  rule: GDPR 33(1)\n  zone: Europe/Luxembourg\n  input: {aware: 2026-10-23T08:00:00Z}\n  expect: "
      "{due: ";
  EXPECT_TRUE(run(entry + "2026-10-26T09:00:00+01:00}\n").verdicts.at(0).passed);
  EXPECT_EQ(run(entry + "2026-10-26T08:00:00Z}\n").verdicts.at(0).differences,
            (std::vector<std::string>{"due: expected `2026-10-26T08:00:00Z`, got `2026-10-26T09:00:00+01:00`"}));
  EXPECT_FALSE(run(entry + "2026-10-26}\n").verdicts.at(0).passed);
}

TEST(CalculationCases, PrintsInstantsInTheZoneOfTheEntry) {
  const ListRun result =
      run("- id: a\n  rule: GDPR 33\n  zone: Europe/London\n  input: {aware: 2026-05-04T09:00}\n  expect: {due: "
          "2026-05-07T09:00:00+01:00}\n");
  EXPECT_TRUE(result.verdicts.at(0).passed) << result.verdicts[0].differences[0];
}

TEST(CalculationCases, ReportsAllThatIsWrongWithAList) {
  const ListRun result =
      run("- id: a\n  rul: HIO 6\n  input: [1]\n  expect: {due: {x: 1}}\n- id: a\n  rule: HIO 6\n  input: {}\n  "
          "expect: {}\n- 3\n");
  EXPECT_TRUE(result.verdicts.empty());
  EXPECT_EQ(
      result.diagnostics,
      (std::vector<std::string>{
          "list.yaml:1:3: error[missing_key]: `rule` is missing",
          "list.yaml:2:3: error[unknown_key]: nothing reads `rul` here\n  hint: did you mean `rule`?",
          "list.yaml:3:10: error[wrong_type]: `input` must be a map of names and values",
          "list.yaml:4:17: error[wrong_type]: `due` must be a single value",
          "list.yaml:5:3: error[repeated_id]: two calculations have the id `a`",
          "list.yaml:9:3: error[wrong_type]: a calculation must be a map with `id`, `rule`, `input` and `expect`"}));
}

TEST(CalculationCases, ReportsAllThatIsWrongWithAQuestion) {
  const ListRun result = run(R"(- {id: a, rule: GDRP 33, input: {}, expect: {}}
- {id: b, rule: GDPR 33, zone: Europe/Luxemburg, input: {}, expect: {}}
- {id: c, rule: GDPR 33, input: {}, expect: {}}
- {id: d, rule: GDPR 33, input: {awre: 2026-05-04T09:00}, expect: {}}
- {id: e, rule: HIO 6, input: {received: 2026-02-30, by: nobody}, expect: {}}
- {id: f, rule: LCA 2a, input: {application: 2026-03-02}, expect: {}, alternatives: [{readings: {periodrule: safe}, expect: {}}]}
- {id: g, rule: GDPR 33, input: {aware: 2026-05-04T09:00}, expect: {}, alternatives: [{readings: {period_rule: saf}, expect: {}}]}
)");
  std::vector<std::string> codes;
  for (const std::string& diagnostic : result.diagnostics)
    codes.push_back(diagnostic.substr(10, 2) +
                    diagnostic.substr(diagnostic.find('[') + 1, diagnostic.find(']') - diagnostic.find('[') - 1));
  EXPECT_EQ(codes,
            (std::vector<std::string>{"1:unknown_rule", "2:malformed_input", "3:missing_input", "4:missing_input",
                                      "4:unknown_input", "5:malformed_date",
                                      "5:unknown_option", "6:unknown_reading", "7:unknown_option"}));
  for (const CalculationVerdict& verdict : result.verdicts)
    EXPECT_EQ(verdict.passed, verdict.id >= "f" && verdict.readings.empty()) << verdict.id;
}

TEST(CalculationCases, ReportsAnEntryThatCannotBeAnsweredOnce) {
  const ListRun result =
      run("- {id: a, rule: GDPR 33, input: {aware: soon}, expect: {}, alternatives: [{readings: {period_rule: safe}, "
          "expect: {}}]}\n");
  EXPECT_EQ(result.diagnostics.size(), 1u);
  ASSERT_EQ(result.verdicts.size(), 2u);
  EXPECT_FALSE(result.verdicts[0].passed);
  EXPECT_FALSE(result.verdicts[1].passed);
}

}  // namespace
}  // namespace couvert
