// Numbers and registers become the published decision.
#include "program/decide.h"

#include <algorithm>

#include "program/clauses.h"
#include "program/findings.h"
#include "program/missing.h"

namespace couvert {
namespace {

/// Amounts of this size come only from an open end: no text may state them.
constexpr std::int64_t surely_open = unbounded / 2;

OpenAmount open_amount(std::int64_t minor) {
  if (minor >= surely_open) return {};
  return {minor};
}

std::vector<Cut> cuts_of(const Wording& wording, const SettlementRun& run, std::size_t cost) {
  std::vector<Cut> cuts;
  const auto before = [](const SettledCut& cut, std::size_t wanted) { return cut.cost < wanted; };
  auto cut = std::lower_bound(run.cuts.begin(), run.cuts.end(), cost, before);  // cuts stand in the order of the costs
  for (; cut != run.cuts.end() && cut->cost == cost; ++cut)
    cuts.push_back({cut->term, wording.clauses[wording.statements[cut->statement].clause].id, cut->minor});
  return cuts;
}

CostDecision describe_cost(const Wording& wording, const Assessed& a, const Dossier& dossier, const Settlement& s, std::size_t cost) {
  CostDecision decision;
  const Cost& stated = dossier.costs[cost];
  decision.id = stated.id;
  decision.kind = wording.form.vocabulary->kinds[stated.kind].name;
  decision.outcome = s.outcomes[cost];
  const bool pending = decision.outcome == CostOutcome::pending;
  const std::int16_t cover = pending ? s.at_most.cover[cost] : s.due.cover[cost];
  if (cover >= 0) decision.cover = wording.covers[static_cast<std::size_t>(cover)].name;
  for (const ClauseId clause : clauses_of_cost(wording, a, s, cost)) decision.clauses.push_back(wording.clauses[clause].id);
  if (is_known(stated.amount)) decision.claimed = {stated.amount.number};
  decision.granted = s.due.granted[cost];
  decision.payable = s.due.payable[cost];
  decision.cuts = cuts_of(wording, s.due, cost);
  decision.payable_at_most = open_amount(s.at_most.payable[cost]);
  // What comes off an amount without bound is no figure that anybody should read.
  if (pending && is_known(stated.amount)) decision.cuts_at_most = cuts_of(wording, s.at_most, cost);
  return decision;
}

Truth over_all_costs(const Assessed& a, TruthRegister reg) {
  Truth any = Truth::no;
  for (std::size_t cost = 0; cost < a.inputs.width; ++cost) any = truth_or(any, a.truth(reg, cost));
  return any;
}

void list_assumed(const Wording& wording, const Program& program, const Evaluation& evaluation, Decision& decision) {
  std::vector<std::uint8_t> listed(program.slots.size(), 0);
  for (std::size_t p = 0; p < program.presumptions.size(); ++p) {
    const PresumedFact& presumed = program.presumptions[p];
    if (listed[presumed.fact] != 0) continue;
    for (std::size_t cost = 0; cost < evaluation.inputs.costs; ++cost) {
      if (evaluation.inputs.presumption(presumed.fact, cost) != p + 1) continue;
      listed[presumed.fact] = 1;
      decision.assumed.push_back({slot_name(wording, program.slots[presumed.fact]),
                                  slot_value(wording, program, evaluation, presumed.fact, cost),
                                  wording.clauses[wording.statements[presumed.statement].clause].id, presumed.burden});
      break;
    }
  }
}

struct ZeroReader {
  SlotId slot;
  StatementId statement;
};

/// The terms that read a fact which is 0 unless stated, for one cost: what comes off every cost, and what its cover's grant takes off.
std::vector<ZeroReader> zero_readers(const Assessed& a, const Settlement& s, std::size_t cost) {
  std::vector<ZeroReader> readers;
  for (const auto* terms : {&a.program.off_every_cost, &a.program.other_insurance}) {
    for (const FactTerm& term : *terms) {
      if (is_yes(a.truth(term.active, cost))) readers.push_back({term.fact, term.statement});
    }
  }
  const std::int16_t index = s.at_most.cover[cost];
  if (index < 0) return readers;
  const Cover& cover = a.program.covers[static_cast<std::size_t>(index)];
  for (const GrantStep& step : cover.grants) {
    if (step.op != GrantStep::Op::number) continue;
    const Instruction& loaded = a.program.instructions[a.program.number_producer[step.a]];
    if (loaded.op == Op::load_number) readers.push_back({loaded.a, cover.statement});
  }
  return readers;
}

/// That nothing came back, or that nobody else pays, is an assumption too while nobody has said so.
void list_zeros(const Wording& wording, const Assessed& a, const Settlement& s, const Dossier& dossier, Decision& decision) {
  std::vector<std::uint8_t> listed(a.program.slots.size(), 0);
  for (std::size_t cost = 0; cost < a.inputs.costs; ++cost) {
    if (s.outcomes[cost] != CostOutcome::covered && s.outcomes[cost] != CostOutcome::pending) continue;
    for (const ZeroReader& reader : zero_readers(a, s, cost)) {
      const Slot& slot = a.program.slots[reader.slot];
      if (!slot.zero_unless_stated || listed[reader.slot] != 0 || a.inputs.stated_by_cost(reader.slot, cost)) continue;
      if (dossier.incident.facts[slot.index].stated != Stated::left_out) continue;
      listed[reader.slot] = 1;
      const Money zero{0, wording.form.currency};
      decision.assumed.push_back({slot_name(wording, slot), format_money(zero),
                                  wording.clauses[wording.statements[reader.statement].clause].id, Owner::insurer});
    }
  }
}

}  // namespace

Decision describe(const Wording& wording, const Program& program, const Dossier& dossier, const Evaluation& evaluation,
                  const DecideOptions& options) {
  const Assessed a{program, evaluation.inputs, evaluation.registers};
  const Settlement& s = evaluation.settlement;
  Decision decision;
  decision.title = dossier.title;
  decision.product = wording.form.product;
  decision.edition = wording.form.edition;
  decision.hash = wording.form.hash;
  for (std::size_t r = 0; r < wording.form.readings.size(); ++r) {
    const Reading& reading = wording.form.readings[r];
    decision.readings.emplace_back(reading.name, reading.options[program.readings[r]]);
  }
  decision.strict = options.strict;
  decision.outcome = s.outcome;
  for (std::size_t e = 0; e < program.events.size(); ++e)
    decision.events.emplace_back(wording.events[e].name, over_all_costs(a, program.events[e].truth));
  decision.currency = wording.form.currency;
  decision.claimed = s.claimed;
  decision.claimed_open = s.claimed_open;
  decision.granted = s.due.total_granted;
  decision.payable = s.due.total_payable;
  decision.payable_at_most = open_amount(s.at_most.total_payable);
  for (std::size_t cost = 0; cost < dossier.costs.size(); ++cost)
    decision.costs.push_back(describe_cost(wording, a, dossier, s, cost));
  for (const MissingItem& item : missing_items(wording, a, s))
    decision.missing.push_back(describe_missing(wording, program, dossier, item, options.language));
  list_assumed(wording, program, evaluation, decision);
  list_zeros(wording, a, s, dossier, decision);
  decision.findings = findings_of(wording, program, dossier, evaluation);
  return decision;
}

Decision decide(const Wording& wording, const Program& program, const Dossier& dossier, const DecideOptions& options) {
  Evaluation evaluation;
  evaluate(wording, program, dossier, options.strict, evaluation);
  return describe(wording, program, dossier, evaluation, options);
}

}  // namespace couvert
