// A small product made by hand, and dossiers of it, so that the readers are tested without any wording.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ensure.h"
#include "facts/acceptance_case.h"
#include "facts/dossier.h"
#include "facts/form.h"
#include "facts/read_dossier.h"
#include "source/diagnostic.h"
#include "source/document.h"

namespace couvert::facts_test {

inline Fact fact(std::string name, FactType type, std::vector<std::string> options = {}) {
  Fact made;
  made.name = std::move(name);
  made.type = type;
  for (std::string& option : options) made.options.push_back({.name = std::move(option), .label = {}});
  return made;
}

inline Vocabulary small_vocabulary() {
  Vocabulary vocabulary;
  for (const char* name : {"data_restoration", "ransom_payment", "gross_margin_loss"}) {
    vocabulary.kind_ids.emplace(name, static_cast<KindId>(vocabulary.kinds.size()));
    vocabulary.kinds.push_back({.name = name, .label = {}});
  }
  for (Fact& made : std::vector<Fact>{fact("trigger", FactType::option, {"attack", "malware", "theft"}),
                                      fact("card_misused", FactType::truth), fact("recovered_amount", FactType::money),
                                      fact("sessions", FactType::count), fact("breach_reduction", FactType::percent),
                                      fact("incurred_on", FactType::date), fact("interrupted_from", FactType::instant),
                                      fact("interrupted_until", FactType::instant)}) {
    vocabulary.fact_ids.emplace(made.name, static_cast<FactId>(vocabulary.facts.size()));
    vocabulary.facts.push_back(std::move(made));
  }
  vocabulary.fields.push_back({.name = "incident.notified", .question = {}});
  return vocabulary;
}

inline ScheduleKey schedule_key(std::string name, FactType type, std::vector<std::string> options = {}) {
  ScheduleKey key;
  key.name = std::move(name);
  key.type = type;
  key.options = std::move(options);
  key.required = key.name == "sum_insured";
  return key;
}

/// A product in francs with the zone of Zurich, covers `restoration` and `cyber_fraud` and a limit for each.
inline Form small_form() {
  Form form;
  form.product = "test-product";
  form.edition = "2024-01";
  form.currency = *Currency::from_code("CHF");
  form.zone = *Zone::find("Europe/Zurich");
  form.vocabulary = std::make_shared<const Vocabulary>(small_vocabulary());
  form.schedule = {schedule_key("sum_insured", FactType::money),
                   schedule_key("deductible", FactType::money),
                   schedule_key("waiting_hours", FactType::count),
                   schedule_key("deductible_order", FactType::option, {"after_sublimit", "before_sublimit"}),
                   schedule_key("gross_negligence_waived", FactType::truth),
                   schedule_key("limit.restoration", FactType::money),
                   schedule_key("limit.cyber_fraud", FactType::money)};
  Reading ransom;
  ransom.name = "ransom_within_sublimit";
  ransom.options = {"yes", "no"};
  Reading count;
  count.name = "day_count";
  count.options = {"actual", "thirty_360"};
  form.readings = {ransom, count};
  form.covers = {"restoration", "cyber_fraud"};
  form.limits_per_cover = true;
  return form;
}

/// The smallest dossier that uses every section; tests replace single lines of it.
inline std::vector<std::string> small_dossier_lines() {
  return {"title: A small dossier",                                 // 1
          "product: test-product",                                  // 2
          "readings: {day_count: actual}",                          // 3
          "policy:",                                                // 4
          "  from: 2026-01-01",                                     // 5
          "  to: 2027-01-01",                                       // 6
          "  schedule: {sum_insured: 10000 CHF}",                   // 7
          "incident:",                                              // 8
          "  discovered: 2026-03-02T08:30",                         // 9
          "  notified: 2026-03-02T10:00",                           // 10
          "  facts: {trigger: malware}",                            // 11
          "costs:",                                                 // 12
          "  - {id: a, kind: data_restoration, amount: 100 CHF}"};  // 13
}

/// The small dossier with line `number` replaced; no number, nothing replaced.
inline std::string small_dossier(std::size_t number = 0, const std::string& replacement = {}) {
  std::string text;
  std::vector<std::string> lines = small_dossier_lines();
  for (std::size_t i = 0; i < lines.size(); ++i) text += (i + 1 == number ? replacement : lines[i]) + "\n";
  return text;
}

/// A text read as a dossier: the dossier if there is one, and every diagnostic as `LINE:COLUMN CODE: MESSAGE | HINT`.
struct ReadText {
  SourceFile file;
  std::optional<Node> root;
  std::optional<Dossier> dossier;
  std::vector<std::string> errors;
};

inline std::vector<std::string> lines_of(Diagnostics& diagnostics) {
  diagnostics.sort();
  std::vector<std::string> lines;
  for (const Diagnostic& one : diagnostics.all()) {
    lines.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.code + ": " +
                    one.message + (one.hint.empty() ? "" : " | " + one.hint));
  }
  return lines;
}

inline ReadText read_text_as_dossier(std::string text, const Form& form = small_form()) {
  ReadText read{.file = SourceFile("test.yaml", std::move(text)), .root = {}, .dossier = {}, .errors = {}};
  Diagnostics diagnostics;
  read.root = read_document(read.file, DocumentLimits{}, diagnostics);
  if (read.root) read.dossier = read_dossier(*read.root, form, read.file, diagnostics, case_keys());
  read.errors = lines_of(diagnostics);
  return read;
}

/// The dossier of a text that has no errors.
inline Dossier dossier_of(std::string text, const Form& form = small_form()) {
  ReadText read = read_text_as_dossier(std::move(text), form);
  ensure(read.dossier.has_value(), read.errors.empty() ? "no dossier" : read.errors.front().c_str());
  return *read.dossier;
}

}  // namespace couvert::facts_test
