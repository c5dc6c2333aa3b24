// What must hold of every decision, whatever the wording says: over all acceptance cases, with fixed seeds.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "program/decide.h"
#include "support/cases.h"

namespace couvert {
namespace {

using testing::OpenedCase;
using testing::all_cases;

/// One fact that a case states, on the incident or on one cost.
struct StatedFact {
  FactId fact = 0;
  std::ptrdiff_t cost = -1;  // -1: the incident's
};

std::vector<StatedFact> stated_facts(const Dossier& dossier) {
  std::vector<StatedFact> stated;
  const auto list = [&stated](const std::vector<Value>& facts, std::ptrdiff_t cost) {
    for (std::size_t f = 0; f < facts.size(); ++f) {
      if (is_known(facts[f])) stated.push_back({static_cast<FactId>(f), cost});
    }
  };
  list(dossier.incident.facts, -1);
  for (std::size_t c = 0; c < dossier.costs.size(); ++c) list(dossier.costs[c].facts, static_cast<std::ptrdiff_t>(c));
  return stated;
}

Value& value_of(Dossier& dossier, const StatedFact& stated) {
  return stated.cost < 0 ? dossier.incident.facts[stated.fact] : dossier.costs[static_cast<std::size_t>(stated.cost)].facts[stated.fact];
}

/// A single cost's own reduction, or counting by date, may turn the range: the properties of ranges leave these cases out.
bool has_reduction_or_count(const Program& program, const Evaluation& evaluation) {
  const Settlement& s = evaluation.settlement;
  const auto reduces = [](const SettledCut& cut) { return cut.term == MoneyTerm::reduction; };
  if (std::any_of(s.due.cuts.begin(), s.due.cuts.end(), reduces) || std::any_of(s.at_most.cuts.begin(), s.at_most.cuts.end(), reduces)) return true;
  for (std::size_t cost = 0; cost < evaluation.inputs.costs; ++cost) {
    for (const std::uint8_t c : program.covers_of_kind[evaluation.inputs.kind_ids[cost]]) {
      if (program.covers[c].count_at_most > 0) return true;
    }
    for (const Reduction& reduction : program.reductions) {
      if (!is_no(evaluation.registers.truth(reduction.truth, cost))) return true;
    }
  }
  return false;
}

std::string describe_change(const OpenedCase& one, const StatedFact& stated) {
  std::string text = one.name + " without `" + one.opened.wording->form.vocabulary->facts[stated.fact].name + "`";
  if (stated.cost >= 0) text += " of cost " + one.opened.dossier.costs[static_cast<std::size_t>(stated.cost)].id;
  return text;
}

bool names(const std::vector<MissingFact>& missing, const std::string& fact) {
  return std::any_of(missing.begin(), missing.end(), [&](const MissingFact& m) { return m.fact == fact; });
}
bool names(const std::vector<AssumedFact>& assumed, const std::string& fact) {
  return std::any_of(assumed.begin(), assumed.end(), [&](const AssumedFact& a) { return a.fact == fact; });
}

bool contains(const Decision& range, std::int64_t payable) {
  return range.payable <= payable && (!range.payable_at_most.minor || payable <= *range.payable_at_most.minor);
}

Decision decide_case(const OpenedCase& one, const Dossier& dossier) { return decide(*one.opened.wording, *one.opened.program, dossier, {}); }

/// "Not granted" and "excluded" are one answer to the insured: a cost that is both is called what can be told without the open fact.
bool is_refused(CostOutcome outcome) { return outcome == CostOutcome::not_granted || outcome == CostOutcome::excluded; }
bool is_same_outcome(CostOutcome a, CostOutcome b) { return a == b || (is_refused(a) && is_refused(b)); }

bool is_same_answer(const Decision& a, const Decision& b) {
  if (a.outcome != b.outcome || a.payable != b.payable || a.payable_at_most != b.payable_at_most) return false;
  for (std::size_t c = 0; c < a.costs.size(); ++c) {
    if (!is_same_outcome(a.costs[c].outcome, b.costs[c].outcome) || a.costs[c].payable != b.costs[c].payable) return false;
  }
  return true;
}

TEST(MissingFacts, TakenAwayNeverGivesAnotherCertainAnswer) {
  std::size_t rested_on = 0;
  for (const OpenedCase& one : all_cases()) {
    const Decision truth = decide_case(one, one.opened.dossier);
    for (const StatedFact& stated : stated_facts(one.opened.dossier)) {
      for (const Value taken : {Value{}, unknown_value()}) {
        Dossier dossier = one.opened.dossier;
        value_of(dossier, stated) = taken;
        const Decision decision = decide_case(one, dossier);
        if (is_same_answer(truth, decision)) continue;
        ++rested_on;
        const std::string& fact = one.opened.wording->form.vocabulary->facts[stated.fact].name;
        const bool named = decision.outcome == Outcome::pending && names(decision.missing, fact);
        const bool assumed = taken.stated == Stated::left_out && names(decision.assumed, fact);
        // A fact taken from a cost leaves the incident's answer, which is another dossier and not a missing fact.
        const bool incident_answers = stated.cost >= 0 && taken.stated == Stated::left_out &&
                                      one.opened.dossier.incident.facts[stated.fact].stated != Stated::left_out;
        EXPECT_TRUE(named || assumed || incident_answers || (decision.outcome == Outcome::pending && contains(decision, truth.payable)))
            << describe_change(one, stated) << ": " << name_of(decision.outcome) << " " << decision.payable;
      }
    }
  }
  EXPECT_GT(rested_on, 1000U) << "the cases must rest on facts, or this test shows nothing";
}

TEST(MissingFacts, EachCostStaysOpenOrKeepsItsAnswer) {
  for (const OpenedCase& one : all_cases()) {
    const Decision truth = decide_case(one, one.opened.dossier);
    for (const StatedFact& stated : stated_facts(one.opened.dossier)) {
      Dossier dossier = one.opened.dossier;
      value_of(dossier, stated) = unknown_value();
      const Decision decision = decide_case(one, dossier);
      for (std::size_t c = 0; c < decision.costs.size(); ++c) {
        if (decision.costs[c].outcome == CostOutcome::pending) continue;
        EXPECT_TRUE(is_same_outcome(decision.costs[c].outcome, truth.costs[c].outcome)) << describe_change(one, stated) << ", cost " << decision.costs[c].id;
      }
    }
  }
}

TEST(Ranges, AnUnknownFactLeavesARangeThatContainsTheTrueAnswer) {
  Evaluation known_facts, unknown_facts;
  for (const OpenedCase& one : all_cases()) {
    const OpenedDossier& opened = one.opened;
    evaluate(*opened.wording, *opened.program, opened.dossier, false, known_facts);
    for (const StatedFact& stated : stated_facts(opened.dossier)) {
      Dossier dossier = opened.dossier;
      value_of(dossier, stated) = unknown_value();
      evaluate(*opened.wording, *opened.program, dossier, false, unknown_facts);
      if (has_reduction_or_count(*opened.program, unknown_facts) || has_reduction_or_count(*opened.program, known_facts)) continue;
      EXPECT_LE(unknown_facts.settlement.due.total_payable, known_facts.settlement.due.total_payable) << describe_change(one, stated);
      EXPECT_GE(unknown_facts.settlement.at_most.total_payable, known_facts.settlement.at_most.total_payable) << describe_change(one, stated);
    }
  }
}

TEST(Ranges, LearningAFactNeverWidensThem) {
  std::mt19937 random(20240101);
  Evaluation before, after;
  std::size_t compared = 0;
  for (const OpenedCase& one : all_cases()) {
    const OpenedDossier& opened = one.opened;
    const std::vector<StatedFact> facts = stated_facts(opened.dossier);
    if (facts.empty()) continue;
    for (int round = 0; round < 40; ++round) {
      Dossier dossier = opened.dossier;
      const std::size_t hidden = 1 + random() % std::min<std::size_t>(facts.size(), 6);
      std::vector<StatedFact> taken;
      for (std::size_t i = 0; i < hidden; ++i) taken.push_back(facts[random() % facts.size()]);
      for (const StatedFact& stated : taken) value_of(dossier, stated) = unknown_value();
      evaluate(*opened.wording, *opened.program, dossier, false, before);
      Dossier original = opened.dossier;
      value_of(dossier, taken.front()) = value_of(original, taken.front());
      evaluate(*opened.wording, *opened.program, dossier, false, after);
      if (has_reduction_or_count(*opened.program, before) || has_reduction_or_count(*opened.program, after)) continue;
      ++compared;
      EXPECT_GE(after.settlement.due.total_payable, before.settlement.due.total_payable) << describe_change(one, taken.front());
      EXPECT_LE(after.settlement.at_most.total_payable, before.settlement.at_most.total_payable) << describe_change(one, taken.front());
    }
  }
  EXPECT_GT(compared, 500U);
}

TEST(Money, AHigherDeductibleNeverPaysMore) {
  std::mt19937 random(7);
  Evaluation low, high;
  for (const OpenedCase& one : all_cases()) {
    const OpenedDossier& opened = one.opened;
    const auto key = opened.wording->form.find_schedule("deductible");
    ASSERT_TRUE(key.has_value());
    for (int round = 0; round < 20; ++round) {
      Dossier dossier = opened.dossier;
      const std::int64_t less = static_cast<std::int64_t>(random() % 500'000);
      dossier.policy.schedule[*key] = known(less);
      evaluate(*opened.wording, *opened.program, dossier, false, low);
      dossier.policy.schedule[*key] = known(less + static_cast<std::int64_t>(random() % 500'000));
      evaluate(*opened.wording, *opened.program, dossier, false, high);
      if (has_reduction_or_count(*opened.program, low)) continue;
      EXPECT_LE(high.settlement.due.total_payable, low.settlement.due.total_payable) << one.name;
      EXPECT_LE(high.settlement.at_most.total_payable, low.settlement.at_most.total_payable) << one.name;
    }
  }
}

void expect_identity(const Decision& decision, const std::string& what) {
  std::int64_t total = 0;
  for (const CostDecision& cost : decision.costs) {
    if (cost.outcome != CostOutcome::covered) {
      total += cost.claimed.minor.value_or(0);
      EXPECT_EQ(cost.payable, 0) << what;
      EXPECT_TRUE(cost.cuts.empty()) << what;
      continue;
    }
    std::int64_t sum = cost.payable;
    for (const Cut& cut : cost.cuts) {
      EXPECT_GT(cut.minor, 0) << what;
      sum += cut.minor;
    }
    EXPECT_EQ(cost.claimed.minor, sum) << what << ", cost " << cost.id;
    total += sum;
  }
  EXPECT_EQ(decision.claimed, total) << what;
  if (decision.payable_at_most.minor) {
    EXPECT_GE(*decision.payable_at_most.minor, decision.payable) << what;
  }
}

TEST(Money, ClaimedIsPayablePlusCuts) {
  std::mt19937 random(99);
  for (const OpenedCase& one : all_cases()) {
    expect_identity(decide_case(one, one.opened.dossier), one.name);
    const std::vector<StatedFact> facts = stated_facts(one.opened.dossier);
    for (int round = 0; round < 10 && !facts.empty(); ++round) {
      Dossier dossier = one.opened.dossier;
      for (int i = 0; i < 3; ++i) value_of(dossier, facts[random() % facts.size()]) = unknown_value();
      for (Cost& cost : dossier.costs) {
        if (is_known(cost.amount)) cost.amount.number = static_cast<std::int64_t>(random() % 3'000'000);
      }
      expect_identity(decide_case(one, dossier), one.name);
    }
  }
}

TEST(Strict, PresumesNothing) {
  for (const OpenedCase& one : all_cases()) {
    const Decision decision = decide(*one.opened.wording, *one.opened.program, one.opened.dossier, {.strict = true});
    for (const AssumedFact& assumed : decision.assumed) {
      const auto fact = one.opened.wording->form.vocabulary->find_fact(assumed.fact);
      EXPECT_TRUE(fact && one.opened.wording->form.vocabulary->facts[*fact].zero_unless_stated) << one.name << ": " << assumed.fact;
    }
  }
}

TEST(Decisions, AreTheSameBytesEachTime) {
  for (const OpenedCase& one : all_cases()) {
    EXPECT_EQ(decision_json(decide_case(one, one.opened.dossier)), decision_json(decide_case(one, one.opened.dossier))) << one.name;
  }
}

}  // namespace
}  // namespace couvert
