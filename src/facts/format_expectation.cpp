#include "facts/format_expectation.h"

#include "facts/yaml_text.h"

namespace couvert {

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;  // key and value, both as YAML

/// One key of an expectation: a single value, or a map of values that stand on one line each.
struct Section {
  std::string key;
  std::string value;
  std::optional<Members> members = std::nullopt;
};

/// Whole amounts are written without decimals, as people write them.
std::string short_money(std::int64_t minor, Currency currency) {
  std::string text = format_money({.minor = minor, .currency = currency});
  const std::size_t zeros = text.find(".00 ");
  if (zeros != std::string::npos) text.erase(zeros, 3);
  return text;
}

std::string open_money(OpenAmount amount, Currency currency, std::string_view word) {
  return amount.minor ? short_money(*amount.minor, currency) : std::string(word);
}

std::string flow(const Members& members) {
  std::string text = "{";
  for (const auto& [key, value] : members) {
    if (text.size() > 1) text += ", ";
    text += key + ": " + value;
  }
  return text + "}";
}

std::string flow_list(const std::vector<std::string>& texts) {
  std::string line = "[";
  for (const std::string& text : texts) {
    if (line.size() > 1) line += ", ";
    line += yaml_quoted(text);
  }
  return line + "]";
}

/// Clauses are always in quotes: `1.1` is a name there, not a number.
std::string member_value(const std::string& key, const std::string& value) {
  return key == "clause" ? yaml_quoted(value) : yaml_text(value);
}

Members yaml_members(const Members& members) {
  Members yaml;
  for (const auto& [key, value] : members) yaml.emplace_back(yaml_text(key), member_value(key, value));
  return yaml;
}

std::string format_cost(const ExpectedCost& cost, Currency currency) {
  Members members;
  if (cost.kind) members.emplace_back("kind", yaml_text(*cost.kind));
  if (cost.outcome) members.emplace_back("outcome", name_of(*cost.outcome));
  if (cost.cover) members.emplace_back("cover", yaml_text(*cost.cover));
  if (cost.claimed) members.emplace_back("claimed", open_money(*cost.claimed, currency, "unknown"));
  if (cost.granted) members.emplace_back("granted", short_money(*cost.granted, currency));
  if (cost.cuts) {
    Members cuts;
    for (const auto& [term, minor] : *cost.cuts) cuts.emplace_back(name_of(term), short_money(minor, currency));
    members.emplace_back("cuts", flow(cuts));
  }
  if (cost.payable) members.emplace_back("payable", short_money(*cost.payable, currency));
  if (cost.payable_at_most)
    members.emplace_back("payable_at_most", open_money(*cost.payable_at_most, currency, "unbounded"));
  if (cost.clauses) members.emplace_back("clauses", flow_list(*cost.clauses));
  return flow(members);
}

void add_entries(std::vector<Section>& sections, const std::string& key, const std::vector<ExpectedEntry>& entries) {
  Members members;
  const bool are_clauses = key == "findings";
  for (const ExpectedEntry& entry : entries) {
    const bool is_word = are_clauses && entry.members.size() == 1 && entry.members.front().first == "result";
    members.emplace_back(are_clauses ? yaml_quoted(entry.subject) : yaml_text(entry.subject),
                         is_word ? entry.members.front().second : flow(yaml_members(entry.members)));
  }
  sections.push_back({.key = key, .value = {}, .members = std::move(members)});
}

std::vector<Section> sections_of(const Expectation& expected, Currency currency) {
  std::vector<Section> sections;
  const auto value = [&](std::string key, std::string text) {
    sections.push_back({.key = std::move(key), .value = std::move(text)});
  };
  const auto map = [&](std::string key, Members members) {
    if (!members.empty()) sections.push_back({.key = std::move(key), .value = {}, .members = std::move(members)});
  };
  map("wording", yaml_members(expected.wording));
  map("readings", yaml_members(expected.readings));
  if (expected.outcome) value("outcome", std::string(name_of(*expected.outcome)));
  Members events;
  for (const auto& [event, truth] : expected.events) events.emplace_back(yaml_text(event), name_of(truth));
  map("events", events);
  if (expected.claimed) value("claimed", open_money(*expected.claimed, currency, "unknown"));
  if (expected.granted) value("granted", short_money(*expected.granted, currency));
  if (expected.payable) value("payable", short_money(*expected.payable, currency));
  if (expected.payable_at_most) value("payable_at_most", open_money(*expected.payable_at_most, currency, "unbounded"));
  if (expected.costs) {
    Members costs;
    for (const ExpectedCost& cost : *expected.costs)
      costs.emplace_back(yaml_text(cost.id), format_cost(cost, currency));
    sections.push_back({.key = "costs", .value = {}, .members = std::move(costs)});
  }
  if (!expected.assumed.empty()) add_entries(sections, "assumed", expected.assumed);
  if (!expected.findings.empty()) add_entries(sections, "findings", expected.findings);
  if (expected.missing) add_entries(sections, "missing", *expected.missing);
  return sections;
}

}  // namespace

std::string format_expectation_block(const Expectation& expected, Currency currency, std::size_t indent,
                                     std::string_view line_end) {
  std::string text;
  const auto line = [&](std::size_t blanks, const std::string& content) {
    text.append(blanks, ' ').append(content).append(line_end);
  };
  for (const Section& section : sections_of(expected, currency)) {
    if (!section.members) {
      line(indent, section.key + ": " + section.value);
    } else if (section.members->empty()) {
      line(indent, section.key + ": {}");
    } else {
      line(indent, section.key + ":");
      for (const auto& [key, value] : *section.members) line(indent + 2, key + ": " + value);
    }
  }
  return text;
}

std::string format_expectation_flow(const Expectation& expected, Currency currency) {
  Members members;
  for (const Section& section : sections_of(expected, currency)) {
    members.emplace_back(section.key, section.members ? flow(*section.members) : section.value);
  }
  return flow(members);
}

}  // namespace couvert
