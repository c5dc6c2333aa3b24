// What an impact compares: two ways to decide one book.
#pragma once

#include <memory>
#include <string>

#include "facts/column_layout.h"
#include "program/program.h"
#include "wording/wording.h"

namespace couvert {

/// One way to decide the book.
struct ImpactSide {
  std::shared_ptr<const Wording> wording;
  std::shared_ptr<const Program> program;  // under the side's readings
  std::shared_ptr<const ColumnLayout> columns;
};
[[nodiscard]] ImpactSide impact_side(std::shared_ptr<const Wording> wording, std::shared_ptr<const Program> program);

/// What is compared. Both sides pay in one currency.
struct ImpactSubject {
  std::string book;  // how the table is called
  ImpactSide before, after;
  bool strict = false;  // without presumptions
};

/// Whether both sides read the same columns to the same facts, so that one reading of the table serves both.
[[nodiscard]] bool reads_alike(const ImpactSide& before, const ImpactSide& after);
/// Whether every dossier is decided the same way by construction: the same text under the same readings.
[[nodiscard]] bool is_one_side(const ImpactSide& before, const ImpactSide& after);

}  // namespace couvert
