// The order of an explanation, and its title.
#include "app/explanation.h"

#include "app/tell_verdict.h"
#include "app/telling.h"

namespace couvert {
namespace {

Ink ink_of_verdict(Outcome outcome) {
  if (outcome == Outcome::pending) return Ink::open;
  return outcome == Outcome::not_covered ? Ink::bold : Ink::good;
}

void tell_title(Telling& t) {
  const Decision& decision = t.decided.decision;
  if (!decision.title.empty()) t.page.paragraph(0, decision.title, 0, Ink::bold);
  std::string wording = t.say(words::edition, t.decided.wording.form.title, decision.edition);
  if (!t.to_insured()) wording += " · " + decision.product + " · " + decision.hash.substr(0, 19) + "…";
  t.page.paragraph(0, wording, 0, Ink::soft);
  t.page.blank();
  t.page.paragraph(0, verdict_sentence(decision, t.options.audience, t.options.language), 0, ink_of_verdict(decision.outcome));
  if (decision.strict) t.page.paragraph(0, t.say(words::strict_note), 0, Ink::warn);
}

}  // namespace

Outlook look_around(Engine& engine, const std::shared_ptr<const Wording>& wording, const Program& program, const Dossier& dossier,
                    const Evaluation& evaluation, bool strict) {
  return {turning_points(*wording, program, dossier, evaluation, strict),
          readings_that_matter(engine, wording, program, dossier, evaluation, strict)};
}

std::string explain(const DecidedDossier& decided, const ExplainOptions& options) {
  Telling telling(decided, options);
  tell_title(telling);
  tell_amounts(telling);
  tell_events(telling);
  if (telling.to_insured()) tell_missing(telling);
  tell_costs(telling);
  if (!telling.to_insured()) tell_missing(telling);
  tell_changes(telling);
  tell_readings(telling);
  tell_assumed(telling);
  if (options.audience == Audience::handler) tell_findings(telling);
  return telling.page.text();
}

std::string summarise(const DecidedDossier& decided, const ExplainOptions& options) {
  Telling telling(decided, options);
  tell_title(telling);
  tell_amounts(telling);
  tell_events(telling);
  tell_missing(telling);
  tell_assumed(telling);
  return telling.page.text();
}

}  // namespace couvert
