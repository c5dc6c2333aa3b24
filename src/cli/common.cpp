// What the verbs share: diagnostics on the right stream, the language, the dossier of the command.
#include <cstdlib>
#include <istream>
#include <ostream>

#include "app/diagnostics_json.h"
#include "base/file.h"
#include "base/ranks.h"
#include "cli/verbs.h"
#include "facts/acceptance_case.h"

namespace couvert {
namespace {

constexpr std::size_t max_dossier_bytes = 8u << 20;

}  // namespace

int report(const Command& command, Diagnostics& diagnostics, Io& io) {
  diagnostics.sort();
  if (command.json) io.out << diagnostics_json(diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) io.err << format_diagnostic(diagnostic) << '\n';
  return exit_wrong_text;
}

std::optional<int> refuse_several_ranks(const std::string& verb, Io& io) {
  const Result<std::unique_ptr<Ranks>> ranks = join_ranks();
  if (!ranks) {
    io.err << "couvert: " << ranks.error().message << '\n';
    return exit_world;
  }
  const std::size_t started = (*ranks)->size();
  if (started == 1) return std::nullopt;
  if ((*ranks)->rank() == 0) {
    io.err << "couvert: `couvert " << verb << "` is the work of one process, and mpirun started " << started << ": start it without mpirun\n";
  }
  return exit_usage;
}

Language language_of(const Command& command) {
  if (command.language) return *command.language;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return language_from(std::string_view(value).substr(0, 2)).value_or(Language::en);
  }
  return Language::en;
}

CommandDossier open_dossier_of(const Command& command, Engine& engine, Io& io) {
  const std::string& path = command.paths.front();
  const Result<std::string> text = read_file(path, max_dossier_bytes);
  if (!text) {
    io.err << "couvert: " << text.error().message << '\n';
    return {std::nullopt, exit_world};
  }
  const auto file = std::make_shared<const SourceFile>(path == "-" ? "<stdin>" : path, *text);
  Diagnostics diagnostics;
  std::optional<OpenedDossier> opened = open_dossier(engine, file, diagnostics, case_keys());
  const auto wording = opened ? opened->wording : command.readings.empty() ? nullptr : wording_named_in(engine, *file);
  if (wording && !command.readings.empty()) {
    ReadingChoice choice = opened ? opened->program->readings : adopted_readings(wording->form);
    const SourceFile arguments("--reading", "");
    const bool all_found = choose_readings(*wording, command.readings, choice, arguments, {}, diagnostics);
    if (opened && all_found) opened->program = engine.program(wording, choice);
    if (!all_found) opened.reset();
  }
  if (!opened) return {std::nullopt, report(command, diagnostics, io)};
  return {std::move(opened), exit_done};
}

}  // namespace couvert
