#include "wording/check_reach.h"

namespace couvert {
namespace {

bool has_one_operand(TermOp op) {
  return op == TermOp::negation || op == TermOp::within_cover || op == TermOp::on_any_cost || op == TermOp::local_day ||
         op == TermOp::add_months || op == TermOp::percent_of;
}

bool has_two_operands(TermOp op) {
  return op == TermOp::conjunction || op == TermOp::disjunction || op == TermOp::compare || op == TermOp::add ||
         op == TermOp::subtract || op == TermOp::multiply;
}

bool is_fact(TermOp op) { return op == TermOp::fact_truth || op == TermOp::fact_option || op == TermOp::fact_number; }

/// Walks the graph of events and kept duties; a node that is met again on its own way lies in a cycle.
class CycleSearch {
 public:
  explicit CycleSearch(const Wording& wording)
      : wording_(wording), events_(wording.events.size(), Mark::unseen), duties_(wording.duties.size(), Mark::unseen) {}

  std::vector<StatementId> search() {
    for (std::size_t i = 0; i < events_.size(); ++i) visit_event(i);
    for (std::size_t i = 0; i < duties_.size(); ++i) visit_duty(i);
    return found_;
  }

 private:
  enum class Mark : std::uint8_t { unseen, on_the_way, done };

  void visit(TermId id) {
    const Term& term = wording_.at(id);
    if (term.op == TermOp::event) return visit_event(term.index);
    if (term.op == TermOp::kept) return visit_duty(term.index);
    if (term.op == TermOp::any_event) {
      for (std::size_t i = 0; i < events_.size(); ++i) visit_event(i);
      return;
    }
    if (has_one_operand(term.op) || has_two_operands(term.op)) visit(term.a);
    if (has_two_operands(term.op)) visit(term.b);
  }
  void visit_event(std::size_t index) { visit_node(events_, index, wording_.events); }
  void visit_duty(std::size_t index) { visit_node(duties_, index, wording_.duties); }

  template <class Rule>
  void visit_node(std::vector<Mark>& marks, std::size_t index, const std::vector<Rule>& rules) {
    if (index >= marks.size() || marks[index] == Mark::done) return;
    if (marks[index] == Mark::on_the_way) {
      found_.push_back(rules[index].statement);
      return;
    }
    marks[index] = Mark::on_the_way;
    visit(rules[index].truth);
    marks[index] = Mark::done;
  }

  const Wording& wording_;
  std::vector<Mark> events_;
  std::vector<Mark> duties_;
  std::vector<StatementId> found_;
};

/// Whether the fact's having the value can only help the truth `id` (or, under a negation, its being no) to hold.
bool helps(const Wording& wording, TermId id, const PresumptionRule& presumption, bool positive) {
  const Term& term = wording.at(id);
  switch (term.op) {
    case TermOp::fact_truth: return term.index == presumption.fact && (presumption.value == 1) == positive;
    case TermOp::fact_option: {
      if (term.index != presumption.fact) return false;
      const bool is_in = ((static_cast<std::uint64_t>(term.number) >> presumption.value) & 1u) != 0;
      return is_in == positive;
    }
    case TermOp::negation: return helps(wording, term.a, presumption, !positive);
    case TermOp::on_any_cost: return helps(wording, term.a, presumption, positive);
    case TermOp::conjunction:
    case TermOp::disjunction:
      return helps(wording, term.a, presumption, positive) || helps(wording, term.b, presumption, positive);
    default: return false;
  }
}

void mark_facts_of_rules(const Wording& wording, std::vector<bool>& asked) {
  for (const DutyRule& duty : wording.duties) {
    for (const BreachRule& breach : duty.breaches) {
      if (breach.effect == BreachRule::Effect::reduces) asked[breach.fact] = true;
    }
  }
  for (const ReductionRule& reduction : wording.reductions) asked[reduction.fact] = true;
  for (const FactTermRule& rule : wording.off_every_cost) asked[rule.fact] = true;
  for (const FactTermRule& rule : wording.other_insurance) asked[rule.fact] = true;
  for (const CoverRule& cover : wording.covers) {
    if (cover.counts) asked[cover.counts->fact] = asked[cover.counts->by] = true;
    if (!cover.waits) continue;
    asked[cover.waits->from] = asked[cover.waits->to] = true;
    for (const WaitModeRule& mode : cover.waits->modes) {
      if (mode.kind == WaitModeRule::Kind::deducting) asked[mode.fact] = true;
    }
  }
}

}  // namespace

std::vector<bool> facts_asked(const Wording& wording) {
  // One more than there are, so that a rule whose fact was reported and stands for fact 0 finds a place in an empty vocabulary.
  std::vector<bool> asked(wording.form.vocabulary->facts.size() + 1, false);
  for (const Term& term : wording.terms) {
    if (is_fact(term.op)) asked[term.index] = true;
  }
  mark_facts_of_rules(wording, asked);
  asked.pop_back();
  return asked;
}

std::vector<StatementId> events_in_cycles(const Wording& wording) { return CycleSearch(wording).search(); }

std::optional<StatementId> cover_engaged_by(const Wording& wording, const PresumptionRule& presumption) {
  for (const EventRule& event : wording.events) {
    if (helps(wording, event.truth, presumption, true)) return event.statement;
  }
  for (const CoverRule& cover : wording.covers) {
    if (cover.after && helps(wording, *cover.after, presumption, true)) return cover.statement;
    for (const Requirement& requirement : cover.requirements) {
      if (helps(wording, requirement.truth, presumption, true)) return cover.statement;
    }
  }
  return std::nullopt;
}

}  // namespace couvert
