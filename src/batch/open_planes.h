// What keeps the amounts of costs open under one cover, as planes: everything unknown that their settlement would read.
#pragma once

#include <vector>

#include "batch/chunk_state.h"
#include "program/open_amounts.h"

namespace couvert {

/// One thing that is open on some rows: a slot that is not known, a register that is unknown or no point, or a field of the dossier.
struct OpenEntry {
  enum class Of : std::uint8_t { slot, truth, number, field };
  Of of = Of::slot;
  std::uint16_t id = 0;  // SlotId, TruthRegister, NumberRegister
  OpenItem::What field = OpenItem::What::slot;
  StatementId statement = 0;  // whose term reads it
  Plane rows = nullptr;       // not empty
};

/// The open walk of the explaining evaluator, for the costs on `rows` under `cover`.
void walk_open_amounts(ChunkState& state, const Cover& cover, Plane rows, std::vector<OpenEntry>& found);

}  // namespace couvert
