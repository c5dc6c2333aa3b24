// What would change a result, checked on real cases and by deciding again.
#include <gtest/gtest.h>

#include <chrono>

#include "app/explanation.h"
#include "app/explanation_json.h"
#include "program/decide.h"
#include "support/cases.h"

namespace couvert {
namespace {

using testing::builtin_engine;
using testing::case_named;
using testing::OpenedCase;

std::vector<TurningPoints> points_of(const OpenedCase& c, Evaluation& evaluation) {
  const OpenedDossier& o = c.opened;
  evaluate(*o.wording, *o.program, o.dossier, false, evaluation);
  return turning_points(*o.wording, *o.program, o.dossier, evaluation, false);
}

const std::string& fact_name(const OpenedCase& c, const OtherAnswer& answer) { return c.opened.wording->form.vocabulary->facts[answer.fact].name; }

TEST(turning_points, a_confirmation_turns_the_refused_ransom) {
  const OpenedCase& c = case_named("vaudoise-hio-cyber", "H04");
  Evaluation evaluation;
  for (const TurningPoints& points : points_of(c, evaluation)) {
    if (c.opened.dossier.costs[points.cost].id != "ransom") continue;
    ASSERT_EQ(points.ways_out.size(), 1u);
    ASSERT_EQ(points.ways_out[0].answers.size(), 1u);
    EXPECT_EQ(fact_name(c, points.ways_out[0].answers[0]), "payment_endorsed");
    EXPECT_EQ(points.ways_out[0].payable, 150000);
  }
}

TEST(turning_points, no_act_changes_who_caused_the_loss) {
  const OpenedCase& c = case_named("vaudoise-hio-cyber", "H10");
  Evaluation evaluation;
  const auto all = points_of(c, evaluation);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_TRUE(all[0].ways_out.empty());
  ASSERT_EQ(all[0].grounds.size(), 1u);
}

TEST(turning_points, an_open_question_says_what_each_answer_brings) {
  const OpenedCase& c = case_named("vaudoise-hio-cyber", "H09");
  Evaluation evaluation;
  const auto all = points_of(c, evaluation);
  ASSERT_EQ(all[0].answers.size(), 2u);
  EXPECT_EQ(all[0].answers[0].outcome, CostOutcome::covered);
  EXPECT_EQ(all[0].answers[0].payable, 120000);
  EXPECT_EQ(all[0].answers[1].outcome, CostOutcome::excluded);
}

/// Every claim of the search holds when the dossier really says so, and no smaller set does.
TEST(turning_points, hold_when_the_answers_are_really_given) {
  for (const OpenedCase& c : testing::all_cases()) {
    Evaluation evaluation;
    const auto all = points_of(c, evaluation);
    const OpenedDossier& o = c.opened;
    const auto decided_with = [&](std::size_t cost, const std::vector<OtherAnswer>& answers) {
      Dossier changed = o.dossier;
      changed.costs[cost].facts.resize(o.wording->form.vocabulary->facts.size());
      for (const OtherAnswer& answer : answers) changed.costs[cost].facts[answer.fact] = answer.other;
      return decide(*o.wording, *o.program, changed, {}).costs[cost];
    };
    for (const TurningPoints& points : all) {
      for (const WayOut& way : points.ways_out) {
        EXPECT_EQ(decided_with(points.cost, way.answers).outcome, CostOutcome::covered) << c.name;
        for (std::size_t left_out = 0; left_out < way.answers.size(); ++left_out) {
          std::vector<OtherAnswer> fewer = way.answers;
          fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
          EXPECT_NE(decided_with(points.cost, fewer).outcome, CostOutcome::covered) << c.name;
        }
        for (const OtherAnswer& answer : way.answers) EXPECT_TRUE(o.wording->form.vocabulary->facts[answer.fact].changeable) << c.name;
      }
      for (const Turn& turn : points.rests_on) {
        EXPECT_LT(decided_with(points.cost, {turn.answer}).payable, evaluation.settlement.due.payable[points.cost]) << c.name;
      }
    }
  }
}

/// The whole search for one dossier stays far below what a person notices, even in a build with sanitizers.
TEST(turning_points, are_found_quickly) {
  for (const OpenedCase& c : testing::all_cases()) {
    Evaluation evaluation;
    const auto start = std::chrono::steady_clock::now();
    (void)points_of(c, evaluation);
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    EXPECT_LT(milliseconds, 1000) << c.name;
  }
}

TEST(explanation_json, can_be_read_and_carries_the_reasons) {
  for (const OpenedCase& c : testing::all_cases()) {
    const OpenedDossier& o = c.opened;
    Evaluation evaluation;
    evaluate(*o.wording, *o.program, o.dossier, false, evaluation);
    const Decision decision = describe(*o.wording, *o.program, o.dossier, evaluation, {});
    const Outlook outlook = look_around(builtin_engine(), o.wording, *o.program, o.dossier, evaluation, false);
    const SourceFile file("explanation.json", explanation_json({*o.wording, *o.program, o.dossier, evaluation, decision, outlook}, {}));
    Diagnostics diagnostics;
    const std::optional<Node> root = read_document(file, {}, diagnostics);
    ASSERT_TRUE(root) << c.name;
    const Node* explanation = root->find("explanation");
    ASSERT_NE(explanation, nullptr) << c.name;
    EXPECT_EQ(explanation->find("costs")->items.size(), o.dossier.costs.size()) << c.name;
    EXPECT_NE(explanation->find("clauses")->find(decision.findings.front().clause), nullptr) << c.name;
  }
}

}  // namespace
}  // namespace couvert
