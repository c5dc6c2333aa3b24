#include "app/book_stories.h"

#include <algorithm>
#include <iterator>

#include "app/book_cost_story.h"
#include "app/book_draws.h"
#include "app/book_steps.h"
#include "app/book_turns.h"

namespace couvert {
namespace {

/// For each cover. Enough for every kind, every alternative of an event and every requirement to have its turn.
constexpr std::uint32_t stories_per_cover = 28;
/// Every so many stories, the first cost fails one requirement, or is of a kind that only another reading pays.
constexpr std::uint32_t unmet_every = 7;
constexpr std::uint32_t other_reading_every = 9;
/// Tries of the first cost of a story, where one way of telling it contradicts itself.
constexpr int most_tries = 4;
/// How many other costs a story can have, and how often they are of another cover.
constexpr std::uint32_t most_companions = 3;
constexpr std::uint32_t of_another_cover_percent = 55;

/// Law that changed before is no longer the law of contracts that are in force.
constexpr std::int32_t first_day_of_recent_law = 14'610;  // 2010-01-01

void collect_kinds(KindMask mask, std::size_t count, std::vector<KindId>& kinds) {
  for (std::size_t kind = 0; kind < count && kind < 64; ++kind) {
    if ((mask >> kind) & 1) kinds.push_back(static_cast<KindId>(kind));
  }
}

class StoryWriter {
 public:
  StoryWriter(const BookColumns& columns, BookRecipes& recipes) : columns_(columns), wording_(columns.wording()), recipes_(recipes) {
    for (const CoverRule& cover : wording_.covers) list_kinds(cover);
  }

  void write() {
    for (std::size_t cover = 0; cover < wording_.covers.size(); ++cover) {
      for (std::uint32_t story = 0; story < stories_per_cover; ++story) write_story(cover, story);
    }
  }

 private:
  /// The kinds that a cover pays as the readings are adopted, and those that it would pay under others.
  void list_kinds(const CoverRule& cover) {
    Steering steering(columns_, choices_);
    KindMask paid = 0;
    for (const KindsLine& line : cover.pays) {
      if (steering.may_hold(line.guard)) paid |= line.kinds;
    }
    const std::size_t count = wording_.form.vocabulary->kinds.size();
    collect_kinds(paid, count, paid_kinds_.emplace_back());
    collect_kinds(cover.kinds & ~paid, count, other_kinds_.emplace_back());
  }

  KindId pick(const std::vector<KindId>& kinds, std::uint32_t story) const { return kinds[story % kinds.size()]; }

  void write_story(std::size_t cover, std::uint32_t story) {
    const std::vector<KindId>& paid = paid_kinds_[cover];
    const std::vector<KindId>& other = other_kinds_[cover];
    const bool is_of_other_reading = !other.empty() && (paid.empty() || story % other_reading_every == other_reading_every - 1);
    if (paid.empty() && other.empty()) return;
    choices_ = BookDraws(0, cover * stories_per_cover + story, DrawPurpose::scenario);
    const CostStory first{cover, is_of_other_reading ? pick(other, story / other_reading_every) : pick(paid, story),
                          story % unmet_every == unmet_every - 1};
    Recipe recipe;
    CostStoryWriter writer(columns_, recipes_.limits, choices_, recipe);
    bool is_told = false;
    for (int tries = 0; tries < most_tries && !is_told; ++tries) is_told = writer.add(first);
    if (!is_told) writer.add_bare(first);
    for (std::uint32_t i = choices_.next_below(most_companions + 1); i > 0; --i) add_companion(cover, writer);
    writer.finish();
    recipes_.recipes.push_back(std::move(recipe));
  }

  /// A cost that goes with the first one; where its conditions contradict what is settled, the story does without it.
  void add_companion(std::size_t cover, CostStoryWriter& writer) {
    const bool is_of_another = choices_.next_below(100) < of_another_cover_percent;
    const std::size_t companion = is_of_another ? choices_.next_below(static_cast<std::uint32_t>(wording_.covers.size())) : cover;
    const std::vector<KindId>& kinds = paid_kinds_[companion];
    if (kinds.empty()) return;
    (void)writer.add({companion, kinds[choices_.next_below(static_cast<std::uint32_t>(kinds.size()))], false});
  }

  const BookColumns& columns_;
  const Wording& wording_;
  BookRecipes& recipes_;
  BookDraws choices_{0, 0, DrawPurpose::scenario};
  std::vector<std::vector<KindId>> paid_kinds_, other_kinds_;  // by cover
};

CourseColumns course_of(const BookColumns& columns) {
  using enum ColumnRole;
  return {.from = columns.course(policy_from), .to = columns.course(policy_to), .concluded = columns.course(policy_concluded),
          .termination_received = columns.course(termination_received), .termination_by = columns.course(termination_by),
          .discovered = columns.course(discovered), .series_began = columns.course(series_began), .occurred = columns.course(occurred),
          .notified = columns.course(notified), .paid_before = columns.course(paid_before),
          .deductible_before = columns.course(deductible_before), .kind = columns.course(kind), .amount = columns.course(amount)};
}

/// The latest day from which a statement holds for new contracts.
std::optional<Day> law_change_of(const Wording& wording) {
  std::optional<Day> change;
  const auto see = [&change](const CheckedGuard& guard) {
    if (guard.contracts_from && guard.contracts_from->number >= first_day_of_recent_law) change = std::max(change.value_or(Day{}), *guard.contracts_from);
  };
  for (const CoverRule& rule : wording.covers) see(rule.guard);
  for (const ConditionRule& rule : wording.conditions) see(rule.guard);
  for (const ExclusionRule& rule : wording.exclusions) see(rule.guard);
  for (const ReductionRule& rule : wording.reductions) see(rule.guard);
  for (const PresumptionRule& rule : wording.presumptions) see(rule.guard);
  for (const ExcuseRule& rule : wording.excuses) see(rule.guard);
  for (const OverrideRule& rule : wording.overrides) see(rule.guard);
  return change;
}

std::vector<KindId> kinds_not_paid(const Wording& wording) {
  KindMask paid = 0;
  for (const CoverRule& cover : wording.covers) paid |= cover.kinds;
  std::vector<KindId> kinds;
  collect_kinds(~paid, wording.form.vocabulary->kinds.size(), kinds);
  return kinds;
}

void mark(const Steps& steps, std::vector<std::uint8_t>& columns) {
  for (const Step& step : steps) columns[step.column] = 1;
}

ColumnPresence presence_of(const BookRecipes& recipes, const ColumnLayout& layout) {
  ColumnPresence presence{std::vector<std::uint8_t>(layout.of_dossier.size()), std::vector<std::uint8_t>(layout.of_cost.size())};
  const CourseColumns& course = recipes.course;
  for (const ColumnId id : {course.from, course.to, course.concluded, course.discovered, course.series_began, course.occurred, course.notified,
                            course.paid_before, course.deductible_before}) {
    presence.of_dossier[id] = 1;
  }
  if (recipes.can_end_early) presence.of_dossier[course.termination_received] = presence.of_dossier[course.termination_by] = 1;
  presence.of_cost[course.kind] = presence.of_cost[course.amount] = 1;
  for (const Recipe& recipe : recipes.recipes) {
    mark(recipe.of_dossier, presence.of_dossier);
    for (const CostRecipe& cost : recipe.costs) mark(cost.steps, presence.of_cost);
  }
  for (const auto* turns : {&recipes.turns, &recipes.denials}) {
    for (const BookTurn& turn : *turns) {
      mark(turn.of_dossier, presence.of_dossier);
      mark(turn.of_cost, presence.of_cost);
    }
  }
  for (const Steps* steps : {&recipes.policy, &recipes.limits, &recipes.taken_off_dossier}) mark(*steps, presence.of_dossier);
  for (const Steps* steps : {&recipes.taken_off, &recipes.overrides}) mark(*steps, presence.of_cost);
  return presence;
}

}  // namespace

BookRecipes book_recipes(const Wording& wording, const ColumnLayout& layout) {
  const BookColumns columns(wording, layout);
  BookRecipes recipes;
  recipes.course = course_of(columns);
  recipes.law_changed = law_change_of(wording);
  recipes.can_end_early = wording.termination.has_value();
  recipes.minor_per_unit = columns.minor_per_unit();
  write_policy_steps(columns, recipes);
  StoryWriter(columns, recipes).write();
  BookDraws choices(1, 0, DrawPurpose::scenario);
  write_turns(columns, choices, recipes);
  recipes.kinds_not_paid = kinds_not_paid(wording);
  recipes.presence = presence_of(recipes, layout);
  return recipes;
}

}  // namespace couvert
