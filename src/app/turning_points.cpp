// Tries other answers on a copy of the dossier and looks at the cost.
#include "app/turning_points.h"

#include <algorithm>

#include "app/deciding_facts.h"
#include "program/missing.h"

namespace couvert {
namespace {

/// Only a yes-or-no or an option can be tried in full.
bool has_few_answers(const Slot& slot) {
  return slot.source == SlotSource::fact && (slot.type == FactType::truth || slot.type == FactType::option);
}

/// The facts of yes-or-no or options that anything about a cost reads, each once.
std::vector<SlotId> facts_read(const Program& program, const Inputs& inputs, std::size_t cost) {
  std::vector<SlotId> slots;
  const KindMask kind = inputs.kinds[cost];
  for (const Gate& gate : program.gates) {
    if ((gate.kinds & kind) != 0) read_slots(program, gate.passed, slots);
  }
  for (const std::uint8_t index : program.covers_of_kind[inputs.kind_ids[cost]]) {
    const Cover& cover = program.covers[index];
    if (cover.after) read_slots(program, *cover.after, slots);
    for (const KindsIf& line : cover.requirements) {
      if ((line.kinds & kind) != 0) read_slots(program, line.holds, slots);
    }
    read_slots(program, cover.free_of_deductible, slots);
    read_slots(program, cover.free_of_limit, slots);
  }
  for (const Exclusion& exclusion : program.exclusions) {
    if ((exclusion.kinds & kind) != 0) read_slots(program, exclusion.truth, slots);
  }
  for (const Reduction& reduction : program.reductions) read_slots(program, reduction.truth, slots);
  std::erase_if(slots, [&program](SlotId id) { return !has_few_answers(program.slots[id]); });
  return slots;
}

class Search {
 public:
  Search(const Wording& wording, const Program& program, const Dossier& dossier, const Evaluation& evaluation, bool strict)
      : wording_(wording),
        program_(program),
        dossier_(dossier),
        evaluation_(evaluation),
        strict_(strict),
        missing_(missing_items(wording, {program, evaluation.inputs, evaluation.registers}, evaluation.settlement)) {}

  /// Costs decided again so far.
  [[nodiscard]] std::size_t spent() const { return spent_; }

  TurningPoints run(std::size_t cost) {
    cost_ = cost;
    tried_facts_ = &dossier_.costs[cost].facts;
    std::vector<Value> before = *tried_facts_;
    tried_facts_->resize(wording_.form.vocabulary->facts.size());
    TurningPoints found;
    found.cost = cost;
    found.outcome = evaluation_.settlement.outcomes[cost];
    const std::vector<SlotId> facts = facts_read(program_, evaluation_.inputs, cost);
    switch (found.outcome) {
      case CostOutcome::not_granted:
      case CostOutcome::excluded: ways_out(facts, found); break;
      case CostOutcome::covered: rests_on(facts, found); break;
      case CostOutcome::pending: open_answers(found); break;
    }
    tried_facts_->swap(before);
    return found;
  }

 private:
  [[nodiscard]] const Fact& fact_of(SlotId slot) const { return wording_.form.vocabulary->facts[program_.slots[slot].index]; }
  [[nodiscard]] Value& stated(SlotId slot) { return (*tried_facts_)[program_.slots[slot].index]; }
  [[nodiscard]] CostOutcome outcome() const { return tried_.settlement.outcomes[cost_]; }
  [[nodiscard]] std::int64_t payable() const { return tried_.settlement.due.payable[cost_]; }
  [[nodiscard]] std::int64_t total() const { return tried_.settlement.due.total_payable; }
  [[nodiscard]] std::vector<Fall> falls() const {
    const std::vector<std::int64_t>& before = evaluation_.settlement.due.payable;
    const std::vector<std::int64_t>& after = tried_.settlement.due.payable;
    std::vector<Fall> found;
    for (std::size_t other = 0; other < before.size(); ++other) {
      if (other != cost_ && after[other] < before[other]) found.push_back({other, before[other], after[other]});
    }
    return found;
  }
  void decide_again() {
    evaluate(wording_, program_, dossier_, strict_, tried_);
    spent_ += dossier_.costs.size();
  }

  /// Every other answer to one fact; an unknown one has all its answers.
  [[nodiscard]] std::vector<OtherAnswer> other_answers(SlotId slot) const {
    const Fact& fact = fact_of(slot);
    const Value now = evaluation_.inputs.value(slot, cost_);
    const std::int64_t count = fact.type == FactType::truth ? 2 : static_cast<std::int64_t>(fact.options.size());
    std::vector<OtherAnswer> answers;
    // Of an open question the answer yes is tried first: it is how people would say it.
    for (std::int64_t number = count - 1; fact.type == FactType::truth && number >= 0; --number) add_other(slot, now, number, answers);
    for (std::int64_t number = 0; fact.type == FactType::option && number < count; ++number) add_other(slot, now, number, answers);
    return answers;
  }

  void add_other(SlotId slot, Value now, std::int64_t number, std::vector<OtherAnswer>& answers) const {
    if (now == known(number)) return;
    answers.push_back({program_.slots[slot].index, now, evaluation_.inputs.presumption(slot, cost_) != 0, known(number)});
  }

  void ways_out(const std::vector<SlotId>& facts, TurningPoints& found) {
    std::vector<SlotId> changeable;
    for (const SlotId slot : facts) {
      if (fact_of(slot).changeable) changeable.push_back(slot);
    }
    if (can_turn(changeable)) {
      for (std::size_t size = 1; size <= max_answers_together && found.ways_out.empty(); ++size) {
        std::vector<OtherAnswer> chosen;
        try_sets(changeable, 0, size, chosen, found.ways_out);
      }
    }
    if (found.ways_out.empty()) {
      found.grounds = grounds_of_refusal({program_, evaluation_.inputs, evaluation_.registers}, found.outcome, cost_);
    }
  }

  /// With every changeable fact open at once, a cost that is still surely refused has no way out: nothing need be tried.
  [[nodiscard]] bool can_turn(const std::vector<SlotId>& changeable) {
    if (changeable.empty()) return false;
    const std::vector<Value> before = *tried_facts_;
    for (const SlotId slot : changeable) stated(slot) = unknown_value();
    decide_again();
    *tried_facts_ = before;
    return outcome() == CostOutcome::pending || outcome() == CostOutcome::covered;
  }

  void try_sets(const std::vector<SlotId>& facts, std::size_t first, std::size_t size, std::vector<OtherAnswer>& chosen,
                std::vector<WayOut>& found) {
    if (found.size() >= max_ways_out) return;
    if (size == 0) {
      decide_again();
      if (outcome() == CostOutcome::covered) found.push_back({chosen, payable(), total(), falls()});
      return;
    }
    for (std::size_t f = first; f + size <= facts.size(); ++f) {
      const Value before = stated(facts[f]);
      for (const OtherAnswer& answer : other_answers(facts[f])) {
        stated(facts[f]) = answer.other;
        chosen.push_back(answer);
        try_sets(facts, f + 1, size - 1, chosen, found);
        chosen.pop_back();
      }
      stated(facts[f]) = before;
    }
  }

  void rests_on(const std::vector<SlotId>& facts, TurningPoints& found) {
    const std::int64_t due = evaluation_.settlement.due.payable[cost_];
    if (due == 0) return;
    for (const SlotId slot : facts) {
      if (!is_known(evaluation_.inputs.value(slot, cost_))) continue;
      const Value before = stated(slot);
      for (const OtherAnswer& answer : other_answers(slot)) {
        stated(slot) = answer.other;
        decide_again();
        if (payable() >= due) continue;
        found.rests_on.push_back({answer, outcome(), payable(), total(), {}});
        break;
      }
      stated(slot) = before;
    }
  }

  void open_answers(TurningPoints& found) {
    for (const MissingItem& item : missing_) {
      const SlotId slot = item.slot;
      if (item.what != MissingItem::What::slot || item.cost != cost_ || !has_few_answers(program_.slots[slot])) continue;
      const Value before = stated(slot);
      for (const OtherAnswer& answer : other_answers(slot)) {
        stated(slot) = answer.other;
        decide_again();
        found.answers.push_back({answer, outcome(), payable(), total(), falls()});
      }
      stated(slot) = before;
    }
  }

  const Wording& wording_;
  const Program& program_;
  Dossier dossier_;  // a copy, on which answers are tried
  const Evaluation& evaluation_;
  const bool strict_;
  const std::vector<MissingItem> missing_;
  Evaluation tried_;
  std::size_t spent_ = 0;
  std::size_t cost_ = 0;
  std::vector<Value>* tried_facts_ = nullptr;
};

}  // namespace

std::vector<SlotAt> grounds_of_refusal(const Assessed& a, CostOutcome outcome, std::size_t cost) {
  std::vector<SlotAt> grounds;
  const KindMask kind = a.inputs.kinds[cost];
  if (outcome == CostOutcome::excluded) {
    for (const Exclusion& exclusion : a.program.exclusions) {
      if (is_yes(exclusion_applies(a, exclusion, cost))) deciding_slots(a, exclusion.truth, cost, grounds);
    }
    return grounds;
  }
  for (const Gate& gate : a.program.gates) {
    if ((gate.kinds & kind) != 0 && is_no(a.truth(gate.passed, cost))) deciding_slots(a, gate.passed, cost, grounds);
  }
  for (const std::uint8_t index : a.program.covers_of_kind[a.inputs.kind_ids[cost]]) {
    const Cover& cover = a.program.covers[index];
    if (is_no(cover_exists(a, cover, cost))) continue;
    if (cover.after && is_no(a.truth(*cover.after, cost))) deciding_slots(a, *cover.after, cost, grounds);
    for (const KindsIf& line : cover.requirements) {
      if ((line.kinds & kind) != 0 && is_no(a.truth(line.holds, cost))) deciding_slots(a, line.holds, cost, grounds);
    }
  }
  return grounds;
}

std::vector<TurningPoints> turning_points(const Wording& wording, const Program& program, const Dossier& dossier,
                                          const Evaluation& evaluation, bool strict) {
  std::vector<TurningPoints> found;
  Search search(wording, program, dossier, evaluation, strict);
  for (std::size_t cost = 0; cost < dossier.costs.size() && search.spent() < max_costs_decided_again; ++cost) found.push_back(search.run(cost));
  return found;
}

}  // namespace couvert
