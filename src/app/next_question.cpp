// Every question is tried with every answer that leads elsewhere: a decision takes microseconds, so nothing is estimated.
#include "app/next_question.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "app/trial_answers.h"
#include "program/missing.h"

namespace couvert {
namespace {

/// What an open amount without a bound counts for: more than any that has one, and the sum over all costs still fits.
constexpr std::int64_t open_end = max_amount_minor / 10;

struct Openness {
  std::int64_t money = 0;
  std::int64_t missing = 0;
};

Assessed assessed(const Program& program, const Evaluation& evaluation) { return {program, evaluation.inputs, evaluation.registers}; }

Openness openness_of(const Wording& wording, const Program& program, const Evaluation& evaluation) {
  const Settlement& s = evaluation.settlement;
  Openness open;
  for (std::size_t cost = 0; cost < s.outcomes.size(); ++cost) {
    if (s.outcomes[cost] != CostOutcome::pending) continue;
    open.money += std::min(s.at_most.payable[cost], open_end);
  }
  open.missing = static_cast<std::int64_t>(missing_items(wording, assessed(program, evaluation), s).size());
  return open;
}

class QuestionList {
 public:
  QuestionList(const Wording& wording, const Program& program, const Evaluation& evaluation)
      : wording_(wording), program_(program), evaluation_(evaluation) {}

  std::vector<OpenQuestion> collect(const std::vector<AnswerPlace>& passed) {
    for (const MissingItem& item : missing_items(wording_, assessed(program_, evaluation_), evaluation_.settlement)) {
      const std::optional<AnswerPlace> place = place_of(item);
      if (!place || std::find(passed.begin(), passed.end(), *place) != passed.end()) continue;
      add(*place, item);
    }
    return std::move(questions_);
  }

 private:
  [[nodiscard]] std::optional<AnswerPlace> place_of(const MissingItem& item) const {
    using What = AnswerPlace::What;
    const auto cost = static_cast<std::int32_t>(item.cost);
    switch (item.what) {
      case MissingItem::What::amount: return AnswerPlace{What::amount, 0, cost};
      case MissingItem::What::rate: return AnswerPlace{What::rate, 0, cost};
      case MissingItem::What::paid_before: return AnswerPlace{What::paid_before};
      case MissingItem::What::deductible_before: return AnswerPlace{What::deductible_before};
      case MissingItem::What::slot: break;
    }
    const Slot& slot = program_.slots[item.slot];
    switch (slot.source) {
      case SlotSource::schedule: return AnswerPlace{What::schedule, slot.index};
      case SlotSource::incident_instant: return AnswerPlace{What::instant, slot.index};
      case SlotSource::fact: return AnswerPlace{What::fact, slot.index, is_asked_for_cost(item) ? cost : AnswerPlace::whole_dossier};
      default: return std::nullopt;  // the policy's own days are always known
    }
  }

  [[nodiscard]] bool is_asked_for_cost(const MissingItem& item) const {
    const Inputs& inputs = evaluation_.inputs;
    if (inputs.costs == 0) return false;
    if (wording_.form.vocabulary->facts[program_.slots[item.slot].index].per_cost) return true;
    if (inputs.stated_by_cost(item.slot, item.cost)) return true;
    // The incident's answer would reach the costs that rest on a presumption, and nobody asked about those.
    for (std::size_t other = 0; other < inputs.costs; ++other) {
      if (inputs.presumption(item.slot, other) != 0) return true;
    }
    return false;
  }

  void add(const AnswerPlace& place, const MissingItem& item) {
    auto found = std::find_if(questions_.begin(), questions_.end(), [&place](const OpenQuestion& q) { return q.place == place; });
    if (found == questions_.end()) {
      questions_.push_back({.place = place, .clause = item.clause});
      found = questions_.end() - 1;
    }
    const Settlement& s = evaluation_.settlement;
    if (item.cost >= s.outcomes.size() || s.outcomes[item.cost] != CostOutcome::pending) return;
    if (std::find(found->costs.begin(), found->costs.end(), item.cost) != found->costs.end()) return;
    found->costs.push_back(item.cost);
    found->at_stake = saturate(static_cast<Int128>(found->at_stake) + s.at_most.payable[item.cost]);
  }

  const Wording& wording_;
  const Program& program_;
  const Evaluation& evaluation_;
  std::vector<OpenQuestion> questions_;
};

/// How good a question is; better ones first when sorted.
struct Score {
  std::int64_t by_measure = 0;  // more is better
  std::int64_t settles = 0;     // of the open money, on average over the answers; more is better
  bool of_one_cost = false;
  std::size_t order = 0;

  [[nodiscard]] auto key() const { return std::tuple(-by_measure, -settles, of_one_cost, order); }
};

/// Averages of small numbers of questions are compared in this many parts, so that they keep their fractions.
constexpr std::int64_t parts = 720;

Score score_of(const std::vector<Openness>& after, const Openness& before, const OpenQuestion& question, QuestionMeasure measure) {
  std::int64_t sum = 0, left = 0;
  std::int64_t worst = before.money, best = -before.money;
  for (const Openness& open : after) {
    const std::int64_t gain = before.money - open.money;
    sum += gain;
    worst = std::min(worst, gain);
    best = std::max(best, gain);
    left += open.missing;
  }
  const auto n = static_cast<std::int64_t>(after.size());
  Score score{0, sum / n, question.place.cost != AnswerPlace::whole_dossier};
  switch (measure) {
    case QuestionMeasure::at_stake: score.by_measure = question.at_stake; break;
    case QuestionMeasure::average: score.by_measure = sum / n; break;
    case QuestionMeasure::worst: score.by_measure = worst; break;
    case QuestionMeasure::best: score.by_measure = best; break;
    case QuestionMeasure::fewest_left: score.by_measure = -left * parts / n; break;
    case QuestionMeasure::text_order: return {};
  }
  return score;
}

class Trials {
 public:
  Trials(const Wording& wording, const Program& program, const Dossier& dossier, bool strict)
      : wording_(wording), program_(program), trial_(dossier), strict_(strict) {}

  std::vector<Openness> after_each_answer(const AnswerPlace& place) {
    const Value before = stated_at(trial_, place);
    const Value series_before = trial_.incident.series_began;
    std::vector<Openness> after;
    for (const Value answer : trial_answers(program_, wording_.form, trial_, place)) {
      state(trial_, place, answer, wording_.form);
      evaluate(wording_, program_, trial_, strict_, evaluation_);
      after.push_back(openness_of(wording_, program_, evaluation_));
      state(trial_, place, before, wording_.form);
      trial_.incident.series_began = series_before;
    }
    return after;
  }

 private:
  const Wording& wording_;
  const Program& program_;
  Dossier trial_;
  const bool strict_;
  Evaluation evaluation_;
};

}  // namespace

std::vector<OpenQuestion> rank_questions(const Wording& wording, const Program& program, const Dossier& dossier,
                                         const Evaluation& evaluation, const QuestionSearch& search) {
  std::vector<OpenQuestion> questions = QuestionList(wording, program, evaluation).collect(search.passed);
  const Openness before = openness_of(wording, program, evaluation);
  Trials trials(wording, program, dossier, search.strict);
  std::vector<Score> scores;
  for (OpenQuestion& question : questions) {
    Score score = score_of(trials.after_each_answer(question.place), before, question, search.measure);
    question.settles = score.settles;
    score.order = scores.size();
    scores.push_back(score);
  }
  std::sort(scores.begin(), scores.end(), [](const Score& a, const Score& b) { return a.key() < b.key(); });
  std::vector<OpenQuestion> ranked;
  for (const Score& score : scores) ranked.push_back(std::move(questions[score.order]));
  return ranked;
}

}  // namespace couvert
