// `couvert ask`: asks at the terminal until there is a decision; with `--json`, lists the questions of a dossier.
#include <filesystem>
#include <istream>
#include <ostream>
#include <string>

#include "app/ask_dialogue.h"
#include "app/questions_json.h"
#include "base/file.h"
#include "cli/verbs.h"

namespace couvert {
namespace {

AskWorld world_of(Io& io) {
  AskWorld world;
  world.read_line = [&io]() -> std::optional<std::string> {
    std::string line;
    if (!std::getline(io.in, line)) return std::nullopt;
    return line;
  };
  world.write = [&io](std::string_view text) { io.out << text << std::flush; };
  world.exists = [](const std::string& path) { return std::filesystem::exists(path); };
  world.write_file = [](const std::string& path, std::string_view bytes) { return write_file(path, bytes); };
  return world;
}

AskOptions options_of(const Command& command, const Io& io) {
  AskOptions options{.language = language_of(command), .strict = command.strict, .brief = !io.in_is_terminal, .product = command.product};
  if (!command.paths.empty()) options.save_as = command.paths.front();
  if (!command.out.empty()) {
    options.save_as = command.out;
    options.has_named_file = true;
    options.may_overwrite = !command.paths.empty() && command.paths.front() == command.out;
  }
  return options;
}

}  // namespace

int run_ask(const Command& command, Engine& engine, Io& io) {
  const AskWorld world = world_of(io);
  if (command.paths.empty()) {
    if (command.json) {
      io.err << "couvert: `ask --json` needs a dossier\n";
      return exit_usage;
    }
    AskSession session(engine, options_of(command, io));
    return hold_dialogue(session, world) ? exit_done : exit_world;
  }
  CommandDossier read = open_dossier_of(command, engine, io);
  if (!read.opened) return read.exit_code;
  if (command.json) {
    io.out << questions_json(*read.opened->wording, *read.opened->program, read.opened->dossier, command.strict, language_of(command));
    return exit_done;
  }
  AskSession session(engine, std::move(*read.opened), options_of(command, io));
  return hold_dialogue(session, world) ? exit_done : exit_world;
}

}  // namespace couvert
