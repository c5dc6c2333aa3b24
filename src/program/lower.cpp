// Lowers expressions. The checker has refused cycles, so the recursion over names ends.
#include "program/lower.h"

#include <algorithm>

#include "base/ensure.h"

namespace couvert {

Lowering::Lowering(const Wording& wording, Program& program)
    : wording_(wording),
      program_(program),
      emit_(program),
      events_(wording.events.size()),
      duties_(wording.duties.size()),
      excuses_(wording.excuses.size()) {}

SlotId Lowering::fact_slot(FactId fact, bool as_local_day) {
  const Fact& known = wording_.form.vocabulary->facts[fact];
  return emit_.slot({SlotSource::fact, fact, as_local_day, known.type, known.zero_unless_stated});
}

SlotId Lowering::schedule_slot(ScheduleId key) {
  return emit_.slot({SlotSource::schedule, key, false, wording_.form.schedule[key].type, false});
}

SlotId Lowering::instant_slot(const Term& term, bool as_local_day) {
  if (term.op == TermOp::fact_number) return fact_slot(term.index, as_local_day);
  ensure(term.op == TermOp::incident_instant, "only facts and incident times are instants");
  return emit_.slot({SlotSource::incident_instant, static_cast<std::uint16_t>(term.number), as_local_day, FactType::instant, false});
}

TruthRegister Lowering::event(std::size_t index) {
  if (!events_[index]) {
    emit_.set_statement(wording_.events[index].statement);
    events_[index] = truth(wording_.events[index].truth);
  }
  return *events_[index];
}

TruthRegister Lowering::any_event() {
  TruthRegister any = register_no;
  for (std::size_t i = 0; i < events_.size(); ++i) any = emit_.either(any, event(i));
  return any;
}

const Excuse& Lowering::excuse(std::size_t index) {
  if (!excuses_[index]) {
    const ExcuseRule& rule = wording_.excuses[index];
    emit_.set_statement(rule.statement);
    const TruthRegister holds = emit_.both(guard(rule.guard), truth(rule.truth));
    excuses_[index] = Excuse{rule.statement, rule.notice, holds};
  }
  return *excuses_[index];
}

const Duty& Lowering::duty(std::size_t index) {
  if (!duties_[index]) {
    const DutyRule& rule = wording_.duties[index];
    TruthRegister excused = register_no;
    for (std::size_t i = 0; i < excuses_.size(); ++i) {
      if (!wording_.excuses[i].notice) excused = emit_.either(excused, excuse(i).truth);
    }
    emit_.set_statement(rule.statement);
    Duty duty;
    duty.statement = rule.statement;
    duty.stated = truth(rule.truth);
    duty.excusable = rule.strict ? emit_.negate(guard(rule.strict_guard)) : register_yes;
    duty.kept = emit_.either(duty.stated, emit_.both(duty.excusable, excused));
    duties_[index] = duty;
  }
  return *duties_[index];
}

TruthRegister Lowering::guard(const CheckedGuard& guard) {
  TruthRegister holds = register_yes;
  if (guard.contracts_from) {
    const SlotId concluded =
        emit_.slot({SlotSource::policy_day, static_cast<std::uint16_t>(PolicyDay::concluded), false, FactType::date, false});
    holds = emit_.compare(Comparison::at_least, emit_.load_number(concluded), emit_.number(guard.contracts_from->number));
  }
  return guard.when ? emit_.both(holds, truth(*guard.when)) : holds;
}

TruthRegister Lowering::truth(TermId id) {
  const Term& term = wording_.at(id);
  switch (term.op) {
    case TermOp::truth_constant: return emit_.constant(term.number != 0);
    case TermOp::fact_truth: return emit_.load_truth(fact_slot(term.index));
    case TermOp::fact_option: {
      const std::size_t options = wording_.form.vocabulary->facts[term.index].options.size();
      const std::int64_t all = (std::int64_t{1} << options) - 1;
      if ((term.number & all) == all) return register_yes;  // a test that names every option is yes, whatever the answer
      return emit_.test_option(fact_slot(term.index), term.number);
    }
    case TermOp::schedule_truth: return emit_.load_truth(schedule_slot(term.index));
    case TermOp::schedule_option: return emit_.test_option(schedule_slot(term.index), term.number);
    case TermOp::reading_option: return emit_.constant(((term.number >> program_.readings[term.index]) & 1) != 0);
    case TermOp::event: return event(term.index);
    case TermOp::any_event: return any_event();
    case TermOp::kept: return duty(term.index).kept;
    case TermOp::negation: return emit_.negate(truth(term.a));
    case TermOp::conjunction: {
      const TruthRegister a = truth(term.a);
      return emit_.both(a, truth(term.b));
    }
    case TermOp::disjunction: {
      const TruthRegister a = truth(term.a);
      return emit_.either(a, truth(term.b));
    }
    case TermOp::compare: {
      const NumberRegister a = number(term.a);
      return emit_.compare(static_cast<Comparison>(term.number), a, number(term.b));
    }
    case TermOp::within_cover: {
      const NumberRegister day = number(term.a);
      const SlotId from = emit_.slot({SlotSource::policy_day, static_cast<std::uint16_t>(PolicyDay::from), false, FactType::date, false});
      const SlotId end = emit_.slot({SlotSource::cover_end, 0, false, FactType::date, false});
      const TruthRegister begun = emit_.compare(Comparison::at_most, emit_.load_number(from), day);
      return emit_.both(begun, emit_.compare(Comparison::less, day, emit_.load_number(end)));
    }
    case TermOp::on_any_cost: return emit_.any_cost(truth(term.a));
    default: ensure(false, "a truth was expected here"); return register_no;
  }
}

NumberRegister Lowering::number(TermId id) {
  const Term& term = wording_.at(id);
  switch (term.op) {
    case TermOp::constant: return emit_.number(term.number);
    case TermOp::fact_number: return emit_.load_number(fact_slot(term.index));
    case TermOp::schedule_number: return emit_.load_number(schedule_slot(term.index));
    case TermOp::incident_instant: return emit_.load_number(instant_slot(term, false));
    case TermOp::policy_day:
      return emit_.load_number(emit_.slot({SlotSource::policy_day, static_cast<std::uint16_t>(term.number), false, FactType::date, false}));
    case TermOp::annual_premium: return emit_.load_number(emit_.slot({SlotSource::annual_premium, 0, false, FactType::money, false}));
    case TermOp::local_day: return emit_.load_number(instant_slot(wording_.at(term.a), true));
    case TermOp::add_months: return emit_.numeric(Op::add_months, number(term.a), 0, term.number);
    case TermOp::percent_of: return emit_.numeric(Op::percent_of, number(term.a), 0, term.number);
    case TermOp::add:
    case TermOp::subtract:
    case TermOp::multiply: {
      const NumberRegister a = number(term.a);
      const NumberRegister b = number(term.b);
      const Op op = term.op == TermOp::add ? Op::add : term.op == TermOp::subtract ? Op::subtract : Op::multiply;
      return emit_.numeric(op, a, b, 0);
    }
    default: ensure(false, "a number was expected here"); return 0;
  }
}

std::vector<GrantStep> Lowering::grant(TermId term) {
  std::vector<GrantStep> steps;
  grant_step(term, steps);
  return steps;
}

std::uint16_t Lowering::grant_step(TermId id, std::vector<GrantStep>& steps) {
  const Term& term = wording_.at(id);
  GrantStep step;
  switch (term.op) {
    case TermOp::amount: step.op = GrantStep::Op::amount; break;
    case TermOp::counted: step.op = GrantStep::Op::counted; break;
    case TermOp::counted_share: step.op = GrantStep::Op::counted_share; break;
    case TermOp::add:
    case TermOp::subtract:
    case TermOp::multiply:
      step.a = grant_step(term.a, steps);
      step.b = grant_step(term.b, steps);
      step.op = term.op == TermOp::add        ? GrantStep::Op::add
                : term.op == TermOp::subtract ? GrantStep::Op::subtract
                                              : GrantStep::Op::multiply;
      break;
    case TermOp::percent_of:
      step.a = grant_step(term.a, steps);
      step.number = term.number;
      step.op = GrantStep::Op::percent_of;
      break;
    default:
      step.op = GrantStep::Op::number;
      step.a = number(id);
  }
  steps.push_back(step);
  return static_cast<std::uint16_t>(steps.size() - 1);
}

void Lowering::collect_events(TermId id, std::vector<std::uint16_t>& events) const {
  const Term& term = wording_.at(id);
  const auto add = [&events](std::uint16_t event) {
    if (std::find(events.begin(), events.end(), event) == events.end()) events.push_back(event);
  };
  if (term.op == TermOp::event) add(term.index);
  if (term.op == TermOp::any_event) {
    for (std::size_t i = 0; i < events_.size(); ++i) add(static_cast<std::uint16_t>(i));
  }
  if (term.op == TermOp::conjunction || term.op == TermOp::disjunction || term.op == TermOp::negation) {
    collect_events(term.a, events);
    if (term.op != TermOp::negation) collect_events(term.b, events);
  }
}

}  // namespace couvert
