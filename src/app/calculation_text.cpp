#include "app/calculation_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json_writer.h"
#include "base/money.h"

namespace couvert {
namespace {

std::size_t widest(const std::vector<CalculationOutput>& outputs) {
  std::size_t width = 0;
  for (const CalculationOutput& output : outputs) width = std::max(width, output.name.size());
  return width;
}

std::string weekday(Day day) {
  static constexpr const char* names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  return names[weekday_of(day) - 1];
}

/// Dates are easier to check with their day of the week.
std::string annotated(const CalculationOutput& output, const Form& form) {
  std::string text = format_output(output, form);
  if (output.type == FactType::date) text += "  " + weekday(Day{static_cast<std::int32_t>(output.value.number)});
  if (output.type == FactType::instant) text += "  " + weekday(form.zone.local_day(Instant{output.value.number}));
  return text;
}

void write_outputs(const std::vector<CalculationOutput>& outputs, const Form& form, JsonWriter& json) {
  json.begin_object();
  for (const CalculationOutput& output : outputs) {
    json.key(output.name);
    if (output.type == FactType::count) json.number(output.value.number);
    else if (output.type == FactType::truth) json.boolean(output.value.number != 0);
    else json.string(format_output(output, form));
  }
  json.end_object();
}

const Clause& clause_of(const CalculationAnswer& answer) { return answer.rule.wording->clauses[answer.rule.clause]; }

}  // namespace

std::vector<OtherOutputs> outputs_under_other_readings(const CalculationQuestion& question, const CalculationAnswer& answer,
                                         const CalculationSources& sources, const SourceFile& file) {
  std::vector<OtherOutputs> others;
  for (std::size_t r = 0; r < answer.form.readings.size(); ++r) {
    const Reading& reading = answer.form.readings[r];
    for (std::size_t option = 0; option < reading.options.size(); ++option) {
      if (option == answer.readings[r]) continue;
      CalculationQuestion other = question;
      std::erase_if(other.readings, [&](const Node::Entry& entry) { return entry.key == reading.name; });
      Node value;
      value.kind = Node::Kind::scalar;
      value.text = reading.options[option];
      other.readings.push_back({reading.name, {}, value});
      Diagnostics ignored;
      const auto computed = couvert::answer(other, sources, file, ignored);
      if (computed && computed->result.outputs != answer.result.outputs)
        others.push_back({reading.name + " = " + reading.options[option], computed->result.outputs});
    }
  }
  return others;
}

std::string calculation_text(const CalculationAnswer& answer, const std::vector<OtherOutputs>& others, Language language) {
  const Clause& clause = clause_of(answer);
  const std::string& title = clause.title.in(language);
  std::string text = fmt::format("{} — {}\n", answer.rule.id, title.empty() ? clause.title.in(Language::fr) : title);
  const std::size_t width = widest(answer.result.outputs);
  for (const CalculationOutput& output : answer.result.outputs) text += fmt::format("  {:{}}  {}\n", output.name, width, annotated(output, answer.form));
  for (const LackingOutput& lacking : answer.result.lacking) {
    std::string inputs;
    for (const std::string& input : lacking.inputs) inputs += (inputs.empty() ? "" : ", ") + input;
    text += fmt::format("  {}: not computed, without {}\n", lacking.name, inputs);
  }
  for (const OtherOutputs& other : others) {
    text += fmt::format("under the reading {}:\n", other.reading);
    for (const CalculationOutput& output : other.outputs) {
      const CalculationOutput* adopted = answer.result.find(output.name);
      if (adopted == nullptr || !(*adopted == output)) text += fmt::format("  {:{}}  {}\n", output.name, width, annotated(output, answer.form));
    }
  }
  if (!clause.law_source.empty()) {
    text += fmt::format("source: {}{}, {}\n", clause.law_source, clause.law_as_of ? " (" + format_day(*clause.law_as_of) + ")" : "",
                        clause.law_checked ? "checked" : "NOT CHECKED: verify before relying on it");
  }
  return text;
}

std::string calculation_json(const CalculationAnswer& answer, const std::vector<OtherOutputs>& others) {
  const Clause& clause = clause_of(answer);
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::lines);
  json.member("rule", answer.rule.id);
  json.member("zone", answer.form.zone.name());
  json.key("outputs");
  write_outputs(answer.result.outputs, answer.form, json);
  json.key("lacking");
  json.begin_array();
  for (const LackingOutput& lacking : answer.result.lacking) {
    json.begin_object();
    json.member("output", lacking.name);
    json.key("inputs");
    json.begin_array();
    for (const std::string& input : lacking.inputs) json.string(input);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("other_readings");
  json.begin_array(JsonWriter::Layout::lines);
  for (const OtherOutputs& other : others) {
    json.begin_object();
    json.member("reading", other.reading);
    json.key("outputs");
    write_outputs(other.outputs, answer.form, json);
    json.end_object();
  }
  json.end_array();
  json.member("source", clause.law_source);
  json.key("checked");
  json.boolean(!clause.law || clause.law_checked);
  json.end_object();
  return json.text() + "\n";
}

std::string inputs_text(const CitedRule& rule, Language language) {
  std::string text = fmt::format("{} takes:\n", rule.id);
  for (const Input& input : inputs_of(*rule.wording, rule.clause)) {
    std::string type(name_of(input.type));
    if (!input.options.empty()) {
      type.clear();
      for (const std::string& option : input.options) type += (type.empty() ? "" : "|") + option;
    }
    text += fmt::format("  {} ({})  {}\n", input.name, type, input.question.in(language));
  }
  return text;
}

std::string refund_rule(const CalculationSources& sources, const std::string& product, const std::vector<Node::Entry>& inputs) {
  std::optional<Currency> currency;
  for (const Node::Entry& entry : inputs) {
    if (entry.key != "annual_premium") continue;
    if (const auto parsed = parse_money(entry.value.text); parsed.money) currency = parsed.money->currency;
  }
  std::string found;
  for (const CitedRule& rule : sources.book.rules()) {
    const Wording& wording = *rule.wording;
    const bool meant = product.empty() ? !wording.form.product.empty() && currency == wording.form.currency : wording.form.product == product;
    const auto& terminations = wording.calculations.terminations;
    const bool ends_cover = std::any_of(terminations.begin(), terminations.end(),
                                        [&](const TerminationRule& t) { return t.clause == rule.clause && t.name.empty(); });
    if (meant && ends_cover && found.empty()) found = rule.id;
  }
  return found;
}

}  // namespace couvert
