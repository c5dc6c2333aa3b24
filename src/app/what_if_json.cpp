// A comparison for programs.
#include "app/what_if.h"
#include "base/json_writer.h"

namespace couvert {
namespace {

void write_changes(JsonWriter& json, const ComparedDecisions& comparison) {
  json.begin_array(JsonWriter::Layout::lines);
  for (const MadeChange& change : comparison.changes) {
    json.begin_object();
    json.member("name", change.name);
    json.member("question", change.question);
    json.member("before", change.before);
    json.member("after", change.after);
    json.key("own_answers");
    json.begin_array();
    for (const std::string& id : change.own_answers) json.string(id);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_open(JsonWriter& json, std::string_view key, const OpenAmount& amount, const Currency& currency) {
  json.member(key, amount.minor ? format_money({*amount.minor, currency}) : "unbounded");
}

void write_side(JsonWriter& json, std::string_view key, const CostDecision& cost, const Currency& currency) {
  json.key(key);
  json.begin_object();
  json.member("outcome", name_of(cost.outcome));
  json.key("clauses");
  json.begin_array();
  for (const std::string& clause : cost.clauses) json.string(clause);
  json.end_array();
  json.member("payable", format_money({cost.payable, currency}));
  write_open(json, "payable_at_most", cost.payable_at_most, currency);
  json.end_object();
}

void write_costs(JsonWriter& json, const ComparedDecisions& comparison) {
  json.key("costs");
  json.begin_array(JsonWriter::Layout::lines);
  const Currency& currency = comparison.before.currency;
  for (std::size_t i = 0; i < comparison.after.costs.size(); ++i) {
    const CostDecision& before = comparison.before.costs[i];
    const CostDecision& after = comparison.after.costs[i];
    if (before.outcome == after.outcome && before.payable == after.payable && before.payable_at_most == after.payable_at_most &&
        before.clauses == after.clauses && before.cuts == after.cuts) {
      continue;
    }
    json.begin_object();
    json.member("id", after.id);
    write_side(json, "before", before, currency);
    write_side(json, "after", after, currency);
    json.end_object();
  }
  json.end_array();
}

void write_questions(JsonWriter& json, std::string_view key, const std::vector<MissingFact>& missing) {
  json.key(key);
  json.begin_array();
  for (const MissingFact& fact : missing) {
    json.begin_object();
    json.member("fact", fact.fact);
    if (!fact.cost.empty()) json.member("cost", fact.cost);
    json.end_object();
  }
  json.end_array();
}

void write_findings(JsonWriter& json, const ComparedDecisions& comparison) {
  json.key("findings");
  json.begin_array(JsonWriter::Layout::lines);
  for (const FindingChange& change : changed_findings(comparison.before, comparison.after)) {
    json.begin_object();
    json.member("clause", change.clause);
    json.member("nature", change.nature);
    if (!change.name.empty()) json.member("name", change.name);
    if (!change.cost.empty()) json.member("cost", change.cost);
    json.member("before", name_of(change.before));
    json.member("after", name_of(change.after));
    json.end_object();
  }
  json.end_array();
}

std::string without_line_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

std::string comparison_json(const ComparedDecisions& comparison) {
  JsonWriter changes;
  write_changes(changes, comparison);
  JsonWriter difference;
  difference.begin_object(JsonWriter::Layout::lines);
  const Currency& currency = comparison.before.currency;
  difference.member("payable", format_money({comparison.after.payable - comparison.before.payable, currency}));
  write_costs(difference, comparison);
  write_questions(difference, "no_longer_missing", questions_only_in(comparison.before, comparison.after));
  write_questions(difference, "now_missing", questions_only_in(comparison.after, comparison.before));
  write_findings(difference, comparison);
  difference.end_object();
  return "{\n\"changes\": " + changes.text() + ",\n\"before\": " + without_line_end(decision_json(comparison.before)) +
         ",\n\"after\": " + without_line_end(decision_json(comparison.after)) + ",\n\"difference\": " + difference.text() + "\n}\n";
}

}  // namespace couvert
