#include "app/calculation.h"

#include <algorithm>

#include "facts/read_dossier.h"

namespace couvert {
namespace {

struct QuestionReader {
  const CalculationQuestion& question;
  const SourceFile& file;
  Diagnostics& diagnostics;
  bool failed = false;
  bool has_unreadable_input = false;

  void error(std::string_view code, Place place, std::string message, std::string hint = {}) {
    failed = true;
    diagnostics.error(code, file, place, std::move(message), std::move(hint));
  }
};

std::optional<Zone> zone_of(QuestionReader& reader, const Form& form) {
  if (!reader.question.zone) return form.zone;
  const auto zone = Zone::find(*reader.question.zone);
  if (!zone)
    reader.error("malformed_input", reader.question.zone_place, "`" + *reader.question.zone + "` is no time zone");
  return zone;
}

/// A module of law may name no currency; its amounts are then of the first currency stated.
Currency currency_of(const CalculationQuestion& question, const Form& form) {
  if (form.currency != Currency{}) return form.currency;
  for (const Node::Entry& entry : question.inputs)
    if (const auto parsed = parse_money(entry.value.text); parsed.money) return parsed.money->currency;
  return form.currency;
}

ReadingChoice readings_of(QuestionReader& reader, const Form& form) {
  ReadingChoice choice = adopted_readings(form);
  std::vector<std::string> names;
  for (const Reading& reading : form.readings) names.push_back(reading.name);
  for (const Node::Entry& entry : reader.question.readings) {
    const auto id = form.find_reading(entry.key);
    if (!id) {
      reader.error("unknown_reading", entry.key_place, "the wording has no reading `" + entry.key + "`",
                   did_you_mean(entry.key, names));
      continue;
    }
    const auto& options = form.readings[*id].options;
    const auto option = std::find(options.begin(), options.end(), entry.value.text);
    if (option != options.end())
      choice[*id] = static_cast<std::uint8_t>(option - options.begin());
    else
      reader.error("unknown_option", entry.value.place, "`" + entry.key + "` has no option `" + entry.value.text + "`",
                   did_you_mean(entry.value.text, options));
  }
  return choice;
}

const Input* find_input(const std::vector<Input>& inputs, const std::string& name) {
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const Input& input) { return input.name == name; });
  return found == inputs.end() ? nullptr : &*found;
}

/// Inputs that the rule does not take keep a place in the map: the calculation reports them.
StatedInputs inputs_of_question(QuestionReader& reader, const Form& form, const std::vector<Input>& taken) {
  StatedInputs stated;
  for (const Node::Entry& entry : reader.question.inputs) {
    const Input* input = find_input(taken, entry.key);
    if (input == nullptr) {
      stated.emplace(entry.key, Value{});
      continue;
    }
    const auto value =
        read_value(entry.value, input->type, input->options, form, entry.key, reader.file, reader.diagnostics);
    if (!value)
      reader.failed = reader.has_unreadable_input = true;
    else
      stated.emplace(entry.key, *value);
  }
  return stated;
}

void report(QuestionReader& reader, const std::vector<CalculationProblem>& problems) {
  for (const CalculationProblem& problem : problems) {
    const auto& inputs = reader.question.inputs;
    const auto stated = std::find_if(inputs.begin(), inputs.end(),
                                     [&](const Node::Entry& entry) { return entry.key == problem.input; });
    // Without an input that could not be read, the rule may ask for others that it would not need.
    if (problem.code == "missing_input" && reader.has_unreadable_input) continue;
    reader.error(problem.code, stated == inputs.end() ? reader.question.rule_place : stated->key_place, problem.message,
                 problem.hint);
  }
}

}  // namespace

CalculationSources load_calculations(const Library& library, Diagnostics& diagnostics) {
  return {RuleBook::of(library, diagnostics), read_all_holidays(library, diagnostics)};
}

std::optional<CalculationAnswer> answer(const CalculationQuestion& question, const CalculationSources& sources,
                                        const SourceFile& file, Diagnostics& diagnostics) {
  QuestionReader reader{question, file, diagnostics};
  const CitedRule* rule = sources.book.find(question.rule);
  if (rule == nullptr) {
    reader.error("unknown_rule", question.rule_place, "no wording has the calculation `" + question.rule + "`",
                 sources.book.nearest_to(question.rule));
    return std::nullopt;
  }
  const Wording& wording = *rule->wording;
  const auto zone = zone_of(reader, wording.form);
  if (!zone) return std::nullopt;
  Form form = form_in_zone(wording.form, *zone);
  form.currency = currency_of(question, form);
  const ReadingChoice readings = readings_of(reader, form);
  const std::vector<Input> taken = inputs_of(wording, rule->clause);
  const StatedInputs inputs = inputs_of_question(reader, form, taken);
  CalculationResult result = calculate({.wording = wording,
                                        .clause = rule->clause,
                                        .zone = *zone,
                                        .inputs = inputs,
                                        .readings = readings,
                                        .holidays = holidays_in(sources.calendars, zone->name())});
  report(reader, result.problems);
  if (reader.failed) return std::nullopt;
  return CalculationAnswer{*rule, std::move(form), readings, std::move(result)};
}

std::string format_output(const CalculationOutput& output, const Form& form) {
  return format_value(output.value, output.type, {}, form);
}

}  // namespace couvert
