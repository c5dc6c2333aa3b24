// The steps of the dialogue. Every accepted answer keeps the state before it, so that it can be taken back.
#include "app/ask_session.h"

#include <algorithm>

#include "app/ask_phrases.h"
#include "app/ask_summary.h"
#include "app/cost_menu.h"
#include "app/telling_presumptions.h"
#include "program/decide.h"
#include "program/missing.h"

namespace couvert {
namespace {

/// Leaves out presumptions on which nothing rests, so that nobody is told of duties that never arose.
void keep_what_matters(const Wording& wording, const Program& program, const Evaluation& evaluation, std::vector<AssumedFact>& assumed) {
  const std::vector<SlotAt> rested_on = presumptions_rested_on(program, evaluation);
  std::erase_if(assumed, [&](const AssumedFact& one) {
    const auto is_it = [&](SlotAt at) { return slot_name(wording, program.slots[at.slot]) == one.fact; };
    return is_presumed(wording, program, evaluation, one.fact) && std::none_of(rested_on.begin(), rested_on.end(), is_it);
  });
}

}  // namespace

std::vector<std::string> AskSession::product_names() const {
  std::vector<std::string> names;
  for (const EditionName& edition : engine_.library().editions()) {
    if (names.empty() || names.back() != edition.product) names.push_back(edition.product);
  }
  return names;
}

AskSession::AskSession(Engine& engine, AskOptions options) : engine_(engine), options_(std::move(options)) {
  const std::size_t at = options_.product.find('@');
  const std::string product = options_.product.substr(0, at);
  const std::vector<std::string> names = product_names();
  if (std::find(names.begin(), names.end(), product) == names.end()) return;
  now_.product = product;
  if (at != std::string::npos) now_.edition = options_.product.substr(at + 1);
  now_.step = Step::cover_from;
}

AskSession::AskSession(Engine& engine, OpenedDossier opened, AskOptions options) : engine_(engine), options_(std::move(options)) {
  now_.wording = std::move(opened.wording);
  now_.program = std::move(opened.program);
  now_.dossier = std::move(opened.dossier);
  now_.step = Step::question;
  find_question();
}

std::string AskSession::answer(std::string_view text) {
  const std::string line = trimmed(text);
  const AskCommand command = command_of(line);
  was_refused_ = false;
  if (command != AskCommand::none && command != AskCommand::skip && command != AskCommand::unknown) return run_command(command);
  if (line.find('=') != std::string::npos && has_dossier()) return take_statement(line);
  switch (now_.step) {
    case Step::product: return take_product(line);
    case Step::cover_from:
    case Step::cover_to:
    case Step::concluded: return take_policy_day(line);
    case Step::schedule: return take_schedule(line);
    case Step::more_terms: return take_more_terms(line);
    case Step::discovered:
    case Step::notified: return take_instant(line, command);
    case Step::cost_kind: return take_cost_kind(line);
    case Step::cost_amount: return take_cost_amount(line, command);
    case Step::cost_rate: return take_cost_rate(line, command);
    case Step::question: return take_question(line, command);
    case Step::save: return take_save(line);
    case Step::overwrite: return take_overwrite(line);
    case Step::finished: break;
  }
  return {};
}

std::string AskSession::run_command(AskCommand command) {
  switch (command) {
    case AskCommand::back: return take_back();
    case AskCommand::quit: return stop(false);
    case AskCommand::done: return stop(true);
    case AskCommand::why: return why();
    default: return say(AskPhrase::help, options_.language) + "\n";
  }
}

std::string AskSession::refuse(std::string_view why_not, std::string_view what_would_do) {
  was_refused_ = true;
  return say(AskPhrase::not_understood, options_.language, {why_not, what_would_do}) + "\n";
}

std::string AskSession::accept(State changed) {
  before_.push_back(std::move(now_));
  now_ = std::move(changed);
  if (now_.step != Step::question) return {};
  find_question();
  return now_.step == Step::save ? decision_text() : std::string{};
}

/// The best question, or the end of the questions.
void AskSession::find_question() {
  Evaluation evaluation;
  evaluate(*now_.wording, *now_.program, now_.dossier, options_.strict, evaluation);
  const QuestionSearch search{.strict = options_.strict, .passed = now_.passed};
  std::vector<OpenQuestion> ranked = rank_questions(*now_.wording, *now_.program, now_.dossier, evaluation, search);
  now_.question.reset();
  if (ranked.empty()) {
    now_.step = Step::save;
    return;
  }
  now_.question = std::move(ranked.front());
  ++now_.questions_asked;
}

std::string AskSession::decision_text() const {
  const DecideOptions options{options_.strict, options_.language};
  Evaluation evaluation;
  evaluate(*now_.wording, *now_.program, now_.dossier, options_.strict, evaluation);
  Decision decision = describe(*now_.wording, *now_.program, now_.dossier, evaluation, options);
  keep_what_matters(*now_.wording, *now_.program, evaluation, decision.assumed);
  const bool may_contradict = !options_.brief && !input_ended_ && !decision.assumed.empty();
  const std::string hint = may_contradict ? "  " + say(AskPhrase::assumed_hint, options_.language) + "\n" : "";
  return ask_summary(decision, options_.language) + hint;
}

std::string AskSession::take_back() {
  if (before_.empty()) return say(AskPhrase::cannot_go_back, options_.language) + "\n";
  now_ = std::move(before_.back());
  before_.pop_back();
  save_wish_.reset();
  return say(AskPhrase::went_back, options_.language) + "\n";
}

std::string AskSession::stop(bool with_decision) {
  if (!has_dossier()) {
    if (with_decision) return say(AskPhrase::before_costs, options_.language) + "\n";
    now_.step = Step::finished;
    return say(AskPhrase::nothing_to_save, options_.language) + "\n";
  }
  State changed = now_;
  changed.step = with_decision && now_.step == Step::cost_kind ? Step::question : Step::save;
  const std::string said = accept(std::move(changed));
  return with_decision && now_.step == Step::save && said.empty() ? decision_text() : said;
}

std::string AskSession::take_cost_kind(const std::string& line) {
  State changed = now_;
  if (line.empty() || command_of(line) == AskCommand::skip) {
    changed.step = Step::question;
    return accept(std::move(changed));
  }
  const Vocabulary& vocabulary = *form().vocabulary;
  const std::optional<KindId> kind = kind_of_answer(cost_menu(*now_.wording, *now_.program, options_.language), vocabulary, line);
  if (!kind) {
    std::vector<std::string> names;
    for (const Kind& one : vocabulary.kinds) names.push_back(one.name);
    const std::string hint = did_you_mean(line, names);
    return refuse(in_marks(line) + (hint.empty() ? "" : " (" + hint + ")"), say(AskPhrase::expect_number_or_name, options_.language));
  }
  Cost cost{.id = new_cost_id(changed.dossier, vocabulary.kinds[*kind].name), .kind = *kind, .amount = unknown_value()};
  cost.facts.resize(vocabulary.facts.size());
  changed.dossier.costs.push_back(std::move(cost));
  changed.step = Step::cost_amount;
  return accept(std::move(changed));
}

std::string AskSession::take_cost_amount(const std::string& line, AskCommand command) {
  State changed = now_;
  Cost& cost = changed.dossier.costs.back();
  changed.step = Step::cost_kind;
  if (command == AskCommand::none) {
    const ParsedMoney parsed = parse_money(line);
    if (parsed.money && parsed.money->currency != form().currency) {
      cost.foreign = parsed.money;
      cost.rate_unknown = true;
      changed.step = Step::cost_rate;
    } else {
      const AnswerRead read = read_answer(line, FactType::money, {}, form(), "amount");
      if (!read.value) return refuse(read.complaint, expected(FactType::money));
      cost.amount = *read.value;
    }
  }
  if (const std::string why_not = complaint_of_dossier(changed.dossier); !why_not.empty()) return refuse(why_not, expected(FactType::money));
  return accept(std::move(changed));
}

std::string AskSession::take_cost_rate(const std::string& line, AskCommand command) {
  State changed = now_;
  changed.step = Step::cost_kind;
  if (command != AskCommand::none) return accept(std::move(changed));
  const std::optional<Decimal> rate = parse_decimal(line);
  const std::string what = say(AskPhrase::expect_rate, options_.language);
  if (!rate || !state_rate(changed.dossier, changed.dossier.costs.size() - 1, *rate, form())) return refuse(in_marks(line), what);
  if (const std::string why_not = complaint_of_dossier(changed.dossier); !why_not.empty()) return refuse(why_not, what);
  return accept(std::move(changed));
}

std::string AskSession::take_question(const std::string& line, AskCommand command) {
  const AnswerPlace place = now_.question->place;
  const PlaceForm there = form_of(place, form());
  State changed = now_;
  if (command == AskCommand::skip) {
    changed.passed.push_back(place);
    return say(AskPhrase::passed_over, options_.language) + "\n" + accept(std::move(changed));
  }
  if (command == AskCommand::unknown) {
    changed.passed.push_back(place);
    state(changed.dossier, place, unknown_value(), form());
    return say(AskPhrase::noted_unknown, options_.language) + "\n" + accept(std::move(changed));
  }
  if (place.what == AnswerPlace::What::rate) {
    const std::optional<Decimal> rate = parse_decimal(line);
    if (!rate || !state_rate(changed.dossier, static_cast<std::size_t>(place.cost), *rate, form()))
      return refuse(in_marks(line), say(AskPhrase::expect_rate, options_.language));
  } else {
    const AnswerRead read = read_answer(line, there.type, there.options, form(), there.name);
    if (!read.value) return refuse(read.complaint, expected(there.type));
    state(changed.dossier, place, *read.value, form());
  }
  if (const std::string why_not = complaint_of_dossier(changed.dossier); !why_not.empty()) return refuse(why_not, expected(there.type));
  return accept(std::move(changed));
}

/// `FACT=VALUE` or `COST.FACT=VALUE`: what nobody asked, such as the contrary of a presumption.
std::string AskSession::take_statement(const std::string& line) {
  const std::size_t equals = line.find('=');
  std::string name = trimmed(line.substr(0, equals));
  AnswerPlace place;
  for (std::size_t cost = 0; cost < now_.dossier.costs.size(); ++cost) {
    const std::string prefix = now_.dossier.costs[cost].id + ".";
    if (!name.starts_with(prefix)) continue;
    place.cost = static_cast<std::int32_t>(cost);
    name.erase(0, prefix.size());
    break;
  }
  const std::optional<FactId> fact = form().vocabulary->find_fact(name);
  if (!fact) return refuse(say(AskPhrase::no_such_fact, options_.language, {line.substr(0, equals)}), "`FACT=VALUE`, `COST.FACT=VALUE`");
  place.index = *fact;
  const PlaceForm there = form_of(place, form());
  const AnswerRead read = read_answer(line.substr(equals + 1), there.type, there.options, form(), there.name);
  if (!read.value) return refuse(read.complaint, expected(there.type));
  State changed = now_;
  state(changed.dossier, place, *read.value, form());
  if (const std::string why_not = complaint_of_dossier(changed.dossier); !why_not.empty()) return refuse(why_not, expected(there.type));
  if (changed.step == Step::save || changed.step == Step::overwrite) changed.step = Step::question;
  return accept(std::move(changed));
}

/// Lets the reader of dossiers judge the dossier as a whole: an interruption that ends before it begins is wrong in no single answer.
std::string AskSession::complaint_of_dossier(const Dossier& changed) const {
  const SourceFile file("<answers>", format_dossier(changed, form()));
  Diagnostics diagnostics;
  const std::optional<Node> root = read_document(file, {}, diagnostics);
  if (root && read_dossier(*root, form(), file, diagnostics)) return {};
  const Diagnostic& first = diagnostics.all().front();
  return first.hint.empty() ? first.message : first.message + " (" + first.hint + ")";
}

std::string AskSession::take_save(const std::string& line) {
  const std::optional<bool> wanted = truth_of_answer(line);
  if (wanted && !*wanted) {
    now_.step = Step::finished;
    return say(AskPhrase::not_saved, options_.language) + "\n";
  }
  const std::string path = line.empty() || wanted ? options_.save_as : line;
  save_wish_ = SaveWish{path, options_.may_overwrite && path == options_.save_as};
  return {};
}

std::string AskSession::take_overwrite(const std::string& line) {
  const std::optional<bool> agreed = truth_of_answer(line);
  if (!agreed) return refuse(in_marks(line), expected(FactType::truth));
  now_.step = Step::save;
  if (*agreed) save_wish_->may_overwrite = true;
  else save_wish_.reset();
  return {};
}

std::string AskSession::end_of_input() {
  input_ended_ = true;
  if (!has_dossier()) {
    now_.step = Step::finished;
    return say(AskPhrase::end_of_input, options_.language) + " " + say(AskPhrase::nothing_to_save, options_.language) + "\n";
  }
  const bool was_shown = now_.step == Step::save || now_.step == Step::overwrite;
  if (now_.step == Step::cost_amount) now_.step = Step::cost_kind;
  const std::string said = say(AskPhrase::end_of_input, options_.language) + "\n" + (was_shown ? std::string{} : decision_text());
  now_.step = Step::finished;
  save_wish_.reset();
  if (options_.has_named_file) save_wish_ = SaveWish{options_.save_as, options_.may_overwrite};
  return said;
}

std::string AskSession::dossier_text() const { return format_dossier(now_.dossier, form()); }

std::string AskSession::saved() {
  const std::string path = save_wish_->path;
  save_wish_.reset();
  now_.step = Step::finished;
  return say(AskPhrase::saved, options_.language, {path}) + "\n";
}

std::string AskSession::already_there() {
  if (!input_ended_) {
    now_.step = Step::overwrite;
    return {};
  }
  const std::string path = save_wish_->path;
  save_wish_.reset();
  return say(AskPhrase::exists_not_saved, options_.language, {path}) + "\n";
}

std::string AskSession::save_failed(std::string_view why_not) {
  save_wish_.reset();
  now_.step = input_ended_ ? Step::finished : Step::save;
  return say(AskPhrase::save_failed, options_.language, {why_not}) + "\n";
}

}  // namespace couvert
