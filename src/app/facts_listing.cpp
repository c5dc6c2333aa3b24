// Walks every expression of every rule, as checked: what a program folds away under one reading is still listed.
#include "app/facts_listing.h"

#include <algorithm>
#include <map>

#include "program/compile.h"

namespace couvert {
namespace {

class FactUses {
 public:
  explicit FactUses(const Wording& wording) : wording_(wording) {}

  std::map<FactId, std::vector<std::string>> collect() {
    for (const EventRule& rule : wording_.events) term(rule.truth, rule.statement);
    for (const ConditionRule& rule : wording_.conditions) term(rule.truth, rule.statement);
    for (const DutyRule& rule : wording_.duties) {
      term(rule.truth, rule.statement);
      for (const BreachRule& breach : rule.breaches) {
        if (breach.effect == BreachRule::Effect::reduces) use(breach.fact, rule.statement);
      }
    }
    for (const CoverRule& rule : wording_.covers) cover(rule);
    for (const ExclusionRule& rule : wording_.exclusions) {
      if (rule.truth) term(*rule.truth, rule.statement);
    }
    for (const ReductionRule& rule : wording_.reductions) {
      use(rule.fact, rule.statement);
      term(rule.truth, rule.statement);
    }
    for (const ExcuseRule& rule : wording_.excuses) term(rule.truth, rule.statement);
    for (const FactTermRule& rule : wording_.off_every_cost) use(rule.fact, rule.statement);
    for (const FactTermRule& rule : wording_.other_insurance) use(rule.fact, rule.statement);
    if (wording_.limit) term(wording_.limit->amount, wording_.limit->statement);
    if (wording_.deductible) term(wording_.deductible->amount, wording_.deductible->statement);
    return std::move(uses_);
  }

 private:
  void use(FactId fact, StatementId statement) {
    std::vector<std::string>& clauses = uses_[fact];
    const std::string& clause = wording_.clauses[wording_.statements[statement].clause].id;
    if (std::find(clauses.begin(), clauses.end(), clause) == clauses.end()) clauses.push_back(clause);
  }

  void term(TermId id, StatementId statement) {
    const Term& t = wording_.at(id);
    switch (t.op) {
      case TermOp::fact_truth:
      case TermOp::fact_option:
      case TermOp::fact_number: use(t.index, statement); return;
      case TermOp::conjunction:
      case TermOp::disjunction:
      case TermOp::compare:
      case TermOp::add:
      case TermOp::subtract:
      case TermOp::multiply:
        term(t.a, statement);
        term(t.b, statement);
        return;
      case TermOp::negation:
      case TermOp::within_cover:
      case TermOp::on_any_cost:
      case TermOp::local_day:
      case TermOp::add_months:
      case TermOp::percent_of: term(t.a, statement); return;
      default: return;  // constants, the policy, and events and duties, which have statements of their own
    }
  }

  void cover(const CoverRule& rule) {
    if (rule.after) term(*rule.after, rule.statement);
    for (const Requirement& requirement : rule.requirements) term(requirement.truth, rule.statement);
    if (rule.grants) term(*rule.grants, rule.statement);
    if (rule.counts) {
      use(rule.counts->fact, rule.statement);
      use(rule.counts->by, rule.statement);
    }
    if (rule.waits) {
      use(rule.waits->from, rule.statement);
      use(rule.waits->to, rule.statement);
      for (const WaitModeRule& mode : rule.waits->modes) {
        if (mode.kind == WaitModeRule::Kind::deducting) use(mode.fact, rule.statement);
      }
    }
    if (rule.sublimit) term(*rule.sublimit, rule.statement);
  }

  const Wording& wording_;
  std::map<FactId, std::vector<std::string>> uses_;
};

/// The readings that a guard asks for.
void readings_of_guard(const Wording& wording, TermId id, std::vector<ListedReading>& readings) {
  const Term& term = wording.at(id);
  if (term.op == TermOp::reading_option) {
    ListedReading listed{static_cast<ReadingId>(term.index), {}};
    for (std::size_t option = 0; option < wording.form.readings[term.index].options.size(); ++option) {
      if (((term.number >> option) & 1) != 0) listed.options.push_back(option);
    }
    readings.push_back(std::move(listed));
  }
  if (term.op == TermOp::negation || term.op == TermOp::conjunction || term.op == TermOp::disjunction) readings_of_guard(wording, term.a, readings);
  if (term.op == TermOp::conjunction || term.op == TermOp::disjunction) readings_of_guard(wording, term.b, readings);
}

bool holds_as_adopted(const Program& program, const PresumptionRule& rule) {
  return std::any_of(program.presumptions.begin(), program.presumptions.end(), [&](const PresumedFact& presumed) {
    const Slot& slot = program.slots[presumed.fact];
    return presumed.statement == rule.statement && slot.source == SlotSource::fact && slot.index == rule.fact;
  });
}

std::vector<ListedPresumption> presumptions_of(const Wording& wording, const Program& program, FactId fact) {
  std::vector<ListedPresumption> all;
  for (const PresumptionRule& rule : wording.presumptions) {
    if (rule.fact != fact) continue;
    ListedPresumption listed{known(rule.value), wording.clauses[wording.statements[rule.statement].clause].id, rule.burden, {}, true, {}, {}};
    for (std::size_t cover = 0; cover < wording.covers.size(); ++cover) {
      if (((rule.except_covers >> cover) & 1) != 0) listed.except_covers.push_back(wording.covers[cover].name);
    }
    listed.is_adopted = holds_as_adopted(program, rule);
    if (!listed.is_adopted && rule.guard.when) readings_of_guard(wording, *rule.guard.when, listed.under);
    listed.contracts_from = rule.guard.contracts_from;
    // Of several that hold the first gives the value.
    if (listed.is_adopted && !all.empty() && all.front().is_adopted) continue;
    all.insert(listed.is_adopted ? all.begin() : all.end(), std::move(listed));
  }
  return all;
}

}  // namespace

FactsListing list_facts(const Wording& wording) {
  FactsListing listing;
  const Program program = compile(wording, adopted_readings(wording.form));
  for (auto& [fact, clauses] : FactUses(wording).collect()) listing.facts.push_back({fact, clauses, presumptions_of(wording, program, fact)});
  for (std::size_t kind = 0; kind < wording.form.vocabulary->kinds.size(); ++kind) {
    ListedKind listed{static_cast<KindId>(kind), {}, {}};
    for (const CoverRule& cover : wording.covers) {
      if (((cover.kinds >> kind) & 1) == 0) continue;
      listed.covers.push_back(cover.name);
      listed.clauses.push_back(wording.clauses[wording.statements[cover.statement].clause].id);
    }
    if (!listed.covers.empty()) listing.kinds.push_back(std::move(listed));
  }
  return listing;
}

}  // namespace couvert
