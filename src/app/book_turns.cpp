#include "app/book_turns.h"

#include <algorithm>

#include "app/book_steering.h"
#include "app/book_steps.h"
#include "app/book_walk.h"

namespace couvert {
namespace {

// How often each comes about. Units   parts per million
constexpr std::uint64_t exclusion_ppm = 15'000;
constexpr std::uint64_t duty_ppm = 50'000;
constexpr std::uint64_t reduction_ppm = 30'000;
constexpr std::uint64_t excuse_ppm = 10'000;
/// All turns together, so that most dossiers of a long wording still have none.
constexpr std::uint64_t most_turns_ppm = 600'000;
/// In how many ways each is told.
constexpr int ways_of_exclusion = 2;
constexpr int ways_of_duty = 4;
constexpr int ways_of_reduction = 2;

constexpr std::size_t most_overrides = 8;
constexpr Interval part_taken_off{50, 600};  // permille of a cost

class TurnWriter {
 public:
  TurnWriter(const BookColumns& columns, BookDraws& choices, BookRecipes& recipes)
      : columns_(columns), wording_(columns.wording()), choices_(choices), recipes_(recipes) {}

  void write() {
    for (const ExclusionRule& rule : wording_.exclusions) {
      if (rule.truth) write_exclusion(*rule.truth);
    }
    for (const DutyRule& rule : wording_.duties) write_breaches(rule);
    for (const ReductionRule& rule : wording_.reductions) write_reduction(rule);
    for (const ExcuseRule& rule : wording_.excuses) write_excuse(rule);
    spread();
    for (const auto* rules : {&wording_.off_every_cost, &wording_.other_insurance}) {
      for (const FactTermRule& rule : *rules) write_taken_off(rule.fact);
    }
    write_overrides();
  }

 private:
  BookTurn turn_of(Settled& settled) const {
    BookTurn turn;
    append_steps(columns_, settled.take_cost(), nearly_always_ppm, turn.of_cost);
    append_steps(columns_, settled.columns, nearly_always_ppm, turn.of_dossier);
    return turn;
  }

  void add_turn(Settled& settled, std::uint64_t ppm) {
    if (settled.columns.empty()) return;
    recipes_.turns.push_back(turn_of(settled));
    ppm_.push_back(ppm);
  }

  void write_exclusion(TermId truth) {
    for (int way = 0; way < ways_of_exclusion; ++way) {
      Steering steering(columns_, choices_);
      if (steering.make(truth, true) != Steered::impossible) add_turn(steering.settled, exclusion_ppm / ways_of_exclusion);
    }
    Steering steering(columns_, choices_);
    if (steering.make(truth, false) == Steered::impossible || steering.settled.columns.empty()) return;
    recipes_.denials.push_back(turn_of(steering.settled));
  }

  /// A duty is broken; mostly nothing excuses that, in one way of four something does.
  void write_breaches(const DutyRule& rule) {
    for (int way = 0; way < ways_of_duty; ++way) {
      Steering steering(columns_, choices_);
      if (steering.make(rule.truth, false) == Steered::impossible) continue;
      settle_excuses(steering, way == 0);
      for (const BreachRule& breach : rule.breaches) {
        if (breach.effect == BreachRule::Effect::reduces) steering.state(columns_.of_fact(breach.fact));
      }
      add_turn(steering.settled, duty_ppm / ways_of_duty);
    }
  }

  void settle_excuses(Steering& steering, bool is_excused) {
    std::vector<TermId> excuses;
    for (const ExcuseRule& excuse : wording_.excuses) {
      if (!excuse.notice) excuses.push_back(excuse.truth);
    }
    if (excuses.empty()) return;
    const std::size_t one = choices_.next_below(static_cast<std::uint32_t>(excuses.size()));
    for (std::size_t i = 0; i < excuses.size(); ++i) (void)steering.make(excuses[i], is_excused && i == one);
  }

  void write_reduction(const ReductionRule& rule) {
    for (int way = 0; way < ways_of_reduction; ++way) {
      Steering steering(columns_, choices_);
      if (steering.make(rule.truth, true) == Steered::impossible) continue;
      steering.state(columns_.of_fact(rule.fact));
      add_turn(steering.settled, reduction_ppm / ways_of_reduction);
    }
  }

  void write_excuse(const ExcuseRule& rule) {
    Steering steering(columns_, choices_);
    if (steering.make(rule.truth, true) != Steered::impossible) add_turn(steering.settled, excuse_ppm);
  }

  /// Lays the turns side by side on the numbers that one draw can give.
  void spread() {
    std::uint64_t all = 0;
    for (const std::uint64_t ppm : ppm_) all += ppm;
    const std::uint64_t allowed = std::min(all, most_turns_ppm);
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < ppm_.size(); ++i) {
      so_far += ppm_[i];
      recipes_.turns_until.push_back(threshold_of(so_far * allowed / all));
    }
  }

  void write_taken_off(FactId fact) {
    const BookColumn column = columns_.of_fact(fact);
    if (column.of_cost) recipes_.taken_off.push_back(share_step(column, part_taken_off, always_ppm));
    else recipes_.taken_off_dossier.push_back(step_for(columns_, column, columns_.natural(column), always_ppm));
  }

  /// The facts of exclusions are those that can be otherwise for one cost of an incident.
  void write_overrides() {
    BookReads reads;
    for (const ExclusionRule& rule : wording_.exclusions) {
      if (rule.truth) add_reads(wording_, *rule.truth, reads);
    }
    for (const FactId fact : reads.facts) {
      const Fact& known = wording_.form.vocabulary->facts[fact];
      if (known.per_cost || known.type != FactType::truth || recipes_.overrides.size() == most_overrides) continue;
      const BookColumn column = columns_.on_one_cost(fact);
      recipes_.overrides.push_back(step_for(columns_, column, columns_.natural(column), always_ppm));
    }
  }

  const BookColumns& columns_;
  const Wording& wording_;
  BookDraws& choices_;
  BookRecipes& recipes_;
  std::vector<std::uint64_t> ppm_;  // by turn
};

}  // namespace

void write_turns(const BookColumns& columns, BookDraws& choices, BookRecipes& recipes) { TurnWriter(columns, choices, recipes).write(); }

}  // namespace couvert
