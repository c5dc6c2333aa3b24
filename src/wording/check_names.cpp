#include "wording/check_names.h"

#include <algorithm>
#include <array>

#include "wording/check_schedule.h"
#include "wording/check_vocabulary.h"

namespace couvert {
namespace {

Translated check_reason(CheckState& state, const FileUnderCheck& file, const ReadingStatement& statement) {
  const std::string what = "`because` of reading `" + statement.name.text + "`";
  if (!all_empty(statement.because)) return check_labels(state, file, statement.because, statement.name.place, what);
  state.diagnostics.error("reading_without_reason", *file.source, statement.name.place,
                          "reading `" + statement.name.text + "` does not say why `" + statement.adopted.text + "` is adopted");
  return {};
}

void add_reading(CheckState& state, const FileUnderCheck& file, const ReadingStatement& statement, std::uint32_t clause) {
  Form& form = state.wording.form;
  Reading reading;
  reading.name = statement.name.text;
  reading.options = check_options(state, file, statement.options);
  reading.question =
      check_labels(state, file, statement.question, statement.name.place, "`question` of reading `" + reading.name + "`");
  reading.because = check_reason(state, file, statement);
  reading.clause = file.tree->clauses[clause].id;
  if (!are_yes_and_no(reading.options) || !statement.option_labels.empty()) {
    reading.option_labels =
        check_option_labels(state, file, statement.name, reading.options, statement.option_labels, "reading `" + reading.name + "`");
  }
  const auto adopted = std::find(reading.options.begin(), reading.options.end(), statement.adopted.text);
  if (adopted == reading.options.end()) {
    state.diagnostics.error("unknown_option", *file.source, statement.adopted.place,
                            "`" + statement.adopted.text + "` is no option of reading `" + reading.name + "`",
                            hint_for(state, statement.adopted.text, reading.options));
  } else {
    reading.adopted = static_cast<std::uint8_t>(adopted - reading.options.begin());
  }
  const auto id = static_cast<ReadingId>(form.readings.size());
  if (!declare(state, state.values, file, statement.name, {.what = NameKind::reading, .index = id})) return;
  form.readings.push_back(std::move(reading));
}

/// Two files may take the same input; it is one input then, and must be of one type.
void add_input(CheckState& state, const FileUnderCheck& file, const FactStatement& declared) {
  const CheckedType type = check_type(state, file, declared.type, declared.name.place);
  std::vector<Input>& inputs = state.wording.calculations.inputs;
  Input input{declared.name.text, type.type, type.options,
              check_labels(state, file, declared.labels, declared.name.place, "input `" + declared.name.text + "`")};
  const auto known = state.inputs.find(input.name);
  const bool is_same = known != state.inputs.end() && known->second.file != file.source &&
                       inputs[known->second.index].type == input.type && inputs[known->second.index].options == input.options;
  if (is_same) return;
  const auto id = static_cast<InputId>(inputs.size());
  if (!declare(state, state.inputs, file, declared.name, {.what = NameKind::input, .index = id})) return;
  inputs.push_back(std::move(input));
}

/// What every termination and refund takes needs no declaration.
void add_given_inputs(CheckState& state) {
  const std::array<Input, 5> given{{
      {"received", FactType::date, {}, {{"Quand la résiliation a-t-elle été reçue ?", "Wann ist die Kündigung eingegangen?",
                                         "When was the notice of termination received?"}}},
      {"by", FactType::option, {"policyholder", "insurer"}, {{"Qui a résilié ?", "Wer hat gekündigt?", "Who terminated?"}}},
      {"from", FactType::date, {}, {{"Quand la période payée commence-t-elle ?", "Wann beginnt die bezahlte Periode?",
                                     "When does the paid period begin?"}}},
      {"to", FactType::date, {}, {{"Quel est le premier jour après la période payée ?", "Welches ist der erste Tag nach der bezahlten Periode?",
                                   "What is the first day after the paid period?"}}},
      {"annual_premium", FactType::money, {}, {{"Quelle est la prime annuelle ?", "Wie hoch ist die Jahresprämie?",
                                                "What is the annual premium?"}}},
  }};
  for (const Input& input : given) {
    const auto id = static_cast<InputId>(state.wording.calculations.inputs.size());
    const NameEntry entry{.what = NameKind::input, .index = id, .file = state.vocabulary_file.source};
    if (state.inputs.emplace(input.name, entry).second) state.wording.calculations.inputs.push_back(input);
  }
}

/// Counts the statements of one kind, which stand at their index even if their name was taken.
struct Counts {
  std::size_t events = 0, duties = 0, covers = 0, exclusions = 0, statements = 0;
};

void check_bound(CheckState& state, const FileUnderCheck& file, Place place, std::size_t count, std::size_t bound, std::string_view what) {
  if (count != bound + 1) return;  // reported once, at the first that is too much
  state.diagnostics.error("too_many", *file.source, place, "more than " + std::to_string(bound) + " " + std::string(what));
}

void declare_statement(CheckState& state, const FileUnderCheck& file, const Statement& statement, Counts& counts) {
  check_bound(state, file, statement.place, ++counts.statements, max_statements, "statements");
  if (const auto* event = std::get_if<EventStatement>(&statement.body)) {
    declare(state, state.values, file, event->name,
            {.what = NameKind::event, .index = static_cast<std::uint16_t>(counts.events)});
    check_bound(state, file, statement.place, ++counts.events, max_per_word, "events");
  } else if (const auto* duty = std::get_if<DutyStatement>(&statement.body)) {
    declare(state, state.duties, file, duty->name, {.what = NameKind::duty, .index = static_cast<std::uint16_t>(counts.duties)});
    ++counts.duties;
  } else if (const auto* cover = std::get_if<CoverStatement>(&statement.body)) {
    declare(state, state.covers, file, cover->name, {.what = NameKind::cover, .index = static_cast<std::uint16_t>(counts.covers)});
    check_bound(state, file, statement.place, ++counts.covers, max_per_word, "covers");
    state.wording.form.covers.push_back(cover->name.text);
  } else if (std::holds_alternative<ExclusionStatement>(statement.body)) {
    check_bound(state, file, statement.place, ++counts.exclusions, max_per_word, "exclusions");
  }
}

bool is_termination_or_refund(const Statement& statement) {
  return std::holds_alternative<TerminationStatement>(statement.body) || std::holds_alternative<RefundStatement>(statement.body);
}

void declare_readings_and_inputs(CheckState& state, const FileUnderCheck& file) {
  for (const Statement& statement : file.tree->statements) {
    if (const auto* reading = std::get_if<ReadingStatement>(&statement.body)) add_reading(state, file, *reading, statement.clause);
    if (const auto* input = std::get_if<InputStatement>(&statement.body)) add_input(state, file, input->declared);
  }
}

}  // namespace

void check_names(CheckState& state) {
  for (const FileUnderCheck& file : state.files) declare_readings_and_inputs(state, file);
  Counts counts;
  bool has_contract_end = false;
  for (const FileUnderCheck& file : state.files) {
    for (const Statement& statement : file.tree->statements) {
      declare_statement(state, file, statement, counts);
      has_contract_end = has_contract_end || is_termination_or_refund(statement);
    }
  }
  state.is_too_large = counts.statements > max_statements;
  if (has_contract_end) add_given_inputs(state);
  state.reading_tests.resize(state.wording.form.readings.size());
  state.reading_used.resize(state.wording.form.readings.size(), false);
  check_schedule(state);
}

}  // namespace couvert
