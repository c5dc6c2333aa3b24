// The steps of a settlement, asked only one thing: what is still open in them.
#include "program/open_amounts.h"

#include <algorithm>

#include "program/grant.h"
#include "program/trace.h"
#include "program/waiting.h"

namespace couvert {
namespace {

/// Walks the steps; `found` gets what is open. With `first_only` it may stop at the first.
class OpenWalk {
 public:
  OpenWalk(const Assessed& a, const Cover& cover, std::size_t cost, bool first_only)
      : a_(a), cover_(cover), cost_(cost), first_only_(first_only) {}

  std::vector<OpenItem> run() {
    grant();
    const std::int64_t granted = granted_at_most();
    if (granted == 0 && is_known(a_.inputs.amounts[cost_])) return {};
    amount_and_grant();
    if (enough() || granted == 0) return std::move(found_);
    if (waiting_takes_all(granted)) return std::move(found_);
    waiting(granted);
    facts_off(a_.program.other_insurance);
    sublimits();
    deductible();
    limit();
    reductions();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool enough() const { return first_only_ && !found_.empty(); }

  void add(OpenItem item) {
    const auto same = [&item](const OpenItem& have) {
      return have.what == item.what && have.slot == item.slot && have.statement == item.statement;
    };
    if (std::none_of(found_.begin(), found_.end(), same)) found_.push_back(item);
  }
  void add_slot(SlotId slot, StatementId statement) { add({OpenItem::What::slot, slot, statement}); }
  void add_truth(TruthRegister reg, StatementId statement) {
    std::vector<SlotAt> slots;
    unknown_slots(a_, reg, cost_, slots);
    for (const SlotAt& at : slots) add_slot(at.slot, statement);
  }
  void add_number(NumberRegister reg, StatementId statement) {
    std::vector<SlotAt> slots;
    unknown_slots_of_number(a_, reg, cost_, slots);
    for (const SlotAt& at : slots) add_slot(at.slot, statement);
  }
  [[nodiscard]] bool is_slot_open(SlotId slot) const { return !is_known(a_.inputs.value(slot, cost_)); }

  void grant() {
    const Counted counted = cover_.count_at_most > 0 ? count_alone(cover_, AssessedCost(a_, cost_)) : Counted{};
    granted_ = granted_by_clause(cover_, AssessedCost(a_, cost_), counted);
  }

  void amount_and_grant() {
    if (!is_known(a_.inputs.amounts[cost_])) {
      add({a_.inputs.rate_unknown[cost_] != 0 ? OpenItem::What::rate : OpenItem::What::amount, 0, cover_.statement});
    }
    if (cover_.count_at_most > 0 && is_slot_open(cover_.count_by)) add_slot(cover_.count_by, cover_.statement);
    if (!is_point(granted_)) {
      if (cover_.count_at_most > 0 && is_slot_open(cover_.count_fact)) add_slot(cover_.count_fact, cover_.statement);
      for (const GrantStep& step : cover_.grants) {
        if (step.op == GrantStep::Op::number) add_number(step.a, cover_.statement);
      }
    }
    if (granted_.hi > 0) facts_off(a_.program.off_every_cost);
  }

  /// An amount that several costs share may be used up by another one.
  [[nodiscard]] std::int64_t granted_at_most() const {
    std::int64_t left = granted_.hi;
    for (const FactTerm& off : a_.program.off_every_cost) {
      const bool is_its_own = a_.inputs.costs == 1 || a_.inputs.stated_by_cost(off.fact, cost_);
      if (!is_its_own || !is_yes(a_.truth(off.active, cost_))) continue;
      left = std::max<std::int64_t>(0, left - bounds_of(a_.inputs.value(off.fact, cost_), FactType::money).lo);
    }
    return left;
  }

  void facts_off(const std::vector<FactTerm>& terms) {
    for (const FactTerm& term : terms) {
      if (is_yes(a_.truth(term.active, cost_)) && is_slot_open(term.fact)) add_slot(term.fact, term.statement);
    }
  }

  /// Nothing is left then for any later term to change.
  [[nodiscard]] bool waiting_takes_all(std::int64_t granted) const {
    return cover_.waits && waiting_cut(cover_, AssessedCost(a_, cost_), granted) == point(granted);
  }

  void waiting(std::int64_t granted) {
    if (!cover_.waits || is_point(waiting_cut(cover_, AssessedCost(a_, cost_), granted))) return;
    for (const SlotId slot : {cover_.wait_hours, cover_.wait_from, cover_.wait_to}) {
      if (is_slot_open(slot)) add_slot(slot, cover_.statement);
    }
    for (const WaitingMode& mode : cover_.wait_modes) {
      const Truth holds = a_.truth(mode.holds, cost_);
      if (is_unknown(holds)) add_truth(mode.holds, cover_.statement);
      if (!is_no(holds) && mode.kind == WaitModeRule::Kind::deducting && is_slot_open(mode.fact)) add_slot(mode.fact, cover_.statement);
    }
  }

  void sublimits() {
    add_truth(cover_.shares, cover_.statement);
    for (const std::int16_t index : {cover_.own_pool, cover_.agreed_pool, is_no(a_.truth(cover_.shares, cost_)) ? std::int16_t{-1} : cover_.shared_pool}) {
      if (index < 0) continue;
      const Pool& pool = a_.program.pools[static_cast<std::size_t>(index)];
      const bool is_agreed = pool.agreed && a_.inputs.value(*pool.agreed, cost_).stated != Stated::left_out;
      has_sublimit_ = has_sublimit_ || pool.cap.has_value() || is_agreed;
      if (pool.cap) add_number(*pool.cap, pool.statement);
      if (pool.agreed && a_.inputs.value(*pool.agreed, cost_).stated == Stated::unknown) add_slot(*pool.agreed, pool.statement);
    }
  }

  void deductible() {
    if (!a_.program.deductible_statement || is_yes(a_.truth(cover_.free_of_deductible, cost_))) return;
    const StatementId statement = *a_.program.deductible_statement;
    const Interval amount = a_.registers.number(a_.program.deductible, cost_);
    if (amount == point(0)) return;
    add_truth(cover_.free_of_deductible, statement);
    add_number(a_.program.deductible, statement);
    if (!is_known(a_.inputs.deductible_before)) add({OpenItem::What::deductible_before, 0, statement});
    if (has_sublimit_) add_truth(a_.program.deductible_before_sublimit, statement);
  }

  void limit() {
    if (is_yes(a_.truth(cover_.free_of_limit, cost_))) return;
    add_truth(cover_.free_of_limit, a_.program.limit_statement);
    add_number(a_.program.limit, a_.program.limit_statement);
    if (!is_known(a_.inputs.paid_before)) add({OpenItem::What::paid_before, 0, a_.program.limit_statement});
  }

  void reductions() {
    for (const Reduction& reduction : a_.program.reductions) {
      const Truth applies = a_.truth(reduction.truth, cost_);
      const Value value = a_.inputs.value(reduction.fact, cost_);
      if (is_no(applies) || value == known(0) || (is_yes(applies) && is_known(value))) continue;
      for (const Reduction::Ground& ground : reduction.grounds) {
        if (is_unknown(a_.truth(ground.truth, cost_))) add_truth(ground.truth, ground.statement);
        if (!is_no(a_.truth(ground.truth, cost_)) && !is_known(value)) add_slot(reduction.fact, ground.statement);
      }
    }
  }

  const Assessed& a_;
  const Cover& cover_;
  const std::size_t cost_;
  const bool first_only_;
  Interval granted_;
  bool has_sublimit_ = false;
  std::vector<OpenItem> found_;
};

}  // namespace

std::vector<OpenItem> open_amounts(const Assessed& a, const Cover& cover, std::size_t cost) { return OpenWalk(a, cover, cost, false).run(); }

bool is_amount_open(const Assessed& a, const Cover& cover, std::size_t cost) { return !OpenWalk(a, cover, cost, true).run().empty(); }

}  // namespace couvert
