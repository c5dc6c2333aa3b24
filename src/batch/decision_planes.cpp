// The clauses that can decide a cost, and the facts that can be missing or assumed, each once.
#include "batch/decision_planes.h"

#include <algorithm>
#include <set>

#include "batch/evaluate_batch.h"
#include "program/missing.h"

namespace couvert {
namespace {

std::set<ClauseId> deciding_clauses(const Wording& wording, const Program& program) {
  std::set<ClauseId> clauses;
  const auto cite = [&](StatementId statement) { clauses.insert(wording.statements[statement].clause); };
  for (const EventSlot& event : program.events) cite(event.statement);
  for (const Gate& gate : program.gates) cite(gate.statement);
  for (const Excuse& excuse : program.excuses) cite(excuse.statement);
  for (const Cover& cover : program.covers) cite(cover.statement);
  for (const Pool& pool : program.pools) cite(pool.statement);
  for (const Exclusion& exclusion : program.exclusions) cite(exclusion.statement);
  for (const Override& law : program.overrides) cite(law.statement);
  for (const Reduction& reduction : program.reductions) {
    for (const Reduction::Ground& ground : reduction.grounds) cite(ground.statement);
  }
  for (const FactTerm& term : program.off_every_cost) cite(term.statement);
  for (const FactTerm& term : program.other_insurance) cite(term.statement);
  cite(program.limit_statement);
  if (program.deductible_statement) cite(*program.deductible_statement);
  return clauses;
}

bool can_be_missing(const Slot& slot) { return slot.source != SlotSource::policy_day && slot.source != SlotSource::cover_end; }

bool can_be_assumed(const Program& program, SlotId slot) {
  if (program.slots[slot].zero_unless_stated) return true;
  return std::any_of(program.presumptions.begin(), program.presumptions.end(), [slot](const PresumedFact& p) { return p.fact == slot; });
}

/// The place of a name in a list, which grows by it if it is new.
std::int16_t place_of(const std::string& name, std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::int16_t>(found - names.begin());
  names.push_back(name);
  return static_cast<std::int16_t>(names.size() - 1);
}

/// Fills both: the names, and where each belongs.
void lay_out(const Wording& wording, const Program& program, DecisionLayout& layout, PlaneIndex& index) {
  layout.currency = wording.form.currency;
  index.of_clause.assign(wording.clauses.size(), -1);
  for (const ClauseId clause : deciding_clauses(wording, program)) {
    index.of_clause[clause] = static_cast<std::int16_t>(layout.clauses.size());
    layout.clauses.push_back(wording.clauses[clause].id);
  }
  index.of_missing_slot.assign(program.slots.size(), -1);
  index.of_assumed_slot.assign(program.slots.size(), -1);
  for (SlotId slot = 0; slot < program.slots.size(); ++slot) {
    const std::string name = slot_name(wording, program.slots[slot]);
    if (can_be_missing(program.slots[slot])) index.of_missing_slot[slot] = place_of(name, layout.missing);
    if (can_be_assumed(program, slot)) index.of_assumed_slot[slot] = place_of(name, layout.assumed);
  }
  index.amount = place_of("amount", layout.missing);
  index.rate = place_of("rate", layout.missing);
  index.paid_before = place_of("incident.paid_before", layout.missing);
  index.deductible_before = place_of("incident.deductible_before", layout.missing);
}

}  // namespace

PlaneIndex plane_index(const Wording& wording, const Program& program) {
  DecisionLayout layout;
  PlaneIndex index;
  lay_out(wording, program, layout, index);
  return index;
}

DecisionLayout decision_layout(const Wording& wording, const Program& program) {
  DecisionLayout layout;
  PlaneIndex index;
  lay_out(wording, program, layout, index);
  return layout;
}

}  // namespace couvert
