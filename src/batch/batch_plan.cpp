// Levels and constants follow from the slots, instruction by instruction.
#include "batch/batch_plan.h"

#include <algorithm>

#include "batch/decision_planes.h"
#include "program/inputs.h"
#include "program/interval_arithmetic.h"
#include "program/trace.h"

namespace couvert {
namespace {

std::optional<ColumnId> column_with(const std::vector<ColumnSpec>& columns, const std::vector<std::uint8_t>& present, ColumnRole role,
                                    std::uint16_t index) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (present[c] != 0 && columns[c].role == role && columns[c].index == index) return static_cast<ColumnId>(c);
  }
  return std::nullopt;
}

ColumnRole role_of(IncidentInstant instant) {
  switch (instant) {
    case IncidentInstant::discovered: return ColumnRole::discovered;
    case IncidentInstant::series_began: return ColumnRole::series_began;
    case IncidentInstant::occurred: return ColumnRole::occurred;
    case IncidentInstant::notified: return ColumnRole::notified;
  }
  return ColumnRole::discovered;
}

class Planner {
 public:
  explicit Planner(BatchPlan& plan) : plan_(plan), program_(*plan.program) {}

  void run() {
    for (SlotId s = 0; s < program_.slots.size(); ++s) plan_.slots.push_back(slot(s));
    plan_.truth_levels.assign(program_.truth_producer.size(), Level::dossier);
    plan_.number_levels.assign(program_.number_producer.size(), Level::dossier);
    plan_.constant_truths.assign(program_.truth_producer.size(), std::nullopt);
    plan_.constant_numbers.assign(program_.number_producer.size(), std::nullopt);
    for (const Instruction& instruction : program_.instructions) {
      if (is_number(instruction.op)) plan_number(instruction);
      else plan_truth(instruction);
    }
    for (const Cover& cover : program_.covers) plan_cover(cover);
    find_only_granted();
    collect_masks();
    plan_.planes = plane_index(*plan_.wording, program_);
  }

 private:
  static bool is_number(Op op) { return op >= Op::constant_number; }

  SlotPlan slot(SlotId id) const {
    const Slot& s = program_.slots[id];
    SlotPlan planned;
    const auto of_dossier = [&](ColumnRole role, std::uint16_t index) {
      planned.of_dossier = column_with(plan_.layout.of_dossier, plan_.presence.of_dossier, role, index);
    };
    switch (s.source) {
      case SlotSource::fact: fact(id, planned); break;
      case SlotSource::schedule:
        of_dossier(ColumnRole::schedule, s.index);
        if (!planned.of_dossier) planned.constant = program_.schedule_defaults[s.index];
        break;
      case SlotSource::incident_instant: of_dossier(role_of(static_cast<IncidentInstant>(s.index)), 0); break;
      case SlotSource::annual_premium: of_dossier(ColumnRole::annual_premium, 0); break;
      case SlotSource::policy_day:
      case SlotSource::cover_end: break;
    }
    return planned;
  }

  void fact(SlotId id, SlotPlan& planned) const {
    const Slot& s = program_.slots[id];
    planned.of_dossier = column_with(plan_.layout.of_dossier, plan_.presence.of_dossier, ColumnRole::fact, s.index);
    planned.of_cost = column_with(plan_.layout.of_cost, plan_.presence.of_cost, ColumnRole::fact, s.index);
    if (planned.of_cost) planned.level = Level::row;
    if (s.zero_unless_stated) {
      if (!planned.of_dossier && !planned.of_cost) planned.constant = known(0);
      return;
    }
    if (plan_.strict) return;
    for (std::size_t p = 0; p < program_.presumptions.size(); ++p) {
      const PresumedFact& presumed = program_.presumptions[p];
      if (presumed.fact != id) continue;
      planned.presumptions.push_back(static_cast<std::uint16_t>(p));
      if (presumed.kinds != every_kind) planned.level = Level::row;
      if (presumed.kinds == every_kind && !presumed.contracts_from) {
        if (planned.presumptions.size() == 1 && !planned.of_dossier && !planned.of_cost) planned.constant = known(presumed.value);
        break;
      }
    }
  }

  static Level higher(Level a, Level b) { return std::max(a, b); }

  void plan_truth(const Instruction& i) {
    Level level = Level::dossier;
    std::optional<Truth> value;
    const auto constant = [&](std::uint16_t reg) { return plan_.constant_truths[reg]; };
    switch (i.op) {
      case Op::constant_truth: value = truth(i.number != 0); break;
      case Op::load_truth:
      case Op::test_option: {
        const SlotPlan& slot = plan_.slots[i.a];
        level = slot.level;
        if (slot.constant && is_known(*slot.constant)) {
          value = truth(i.op == Op::load_truth ? slot.constant->number != 0 : ((i.number >> slot.constant->number) & 1) != 0);
        }
        break;
      }
      case Op::negate:
        level = plan_.truth_levels[i.a];
        if (constant(i.a)) value = truth_not(*constant(i.a));
        break;
      case Op::both:
      case Op::either: {
        level = higher(plan_.truth_levels[i.a], plan_.truth_levels[i.b]);
        const Truth settles = i.op == Op::both ? Truth::no : Truth::yes;
        if (constant(i.a) == settles || constant(i.b) == settles) value = settles;
        else if (constant(i.a) && constant(i.b)) value = truth_not(settles);
        break;
      }
      case Op::compare: level = higher(plan_.number_levels[i.a], plan_.number_levels[i.b]); break;
      case Op::any_cost: value = constant(i.a); break;
      default: break;
    }
    plan_.truth_levels[i.result] = value ? Level::dossier : level;
    plan_.constant_truths[i.result] = value;
    if (!value) plan_.instructions.push_back(i);
  }

  void plan_number(const Instruction& i) {
    Level level = Level::dossier;
    std::optional<Interval> value;
    const auto constant = [&](std::uint16_t reg) { return plan_.constant_numbers[reg]; };
    switch (i.op) {
      case Op::constant_number: value = point(i.number); break;
      case Op::load_number:
        level = plan_.slots[i.a].level;
        if (plan_.slots[i.a].constant && is_known(*plan_.slots[i.a].constant)) value = point(plan_.slots[i.a].constant->number);
        break;
      case Op::add_months:
      case Op::percent_of:
        level = plan_.number_levels[i.a];
        if (const auto a = constant(i.a)) {
          const auto applied = [&i](std::int64_t end) { return i.op == Op::add_months ? months_later(end, i.number) : share_of(end, i.number); };
          value = Interval{applied(a->lo), applied(a->hi)};
        }
        break;
      default: level = higher(plan_.number_levels[i.a], plan_.number_levels[i.b]); break;
    }
    plan_.number_levels[i.result] = value ? Level::dossier : level;
    plan_.constant_numbers[i.result] = value;
    if (!value) plan_.instructions.push_back(i);
  }

  void plan_cover(const Cover& cover) {
    const auto constant = [&](TruthRegister reg) { return plan_.constant_truths[reg]; };
    CoverTerms terms;
    terms.is_plain = cover.grants.empty() && cover.count_at_most == 0 && !cover.waits && constant(cover.free_of_deductible) &&
                     constant(cover.free_of_limit) && (cover.shared_pool < 0 || constant(cover.shares)) &&
                     plan_.truth_levels[program_.deductible_before_sublimit] == Level::dossier;
    terms.pools[0] = cover.own_pool;
    terms.pools[1] = constant(cover.shares) == Truth::yes ? cover.shared_pool : std::int16_t{-1};
    terms.pools[2] = cover.agreed_pool;
    terms.bears_deductible = program_.deductible_statement.has_value() && constant(cover.free_of_deductible) != Truth::yes;
    terms.bears_limit = constant(cover.free_of_limit) != Truth::yes;
    plan_.cover_terms.push_back(terms);
    std::vector<std::size_t> duties;
    if (cover.after) duties_read(program_, *cover.after, duties);
    plan_.duties_of_cover.emplace_back(duties.begin(), duties.end());
    std::vector<std::uint16_t>& zeros = plan_.zeros_of_cover.emplace_back();
    for (const GrantStep& step : cover.grants) {
      if (step.op != GrantStep::Op::number) continue;
      const Instruction& loaded = program_.instructions[program_.number_producer[step.a]];
      if (loaded.op == Op::load_number && program_.slots[loaded.a].zero_unless_stated) zeros.push_back(loaded.a);
    }
  }

  /// Loads that only the steps of grants read need no column of their own.
  void find_only_granted() {
    plan_.only_granted.assign(program_.number_producer.size(), 0);
    for (const Instruction& i : plan_.instructions) {
      if (i.op == Op::load_number) plan_.only_granted[i.result] = 1;
    }
    const auto is_read = [this](NumberRegister reg) { plan_.only_granted[reg] = 0; };
    for (const Instruction& i : program_.instructions) {
      const bool reads_two = i.op == Op::compare || i.op == Op::add || i.op == Op::subtract || i.op == Op::multiply;
      if (reads_two || i.op == Op::add_months || i.op == Op::percent_of) is_read(i.a);
      if (reads_two) is_read(i.b);
    }
    is_read(program_.limit);
    is_read(program_.deductible);
    for (const Pool& pool : program_.pools) {
      if (pool.cap) is_read(*pool.cap);
    }
  }

  void mask(KindMask kinds) {
    if (kinds == every_kind || kinds == 0) return;
    if (std::find(plan_.kind_masks.begin(), plan_.kind_masks.end(), kinds) == plan_.kind_masks.end()) plan_.kind_masks.push_back(kinds);
  }

  void collect_masks() {
    for (const Gate& gate : program_.gates) mask(gate.kinds);
    for (const Cover& cover : program_.covers) {
      mask(cover.kinds);
      for (const KindsIf& line : cover.pays) mask(line.kinds);
      for (const KindsIf& line : cover.requirements) mask(line.kinds);
    }
    for (const Exclusion& exclusion : program_.exclusions) {
      mask(exclusion.kinds);
      for (const Override& law : program_.overrides) mask(law.kinds & exclusion.named);
    }
    for (const PresumedFact& presumed : program_.presumptions) mask(presumed.kinds);
  }

  BatchPlan& plan_;
  const Program& program_;
};

}  // namespace

BatchPlan plan_batch(std::shared_ptr<const Wording> wording, std::shared_ptr<const Program> program, const ColumnLayout& layout,
                     const ColumnPresence& presence, bool strict) {
  BatchPlan plan;
  plan.wording = std::move(wording);
  plan.program = std::move(program);
  plan.layout = layout;
  plan.presence = presence;
  plan.strict = strict;
  Planner(plan).run();
  return plan;
}

}  // namespace couvert
