// Reads what an acceptance case expects of the decision on its dossier.
#include <algorithm>
#include <array>

#include "facts/acceptance_case.h"
#include "facts/reader.h"

namespace couvert {

namespace {

/// The value among `values` that has this name.
template <class T, std::size_t N>
std::optional<T> by_name(Reader& reader, std::string_view word, Place place, std::string_view what,
                         const std::array<T, N>& values) {
  std::vector<std::string> names;
  for (const T value : values) {
    names.emplace_back(name_of(value));
    if (word == names.back()) return value;
  }
  reader.error("expectation_unknown", place, std::string(what) + " is " + one_of(names) + ", not " + seen_name(word),
               did_you_mean(word, names));
  return std::nullopt;
}

template <class T, std::size_t N>
std::optional<T> by_name(Reader& reader, const Node& node, std::string_view what, const std::array<T, N>& values) {
  return by_name(reader, node.text, node.place, "`" + std::string(what) + "`", values);
}

/// The words of JSON, `true` and `false`, as a decision prints them.
std::string_view decision_word(std::string_view word) {
  if (word == "true") return "yes";
  return word == "false" ? "no" : word;
}

constexpr std::array cost_outcomes{CostOutcome::covered, CostOutcome::not_granted, CostOutcome::excluded,
                                   CostOutcome::pending};
constexpr std::array outcomes{Outcome::covered, Outcome::partly_covered, Outcome::not_covered, Outcome::pending};
constexpr std::array truths{Truth::yes, Truth::no, Truth::unknown};
constexpr std::array terms{MoneyTerm::clause,   MoneyTerm::waiting_period, MoneyTerm::other_insurance,
                           MoneyTerm::sublimit, MoneyTerm::deductible,     MoneyTerm::limit,
                           MoneyTerm::reduction};
constexpr std::array results{FindingResult::applies, FindingResult::does_not_apply, FindingResult::unknown};
constexpr std::array owners{Owner::policyholder, Owner::insurer, Owner::provider, Owner::authority};

std::optional<std::int64_t> read_expected_amount(Reader& reader, const Node& node, std::string_view what) {
  const std::optional<Money> money = read_money(reader, node, what);
  if (!money) return std::nullopt;
  if (money->currency == reader.form.currency) return money->minor;
  reader.error(
      "currency_mismatch", node.place,
      "`" + std::string(what) + "` must be in " + std::string(reader.form.currency.code()) + ", not " + seen(node));
  return std::nullopt;
}

/// Reads an amount that may be open; `word` says how that is written.
std::optional<OpenAmount> read_open_amount(Reader& reader, const Node& node, std::string_view what,
                                           std::string_view word) {
  if (node.kind == Node::Kind::scalar && node.text == word) return OpenAmount{};
  if (const auto minor = read_expected_amount(reader, node, what)) return OpenAmount{.minor = *minor};
  return std::nullopt;
}

std::vector<std::string> read_clauses(Reader& reader, const Node& node) {
  std::vector<std::string> clauses;
  if (node.kind != Node::Kind::sequence) {
    reader.error("wrong_type", node.place, "`clauses` must be a list, not " + seen(node));
    return clauses;
  }
  for (const Node& item : node.items) clauses.push_back(read_text(reader, item, "a clause").value_or(""));
  return clauses;
}

std::vector<std::pair<MoneyTerm, std::int64_t>> read_cuts(Reader& reader, const Node& node) {
  std::vector<std::pair<MoneyTerm, std::int64_t>> cuts;
  if (!expect_map(reader, node, "cuts")) return cuts;
  for (const Node::Entry& entry : node.entries) {
    const std::optional<MoneyTerm> term = by_name(reader, entry.key, entry.key_place, "a term of `cuts`", terms);
    const std::optional<std::int64_t> minor = read_expected_amount(reader, entry.value, entry.key);
    if (term && minor) cuts.emplace_back(*term, *minor);
  }
  return cuts;
}

ExpectedCost read_expected_cost(Reader& reader, const Node::Entry& entry) {
  ExpectedCost cost;
  cost.id = entry.key;
  const Node& node = entry.value;
  if (!expect_map(reader, node, entry.key)) return cost;
  check_keys(reader, node, "the expectation of a cost",
             {"kind", "outcome", "cover", "clauses", "claimed", "granted", "cuts", "payable", "payable_at_most"});
  if (const Node* kind = node.find("kind")) cost.kind = read_text(reader, *kind, "kind");
  if (const Node* outcome = node.find("outcome")) cost.outcome = by_name(reader, *outcome, "outcome", cost_outcomes);
  if (const Node* cover = node.find("cover")) cost.cover = read_text(reader, *cover, "cover");
  if (const Node* clauses = node.find("clauses")) cost.clauses = read_clauses(reader, *clauses);
  if (const Node* claimed = node.find("claimed"))
    cost.claimed = read_open_amount(reader, *claimed, "claimed", "unknown");
  if (const Node* granted = node.find("granted")) cost.granted = read_expected_amount(reader, *granted, "granted");
  if (const Node* cuts = node.find("cuts")) cost.cuts = read_cuts(reader, *cuts);
  if (const Node* payable = node.find("payable")) cost.payable = read_expected_amount(reader, *payable, "payable");
  if (const Node* most = node.find("payable_at_most")) {
    cost.payable_at_most = read_open_amount(reader, *most, "payable_at_most", "unbounded");
  }
  return cost;
}

std::vector<std::string> cost_ids(const Dossier& dossier) {
  std::vector<std::string> ids;
  for (const Cost& cost : dossier.costs) ids.push_back(cost.id);
  return ids;
}

bool is_cost(const Dossier& dossier, std::string_view id) {
  return std::any_of(dossier.costs.begin(), dossier.costs.end(), [&](const Cost& cost) { return cost.id == id; });
}

void check_cost(Reader& reader, const Dossier& dossier, const std::string& id, Place place) {
  if (is_cost(dossier, id)) return;
  reader.error("expectation_unknown", place, "the dossier has no cost " + seen_name(id),
               did_you_mean(id, cost_ids(dossier)));
}

/// What `missing` and `assumed` may name: facts, the fields of a dossier that can be open, and schedule keys.
void check_subject(Reader& reader, const Node::Entry& entry) {
  const Vocabulary& vocabulary = *reader.form.vocabulary;
  std::vector<std::string> names{"amount", "rate"};
  for (const Fact& fact : vocabulary.facts) names.push_back(fact.name);
  for (const Field& field : vocabulary.fields) names.push_back(field.name);
  for (const ScheduleKey& key : reader.form.schedule) names.push_back(key.name);
  if (std::find(names.begin(), names.end(), entry.key) != names.end()) return;
  reader.error("expectation_unknown", entry.key_place, "nothing that can be open is called " + seen_name(entry.key),
               did_you_mean(entry.key, names));
}

ExpectedEntry read_members(Reader& reader, const Node::Entry& entry, std::string_view what, const Dossier& dossier,
                           const std::vector<std::string>& keys) {
  ExpectedEntry expected{.subject = entry.key, .members = {}};
  if (!expect_map(reader, entry.value, entry.key)) return expected;
  check_keys(reader, entry.value, what, keys);
  for (const Node::Entry& member : entry.value.entries) {
    const std::optional<std::string> text = read_text(reader, member.value, member.key);
    if (!text) continue;
    if (member.key == "cost") check_cost(reader, dossier, *text, member.value.place);
    if (member.key == "owed_by" || member.key == "burden") (void)by_name(reader, member.value, member.key, owners);
    if (member.key == "result") (void)by_name(reader, member.value, member.key, results);
    expected.members.emplace_back(member.key, member.key == "value" ? decision_word(*text) : *text);
  }
  return expected;
}

std::vector<ExpectedEntry> read_entries(Reader& reader, const Node& node, std::string_view what, const Dossier& dossier,
                                        const std::vector<std::string>& keys) {
  std::vector<ExpectedEntry> entries;
  if (!expect_map(reader, node, what)) return entries;
  for (const Node::Entry& entry : node.entries) {
    check_subject(reader, entry);
    entries.push_back(read_members(reader, entry, "an entry of `" + std::string(what) + "`", dossier, keys));
  }
  return entries;
}

/// A finding is a word, `applies`, or a map of any of its members.
std::vector<ExpectedEntry> read_findings(Reader& reader, const Node& node, const Dossier& dossier) {
  std::vector<ExpectedEntry> findings;
  if (!expect_map(reader, node, "findings")) return findings;
  for (const Node::Entry& entry : node.entries) {
    if (entry.value.kind == Node::Kind::map) {
      findings.push_back(
          read_members(reader, entry, "an entry of `findings`", dossier, {"nature", "name", "result", "cost"}));
    } else if (const auto result = by_name(reader, entry.value, entry.key, results)) {
      findings.push_back({.subject = entry.key, .members = {{"result", std::string(name_of(*result))}}});
    }
  }
  return findings;
}

std::vector<ExpectedCost> read_expected_costs(Reader& reader, const Node& node, const Dossier& dossier) {
  std::vector<ExpectedCost> costs;
  if (!expect_map(reader, node, "costs")) return costs;
  for (const Node::Entry& entry : node.entries) {
    check_cost(reader, dossier, entry.key, entry.key_place);
    costs.push_back(read_expected_cost(reader, entry));
  }
  return costs;
}

std::vector<std::pair<std::string, Truth>> read_events(Reader& reader, const Node& node) {
  std::vector<std::pair<std::string, Truth>> events;
  if (!expect_map(reader, node, "events")) return events;
  for (const Node::Entry& entry : node.entries) {
    const std::optional<Truth> truth =
        by_name(reader, decision_word(entry.value.text), entry.value.place, "event `" + entry.key + "`", truths);
    if (truth) events.emplace_back(entry.key, *truth);
  }
  return events;
}

std::vector<std::pair<std::string, std::string>> read_wording(Reader& reader, const Node& node) {
  std::vector<std::pair<std::string, std::string>> members;
  if (!expect_map(reader, node, "wording")) return members;
  check_keys(reader, node, "`wording`", {"product", "edition", "hash"});
  for (const Node::Entry& entry : node.entries) {
    if (const auto text = read_text(reader, entry.value, entry.key)) members.emplace_back(entry.key, *text);
  }
  return members;
}

void read_amounts(Reader& reader, const Node& node, Expectation& expectation) {
  if (const Node* claimed = node.find("claimed"))
    expectation.claimed = read_open_amount(reader, *claimed, "claimed", "unknown");
  if (const Node* granted = node.find("granted"))
    expectation.granted = read_expected_amount(reader, *granted, "granted");
  if (const Node* payable = node.find("payable"))
    expectation.payable = read_expected_amount(reader, *payable, "payable");
  if (const Node* most = node.find("payable_at_most")) {
    expectation.payable_at_most = read_open_amount(reader, *most, "payable_at_most", "unbounded");
  }
}

Expectation read_expectation(Reader& reader, const Node& node, const Dossier& dossier) {
  Expectation expectation;
  if (!expect_map(reader, node, "expect")) return expectation;
  check_keys(reader, node, "an expectation",
             {"wording", "readings", "outcome", "events", "claimed", "granted", "payable", "payable_at_most", "costs",
              "missing", "assumed", "findings"});
  if (const Node* wording = node.find("wording")) expectation.wording = read_wording(reader, *wording);
  if (const Node* readings = node.find("readings")) {
    for (const auto& [id, option] : read_readings(reader, *readings)) {
      const Reading& reading = reader.form.readings[id];
      expectation.readings.emplace_back(reading.name, reading.options[option]);
    }
  }
  if (const Node* outcome = node.find("outcome")) expectation.outcome = by_name(reader, *outcome, "outcome", outcomes);
  if (const Node* events = node.find("events")) expectation.events = read_events(reader, *events);
  read_amounts(reader, node, expectation);
  if (const Node* costs = node.find("costs")) expectation.costs = read_expected_costs(reader, *costs, dossier);
  if (const Node* missing = node.find("missing")) {
    expectation.missing = read_entries(reader, *missing, "missing", dossier, {"cost", "clause", "owed_by", "question"});
  }
  if (const Node* assumed = node.find("assumed")) {
    expectation.assumed = read_entries(reader, *assumed, "assumed", dossier, {"value", "clause", "burden"});
  }
  if (const Node* findings = node.find("findings")) expectation.findings = read_findings(reader, *findings, dossier);
  return expectation;
}

Alternative read_alternative(Reader& reader, const Node& node, const Dossier& dossier) {
  Alternative alternative;
  if (node.kind != Node::Kind::map) {
    reader.error("wrong_type", node.place,
                 "an alternative must be a map with `readings` and `expect`, not " + seen(node));
    return alternative;
  }
  check_keys(reader, node, "an alternative", {"readings", "expect"});
  if (const Node* readings = require(reader, node, "an alternative", "readings")) {
    alternative.readings = read_readings(reader, *readings);
  }
  if (const Node* expect = require(reader, node, "an alternative", "expect")) {
    alternative.expect = read_expectation(reader, *expect, dossier);
  }
  return alternative;
}

}  // namespace

const std::vector<std::string>& case_keys() {
  static const std::vector<std::string> keys{"expect", "alternatives"};
  return keys;
}

std::optional<AcceptanceCase> read_acceptance_case(const Node& root, const Dossier& dossier, const Form& form,
                                                   const SourceFile& file, Diagnostics& diagnostics) {
  Reader reader{.form = form, .file = file, .diagnostics = diagnostics};
  AcceptanceCase result;
  if (const Node* expect = require(reader, root, "the case", "expect"))
    result.expect = read_expectation(reader, *expect, dossier);
  const Node* alternatives = root.find("alternatives");
  if (alternatives != nullptr && alternatives->kind != Node::Kind::null) {
    if (alternatives->kind != Node::Kind::sequence) {
      reader.error("wrong_type", alternatives->place, "`alternatives` must be a list, not " + seen(*alternatives));
    }
    for (const Node& item : alternatives->items) result.alternatives.push_back(read_alternative(reader, item, dossier));
  }
  if (reader.failed) return std::nullopt;
  return result;
}

}  // namespace couvert
