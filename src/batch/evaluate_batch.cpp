// One chunk: load, assess, decide, settle, and the planes that say why.
#include "batch/evaluate_batch.h"

#include <bit>
#include <cstring>

#include "base/ensure.h"
#include "batch/assumed_planes.h"
#include "batch/chunk_state.h"
#include "batch/clause_planes.h"
#include "batch/fold.h"
#include "batch/missing_planes.h"
#include "batch/outcome_planes.h"

namespace couvert {
namespace {

/// Amounts of this size come only from an open end: no text may state them.
constexpr std::int64_t surely_open = unbounded / 2;

}  // namespace

struct BatchEvaluator::State {
  BatchPlan plan;
  ChunkState chunk;
  // Of the last chunk, whose memory `chunk` still holds.
  OutcomePlanes outcome;
  FoldResult fold;
  CostDecisions costs;
  bool has_costs = false;

  explicit State(BatchPlan planned) : plan(std::move(planned)), chunk(plan) {}

  void write_outcomes(DecisionBlock& block, std::size_t first);
  void list_costs();
};

namespace {

/// Marks what was decided, and takes back what was reckoned for rows that are wrong.
void decide_only_right_rows(const DossierChunk& chunk, DecisionBlock& block, std::size_t first_word) {
  const std::size_t words = words_for(chunk.dossiers);
  Word any_wrong = 0;
  for (std::size_t w = 0; w < words; ++w) {
    const std::size_t left = chunk.dossiers - w * word_bits;
    const Word every = left >= word_bits ? ~Word{0} : (Word{1} << left) - 1;
    block.decided[first_word + w] = every & ~chunk.rejected[w];
    any_wrong |= chunk.rejected[w];
  }
  if (any_wrong == 0) return;
  for (auto* planes : {&block.clauses, &block.missing, &block.assumed}) {
    for (AlignedVector<Word>& plane : *planes) {
      for (std::size_t w = 0; w < words; ++w) plane[first_word + w] &= ~chunk.rejected[w];
    }
  }
  for (std::size_t d = 0; d < chunk.dossiers; ++d) {
    if (!bit_of(chunk.rejected, d)) continue;
    const std::size_t to = first_word * word_bits + d;
    block.outcomes[to] = 0;
    block.payable[to] = block.payable_at_most[to] = 0;
    block.at_most_known[to / word_bits] &= ~(Word{1} << (to % word_bits));
  }
}

}  // namespace

void BatchEvaluator::State::write_outcomes(DecisionBlock& block, std::size_t first) {
  ChunkState& s = chunk;
  const std::size_t count = s.rows.dossiers, words = s.rows.dossier_words;
  std::uint8_t* outcomes = block.outcomes.data() + first;
  std::int64_t* most = block.payable_at_most.data() + first;
  std::memcpy(block.payable.data() + first, fold.payable, count * sizeof(std::int64_t));
  for (std::size_t d = 0; d < count; ++d) {
    outcomes[d] = static_cast<std::uint8_t>(fold.payable[d] == 0 ? Outcome::not_covered : Outcome::partly_covered);
    most[d] = fold.payable_at_most[d] >= surely_open ? 0 : fold.payable_at_most[d];
  }
  Word* known = block.at_most_known.data() + first / word_bits;
  s.kernels.less(known, fold.payable_at_most, s.constant(surely_open), words);
  s.kernels.and2(known, known, s.rows.every_dossier, words);
  // All that is claimed is payable where every cost is covered and keeps its amount.
  Word* whole = s.arena.plane(s.rows.row_words);
  s.kernels.equal(whole, fold.row_payable, s.amounts, s.rows.row_words);
  s.kernels.and2(whole, whole, outcome.covered, s.rows.row_words);
  const Plane cut = s.reduced(s.without(Level::row, s.rows.real, whole));
  for (std::size_t w = 0; w < words; ++w) {
    const Word open = (outcome.dossiers_pending[w] | ~s.rows.has_costs[w]) & s.rows.every_dossier[w];
    for (Word left = s.rows.every_dossier[w] & ~cut[w] & ~open; left != 0; left &= left - 1) {
      outcomes[w * word_bits + static_cast<std::size_t>(std::countr_zero(left))] = static_cast<std::uint8_t>(Outcome::covered);
    }
    for (Word left = open; left != 0; left &= left - 1) {
      outcomes[w * word_bits + static_cast<std::size_t>(std::countr_zero(left))] = static_cast<std::uint8_t>(Outcome::pending);
    }
  }
}

void BatchEvaluator::State::list_costs() {
  const ChunkState& s = chunk;
  const OutcomePlanes& o = outcome;
  costs.outcomes.clear();
  costs.covers.clear();
  costs.payable.clear();
  for (std::size_t row = 0; row < s.rows.rows; ++row) {
    if (!bit_of(s.rows.real, row)) continue;
    CostOutcome decided = CostOutcome::not_granted;
    if (bit_of(o.covered, row)) decided = CostOutcome::covered;
    else if (bit_of(o.pending, row)) decided = CostOutcome::pending;
    else if (bit_of(o.excluded, row)) decided = CostOutcome::excluded;
    costs.outcomes.push_back(static_cast<std::uint8_t>(decided));
    costs.covers.push_back(fold.row_cover[row]);
    costs.payable.push_back(fold.row_payable[row]);
  }
}

BatchEvaluator::BatchEvaluator(std::shared_ptr<const Wording> wording, std::shared_ptr<const Program> program, const ColumnLayout& layout,
                               const ColumnPresence& presence, bool strict)
    : state_(std::make_unique<State>(plan_batch(std::move(wording), std::move(program), layout, presence, strict))) {}
BatchEvaluator::~BatchEvaluator() = default;
BatchEvaluator::BatchEvaluator(BatchEvaluator&&) noexcept = default;
BatchEvaluator& BatchEvaluator::operator=(BatchEvaluator&&) noexcept = default;

const CostDecisions& BatchEvaluator::costs() const {
  if (!state_->has_costs) state_->list_costs();
  state_->has_costs = true;
  return state_->costs;
}

void BatchEvaluator::evaluate(const DossierChunk& chunk, DecisionBlock& block, std::size_t first) {
  ensure(first % word_bits == 0 && first + chunk.dossiers <= block.dossiers, "a chunk begins at a whole word of its block and fits in");
  State& state = *state_;
  state.has_costs = chunk.dossiers == 0;
  state.costs = {};
  if (chunk.dossiers == 0) return;
  ChunkState& s = state.chunk;
  load_columns(chunk, s);
  assess_columns(s);
  state.outcome = outcome_planes(s);
  state.fold = fold_costs(s, state.outcome);
  const std::size_t first_word = first / word_bits;
  state.write_outcomes(block, first);
  find_missing(s, state.outcome, block, first_word);
  cite_clauses(s, state.outcome, block, first_word);
  list_assumed(s, state.outcome, state.fold, block, first_word);
  decide_only_right_rows(chunk, block, first_word);
}

}  // namespace couvert
