// What surrounds a decision: open questions, other readings.
#include <algorithm>
#include <array>
#include <map>

#include "app/spoken.h"
#include "app/telling.h"

namespace couvert {
namespace {

std::string question_of(const Telling& t, const MissingFact& missing) {
  if (missing.fact == "incident.paid_before") return t.say(words::paid_before);
  if (missing.fact == "incident.deductible_before") return t.say(words::deductible_before);
  const Vocabulary& vocabulary = *t.decided.wording.form.vocabulary;
  if (const auto fact = vocabulary.find_fact(missing.fact)) return vocabulary.facts[*fact].question.in(t.options.language);
  if (const auto key = t.decided.wording.form.find_schedule(missing.fact)) return t.decided.wording.form.schedule[*key].label.in(t.options.language);
  for (const Field& field : vocabulary.fields) {
    if (field.name == missing.fact) return field.question.in(t.options.language);
  }
  return missing.fact;
}

const Phrase& lead_of(const Telling& t, Owner owner) {
  switch (owner) {
    case Owner::policyholder: return t.to_insured() ? words::owed_by_you : words::owed_by_policyholder;
    case Owner::insurer: return t.to_insured() ? words::owed_by_us : words::owed_by_insurer;
    case Owner::provider: return words::owed_by_provider;
    case Owner::authority: break;
  }
  return words::owed_by_authority;
}

struct Question {
  const MissingFact* first = nullptr;
  std::vector<std::string> costs;
};

std::vector<Question> questions_to(const Decision& decision, Owner owner) {
  std::vector<Question> questions;
  for (const MissingFact& missing : decision.missing) {
    if (missing.owed_by != owner) continue;
    auto have = std::find_if(questions.begin(), questions.end(), [&](const Question& q) { return q.first->fact == missing.fact; });
    if (have == questions.end()) have = questions.insert(have, {&missing, {}});
    if (!missing.cost.empty()) have->costs.push_back(missing.cost);
  }
  return questions;
}

std::string where(const Telling& t, const Question& question) {
  std::string text = t.cited(t.clause_called(question.first->clause));
  if (t.decided.decision.costs.size() < 2) return " (" + text + ")";
  for (std::size_t i = 0; i < question.costs.size(); ++i) text += (i == 0 ? " · " : ", ") + t.cost_name(question.costs[i]);
  return " (" + text + ")";
}

std::string owed(const Telling& t, std::int64_t payable, const OpenAmount& at_most) {
  if (!at_most.minor) return t.say(words::owed_unbounded, t.money(payable));
  if (*at_most.minor == payable) return t.money(payable);
  return t.say(words::owed_range, t.money(payable), t.money(*at_most.minor));
}

/// `Avec la réponse « oui »`. Names of options are no words for the insured.
std::string condition_of(const Telling& t, const Reading& reading, std::uint8_t option) {
  if (t.to_insured() && !has_spoken_options(reading, t.options.language)) return t.say(reading.options.size() > 2 ? words::with_another : words::with_other);
  return t.say(words::with_option, spoken_option(reading, option, t.options.language));
}

void tell_reading(Telling& t, ReadingId id, const std::vector<const OtherReading*>& others) {
  const Reading& reading = t.decided.wording.form.readings[id];
  const Language language = t.options.language;
  const std::string chosen = spoken_option(reading, t.decided.program.readings[id], language);
  const std::string adopted = spoken_option(reading, reading.adopted, language);
  const bool plain = has_spoken_options(reading, language);
  t.page.paragraph(2, reading.clause + " · " + reading.question.in(language), 0, Ink::bold);
  const std::string& because = reading.because.in(language);
  if (chosen != adopted) t.page.paragraph(2, t.say(words::reading_chosen, chosen, adopted, because));
  else if (t.to_insured() && !plain) t.page.paragraph(2, t.say(words::reading_reason, because));
  else t.page.paragraph(2, t.say(words::reading_adopted, chosen, because));
  const Decision& decision = t.decided.decision;
  for (const OtherReading* other : others) {
    const std::string with = condition_of(t, reading, other->option);
    const std::string now = owed(t, decision.payable, decision.payable_at_most);
    const std::string then = owed(t, other->payable, other->payable_at_most);
    if (now == then && other->outcome != decision.outcome) t.bullet(2, t.say(words::same_amount_other_outcome, with, t.say(word_of(other->outcome))));
    else if (now == then) t.bullet(2, t.say(words::same_amount_other_way, with));
    else t.bullet(2, t.say(words::result_due, with, then, now));
  }
}

}  // namespace

void tell_events(Telling& t) {
  const Decision& decision = t.decided.decision;
  if (!decision.costs.empty() || decision.events.empty()) return;
  t.page.heading(t.say(words::head_events));
  for (std::size_t event = 0; event < decision.events.size(); ++event) {
    const Truth happened = decision.events[event].second;
    const Phrase& phrase = is_yes(happened) ? words::event_happened : is_no(happened) ? words::event_missing : words::event_unclear;
    t.bullet(2, t.say(phrase, t.decided.wording.events[event].label.in(t.options.language)), is_unknown(happened) ? Ink::open : Ink::plain);
  }
}

void tell_missing(Telling& t) {
  const Decision& decision = t.decided.decision;
  if (decision.missing.empty()) return;
  t.page.heading(t.say(words::head_missing));
  for (const Owner owner : {Owner::policyholder, Owner::provider, Owner::insurer, Owner::authority}) {
    const std::vector<Question> questions = questions_to(decision, owner);
    if (questions.empty()) continue;
    t.page.paragraph(2, t.say(lead_of(t, owner)), 0, Ink::bold);
    for (const Question& question : questions) t.bullet(2, question_of(t, *question.first) + where(t, question), Ink::open);
  }
}

void tell_readings(Telling& t) {
  std::map<ReadingId, std::vector<const OtherReading*>> by_reading;
  for (const OtherReading& other : t.decided.outlook.readings) by_reading[other.reading].push_back(&other);
  if (by_reading.empty()) return;
  t.page.heading(t.say(words::head_readings));
  for (const auto& [reading, others] : by_reading) {
    if (t.options.audience != Audience::handler) t.page.blank();
    tell_reading(t, reading, others);
  }
}

}  // namespace couvert
