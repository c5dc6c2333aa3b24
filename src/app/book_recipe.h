// What a synthetic book is made from: for each story flat lists of what may be stated, so that making a row only draws and writes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/calendar.h"
#include "facts/column_layout.h"
#include "facts/vocabulary.h"

namespace couvert {

/// How a value is drawn.
enum class StepForm : std::uint8_t {
  code,    // one of `count` codes of four bits, packed in `first`
  number,  // `first` + `grain` × a number below `count`
  listed,  // one of `count` entries of BookRecipes::numbers, from the entry `first` on
  day,     // a `number`, in days from the day of discovery
  moment,  // a `number`, in seconds from the moment of discovery
  amount,  // by the table of usual amounts, `grain` parts per thousand of it
  share,   // a `number`, in parts per thousand of the amount of the cost
};

/// States one column, or leaves it out. What is stated already stays as it is.
struct Step {
  std::uint64_t threshold = 0;  // of 2^32: how often it is stated
  std::int64_t first = 0;
  std::uint32_t count = 1;
  std::uint32_t grain = 1;
  ColumnId column = 0;
  StepForm form = StepForm::number;
};
using Steps = std::vector<Step>;

struct CostRecipe {
  KindId kind = 0;
  bool is_heavy = false;  // its amounts are drawn from the heavier table
  Steps steps;
};

/// One story: what is stated of the incident, and the costs that it can have; the first cost is always the first of them.
struct Recipe {
  Steps of_dossier;
  std::vector<CostRecipe> costs;
};

/// Something that befalls few dossiers: an exclusion applies, a duty is broken. Its steps come before those of the story.
struct BookTurn {
  Steps of_dossier;
  Steps of_cost;  // of each cost
};

/// The columns of the policy and of the incident's course.
struct CourseColumns {
  ColumnId from = 0, to = 0, concluded = 0, termination_received = 0, termination_by = 0;
  ColumnId discovered = 0, series_began = 0, occurred = 0, notified = 0, paid_before = 0, deductible_before = 0;
  ColumnId kind = 0, amount = 0;  // of a cost
};

struct BookRecipes {
  CourseColumns course;
  std::optional<Day> law_changed;  // contracts from this day on have other law than those before
  bool can_end_early = false;      // the wording says when cover ends after a termination
  std::int64_t minor_per_unit = 100;

  std::vector<Recipe> recipes;     // each as frequent as any other
  std::vector<BookTurn> turns;         // at most one for a dossier
  std::vector<std::uint64_t> turns_until;  // by turn, rising, of 2^32: a draw takes the first turn that it is below
  std::vector<BookTurn> denials;       // exclusions that are expressly denied
  Steps policy;                    // schedule and premium
  Steps limits;                    // limits of single covers: one of them at times
  Steps taken_off;                 // recovered, paid by others: one of them for few costs, stated on the cost …
  Steps taken_off_dossier;         // … or on the incident
  Steps overrides;                 // facts of the incident that one cost states otherwise
  std::vector<KindId> kinds_not_paid;
  std::vector<std::int64_t> numbers;
  ColumnPresence presence;
};

}  // namespace couvert
