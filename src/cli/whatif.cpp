// `couvert whatif`: the same dossier with something else in it, decided again and compared.
#include <ostream>

#include "app/what_if.h"
#include "cli/verbs.h"

namespace couvert {

int run_whatif(const Command& command, Engine& engine, Io& io) {
  const CommandDossier read = open_dossier_of(command, engine, io);
  if (!read.opened) return read.exit_code;
  Diagnostics diagnostics;
  const Language language = language_of(command);
  const auto compared = what_if(engine, *read.opened, command.values, command.strict, language, diagnostics);
  if (!compared) return report(command, diagnostics, io);
  io.out << (command.json ? comparison_json(*compared)
                          : comparison_text(*read.opened->wording, *compared, language, io.width, io.out_is_terminal));
  return exit_done;
}

}  // namespace couvert
