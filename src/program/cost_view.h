// What the arithmetic of one cost reads: registers and slots, wherever they are kept. Both evaluators reckon grants and waiting
// periods by the same code.
#pragma once

#include "base/interval.h"
#include "base/truth.h"
#include "facts/value.h"
#include "program/program.h"

namespace couvert {

class CostView {
 public:
  virtual ~CostView() = default;
  [[nodiscard]] virtual Truth truth(TruthRegister reg) const = 0;
  [[nodiscard]] virtual Interval number(NumberRegister reg) const = 0;
  [[nodiscard]] virtual Value value(SlotId slot) const = 0;
  [[nodiscard]] virtual Value amount() const = 0;  // claimed
};

}  // namespace couvert
