#include "support/reference_evaluator.h"

#include <algorithm>
#include <map>
#include <utility>

#include "support/reference_waterfall.h"

namespace couvert::testing {
namespace {

/// What stands before every cover of a cost.
Truth gate(const Wording& wording, const ReferenceTerms& terms, std::size_t cost) {
  Truth open = Truth::yes;
  for (const ConditionRule& rule : wording.conditions) {
    if (rule.kinds != every_kind && !terms.is_of_kind(rule.kinds, cost)) continue;
    Truth met = terms.truth(rule.truth, cost);
    if (rule.notice) met = truth_or(met, terms.excused(true, cost));
    open = truth_and(open, truth_or(truth_not(terms.holds(rule.guard, cost)), met));
  }
  for (const DutyRule& duty : wording.duties) {
    for (const BreachRule& breach : duty.breaches) {
      if (breach.effect != BreachRule::Effect::no_cover) continue;
      open = truth_and(open, truth_or(truth_not(terms.holds(breach.guard, cost)), terms.kept(duty, cost)));
    }
  }
  return open;
}

Truth cover_grants(const CoverRule& cover, const ReferenceTerms& terms, std::size_t cost) {
  Truth pays = Truth::no;
  for (const KindsLine& line : cover.pays) {
    if (terms.is_of_kind(line.kinds, cost)) pays = truth_or(pays, terms.holds(line.guard, cost));
  }
  Truth met = truth_and(pays, terms.holds(cover.guard, cost));
  if (cover.after) met = truth_and(met, terms.truth(*cover.after, cost));
  for (const Requirement& requirement : cover.requirements) {
    if (requirement.kinds != every_kind && !terms.is_of_kind(requirement.kinds, cost)) continue;
    met = truth_and(met, truth_or(truth_not(terms.holds(requirement.guard, cost)), terms.truth(requirement.truth, cost)));
  }
  return met;
}

Truth excluded(const Wording& wording, const ReferenceTerms& terms, std::size_t cost) {
  Truth any = Truth::no;
  for (const ExclusionRule& rule : wording.exclusions) {
    if (rule.kinds != every_kind && !terms.is_of_kind(rule.kinds, cost)) continue;
    Truth applies = terms.holds(rule.guard, cost);
    if (rule.truth) applies = truth_and(applies, terms.truth(*rule.truth, cost));
    for (const OverrideRule& law : wording.overrides) {
      const bool reaches = rule.names_kinds && terms.is_of_kind(law.kinds, cost) && (law.kinds & rule.kinds) != 0;
      if (reaches) applies = truth_and(applies, truth_not(terms.holds(law.guard, cost)));
    }
    any = truth_or(any, applies);
  }
  return any;
}

/// The covers that matter for one cost: those still open up to the first that surely grants.
struct Choice {
  std::vector<std::size_t> covers;
  bool is_sure = false;  // the last one grants
};

Choice covers_of(const Wording& wording, const ReferenceTerms& terms, std::size_t cost) {
  Choice choice;
  const Truth before = gate(wording, terms, cost);
  for (std::size_t c = 0; c < wording.covers.size() && !choice.is_sure; ++c) {
    const Truth grants = truth_and(before, cover_grants(wording.covers[c], terms, cost));
    if (!is_no(grants)) choice.covers.push_back(c);
    choice.is_sure = is_yes(grants);
  }
  return choice;
}

CostOutcome outcome_of(const Wording& wording, const ReferenceTerms& terms, const Choice& choice, std::size_t cost) {
  if (choice.covers.empty()) return CostOutcome::not_granted;
  const Truth exclusion = excluded(wording, terms, cost);
  if (is_yes(exclusion)) return CostOutcome::excluded;
  if (!choice.is_sure || is_unknown(exclusion)) return CostOutcome::pending;
  return is_amount_settled(wording, terms, choice.covers.back(), cost) ? CostOutcome::covered : CostOutcome::pending;
}

/// One pass over the costs; those whose list of covers is empty are left out.
std::vector<Waterfall> run(const Wording& wording, const ReferenceTerms& terms, const std::vector<std::vector<std::size_t>>& covers, bool most) {
  std::vector<Waterfall> results(covers.size());
  Rests rests;
  const CountedByCost counted = count_by_date(wording, terms, covers, most);
  for (std::size_t cost = 0; cost < covers.size(); ++cost) {
    std::optional<std::pair<Waterfall, Rests>> best;
    for (const std::size_t cover : covers[cost]) {
      Rests after = rests;
      const Waterfall one = pour(wording, terms, cover, cost, counted, most, after);
      if (!best || is_less(best->first.payable, one.payable)) best.emplace(one, std::move(after));
    }
    if (!best) continue;
    results[cost] = best->first;
    rests = best->second;
  }
  return results;
}

Exact total(const std::vector<Waterfall>& waterfalls) {
  Exact sum;
  for (const Waterfall& one : waterfalls) sum = plus(sum, one.payable);
  return sum;
}

OpenAmount open_amount(const Exact& amount) {
  if (amount.endless != 0) return {};
  return {static_cast<std::int64_t>(amount.numerator)};
}

Outcome outcome_of_all(const ReferenceDecision& decision, const Dossier& dossier) {
  bool all_covered = true;
  std::int64_t claimed = 0;
  for (std::size_t cost = 0; cost < decision.costs.size(); ++cost) {
    if (decision.costs[cost].outcome == CostOutcome::pending) return Outcome::pending;
    all_covered = all_covered && decision.costs[cost].outcome == CostOutcome::covered;
    claimed += dossier.costs[cost].amount.number;
  }
  if (decision.costs.empty()) return Outcome::pending;
  if (all_covered && claimed == decision.payable) return Outcome::covered;
  return decision.payable == 0 ? Outcome::not_covered : Outcome::partly_covered;
}

void take_over(ReferenceCost& cost, const Waterfall& due) {
  cost.granted = static_cast<std::int64_t>(due.granted.numerator);
  cost.payable = static_cast<std::int64_t>(due.payable.numerator);
  for (std::size_t term = 0; term < term_count; ++term) cost.cuts[term] = static_cast<std::int64_t>(due.cuts[term].numerator);
}

}  // namespace

ReferenceDecision decide_by_reference(const Wording& wording, const ReadingChoice& readings, const Dossier& dossier, bool strict) {
  const ReferenceTerms terms(wording, readings, dossier, strict);
  ReferenceDecision decision;
  for (std::size_t e = 0; e < wording.events.size(); ++e) {
    Truth any = Truth::no;
    for (std::size_t cost = 0; cost < terms.width(); ++cost) any = truth_or(any, terms.event(e, cost));
    decision.events.push_back(any);
  }

  std::vector<std::vector<std::size_t>> due_covers, most_covers;
  for (std::size_t cost = 0; cost < dossier.costs.size(); ++cost) {
    const Choice choice = covers_of(wording, terms, cost);
    ReferenceCost& one = decision.costs.emplace_back();
    one.outcome = outcome_of(wording, terms, choice, cost);
    one.contested = choice.is_sure && choice.covers.size() > 1;
    if (choice.is_sure) one.cover = wording.covers[choice.covers.back()].name;
    const bool is_covered = one.outcome == CostOutcome::covered;
    const bool is_pending = one.outcome == CostOutcome::pending;
    due_covers.push_back(is_covered ? std::vector{choice.covers.back()} : std::vector<std::size_t>{});
    most_covers.push_back(is_pending ? choice.covers : due_covers.back());
    for (const std::size_t cover : most_covers.back()) {
      const bool counts = wording.covers[cover].counts.has_value();
      decision.most_is_debatable = decision.most_is_debatable || (is_pending && (counts || choice.covers.size() > 1));
    }
  }

  const std::vector<Waterfall> due = run(wording, terms, due_covers, false);
  std::vector<Waterfall> most = run(wording, terms, most_covers, true);
  if (is_less(total(most), total(due))) most = due;
  for (std::size_t cost = 0; cost < dossier.costs.size(); ++cost) {
    if (decision.costs[cost].outcome == CostOutcome::covered) take_over(decision.costs[cost], due[cost]);
    decision.costs[cost].payable_at_most = open_amount(most[cost].payable);
    decision.granted += decision.costs[cost].granted;
  }
  decision.payable = static_cast<std::int64_t>(total(due).numerator);
  decision.payable_at_most = open_amount(total(most));
  decision.outcome = outcome_of_all(decision, dossier);
  return decision;
}

}  // namespace couvert::testing
