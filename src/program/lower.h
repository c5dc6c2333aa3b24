// Lowers the expressions of a checked wording to instructions; rules that other rules name are lowered once, on first use.
#pragma once

#include <optional>
#include <vector>

#include "program/emit.h"
#include "program/program.h"

namespace couvert {

class Lowering {
 public:
  Lowering(const Wording& wording, Program& program);

  [[nodiscard]] TruthRegister truth(TermId term);
  [[nodiscard]] NumberRegister number(TermId term);
  /// A guard that is absent holds.
  [[nodiscard]] TruthRegister guard(const CheckedGuard& guard);
  [[nodiscard]] TruthRegister event(std::size_t index);
  [[nodiscard]] const Duty& duty(std::size_t index);
  [[nodiscard]] const Excuse& excuse(std::size_t index);
  [[nodiscard]] SlotId fact_slot(FactId fact, bool as_local_day = false);
  [[nodiscard]] SlotId schedule_slot(ScheduleId key);
  /// The steps of a `grants` line; counting and the amount claimed are known only in the settlement.
  [[nodiscard]] std::vector<GrantStep> grant(TermId term);
  /// The events that an `after` names, each once.
  void collect_events(TermId term, std::vector<std::uint16_t>& events) const;

  [[nodiscard]] Emitter& emitter() { return emit_; }

 private:
  [[nodiscard]] TruthRegister any_event();
  [[nodiscard]] SlotId instant_slot(const Term& term, bool as_local_day);
  std::uint16_t grant_step(TermId term, std::vector<GrantStep>& steps);

  const Wording& wording_;
  Program& program_;
  Emitter emit_;
  std::vector<std::optional<TruthRegister>> events_;
  std::vector<std::optional<Duty>> duties_;
  std::vector<std::optional<Excuse>> excuses_;
};

}  // namespace couvert
