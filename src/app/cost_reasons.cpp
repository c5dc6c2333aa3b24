// Walks the tables of the program in the order of a decision and keeps what mattered for one cost.
#include "app/cost_reasons.h"

#include <algorithm>

#include "app/deciding_facts.h"
#include "app/telling_presumptions.h"
#include "program/competing.h"
#include "program/open_amounts.h"

namespace couvert {
namespace {

class ReasonWalk {
 public:
  ReasonWalk(const Program& program, const Evaluation& evaluation, std::size_t cost)
      : program_(program),
        settlement_(evaluation.settlement),
        a_{program, evaluation.inputs, evaluation.registers},
        cost_(cost),
        kind_(evaluation.inputs.kinds[cost]),
        outcome_(evaluation.settlement.outcomes[cost]) {}

  CostReasons run() {
    conditions();
    covers();
    exclusions();
    excuses();
    open_amount();
    cuts(outcome_ == CostOutcome::pending ? settlement_.at_most : settlement_.due);
    return std::move(found_);
  }

 private:
  void add(Reason::Role role, StatementId statement, Truth result, std::vector<SlotAt> facts) {
    found_.reasons.push_back({role, statement, result, std::move(facts)});
  }

  [[nodiscard]] std::vector<SlotAt> deciding(TruthRegister reg) const {
    std::vector<SlotAt> facts;
    deciding_slots(a_, reg, cost_, facts);
    drop_idle_presumptions(a_, reg, cost_, facts);
    return facts;
  }

  void conditions() {
    for (const Gate& gate : program_.gates) {
      if ((gate.kinds & kind_) == 0 || is_no(a_.truth(gate.active, cost_))) continue;
      const Truth passed = a_.truth(gate.passed, cost_);
      const bool saved = is_yes(passed) && !is_yes(a_.truth(gate.stated, cost_));
      const Reason::Role role = is_no(passed)        ? Reason::Role::condition_failed
                                : is_unknown(passed) ? Reason::Role::condition_open
                                : saved              ? Reason::Role::condition_saved
                                                     : Reason::Role::condition_kept;
      add(role, gate.statement, passed, deciding(is_yes(passed) ? gate.stated : gate.passed));
    }
  }

  void covers() {
    const std::int16_t sure = settlement_.covers[cost_];
    if (sure >= 0) {
      std::uint64_t competing = 0;
      if (outcome_ == CostOutcome::pending) competing = competing_covers(a_, cost_, candidates_of(a_, cost_));
      for (std::size_t c = 0; c < program_.covers.size(); ++c) {
        if (((competing >> c) & 1) != 0) cover(program_.covers[c], Reason::Role::cover_open, Truth::unknown);
      }
      return cover(program_.covers[static_cast<std::size_t>(sure)], Reason::Role::cover_grants, Truth::yes);
    }
    for (const std::uint8_t index : program_.covers_of_kind[a_.inputs.kind_ids[cost_]]) {
      const Cover& candidate = program_.covers[index];
      if (is_no(cover_exists(a_, candidate, cost_))) continue;
      const Truth met = cover_met(a_, candidate, cost_);
      cover(candidate, is_no(met)        ? Reason::Role::cover_failed
                       : is_unknown(met) ? Reason::Role::cover_open
                                         : Reason::Role::cover_grants, met);
    }
  }

  /// A cover with the events it follows, each an entry of its own, and the requirements that decided.
  void cover(const Cover& cover, Reason::Role role, Truth wanted) {
    std::vector<SlotAt> facts;
    for (const KindsIf& line : cover.requirements) {
      if ((line.kinds & kind_) != 0 && a_.truth(line.holds, cost_) == wanted) deciding_slots(a_, line.holds, cost_, facts);
    }
    const Truth after = cover.after ? a_.truth(*cover.after, cost_) : Truth::yes;
    if (cover.after && after == wanted && cover.after_events.empty()) deciding_slots(a_, *cover.after, cost_, facts);
    add(role, cover.statement, wanted, std::move(facts));
    if (!cover.after || after != wanted) return;
    for (const std::uint16_t index : cover.after_events) {
      const EventSlot& event = program_.events[index];
      if (a_.truth(event.truth, cost_) == wanted) add(Reason::Role::event, event.statement, wanted, deciding(event.truth));
    }
  }

  void exclusions() {
    for (const Exclusion& exclusion : program_.exclusions) {
      if ((exclusion.kinds & kind_) == 0) continue;
      const Truth stated = a_.truth(exclusion.truth, cost_);
      const Truth applies = exclusion_applies(a_, exclusion, cost_);
      const bool overridden = is_no(applies) && !is_no(stated);
      add(overridden            ? Reason::Role::exclusion_overridden
          : is_yes(applies)     ? Reason::Role::exclusion_applies
          : is_unknown(applies) ? Reason::Role::exclusion_open
                                : Reason::Role::exclusion_failed,
          exclusion.statement, applies, deciding(exclusion.truth));
      if (overridden) overrides_of(exclusion);
    }
  }

  void overrides_of(const Exclusion& exclusion) {
    for (const Override& law : program_.overrides) {
      if ((law.kinds & exclusion.named & kind_) != 0 && is_yes(a_.truth(law.active, cost_)))
        add(Reason::Role::law_saves, law.statement, Truth::yes, deciding(law.active));
    }
  }

  /// Excuses matter where a duty or a notice is broken or open as stated and counts as kept.
  void excuses() {
    if (outcome_ != CostOutcome::covered) return;
    bool duty_saved = false;
    for (const Duty& duty : program_.duties)
      duty_saved = duty_saved || (duty.has_effect && !is_yes(a_.truth(duty.stated, cost_)) && is_yes(a_.truth(duty.kept, cost_)));
    bool notice_saved = false;
    for (const Gate& gate : program_.gates)
      notice_saved = notice_saved || (gate.notice && !is_yes(a_.truth(gate.stated, cost_)) && is_yes(a_.truth(gate.passed, cost_)));
    for (const Excuse& excuse : program_.excuses) {
      if ((excuse.notice ? notice_saved : duty_saved) && is_yes(a_.truth(excuse.truth, cost_)))
        add(Reason::Role::law_saves, excuse.statement, Truth::yes, deciding(excuse.truth));
    }
  }

  void open_amount() {
    if (outcome_ != CostOutcome::pending || settlement_.covers[cost_] < 0) return;
    for (const OpenItem& item : open_amounts(a_, program_.covers[static_cast<std::size_t>(settlement_.covers[cost_])], cost_)) {
      std::vector<SlotAt> facts;
      if (item.what == OpenItem::What::slot) facts.push_back({item.slot, cost_});
      const auto same = [&](const Reason& r) { return r.role == Reason::Role::amount_open && r.statement == item.statement; };
      const auto have = std::find_if(found_.reasons.begin(), found_.reasons.end(), same);
      if (have == found_.reasons.end()) add(Reason::Role::amount_open, item.statement, Truth::unknown, std::move(facts));
      else have->facts.insert(have->facts.end(), facts.begin(), facts.end());
    }
  }

  void cuts(const SettlementRun& run) {
    const std::int16_t used = run.cover.empty() ? std::int16_t{-1} : run.cover[cost_];
    for (const SettledCut& cut : run.cuts) {
      if (cut.cost != cost_) continue;
      CutReason reason{cut.term, cut.statement, cut.minor, {}};
      if (used >= 0) facts_of_cut(cut, program_.covers[static_cast<std::size_t>(used)], reason.facts);
      found_.cuts.push_back(std::move(reason));
    }
  }

  void number(NumberRegister reg, std::vector<SlotAt>& facts) const { slots_of_number(program_, reg, cost_, facts); }

  void facts_of_cut(const SettledCut& cut, const Cover& cover, std::vector<SlotAt>& facts) const {
    switch (cut.term) {
      case MoneyTerm::clause:
        if (cut.statement == cover.statement) facts_of_grant(cover, facts);
        else terms(program_.off_every_cost, cut.statement, facts);
        return;
      case MoneyTerm::waiting_period:
        for (const SlotId slot : {cover.wait_hours, cover.wait_from, cover.wait_to}) add_slot_once(facts, {slot, cost_});
        return;
      case MoneyTerm::other_insurance: return terms(program_.other_insurance, cut.statement, facts);
      case MoneyTerm::sublimit: return facts_of_sublimit(cut.statement, facts);
      case MoneyTerm::deductible: return number(program_.deductible, facts);
      case MoneyTerm::limit: return number(program_.limit, facts);
      case MoneyTerm::reduction: return facts_of_reduction(cut.statement, facts);
    }
  }

  void facts_of_grant(const Cover& cover, std::vector<SlotAt>& facts) const {
    if (cover.count_at_most > 0) {
      add_slot_once(facts, {cover.count_fact, cost_});
      add_slot_once(facts, {cover.count_by, cost_});
    }
    for (const GrantStep& step : cover.grants) {
      if (step.op == GrantStep::Op::number) number(step.a, facts);
    }
  }

  void terms(const std::vector<FactTerm>& all, StatementId statement, std::vector<SlotAt>& facts) const {
    for (const FactTerm& term : all) {
      if (term.statement == statement && a_.inputs.value(term.fact, cost_) != known(0)) add_slot_once(facts, {term.fact, cost_});
    }
  }

  void facts_of_sublimit(StatementId statement, std::vector<SlotAt>& facts) const {
    for (const Pool& pool : program_.pools) {
      if (pool.statement == statement && pool.cap) number(*pool.cap, facts);
    }
    const std::int16_t used = outcome_ == CostOutcome::pending ? settlement_.at_most.cover[cost_] : settlement_.due.cover[cost_];
    const std::int16_t agreed = program_.covers[static_cast<std::size_t>(used)].agreed_pool;
    if (agreed < 0) return;
    const Pool& pool = program_.pools[static_cast<std::size_t>(agreed)];
    if (pool.statement == statement && pool.agreed) add_slot_once(facts, {*pool.agreed, cost_});
  }

  void facts_of_reduction(StatementId statement, std::vector<SlotAt>& facts) const {
    for (const Reduction& reduction : program_.reductions) {
      for (const Reduction::Ground& ground : reduction.grounds) {
        if (ground.statement != statement || is_no(a_.truth(ground.truth, cost_))) continue;
        deciding_slots(a_, ground.truth, cost_, facts);
        add_slot_once(facts, {reduction.fact, cost_});
      }
    }
  }

  const Program& program_;
  const Settlement& settlement_;
  const Assessed a_;
  const std::size_t cost_;
  const KindMask kind_;
  const CostOutcome outcome_;
  CostReasons found_;
};

}  // namespace

CostReasons reasons_of_cost(const Program& program, const Evaluation& evaluation, std::size_t cost) {
  return ReasonWalk(program, evaluation, cost).run();
}

}  // namespace couvert
