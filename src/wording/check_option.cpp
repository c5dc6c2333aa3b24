#include "wording/check_option.h"

#include <algorithm>
#include <array>

namespace couvert {
namespace {

struct GivenName {
  std::string_view name;
  TermOp op;
  TermType type;
  std::int64_t number;
};
constexpr std::array<GivenName, 11> given_names{{
    {"incident.discovered", TermOp::incident_instant, TermType::instant, static_cast<int>(IncidentInstant::discovered)},
    {"incident.series_began", TermOp::incident_instant, TermType::instant, static_cast<int>(IncidentInstant::series_began)},
    {"incident.occurred", TermOp::incident_instant, TermType::instant, static_cast<int>(IncidentInstant::occurred)},
    {"incident.notified", TermOp::incident_instant, TermType::instant, static_cast<int>(IncidentInstant::notified)},
    {"policy.from", TermOp::policy_day, TermType::day, static_cast<int>(PolicyDay::from)},
    {"policy.to", TermOp::policy_day, TermType::day, static_cast<int>(PolicyDay::to)},
    {"policy.concluded", TermOp::policy_day, TermType::day, static_cast<int>(PolicyDay::concluded)},
    {"policy.annual_premium", TermOp::annual_premium, TermType::money, 0},
    {"amount", TermOp::amount, TermType::money, 0},
    {"counted", TermOp::counted, TermType::count, 0},
    {"counted_share", TermOp::counted_share, TermType::ratio, 0},
}};

bool reads_inputs(Reads reads) { return reads == Reads::inputs || reads == Reads::readings; }
bool reads_cost(Reads reads) { return reads == Reads::cost || reads == Reads::counted_cost; }
bool reads_facts(Reads reads) { return reads == Reads::dossier || reads_cost(reads); }

std::vector<std::string> names_readable(const CheckState& state, Reads reads) {
  std::vector<std::string> names;
  for (const auto& [name, entry] : state.values) {
    if (!reads_inputs(reads) || entry.what == NameKind::reading) names.push_back(name);
  }
  if (reads == Reads::inputs) {
    for (const auto& [name, entry] : state.inputs) names.push_back(name);
  }
  if (!reads_inputs(reads)) {
    for (const GivenName& given : given_names) names.emplace_back(given.name);
  }
  return names;
}

TermType term_type(FactType type) {
  switch (type) {
    case FactType::truth:
    case FactType::option: return TermType::truth;
    case FactType::money: return TermType::money;
    case FactType::count: return TermType::count;
    case FactType::percent: return TermType::ratio;
    case FactType::date: return TermType::day;
    case FactType::instant: return TermType::instant;
  }
  return TermType::truth;
}

/// One name under check, so that the functions below say what differs between them.
struct NameUse {
  CheckState& state;
  const FileUnderCheck& file;
  const Word& name;
  Reads reads;

  std::nullopt_t reject(std::string_view code, const std::string& message, std::string hint = {}) const {
    state.diagnostics.error(code, *file.source, name.place, "`" + name.text + "` " + message, std::move(hint));
    return std::nullopt;
  }
  TermId term(TermOp op, TermType type, std::uint16_t index, std::int64_t number = 0) const {
    return add_term(state, {.op = op, .type = type, .index = index, .a = {}, .b = {}, .number = number, .place = name.place});
  }
};

std::nullopt_t reject_unknown(const NameUse& use) {
  // A module checked alone does not know the schedules of the products that will use it, only the labels of their keys.
  const std::vector<ScheduleLabel>& labels = use.state.vocabulary->schedule_labels;
  const auto is_name = [&use](const ScheduleLabel& label) { return label.name == use.name.text; };
  const bool is_label = std::any_of(labels.begin(), labels.end(), is_name);
  if (use.state.module_alone && is_label) return std::nullopt;
  if (is_label && !reads_inputs(use.reads)) return use.reject("unknown_name", "is no key of this product's schedule");
  return use.reject("unknown_name", reads_inputs(use.reads) ? "is no input and no reading" : "is declared nowhere",
                    hint_for(use.state, use.name.text, names_readable(use.state, use.reads)));
}

std::optional<TermId> check_given(const NameUse& use, const GivenName& given) {
  const bool is_counted = given.op == TermOp::counted || given.op == TermOp::counted_share;
  if (is_counted && use.reads != Reads::counted_cost) {
    return use.reject("counted_outside_count", "stands only in `grants` of a cover that `counts`");
  }
  if (given.op == TermOp::amount && !reads_cost(use.reads)) return use.reject("unknown_name", "stands only in `grants`");
  if (given.op == TermOp::incident_instant && !reads_facts(use.reads)) {
    return use.reject("guard_not_known", "is not known before a dossier is seen", "only readings, schedule and policy may be read here");
  }
  return use.term(given.op, given.type, 0, given.number);
}

std::optional<TermId> check_typed(const NameUse& use, FactType type, TermOp truth, TermOp number, std::uint16_t index) {
  if (type == FactType::option) {
    return use.reject("type_mismatch", "is one of several options, not a yes or no", "write `" + use.name.text + " = OPTION`");
  }
  if (type == FactType::percent && truth == TermOp::fact_truth) {
    return use.reject("type_mismatch", "is a percentage, which only a reduction takes");
  }
  return use.term(type == FactType::truth ? truth : number, term_type(type), index);
}

std::optional<TermId> check_value(const NameUse& use, const NameEntry& entry) {
  const bool is_of_dossier = entry.what == NameKind::fact || entry.what == NameKind::event;
  if (is_of_dossier && !reads_facts(use.reads)) {
    return use.reject("guard_not_known", entry.what == NameKind::fact ? "is a fact" : "is an event",
                      "only readings, schedule and policy may be read here");
  }
  switch (entry.what) {
    case NameKind::fact:
      return check_typed(use, use.state.vocabulary->facts[entry.index].type, TermOp::fact_truth, TermOp::fact_number, entry.index);
    case NameKind::schedule:
      return check_typed(use, use.state.wording.form.schedule[entry.index].type, TermOp::schedule_truth, TermOp::schedule_number,
                         entry.index);
    case NameKind::event: return use.term(TermOp::event, TermType::truth, entry.index);
    default:
      use.state.reading_used[entry.index] = true;
      return use.reject("type_mismatch", "is a reading, not a yes or no", "write `" + use.name.text + " = OPTION`");
  }
}

/// Remembers which options of a reading a rule tells apart; a test that could not be read may have meant any of them.
void record_test(CheckState& state, const OptionSource& source, std::uint64_t mask, bool is_complete) {
  std::optional<ReadingId> reading;
  if (source.test == TermOp::reading_option) reading = source.index;
  if (source.test == TermOp::schedule_option) reading = state.wording.form.schedule[source.index].default_reading;
  if (!reading) return;
  state.reading_used[*reading] = true;
  state.reading_tests[*reading].push_back(mask);
  if (is_complete) return;
  for (std::size_t i = 0; i < source.options.size(); ++i) state.reading_tests[*reading].push_back(std::uint64_t{1} << i);
}

}  // namespace

std::optional<OptionSource> find_option_source(const CheckState& state, const std::string& name, Reads reads) {
  const auto input = state.inputs.find(name);
  if (reads == Reads::inputs && input != state.inputs.end()) {
    const Input& declared = state.wording.calculations.inputs[input->second.index];
    if (declared.type != FactType::option) return std::nullopt;
    return OptionSource{TermOp::input_option, input->second.index, declared.options};
  }
  const auto found = state.values.find(name);
  if (found == state.values.end()) return std::nullopt;
  const NameEntry& entry = found->second;
  if (entry.what == NameKind::reading) {
    return OptionSource{TermOp::reading_option, entry.index, state.wording.form.readings[entry.index].options};
  }
  if (entry.what == NameKind::schedule && state.wording.form.schedule[entry.index].type == FactType::option) {
    return OptionSource{TermOp::schedule_option, entry.index, state.wording.form.schedule[entry.index].options};
  }
  if (entry.what == NameKind::fact && state.vocabulary->facts[entry.index].type == FactType::option) {
    OptionSource source{TermOp::fact_option, entry.index, {}};
    for (const FactOption& option : state.vocabulary->facts[entry.index].options) source.options.push_back(option.name);
    return source;
  }
  return std::nullopt;
}

std::optional<TermId> check_name(CheckState& state, const FileUnderCheck& file, const Word& name, Reads reads) {
  const NameUse use{state, file, name, reads};
  if (reads_inputs(reads)) {
    const auto input = state.inputs.find(name.text);
    if (reads == Reads::inputs && input != state.inputs.end()) {
      const FactType type = state.wording.calculations.inputs[input->second.index].type;
      return check_typed(use, type, TermOp::input_truth, TermOp::input_number, input->second.index);
    }
    const auto reading = state.values.find(name.text);
    const bool is_reading = reading != state.values.end() && reading->second.what == NameKind::reading;
    return is_reading ? check_value(use, reading->second) : reject_unknown(use);
  }
  for (const GivenName& given : given_names) {
    if (given.name == name.text) return check_given(use, given);
  }
  const auto found = state.values.find(name.text);
  return found == state.values.end() ? reject_unknown(use) : check_value(use, found->second);
}

std::optional<TermId> check_option_test(CheckState& state, const FileUnderCheck& file, const Word& name, const OptionSource& source,
                                        const std::vector<Word>& options, bool negated, Reads reads) {
  const NameUse use{state, file, name, reads};
  if (source.test == TermOp::fact_option && !reads_facts(reads)) {
    return use.reject("guard_not_known", "is a fact", "only readings, schedule and policy may be read here");
  }
  if (source.test == TermOp::schedule_option && reads_inputs(reads)) {
    return use.reject("guard_not_known", "is a key of the schedule", "a calculation reads inputs and readings");
  }
  std::uint64_t mask = 0;
  bool is_complete = true;
  for (const Word& option : options) {
    const auto found = std::find(source.options.begin(), source.options.end(), option.text);
    if (found == source.options.end()) {
      is_complete = false;
      state.diagnostics.error("unknown_option", *file.source, option.place,
                              "`" + option.text + "` is no option of `" + name.text + "`", hint_for(state, option.text, source.options));
    } else {
      mask |= std::uint64_t{1} << (found - source.options.begin());
    }
  }
  if (negated) mask = ~mask & ((std::uint64_t{1} << source.options.size()) - 1);
  record_test(state, source, mask, is_complete);
  return use.term(source.test, TermType::truth, source.index, static_cast<std::int64_t>(mask));
}

}  // namespace couvert
