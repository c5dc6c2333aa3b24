// What can be settled about a program before any row is read, once it is known which columns a table has: where each slot comes
// from, what differs from cost to cost and what only from dossier to dossier, and what is the same for all.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/interval.h"
#include "base/truth.h"
#include "facts/column_layout.h"
#include "program/program.h"
#include "wording/wording.h"

namespace couvert {

/// Whether something has one value for a dossier, or one for each of its costs.
enum class Level : std::uint8_t { dossier, row };

struct SlotPlan {
  Level level = Level::dossier;
  std::optional<ColumnId> of_dossier, of_cost;  // the columns that state it
  std::vector<std::uint16_t> presumptions;      // indices into Program::presumptions, in their order; none if strict
  std::optional<Value> constant;                // no row can change it
};

/// Indices of clauses, missing and assumed planes in the decision layout of the program.
struct PlaneIndex {
  std::vector<std::int16_t> of_clause;         // by ClauseId; -1: cannot decide
  std::vector<std::int16_t> of_missing_slot;   // by SlotId
  std::vector<std::int16_t> of_assumed_slot;   // by SlotId
  std::int16_t amount = -1, rate = -1, paid_before = -1, deductible_before = -1;  // missing
};

/// How the settlement takes costs of a cover whose terms do not depend on the row.
struct CoverTerms {
  bool is_plain = false;  // only sublimits, deductible and limit, each settled beforehand
  std::int16_t pools[3] = {-1, -1, -1};
  bool bears_deductible = true;
  bool bears_limit = true;
};

struct BatchPlan {
  std::shared_ptr<const Wording> wording;
  std::shared_ptr<const Program> program;
  ColumnLayout layout;
  ColumnPresence presence;
  bool strict = false;

  std::vector<SlotPlan> slots;
  std::vector<Level> truth_levels, number_levels;
  std::vector<std::optional<Truth>> constant_truths;     // surely yes or surely no, whatever the row
  std::vector<std::optional<Interval>> constant_numbers;
  std::vector<std::uint8_t> only_granted;  // by number register: loaded for grants alone, which ask single costs
  std::vector<Instruction> instructions;                 // those that are not constant, in order
  std::vector<CoverTerms> cover_terms;
  std::vector<std::vector<std::uint16_t>> duties_of_cover;  // that its `after` asks for
  std::vector<std::vector<std::uint16_t>> zeros_of_cover;   // slots that its grant reads and that are 0 unless stated
  std::vector<KindMask> kind_masks;                      // every mask of the program but `every_kind`
  PlaneIndex planes;

  [[nodiscard]] bool is_constant(TruthRegister reg, Truth value) const { return constant_truths[reg] == value; }
};

[[nodiscard]] BatchPlan plan_batch(std::shared_ptr<const Wording> wording, std::shared_ptr<const Program> program, const ColumnLayout& layout,
                                   const ColumnPresence& presence, bool strict);

}  // namespace couvert
