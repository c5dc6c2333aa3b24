// One chunk: load, assess, decide, settle, and the planes that say why.
#include "batch/evaluate_batch.h"

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

/// The known amounts of a dossier's costs together.
std::int64_t claimed(const ChunkState& s, std::size_t dossier) {
  std::int64_t sum = 0;
  for (std::uint32_t row = s.rows.first[dossier]; row < s.rows.first[dossier + 1]; ++row) sum += s.amounts[row];
  return sum;
}

Outcome settled_outcome(const ChunkState& s, std::size_t dossier, bool all_covered, std::int64_t due) {
  if (all_covered && due == claimed(s, dossier)) return Outcome::covered;
  return due == 0 ? Outcome::not_covered : Outcome::partly_covered;
}

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
  const OutcomePlanes& o = outcome;
  const Plane refused = s.reduced(s.without(Level::row, s.rows.real, o.covered));
  for (std::size_t d = 0; d < s.rows.dossiers; ++d) {
    const std::size_t to = first + d;
    block.payable[to] = fold.payable[d];
    const bool is_open = fold.payable_at_most[d] >= surely_open;
    block.payable_at_most[to] = is_open ? 0 : fold.payable_at_most[d];
    if (!is_open) set_bit(block.at_most_known.data(), to);
    const bool is_pending = bit_of(o.dossiers_pending, d) || !bit_of(s.rows.has_costs, d);
    const Outcome decided = is_pending ? Outcome::pending : settled_outcome(s, d, !bit_of(refused, d), fold.payable[d]);
    block.outcomes[to] = static_cast<std::uint8_t>(decided);
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
