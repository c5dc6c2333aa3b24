// Changes are made on the dossier as read; the changed dossier is then printed and read again, so that every rule for dossiers holds
// for it as for one that a person wrote.
#include "app/what_if.h"

#include <algorithm>
#include <array>

#include "app/spoken.h"
#include "app/words.h"
#include "program/decide.h"

namespace couvert {
namespace {

class Changer {
 public:
  Changer(const Wording& wording, const Dossier& dossier, Language language, Diagnostics& diagnostics)
      : wording_(wording),
        form_(wording.form),
        dossier_(dossier),
        language_(language),
        diagnostics_(diagnostics) {}

  bool change(const std::string& name, const std::string& value) {
    const std::string argument = name + "=" + value;
    file_ = SourceFile(argument, argument);
    made_.push_back({name, name, {}, {}, {}});
    if (name.starts_with("reading.")) return reading(name.substr(8), value);
    if (name.starts_with("schedule.")) return schedule(name.substr(9), value);
    if (name.starts_with("incident.")) return incident(name.substr(9), value);
    for (Cost& cost : dossier_.costs) {
      if (name.starts_with(cost.id + ".")) return of_cost(cost, name.substr(cost.id.size() + 1), value);
    }
    if (name.find('.') != std::string::npos) {
      std::vector<std::string> ids;
      for (const Cost& cost : dossier_.costs) ids.push_back(cost.id);
      return unknown("unknown_key", name.substr(0, name.find('.')), "is no cost of this dossier", ids);
    }
    return fact(name, value, dossier_.incident.facts, nullptr);
  }

  [[nodiscard]] const Dossier& dossier() const { return dossier_; }
  [[nodiscard]] std::vector<MadeChange> take_made() { return std::move(made_); }

 private:
  bool unknown(std::string_view code, const std::string& name, const std::string& what, const std::vector<std::string>& candidates) {
    std::string hint = did_you_mean(name, candidates);
    if (hint.empty() && !candidates.empty()) hint = "`couvert facts " + form_.product + "` lists the names";
    diagnostics_.error(code, file_, place_, "`" + name + "` " + what, hint);
    return false;
  }

  /// Reads the text behind the equals sign; nothing behind it takes the statement back.
  std::optional<Value> read(const std::string& text, FactType type, const std::vector<std::string>& options) {
    if (text.empty()) return Value{};
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = text;
    node.place = {place_.line, static_cast<std::int32_t>(made_.back().name.size()) + 2};
    return read_value(node, type, options, form_, made_.back().name, file_, diagnostics_);
  }

  void say_change(const Slot& slot, Value before, Value after) {
    const auto spoken = [&](Value v) {
      return v.stated == Stated::left_out ? say(words::not_stated_any_more, language_) : spoken_value(wording_, slot, v, language_);
    };
    made_.back().question = spoken_question(wording_, slot, language_);
    made_.back().before = spoken(before);
    made_.back().after = spoken(after);
  }

  /// What is no fact may be a key of the schedule or a reading, whose names take a prefix.
  [[nodiscard]] std::string name_elsewhere(const std::string& name) const {
    if (form_.find_schedule(name)) return "schedule." + name;
    if (form_.find_reading(name)) return "reading." + name;
    return {};
  }

  bool fact(const std::string& name, const std::string& text, std::vector<Value>& facts, const Cost* cost) {
    const Vocabulary& vocabulary = *form_.vocabulary;
    const std::optional<FactId> id = vocabulary.find_fact(name);
    if (!id) {
      std::vector<std::string> names;
      for (const Fact& known_fact : vocabulary.facts) names.push_back(known_fact.name);
      if (const std::string elsewhere = name_elsewhere(name); !elsewhere.empty()) {
        diagnostics_.error("unknown_fact", file_, place_, "`" + name + "` is no fact", "did you mean `" + elsewhere + "`?");
        return false;
      }
      return unknown("unknown_fact", name, "is no fact", names);
    }
    const Fact& named = vocabulary.facts[*id];
    std::vector<std::string> options;
    for (const FactOption& option : named.options) options.push_back(option.name);
    const std::optional<Value> value = read(text, named.type, options);
    if (!value) return false;
    facts.resize(vocabulary.facts.size());
    Slot slot;
    slot.index = *id;
    slot.type = named.type;
    say_change(slot, facts[*id], *value);
    if (cost != nullptr) {
      made_.back().question = label_of(*cost) + " · " + made_.back().question;
    } else {
      for (const Cost& other : dossier_.costs) {
        if (*id < other.facts.size() && other.facts[*id].stated != Stated::left_out) made_.back().own_answers.push_back(other.id);
      }
    }
    facts[*id] = *value;
    return true;
  }

  [[nodiscard]] std::string label_of(const Cost& cost) const {
    return form_.vocabulary->kinds[cost.kind].label.in(language_) + " (" + cost.id + ")";
  }

  bool of_cost(Cost& cost, const std::string& name, const std::string& text) {
    if (name != "amount") return fact(name, text, cost.facts, &cost);
    if (text.empty()) return unknown("missing_key", "amount", "of a cost cannot be taken back; it can be `unknown`", {});
    const std::optional<Value> value = read(text, FactType::money, {});
    if (!value) return false;
    Slot slot;
    slot.type = FactType::money;
    const auto spoken = [&](Value v) { return spoken_value(wording_, slot, v, language_); };
    made_.back().question = label_of(cost);
    made_.back().before = spoken(cost.amount);
    made_.back().after = spoken(*value);
    cost.amount = *value;
    cost.rate_unknown = false;
    cost.foreign.reset();
    return true;
  }

  bool schedule(const std::string& name, const std::string& text) {
    const std::optional<ScheduleId> id = form_.find_schedule(name);
    if (!id) {
      std::vector<std::string> names;
      for (const ScheduleKey& key : form_.schedule) names.push_back(key.name);
      return unknown("unknown_key", name, "is no key of the schedule", names);
    }
    const ScheduleKey& key = form_.schedule[*id];
    const std::optional<Value> value = read(text, key.type, key.options);
    if (!value) return false;
    Slot slot;
    slot.source = SlotSource::schedule;
    slot.index = *id;
    slot.type = key.type;
    dossier_.policy.schedule.resize(form_.schedule.size());
    say_change(slot, dossier_.policy.schedule[*id], *value);
    dossier_.policy.schedule[*id] = *value;
    return true;
  }

  bool incident(const std::string& name, const std::string& text) {
    Incident& incident = dossier_.incident;
    const std::array<std::pair<std::string_view, Value*>, 6> fields = {{{"discovered", &incident.discovered},
                                                                         {"series_began", &incident.series_began},
                                                                         {"occurred", &incident.occurred},
                                                                         {"notified", &incident.notified},
                                                                         {"paid_before", &incident.paid_before},
                                                                         {"deductible_before", &incident.deductible_before}}};
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].first != name) continue;
      const bool instant = f < 4;
      const std::optional<Value> value = read(text, instant ? FactType::instant : FactType::money, {});
      if (!value) return false;
      Slot slot;
      slot.source = SlotSource::incident_instant;
      slot.index = static_cast<std::uint16_t>(f);
      slot.type = instant ? FactType::instant : FactType::money;
      const Value before = *fields[f].second;
      if (instant) {
        say_change(slot, before, *value);
      } else {
        slot.source = SlotSource::fact;
        made_.back() = {made_.back().name, say(f == 4 ? words::paid_before : words::deductible_before, language_),
                        spoken_value(wording_, slot, before, language_), spoken_value(wording_, slot, *value, language_), {}};
      }
      // A series that began with the discovery still does.
      if (f == 0 && incident.series_began == before) incident.series_began = *value;
      *fields[f].second = *value;
      return true;
    }
    std::vector<std::string> names;
    for (const auto& field : fields) names.emplace_back(field.first);
    return unknown("unknown_key", name, "is no field of the incident that can be changed", names);
  }

  bool reading(const std::string& name, const std::string& option) {
    ReadingChoice choice = readings_of(wording_, dossier_);
    const ReadingChoice before = choice;
    if (!choose_readings(wording_, {{name, option}}, choice, file_, place_, diagnostics_)) return false;
    const ReadingId id = *form_.find_reading(name);
    const Reading& named = form_.readings[id];
    made_.back().question = named.question.in(language_);
    made_.back().before = spoken_option(named, before[id], language_);
    made_.back().after = spoken_option(named, choice[id], language_);
    std::erase_if(dossier_.readings, [id](const auto& chosen) { return chosen.first == id; });
    dossier_.readings.emplace_back(id, choice[id]);
    return true;
  }

  const Wording& wording_;
  const Form& form_;
  Dossier dossier_;
  const Language language_;
  SourceFile file_{"", ""};  // the change that is being made, as it was written
  Diagnostics& diagnostics_;
  Place place_{1, 1};
  std::vector<MadeChange> made_;
};

/// The dossier with the readings under which it is decided, which may be others than its own.
Dossier with_readings_of(const OpenedDossier& opened) {
  Dossier dossier = opened.dossier;
  dossier.readings.clear();
  const ReadingChoice& chosen = opened.program->readings;
  for (std::size_t r = 0; r < chosen.size(); ++r) {
    if (chosen[r] != opened.wording->form.readings[r].adopted) dossier.readings.emplace_back(static_cast<ReadingId>(r), chosen[r]);
  }
  return dossier;
}

/// Reads the changed dossier as if a person had written it.
std::optional<Dossier> read_again(const Dossier& changed, const Form& form, Diagnostics& diagnostics) {
  const SourceFile file("<changed dossier>", format_dossier(changed, form));
  const std::optional<Node> root = read_document(file, {}, diagnostics);
  if (!root) return std::nullopt;
  return read_dossier(*root, form, file, diagnostics);
}

}  // namespace

std::optional<ComparedDecisions> what_if(Engine& engine, const OpenedDossier& opened, const NamedChanges& changes, bool strict, Language language,
                                  Diagnostics& diagnostics) {
  const Wording& wording = *opened.wording;
  Changer changer(wording, with_readings_of(opened), language, diagnostics);
  bool all_made = true;
  for (const auto& [name, value] : changes) all_made = changer.change(name, value) && all_made;
  if (!all_made) return std::nullopt;
  const std::optional<Dossier> changed = read_again(changer.dossier(), wording.form, diagnostics);
  if (!changed) return std::nullopt;
  const DecideOptions options{strict, language};
  const std::shared_ptr<const Program> program = engine.program(opened.wording, readings_of(wording, *changed));
  return ComparedDecisions{changer.take_made(), decide(wording, *opened.program, opened.dossier, options), decide(wording, *program, *changed, options)};
}

std::vector<MissingFact> questions_only_in(const Decision& one, const Decision& other) {
  std::vector<MissingFact> only;
  for (const MissingFact& missing : one.missing) {
    const auto same = [&missing](const MissingFact& m) { return m.fact == missing.fact && m.cost == missing.cost; };
    if (std::none_of(other.missing.begin(), other.missing.end(), same)) only.push_back(missing);
  }
  return only;
}

namespace {

const Finding* find_finding(const Decision& decision, const Finding& like, const std::string& cost) {
  const Finding* common = nullptr;
  for (const Finding& finding : decision.findings) {
    if (finding.clause != like.clause || finding.nature != like.nature || finding.name != like.name) continue;
    if (finding.cost == cost) return &finding;
    if (finding.cost.empty()) common = &finding;
  }
  return common;
}

}  // namespace

std::vector<FindingChange> changed_findings(const Decision& before, const Decision& after) {
  std::vector<FindingChange> changes;
  const auto compare = [&](const Finding& like, const std::string& cost) {
    const Finding* old = find_finding(before, like, cost);
    const Finding* now = find_finding(after, like, cost);
    if (old == nullptr || now == nullptr || old->result == now->result) return;
    const FindingChange change{like.clause, like.nature, like.name, cost, old->result, now->result};
    const auto same = [&](const FindingChange& c) {
      return c.clause == change.clause && c.nature == change.nature && c.name == change.name && c.cost == change.cost;
    };
    if (std::none_of(changes.begin(), changes.end(), same)) changes.push_back(change);
  };
  for (const Finding& finding : after.findings) compare(finding, finding.cost);
  for (const Finding& finding : before.findings) {
    if (!finding.cost.empty()) compare(finding, finding.cost);
  }
  return changes;
}

}  // namespace couvert
