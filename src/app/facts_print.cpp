// The listing of facts, for people and for programs.
#include <algorithm>
#include <array>

#include "app/facts_listing.h"
#include "app/spoken.h"
#include "app/words.h"
#include "base/json_writer.h"
#include "facts/read_dossier.h"

namespace couvert {
namespace {

struct Words {
  Translated facts{{"Faits", "Tatsachen", "Facts"}};
  Translated kinds{{"Genres de frais", "Kostenarten", "Kinds of cost"}};
  Translated schedule{{"Conditions particulières", "Police", "Schedule"}};
  Translated readings{{"Lectures", "Auslegungen", "Readings"}};
  Translated clauses{{"clauses", "Klauseln", "clauses"}};
  Translated presumed{{"présumé", "vermutet", "presumed"}};
  Translated except{{"sauf pour", "ausser für", "except for"}};
  Translated judgement{{"appréciation", "Ermessen", "judgement"}};
  Translated per_cost{{"par poste", "je Posten", "for each cost"}};
  Translated zero{{"0 si rien n’est dit", "0, wenn nichts gesagt ist", "0 unless stated"}};
  Translated required{{"obligatoire", "nötig", "required"}};
  Translated under{{"seulement avec la lecture", "nur bei der Auslegung", "only under reading"}};
  Translated contracts_from{{"contrats conclus dès le", "Verträge, abgeschlossen ab", "contracts concluded from"}};
  std::array<Translated, 4> answer_of{{{{"réponse du preneur d’assurance", "Antwort des Versicherungsnehmers", "answer of the policyholder"}},
                                       {{"réponse de l’assureur", "Antwort des Versicherers", "answer of the insurer"}},
                                       {{"réponse du prestataire", "Antwort des Dienstleisters", "answer of the provider"}},
                                       {{"réponse de l’autorité", "Antwort der Behörde", "answer of the authority"}}}};
  std::array<Translated, 4> contrary_by{{{{"preuve contraire par le preneur d’assurance", "Gegenbeweis durch den Versicherungsnehmer", "contrary for the policyholder to prove"}},
                                         {{"preuve contraire par l’assureur", "Gegenbeweis durch den Versicherer", "contrary for the insurer to prove"}},
                                         {{"preuve contraire par le prestataire", "Gegenbeweis durch den Dienstleister", "contrary for the provider to prove"}},
                                         {{"preuve contraire par l’autorité", "Gegenbeweis durch die Behörde", "contrary for the authority to prove"}}}};
  std::array<Translated, 7> types{{{{"oui ou non", "ja oder nein", "yes or no"}},
                                   {{"choix", "Auswahl", "choice"}},
                                   {{"montant", "Betrag", "amount"}},
                                   {{"nombre", "Anzahl", "count"}},
                                   {{"pourcentage", "Prozentsatz", "percentage"}},
                                   {{"date", "Datum", "date"}},
                                   {{"date et heure", "Datum und Zeit", "date and time"}}}};
};

/// French sets a no-break space before its high punctuation.
std::string colon(Language language) { return language == Language::fr ? "\u00a0: " : ": "; }
std::string semicolon(Language language) { return language == Language::fr ? "\u00a0; " : "; "; }

std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ") {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : std::string(between)) + parts[i];
  return text;
}

std::vector<std::string> names_of(const Fact& fact) {
  std::vector<std::string> names;
  for (const FactOption& option : fact.options) names.push_back(option.name);
  return names;
}

/// The names of options are what a dossier says; other types have a word.
std::string type_text(FactType type, const std::vector<std::string>& options, const Words& words, Language language) {
  return options.empty() ? words.types.at(static_cast<std::size_t>(type)).in(language) : joined(options, " | ");
}

std::string presumption_text(const Wording& wording, const Fact& fact, const ListedPresumption& p, const Words& words, Language language) {
  Slot slot;
  slot.index = *wording.form.vocabulary->find_fact(fact.name);
  slot.type = fact.type;
  std::vector<std::string> notes = {p.clause, words.contrary_by.at(static_cast<std::size_t>(p.burden)).in(language)};
  if (p.contracts_from) notes.push_back(words.contracts_from.in(language) + " " + spoken_day(*p.contracts_from, language));
  if (!p.except_covers.empty()) notes.push_back(words.except.in(language) + " " + joined(p.except_covers));
  for (const ListedReading& needed : p.under) {
    const Reading& reading = wording.form.readings[needed.reading];
    std::vector<std::string> options;
    for (const std::size_t option : needed.options) options.push_back(reading.options[option]);
    notes.push_back(words.under.in(language) + " " + reading.name + "=" + joined(options, "|"));
  }
  return "    " + words.presumed.in(language) + " " + spoken_value(wording, slot, p.value, language) + " (" + joined(notes, semicolon(language)) + ")\n";
}

std::string fact_text(const Wording& wording, const ListedFact& listed, const Words& words, Language language) {
  const Fact& fact = wording.form.vocabulary->facts[listed.fact];
  std::string text = "  " + fact.name + colon(language) + type_text(fact.type, names_of(fact), words, language);
  if (fact.judgement) text += " · " + words.judgement.in(language);
  if (fact.per_cost) text += " · " + words.per_cost.in(language);
  if (fact.zero_unless_stated) text += " · " + words.zero.in(language);
  text += " · " + words.answer_of.at(static_cast<std::size_t>(fact.owed_by)).in(language) + "\n    " + fact.question.in(language) + "\n";
  for (const ListedPresumption& presumption : listed.presumed) text += presumption_text(wording, fact, presumption, words, language);
  return text + "    " + words.clauses.in(language) + " " + joined(listed.clauses) + "\n";
}

std::string spoken_truth(Value value, Language language) {
  return say(!is_known(value) ? words::unknown : value.number != 0 ? words::yes : words::no, language);
}

std::string schedule_text(const Form& form, const Words& words, Language language) {
  std::string text = words.schedule.in(language) + "\n";
  for (const ScheduleKey& key : form.schedule) {
    text += "  " + key.name + colon(language) + type_text(key.type, key.options, words, language);
    if (key.required) text += " · " + words.required.in(language);
    const std::string otherwise = format_value(key.default_value, key.type, key.options, form);
    if (!otherwise.empty()) text += " = " + (key.type == FactType::truth ? spoken_truth(key.default_value, language) : otherwise);
    text += "  " + key.label.in(language) + "\n";
  }
  return text;
}

class FactsJson {
 public:
  FactsJson(const Wording& wording, Language language) : wording_(wording), vocabulary_(*wording.form.vocabulary), language_(language) {}

  std::string print(const FactsListing& listing) {
    out_.begin_object(JsonWriter::Layout::lines);
    out_.member("product", wording_.form.product);
    out_.member("edition", wording_.form.edition);
    list("facts", listing.facts, [this](const ListedFact& one) { fact(one); });
    list("kinds", listing.kinds, [this](const ListedKind& one) { kind(one); });
    list("schedule", wording_.form.schedule, [this](const ScheduleKey& one) { schedule(one); });
    list("readings", wording_.form.readings, [this](const Reading& one) { reading(one); });
    out_.end_object();
    return out_.text() + "\n";
  }

 private:
  template <class Items, class Print>
  void list(std::string_view key, const Items& items, Print print_one) {
    out_.key(key);
    out_.begin_array(JsonWriter::Layout::lines);
    for (const auto& item : items) {
      out_.begin_object();
      print_one(item);
      out_.end_object();
    }
    out_.end_array();
  }
  void names(std::string_view key, const std::vector<std::string>& values) {
    out_.key(key);
    out_.begin_array();
    for (const std::string& value : values) out_.string(value);
    out_.end_array();
  }
  void flag(std::string_view key, bool value) {
    out_.key(key);
    out_.boolean(value);
  }

  void fact(const ListedFact& listed) {
    const Fact& fact = vocabulary_.facts[listed.fact];
    out_.member("fact", fact.name);
    out_.member("type", name_of(fact.type));
    if (!fact.options.empty()) options(fact);
    flag("judgement", fact.judgement);
    flag("changeable", fact.changeable);
    flag("per_cost", fact.per_cost);
    flag("zero_unless_stated", fact.zero_unless_stated);
    out_.member("owed_by", name_of(fact.owed_by));
    out_.member("question", fact.question.in(language_));
    if (!listed.presumed.empty() && listed.presumed.front().is_adopted) {
      out_.key("presumed");
      presumption(fact, listed.presumed.front());
    }
    const auto other = std::find_if(listed.presumed.begin(), listed.presumed.end(), [](const ListedPresumption& p) { return !p.is_adopted; });
    if (other != listed.presumed.end()) {
      out_.key("presumed_under_other_readings");
      out_.begin_array();
      for (auto it = other; it != listed.presumed.end(); ++it) presumption(fact, *it);
      out_.end_array();
    }
    names("clauses", listed.clauses);
  }

  /// Added only where the options are not yes and no.
  void option_labels(const std::vector<Translated>& labels) {
    if (labels.empty()) return;
    out_.key("option_labels");
    out_.begin_array();
    for (const Translated& label : labels) out_.string(label.in(language_));
    out_.end_array();
  }

  void presumption(const Fact& fact, const ListedPresumption& listed) {
    out_.begin_object();
    out_.member("value", format_value(listed.value, fact.type, names_of(fact), wording_.form));
    out_.member("clause", listed.clause);
    out_.member("burden", name_of(listed.burden));
    if (!listed.except_covers.empty()) names("except_covers", listed.except_covers);
    if (listed.contracts_from) out_.member("contracts_from", format_day(*listed.contracts_from));
    if (!listed.under.empty()) {
      out_.key("readings");
      out_.begin_object();
      for (const ListedReading& needed : listed.under) {
        std::vector<std::string> options;
        for (const std::size_t option : needed.options) options.push_back(wording_.form.readings[needed.reading].options[option]);
        names(wording_.form.readings[needed.reading].name, options);
      }
      out_.end_object();
    }
    out_.end_object();
  }

  void options(const Fact& fact) {
    out_.key("options");
    out_.begin_array();
    for (const FactOption& option : fact.options) {
      out_.begin_object();
      out_.member("name", option.name);
      out_.member("label", option.label.in(language_));
      out_.end_object();
    }
    out_.end_array();
  }

  void kind(const ListedKind& listed) {
    out_.member("kind", vocabulary_.kinds[listed.kind].name);
    out_.member("label", vocabulary_.kinds[listed.kind].label.in(language_));
    names("covers", listed.covers);
    names("clauses", listed.clauses);
  }

  void schedule(const ScheduleKey& key) {
    out_.member("key", key.name);
    out_.member("type", name_of(key.type));
    if (!key.options.empty()) names("options", key.options);
    option_labels(key.option_labels);
    flag("required", key.required);
    const std::string otherwise = format_value(key.default_value, key.type, key.options, wording_.form);
    if (!otherwise.empty()) out_.member("default", otherwise);
    if (key.default_reading) out_.member("default_reading", wording_.form.readings[*key.default_reading].name);
    out_.member("label", key.label.in(language_));
  }

  void reading(const Reading& reading) {
    out_.member("reading", reading.name);
    names("options", reading.options);
    option_labels(reading.option_labels);
    out_.member("adopted", reading.options[reading.adopted]);
    out_.member("question", reading.question.in(language_));
    out_.member("because", reading.because.in(language_));
    out_.member("clause", reading.clause);
  }

  const Wording& wording_;
  const Vocabulary& vocabulary_;
  const Language language_;
  JsonWriter out_;
};

}  // namespace

std::string facts_text(const Wording& wording, const FactsListing& listing, Language language) {
  const Words words;
  const Vocabulary& vocabulary = *wording.form.vocabulary;
  std::string text = wording.form.product + "@" + wording.form.edition + "\n\n" + words.facts.in(language) + "\n";
  for (const ListedFact& listed : listing.facts) text += fact_text(wording, listed, words, language);
  text += "\n" + words.kinds.in(language) + "\n";
  for (const ListedKind& listed : listing.kinds) {
    const Kind& kind = vocabulary.kinds[listed.kind];
    text += "  " + kind.name + colon(language) + kind.label.in(language) + " (" + joined(listed.covers) + semicolon(language) + joined(listed.clauses) + ")\n";
  }
  text += "\n" + schedule_text(wording.form, words, language) + "\n" + words.readings.in(language) + "\n";
  for (const Reading& reading : wording.form.readings) {
    text += "  " + reading.name + colon(language) + joined(reading.options, " | ") + " = " + reading.options[reading.adopted] + " (" + reading.clause +
            ")\n    " + reading.question.in(language) + "\n";
    for (std::size_t i = 0; i < reading.option_labels.size(); ++i) {
      text += "    " + reading.options[i] + colon(language) + reading.option_labels[i].in(language) + "\n";
    }
    text += "    " + reading.because.in(language) + "\n";
  }
  return text;
}

std::string facts_json(const Wording& wording, const FactsListing& listing, Language language) {
  return FactsJson(wording, language).print(listing);
}

}  // namespace couvert
