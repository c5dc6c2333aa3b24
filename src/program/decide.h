// Arrow 6: an evaluation becomes the decision that people and programs read.
#pragma once

#include "facts/decision.h"
#include "program/evaluate.h"

namespace couvert {

struct DecideOptions {
  bool strict = false;               // no presumptions
  Language language = Language::en;  // of questions
};

/// Decides one dossier under a program compiled from `wording`.
[[nodiscard]] Decision decide(const Wording& wording, const Program& program, const Dossier& dossier, const DecideOptions& options);

/// Describes an evaluation that was already made with the same arguments.
[[nodiscard]] Decision describe(const Wording& wording, const Program& program, const Dossier& dossier, const Evaluation& evaluation,
                                const DecideOptions& options);

}  // namespace couvert
