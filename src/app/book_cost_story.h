// Tells one cost of a story: settles what its cover, the conditions, the duties and the exclusions ask of the incident and of the cost.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "app/book_recipe.h"
#include "app/book_steering.h"
#include "app/book_walk.h"

namespace couvert {

struct CostStory {
  std::size_t cover = 0;  // index into Wording::covers
  KindId kind = 0;
  bool fails = false;     // one of its requirements is not met
};

/// Adds cost after cost to a recipe; what one settles of the incident holds for all.
class CostStoryWriter {
 public:
  /// `limits`: how the limits of single covers are drawn.
  CostStoryWriter(const BookColumns& columns, const Steps& limits, BookDraws& choices, Recipe& recipe)
      : columns_(columns), wording_(columns.wording()), limits_(limits), choices_(choices), recipe_(recipe), steering_(columns, choices) {}

  /// Whether the cost could be told; if not, nothing is settled anew.
  bool add(const CostStory& story);
  /// A cost whose cover cannot be steered: as it comes.
  void add_bare(const CostStory& story);
  /// Writes what is settled of the incident, once all costs are told.
  void finish();

 private:
  /// What a part of a `grants` line does to the amount granted.
  struct GrantPart {
    bool is_taken_off = false;
    bool is_for_each = false;  // of what is counted
    bool starts_from_amount = false;
  };

  [[nodiscard]] std::vector<TermId> requirements_of(const CoverRule& cover, KindId kind);
  void fail(const CoverRule& cover, const std::vector<TermId>& requirements);
  void pass_the_rest(KindId kind);
  void settle_amount_terms(const CoverRule& cover, CostRecipe& cost);
  void settle_grant(TermId term, GrantPart part, CostRecipe& cost);
  void settle_grant_fact(FactId fact, GrantPart part, CostRecipe& cost);
  void settle_wait(const WaitRule& wait, CostRecipe& cost);
  void mention_limit(ScheduleId key);
  void mention(const CoverRule& cover, CostRecipe& cost);
  void mention_fact(FactId fact, CostRecipe& cost);
  void write_cost(CostRecipe cost);
  [[nodiscard]] bool names_amount(TermId term) const;

  const BookColumns& columns_;
  const Wording& wording_;
  const Steps& limits_;
  BookDraws& choices_;
  Recipe& recipe_;
  Steering steering_;
  Steps mentioned_;  // of the incident: what decides nothing as the readings are adopted
};

}  // namespace couvert
