#include "wording/check_cover.h"

#include "wording/check_expression.h"
#include "wording/finite_cases.h"

namespace couvert {
namespace {

void check_pays(const StatementUnderCheck& here, const CoverStatement& cover, CoverRule& rule) {
  rule.pays.push_back({check_kinds(here.state, here.file, cover.kinds), {}});
  for (const PaysLine& line : cover.pays) {
    rule.pays.push_back({check_kinds(here.state, here.file, line.kinds), check_line_guard(here.state, here.file, line.guard)});
  }
  for (const KindsLine& line : rule.pays) rule.kinds |= line.kinds;
}

void check_requirements(const StatementUnderCheck& here, const CoverStatement& cover, CoverRule& rule) {
  if (cover.after) rule.after = check_truth(here.state, here.file, *cover.after, Reads::dossier);
  for (const RequiresLine& line : cover.requirements) {
    Requirement requirement;
    requirement.truth = check_truth(here.state, here.file, line.truth, Reads::dossier);
    requirement.kinds = check_kinds(here.state, here.file, line.kinds);
    requirement.guard = check_line_guard(here.state, here.file, line.guard);
    rule.requirements.push_back(requirement);
  }
}

bool reads_count(const Wording& wording, TermId id) {
  const Term& term = wording.at(id);
  if (term.op == TermOp::counted || term.op == TermOp::counted_share) return true;
  if (term.op == TermOp::add || term.op == TermOp::subtract || term.op == TermOp::multiply) {
    return reads_count(wording, term.a) || reads_count(wording, term.b);
  }
  return term.op == TermOp::percent_of && reads_count(wording, term.a);
}

void check_grants(const StatementUnderCheck& here, const CoverStatement& cover, CoverRule& rule) {
  const Reads reads = cover.counts ? Reads::counted_cost : Reads::cost;
  if (cover.grants) rule.grants = check_amount(here.state, here.file, cover.grants->amount, reads);
  if (!cover.counts) return;
  CountRule count;
  count.fact = check_fact(here.state, here.file, cover.counts->fact, FactType::count).value_or(FactId{0});
  count.at_most = cover.counts->at_most;
  count.by = check_fact(here.state, here.file, cover.counts->by, FactType::date).value_or(FactId{0});
  rule.counts = count;
  const bool is_judged = !rule.grants || !(*rule.grants == here.state.unjudged);
  if (is_judged && (!rule.grants || !reads_count(here.state.wording, *rule.grants))) {
    here.error("count_without_grants", cover.counts->place,
               "`" + cover.name.text + "` counts `" + cover.counts->fact.text + "`, and no `grants` of it uses `counted` or `counted_share`");
  }
}

std::optional<ScheduleId> check_waiting_key(const StatementUnderCheck& here, const Word& name) {
  const NameEntry* entry = look_up(here.state, here.state.values, here.file, name, "key of the schedule");
  if (entry == nullptr) return std::nullopt;
  const bool is_count = entry->what == NameKind::schedule && here.state.wording.form.schedule[entry->index].type == FactType::count;
  if (is_count) return entry->index;
  here.error("type_mismatch", name.place, "`" + name.text + "` is no `count` of the schedule, in hours");
  return std::nullopt;
}

/// For each kind of waiting that may be agreed, exactly one mode says what it takes.
void check_modes(const StatementUnderCheck& here, const WaitsLine& line, const WaitRule& rule) {
  std::vector<CheckedGuard> guards;
  for (const WaitModeRule& mode : rule.modes) guards.push_back(mode.guard);
  if (!one_always_holds(here.state.wording, guards)) {
    here.error("waits_incomplete", line.place, "for some kind of waiting no mode says what it takes");
  }
  for (std::size_t i = 1; i < guards.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!can_hold_together(here.state.wording, guards[j], guards[i])) continue;
      here.error("waits_incomplete", line.modes[i].place,
                 "this mode and the one on line " + std::to_string(line.modes[j].place.line) + " can hold together");
    }
  }
}

void check_waits(const StatementUnderCheck& here, const CoverStatement& cover, CoverRule& rule) {
  if (!cover.waits) return;
  const WaitsLine& line = *cover.waits;
  WaitRule wait;
  wait.hours = check_waiting_key(here, line.hours).value_or(ScheduleId{0});
  wait.from = check_fact(here.state, here.file, line.from, FactType::instant).value_or(FactId{0});
  wait.to = check_fact(here.state, here.file, line.to, FactType::instant).value_or(FactId{0});
  for (const WaitMode& mode : line.modes) {
    WaitModeRule checked;
    checked.kind = static_cast<WaitModeRule::Kind>(mode.kind);
    if (mode.fact) checked.fact = check_fact(here.state, here.file, *mode.fact, FactType::money).value_or(FactId{0});
    checked.guard = check_line_guard(here.state, here.file, mode.guard);
    wait.modes.push_back(checked);
  }
  if (!here.has_too_many(line.modes.size(), line.place)) check_modes(here, line, wait);
  rule.waits = std::move(wait);
}

void check_money_lines(const StatementUnderCheck& here, const CoverStatement& cover, CoverRule& rule) {
  if (cover.sublimit) rule.sublimit = check_amount(here.state, here.file, cover.sublimit->amount, Reads::policy);
  for (const SharesLine& line : cover.shares) {
    const CheckedGuard guard = check_line_guard(here.state, here.file, line.guard);
    const NameEntry* shared = look_up(here.state, here.state.covers, here.file, line.cover, "cover");
    if (shared != nullptr) rule.shares.push_back({static_cast<std::uint8_t>(shared->index), guard});
  }
  for (const FreeLine& line : cover.free_of) {
    const CheckedGuard guard = check_line_guard(here.state, here.file, line.guard);
    (line.of_deductible ? rule.free_of_deductible : rule.free_of_limit).push_back(guard);
  }
}

}  // namespace

void check_cover(const StatementUnderCheck& here, const CoverStatement& cover) {
  CoverRule rule;
  rule.statement = here.record(Nature::cover, cover.name.text);
  rule.name = cover.name.text;
  rule.label = check_labels(here.state, here.file, cover.label.value_or(Labels{}), cover.name.place,
                            "the label of cover `" + cover.name.text + "`");
  rule.guard = check_guard(here.state, here.file, cover.guard);
  check_pays(here, cover, rule);
  check_requirements(here, cover, rule);
  check_grants(here, cover, rule);
  check_waits(here, cover, rule);
  check_money_lines(here, cover, rule);
  here.state.wording.covers.push_back(std::move(rule));
}

}  // namespace couvert
