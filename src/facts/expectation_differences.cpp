// Compares decisions with expectations, line by readable line.
#include <algorithm>
#include <map>
#include <set>

#include "facts/acceptance_case.h"

namespace couvert {

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

std::string joined(const std::vector<std::string>& texts) {
  if (texts.empty()) return "none";
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ", ") + text;
  return line;
}

/// Collects the lines; amounts are in the decision's currency.
struct Comparison {
  const Decision& actual;
  std::vector<std::string> lines{};

  void differ(const std::string& path, std::string_view expected, std::string_view got) {
    lines.push_back(path + ": expected " + std::string(expected) + ", got " + std::string(got));
  }

  void text(const std::string& path, std::string_view expected, std::string_view got) {
    if (expected != got) differ(path, expected, got.empty() ? "none" : got);
  }

  [[nodiscard]] std::string money(std::int64_t minor) const {
    return format_money({.minor = minor, .currency = actual.currency});
  }

  void amount(const std::string& path, std::optional<std::int64_t> expected, std::int64_t got) {
    if (expected && *expected != got) differ(path, money(*expected), money(got));
  }

  void open_amount(const std::string& path, std::optional<OpenAmount> expected, OpenAmount got, std::string_view word) {
    if (!expected || *expected == got) return;
    const auto print = [&](OpenAmount open) { return open.minor ? money(*open.minor) : std::string(word); };
    differ(path, print(*expected), print(got));
  }

  void cuts(const std::string& path, const ExpectedCost& expected, const CostDecision& got) {
    std::map<MoneyTerm, std::int64_t> wanted;
    std::map<MoneyTerm, std::int64_t> found;
    std::set<MoneyTerm> terms;
    for (const auto& [term, minor] : *expected.cuts) wanted[term] += minor;
    for (const Cut& cut : got.cuts) found[cut.term] += cut.minor;
    for (const auto& [term, minor] : wanted) terms.insert(term);
    for (const auto& [term, minor] : found) terms.insert(term);
    const auto print = [&](const std::map<MoneyTerm, std::int64_t>& amounts, MoneyTerm term) {
      const auto at = amounts.find(term);
      return at == amounts.end() ? "none" : money(at->second);
    };
    for (const MoneyTerm term : terms)
      text(path + "." + std::string(name_of(term)), print(wanted, term), print(found, term));
  }

  void cost(const ExpectedCost& expected) {
    const std::string path = "costs." + expected.id;
    const auto at = std::find_if(actual.costs.begin(), actual.costs.end(),
                                 [&](const CostDecision& one) { return one.id == expected.id; });
    if (at == actual.costs.end()) {
      lines.push_back(path + ": expected, but the decision has no such cost");
      return;
    }
    if (expected.kind) text(path + ".kind", *expected.kind, at->kind);
    if (expected.outcome) text(path + ".outcome", name_of(*expected.outcome), name_of(at->outcome));
    if (expected.cover) text(path + ".cover", *expected.cover, at->cover);
    if (expected.clauses) clauses(path + ".clauses", *expected.clauses, at->clauses);
    open_amount(path + ".claimed", expected.claimed, at->claimed, "unknown");
    amount(path + ".granted", expected.granted, at->granted);
    if (expected.cuts) cuts(path + ".cuts", expected, *at);
    amount(path + ".payable", expected.payable, at->payable);
    open_amount(path + ".payable_at_most", expected.payable_at_most, at->payable_at_most, "unbounded");
  }

  void clauses(const std::string& path, const std::vector<std::string>& expected, const std::vector<std::string>& got) {
    const bool all_there = std::all_of(expected.begin(), expected.end(), [&](const std::string& clause) {
      return std::find(got.begin(), got.end(), clause) != got.end();
    });
    if (!all_there) differ(path, joined(expected), joined(got));
  }

  /// Among the entries of one subject, at least one must have all the members that are expected.
  void entry(const std::string& list, const ExpectedEntry& expected, const std::vector<Members>& candidates) {
    const std::string path = list + "." + expected.subject;
    if (candidates.empty()) {
      lines.push_back(path + ": expected, but not there");
      return;
    }
    const auto has_all = [&](const Members& members) {
      return std::all_of(expected.members.begin(), expected.members.end(), [&](const auto& member) {
        return std::find(members.begin(), members.end(), member) != members.end();
      });
    };
    if (std::any_of(candidates.begin(), candidates.end(), has_all)) return;
    std::string got;
    for (const Members& members : candidates) got += (got.empty() ? "" : " or ") + described(members, expected.members);
    differ(path, described(expected.members, expected.members), got);
  }

  /// Only the members that were asked for: the others are noise in a line of difference.
  [[nodiscard]] static std::string described(const Members& members, const Members& asked) {
    std::string line;
    for (const auto& [key, value] : members) {
      const bool is_asked =
          std::any_of(asked.begin(), asked.end(), [&key = key](const auto& one) { return one.first == key; });
      if (is_asked) line += (line.empty() ? "" : ", ") + key + " " + value;
    }
    return "{" + line + "}";
  }
};

Members members_of(const MissingFact& fact) {
  return {{"cost", fact.cost},
          {"clause", fact.clause},
          {"owed_by", std::string(name_of(fact.owed_by))},
          {"question", fact.question}};
}

Members members_of(const AssumedFact& fact) {
  return {{"value", fact.value}, {"clause", fact.clause}, {"burden", std::string(name_of(fact.burden))}};
}

Members members_of(const Finding& finding) {
  return {{"nature", finding.nature},
          {"name", finding.name},
          {"result", std::string(name_of(finding.result))},
          {"cost", finding.cost}};
}

const std::string& subject_of(const MissingFact& fact) { return fact.fact; }
const std::string& subject_of(const AssumedFact& fact) { return fact.fact; }
const std::string& subject_of(const Finding& finding) { return finding.clause; }

template <class Item>
void compare_entries(Comparison& comparison, const std::string& list, const std::vector<ExpectedEntry>& expected,
                     const std::vector<Item>& actual) {
  for (const ExpectedEntry& entry : expected) {
    std::vector<Members> candidates;
    for (const Item& item : actual) {
      if (subject_of(item) == entry.subject) candidates.push_back(members_of(item));
    }
    comparison.entry(list, entry, candidates);
  }
}

void compare_missing(Comparison& comparison, const std::vector<ExpectedEntry>& expected) {
  compare_entries(comparison, "missing", expected, comparison.actual.missing);
  std::set<std::string> named;
  for (const ExpectedEntry& entry : expected) named.insert(entry.subject);
  for (const MissingFact& fact : comparison.actual.missing) {
    if (!named.insert(fact.fact).second) continue;
    comparison.lines.push_back("missing." + fact.fact + ": not expected, but asked for by clause " + fact.clause);
  }
}

void compare_named(Comparison& comparison, const std::string& list, const Members& expected, const Members& actual) {
  for (const auto& [name, value] : expected) {
    const auto at =
        std::find_if(actual.begin(), actual.end(), [&key = name](const auto& one) { return one.first == key; });
    comparison.text(list + "." + name, value, at == actual.end() ? std::string_view{} : std::string_view{at->second});
  }
}

Members event_words(const std::vector<std::pair<std::string, Truth>>& events) {
  Members words;
  for (const auto& [event, truth] : events) words.emplace_back(event, name_of(truth));
  return words;
}

}  // namespace

std::vector<std::string> differences(const Expectation& expected, const Decision& actual) {
  Comparison comparison{.actual = actual};
  compare_named(comparison, "wording", expected.wording,
                {{"product", actual.product}, {"edition", actual.edition}, {"hash", actual.hash}});
  compare_named(comparison, "readings", expected.readings, actual.readings);
  if (expected.outcome) comparison.text("outcome", name_of(*expected.outcome), name_of(actual.outcome));
  compare_named(comparison, "events", event_words(expected.events), event_words(actual.events));
  const OpenAmount claimed = actual.claimed_open ? OpenAmount{} : OpenAmount{actual.claimed};
  comparison.open_amount("claimed", expected.claimed, claimed, "unknown");
  comparison.amount("granted", expected.granted, actual.granted);
  comparison.amount("payable", expected.payable, actual.payable);
  comparison.open_amount("payable_at_most", expected.payable_at_most, actual.payable_at_most, "unbounded");
  if (expected.costs) {
    for (const ExpectedCost& cost : *expected.costs) comparison.cost(cost);
  }
  if (expected.missing) compare_missing(comparison, *expected.missing);
  compare_entries(comparison, "assumed", expected.assumed, actual.assumed);
  compare_entries(comparison, "findings", expected.findings, actual.findings);
  return comparison.lines;
}

}  // namespace couvert
