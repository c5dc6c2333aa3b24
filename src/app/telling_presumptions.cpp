// Walks from the results of each cost back to presumed facts, by the ground that needs the fewest of them.
#include "app/telling_presumptions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/deciding_facts.h"
#include "program/missing.h"

namespace couvert {
namespace {

using Found = std::vector<SlotAt>;

void add_all(Found& found, const Found& more) {
  for (const SlotAt& at : more) add_slot_once(found, at);
}

bool is_presumed(const Assessed& a, SlotAt at) { return a.inputs.presumption(at.slot, at.cost) != 0; }

/// Several grounds, each enough by itself: the one that needs the fewest presumptions; of two, the one that presumes that something
/// did not happen. That nobody asked for a complaint says less than that one was filed.
class Cheapest {
 public:
  explicit Cheapest(const Assessed& a) : a_(a) {}

  void offer(Found ground) {
    const auto happened = [this](SlotAt at) { return a_.inputs.value(at.slot, at.cost).number != 0; };
    const auto weight = std::pair(ground.size(), std::count_if(ground.begin(), ground.end(), happened));
    if (best_ && weight >= weight_) return;
    best_ = std::move(ground);
    weight_ = weight;
  }
  [[nodiscard]] Found take() { return best_ ? std::move(*best_) : Found{}; }

 private:
  const Assessed& a_;
  std::optional<Found> best_;
  std::pair<std::size_t, std::ptrdiff_t> weight_;
};

/// `settled_by`: the operand's answer that alone settles the whole.
Found behind_operands(const Assessed& a, const Instruction& i, std::size_t cost, Truth whole, Truth settled_by) {
  Cheapest alone(a);
  Found together;
  for (const TruthRegister operand : {i.a, i.b}) {
    if (whole != settled_by) add_all(together, presumptions_behind(a, operand, cost));
    else if (a.truth(operand, cost) == settled_by) alone.offer(presumptions_behind(a, operand, cost));
  }
  return whole == settled_by ? alone.take() : together;
}

Found behind_any_cost(const Assessed& a, const Instruction& i, Truth whole) {
  Cheapest alone(a);
  Found together;
  for (std::size_t cost = 0; cost < a.inputs.width; ++cost) {
    if (!is_yes(whole)) add_all(together, presumptions_behind(a, i.a, cost));
    else if (is_yes(a.truth(i.a, cost))) alone.offer(presumptions_behind(a, i.a, cost));
  }
  return is_yes(whole) ? alone.take() : together;
}

class CostWalk {
 public:
  CostWalk(const Assessed& a, const Settlement& settlement, std::size_t cost)
      : a_(a), settlement_(settlement), cost_(cost), kind_(a.inputs.kinds[cost]) {}

  Found run() {
    switch (settlement_.outcomes[cost_]) {
      case CostOutcome::not_granted: not_granted(); break;
      case CostOutcome::excluded: excluded(); break;
      case CostOutcome::covered:
      case CostOutcome::pending: granted(); break;
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] Found behind(TruthRegister reg) const { return presumptions_behind(a_, reg, cost_); }

  /// One failed condition refuses; else every cover must have failed.
  void not_granted() {
    Cheapest condition(a_);
    bool any = false;
    for (const Gate& gate : a_.program.gates) {
      if ((gate.kinds & kind_) == 0 || !is_no(a_.truth(gate.passed, cost_))) continue;
      any = true;
      condition.offer(behind(gate.passed));
    }
    if (any) return add_all(found_, condition.take());
    for (const std::uint8_t index : a_.program.covers_of_kind[a_.inputs.kind_ids[cost_]]) failed_cover(a_.program.covers[index]);
  }

  void failed_cover(const Cover& cover) {
    if (is_no(cover_exists(a_, cover, cost_))) return;
    Cheapest ground(a_);
    if (cover.after && is_no(a_.truth(*cover.after, cost_))) ground.offer(behind(*cover.after));
    for (const KindsIf& line : cover.requirements) {
      if ((line.kinds & kind_) != 0 && is_no(a_.truth(line.holds, cost_))) ground.offer(behind(line.holds));
    }
    add_all(found_, ground.take());
  }

  void excluded() {
    Cheapest ground(a_);
    for (const Exclusion& exclusion : a_.program.exclusions) {
      if ((exclusion.kinds & kind_) != 0 && is_yes(exclusion_applies(a_, exclusion, cost_))) ground.offer(behind(exclusion.truth));
    }
    add_all(found_, ground.take());
  }

  void granted() {
    for (const Gate& gate : a_.program.gates) {
      if ((gate.kinds & kind_) != 0 && !is_no(a_.truth(gate.active, cost_))) add_all(found_, behind(gate.passed));
    }
    const std::int16_t sure = settlement_.covers[cost_];
    for (const std::uint8_t index : a_.program.covers_of_kind[a_.inputs.kind_ids[cost_]]) {
      const Cover& cover = a_.program.covers[index];
      const bool counts = sure >= 0 ? index == sure : is_unknown(cover_grants(a_, cover, cost_));
      if (counts) granting_cover(cover);
    }
    for (const Exclusion& exclusion : a_.program.exclusions) {
      if ((exclusion.kinds & kind_) != 0) spared_by(exclusion);
    }
    for (const Reduction& reduction : a_.program.reductions) {
      add_all(found_, behind(reduction.truth));
      if (!is_no(a_.truth(reduction.truth, cost_))) add_presumed({reduction.fact, cost_});
    }
  }

  void granting_cover(const Cover& cover) {
    if (cover.after) add_all(found_, behind(*cover.after));
    for (const KindsIf& line : cover.requirements) {
      if ((line.kinds & kind_) != 0) add_all(found_, behind(line.holds));
    }
    for (const GrantStep& step : cover.grants) {
      if (step.op == GrantStep::Op::number) add_number(step.a);
    }
    add_all(found_, behind(cover.free_of_deductible));
    if (!is_yes(a_.truth(cover.free_of_deductible, cost_))) add_number(a_.program.deductible);
  }

  void spared_by(const Exclusion& exclusion) {
    if (!is_yes(a_.truth(exclusion.truth, cost_))) return add_all(found_, behind(exclusion.truth));
    for (const Override& law : a_.program.overrides) {
      if ((law.kinds & exclusion.named & kind_) != 0) add_all(found_, behind(law.active));
    }
  }

  void add_number(NumberRegister reg) {
    Found slots;
    slots_of_number(a_.program, reg, cost_, slots);
    for (const SlotAt& at : slots) add_presumed(at);
  }

  void add_presumed(SlotAt at) {
    if (is_presumed(a_, at)) add_slot_once(found_, at);
  }

  const Assessed& a_;
  const Settlement& settlement_;
  const std::size_t cost_;
  const KindMask kind_;
  Found found_;
};

}  // namespace

std::vector<SlotAt> presumptions_behind(const Assessed& a, TruthRegister reg, std::size_t cost) {
  const Instruction& i = a.program.instructions[a.program.truth_producer[reg]];
  const Truth truth = a.truth(reg, cost);
  switch (i.op) {
    case Op::load_truth:
    case Op::test_option: return is_presumed(a, {i.a, cost}) ? Found{{i.a, cost}} : Found{};
    case Op::negate: return presumptions_behind(a, i.a, cost);
    case Op::both: return behind_operands(a, i, cost, truth, Truth::no);
    case Op::either: return behind_operands(a, i, cost, truth, Truth::yes);
    case Op::any_cost: return behind_any_cost(a, i, truth);
    case Op::compare: {
      Found slots;
      slots_of_number(a.program, i.a, cost, slots);
      slots_of_number(a.program, i.b, cost, slots);
      std::erase_if(slots, [&a](SlotAt at) { return !is_presumed(a, at); });
      return slots;
    }
    default: return {};
  }
}

bool is_presumed(const Wording& wording, const Program& program, const Evaluation& evaluation, const std::string& fact) {
  for (std::size_t slot = 0; slot < program.slots.size(); ++slot) {
    if (slot_name(wording, program.slots[slot]) != fact) continue;
    for (std::size_t cost = 0; cost < evaluation.inputs.costs; ++cost) {
      if (evaluation.inputs.presumption(static_cast<SlotId>(slot), cost) != 0) return true;
    }
  }
  return false;
}

void drop_idle_presumptions(const Assessed& a, TruthRegister reg, std::size_t cost, std::vector<SlotAt>& slots) {
  const Found needed = presumptions_behind(a, reg, cost);
  std::erase_if(slots, [&](SlotAt at) { return is_presumed(a, at) && std::find(needed.begin(), needed.end(), at) == needed.end(); });
}

std::vector<SlotAt> presumptions_rested_on(const Program& program, const Evaluation& evaluation) {
  const Assessed a{program, evaluation.inputs, evaluation.registers};
  Found found;
  for (std::size_t cost = 0; cost < evaluation.inputs.costs; ++cost) {
    const Found of_cost = CostWalk(a, evaluation.settlement, cost).run();
    found.insert(found.end(), of_cost.begin(), of_cost.end());
  }
  return found;
}

}  // namespace couvert
