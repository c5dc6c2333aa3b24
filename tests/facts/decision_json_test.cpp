// The published JSON of a decision, byte for byte.
#include <gtest/gtest.h>

#include "facts/decision.h"

namespace couvert {
namespace {

Decision small_decision() {
  Decision decision;
  decision.product = "test-product";
  decision.edition = "2024-01";
  decision.hash = "sha256:00";
  decision.readings = {{"ransom_within_sublimit", "no"}};
  decision.outcome = Outcome::pending;
  decision.events = {{"data_breach", Truth::yes}, {"misused_card", Truth::unknown}};
  decision.currency = *Currency::from_code("CHF");
  decision.granted = 260'000;
  decision.payable = 200'000;
  decision.claimed_open = true;
  CostDecision support;
  support.id = "support \"1\"";
  support.kind = "extortion_response";
  support.outcome = CostOutcome::covered;
  support.cover = "extortion_support";
  support.clauses = {"2.4"};
  support.claimed = {.minor = 260'000};
  support.granted = 260'000;
  support.cuts = {{.term = MoneyTerm::sublimit, .clause = "2.4", .minor = 60'000}};
  support.payable = 200'000;
  support.payable_at_most = {.minor = 200'000};
  CostDecision card;
  card.id = "card";
  card.kind = "card_misuse_loss";
  card.cuts_at_most = {{.term = MoneyTerm::limit, .clause = "1", .minor = 5}};
  decision.costs = {support, card};
  decision.missing = {
      {.fact = "amount", .cost = "card", .clause = "1.2", .owed_by = Owner::policyholder, .question = "Combien ?\n"}};
  decision.findings = {{.clause = "5 a",
                        .nature = "exclusion",
                        .name = "household",
                        .result = FindingResult::does_not_apply,
                        .cost = "card",
                        .because = {{.fact = "caused_by_household_member", .value = "no", .presumed = true}}}};
  return decision;
}

TEST(DecisionJson, has_the_published_form) {
  EXPECT_EQ(decision_json(small_decision()),
            R"({
  "wording": {"product": "test-product", "edition": "2024-01", "hash": "sha256:00"},
  "readings": {"ransom_within_sublimit": "no"},
  "outcome": "pending",
  "events": {"data_breach": "yes", "misused_card": "unknown"},
  "claimed": "unknown",
  "granted": "2600.00 CHF",
  "payable": "2000.00 CHF",
  "payable_at_most": "unbounded",
  "costs": [
    {"id": "support \"1\"", "kind": "extortion_response", "outcome": "covered", "cover": "extortion_support", "clauses": ["2.4"], )"
            R"("claimed": "2600.00 CHF", "granted": "2600.00 CHF", )"
            R"("cuts": [{"term": "sublimit", "clause": "2.4", "amount": "600.00 CHF"}], )"
            R"("payable": "2000.00 CHF", "payable_at_most": "2000.00 CHF"},
    {"id": "card", "kind": "card_misuse_loss", "outcome": "pending", "cover": "", "clauses": [], "claimed": "unknown", )"
            R"("granted": "0.00 CHF", "cuts": [], "payable": "0.00 CHF", "payable_at_most": "unbounded", )"
            R"("cuts_at_most": [{"term": "limit", "clause": "1", "amount": "0.05 CHF"}]}
  ],
  "missing": [
    {"fact": "amount", "cost": "card", "clause": "1.2", "owed_by": "policyholder", "question": "Combien ?\n"}
  ],
  "assumed": [],
  "findings": [
    {"clause": "5 a", "nature": "exclusion", "name": "household", "result": "does_not_apply", "cost": "card", )"
            R"("because": [{"fact": "caused_by_household_member", "value": "no", "presumed": true}]}
  ]
}
)");
}

TEST(DecisionJson, says_title_and_strictness_only_where_there_is_something_to_say) {
  Decision decision = small_decision();
  decision.title = "A case";
  decision.strict = true;
  const std::string json = decision_json(decision);
  EXPECT_TRUE(json.starts_with("{\n  \"title\": \"A case\",\n  \"wording\""));
  EXPECT_NE(json.find("\n  \"strict\": true,\n  \"outcome\""), std::string::npos);
}

}  // namespace
}  // namespace couvert
