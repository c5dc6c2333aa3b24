// Writes instructions: one register for one meaning, constants folded.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>

#include "program/program.h"

namespace couvert {

/// Appends to a program's slots and instructions. The same instruction asked for twice is written once.
class Emitter {
 public:
  explicit Emitter(Program& program);

  /// Instructions written from now on are traced to this statement.
  void set_statement(StatementId statement) { statement_ = statement; }

  [[nodiscard]] SlotId slot(const Slot& slot);
  [[nodiscard]] TruthRegister constant(bool value) { return value ? register_yes : register_no; }
  [[nodiscard]] TruthRegister load_truth(SlotId slot) { return truth(Op::load_truth, slot, 0, 0); }
  [[nodiscard]] TruthRegister test_option(SlotId slot, std::int64_t mask) { return truth(Op::test_option, slot, 0, mask); }
  [[nodiscard]] TruthRegister negate(TruthRegister a);
  [[nodiscard]] TruthRegister both(TruthRegister a, TruthRegister b);
  [[nodiscard]] TruthRegister either(TruthRegister a, TruthRegister b);
  [[nodiscard]] TruthRegister compare(Comparison comparison, NumberRegister a, NumberRegister b);
  [[nodiscard]] TruthRegister any_cost(TruthRegister a);
  [[nodiscard]] NumberRegister number(std::int64_t value) { return numeric(Op::constant_number, 0, 0, value); }
  [[nodiscard]] NumberRegister load_number(SlotId slot) { return numeric(Op::load_number, slot, 0, 0); }
  [[nodiscard]] NumberRegister numeric(Op op, std::uint16_t a, std::uint16_t b, std::int64_t number);

 private:
  using Key = std::tuple<Op, std::uint16_t, std::uint16_t, std::int64_t>;
  TruthRegister truth(Op op, std::uint16_t a, std::uint16_t b, std::int64_t number);
  std::uint16_t append(Op op, std::uint16_t a, std::uint16_t b, std::int64_t number, std::vector<std::uint16_t>& producers);

  Program& program_;
  StatementId statement_ = 0;
  std::map<Key, std::uint16_t> written_;
};

}  // namespace couvert
