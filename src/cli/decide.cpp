// `couvert decide` and `couvert explain`: one dossier, its decision, in brief, in full, or as JSON.
#include <ostream>

#include "app/explanation.h"
#include "app/explanation_json.h"
#include "cli/verbs.h"
#include "program/decide.h"

namespace couvert {
namespace {

/// A decision with everything it was made from, owned.
struct Decided {
  OpenedDossier opened;
  Evaluation evaluation;
  Decision decision;
};

Decided decide_opened(OpenedDossier opened, const Command& command) {
  Decided decided{std::move(opened), {}, {}};
  const OpenedDossier& o = decided.opened;
  evaluate(*o.wording, *o.program, o.dossier, command.strict, decided.evaluation);
  decided.decision = describe(*o.wording, *o.program, o.dossier, decided.evaluation, {command.strict, language_of(command)});
  return decided;
}

DecidedDossier view_of(const Decided& d, const Outlook& outlook) {
  return {*d.opened.wording, *d.opened.program, d.opened.dossier, d.evaluation, d.decision, outlook};
}

ExplainOptions options_of(const Command& command, const Io& io) {
  return {command.audience, language_of(command), io.width, io.out_is_terminal};
}

}  // namespace

int run_decide(const Command& command, Engine& engine, Io& io) {
  CommandDossier read = open_dossier_of(command, engine, io);
  if (!read.opened) return read.exit_code;
  const Decided decided = decide_opened(std::move(*read.opened), command);
  if (command.json) io.out << decision_json(decided.decision);
  else io.out << summarise(view_of(decided, Outlook{}), options_of(command, io));
  return exit_done;
}

int run_explain(const Command& command, Engine& engine, Io& io) {
  CommandDossier read = open_dossier_of(command, engine, io);
  if (!read.opened) return read.exit_code;
  const Decided decided = decide_opened(std::move(*read.opened), command);
  const OpenedDossier& o = decided.opened;
  const Outlook outlook = look_around(engine, o.wording, *o.program, o.dossier, decided.evaluation, command.strict);
  const DecidedDossier view = view_of(decided, outlook);
  io.out << (command.json ? explanation_json(view, options_of(command, io)) : explain(view, options_of(command, io)));
  return exit_done;
}

}  // namespace couvert
