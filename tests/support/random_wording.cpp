#include "support/random_wording.h"

#include <cstdio>
#include <vector>

#include "base/ensure.h"
#include "wording/assemble.h"

namespace couvert::testing {
namespace {

const std::string three_texts = " fr \"x\" de \"x\" en \"x\"";

std::string option_labels(const std::vector<std::string>& options) {
  std::string lines;
  for (const std::string& option : options) lines += "  option " + option + three_texts + "\n";
  return lines;
}

/// Facts by what they are for: `good_…` engage covers, `bad_…` are held against the insured and may be presumed away.
std::string vocabulary_text() {
  std::string rules;
  for (int k = 0; k < 4; ++k) rules += "kind kind_" + std::to_string(k) + three_texts + "\n";
  for (int i = 0; i < 5; ++i) rules += "fact good_" + std::to_string(i) + ": bool" + three_texts + "\n";
  for (int i = 0; i < 4; ++i) rules += "fact bad_" + std::to_string(i) + ": bool" + three_texts + "\n";
  for (const char* name : {"cause", "place"}) {
    rules += "fact " + std::string(name) + ": red | green | blue" + three_texts + "\n";
    rules += option_labels({"red", "green", "blue"});
  }
  for (const char* name : {"recovered", "paid_elsewhere", "usual"}) rules += "fact " + std::string(name) + ": money 0 unless stated" + three_texts + "\n";
  for (const char* name : {"expected", "lost_while_waiting", "prejudice"}) rules += "fact " + std::string(name) + ": money" + three_texts + "\n";
  for (const char* name : {"fault_share", "breach_share"}) rules += "fact " + std::string(name) + ": percent" + three_texts + "\n";
  rules += "fact sessions: count" + three_texts + "\nfact incurred_on: date" + three_texts + "\n";
  rules += "fact down_from: datetime" + three_texts + "\nfact down_until: datetime" + three_texts + "\n";
  std::string fields;
  for (const char* name : {"amount", "rate", "incident.discovered", "incident.notified", "incident.occurred", "incident.series_began"}) {
    fields += "field " + std::string(name) + three_texts + "\n";
  }
  for (const char* name : {"sum_insured", "deductible", "limit", "waiting_hours"}) fields += "schedule " + std::string(name) + three_texts + "\n";
  fields += "schedule deductible_order" + three_texts + "\n" + option_labels({"after_sublimit", "before_sublimit"});
  fields += "schedule plan" + three_texts + "\n" + option_labels({"basic", "gold"});
  fields += "schedule waiting_kind" + three_texts + "\n" + option_labels({"qualifying", "deducting_actual", "deducting_pro_rata"});
  return "---\nmodule: vocabulary\ntitle: Mots\n---\n\n# Mots\n\n```rules\n" + rules + fields + "```\n";
}

class Writer {
 public:
  explicit Writer(std::mt19937& random) : random_(random) {}

  RandomTexts write() {
    readings_ = 1 + below(3);
    events_ = below(3);
    has_duty_ = chance(60);
    const std::string product = product_text();
    return {vocabulary_text(), product, law_text()};
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(unsigned percent) { return random_() % 100 < percent; }
  std::string one_of(const std::vector<std::string>& words) { return words[below(words.size())]; }
  std::string numbered(const char* name, std::size_t count) { return name + std::to_string(below(count)); }

  std::string guard(unsigned percent) {
    if (!chance(percent)) return "";
    return " when " + one_of({numbered("reading_", readings_) + " = a", numbered("reading_", readings_) + " = b", "plan = gold", "not plan = gold",
                             "plan = basic and " + numbered("reading_", readings_) + " = a"});
  }

  std::string leaf(bool may_name_events) {
    switch (below(may_name_events ? 12 : 11)) {
      case 0: return one_of({"cause", "place"}) + " in (" + one_of({"red, green", "green, blue", "red, blue"}) + ")";
      case 1: return one_of({"cause", "place"}) + one_of({" = ", " != "}) + one_of({"red", "green", "blue"});
      case 2: return one_of({"expected >= 100 CHF", "usual < 300 CHF", "sessions > 2", "expected - usual > 50 CHF", "20 % of expected <= usual"});
      case 3: return one_of({"incident.discovered within cover", "incident.occurred within cover", "incident.notified >= policy.from"});
      case 4: return one_of({"incurred_on <= policy.to", "incurred_on at most 2 months after incident.discovered", "policy.from <= incurred_on <= policy.to"});
      case 5: return numbered("reading_", readings_) + " = a";
      case 6: return has_duty_ ? "kept care" : "good_0";
      case 7: return numbered("bad_", 4);
      case 11: return events_ > 0 ? (chance(30) ? "any event" : numbered("event_", events_)) : "good_1";
      default: return numbered("good_", 5);
    }
  }

  std::string expression(int depth, bool may_name_events) {
    if (depth == 0 || chance(25)) return leaf(may_name_events);
    const std::string a = expression(depth - 1, may_name_events);
    const std::string b = expression(depth - 1, may_name_events);
    switch (below(6)) {
      case 0:
      case 1: return "(" + a + " and " + b + ")";
      case 2:
      case 3: return "(" + a + " or " + b + ")";
      case 4: return "(not (" + a + "))";
      default: return "(" + a + " if " + b + ")";
    }
  }

  /// Facts that may be presumed, so that nothing here engages a cover.
  std::string against(int depth) {
    if (depth == 0 || chance(40)) return chance(70) ? numbered("bad_", 4) : leaf(true);
    return "(" + against(depth - 1) + one_of({" and ", " or ", " and not "}) + against(depth - 1) + ")";
  }

  std::string kinds() {
    const std::size_t first = below(4);
    std::string text = "kind_" + std::to_string(first);
    if (chance(50)) text += ", kind_" + std::to_string((first + 1) % 4);
    return text;
  }

  std::string grants() {
    switch (below(8)) {
      case 0: return "  grants amount - usual\n";
      case 1: return "  grants 80 % of amount\n";
      case 2: return "  grants expected - usual\n";
      case 3: return "  grants 33 % of (amount - usual)\n";
      case 4: return "  counts sessions, at most 3 per event, by incurred_on\n  grants counted_share * (amount - usual) - counted * expected\n";
      case 5: return "  waits waiting_hours from down_from to down_until\n    qualifying when waiting_kind = qualifying\n"
                     "    deducting lost_while_waiting when waiting_kind = deducting_actual\n"
                     "    deducting pro rata when waiting_kind = deducting_pro_rata\n";
      default: return "";
    }
  }

  std::string cover(std::size_t index, bool first_has_sublimit) {
    std::string text = "cover cover_" + std::to_string(index) + " pays " + kinds() + guard(10) + "\n  label" + three_texts + "\n";
    if (chance(20)) text += "  pays kind_" + std::to_string(below(4)) + guard(80) + "\n";
    if (chance(60)) text += "  after " + (events_ > 0 && chance(50) ? "any event" : expression(1, true)) + "\n";
    for (std::size_t i = below(3); i > 0; --i) text += "  requires " + expression(2, true) + guard(30) + "\n";
    text += grants();
    if (index == 0 ? first_has_sublimit : chance(30)) text += "  sublimit " + one_of({"20 % of sum_insured", "300 CHF", "150.55 CHF"}) + " per event\n";
    else if (index > 0 && first_has_sublimit && chance(40)) text += "  shares sublimit of cover_0" + guard(40) + "\n";
    if (chance(20)) text += "  free of deductible" + guard(50) + "\n";
    if (chance(15)) text += "  free of limit" + guard(50) + "\n";
    return text;
  }

  std::string duty() {
    std::string text = "duty care: " + against(1) + (chance(40) ? "\n  strict" + guard(60) : "") + "\n";
    text += chance(50) ? "  breach reduces by " + one_of({"breach_share", "prejudice"}) + "\n" : "  breach no cover" + guard(60) + "\n";
    return text;
  }

  std::string product_text() {
    std::string rules = "limit: sum_insured per event\n";
    if (chance(80)) rules += "deductible: deductible per event\n" + std::string(chance(60) ? "  before sublimit when deductible_order = before_sublimit\n" : "");
    if (chance(50)) rules += "sublimit of every cover: limit per event\n";
    if (chance(60)) rules += "off every cost: recovered\n";
    for (std::size_t r = 0; r < readings_; ++r) {
      const std::string name = "reading_" + std::to_string(r);
      rules += "reading " + name + ": a | b = " + one_of({"a", "b"}) + "\n  question" + three_texts + "\n  because" + three_texts + "\n" + option_labels({"a", "b"});
      rules += "exclusion by_" + name + " of kind_" + std::to_string(below(4)) + " when " + name + " = b: " + against(1) + "\n";
    }
    rules += "reading waiting_kind: qualifying | deducting_actual | deducting_pro_rata = qualifying\n  question" + three_texts + "\n  because" + three_texts + "\n" +
             option_labels({"qualifying", "deducting_actual", "deducting_pro_rata"});
    const std::size_t events = events_;
    for (events_ = 0; events_ < events; ++events_) {
      rules += "event event_" + std::to_string(events_) + ":\n  " + expression(2, events_ > 0) + "\n  label" + three_texts + "\n";
    }
    if (has_duty_) {
      has_duty_ = false;  // it does not rest on itself
      rules += duty();
      has_duty_ = true;
    }
    for (std::size_t i = below(3); i > 0; --i) {
      rules += chance(50) ? "condition condition_" + std::to_string(i) + guard(40) + ": " + expression(1, false) + "\n"
                          : "notice notice_" + std::to_string(i) + ": incident.notified within cover\n";
    }
    const bool first_has_sublimit = chance(50);
    const std::size_t covers = 1 + below(4);
    for (std::size_t c = 0; c < covers; ++c) rules += cover(c, first_has_sublimit);
    for (std::size_t i = below(3); i > 0; --i) {
      rules += "exclusion exclusion_" + std::to_string(i) + (chance(40) ? " of " + kinds() : "") + guard(30) + ": " + against(2) +
               (chance(15) ? " on any cost" : "") + "\n";
    }
    for (std::size_t i = below(3); i > 0; --i) rules += "presume bad_" + std::to_string(i) + " = " + one_of({"no", "yes"}) + ", burden insurer\n";
    return "---\nproduct: random\nedition: test\ntitle: Hasard\nlanguage: fr\ncurrency: CHF\ntimezone: Europe/Zurich\nuses: [vocabulary, law/random]\n"
           "schedule:\n  sum_insured: money\n  deductible: money = 0\n  deductible_order: after_sublimit | before_sublimit = after_sublimit\n"
           "  limit.<cover>: money = none\n  waiting_hours: count = 0\n  plan: basic | gold = basic\n"
           "  waiting_kind: qualifying | deducting_actual | deducting_pro_rata = reading waiting_kind\n---\n\n## 1 — Tout\n\n```rules\n"
           "title de \"x\" en \"x\"\n" + rules + "```\n";
  }

  std::string law_text() {
    std::string rules;
    if (chance(60)) rules += "reduction fault: fault_share when " + against(1) + "\n";
    if (chance(40)) rules += "reduction late: prejudice when bad_0" + std::string(chance(50) ? " and bad_1" : "") + "\n";
    if (chance(50)) rules += "excuse any duty" + std::string(chance(40) ? " for contracts from 2022-01-01" : "") + " when not bad_2\n";
    if (chance(40)) rules += "excuse any notice when good_0\n";
    if (chance(40)) rules += "override any exclusion of kind_1 for contracts from 2022-01-01\n";
    if (chance(60)) rules += "other insurance: paid_elsewhere\n";
    if (chance(40)) rules += "exclusion by_law: bad_3 and bad_1\n";
    if (chance(40)) rules += "presume bad_3 = no, burden insurer\n";
    if (rules.empty()) rules = "no rule \"rien\"\n";
    return "---\nmodule: law/random\ntitle: Loi\nlanguage: fr\ncontracts_from: 1997-09-07\n---\n\n## LX 1 — Règle\n\n```rules\n"
           "title de \"x\" en \"x\"\nsource \"un journal\" of 2026-01-01 unchecked\n" + rules + "```\n";
  }

  std::mt19937& random_;
  std::size_t readings_ = 0;
  std::size_t events_ = 0;
  bool has_duty_ = false;
};

constexpr std::int64_t first_day = 20'454;  // 2026-01-01

std::int64_t random_number(FactType type, std::size_t options, std::mt19937& random) {
  switch (type) {
    case FactType::truth: return static_cast<std::int64_t>(random() % 2);
    case FactType::option: return static_cast<std::int64_t>(random() % options);
    case FactType::money: return random() % 5 == 0 ? 0 : static_cast<std::int64_t>(random() % 60'000);
    case FactType::count: return static_cast<std::int64_t>(random() % 5);
    case FactType::percent: return static_cast<std::int64_t>(random() % 5) * 250'000 / (random() % 2 == 0 ? 1 : 3);
    case FactType::date: return first_day - 30 + static_cast<std::int64_t>(random() % 430);
    case FactType::instant: return (first_day - 10) * 86'400 + static_cast<std::int64_t>(random() % 380) * 86'400 + static_cast<std::int64_t>(random() % 80'000);
  }
  return 0;
}

Value random_value(FactType type, std::size_t options, std::mt19937& random, bool with_unknown, unsigned left_out_percent) {
  if (random() % 100 < left_out_percent) return {};
  if (with_unknown && random() % 8 == 0) return unknown_value();
  return known(random_number(type, options, random));
}

std::vector<Value> random_facts(const Vocabulary& vocabulary, std::mt19937& random, bool with_unknown, unsigned left_out_percent) {
  std::vector<Value> facts;
  for (const Fact& fact : vocabulary.facts) facts.push_back(random_value(fact.type, fact.options.size(), random, with_unknown, left_out_percent));
  return facts;
}

/// The reader refuses an interruption that ends before it begins, on the incident or as a cost sees it; one whose halves stand apart
/// is left to the incident.
void turn_interruption(std::vector<Value>& facts, FactId from, FactId until) {
  if (facts[from].stated == Stated::left_out || facts[until].stated == Stated::left_out) facts[from] = facts[until] = {};
  if (!is_known(facts[from]) || !is_known(facts[until])) return;
  facts[until].number = facts[from].number + std::abs(facts[until].number - facts[from].number) % 200'000;
}

}  // namespace

RandomTexts random_texts(std::mt19937& random) { return Writer(random).write(); }

RandomWording random_wording(std::mt19937& random, std::size_t& refused) {
  constexpr int most_in_a_row = 500;
  for (int in_a_row = 0;; ++refused) {
    RandomTexts made = random_texts(random);
    const Texts texts{{"vocabulary.md", made.vocabulary}, {"random/test.md", made.product}, {"law/random.md", made.law}};
    Diagnostics diagnostics;
    if (auto wording = assemble_wording(texts, "random/test.md", "", diagnostics)) return {std::move(wording), std::move(made)};
    // Hundreds in a row mean that the language has changed and this generator has not.
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      if (in_a_row == most_in_a_row && diagnostic.severity == Severity::error) std::fprintf(stderr, "%s\n", format_diagnostic(diagnostic).c_str());
    }
    ensure(in_a_row++ < most_in_a_row, "no random wording is accepted any more");
  }
}

ReadingChoice random_readings(const Wording& wording, std::mt19937& random) {
  ReadingChoice choice;
  for (const Reading& reading : wording.form.readings) choice.push_back(static_cast<std::uint8_t>(random() % reading.options.size()));
  return choice;
}

Dossier random_dossier(const Wording& wording, std::mt19937& random, bool with_unknown) {
  const Vocabulary& vocabulary = *wording.form.vocabulary;
  const FactId from = *vocabulary.find_fact("down_from"), until = *vocabulary.find_fact("down_until");
  Dossier dossier;
  dossier.policy.from = Day{static_cast<std::int32_t>(first_day)};
  dossier.policy.to = Day{static_cast<std::int32_t>(first_day) + 365};
  dossier.policy.concluded = Day{static_cast<std::int32_t>(first_day) - static_cast<std::int32_t>(random() % 3'000)};
  for (const ScheduleKey& key : wording.form.schedule) {
    Value value = random_value(key.type, key.options.size(), random, with_unknown && random() % 4 == 0, key.required ? 0 : 40);
    if (key.name == "sum_insured" && is_known(value)) value.number *= 3;
    if (key.name == "waiting_hours" && is_known(value)) value.number *= 6;
    dossier.policy.schedule.push_back(value);
  }
  const auto instant = [&](unsigned left_out) { return random_value(FactType::instant, 0, random, with_unknown, left_out); };
  dossier.incident = {instant(0), instant(0), instant(30), instant(0), known(0), known(0), random_facts(vocabulary, random, with_unknown, 15)};
  if (random() % 4 == 0) dossier.incident.paid_before = known(random_number(FactType::money, 0, random));
  if (random() % 4 == 0) dossier.incident.deductible_before = known(random_number(FactType::money, 0, random) / 4);
  turn_interruption(dossier.incident.facts, from, until);
  const std::size_t costs = random() % 16 == 0 ? 0 : 1 + random() % 5;
  for (std::size_t c = 0; c < costs; ++c) {
    Cost cost;
    cost.id = "cost_" + std::to_string(c);
    cost.kind = static_cast<KindId>(random() % vocabulary.kinds.size());
    cost.amount = with_unknown && random() % 12 == 0 ? unknown_value() : known(random_number(FactType::money, 0, random));
    cost.facts = random_facts(vocabulary, random, with_unknown, 80);
    turn_interruption(cost.facts, from, until);
    dossier.costs.push_back(std::move(cost));
  }
  return dossier;
}

}  // namespace couvert::testing
