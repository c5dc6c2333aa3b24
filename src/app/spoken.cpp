// Amounts, days and facts in the words of a language.
#include "app/spoken.h"

#include <array>

#include "app/words.h"
#include "program/missing.h"

namespace couvert {
namespace {

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::array<std::string_view, 12> english_months = {"January", "February", "March",     "April",   "May",      "June",
                                                             "July",    "August",   "September", "October", "November", "December"};

struct Marks {
  std::string_view thousands;
  std::string_view decimals;
};

Marks marks_of(const Currency& currency, Language language) {
  if (language == Language::en) return {",", "."};
  if (currency.code() == "CHF") return {"'", "."};
  return {no_break_space, ","};
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string spoken_fact_option(const Wording& wording, const Slot& slot, std::int64_t index, Language language) {
  const auto at = static_cast<std::size_t>(index);
  if (slot.source == SlotSource::schedule) {
    const ScheduleKey& key = wording.form.schedule[slot.index];
    const std::string label = at < key.option_labels.size() ? key.option_labels[at].in(language) : std::string{};
    return label.empty() ? key.options[at] : label;
  }
  const FactOption& option = wording.form.vocabulary->facts[slot.index].options[at];
  const std::string& label = option.label.in(language);
  return label.empty() ? option.name : label;
}

/// `30 %`, `12,5 %`: at most four decimals, none that say nothing.
std::string spoken_percent(std::int64_t ppm, Language language) {
  std::string text = std::to_string(ppm / 10'000);
  std::string decimals = std::to_string(10'000 + ppm % 10'000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) text += (language == Language::en ? "." : ",") + decimals;
  return text + (language == Language::en ? "%" : std::string(no_break_space) + "%");
}

std::string label_of_option(const Reading& reading, std::size_t option, Language language) {
  return option < reading.option_labels.size() ? reading.option_labels[option].in(language) : std::string{};
}

}  // namespace

std::string spoken_number(std::int64_t minor, const Currency& currency, Language language) {
  const Marks marks = marks_of(currency, language);
  const std::string plain = format_minor(minor < 0 ? -minor : minor, currency);
  const std::size_t point = plain.find('.');
  const std::string whole = plain.substr(0, point);
  std::string text = minor < 0 ? "-" : "";
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text += marks.thousands;
    text += whole[i];
  }
  if (point != std::string::npos) text.append(marks.decimals).append(plain, point + 1);
  return text;
}

std::string spoken_money(std::int64_t minor, const Currency& currency, Language language) {
  const std::string number = spoken_number(minor, currency, language);
  const bool euro = currency.code() == "EUR";
  if (language == Language::en) return euro ? "€" + number : std::string(currency.code()).append(no_break_space) + number;
  return number + std::string(no_break_space) + (euro ? "€" : std::string(currency.code()));
}

std::string spoken_open(const OpenAmount& amount, const Currency& currency, Language language) {
  return amount.minor ? spoken_money(*amount.minor, currency, language) : say(words::unbounded_amount, language);
}

std::string spoken_day(Day day, Language language) {
  const YearMonthDay civil = civil_of(day);
  if (language == Language::en) {
    const std::string_view month = english_months[static_cast<std::size_t>(civil.month - 1)];
    return std::to_string(civil.day).append(no_break_space).append(month).append(no_break_space) + std::to_string(civil.year);
  }
  return two_digits(civil.day) + "." + two_digits(civil.month) + "." + std::to_string(civil.year);
}

std::string spoken_instant(Instant instant, const Zone& zone, Language language) {
  const std::string iso = zone.format(instant);  // 2026-04-06T17:20:00+02:00
  const std::size_t time = iso.find('T');
  std::string text = spoken_day(zone.local_day(instant), language);
  return text.append(no_break_space).append(iso, time + 1, 5);
}

std::string spoken_value(const Wording& wording, const Slot& slot, Value value, Language language) {
  if (!is_known(value)) return say(words::unknown, language);
  if (slot.as_local_day) return spoken_day(Day{static_cast<std::int32_t>(value.number)}, language);
  switch (slot.type) {
    case FactType::truth: return say(value.number != 0 ? words::yes : words::no, language);
    case FactType::option: return spoken_fact_option(wording, slot, value.number, language);
    case FactType::money: return spoken_money(value.number, wording.form.currency, language);
    case FactType::count: return std::to_string(value.number);
    case FactType::percent: return spoken_percent(value.number, language);
    case FactType::date: return spoken_day(Day{static_cast<std::int32_t>(value.number)}, language);
    case FactType::instant: return spoken_instant(Instant{value.number}, wording.form.zone, language);
  }
  return {};
}

std::string spoken_question(const Wording& wording, const Slot& slot, Language language) {
  const Vocabulary& vocabulary = *wording.form.vocabulary;
  switch (slot.source) {
    case SlotSource::fact: return vocabulary.facts[slot.index].question.in(language);
    case SlotSource::schedule: return wording.form.schedule[slot.index].label.in(language);
    case SlotSource::incident_instant: break;
    case SlotSource::policy_day: {
      static constexpr std::array<const Phrase*, 3> days = {&words::policy_from, &words::policy_to, &words::policy_concluded};
      return say(*days[slot.index], language);
    }
    case SlotSource::cover_end: return say(words::policy_to, language);
    case SlotSource::annual_premium: return say(words::annual_premium, language);
  }
  const std::string name = slot_name(wording, slot);
  for (const Field& field : vocabulary.fields) {
    if (field.name == name) return field.question.in(language);
  }
  return name;
}

const Phrase& word_of(CostOutcome outcome) {
  switch (outcome) {
    case CostOutcome::covered: return words::covered;
    case CostOutcome::not_granted: return words::not_granted;
    case CostOutcome::excluded: return words::excluded;
    case CostOutcome::pending: break;
  }
  return words::pending;
}

const Phrase& word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::covered: return words::covered;
    case Outcome::partly_covered: return words::partly_covered;
    case Outcome::not_covered: return words::not_covered;
    case Outcome::pending: break;
  }
  return words::pending;
}

const Phrase& word_of(MoneyTerm term) {
  static constexpr std::array<const Phrase*, term_count> terms = {
      &words::term_clause,     &words::term_waiting_period, &words::term_other_insurance, &words::term_sublimit,
      &words::term_deductible, &words::term_limit,          &words::term_reduction};
  return *terms[static_cast<std::size_t>(term)];
}

const Phrase& word_of(FindingResult result) {
  switch (result) {
    case FindingResult::applies: return words::applies;
    case FindingResult::does_not_apply: return words::does_not_apply;
    case FindingResult::unknown: break;
  }
  return words::is_open;
}

const Phrase& nature_word(std::string_view nature) {
  struct Entry {
    Nature nature;
    const Phrase* word;
  };
  static constexpr Entry entries[] = {
      {Nature::event, &words::nature_event},
      {Nature::condition, &words::nature_condition},
      {Nature::notice, &words::nature_notice},
      {Nature::duty, &words::nature_duty},
      {Nature::cover, &words::nature_cover},
      {Nature::exclusion, &words::nature_exclusion},
      {Nature::reduction, &words::nature_reduction},
      {Nature::presume, &words::nature_presume},
      {Nature::excuse, &words::nature_excuse},
      {Nature::override_exclusion, &words::nature_override},
      {Nature::off_every_cost, &words::nature_off_every_cost},
      {Nature::other_insurance, &words::nature_other_insurance},
      {Nature::limit, &words::nature_limit},
      {Nature::deductible, &words::nature_deductible},
      {Nature::sublimit, &words::nature_sublimit},
      {Nature::termination, &words::nature_termination},
      {Nature::refund, &words::nature_refund},
      {Nature::deadline, &words::nature_deadline},
      {Nature::scope, &words::nature_scope},
      {Nature::reading, &words::nature_reading},
  };
  for (const Entry& entry : entries) {
    if (name_of(entry.nature) == nature) return *entry.word;
  }
  return words::nature_no_rule;
}

std::string spoken_option(const Reading& reading, std::size_t option, Language language) {
  std::string label = label_of_option(reading, option, language);
  if (!label.empty()) return label;
  const std::string& name = reading.options[option];
  if (name == "yes") return say(words::yes, language);
  if (name == "no") return say(words::no, language);
  return name;
}

bool has_spoken_options(const Reading& reading, Language language) {
  for (std::size_t option = 0; option < reading.options.size(); ++option) {
    const std::string& name = reading.options[option];
    if (name != "yes" && name != "no" && label_of_option(reading, option, language).empty()) return false;
  }
  return true;
}

}  // namespace couvert
