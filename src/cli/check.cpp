// `couvert check`: checks wordings and says what they hold.
#include <filesystem>
#include <ostream>

#include "app/check_report.h"
#include "base/file.h"
#include "cli/verbs.h"

namespace couvert {

namespace {

/// Notes are many and seldom urgent: they are counted, and shown where they are asked for.
void print_diagnostics(const Command& command, const Diagnostics& diagnostics, Io& io) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (command.notes || diagnostic.severity == Severity::error) io.err << format_diagnostic(diagnostic) << '\n';
  }
  const std::size_t notes = diagnostics.note_count();
  if (notes > 0 && !command.notes) io.err << notes << (notes == 1 ? " note, see --notes\n" : " notes, see --notes\n");
}

}  // namespace

int run_check(const Command& command, Engine& engine, Io& io) {
  const std::string wanted = command.paths.empty() ? "" : command.paths.front();
  if (!wanted.empty() && std::filesystem::is_directory(wanted)) {
    Result<Library> library = Library::open(wanted);
    if (!library) {
      io.err << "couvert: " << library.error().message << '\n';
      return exit_world;
    }
    Engine of_directory(std::move(*library));
    Command everything = command;
    everything.paths.clear();
    return run_check(everything, of_directory, io);
  }
  Diagnostics diagnostics;
  const CheckReport checked = check_wordings(engine, wanted, diagnostics);
  diagnostics.sort();
  if (command.json) {
    io.out << check_report_json(checked, diagnostics);
  } else {
    print_diagnostics(command, diagnostics, io);
    io.out << check_report_text(checked);
  }
  if (diagnostics.has_errors()) return exit_wrong_text;
  if (!command.publish) return exit_done;
  const Result<void> written = write_file(std::filesystem::path(command.wordings) / "editions.lock", published_editions(engine, checked));
  if (written) return exit_done;
  io.err << "couvert: " << written.error().message << '\n';
  return exit_world;
}

}  // namespace couvert
