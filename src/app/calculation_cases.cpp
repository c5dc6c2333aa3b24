#include "app/calculation_cases.h"

#include <algorithm>

#include "facts/read_dossier.h"

namespace couvert {
namespace {

const std::vector<std::string> entry_keys{"id", "title", "rule", "zone", "input", "expect", "alternatives", "source"};

struct ListReader {
  const SourceFile& file;
  Diagnostics& diagnostics;
  bool failed = false;

  void error(std::string_view code, Place place, std::string message, std::string hint = {}) {
    failed = true;
    diagnostics.error(code, file, place, std::move(message), std::move(hint));
  }

  bool expect_kind(const Node& node, Node::Kind kind, const std::string& message) {
    if (node.kind != kind) error("wrong_type", node.place, message);
    return node.kind == kind;
  }

  void check_keys(const Node& map, const std::vector<std::string>& allowed) {
    for (const Node::Entry& entry : map.entries)
      if (std::find(allowed.begin(), allowed.end(), entry.key) == allowed.end())
        error("unknown_key", entry.key_place, "nothing reads `" + entry.key + "` here",
              did_you_mean(entry.key, allowed));
  }

  const Node* require(const Node& map, const std::string& key) {
    const Node* node = map.find(key);
    if (node == nullptr) error("missing_key", map.place, "`" + key + "` is missing");
    return node;
  }

  std::string text(const Node* node, const std::string& key) {
    if (node == nullptr) return {};
    return expect_kind(*node, Node::Kind::scalar, "`" + key + "` must be a text") ? node->text : std::string{};
  }

  /// A map of names to single values.
  std::vector<Node::Entry> values(const Node* node, const std::string& key) {
    if (node == nullptr || !expect_kind(*node, Node::Kind::map, "`" + key + "` must be a map of names and values"))
      return {};
    for (const Node::Entry& entry : node->entries)
      expect_kind(entry.value, Node::Kind::scalar, "`" + entry.key + "` must be a single value");
    return node->entries;
  }
};

CalculationExpectation read_alternative(ListReader& reader, const Node& node) {
  if (!reader.expect_kind(node, Node::Kind::map, "an alternative must be a map with `readings` and `expect`"))
    return {};
  reader.check_keys(node, {"readings", "expect"});
  return {reader.values(reader.require(node, "readings"), "readings"),
          reader.values(reader.require(node, "expect"), "expect")};
}

CalculationCase read_case(ListReader& reader, const Node& node) {
  CalculationCase entry{.place = node.place};
  if (!reader.expect_kind(node, Node::Kind::map, "a calculation must be a map with `id`, `rule`, `input` and `expect`"))
    return entry;
  reader.check_keys(node, entry_keys);
  entry.id = reader.text(reader.require(node, "id"), "id");
  entry.title = reader.text(node.find("title"), "title");
  entry.source = reader.text(node.find("source"), "source");
  if (const Node* rule = reader.require(node, "rule")) {
    entry.question.rule = reader.text(rule, "rule");
    entry.question.rule_place = rule->place;
  }
  if (const Node* zone = node.find("zone")) {
    entry.question.zone = reader.text(zone, "zone");
    entry.question.zone_place = zone->place;
  }
  entry.question.inputs = reader.values(reader.require(node, "input"), "input");
  entry.expectations.push_back({{}, reader.values(reader.require(node, "expect"), "expect")});
  const Node* alternatives = node.find("alternatives");
  if (alternatives != nullptr &&
      reader.expect_kind(*alternatives, Node::Kind::sequence, "`alternatives` must be a list"))
    for (const Node& alternative : alternatives->items)
      entry.expectations.push_back(read_alternative(reader, alternative));
  return entry;
}

void check_repeated_ids(ListReader& reader, const std::vector<CalculationCase>& cases) {
  std::vector<std::string> seen;
  for (const CalculationCase& entry : cases) {
    if (std::find(seen.begin(), seen.end(), entry.id) != seen.end())
      reader.error("repeated_id", entry.place, "two calculations have the id `" + entry.id + "`");
    seen.push_back(entry.id);
  }
}

std::string described(const std::vector<Node::Entry>& readings) {
  std::string text;
  for (const Node::Entry& entry : readings) text += (text.empty() ? "" : ", ") + entry.key + ": " + entry.value.text;
  return text;
}

/// Why an expected output is not there.
std::string absence(const std::string& name, const CalculationResult& result) {
  for (const LackingOutput& output : result.lacking) {
    if (output.name != name) continue;
    std::string text = name + ": not computed, it needs";
    for (const std::string& input : output.inputs) text += " `" + input + "`";
    return text;
  }
  std::vector<std::string> names;
  for (const CalculationOutput& output : result.outputs) names.push_back(output.name);
  const std::string hint = did_you_mean(name, names);
  return name + ": the rule has no such output" + (hint.empty() ? "" : ", " + hint);
}

/// Whether the expected text means the same value. An instant must also be written with the offset of its zone.
bool means(const Node& expected, const CalculationOutput& output, const Form& form, const SourceFile& file) {
  if (output.type == FactType::instant) return expected.text == format_output(output, form);
  Diagnostics ignored;
  return read_value(expected, output.type, {}, form, output.name, file, ignored) == std::optional{output.value};
}

std::vector<std::string> differences(const std::vector<Node::Entry>& expect, const CalculationAnswer& given,
                                     const SourceFile& file) {
  std::vector<std::string> found;
  for (const Node::Entry& entry : expect) {
    const CalculationOutput* output = given.result.find(entry.key);
    if (output == nullptr)
      found.push_back(absence(entry.key, given.result));
    else if (!means(entry.value, *output, given.form, file))
      found.push_back(entry.key + ": expected `" + entry.value.text + "`, got `" + format_output(*output, given.form) +
                      "`");
  }
  return found;
}

}  // namespace

bool is_calculation_list(const Node& root) { return root.kind == Node::Kind::sequence; }

std::optional<std::vector<CalculationCase>> read_calculation_cases(const Node& root, const SourceFile& file,
                                                                   Diagnostics& diagnostics) {
  ListReader reader{file, diagnostics};
  std::vector<CalculationCase> cases;
  if (reader.expect_kind(root, Node::Kind::sequence, "a list of calculations begins with `- id:`"))
    for (const Node& item : root.items) cases.push_back(read_case(reader, item));
  check_repeated_ids(reader, cases);
  if (reader.failed) return std::nullopt;
  return cases;
}

std::vector<CalculationVerdict> run_calculation_cases(const std::vector<CalculationCase>& cases,
                                                      const CalculationSources& sources, const SourceFile& file,
                                                      Diagnostics& diagnostics) {
  std::vector<CalculationVerdict> verdicts;
  for (const CalculationCase& entry : cases) {
    // What is wrong with an entry itself is wrong with its alternatives too, and said once.
    bool answerable = true;
    for (const CalculationExpectation& expectation : entry.expectations) {
      CalculationVerdict verdict{entry.id, entry.title, described(expectation.readings), false, {}};
      CalculationQuestion question = entry.question;
      question.readings = expectation.readings;
      std::optional<CalculationAnswer> given;
      if (answerable) given = answer(question, sources, file, diagnostics);
      if (expectation.readings.empty()) answerable = given.has_value();
      if (given)
        verdict.differences = differences(expectation.expect, *given, file);
      else
        verdict.differences.push_back("the calculation cannot be made, see the errors");
      verdict.passed = verdict.differences.empty();
      verdicts.push_back(std::move(verdict));
    }
  }
  return verdicts;
}

}  // namespace couvert
