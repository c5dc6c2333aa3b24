#include "app/book_cost_story.h"

#include <algorithm>
#include <string_view>

#include "app/book_steps.h"

namespace couvert {
namespace {

// How often a fact is stated that decides nothing, an amount that is 0 unless stated, the limit of the cover concerned.
constexpr std::uint64_t mentioned_ppm = 550'000;
constexpr std::uint64_t zero_unless_stated_ppm = 120'000;
constexpr std::uint64_t lost_while_waiting_ppm = 700'000;
constexpr std::uint64_t own_limit_ppm = 250'000;

/// How many stories meet a condition that only other readings ask for: most, so that such a reading moves some dossiers and not all.
constexpr std::uint32_t met_of_other_reading_percent = 70;

// Parts of a cost's amount, per thousand: what a clause starts from, and what it takes off.
constexpr Interval more_than_claimed{1'150, 1'800};
constexpr Interval taken_off{20, 350};
constexpr Interval taken_off_each{5, 40};
constexpr Interval lost_while_waiting{20, 250};

/// Kinds whose amounts run higher than others: by what the shared vocabulary calls them. A word that is not there changes nothing.
constexpr std::string_view heavy_words[] = {"ransom", "margin", "damages"};

bool is_heavy(std::string_view kind) {
  return std::any_of(std::begin(heavy_words), std::end(heavy_words), [kind](std::string_view word) { return kind.find(word) != std::string_view::npos; });
}

bool reaches(KindMask kinds, KindId kind) { return ((kinds >> kind) & 1) != 0; }

}  // namespace

std::vector<TermId> CostStoryWriter::requirements_of(const CoverRule& cover, KindId kind) {
  std::vector<TermId> requirements;
  for (const Requirement& line : cover.requirements) {
    if (reaches(line.kinds, kind) && steering_.may_hold(line.guard)) requirements.push_back(line.truth);
  }
  return requirements;
}

/// A requirement rather than the event itself: without the event there would be no story.
void CostStoryWriter::fail(const CoverRule& cover, const std::vector<TermId>& requirements) {
  if (!requirements.empty()) (void)steering_.make(requirements[choices_.next_below(static_cast<std::uint32_t>(requirements.size()))], false);
  else if (cover.after) (void)steering_.make(*cover.after, false);
}

bool CostStoryWriter::add(const CostStory& story) {
  const CoverRule& cover = wording_.covers[story.cover];
  const Settled before = steering_.settled;
  steering_.presumed_for = story.kind;
  const std::vector<TermId> requirements = requirements_of(cover, story.kind);
  if (story.fails) fail(cover, requirements);
  bool is_met = !cover.after || steering_.make(*cover.after, true) != Steered::impossible;
  for (const TermId requirement : requirements) is_met = steering_.make(requirement, true) != Steered::impossible && is_met;
  if (!is_met && !story.fails) {
    steering_.settled = before;
    return false;
  }
  pass_the_rest(story.kind);
  CostRecipe cost{.kind = story.kind, .is_heavy = is_heavy(wording_.form.vocabulary->kinds[story.kind].name), .steps = {}};
  settle_amount_terms(cover, cost);
  mention(cover, cost);
  write_cost(std::move(cost));
  return true;
}

void CostStoryWriter::add_bare(const CostStory& story) {
  write_cost({.kind = story.kind, .is_heavy = is_heavy(wording_.form.vocabulary->kinds[story.kind].name), .steps = {}});
}

/// What else stands between a cost and its payment is settled in favour of the insured, unless it is presumed so.
void CostStoryWriter::pass_the_rest(KindId kind) {
  for (const ConditionRule& rule : wording_.conditions) {
    const bool counts = steering_.may_hold(rule.guard) || choices_.next_below(100) < met_of_other_reading_percent;
    if (reaches(rule.kinds, kind) && counts) (void)steering_.make(rule.truth, true);
  }
  for (const DutyRule& rule : wording_.duties) {
    const bool bites = std::any_of(rule.breaches.begin(), rule.breaches.end(), [this](const BreachRule& breach) {
      return breach.effect != BreachRule::Effect::not_stated && steering_.may_hold(breach.guard);
    });
    if (bites) (void)steering_.make(rule.truth, true);
  }
  for (const ExclusionRule& rule : wording_.exclusions) {
    if (rule.truth && reaches(rule.kinds, kind) && steering_.may_hold(rule.guard)) (void)steering_.make(*rule.truth, false);
  }
  for (const ReductionRule& rule : wording_.reductions) {
    if (steering_.may_hold(rule.guard)) (void)steering_.make(rule.truth, false);
  }
}

void CostStoryWriter::settle_amount_terms(const CoverRule& cover, CostRecipe& cost) {
  if (cover.grants) settle_grant(*cover.grants, {.starts_from_amount = names_amount(*cover.grants)}, cost);
  if (cover.counts) {
    steering_.state(columns_.of_fact(cover.counts->fact));
    steering_.state(columns_.of_fact(cover.counts->by));
  }
  if (cover.waits) settle_wait(*cover.waits, cost);
  if (cover.agreed_sublimit) mention_limit(*cover.agreed_sublimit);
}

/// The limit that concerns the cost is agreed more often than the others.
void CostStoryWriter::mention_limit(ScheduleId key) {
  const ColumnId column = columns_.of_schedule(key).id;
  const auto limit = std::find_if(limits_.begin(), limits_.end(), [column](const Step& step) { return step.column == column; });
  if (limit == limits_.end()) return;
  mentioned_.push_back(*limit);
  mentioned_.back().threshold = threshold_of(own_limit_ppm);
}

bool CostStoryWriter::names_amount(TermId id) const {
  const Term& term = wording_.at(id);
  switch (term.op) {
    case TermOp::amount: return true;
    case TermOp::add:
    case TermOp::subtract:
    case TermOp::multiply: return names_amount(term.a) || names_amount(term.b);
    case TermOp::percent_of: return names_amount(term.a);
    default: return false;
  }
}

/// Amounts of a `grants` line go with the amount of the cost: a clause that names other amounts starts from somewhat more than is claimed.
void CostStoryWriter::settle_grant(TermId id, GrantPart part, CostRecipe& cost) {
  const Term& term = wording_.at(id);
  GrantPart second = part;
  switch (term.op) {
    case TermOp::multiply: part.is_for_each = second.is_for_each = part.is_for_each || wording_.at(term.a).op == TermOp::counted; break;
    case TermOp::subtract: second.is_taken_off = !part.is_taken_off; break;
    case TermOp::add:
    case TermOp::percent_of: break;
    case TermOp::fact_number: return settle_grant_fact(term.index, part, cost);
    default: return;
  }
  settle_grant(term.a, part, cost);
  if (term.op != TermOp::percent_of) settle_grant(term.b, second, cost);
}

void CostStoryWriter::settle_grant_fact(FactId id, GrantPart part, CostRecipe& cost) {
  const Fact& fact = wording_.form.vocabulary->facts[id];
  const BookColumn column = columns_.of_fact(id);
  if (steering_.settled.find(column) != nullptr) return;
  const std::uint64_t ppm = fact.zero_unless_stated ? zero_unless_stated_ppm : nearly_always_ppm;
  if (!column.of_cost || fact.type != FactType::money) {
    (column.of_cost ? cost.steps : mentioned_).push_back(step_for(columns_, column, columns_.natural(column), ppm));
    return;
  }
  const bool is_start = !part.is_taken_off && !part.starts_from_amount;
  cost.steps.push_back(share_step(column, is_start ? more_than_claimed : part.is_for_each ? taken_off_each : taken_off, ppm));
}

void CostStoryWriter::settle_wait(const WaitRule& wait, CostRecipe& cost) {
  steering_.state(columns_.of_fact(wait.from));
  steering_.state(columns_.of_fact(wait.to));
  for (const WaitModeRule& mode : wait.modes) {
    if (mode.kind != WaitModeRule::Kind::deducting) continue;
    const BookColumn column = columns_.of_fact(mode.fact);
    if (column.of_cost) cost.steps.push_back(share_step(column, lost_while_waiting, lost_while_waiting_ppm));
    else mentioned_.push_back(step_for(columns_, column, columns_.natural(column), lost_while_waiting_ppm));
  }
}

/// What the cover reads beside: other alternatives of its events, what other readings require. A dossier often speaks of it.
void CostStoryWriter::mention(const CoverRule& cover, CostRecipe& cost) {
  BookReads reads;
  if (cover.after) add_reads(wording_, *cover.after, reads);
  for (const Requirement& line : cover.requirements) {
    if (reaches(line.kinds, cost.kind)) add_reads(wording_, line.truth, reads);
  }
  for (const ConditionRule& rule : wording_.conditions) {
    if (reaches(rule.kinds, cost.kind)) add_reads(wording_, rule.truth, reads);
  }
  for (std::size_t i = 0; i < reads.events.size(); ++i) {  // events that events name are added behind
    const TermId event = wording_.events[reads.events[i]].truth;
    if (is_yes(steering_.sure(event, Silence::presumed))) add_reads(wording_, event, reads);
  }
  for (const FactId fact : reads.facts) mention_fact(fact, cost);
}

void CostStoryWriter::mention_fact(FactId fact, CostRecipe& cost) {
  const BookColumn column = columns_.of_fact(fact);
  const FactType type = columns_.spec(column).type;
  const bool is_answer = type == FactType::truth || type == FactType::option;
  if (!is_answer || steering_.settled.find(column) != nullptr || columns_.presumed(fact, cost.kind)) return;
  (column.of_cost ? cost.steps : mentioned_).push_back(step_for(columns_, column, columns_.natural(column), mentioned_ppm));
}

void CostStoryWriter::write_cost(CostRecipe cost) {
  Steps settled;
  append_steps(columns_, steering_.settled.take_cost(), nearly_always_ppm, settled);
  cost.steps.insert(cost.steps.begin(), settled.begin(), settled.end());
  recipe_.costs.push_back(std::move(cost));
}

/// What is settled comes first, because what is stated stays as it is.
void CostStoryWriter::finish() {
  append_steps(columns_, steering_.settled.columns, nearly_always_ppm, recipe_.of_dossier);
  recipe_.of_dossier.insert(recipe_.of_dossier.end(), mentioned_.begin(), mentioned_.end());
}

}  // namespace couvert
