#include "wording/check_vocabulary.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace couvert {
namespace {

constexpr std::array<FactType, 6> named_types{FactType::truth,   FactType::money, FactType::count,
                                              FactType::percent, FactType::date,  FactType::instant};
// The parts of a dossier that are no facts and can be missing; each needs a question.
const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names{"amount",           "rate",
                                              "incident.discovered", "incident.notified",
                                              "incident.occurred",   "incident.series_began"};
  return names;
}

void add_kind(CheckState& state, const KindStatement& statement) {
  const FileUnderCheck& file = state.vocabulary_file;
  Vocabulary& vocabulary = *state.vocabulary;
  if (vocabulary.kinds.size() == max_kinds) {
    state.diagnostics.error("too_many", *file.source, statement.name.place,
                            "more than " + std::to_string(max_kinds) + " kinds of cost");
    return;
  }
  Kind kind{statement.name.text,
            check_labels(state, file, statement.labels, statement.name.place, "kind `" + statement.name.text + "`")};
  const auto id = static_cast<KindId>(vocabulary.kinds.size());
  if (!vocabulary.kind_ids.emplace(kind.name, id).second) {
    state.diagnostics.error("name_taken", *file.source, statement.name.place, "kind `" + kind.name + "` is declared already");
    return;
  }
  vocabulary.kinds.push_back(std::move(kind));
}

Owner check_owner(CheckState& state, const FactStatement& statement) {
  if (!statement.owed_by) return statement.judgement ? Owner::insurer : Owner::policyholder;
  if (const auto owner = owner_from(statement.owed_by->text)) return *owner;
  state.diagnostics.error("unknown_name", *state.vocabulary_file.source, statement.owed_by->place,
                          "`" + statement.owed_by->text + "` owes no answers",
                          hint_for(state, statement.owed_by->text, {"policyholder", "insurer", "provider", "authority"}));
  return Owner::policyholder;
}

Translated check_question(CheckState& state, const FactStatement& statement) {
  if (!all_empty(statement.labels)) {
    return check_labels(state, state.vocabulary_file, statement.labels, statement.name.place, "fact `" + statement.name.text + "`");
  }
  state.diagnostics.error("fact_without_question", *state.vocabulary_file.source, statement.name.place,
                          "fact `" + statement.name.text + "` has no question");
  return {};
}

void add_fact(CheckState& state, const FactStatement& statement) {
  const FileUnderCheck& file = state.vocabulary_file;
  Vocabulary& vocabulary = *state.vocabulary;
  if (vocabulary.facts.size() == max_facts) {
    state.diagnostics.error("too_many", *file.source, statement.name.place, "more than " + std::to_string(max_facts) + " facts");
    return;
  }
  const CheckedType type = check_type(state, file, statement.type, statement.name.place);
  Fact fact;
  fact.name = statement.name.text;
  fact.type = type.type;
  std::vector<Translated> labels =
      check_option_labels(state, file, statement.name, type.options, statement.option_labels, "`" + fact.name + "`");
  for (std::size_t i = 0; i < labels.size(); ++i) fact.options.push_back({type.options[i], std::move(labels[i])});
  fact.judgement = statement.judgement;
  fact.changeable = statement.changeable;
  fact.per_cost = statement.per_cost;
  fact.zero_unless_stated = statement.zero_unless_stated;
  const bool has_zero = fact.type == FactType::money || fact.type == FactType::count || fact.type == FactType::percent;
  if (fact.zero_unless_stated && !has_zero) {
    state.diagnostics.error("type_mismatch", *file.source, statement.name.place,
                            "`" + fact.name + "` is no number that could be 0 unless stated");
  }
  fact.owed_by = check_owner(state, statement);
  fact.question = check_question(state, statement);
  const auto id = static_cast<FactId>(vocabulary.facts.size());
  if (!declare(state, state.values, file, statement.name, {.what = NameKind::fact, .index = id})) return;
  vocabulary.fact_ids.emplace(fact.name, id);
  vocabulary.facts.push_back(std::move(fact));
}

/// Reports a name that stands there already.
template <class Named>
bool is_declared(CheckState& state, const std::vector<Named>& fields, const Word& name, const std::string& what) {
  const bool is_taken = std::any_of(fields.begin(), fields.end(), [&name](const Named& field) { return field.name == name.text; });
  if (is_taken) state.diagnostics.error("name_taken", *state.vocabulary_file.source, name.place, what + " is declared already");
  return is_taken;
}

/// Which options a key has is the product's to say; all that stand here are labelled.
void add_schedule_label(CheckState& state, const ScheduleLabelStatement& statement) {
  const FileUnderCheck& file = state.vocabulary_file;
  const std::string what = "schedule `" + statement.name.text + "`";
  std::vector<ScheduleLabel>& known = state.vocabulary->schedule_labels;
  if (is_declared(state, known, statement.name, what)) return;
  ScheduleLabel label{statement.name.text, check_labels(state, file, statement.labels, statement.name.place, what), {}};
  for (const OptionLabels& option : statement.option_labels) {
    const std::string which = "option `" + option.option.text + "` of " + what;
    if (is_declared(state, label.options, option.option, which)) continue;
    if (label.options.size() == max_options) {
      state.diagnostics.error("too_many", *file.source, option.option.place, "more than " + std::to_string(max_options) + " options");
      break;
    }
    label.options.push_back({option.option.text, check_labels(state, file, option.labels, option.option.place, which)});
  }
  known.push_back(std::move(label));
}

void add_field(CheckState& state, const FieldStatement& statement) {
  const std::vector<std::string>& names = field_names();
  if (std::find(names.begin(), names.end(), statement.name.text) == names.end()) {
    state.diagnostics.error("unknown_name", *state.vocabulary_file.source, statement.name.place,
                            "`" + statement.name.text + "` is no field of a dossier that can be missing",
                            hint_for(state, statement.name.text, names));
    return;
  }
  std::vector<Field>& fields = state.vocabulary->fields;
  const std::string what = "field `" + statement.name.text + "`";
  if (is_declared(state, fields, statement.name, what)) return;
  fields.push_back({statement.name.text, check_labels(state, state.vocabulary_file, statement.labels, statement.name.place, what)});
}

void check_every_field_is_labelled(CheckState& state) {
  const std::vector<Field>& fields = state.vocabulary->fields;
  for (const std::string& name : field_names()) {
    if (std::any_of(fields.begin(), fields.end(), [&name](const Field& field) { return field.name == name; })) continue;
    state.diagnostics.error("translation_missing", *state.vocabulary_file.source, {}, "the vocabulary has no `field " + name + "`");
  }
}

void check_statement(CheckState& state, const Statement& statement) {
  if (const auto* kind = std::get_if<KindStatement>(&statement.body)) return add_kind(state, *kind);
  if (const auto* fact = std::get_if<FactStatement>(&statement.body)) return add_fact(state, *fact);
  if (const auto* field = std::get_if<FieldStatement>(&statement.body)) return add_field(state, *field);
  if (const auto* label = std::get_if<ScheduleLabelStatement>(&statement.body)) {
    return add_schedule_label(state, *label);
  }
  if (std::holds_alternative<TitleStatement>(statement.body) || std::holds_alternative<NoRuleStatement>(statement.body)) return;
  state.diagnostics.error("misplaced_statement", *state.vocabulary_file.source, statement.place,
                          "the vocabulary has kinds, facts, fields and schedule labels only");
}

}  // namespace

std::vector<std::string> check_options(CheckState& state, const FileUnderCheck& file, const std::vector<Word>& options) {
  std::vector<std::string> names;
  for (const Word& option : options) {
    if (std::find(names.begin(), names.end(), option.text) != names.end()) {
      state.diagnostics.error("name_taken", *file.source, option.place, "option `" + option.text + "` stands there already");
    } else if (names.size() == max_options) {
      state.diagnostics.error("too_many", *file.source, option.place, "more than " + std::to_string(max_options) + " options");
      break;
    } else {
      names.push_back(option.text);
    }
  }
  return names;
}

std::vector<Translated> check_option_labels(CheckState& state, const FileUnderCheck& file, const Word& name,
                                            const std::vector<std::string>& options, const std::vector<OptionLabels>& labels,
                                            const std::string& what) {
  std::set<std::string_view> labelled;
  for (const OptionLabels& label : labels) {
    const std::string& option = label.option.text;
    if (std::find(options.begin(), options.end(), option) == options.end()) {
      state.diagnostics.error("unknown_option", *file.source, label.option.place, "`" + option + "` is no option of " + what,
                              hint_for(state, option, options));
    } else if (!labelled.insert(option).second) {
      state.diagnostics.error("name_taken", *file.source, label.option.place, "option `" + option + "` of " + what + " is labelled already");
    }
  }
  std::vector<Translated> checked;
  for (const std::string& option : options) {
    const auto found = std::find_if(labels.begin(), labels.end(), [&option](const OptionLabels& label) { return label.option.text == option; });
    checked.push_back(check_labels(state, file, found == labels.end() ? Labels{} : found->labels,
                                   found == labels.end() ? name.place : found->option.place, "option `" + option + "` of " + what));
  }
  return checked;
}

CheckedType check_type(CheckState& state, const FileUnderCheck& file, const TypeSyntax& syntax, Place place) {
  if (!syntax.options.empty()) return {FactType::option, check_options(state, file, syntax.options)};
  std::vector<std::string> names;
  for (const FactType type : named_types) {
    if (name_of(type) == syntax.name.text) return {type, {}};
    names.emplace_back(name_of(type));
  }
  const Place where = syntax.name.place.line > 0 ? syntax.name.place : place;
  state.diagnostics.error("unknown_type", *file.source, where, "`" + syntax.name.text + "` is no type",
                          hint_for(state, syntax.name.text, names));
  return {};
}

void check_vocabulary(CheckState& state) {
  for (const Statement& statement : state.vocabulary_file.tree->statements) check_statement(state, statement);
  check_every_field_is_labelled(state);
}

}  // namespace couvert
