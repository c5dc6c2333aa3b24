// Reads the facts of an incident or of one cost.
#include <algorithm>

#include "facts/reader.h"

namespace couvert {

namespace {

std::vector<std::string> fact_names(const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  names.reserve(vocabulary.facts.size());
  for (const Fact& fact : vocabulary.facts) names.push_back(fact.name);
  return names;
}

std::vector<std::string> option_names(const Fact& fact) {
  std::vector<std::string> names;
  names.reserve(fact.options.size());
  for (const FactOption& option : fact.options) names.push_back(option.name);
  return names;
}

/// One end of an interruption: its value and where it is stated.
struct InterruptionEnd {
  Value value;
  Place place;
};

InterruptionEnd end_of_interruption(const Vocabulary& vocabulary, std::string_view name, StatedFacts incident,
                                    StatedFacts cost) {
  const std::optional<FactId> fact = vocabulary.find_fact(name);
  if (!fact) return {};
  for (const StatedFacts& facts : {cost, incident}) {
    if (facts.node == nullptr || facts.values == nullptr) continue;
    const Node* node = facts.node->find(name);
    if (node != nullptr) return {.value = (*facts.values)[*fact], .place = node->place};
  }
  return {};
}

}  // namespace

std::vector<Value> read_facts(Reader& reader, const Node* node, std::string_view what, const ForeignCurrency* foreign) {
  const Vocabulary& vocabulary = *reader.form.vocabulary;
  std::vector<Value> values(vocabulary.facts.size());
  if (node == nullptr || !expect_map(reader, *node, what)) return values;
  for (const Node::Entry& entry : node->entries) {
    const std::optional<FactId> id = vocabulary.find_fact(entry.key);
    if (!id) {
      reader.error("unknown_fact", entry.key_place, "the vocabulary has no fact " + seen_name(entry.key),
                   did_you_mean(entry.key, fact_names(vocabulary)));
      continue;
    }
    const Fact& fact = vocabulary.facts[*id];
    const std::optional<Value> value = read_typed(
        reader, entry.value,
        {.name = fact.name, .type = fact.type, .options = option_names(fact), .foreign = foreign, .is_fact = true});
    if (value) values[*id] = *value;
  }
  return values;
}

void check_interruption(Reader& reader, StatedFacts incident, StatedFacts cost) {
  const Vocabulary& vocabulary = *reader.form.vocabulary;
  const InterruptionEnd from = end_of_interruption(vocabulary, "interrupted_from", incident, cost);
  const InterruptionEnd until = end_of_interruption(vocabulary, "interrupted_until", incident, cost);
  if (!is_known(from.value) || !is_known(until.value) || from.value.number <= until.value.number) return;
  const Place place = std::max(from.place, until.place);
  const Place other = std::min(from.place, until.place);
  reader.error("interruption_turned_round", place,
               "the interruption ends before it begins: " + reader.form.zone.format(Instant{from.value.number}) +
                   " to " + reader.form.zone.format(Instant{until.value.number}),
               "the other time is stated in line " + std::to_string(other.line));
}

}  // namespace couvert
