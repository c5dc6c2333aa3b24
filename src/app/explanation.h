// The explanation of one decision, as text for a terminal: verdict, reasons, amounts, what is open, what would change it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/audience.h"
#include "app/engine.h"
#include "app/other_readings.h"
#include "app/turning_points.h"
#include "facts/decision.h"
#include "program/evaluate.h"

namespace couvert {

/// What is found by deciding the same dossier again and again: other answers, other readings.
struct Outlook {
  std::vector<TurningPoints> turning_points;  // by cost
  std::vector<OtherReading> readings;
};
[[nodiscard]] Outlook look_around(Engine& engine, const std::shared_ptr<const Wording>& wording, const Program& program,
                                  const Dossier& dossier, const Evaluation& evaluation, bool strict);

/// A decision with everything it was made from. `decision` describes `evaluation` of `dossier` under `program`.
struct DecidedDossier {
  const Wording& wording;
  const Program& program;
  const Dossier& dossier;
  const Evaluation& evaluation;
  const Decision& decision;
  const Outlook& outlook;
};

struct ExplainOptions {
  Audience audience = Audience::handler;
  Language language = Language::fr;
  int width = 100;      // columns; 40 to 200
  bool colour = false;  // terminal colour codes; without them shape and words say everything
};

/// Explains a decision.
/// Shape    UTF-8 lines of at most `width` columns, with a line break at the end; the same decision gives the same bytes
[[nodiscard]] std::string explain(const DecidedDossier& decided, const ExplainOptions& options);

/// Says a decision in brief: verdict, amounts, what is open, what was assumed. Shape   as `explain`
[[nodiscard]] std::string summarise(const DecidedDossier& decided, const ExplainOptions& options);

}  // namespace couvert
