// Brings the expectations of a case up to a decision.
#include <algorithm>

#include "facts/format_expectation.h"

namespace couvert {

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

bool is_blank(const Expectation& expected) {
  return !expected.outcome && !expected.claimed && !expected.granted && !expected.payable &&
         !expected.payable_at_most && !expected.costs && !expected.missing && expected.events.empty() &&
         expected.assumed.empty() && expected.findings.empty() && expected.wording.empty() && expected.readings.empty();
}

template <class T>
void refresh(std::optional<T>& expected, bool always, const T& actual) {
  if (expected || always) expected = actual;
}

std::vector<std::pair<MoneyTerm, std::int64_t>> cuts_of(const CostDecision& cost) {
  std::vector<std::pair<MoneyTerm, std::int64_t>> cuts;
  for (const Cut& cut : cost.cuts) {
    const auto at = std::find_if(cuts.begin(), cuts.end(), [&](const auto& one) { return one.first == cut.term; });
    if (at == cuts.end()) {
      cuts.emplace_back(cut.term, cut.minor);
    } else {
      at->second += cut.minor;
    }
  }
  return cuts;
}

ExpectedCost refreshed_cost(const ExpectedCost& before, bool is_new, const CostDecision& actual) {
  ExpectedCost cost = before;
  const bool is_pending = actual.outcome == CostOutcome::pending;
  cost.id = actual.id;
  refresh(cost.kind, false, actual.kind);
  refresh(cost.outcome, is_new, actual.outcome);
  refresh(cost.cover, false, actual.cover);
  refresh(cost.claimed, false, actual.claimed);
  refresh(cost.granted, false, actual.granted);
  refresh(cost.cuts, !actual.cuts.empty(), cuts_of(actual));
  if (cost.cuts && cost.cuts->empty() && !before.cuts) cost.cuts.reset();
  refresh(cost.payable, is_new, actual.payable);
  refresh(cost.payable_at_most, is_pending, actual.payable_at_most);
  refresh(cost.clauses, is_new, actual.clauses);
  if (cost.clauses && cost.clauses->empty()) cost.clauses.reset();
  return cost;
}

std::vector<ExpectedCost> refreshed_costs(const std::vector<ExpectedCost>& before, const Decision& actual) {
  std::vector<ExpectedCost> costs;
  for (const CostDecision& cost : actual.costs) {
    const auto at =
        std::find_if(before.begin(), before.end(), [&](const ExpectedCost& one) { return one.id == cost.id; });
    costs.push_back(refreshed_cost(at == before.end() ? ExpectedCost{} : *at, at == before.end(), cost));
  }
  return costs;
}

Members refreshed_members(const Members& before, const Members& actual) {
  Members members;
  for (const auto& [key, old_value] : before) {
    const auto at =
        std::find_if(actual.begin(), actual.end(), [&name = key](const auto& one) { return one.first == name; });
    if (at != actual.end() && !at->second.empty()) members.push_back(*at);
  }
  return members;
}

std::vector<ExpectedEntry> refreshed_missing(const std::vector<ExpectedEntry>& before, const Decision& actual) {
  std::vector<ExpectedEntry> entries;
  for (const MissingFact& fact : actual.missing) {
    const auto has_subject = [&](const ExpectedEntry& entry) { return entry.subject == fact.fact; };
    if (std::any_of(entries.begin(), entries.end(), has_subject)) continue;
    const auto at = std::find_if(before.begin(), before.end(), has_subject);
    const Members asked = at != before.end() ? at->members : Members{{"cost", ""}, {"clause", ""}, {"owed_by", ""}};
    const Members now{{"cost", fact.cost},
                      {"clause", fact.clause},
                      {"owed_by", std::string(name_of(fact.owed_by))},
                      {"question", fact.question}};
    entries.push_back({.subject = fact.fact, .members = refreshed_members(asked, now)});
  }
  return entries;
}

std::vector<ExpectedEntry> refreshed_assumed(const std::vector<ExpectedEntry>& before, const Decision& actual) {
  std::vector<ExpectedEntry> entries;
  for (const ExpectedEntry& entry : before) {
    const auto at = std::find_if(actual.assumed.begin(), actual.assumed.end(),
                                 [&](const AssumedFact& fact) { return fact.fact == entry.subject; });
    if (at == actual.assumed.end()) continue;
    const Members now{{"value", at->value}, {"clause", at->clause}, {"burden", std::string(name_of(at->burden))}};
    entries.push_back({.subject = entry.subject, .members = refreshed_members(entry.members, now)});
  }
  return entries;
}

std::vector<ExpectedEntry> refreshed_findings(const std::vector<ExpectedEntry>& before, const Decision& actual) {
  std::vector<ExpectedEntry> entries;
  for (const ExpectedEntry& entry : before) {
    Members chosen;
    for (const Finding& finding : actual.findings) {
      if (finding.clause != entry.subject) continue;
      const Members now = refreshed_members(entry.members, {{"nature", finding.nature},
                                                            {"name", finding.name},
                                                            {"result", std::string(name_of(finding.result))},
                                                            {"cost", finding.cost}});
      // A clause may carry several statements: one that still meets the expectation keeps it.
      if (chosen.empty() || now == entry.members) chosen = now;
    }
    if (!chosen.empty()) entries.push_back({.subject = entry.subject, .members = chosen});
  }
  return entries;
}

std::vector<std::pair<std::string, Truth>> refreshed_events(const Expectation& expected, const Decision& actual) {
  std::vector<std::pair<std::string, Truth>> events;
  for (const auto& [event, truth] : expected.events) {
    const auto at = std::find_if(actual.events.begin(), actual.events.end(),
                                 [&name = event](const auto& one) { return one.first == name; });
    if (at != actual.events.end()) events.push_back(*at);
  }
  return events;
}

}  // namespace

Expectation refreshed(const Expectation& expected, const Decision& actual) {
  Expectation now = expected;
  const bool all = is_blank(expected);
  const bool is_pending = actual.outcome == Outcome::pending;
  now.wording = refreshed_members(expected.wording,
                                  {{"product", actual.product}, {"edition", actual.edition}, {"hash", actual.hash}});
  now.readings = refreshed_members(expected.readings, actual.readings);
  now.events = refreshed_events(expected, actual);
  refresh(now.outcome, all, actual.outcome);
  refresh(now.claimed, all, actual.claimed_open ? OpenAmount{} : OpenAmount{actual.claimed});
  refresh(now.granted, all, actual.granted);
  refresh(now.payable, all, actual.payable);
  refresh(now.payable_at_most, is_pending, actual.payable_at_most);
  if (expected.costs || all) now.costs = refreshed_costs(expected.costs.value_or(std::vector<ExpectedCost>{}), actual);
  if (expected.missing || is_pending) {
    now.missing = refreshed_missing(expected.missing.value_or(std::vector<ExpectedEntry>{}), actual);
  }
  now.assumed = refreshed_assumed(expected.assumed, actual);
  now.findings = refreshed_findings(expected.findings, actual);
  return now;
}

}  // namespace couvert
