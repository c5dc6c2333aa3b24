// `couvert decide` and `couvert explain`: one dossier, its decision, in brief, in full, or as JSON.
#include <ostream>

#include "app/explanation.h"
#include "app/explanation_json.h"
#include "cli/verbs.h"
#include "program/decide.h"

namespace couvert {
namespace {

struct Decided {
  Evaluation evaluation;
  Decision decision;
};

Decided decide(const Wording& wording, const Program& program, const Dossier& dossier, const Command& command) {
  Decided decided;
  evaluate(wording, program, dossier, command.strict, decided.evaluation);
  decided.decision = describe(wording, program, dossier, decided.evaluation, {command.strict, language_of(command)});
  return decided;
}

ExplainOptions options_of(const Command& command, const Io& io) {
  return {command.audience, language_of(command), io.width, io.out_is_terminal};
}

}  // namespace

int run_decide(const Command& command, Engine& engine, Io& io) {
  const CommandDossier read = open_dossier_of(command, engine, io);
  if (!read.opened) return read.exit_code;
  const OpenedDossier& o = *read.opened;
  const Decided decided = decide(*o.wording, *o.program, o.dossier, command);
  if (command.json) io.out << decision_json(decided.decision);
  else io.out << summarise({*o.wording, *o.program, o.dossier, decided.evaluation, decided.decision, Outlook{}}, options_of(command, io));
  return exit_done;
}

void print_explanation(const Command& command, Engine& engine, const std::shared_ptr<const Wording>& wording, const Program& program,
                       const Dossier& dossier, Io& io) {
  const Decided decided = decide(*wording, program, dossier, command);
  const Outlook outlook = look_around(engine, wording, program, dossier, decided.evaluation, command.strict);
  const DecidedDossier view{*wording, program, dossier, decided.evaluation, decided.decision, outlook};
  io.out << (command.json ? explanation_json(view, options_of(command, io)) : explain(view, options_of(command, io)));
}

int run_explain(const Command& command, Engine& engine, Io& io) {
  const CommandDossier read = open_dossier_of(command, engine, io);
  if (!read.opened) return read.exit_code;
  print_explanation(command, engine, read.opened->wording, *read.opened->program, read.opened->dossier, io);
  return exit_done;
}

}  // namespace couvert
