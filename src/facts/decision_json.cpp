// Prints a decision in the published JSON format.
#include "base/json_writer.h"
#include "facts/decision.h"

namespace couvert {

namespace {

/// Writes the parts of one decision; amounts are in its currency.
struct DecisionWriter {
  const Decision& decision;
  JsonWriter json{};

  void money(std::string_view key, std::int64_t minor) {
    json.member(key, format_money({.minor = minor, .currency = decision.currency}));
  }

  void open_money(std::string_view key, OpenAmount amount, std::string_view word) {
    if (amount.minor) {
      money(key, *amount.minor);
    } else {
      json.member(key, word);
    }
  }

  void names(std::string_view key, const std::vector<std::string>& values) {
    json.key(key);
    json.begin_array();
    for (const std::string& value : values) json.string(value);
    json.end_array();
  }

  void cuts(std::string_view key, const std::vector<Cut>& values) {
    json.key(key);
    json.begin_array();
    for (const Cut& cut : values) {
      json.begin_object();
      json.member("term", name_of(cut.term));
      json.member("clause", cut.clause);
      money("amount", cut.minor);
      json.end_object();
    }
    json.end_array();
  }

  void wording() {
    json.key("wording");
    json.begin_object();
    json.member("product", decision.product);
    json.member("edition", decision.edition);
    json.member("hash", decision.hash);
    json.end_object();
  }

  void readings_outcome_and_events() {
    json.key("readings");
    json.begin_object();
    for (const auto& [reading, option] : decision.readings) json.member(reading, option);
    json.end_object();
    if (decision.strict) {
      json.key("strict");
      json.boolean(true);
    }
    json.member("outcome", name_of(decision.outcome));
    json.key("events");
    json.begin_object();
    for (const auto& [event, truth] : decision.events) json.member(event, name_of(truth));
    json.end_object();
  }

  void totals() {
    open_money("claimed", decision.claimed_open ? OpenAmount{} : OpenAmount{decision.claimed}, "unknown");
    money("granted", decision.granted);
    money("payable", decision.payable);
    open_money("payable_at_most", decision.payable_at_most, "unbounded");
  }

  void cost(const CostDecision& cost) {
    json.begin_object();
    json.member("id", cost.id);
    json.member("kind", cost.kind);
    json.member("outcome", name_of(cost.outcome));
    json.member("cover", cost.cover);
    names("clauses", cost.clauses);
    open_money("claimed", cost.claimed, "unknown");
    money("granted", cost.granted);
    cuts("cuts", cost.cuts);
    money("payable", cost.payable);
    open_money("payable_at_most", cost.payable_at_most, "unbounded");
    if (cost.outcome == CostOutcome::pending && !cost.cuts_at_most.empty()) cuts("cuts_at_most", cost.cuts_at_most);
    json.end_object();
  }

  void missing(const MissingFact& fact) {
    json.begin_object();
    json.member("fact", fact.fact);
    if (!fact.cost.empty()) json.member("cost", fact.cost);
    json.member("clause", fact.clause);
    json.member("owed_by", name_of(fact.owed_by));
    json.member("question", fact.question);
    json.end_object();
  }

  void assumed(const AssumedFact& fact) {
    json.begin_object();
    json.member("fact", fact.fact);
    json.member("value", fact.value);
    json.member("clause", fact.clause);
    json.member("burden", name_of(fact.burden));
    json.end_object();
  }

  void finding(const Finding& finding) {
    json.begin_object();
    json.member("clause", finding.clause);
    json.member("nature", finding.nature);
    if (!finding.name.empty()) json.member("name", finding.name);
    json.member("result", name_of(finding.result));
    if (!finding.cost.empty()) json.member("cost", finding.cost);
    json.key("because");
    json.begin_array();
    for (const BecauseFact& fact : finding.because) {
      json.begin_object();
      json.member("fact", fact.fact);
      json.member("value", fact.value);
      if (fact.presumed) {
        json.key("presumed");
        json.boolean(true);
      }
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }

  template <class Item>
  void list(std::string_view key, const std::vector<Item>& items, void (DecisionWriter::*write)(const Item&)) {
    json.key(key);
    json.begin_array(JsonWriter::Layout::lines);
    for (const Item& item : items) (this->*write)(item);
    json.end_array();
  }
};

}  // namespace

std::string decision_json(const Decision& decision) {
  DecisionWriter writer{.decision = decision};
  writer.json.begin_object(JsonWriter::Layout::lines);
  if (!decision.title.empty()) writer.json.member("title", decision.title);
  writer.wording();
  writer.readings_outcome_and_events();
  writer.totals();
  writer.list("costs", decision.costs, &DecisionWriter::cost);
  writer.list("missing", decision.missing, &DecisionWriter::missing);
  writer.list("assumed", decision.assumed, &DecisionWriter::assumed);
  writer.list("findings", decision.findings, &DecisionWriter::finding);
  writer.json.end_object();
  return writer.json.text() + "\n";
}

}  // namespace couvert
