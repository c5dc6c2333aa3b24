#include "app/check_report.h"

#include <fmt/core.h>

#include "app/diagnostics_json.h"
#include "base/json_writer.h"
#include "program/compile.h"
#include "program/trace.h"
#include "wording/check_library.h"

namespace couvert {
namespace {

std::size_t facts_read(const Program& program) {
  std::size_t count = 0;
  for (const Slot& slot : program.slots) count += slot.source == SlotSource::fact ? 1 : 0;
  return count;
}

void count(const Wording& wording, CheckedEdition& edition) {
  edition.sound = true;
  edition.hash = wording.form.hash;
  edition.clauses = wording.clauses.size();
  edition.covers = wording.covers.size();
  edition.exclusions = wording.exclusions.size();
  edition.duties = wording.duties.size();
  edition.readings = wording.form.readings.size();
  edition.presumptions = wording.presumptions.size();
  edition.calculations = wording.calculations.deadlines.size() + wording.calculations.scopes.size() +
                         wording.calculations.terminations.size() + wording.calculations.refunds.size();
}

using Wordings = std::vector<std::shared_ptr<const Wording>>;

void check_edition(const Engine& engine, const EditionName& name, CheckReport& report, Wordings& sound, Diagnostics& diagnostics) {
  CheckedEdition checked;
  checked.name = name.product + "@" + name.edition;
  const auto wording = engine.library().load(name, diagnostics);
  if (wording) {
    count(*wording, checked);
    sound.push_back(wording);
    const Program program = compile(*wording, adopted_readings(wording->form));
    checked.facts = facts_read(program);
    checked.instructions = program.instructions.size();
    const auto published = engine.library().published(name);
    checked.published = published.has_value();
    checked.changed = published && published->hash != wording->form.hash;
    if (checked.changed) {
      diagnostics.error("edition_changed", SourceFile(engine.library().root() + "editions.lock", ""), published->place,
                        "`" + checked.name + "` is published as " + published->hash + ", its text is now " + wording->form.hash,
                        "give the changed text a new edition");
    }
  }
  report.push_back(std::move(checked));
}

void check_module(const Engine& engine, const std::string& name, CheckReport& report, Wordings& sound, Diagnostics& diagnostics) {
  CheckedEdition checked;
  checked.name = name;
  if (const auto wording = engine.library().load_module(name, diagnostics)) {
    count(*wording, checked);
    sound.push_back(wording);
  }
  report.push_back(std::move(checked));
}

std::string counted(std::size_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

}  // namespace

CheckReport check_wordings(const Engine& engine, const std::string& wanted, Diagnostics& diagnostics) {
  CheckReport report;
  Wordings sound;
  std::vector<std::string> known;
  for (const EditionName& edition : engine.library().editions()) {
    known.push_back(edition.product);
    const bool meant = wanted.empty() || wanted == edition.product || wanted == edition.product + "@" + edition.edition;
    if (meant) check_edition(engine, edition, report, sound, diagnostics);
  }
  for (const std::string& module : engine.library().modules()) {
    known.push_back(module);
    if (wanted.empty() || wanted == module) check_module(engine, module, report, sound, diagnostics);
  }
  const std::string* vocabulary = engine.library().file("vocabulary.md");
  const bool is_everything = wanted.empty() && vocabulary != nullptr && sound.size() == report.size();
  if (is_everything) note_facts_never_asked(SourceFile(engine.library().root() + "vocabulary.md", *vocabulary), sound, diagnostics);
  if (report.empty()) {
    diagnostics.error("unknown_product", SourceFile(wanted.empty() ? "wordings" : wanted, ""), {},
                      wanted.empty() ? "there is no wording here" : "there is no product or law module `" + wanted + "`",
                      did_you_mean(wanted, known));
  }
  return report;
}

std::string published_editions(const Engine& engine, const CheckReport& report) {
  const std::string* lock = engine.library().file("editions.lock");
  std::string text = lock == nullptr ? "" : *lock;
  if (!text.empty() && text.back() != '\n') text += '\n';
  for (const CheckedEdition& edition : report) {
    const bool is_edition = edition.name.find('@') != std::string::npos;
    if (is_edition && edition.sound && !edition.published) text += edition.name + " " + edition.hash + "\n";
  }
  return text;
}

std::string check_report_text(const CheckReport& report) {
  std::string text;
  for (const CheckedEdition& edition : report) {
    if (!edition.sound) {
      text += fmt::format("{}: not sound\n", edition.name);
      continue;
    }
    text += fmt::format("{}: sound{}\n", edition.name, edition.changed ? ", changed since it was published" : edition.published ? ", published" : "");
    if (edition.covers > 0) {
      text += fmt::format("  {}, {}, {}, {}, {}, {}, {} asked, {}\n  {}\n", counted(edition.clauses, "clause"), counted(edition.covers, "cover"),
                          counted(edition.exclusions, "exclusion"), edition.duties == 1 ? "1 duty" : fmt::format("{} duties", edition.duties),
                          counted(edition.readings, "reading"), counted(edition.presumptions, "presumption"), counted(edition.facts, "fact"),
                          counted(edition.instructions, "instruction"), edition.hash);
    } else {
      text += fmt::format("  {}, {}\n", counted(edition.clauses, "clause"), counted(edition.calculations, "calculation"));
    }
  }
  return text;
}

std::string check_report_json(const CheckReport& report, const Diagnostics& diagnostics) {
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::lines);
  json.key("wordings");
  json.begin_array(JsonWriter::Layout::lines);
  for (const CheckedEdition& edition : report) {
    json.begin_object();
    json.member("name", edition.name);
    json.key("sound");
    json.boolean(edition.sound);
    json.member("hash", edition.hash);
    json.key("published");
    json.boolean(edition.published);
    json.key("changed");
    json.boolean(edition.changed);
    const std::pair<const char*, std::size_t> counts[] = {{"clauses", edition.clauses},       {"covers", edition.covers},
                                                          {"exclusions", edition.exclusions}, {"duties", edition.duties},
                                                          {"readings", edition.readings},     {"presumptions", edition.presumptions},
                                                          {"facts", edition.facts},           {"calculations", edition.calculations},
                                                          {"instructions", edition.instructions}};
    for (const auto& [name, value] : counts) {
      json.key(name);
      json.number(static_cast<std::int64_t>(value));
    }
    json.end_object();
  }
  json.end_array();
  json.key("diagnostics");
  write_diagnostics(diagnostics, json);
  json.end_object();
  return json.text() + "\n";
}

}  // namespace couvert
