// Evaluates the terms of calculations: guards over readings, tests and comparisons of inputs. No dossier is looked at.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/calendar.h"
#include "base/truth.h"
#include "facts/form.h"
#include "facts/value.h"
#include "wording/wording.h"

namespace couvert {

/// What is given, by name of the input.
using StatedInputs = std::map<std::string, Value>;

/// All that a term of a calculation may look at. Lives as long as one calculation.
struct CalculationScene {
  const Wording& wording;
  const ReadingChoice& readings;
  const StatedInputs& inputs;
  Zone zone;

  /// The value given for an input; left out if none is.
  [[nodiscard]] Value given(const std::string& name) const;
  [[nodiscard]] Value given(InputId input) const;
};

/// Unknown  an input that is not known makes unknown what rests on it
[[nodiscard]] Truth truth_of(TermId term, const CalculationScene& scene);
/// The number of a money, count, ratio, day or instant term.
/// Rounding half away from zero, once for each `N % of`
[[nodiscard]] std::optional<std::int64_t> number_of(TermId term, const CalculationScene& scene);
/// Whether a guard holds; an absent one does. Guards read readings, which are always known.
[[nodiscard]] bool holds(const CalculationGuard& guard, const CalculationScene& scene);

/// The names of the inputs that a term reads.
[[nodiscard]] std::set<std::string> inputs_read_by(TermId term, const Wording& wording);

}  // namespace couvert
