// How many questions lead to a final decision: every acceptance case, stripped of its facts, asked by each measure and answered from
// what the case states. The numbers are printed; README and docs/decisions cite them.
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "app/next_question.h"
#include "program/trace.h"
#include "support/cases.h"

namespace couvert {
namespace {

using testing::OpenedCase;

/// What nobody is asked about must be there from the start: amounts that are 0 unless stated, and what contradicts a presumption.
bool is_volunteered(const OpenedCase& one, FactId fact, Value stated, bool strict) {
  if (one.opened.wording->form.vocabulary->facts[fact].zero_unless_stated) return true;
  if (strict) return false;
  for (const PresumedFact& presumed : one.opened.program->presumptions) {
    if (one.opened.program->slots[presumed.fact].index == fact && stated != known(presumed.value)) return true;
  }
  return false;
}

void strip(const OpenedCase& one, std::vector<Value>& facts, bool strict) {
  for (std::size_t fact = 0; fact < facts.size(); ++fact) {
    if (!is_volunteered(one, static_cast<FactId>(fact), facts[fact], strict)) facts[fact] = Value{};
  }
}

Value in_case(const Dossier& dossier, FactId fact, std::size_t cost) {
  const std::vector<Value>& own = dossier.costs[cost].facts;
  if (fact < own.size() && own[fact].stated != Stated::left_out) return own[fact];
  return fact < dossier.incident.facts.size() ? dossier.incident.facts[fact] : Value{};
}

Value open_if_left_out(Value value) { return value.stated == Stated::left_out ? unknown_value() : value; }

/// Answers one question from the case. Returns the number of answers: one, and one more for each cost where the answer is another.
std::size_t answer_from(const OpenedCase& one, const OpenQuestion& question, Dossier& asked) {
  const Dossier& truth = one.opened.dossier;
  const Form& form = one.opened.wording->form;
  if (question.place.what != AnswerPlace::What::fact) {
    state(asked, question.place, open_if_left_out(stated_at(truth, question.place)), form);
    return 1;
  }
  const FactId fact = question.place.index;
  if (question.place.cost != AnswerPlace::whole_dossier) {
    state(asked, question.place, open_if_left_out(in_case(truth, fact, static_cast<std::size_t>(question.place.cost))), form);
    return 1;
  }
  Value common = stated_at(truth, question.place);
  if (common.stated == Stated::left_out && !question.costs.empty()) common = in_case(truth, fact, question.costs.front());
  state(asked, question.place, open_if_left_out(common), form);
  std::size_t answers = 1;
  for (const std::size_t cost : question.costs) {
    const Value of_cost = open_if_left_out(in_case(truth, fact, cost));
    if (of_cost == open_if_left_out(common)) continue;
    state(asked, {AnswerPlace::What::fact, fact, static_cast<std::int32_t>(cost)}, of_cost, form);
    ++answers;
  }
  return answers;
}

struct Dialogue {
  std::size_t questions = 0;
  bool same_decision = false;
};

Dialogue converse(const OpenedCase& one, QuestionMeasure measure, bool strict) {
  const Wording& wording = *one.opened.wording;
  const Program& program = *one.opened.program;
  Dossier asked = one.opened.dossier;
  strip(one, asked.incident.facts, strict);
  for (Cost& cost : asked.costs) strip(one, cost.facts, strict);
  QuestionSearch search{.strict = strict, .measure = measure};
  Evaluation evaluation;
  Dialogue dialogue;
  while (true) {
    evaluate(wording, program, asked, strict, evaluation);
    const std::vector<OpenQuestion> ranked = rank_questions(wording, program, asked, evaluation, search);
    if (ranked.empty()) break;
    dialogue.questions += answer_from(one, ranked.front(), asked);
    search.passed.push_back(ranked.front().place);
  }
  Evaluation truth;
  evaluate(wording, program, one.opened.dossier, strict, truth);
  dialogue.same_decision = truth.settlement.outcome == evaluation.settlement.outcome &&
                           truth.settlement.due.total_payable == evaluation.settlement.due.total_payable &&
                           truth.settlement.at_most.total_payable == evaluation.settlement.at_most.total_payable;
  return dialogue;
}

/// Every slot of a fact that the assessment and settlement of a cost can read.
class FactsOfCost {
 public:
  FactsOfCost(const Program& program, KindMask kind) : program_(program), kind_(kind) {
    for (const Gate& gate : program.gates) take_if(gate.kinds, gate.passed);
    for (const Exclusion& exclusion : program.exclusions) take_if(exclusion.kinds, exclusion.truth);
    for (const Cover& cover : program.covers) take_cover(cover);
    for (const Reduction& reduction : program.reductions) {
      take(reduction.truth);
      slots_.insert(reduction.fact);
    }
    for (const FactTerm& term : program.off_every_cost) slots_.insert(term.fact);
    for (const FactTerm& term : program.other_insurance) slots_.insert(term.fact);
  }
  [[nodiscard]] std::set<FactId> facts() const {
    std::set<FactId> found;
    for (const SlotId slot : slots_) {
      if (program_.slots[slot].source == SlotSource::fact) found.insert(program_.slots[slot].index);
    }
    return found;
  }

 private:
  void take(TruthRegister reg) {
    std::vector<SlotId> found;
    read_slots(program_, reg, found);
    slots_.insert(found.begin(), found.end());
  }
  void take_if(KindMask kinds, TruthRegister reg) {
    if ((kinds & kind_) != 0) take(reg);
  }
  void take_number(NumberRegister reg) {
    const Instruction& i = program_.instructions[program_.number_producer[reg]];
    if (i.op == Op::load_number) slots_.insert(i.a);
    if (i.op == Op::add || i.op == Op::subtract || i.op == Op::multiply) {
      take_number(i.a);
      take_number(i.b);
    }
  }
  void take_cover(const Cover& cover) {
    if ((cover.kinds & kind_) == 0) return;
    if (cover.after) take(*cover.after);
    for (const KindsIf& line : cover.requirements) take_if(line.kinds, line.holds);
    for (const GrantStep& step : cover.grants) {
      if (step.op == GrantStep::Op::number) take_number(step.a);
    }
    if (cover.count_at_most > 0) slots_.insert({cover.count_fact, cover.count_by});
    if (cover.waits) slots_.insert({cover.wait_from, cover.wait_to});
    for (const WaitingMode& mode : cover.wait_modes) {
      if (mode.kind == WaitModeRule::Kind::deducting) slots_.insert(mode.fact);
    }
  }

  const Program& program_;
  const KindMask kind_;
  std::set<SlotId> slots_;
};

/// How many facts there are to ask: of the product, and of the costs of a case, each fact of one cost for each cost.
struct EveryFact {
  std::size_t of_product = 0;
  std::size_t of_costs = 0;
  std::size_t of_costs_without_presumed = 0;
};

EveryFact every_fact(const OpenedCase& one) {
  const Program& program = *one.opened.program;
  const Vocabulary& vocabulary = *one.opened.wording->form.vocabulary;
  std::set<FactId> of_product;
  for (const Slot& slot : program.slots) {
    if (slot.source == SlotSource::fact) of_product.insert(slot.index);
  }
  std::set<FactId> presumed;
  for (const PresumedFact& p : program.presumptions) presumed.insert(program.slots[p.fact].index);
  std::set<std::pair<FactId, std::size_t>> of_costs;
  for (std::size_t cost = 0; cost < one.opened.dossier.costs.size(); ++cost) {
    for (const FactId fact : FactsOfCost(program, KindMask{1} << one.opened.dossier.costs[cost].kind).facts())
      of_costs.insert({fact, vocabulary.facts[fact].per_cost ? cost + 1 : 0});
  }
  EveryFact every{of_product.size(), of_costs.size(), 0};
  for (const auto& [fact, cost] : of_costs) {
    if (!vocabulary.facts[fact].zero_unless_stated && presumed.count(fact) == 0) ++every.of_costs_without_presumed;
  }
  return every;
}

struct Row {
  std::size_t cases = 0, sum = 0, most = 0;
  void add(std::size_t n) {
    ++cases;
    sum += n;
    most = std::max(most, n);
  }
  void print(const char* what) const {
    std::printf("  %-56s mean %5.2f  most %3zu  (%zu cases)\n", what, static_cast<double>(sum) / static_cast<double>(std::max<std::size_t>(1, cases)), most, cases);
  }
};

// Instrumented builds hold the dialogues to their end; the comparison of the measures is the plain build's business.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_slow_build = true;
#else
constexpr bool is_slow_build = false;
#endif

/// Cases of clause coverage leave whole groups of facts open: every one of them is asked, whatever the measure.
bool leaves_facts_open(const OpenedCase& one) { return one.name.starts_with("C") || one.name.starts_with("N"); }

struct Named {
  QuestionMeasure measure;
  const char* name;
};
constexpr Named measures[] = {{QuestionMeasure::at_stake, "money at stake"},   {QuestionMeasure::average, "average answer"},
                              {QuestionMeasure::worst, "worst answer"},        {QuestionMeasure::best, "best answer"},
                              {QuestionMeasure::fewest_left, "fewest left"},   {QuestionMeasure::text_order, "order of the text"}};

TEST(ask_measure, dialogues_end_at_the_decision_of_the_case) {
  std::map<std::string, Row> rows;
  for (const OpenedCase& one : testing::all_cases()) {
    if (one.opened.dossier.costs.empty()) continue;
    for (const bool strict : {false, true}) {
      const std::string prefix = strict ? "strict: " : "presuming: ";
      for (const Named& named : measures) {
        if ((strict || is_slow_build) && named.measure != QuestionMeasure::at_stake) continue;
        const Dialogue dialogue = converse(one, named.measure, strict);
        EXPECT_TRUE(dialogue.same_decision) << one.name << " by " << prefix << named.name;
        rows[prefix + named.name].add(dialogue.questions);
        if (!leaves_facts_open(one)) rows["answered cases, " + prefix + named.name].add(dialogue.questions);
        rows[one.opened.wording->form.product + ", " + prefix + named.name].add(dialogue.questions);
      }
    }
    const EveryFact every = every_fact(one);
    if (!leaves_facts_open(one)) {
      rows["answered cases, every fact of the costs"].add(every.of_costs);
      rows["answered cases, every fact of the costs, none presumed"].add(every.of_costs_without_presumed);
    }
    rows["every fact of the product"].add(every.of_product);
    rows["every fact of the costs"].add(every.of_costs);
    rows["every fact of the costs, none presumed"].add(every.of_costs_without_presumed);
  }
  std::printf("Questions to a final decision:\n");
  for (const auto& [what, row] : rows) row.print(what.c_str());
}

}  // namespace
}  // namespace couvert
