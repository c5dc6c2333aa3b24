// What the dialogue shows at each step: the question, what a good answer looks like, and why it is asked.
#include <algorithm>

#include "app/ask_phrases.h"
#include "app/ask_session.h"
#include "app/ask_summary.h"
#include "app/cost_menu.h"
#include "app/page.h"

namespace couvert {
namespace {

constexpr std::string_view mark = "> ";

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// An option of a schedule key in words, by its name where it has none.
std::string label_of(const ScheduleKey& key, std::size_t option, Language language) {
  const std::string label = option < key.option_labels.size() ? key.option_labels[option].in(language) : std::string{};
  return label.empty() ? key.options[option] : label;
}

/// Indented lines of a hundred columns.
std::string in_lines(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrap(text, 98)) lines += (lines.empty() ? "  " : "\n  ") + line;
  return lines;
}

}  // namespace

std::string AskSession::expected(FactType type) const {
  const std::string what = say(expectation_of(type), options_.language);
  if (type == FactType::date) return say(AskPhrase::example, options_.language, {what, "2026-03-02"});
  return say(AskPhrase::example, options_.language, {what, example_answer(type, form(), options_.language)});
}

/// One question; at a terminal with what is expected and the mark behind which people type.
std::string AskSession::asking(std::string_view question, std::string_view what) const {
  if (options_.brief) return std::string(question) + "\n";
  return "\n" + std::string(question) + "\n" + (what.empty() ? "" : "  " + std::string(what) + "\n") + std::string(mark);
}

std::string AskSession::prompt() const {
  const Language language = options_.language;
  switch (now_.step) {
    case Step::product: return prompt_of_product();
    case Step::cover_from: return asking(say(AskPhrase::cover_from, language), expected(FactType::date));
    case Step::cover_to:
      return asking(say(AskPhrase::cover_to, language),
                    say(AskPhrase::schedule_default, language, {format_day(add_months(now_.dossier.policy.from, 12))}));
    case Step::concluded:
      return asking(say(AskPhrase::concluded, language),
                    say(AskPhrase::schedule_default, language, {format_day(now_.dossier.policy.from)}));
    case Step::schedule: return prompt_of_schedule();
    case Step::more_terms: return prompt_of_more_terms();
    case Step::discovered: return asking(say(AskPhrase::discovered, language), expected(FactType::instant));
    case Step::notified: return asking(say(AskPhrase::notified, language), expected(FactType::instant));
    case Step::cost_kind: return prompt_of_kind();
    case Step::cost_amount: {
      const Kind& kind = form().vocabulary->kinds[now_.dossier.costs.back().kind];
      return asking(say(AskPhrase::amount_of, language, {kind.label.in(language)}), expected(FactType::money));
    }
    case Step::cost_rate: {
      const std::string foreign(now_.dossier.costs.back().foreign->currency.code());
      const std::string what = say(AskPhrase::example, language, {say(AskPhrase::expect_rate, language), "0.95"});
      return asking(say(AskPhrase::rate_of, language, {form().currency.code(), foreign}), what);
    }
    case Step::question: return prompt_of_question();
    case Step::save: return asking(say(AskPhrase::save_where, language, {options_.save_as}), {});
    case Step::overwrite: return asking(say(AskPhrase::save_over, language, {save_wish_->path}), expected(FactType::truth));
    case Step::finished: break;
  }
  return {};
}

std::string AskSession::prompt_of_product() const {
  std::string list = say(AskPhrase::choose_product, options_.language);
  int number = 0;
  for (const std::string& name : product_names()) list += "\n  " + std::to_string(++number) + "  " + name;
  const std::string welcome = options_.brief || was_refused_ ? "" : say(AskPhrase::welcome, options_.language) + "\n";
  return welcome + asking(list, say(AskPhrase::expect_number_or_name, options_.language));
}

std::string AskSession::prompt_of_schedule() const {
  const Language language = options_.language;
  const ScheduleKey& key = form().schedule[schedule_keys(true)[now_.schedule_key]];
  std::string question = key.label.in(language);
  question += " (`" + key.name + "`)";
  for (std::size_t i = 0; i < key.options.size(); ++i) question += "\n  " + std::to_string(i + 1) + "  " + label_of(key, i, language);
  std::string what = expected(key.type);
  if (!key.required) {
    std::string otherwise = say(AskPhrase::schedule_none, language);
    if (key.default_value.stated != Stated::left_out) otherwise = format_value(key.default_value, key.type, key.options, form());
    if (key.default_reading) otherwise = say(AskPhrase::schedule_by_reading, language);
    what += " · " + say(AskPhrase::schedule_default, language, {otherwise});
  }
  return asking(question, what);
}

std::string AskSession::prompt_of_more_terms() const {
  const Language language = options_.language;
  const std::string question = say(AskPhrase::agree_more, language);
  if (now_.more_terms > 0 || was_refused_) return asking(question, {});
  std::vector<std::string> keys;
  for (const ScheduleId id : schedule_keys(false)) keys.push_back(form().schedule[id].name);
  return asking(question + "\n" + in_lines(say(AskPhrase::more_keys, language, {joined(keys)})), {});
}

/// Where no menu fits, the names alone.
std::string AskSession::names_of_kinds(const CostMenu& menu) const {
  std::vector<std::string> names;
  for (const CostMenu::Group& group : menu.groups) {
    for (const KindId kind : group.kinds) names.push_back(form().vocabulary->kinds[kind].name);
  }
  return in_lines(say(AskPhrase::cost_names, options_.language, {joined(names)})) + "\n";
}

std::string AskSession::prompt_of_kind() const {
  const Language language = options_.language;
  const bool is_shown = now_.dossier.costs.empty() && !was_refused_;  // once; people scroll
  if (options_.brief) return (is_shown ? names_of_kinds(cost_menu(*now_.wording, *now_.program, language)) : "") + asking(say(AskPhrase::choose_kind, language), {});
  std::string list;
  int number = 0;
  for (const CostMenu::Group& group : cost_menu(*now_.wording, *now_.program, language).groups) {
    list += "\n  " + group.title;
    for (const KindId kind : group.kinds) {
      const std::string digits = std::to_string(++number);
      list += "\n    " + std::string(digits.size() < 2 ? " " : "") + digits + "  " + form().vocabulary->kinds[kind].label.in(language);
    }
  }
  const std::string menu = is_shown ? "\n" + say(AskPhrase::menu_title, language) + list + "\n" : "";
  return menu + asking(say(AskPhrase::choose_kind, language), say(AskPhrase::expect_number_or_name, language));
}

std::string AskSession::prompt_of_question() const {
  const Language language = options_.language;
  const OpenQuestion& open = *now_.question;
  const PlaceForm there = form_of(open.place, form());
  std::string question = say(AskPhrase::question_number, language, {std::to_string(now_.questions_asked)}) + " ";
  question += there.question != nullptr ? there.question->in(language) : there.name;
  if (open.place.cost != AnswerPlace::whole_dossier) {
    const Cost& cost = now_.dossier.costs[static_cast<std::size_t>(open.place.cost)];
    question += " (" + say(AskPhrase::for_cost, language, {cost.id}) + ")";
  }
  for (std::size_t i = 0; i < there.options.size(); ++i) {
    std::string label = there.labels != nullptr && i < there.labels->size() ? (*there.labels)[i].label.in(language) : there.options[i];
    if (open.place.what == AnswerPlace::What::schedule) label = label_of(form().schedule[open.place.index], i, language);
    question += "\n  " + std::to_string(i + 1) + "  " + label;
  }
  if (options_.brief) return asking(question, {});
  const OpenAmount stake = open.at_stake >= max_amount_minor ? OpenAmount{} : OpenAmount{open.at_stake};
  const std::string hangs = say(AskPhrase::open_amount, language, {amount_text(stake, form().currency, language)});
  const Clause& clause = now_.wording->clauses[open.clause];
  question += "\n  " + say(AskPhrase::why_line, language, {clause.id, hangs, say(phrase_of(there.owed_by), language)});
  const std::string what = open.place.what == AnswerPlace::What::rate
                               ? say(AskPhrase::example, language, {say(AskPhrase::expect_rate, language), "0.95"})
                               : expected(there.type);
  return asking(question, what);
}

std::string AskSession::why() const {
  if (now_.step != Step::question) return say(AskPhrase::help, options_.language) + "\n";
  const Clause& clause = now_.wording->clauses[now_.question->clause];
  return clause.id + " " + clause.title.in(options_.language) + "\n" + clause.text + "\n";
}

}  // namespace couvert
