// The steps before the costs: product, period of cover, schedule, times of the incident.
#include "app/ask_phrases.h"
#include "app/ask_session.h"

namespace couvert {
namespace {

/// Whether a number is made from this key of the schedule.
bool reads_key(const Wording& wording, TermId id, ScheduleId key) {
  const Term& term = wording.at(id);
  switch (term.op) {
    case TermOp::schedule_number: return term.index == key;
    case TermOp::percent_of: return reads_key(wording, term.a, key);
    case TermOp::add:
    case TermOp::subtract:
    case TermOp::multiply: return reads_key(wording, term.a, key) || reads_key(wording, term.b, key);
    default: return false;
  }
}

AnswerPlace instant_place(IncidentInstant which) { return {AnswerPlace::What::instant, static_cast<std::uint16_t>(which)}; }

}  // namespace

std::string AskSession::take_product(const std::string& line) {
  const std::vector<std::string> names = product_names();
  const std::optional<std::size_t> chosen = option_of_answer(line, names);
  if (!chosen) return refuse(in_marks(line), say(AskPhrase::expect_number_or_name, options_.language));
  State changed = now_;
  changed.product = names[*chosen];
  changed.step = Step::cover_from;
  return accept(std::move(changed));
}

/// Takes the edition in force on that day, and with it an empty dossier. Returns why there is none.
std::string AskSession::choose_edition(State& changed, Day from) {
  const std::optional<EditionName> edition = engine_.library().find(changed.product, changed.edition, from);
  Diagnostics diagnostics;
  if (edition) changed.wording = engine_.wording(*edition, diagnostics);
  if (!changed.wording) return diagnostics.all().empty() ? in_marks(changed.product) : diagnostics.all().front().message;
  const Form& form_of_edition = changed.wording->form;
  changed.program = engine_.program(changed.wording, adopted_readings(form_of_edition));
  Dossier& dossier = changed.dossier;
  dossier.policy.from = dossier.policy.to = dossier.policy.concluded = from;
  dossier.policy.schedule.assign(form_of_edition.schedule.size(), Value{});
  dossier.incident.facts.assign(form_of_edition.vocabulary->facts.size(), Value{});
  dossier.incident.discovered = dossier.incident.series_began = dossier.incident.notified = unknown_value();
  dossier.incident.occurred = unknown_value();
  return {};
}

std::string AskSession::take_policy_day(const std::string& line) {
  Policy policy = now_.dossier.policy;
  std::optional<Day> day = parse_day(line);
  if (line.empty() && now_.step == Step::cover_to) day = add_months(policy.from, 12);
  if (line.empty() && now_.step == Step::concluded) day = policy.from;
  if (!day || (now_.step == Step::cover_to && *day <= policy.from)) return refuse(in_marks(line), expected(FactType::date));
  State changed = now_;
  if (now_.step == Step::cover_from) {
    if (const std::string why_not = choose_edition(changed, *day); !why_not.empty()) return refuse(why_not, expected(FactType::date));
    changed.step = Step::cover_to;
  } else if (now_.step == Step::cover_to) {
    changed.dossier.policy.to = *day;
    changed.step = Step::concluded;
  } else {
    changed.dossier.policy.concluded = *day;
    changed.schedule_key = 0;
    changed.step = schedule_keys(true).empty() ? after_schedule() : Step::schedule;
  }
  return accept(std::move(changed));
}

/// Asked is what must be stated, and the deductible; the rest has a default that people rarely know to differ.
bool AskSession::is_asked(ScheduleId key) const {
  const std::optional<DeductibleRule>& deductible = now_.wording->deductible;
  return form().schedule[key].required || (deductible && reads_key(*now_.wording, deductible->amount, key));
}

std::vector<ScheduleId> AskSession::schedule_keys(bool asked) const {
  std::vector<ScheduleId> keys;
  for (std::size_t key = 0; key < form().schedule.size(); ++key) {
    if (is_asked(static_cast<ScheduleId>(key)) == asked) keys.push_back(static_cast<ScheduleId>(key));
  }
  return keys;
}

AskSession::Step AskSession::after_schedule() const { return schedule_keys(false).empty() ? Step::discovered : Step::more_terms; }

std::string AskSession::take_schedule(const std::string& line) {
  const ScheduleId id = schedule_keys(true)[now_.schedule_key];
  const ScheduleKey& key = form().schedule[id];
  const AskCommand command = command_of(line);
  Value value;
  if (command == AskCommand::unknown || (command == AskCommand::skip && key.required)) {
    value = unknown_value();
  } else if (line.empty() && key.required) {
    return say(AskPhrase::cannot_be_left_out, options_.language) + "\n";
  } else if (!line.empty() && command == AskCommand::none) {
    const AnswerRead read = read_answer(line, key.type, key.options, form(), key.name);
    if (!read.value) return refuse(read.complaint, expected(key.type));
    value = *read.value;
  }
  State changed = now_;
  state(changed.dossier, {AnswerPlace::What::schedule, id}, value, form());
  if (const std::string why_not = complaint_of_dossier(changed.dossier); !why_not.empty()) return refuse(why_not, expected(key.type));
  ++changed.schedule_key;
  if (changed.schedule_key == schedule_keys(true).size()) changed.step = after_schedule();
  return accept(std::move(changed));
}

/// `KEY=VALUE`, as often as there is something to say.
std::string AskSession::take_more_terms(const std::string& line) {
  State changed = now_;
  const std::optional<bool> any = truth_of_answer(line);
  if (line.empty() || command_of(line) == AskCommand::skip || (any && !*any)) {
    changed.step = Step::discovered;
    return accept(std::move(changed));
  }
  const std::size_t equals = line.find('=');
  const std::string name = trimmed(line.substr(0, equals));
  const std::string example = in_marks(form().schedule[schedule_keys(false).front()].name + "=…");
  if (equals == std::string::npos) return refuse(in_marks(line), example);
  const std::optional<ScheduleId> id = form().find_schedule(name);
  if (!id) {
    std::vector<std::string> names;
    for (const ScheduleKey& key : form().schedule) names.push_back(key.name);
    const std::string hint = did_you_mean(name, names);
    return refuse(in_marks(name) + (hint.empty() ? "" : " (" + hint + ")"), example);
  }
  const ScheduleKey& key = form().schedule[*id];
  const AnswerRead read = read_answer(trimmed(line.substr(equals + 1)), key.type, key.options, form(), key.name);
  if (!read.value) return refuse(read.complaint, expected(key.type));
  state(changed.dossier, {AnswerPlace::What::schedule, *id}, *read.value, form());
  if (const std::string why_not = complaint_of_dossier(changed.dossier); !why_not.empty()) return refuse(why_not, expected(key.type));
  ++changed.more_terms;
  return accept(std::move(changed));
}

std::string AskSession::take_instant(const std::string& line, AskCommand command) {
  const bool is_discovery = now_.step == Step::discovered;
  Value value = unknown_value();
  if (command == AskCommand::none) {
    const AnswerRead read = read_answer(line, FactType::instant, {}, form(), is_discovery ? "discovered" : "notified");
    if (!read.value) return refuse(read.complaint, expected(FactType::instant));
    value = *read.value;
  }
  State changed = now_;
  state(changed.dossier, instant_place(is_discovery ? IncidentInstant::discovered : IncidentInstant::notified), value, form());
  if (const std::string why_not = complaint_of_dossier(changed.dossier); !why_not.empty()) return refuse(why_not, expected(FactType::instant));
  changed.step = is_discovery ? Step::notified : Step::cost_kind;
  return accept(std::move(changed));
}

}  // namespace couvert
