// Runs a command: opens the wordings, hands over to the verb, prints what was wrong with the texts.
#include <istream>
#include <ostream>

#include "app/engine.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/io.h"
#include "cli/verbs.h"

namespace couvert {
namespace {

Result<Library> open_library(const Command& command) {
  if (command.wordings.empty()) return Library::builtin();
  return Library::open(command.wordings);
}

}  // namespace

int run_command(const Command& command, Io& io) {
  Result<Library> library = open_library(command);
  if (!library) {
    io.err << "couvert: " << library.error().message << '\n';
    return exit_world;
  }
  Engine engine(std::move(*library));
  switch (command.verb) {
    case Verb::decide: return run_decide(command, engine, io);
    case Verb::explain: return run_explain(command, engine, io);
    case Verb::test: return run_test(command, engine, io);
    case Verb::ask: return run_ask(command, engine, io);
    case Verb::whatif: return run_whatif(command, engine, io);
    case Verb::check: return run_check(command, engine, io);
    case Verb::facts: return run_facts(command, engine, io);
    case Verb::deadline: return run_deadline(command, engine, io);
    case Verb::refund: return run_refund(command, engine, io);
    case Verb::batch: return run_batch(command, engine, io);
    case Verb::impact: return run_impact(command, engine, io);
  }
  return exit_usage;
}

}  // namespace couvert
