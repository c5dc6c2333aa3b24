// Where an answer goes, what is asked first, and what the listings say.
#include <algorithm>
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/facts_listing.h"
#include "app/next_question.h"
#include "app/questions_json.h"
#include "facts/read_dossier.h"
#include "source/json_reader.h"
#include "support/cases.h"

namespace couvert {
namespace {

using ::testing::HasSubstr;

constexpr const char* head = "product: vaudoise-hio-cyber\npolicy: {from: 2026-01-01, to: 2027-01-01, schedule: {sum_insured: 10000 CHF}}\n"
                             "incident:\n  discovered: 2026-03-02T08:30\n  notified: 2026-03-02T10:00\n";

struct Asked {
  OpenedDossier opened;
  std::vector<OpenQuestion> ranked;

  /// `cost.fact` or `fact`, in the order of the ranking.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const OpenQuestion& q : ranked) {
      const std::string cost = q.place.cost == AnswerPlace::whole_dossier ? "" : opened.dossier.costs[static_cast<std::size_t>(q.place.cost)].id + ".";
      names.push_back(cost + form_of(q.place, opened.wording->form).name);
    }
    return names;
  }
};

Asked ask(const std::string& rest) {
  Diagnostics diagnostics;
  auto opened = open_dossier(testing::builtin_engine(), std::make_shared<const SourceFile>("asked", head + rest), diagnostics);
  for (const Diagnostic& d : diagnostics.all()) ADD_FAILURE() << format_diagnostic(d);
  if (!opened) throw std::runtime_error("the dossier cannot be read");
  Evaluation evaluation;
  evaluate(*opened->wording, *opened->program, opened->dossier, false, evaluation);
  std::vector<OpenQuestion> ranked = rank_questions(*opened->wording, *opened->program, opened->dossier, evaluation, {});
  return {std::move(*opened), std::move(ranked)};
}

std::size_t count(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::count(names.begin(), names.end(), name));
}

TEST(ask_questions, a_fact_of_the_incident_is_asked_once_and_one_of_a_cost_for_each) {
  const Asked asked = ask("costs:\n  - {id: a, kind: data_restoration, amount: 3200 CHF}\n  - {id: b, kind: malware_removal, amount: 900 CHF}\n");
  const std::vector<std::string> names = asked.names();
  EXPECT_EQ(count(names, "trigger"), 1u);
  EXPECT_EQ(count(names, "a.trigger"), 0u);
  EXPECT_EQ(count(names, "a.reasonable_and_necessary"), 1u);
  EXPECT_EQ(count(names, "b.reasonable_and_necessary"), 1u);
  EXPECT_EQ(names.front(), "trigger");
}

TEST(ask_questions, an_answer_never_reaches_a_cost_that_rests_on_a_presumption) {
  const Asked asked = ask("  facts: {trigger: malware, availability_impaired: yes, data_belongs_to_insured: yes, card_misused: yes, card_in_insured_name: yes,\n"
                          "    card_used_by_insured: yes, issuer_duties_met: yes, card_signed: yes, pin_with_card: no, pin_kept_confidential: yes}\n"
                          "costs:\n  - {id: card, kind: card_misuse_loss, amount: 4000 CHF}\n"
                          "  - {id: restore, kind: data_restoration, amount: 3100 CHF, facts: {reasonable_and_necessary: yes}}\n");
  EXPECT_EQ(count(asked.names(), "card.company_liable"), 1u);
  EXPECT_EQ(count(asked.names(), "company_liable"), 0u);
}

TEST(ask_questions, what_a_cost_states_as_unknown_is_asked_for_that_cost) {
  const Asked asked = ask("costs:\n  - {id: a, kind: data_restoration, amount: 3200 CHF, facts: {trigger: unknown}}\n"
                          "  - {id: b, kind: malware_removal, amount: 900 CHF}\n");
  EXPECT_EQ(count(asked.names(), "a.trigger"), 1u);
  EXPECT_EQ(count(asked.names(), "trigger"), 1u);
}

TEST(ask_questions, the_incident_comes_before_a_cost_and_more_money_before_less) {
  const Asked asked = ask("  facts: {trigger: malware, availability_impaired: yes, data_belongs_to_insured: yes}\n"
                          "costs:\n  - {id: small, kind: data_restoration, amount: 100 CHF}\n  - {id: large, kind: data_restoration, amount: 5000 CHF}\n");
  EXPECT_EQ(asked.names(), (std::vector<std::string>{"large.reasonable_and_necessary", "small.reasonable_and_necessary"}));
  EXPECT_EQ(asked.ranked.front().at_stake, 500'000);
  EXPECT_EQ(asked.ranked.front().settles, 500'000);
}

TEST(ask_questions, amounts_and_rates_are_asked_too) {
  const Asked asked = ask("  facts: {trigger: malware, availability_impaired: yes, data_belongs_to_insured: yes}\n"
                          "costs:\n  - {id: a, kind: malware_removal, amount: unknown, facts: {reasonable_and_necessary: yes}}\n"
                          "  - {id: b, kind: malware_removal, amount: 20 EUR, rate: unknown, facts: {reasonable_and_necessary: yes}}\n");
  EXPECT_EQ(count(asked.names(), "a.amount"), 1u);
  EXPECT_EQ(count(asked.names(), "b.rate"), 1u);
  Dossier dossier = asked.opened.dossier;
  ASSERT_TRUE(state_rate(dossier, 1, {95, 2}, asked.opened.wording->form));
  EXPECT_EQ(dossier.costs[1].amount, known(1900));
}

TEST(ask_questions, an_answered_dossier_asks_nothing) {
  for (const testing::OpenedCase& one : testing::all_cases()) {
    const OpenedDossier& opened = one.opened;
    Evaluation evaluation;
    evaluate(*opened.wording, *opened.program, opened.dossier, false, evaluation);
    const bool has_open_cost = evaluation.settlement.outcome == Outcome::pending;
    EXPECT_EQ(rank_questions(*opened.wording, *opened.program, opened.dossier, evaluation, {}).empty(), !has_open_cost) << one.name;
  }
}

TEST(ask_questions, json_names_the_next_question_and_what_hangs_on_it) {
  const Asked asked = ask("costs:\n  - {id: a, kind: data_restoration, amount: 3200 CHF}\n");
  const std::string json = questions_json(*asked.opened.wording, *asked.opened.program, asked.opened.dossier, false, Language::en);
  EXPECT_THAT(json, HasSubstr(R"("next": {"fact": "trigger", "costs": ["a"], "clause": "1.1", "owed_by": "policyholder")"));
  EXPECT_THAT(json, HasSubstr(R"("at_stake": "3200.00 CHF")"));
}

TEST(ask_questions, a_step_takes_less_than_20_ms_for_five_costs) {
  const Asked asked = ask("costs:\n  - {id: a, kind: data_restoration, amount: 3200 CHF}\n  - {id: b, kind: card_misuse_loss, amount: 900 CHF}\n"
                          "  - {id: c, kind: psychological_support, amount: 720 CHF}\n  - {id: d, kind: third_party_damages, amount: 5000 CHF}\n"
                          "  - {id: e, kind: undelivered_purchase, amount: 400 CHF}\n");
  Evaluation evaluation;
  evaluate(*asked.opened.wording, *asked.opened.program, asked.opened.dossier, false, evaluation);
  constexpr int rounds = 10;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) {
    EXPECT_FALSE(rank_questions(*asked.opened.wording, *asked.opened.program, asked.opened.dossier, evaluation, {}).empty());
  }
  const auto each = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count() / rounds;
  RecordProperty("microseconds_per_step", static_cast<int>(each));
  std::printf("one step with %zu questions: %lld us\n", asked.ranked.size(), static_cast<long long>(each));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(each, 20'000);
#endif
}

TEST(facts_listing, says_under_which_reading_something_is_presumed) {
  const Wording& wording = *ask("costs: []\n").opened.wording;
  const FactsListing listing = list_facts(wording);
  const FactId wanted = *wording.form.vocabulary->find_fact("issuer_duties_met");
  const auto found = std::find_if(listing.facts.begin(), listing.facts.end(), [wanted](const ListedFact& f) { return f.fact == wanted; });
  ASSERT_NE(found, listing.facts.end());
  ASSERT_EQ(found->presumed.size(), 1u);
  EXPECT_FALSE(found->presumed.front().is_adopted);
  EXPECT_THAT(facts_text(wording, listing, Language::en), HasSubstr("only under reading issuer_duties=duty"));
  EXPECT_THAT(facts_json(wording, listing, Language::en), HasSubstr("\"presumed_under_other_readings\""));
}

TEST(facts_listing, lists_what_the_rules_read_with_clause_and_presumption) {
  const Wording& wording = *ask("costs: []\n").opened.wording;
  const FactsListing listing = list_facts(wording);
  const FactId wanted = *wording.form.vocabulary->find_fact("company_liable");
  const auto found = std::find_if(listing.facts.begin(), listing.facts.end(), [wanted](const ListedFact& f) { return f.fact == wanted; });
  ASSERT_NE(found, listing.facts.end());
  EXPECT_EQ(found->clauses, std::vector<std::string>{"5 c"});
  ASSERT_EQ(found->presumed.size(), 1u);
  EXPECT_TRUE(found->presumed.front().is_adopted);
  EXPECT_EQ(found->presumed.front().value, known(0));
  EXPECT_EQ(found->presumed.front().burden, Owner::insurer);
  EXPECT_EQ(found->presumed.front().except_covers, (std::vector<std::string>{"card_misuse", "online_purchase_loss", "access_data_fraud"}));
  for (const Language language : {Language::fr, Language::de, Language::en}) {
    EXPECT_THAT(facts_text(wording, listing, language), HasSubstr(language == Language::fr ? "company_liable\u00a0: oui ou non" : "company_liable: "));
    Diagnostics diagnostics;
    const SourceFile json("facts.json", facts_json(wording, listing, language));
    EXPECT_TRUE(read_document(json, {}, diagnostics));
    EXPECT_FALSE(diagnostics.has_errors());
  }
}

}  // namespace
}  // namespace couvert
