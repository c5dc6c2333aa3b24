// Expectations of a case: read, compared with a decision, and rewritten from it.
#include "facts/acceptance_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/fixture.h"

namespace couvert {
namespace {

using facts_test::read_text_as_dossier;
using facts_test::ReadText;
using facts_test::small_dossier;
using facts_test::small_form;
using testing::ElementsAre;
using testing::IsEmpty;

struct ReadCase {
  ReadText text;
  std::optional<AcceptanceCase> expected;
  std::vector<std::string> errors;
};

ReadCase read_case(const std::string& expectations) {
  ReadCase read{.text = read_text_as_dossier(small_dossier() + expectations), .expected = {}, .errors = {}};
  ensure(read.text.dossier.has_value(), "the dossier of a case is right");
  Diagnostics diagnostics;
  read.expected = read_acceptance_case(*read.text.root, *read.text.dossier, small_form(), read.text.file, diagnostics);
  read.errors = facts_test::lines_of(diagnostics);
  return read;
}

/// The decision that the expectations of these tests are held against.
Decision decision() {
  Decision decision;
  decision.product = "test-product";
  decision.edition = "2024-01";
  decision.hash = "sha256:0";
  decision.readings = {{"day_count", "actual"}};
  decision.outcome = Outcome::pending;
  decision.events = {{"breach", Truth::yes}, {"theft", Truth::unknown}};
  decision.currency = *Currency::from_code("CHF");
  decision.claimed = 10'000;
  decision.granted = 10'000;
  decision.payable = 7050;
  decision.payable_at_most = {.minor = 9000};
  CostDecision cost;
  cost.id = "a";
  cost.kind = "data_restoration";
  cost.outcome = CostOutcome::covered;
  cost.cover = "restoration";
  cost.clauses = {"1.1", "LCA 14"};
  cost.claimed = {.minor = 10'000};
  cost.granted = 10'000;
  cost.cuts = {{.term = MoneyTerm::reduction, .clause = "LCA 14", .minor = 2000},
               {.term = MoneyTerm::reduction, .clause = "4", .minor = 950}};
  cost.payable = 7050;
  cost.payable_at_most = {.minor = 9000};
  decision.costs = {cost};
  decision.missing = {
      {.fact = "card_misused", .cost = "a", .clause = "5 c", .owed_by = Owner::policyholder, .question = "?"}};
  decision.assumed = {{.fact = "sessions", .value = "no", .clause = "5 a", .burden = Owner::insurer}};
  decision.findings = {
      {.clause = "5 f", .nature = "exclusion", .name = "", .result = FindingResult::applies, .cost = "", .because = {}},
      {.clause = "5 f",
       .nature = "presume",
       .name = "",
       .result = FindingResult::does_not_apply,
       .cost = "",
       .because = {}}};
  return decision;
}

std::vector<std::string> differences_of(const std::string& expectation) {
  const ReadCase read = read_case("expect:\n" + expectation);
  ensure(read.expected.has_value(), read.errors.empty() ? "no case" : read.errors.front().c_str());
  return differences(read.expected->expect, decision());
}

TEST(Expectation, is_met_by_a_decision_that_says_the_same) {
  EXPECT_THAT(differences_of(
                  "  wording: {product: test-product, edition: 2024-01}\n"
                  "  readings: {day_count: actual}\n"
                  "  outcome: pending\n"
                  "  events: {breach: yes, theft: unknown}\n"
                  "  claimed: 100 CHF\n"
                  "  granted: 100 CHF\n"
                  "  payable: 70.50 CHF\n"
                  "  payable_at_most: 90 CHF\n"
                  "  costs:\n"
                  "    a: {kind: data_restoration, outcome: covered, cover: restoration, clauses: [\"1.1\"], claimed: "
                  "100 CHF,\n"
                  "      granted: 100 CHF, cuts: {reduction: 29.50 CHF}, payable: 70.50 CHF, payable_at_most: 90 CHF}\n"
                  "  missing: {card_misused: {cost: a, clause: \"5 c\", owed_by: policyholder}}\n"
                  "  assumed: {sessions: {value: no, clause: \"5 a\", burden: insurer}}\n"
                  "  findings: {\"5 f\": applies}\n"),
              IsEmpty());
  EXPECT_THAT(differences_of("  findings: {\"5 f\": does_not_apply}\n"), IsEmpty());
  EXPECT_THAT(differences_of("  findings: {\"5 f\": {nature: exclusion, result: applies}}\n"), IsEmpty());
  EXPECT_THAT(differences_of(""), IsEmpty());
}

TEST(Expectation, differs_in_readable_lines) {
  EXPECT_THAT(
      differences_of("  wording: {edition: 2023-01}\n"
                     "  readings: {day_count: thirty_360, ransom_within_sublimit: yes}\n"
                     "  outcome: covered\n"
                     "  events: {theft: no, fire: yes}\n"
                     "  claimed: unknown\n"
                     "  granted: 90 CHF\n"
                     "  payable: 71 CHF\n"
                     "  payable_at_most: unbounded\n"),
      ElementsAre("wording.edition: expected 2023-01, got 2024-01",
                  "readings.day_count: expected thirty_360, got actual",
                  "readings.ransom_within_sublimit: expected yes, got none", "outcome: expected covered, got pending",
                  "events.theft: expected no, got unknown", "events.fire: expected yes, got none",
                  "claimed: expected unknown, got 100.00 CHF", "granted: expected 90.00 CHF, got 100.00 CHF",
                  "payable: expected 71.00 CHF, got 70.50 CHF", "payable_at_most: expected unbounded, got 90.00 CHF"));
}

TEST(Expectation, differs_cost_by_cost_and_cut_by_cut) {
  EXPECT_THAT(
      differences_of(
          "  costs: {a: {kind: ransom_payment, outcome: pending, cover: x, clauses: [\"1.1\", \"2\"], claimed: 1 CHF,\n"
          "    granted: 1 CHF, cuts: {sublimit: 6 CHF}, payable: 1 CHF, payable_at_most: 1 CHF}}\n"),
      ElementsAre(
          "costs.a.kind: expected ransom_payment, got data_restoration",
          "costs.a.outcome: expected pending, got covered", "costs.a.cover: expected x, got restoration",
          "costs.a.clauses: expected 1.1, 2, got 1.1, LCA 14", "costs.a.claimed: expected 1.00 CHF, got 100.00 CHF",
          "costs.a.granted: expected 1.00 CHF, got 100.00 CHF", "costs.a.cuts.sublimit: expected 6.00 CHF, got none",
          "costs.a.cuts.reduction: expected none, got 29.50 CHF", "costs.a.payable: expected 1.00 CHF, got 70.50 CHF",
          "costs.a.payable_at_most: expected 1.00 CHF, got 90.00 CHF"));
}

TEST(Expectation, takes_missing_facts_as_complete_and_others_as_named) {
  EXPECT_THAT(differences_of("  missing: {}\n"),
              ElementsAre("missing.card_misused: not expected, but asked for by clause 5 c"));
  EXPECT_THAT(differences_of("  missing: {card_misused: {}, trigger: {cost: a}}\n"),
              ElementsAre("missing.trigger: expected, but not there"));
  EXPECT_THAT(
      differences_of("  missing: {card_misused: {clause: \"5 d\", owed_by: insurer}}\n"),
      ElementsAre(
          "missing.card_misused: expected {clause 5 d, owed_by insurer}, got {clause 5 c, owed_by policyholder}"));
  EXPECT_THAT(differences_of("  assumed: {sessions: {value: yes}, trigger: {}}\n"),
              ElementsAre("assumed.sessions: expected {value yes}, got {value no}",
                          "assumed.trigger: expected, but not there"));
  EXPECT_THAT(differences_of("  findings: {\"5 f\": unknown, \"9\": applies}\n"),
              ElementsAre("findings.5 f: expected {result unknown}, got {result applies} or {result does_not_apply}",
                          "findings.9: expected, but not there"));
}

TEST(Expectation, may_not_name_what_there_is_not) {
  const ReadCase read = read_case(
      "expect:\n"
      "  outcom: covered\n"
      "  outcome: partially_covered\n"
      "  payable: 5 EUR\n"
      "  events: {breach: maybe}\n"
      "  costs:\n"
      "    b: {outcome: coverd, cuts: {deductable: 5 CHF}, clauses: 1, paid: 3 CHF}\n"
      "  missing: {card_missused: {cost: c, owed_by: police}, amount: {}}\n"
      "  findings: {\"5\": aplies}\n");
  EXPECT_FALSE(read.expected.has_value());
  EXPECT_THAT(
      read.errors,
      ElementsAre(
          "15:3 unknown_key: an expectation has no key `outcom` | did you mean `outcome`?",
          "16:12 expectation_unknown: `outcome` is `covered`, `partly_covered`, `not_covered` or `pending`, not "
          "`partially_covered` | "
          "did you mean `partly_covered`?",
          "17:12 currency_mismatch: `payable` must be in CHF, not `5 EUR`",
          "18:20 expectation_unknown: event `breach` is `yes`, `no` or `unknown`, not `maybe`",
          "20:5 expectation_unknown: the dossier has no cost `b`",
          "20:18 expectation_unknown: `outcome` is `covered`, `not_granted`, `excluded` or `pending`, not `coverd` | "
          "did you mean "
          "`covered`?",
          "20:33 expectation_unknown: a term of `cuts` is `clause`, `waiting_period`, `other_insurance`, `sublimit`, "
          "`deductible`, "
          "`limit` or `reduction`, not `deductable` | did you mean `deductible`?",
          "20:62 wrong_type: `clauses` must be a list, not `1`",
          "20:65 unknown_key: the expectation of a cost has no key `paid`",
          "21:13 expectation_unknown: nothing that can be open is called `card_missused` | did you mean "
          "`card_misused`?",
          "21:35 expectation_unknown: the dossier has no cost `c`",
          "21:47 expectation_unknown: `owed_by` is `policyholder`, `insurer`, `provider` or `authority`, not `police`",
          "22:19 expectation_unknown: `5` is `applies`, `does_not_apply` or `unknown`, not `aplies` | did you mean "
          "`applies`?"));
}

TEST(AcceptanceCase, needs_an_expectation_and_whole_alternatives) {
  EXPECT_THAT(read_case("").errors, ElementsAre("1:1 missing_key: the case lacks the key `expect`"));
  EXPECT_THAT(
      read_case("expect: {}\nalternatives:\n  - readings: {day_cuont: actual}\n    expects: {}\n  - x\n").errors,
      ElementsAre("16:5 missing_key: an alternative lacks the key `expect`",
                  "16:16 unknown_reading: `test-product` has no reading `day_cuont` | did you mean `day_count`?",
                  "17:5 unknown_key: an alternative has no key `expects` | did you mean `expect`?",
                  "18:5 wrong_type: an alternative must be a map with `readings` and `expect`, not `x`"));
}

std::string accepted(const std::string& expectations) {
  const ReadCase read = read_case(expectations);
  ensure(read.expected.has_value(), read.errors.empty() ? "no case" : read.errors.front().c_str());
  const CaseDecisions actual{.main = decision(),
                             .alternatives = std::vector<Decision>(read.expected->alternatives.size(), decision())};
  const auto text = accept_expectation(read.text.file, *read.text.root, *read.expected, actual);
  ensure(text.has_value() && text->starts_with(small_dossier()), "what stands before the expectations stays");
  return text->substr(small_dossier().size());
}

TEST(Acceptance, leaves_an_expectation_that_is_met_as_it_is) {
  const std::string met = "# why\nexpect:   # as worked out by hand\n  payable:   70.50 CHF\n\n# the end\n";
  EXPECT_EQ(accepted(met), met);
}

TEST(Acceptance, rewrites_what_was_given_and_keeps_the_rest_of_the_text) {
  EXPECT_EQ(
      accepted("expect:\n  payable: 1 CHF\n  costs:\n    a: {outcome: pending, payable: 1 CHF, clauses: [\"2\"]}\n"
               "  assumed:\n    sessions: {value: yes, clause: \"5 b\"}\n    trigger: {}\n  findings:\n    \"5 f\": "
               "unknown\n"
               "\n# between — « été »\nalternatives:\n  - readings: {day_count: thirty_360} # é\n    expect:\n      "
               "payable: 2 CHF\n"
               "  - {readings: {day_count: actual}, expect: {payable: 2 CHF, claimed: 1 CHF}} # é\n"),
      "expect:\n  payable: 70.50 CHF\n  payable_at_most: 90 CHF\n  costs:\n"
      "    a: {outcome: covered, cuts: {reduction: 29.50 CHF}, payable: 70.50 CHF, clauses: [\"1.1\", \"LCA 14\"]}\n"
      "  assumed:\n    sessions: {value: no, clause: \"5 a\"}\n  findings:\n    \"5 f\": applies\n"
      "  missing:\n    card_misused: {cost: a, clause: \"5 c\", owed_by: policyholder}\n"
      "\n# between — « été »\nalternatives:\n  - readings: {day_count: thirty_360} # é\n    expect:\n      payable: "
      "70.50 CHF\n"
      "      payable_at_most: 90 CHF\n      missing:\n        card_misused: {cost: a, clause: \"5 c\", owed_by: "
      "policyholder}\n"
      "  - {readings: {day_count: actual}, expect: {claimed: 100 CHF, payable: 70.50 CHF, payable_at_most: 90 CHF, "
      "missing: "
      "{card_misused: {cost: a, clause: \"5 c\", owed_by: policyholder}}}} # é\n");
}

TEST(Acceptance, fills_an_expectation_that_says_nothing_yet) {
  const std::string filled = accepted("expect:");
  EXPECT_EQ(filled,
            "expect:\n  outcome: pending\n  claimed: 100 CHF\n  granted: 100 CHF\n  payable: 70.50 CHF\n  "
            "payable_at_most: 90 CHF\n"
            "  costs:\n    a: {outcome: covered, cuts: {reduction: 29.50 CHF}, payable: 70.50 CHF, clauses: [\"1.1\", "
            "\"LCA 14\"]}\n"
            "  missing:\n    card_misused: {cost: a, clause: \"5 c\", owed_by: policyholder}\n");
  EXPECT_THAT(differences(read_case(filled).expected->expect, decision()), IsEmpty());
  EXPECT_EQ(accepted(filled), filled);
}

TEST(Acceptance, keeps_the_line_ends_of_the_text) {
  const std::string text = accepted("expect:\r\n  payable: 1 CHF\r\n");
  EXPECT_TRUE(text.starts_with("expect:\r\n  payable: 70.50 CHF\r\n"));
}

TEST(Acceptance, has_nothing_to_say_of_a_json_case) {
  const SourceFile file("case.json", "{\"expect\": {}}");
  Diagnostics diagnostics;
  const auto root = read_document(file, DocumentLimits{}, diagnostics);
  ASSERT_TRUE(root.has_value());
  EXPECT_FALSE(accept_expectation(file, *root, {}, {.main = decision(), .alternatives = {}}).has_value());
}

}  // namespace
}  // namespace couvert
