// What keeps the amounts of costs open under one cover, as planes: everything unknown that their settlement would read.
#pragma once

#include "batch/chunk_state.h"
#include "program/open_amounts.h"

namespace couvert {

/// Takes what is open, on planes of rows.
class OpenSink {
 public:
  virtual ~OpenSink() = default;
  virtual void slot(Plane rows, SlotId slot, StatementId statement) = 0;              // the slot is not known there
  virtual void truth(Plane rows, TruthRegister reg, StatementId statement) = 0;       // the register is unknown there
  virtual void number(Plane rows, NumberRegister reg, StatementId statement) = 0;     // the register is no point there
  virtual void field(Plane rows, OpenItem::What what, StatementId statement) = 0;
};

/// The open walk of the explaining evaluator, for the costs on `rows` under `cover`.
void walk_open_amounts(ChunkState& state, const Cover& cover, Plane rows, OpenSink& sink);

/// The costs on `rows` whose amount is open under `cover`.
[[nodiscard]] Plane open_amount_rows(ChunkState& state, const Cover& cover, Plane rows);

}  // namespace couvert
