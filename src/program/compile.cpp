// Compiles a checked wording: one function for each table of the program.
#include "program/compile.h"

#include <algorithm>

#include "program/lower.h"

namespace couvert {
namespace {

class Compiler {
 public:
  Compiler(const Wording& wording, Program& program) : wording_(wording), program_(program), lower_(wording, program) {}

  void run() {
    program_.sentences.resize(wording_.statements.size());
    apply_readings_to_schedule();
    for (std::size_t i = 0; i < wording_.events.size(); ++i) compile_event(i);
    for (std::size_t i = 0; i < wording_.excuses.size(); ++i) compile_excuse(i);
    for (std::size_t i = 0; i < wording_.duties.size(); ++i) compile_duty(i);
    for (const ConditionRule& rule : wording_.conditions) compile_condition(rule);
    std::stable_sort(program_.gates.begin(), program_.gates.end(),
                     [](const Gate& a, const Gate& b) { return a.statement < b.statement; });
    for (const CoverRule& rule : wording_.covers) compile_cover(rule);
    resolve_shares();
    index_covers_by_kind();
    for (const ExclusionRule& rule : wording_.exclusions) compile_exclusion(rule);
    for (const OverrideRule& rule : wording_.overrides) compile_override(rule);
    compile_reductions();
    for (const PresumptionRule& rule : wording_.presumptions) compile_presumption(rule);
    compile_fact_terms(wording_.off_every_cost, program_.off_every_cost);
    compile_fact_terms(wording_.other_insurance, program_.other_insurance);
    compile_event_terms();
  }

 private:
  struct OrderedGround {
    FactId fact;
    Reduction::Ground ground;
  };

  void apply_readings_to_schedule() {
    for (const ScheduleKey& key : wording_.form.schedule) {
      Value value = key.default_value;
      if (key.default_reading) {
        const Reading& reading = wording_.form.readings[*key.default_reading];
        const std::string& option = reading.options[program_.readings[*key.default_reading]];
        const auto place = std::find(key.options.begin(), key.options.end(), option);
        value = known(place - key.options.begin());
      }
      program_.schedule_defaults.push_back(value);
    }
  }

  void compile_event(std::size_t index) {
    const EventRule& rule = wording_.events[index];
    const TruthRegister truth = lower_.event(index);
    program_.events.push_back({rule.statement, truth});
    program_.sentences[rule.statement].truth = truth;
  }

  void compile_excuse(std::size_t index) {
    const Excuse& excuse = lower_.excuse(index);
    program_.excuses.push_back(excuse);
    program_.sentences[excuse.statement].truth = excuse.truth;
  }

  void compile_duty(std::size_t index) {
    const DutyRule& rule = wording_.duties[index];
    Duty duty = lower_.duty(index);
    lower_.emitter().set_statement(rule.statement);
    program_.sentences[rule.statement].truth = duty.stated;
    for (const BreachRule& breach : rule.breaches) {
      if (breach.effect == BreachRule::Effect::not_stated) continue;
      const TruthRegister active = lower_.guard(breach.guard);
      if (active == register_no) continue;
      duty.has_effect = true;
      if (breach.effect == BreachRule::Effect::reduces) {
        Emitter& emit = lower_.emitter();
        grounds_.push_back({breach.fact,
                            {rule.statement, emit.both(active, emit.negate(duty.stated)), emit.both(active, emit.negate(duty.kept)),
                             static_cast<std::int16_t>(index)}});
        continue;
      }
      const TruthRegister passed = lower_.emitter().either(lower_.emitter().negate(active), duty.kept);
      program_.gates.push_back({rule.statement, every_kind, active, duty.stated, passed, static_cast<std::int16_t>(index), false});
    }
    program_.duties.push_back(duty);
  }

  void compile_condition(const ConditionRule& rule) {
    Emitter& emit = lower_.emitter();
    emit.set_statement(rule.statement);
    const TruthRegister active = lower_.guard(rule.guard);
    const TruthRegister stated = lower_.truth(rule.truth);
    program_.sentences[rule.statement] = {emit.both(active, stated), rule.kinds};
    if (active == register_no) return;
    TruthRegister met = stated;
    if (rule.notice) {
      for (std::size_t i = 0; i < wording_.excuses.size(); ++i) {
        if (wording_.excuses[i].notice) met = emit.either(met, lower_.excuse(i).truth);
      }
      emit.set_statement(rule.statement);
    }
    program_.gates.push_back({rule.statement, rule.kinds, active, stated, emit.either(emit.negate(active), met), -1, rule.notice});
  }

  void compile_cover(const CoverRule& rule) {
    Emitter& emit = lower_.emitter();
    emit.set_statement(rule.statement);
    Cover cover;
    cover.statement = rule.statement;
    cover.clause = wording_.statements[rule.statement].clause;
    cover.active = lower_.guard(rule.guard);
    for (const KindsLine& line : rule.pays) {
      const TruthRegister holds = lower_.guard(line.guard);
      if (holds == register_no) continue;
      cover.pays.push_back({line.kinds, holds});
      cover.kinds |= line.kinds;
    }
    if (cover.active == register_no) cover.kinds = 0;
    if (rule.after) {
      cover.after = lower_.truth(*rule.after);
      lower_.collect_events(*rule.after, cover.after_events);
      emit.set_statement(rule.statement);
    }
    for (const Requirement& line : rule.requirements) {
      const TruthRegister holds = emit.either(emit.negate(lower_.guard(line.guard)), lower_.truth(line.truth));
      if (holds != register_yes) cover.requirements.push_back({line.kinds, holds});
    }
    if (rule.grants) cover.grants = lower_.grant(*rule.grants);
    if (rule.counts) {
      cover.count_at_most = rule.counts->at_most;
      cover.count_fact = lower_.fact_slot(rule.counts->fact);
      cover.count_by = lower_.fact_slot(rule.counts->by);
    }
    if (rule.waits) compile_wait(*rule.waits, cover);
    for (const CheckedGuard& guard : rule.free_of_deductible)
      cover.free_of_deductible = emit.either(cover.free_of_deductible, lower_.guard(guard));
    for (const CheckedGuard& guard : rule.free_of_limit) cover.free_of_limit = emit.either(cover.free_of_limit, lower_.guard(guard));
    if (rule.sublimit) {
      cover.own_pool = static_cast<std::int16_t>(program_.pools.size());
      program_.pools.push_back({rule.statement, lower_.number(*rule.sublimit), std::nullopt});
    }
    if (rule.agreed_sublimit && wording_.agreed_sublimits) {
      cover.agreed_pool = static_cast<std::int16_t>(program_.pools.size());
      program_.pools.push_back({*wording_.agreed_sublimits, std::nullopt, lower_.schedule_slot(*rule.agreed_sublimit)});
    }
    program_.covers.push_back(std::move(cover));
  }

  void compile_wait(const WaitRule& rule, Cover& cover) {
    cover.waits = true;
    cover.wait_hours = lower_.schedule_slot(rule.hours);
    cover.wait_from = lower_.fact_slot(rule.from);
    cover.wait_to = lower_.fact_slot(rule.to);
    for (const WaitModeRule& mode : rule.modes) {
      const TruthRegister holds = lower_.guard(mode.guard);
      if (holds == register_no) continue;
      const SlotId fact = mode.kind == WaitModeRule::Kind::deducting ? lower_.fact_slot(mode.fact) : SlotId{0};
      cover.wait_modes.push_back({mode.kind, holds, fact});
    }
  }

  /// A share names a cover that may stand further down, so pools are joined when all covers have theirs.
  void resolve_shares() {
    for (std::size_t i = 0; i < wording_.covers.size(); ++i) {
      for (const ShareRule& share : wording_.covers[i].shares) {
        const TruthRegister holds = lower_.guard(share.guard);
        if (holds == register_no) continue;
        program_.covers[i].shared_pool = program_.covers[share.cover].own_pool;
        program_.covers[i].shares = holds;
      }
    }
  }

  void index_covers_by_kind() {
    program_.covers_of_kind.resize(wording_.form.vocabulary->kinds.size());
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      for (std::size_t k = 0; k < program_.covers_of_kind.size(); ++k) {
        if ((program_.covers[c].kinds >> k) & 1) program_.covers_of_kind[k].push_back(static_cast<std::uint8_t>(c));
      }
    }
  }

  void compile_exclusion(const ExclusionRule& rule) {
    Emitter& emit = lower_.emitter();
    emit.set_statement(rule.statement);
    const TruthRegister active = lower_.guard(rule.guard);
    const TruthRegister truth = rule.truth ? emit.both(active, lower_.truth(*rule.truth)) : active;
    program_.sentences[rule.statement] = {truth, rule.kinds};
    if (truth == register_no) return;
    program_.exclusions.push_back({rule.statement, rule.kinds, truth, rule.names_kinds ? rule.kinds : KindMask{0}});
  }

  void compile_override(const OverrideRule& rule) {
    lower_.emitter().set_statement(rule.statement);
    const TruthRegister active = lower_.guard(rule.guard);
    program_.sentences[rule.statement] = {active, rule.kinds};
    if (active != register_no) program_.overrides.push_back({rule.statement, rule.kinds, active});
  }

  void compile_reductions() {
    for (const ReductionRule& rule : wording_.reductions) {
      lower_.emitter().set_statement(rule.statement);
      const TruthRegister truth = lower_.emitter().both(lower_.guard(rule.guard), lower_.truth(rule.truth));
      program_.sentences[rule.statement].truth = truth;
      grounds_.push_back({rule.fact, {rule.statement, truth, truth, -1}});
    }
    std::stable_sort(grounds_.begin(), grounds_.end(),
                     [](const OrderedGround& a, const OrderedGround& b) { return a.ground.statement < b.ground.statement; });
    for (const OrderedGround& ordered : grounds_) {
      const SlotId slot = lower_.fact_slot(ordered.fact);
      auto found = std::find_if(program_.reductions.begin(), program_.reductions.end(), [slot](const Reduction& r) { return r.fact == slot; });
      if (found == program_.reductions.end()) {
        Reduction reduction;
        reduction.fact = slot;
        reduction.is_amount = wording_.form.vocabulary->facts[ordered.fact].type == FactType::money;
        found = program_.reductions.insert(program_.reductions.end(), std::move(reduction));
      }
      lower_.emitter().set_statement(ordered.ground.statement);
      found->truth = lower_.emitter().either(found->truth, ordered.ground.truth);
      found->grounds.push_back(ordered.ground);
    }
    std::stable_partition(program_.reductions.begin(), program_.reductions.end(), [](const Reduction& r) { return r.is_amount; });
  }

  /// A presumption is applied while a dossier is read, before any instruction: its guard has to be settled by the readings.
  void compile_presumption(const PresumptionRule& rule) {
    CheckedGuard guard = rule.guard;
    guard.contracts_from.reset();
    if (lower_.guard(guard) != register_yes) return;
    KindMask spared = 0;
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      if ((rule.except_covers >> c) & 1) spared |= program_.covers[c].kinds;
    }
    program_.presumptions.push_back(
        {rule.statement, lower_.fact_slot(rule.fact), rule.value, rule.burden, ~spared, rule.guard.contracts_from});
  }

  void compile_fact_terms(const std::vector<FactTermRule>& rules, std::vector<FactTerm>& terms) {
    for (const FactTermRule& rule : rules) {
      lower_.emitter().set_statement(rule.statement);
      const TruthRegister active = lower_.guard(rule.guard);
      if (active != register_no) terms.push_back({rule.statement, lower_.fact_slot(rule.fact), active});
    }
  }

  void compile_event_terms() {
    Emitter& emit = lower_.emitter();
    if (wording_.limit) {
      program_.limit_statement = wording_.limit->statement;
      emit.set_statement(wording_.limit->statement);
      program_.limit = lower_.number(wording_.limit->amount);
    } else {
      program_.limit = emit.number(unbounded);
    }
    program_.deductible = emit.number(0);
    if (!wording_.deductible) return;
    const DeductibleRule& rule = *wording_.deductible;
    emit.set_statement(rule.statement);
    program_.deductible_statement = rule.statement;
    program_.deductible = lower_.number(rule.amount);
    if (rule.has_order_line) program_.deductible_before_sublimit = lower_.guard(rule.before_sublimit);
  }

  const Wording& wording_;
  Program& program_;
  Lowering lower_;
  std::vector<OrderedGround> grounds_;
};

}  // namespace

Program compile(const Wording& wording, const ReadingChoice& readings) {
  Program program;
  program.readings = readings;
  Compiler(wording, program).run();
  return program;
}

}  // namespace couvert
