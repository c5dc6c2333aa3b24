#include "app/case_coverage.h"

#include <algorithm>

#include "base/calendar.h"
#include "program/missing.h"

namespace couvert {
namespace {

/// A root of a statement's conditions, with the costs that it concerns.
struct Root {
  StatementId statement = 0;
  TruthRegister truth = 0;
  KindMask kinds = every_kind;
};

std::vector<Root> roots_of(const Program& program) {
  std::vector<Root> roots;
  for (std::size_t e = 0; e < program.events.size(); ++e) {
    KindMask kinds = 0;
    for (const Cover& cover : program.covers) {
      const auto& events = cover.after_events;
      if (std::find(events.begin(), events.end(), e) != events.end()) kinds |= cover.kinds;
    }
    roots.push_back({program.events[e].statement, program.events[e].truth, kinds});
  }
  for (const Gate& gate : program.gates) roots.push_back({gate.statement, gate.stated, gate.kinds});
  for (const Excuse& excuse : program.excuses) roots.push_back({excuse.statement, excuse.truth, every_kind});
  for (const Duty& duty : program.duties) roots.push_back({duty.statement, duty.stated, every_kind});
  for (const Cover& cover : program.covers) {
    for (const KindsIf& line : cover.requirements) roots.push_back({cover.statement, line.holds, line.kinds & cover.kinds});
  }
  for (const Exclusion& exclusion : program.exclusions) roots.push_back({exclusion.statement, exclusion.truth, exclusion.kinds});
  for (const Reduction& reduction : program.reductions) {
    for (const Reduction::Ground& ground : reduction.grounds) {
      if (ground.duty < 0) roots.push_back({ground.statement, ground.stated, every_kind});
    }
  }
  return roots;
}

/// Whether the answer lies with people: a fact, or when something happened; the schedule and the policy are always known.
bool rests_on_a_fact(const Program& program, const Instruction& leaf) {
  const auto is_fact = [&](SlotId slot) {
    const SlotSource source = program.slots[slot].source;
    return source == SlotSource::fact || source == SlotSource::incident_instant;
  };
  if (leaf.op == Op::load_truth || leaf.op == Op::test_option) return is_fact(leaf.a);
  const auto number_rests = [&](auto&& self, NumberRegister reg) -> bool {
    const Instruction& i = program.instructions[program.number_producer[reg]];
    if (i.op == Op::load_number) return is_fact(i.a);
    if (i.op == Op::add_months || i.op == Op::percent_of) return self(self, i.a);
    if (i.op == Op::constant_number) return false;
    return self(self, i.a) || self(self, i.b);
  };
  return number_rests(number_rests, leaf.a) || number_rests(number_rests, leaf.b);
}

std::string number_text(const Wording& wording, const Program& program, NumberRegister reg) {
  const Instruction& i = program.instructions[program.number_producer[reg]];
  switch (i.op) {
    case Op::load_number: return program.slots[i.a].source == SlotSource::cover_end ? "the end of cover" : slot_name(wording, program.slots[i.a]);
    case Op::constant_number: return std::to_string(i.number);
    case Op::add_months: return std::to_string(i.number) + " months after " + number_text(wording, program, i.a);
    case Op::percent_of: return "a share of " + number_text(wording, program, i.a);
    default: return number_text(wording, program, i.a) + (i.op == Op::add ? " + " : i.op == Op::multiply ? " * " : " - ") + number_text(wording, program, i.b);
  }
}

std::string leaf_text(const Wording& wording, const Program& program, const Instruction& leaf) {
  if (leaf.op == Op::load_truth) return slot_name(wording, program.slots[leaf.a]);
  if (leaf.op == Op::compare) {
    static constexpr const char* signs[] = {" = ", " != ", " < ", " <= ", " > ", " >= "};
    return number_text(wording, program, leaf.a) + signs[leaf.number] + number_text(wording, program, leaf.b);
  }
  std::string text = slot_name(wording, program.slots[leaf.a]) + " in (";
  const std::vector<FactOption>& options = wording.form.vocabulary->facts[program.slots[leaf.a].index].options;
  bool first = true;
  for (std::size_t o = 0; o < options.size(); ++o) {
    if (((leaf.number >> o) & 1) == 0) continue;
    text += (first ? "" : ", ") + options[o].name;
    first = false;
  }
  return text + ")";
}

void leaves_of(const Program& program, TruthRegister reg, std::vector<TruthRegister>& leaves) {
  const Instruction& i = program.instructions[program.truth_producer[reg]];
  switch (i.op) {
    case Op::negate:
    case Op::any_cost: return leaves_of(program, i.a, leaves);
    case Op::both:
    case Op::either:
      leaves_of(program, i.a, leaves);
      return leaves_of(program, i.b, leaves);
    case Op::load_truth:
    case Op::test_option:
    case Op::compare:
      if (rests_on_a_fact(program, i) && std::find(leaves.begin(), leaves.end(), reg) == leaves.end()) leaves.push_back(reg);
      return;
    default: return;
  }
}

/// Calls `visit` with every test that rests on a fact, with its root and its text.
template <class Visit>
void for_each_condition(const Wording& wording, const Program& program, Visit visit) {
  for (const Root& root : roots_of(program)) {
    std::vector<TruthRegister> leaves;
    leaves_of(program, root.truth, leaves);
    for (const TruthRegister leaf : leaves) {
      visit(root, leaf, leaf_text(wording, program, program.instructions[program.truth_producer[leaf]]));
    }
  }
}

}  // namespace

void CaseCoverage::expect(const Wording& wording, const Program& program) {
  for_each_condition(wording, program, [&](const Root& root, TruthRegister, const std::string& text) {
    // What concerns no cost, such as an event that no cover follows, can be decided by no case.
    if (root.kinds == 0) return;
    CoveredCondition& condition = conditions_[{root.statement, text}];
    const StatementInfo& info = wording.statements[root.statement];
    condition.clause = wording.clauses[info.clause].id;
    condition.statement = std::string(name_of(info.nature)) + (info.name.empty() ? "" : " " + info.name);
    condition.test = text;
  });
}

void CaseCoverage::add(const Wording& wording, const Program& program, const Evaluation& evaluation) {
  for_each_condition(wording, program, [&](const Root& root, TruthRegister leaf, const std::string& text) {
    const auto counted = conditions_.find({root.statement, text});
    if (counted == conditions_.end()) return;
    CoveredCondition& condition = counted->second;
    for (std::size_t cost = 0; cost < evaluation.inputs.costs; ++cost) {
      if ((root.kinds & evaluation.inputs.kinds[cost]) == 0) continue;
      const Truth truth = evaluation.registers.truth(leaf, cost);
      condition.seen_yes = condition.seen_yes || is_yes(truth);
      condition.seen_no = condition.seen_no || is_no(truth);
      condition.seen_unknown = condition.seen_unknown || is_unknown(truth);
    }
  });
}

std::vector<CoveredCondition> CaseCoverage::conditions() const {
  std::vector<CoveredCondition> all;
  for (const auto& [key, condition] : conditions_) all.push_back(condition);
  return all;
}

}  // namespace couvert
