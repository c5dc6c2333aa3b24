#include "program/cover_period.h"

#include "program/end_of_cover.h"

namespace couvert {

Day first_day_without_cover(const Wording& wording, const ReadingChoice& readings, const Policy& policy) {
  if (!policy.termination || !wording.termination) return policy.to;
  const StatedInputs nothing;
  const CalculationScene scene{wording, readings, nothing, wording.form.zone};
  return first_day_without_cover(*wording.termination, policy.termination->received, {policy.from, policy.to}, scene);
}

}  // namespace couvert
