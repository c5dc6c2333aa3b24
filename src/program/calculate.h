// Evaluates the calculations of one clause: its deadlines, scopes, terminations and refunds, for given inputs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/working_days.h"
#include "facts/form.h"
#include "facts/value.h"
#include "facts/vocabulary.h"
#include "program/calculation_terms.h"
#include "wording/wording.h"

namespace couvert {

struct CalculationRequest {
  const Wording& wording;
  ClauseId clause = 0;
  Zone zone;               // civil days are days of this zone, and instants are printed in it
  StatedInputs inputs;     // by name; numbers as in `Value`
  ReadingChoice readings;  // of the wording's form
  const Holidays* holidays =
      nullptr;  // none: no day is moved and no working day is counted, so that the earlier date counts
};

/// One result with its name: a date (the end of that local day, where it is a deadline), an instant, money in the wording's
/// currency, a count, yes or no.
struct CalculationOutput {
  std::string name;
  FactType type = FactType::date;
  Value value;
  friend bool operator==(const CalculationOutput&, const CalculationOutput&) = default;
};

/// A result that was not computed, with the inputs that it lacks.
struct LackingOutput {
  std::string name;
  std::vector<std::string> inputs;
};

/// What is wrong with the inputs; its place is known to whoever read them.
struct CalculationProblem {
  std::string code;  // `missing_input`, `unknown_input` or `period_turned_round`
  std::string input;
  std::string message;
  std::string hint;
};

struct CalculationResult {
  std::vector<CalculationOutput> outputs;  // in the order of the rules: terminations and refunds, scopes, deadlines
  std::vector<LackingOutput> lacking;
  std::vector<CalculationProblem> problems;

  [[nodiscard]] const CalculationOutput* find(std::string_view name) const;
};

/// The inputs that the rules of one clause take; empty if it has no calculation.
[[nodiscard]] std::vector<Input> inputs_of(const Wording& wording, ClauseId clause);
[[nodiscard]] bool has_calculations(const Wording& wording, ClauseId clause);

/// Computes every output whose inputs are given.
/// Rounding half away from zero to the minor unit, once for each amount; a refund in cash once more, to its step
/// Unknown  an output that rests on an input that is left out or unknown is `lacking`; a scope may be settled without it
/// Errors   `missing_input` for a rule that was meant and gives nothing, `unknown_input`, `period_turned_round`; outputs mean nothing then
[[nodiscard]] CalculationResult calculate(const CalculationRequest& request);

/// The form with another zone, in which the inputs of a calculation are read and its outputs printed.
[[nodiscard]] Form form_in_zone(const Form& form, const Zone& zone);

}  // namespace couvert
