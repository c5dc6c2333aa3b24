// The reasons of src/program/clauses.cpp, for all costs of a chunk at once.
#include "batch/clause_planes.h"

#include <algorithm>

#include "batch/open_planes.h"

namespace couvert {
namespace {

class Citing {
 public:
  Citing(ChunkState& state, const OutcomePlanes& outcomes)
      : s_(state), k_(state.kernels), o_(outcomes), program_(*state.plan.program), wording_(*state.plan.wording), words_(state.rows.row_words) {}

  void run(DecisionBlock& block, std::size_t first_word) {
    block_ = &block;
    first_word_ = first_word;
    cited_.assign(block.clauses.size(), nullptr);
    has_pending_ = s_.any_row(o_.pending);
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      if (o_.covers[c].kinds != s_.zeros) cover(program_.covers[c], o_.covers[c]);
    }
    gates();
    exclusions();
    // What keeps the amount of a pending cost open is cited by its statement.
    for (const OpenEntry& entry : o_.open_amounts) cite(entry.rows, entry.statement);
    if (s_.any_row(o_.covered)) saved_by_law();
    for (std::size_t clause = 0; clause < cited_.size(); ++clause) {
      if (cited_[clause] != nullptr) k_.or_into(block.clauses[clause].data() + first_word_, s_.reduced(cited_[clause]), s_.rows.dossier_words);
    }
  }

 private:
  enum class Wanted { yes, no, unknown };

  [[nodiscard]] Plane both(Plane a, Plane b) { return s_.both(Level::row, a, b); }
  [[nodiscard]] Plane without(Plane a, Plane b) { return s_.without(Level::row, a, b); }
  [[nodiscard]] Plane joined(Plane a, Plane b) { return s_.joined(Level::row, a, b); }
  [[nodiscard]] bool any(Plane plane) const { return plane != s_.zeros && s_.any_row(plane); }

  [[nodiscard]] Plane where(TruthRegister reg, Wanted wanted) {
    if (wanted == Wanted::unknown) return s_.unknown_of_rows(reg);
    const TruthColumn column = s_.truth_of_rows(reg);
    return wanted == Wanted::yes ? column.yes : column.no;
  }

  void cite_dossiers(Plane dossiers, ClauseId clause) {
    const std::int16_t index = s_.plan.planes.of_clause[clause];
    k_.or_into(block_->clauses[static_cast<std::size_t>(index)].data() + first_word_, dossiers, s_.rows.dossier_words);
  }
  void cite_clause(Plane rows, ClauseId clause) {
    if (rows == s_.zeros) return;
    Word*& cited = cited_[static_cast<std::size_t>(s_.plan.planes.of_clause[clause])];
    if (cited == nullptr) cited = s_.arena.empty_plane(words_);
    k_.or_into(cited, rows, words_);
  }
  [[nodiscard]] ClauseId clause_of(StatementId statement) const { return wording_.statements[statement].clause; }
  void cite(Plane rows, StatementId statement) { cite_clause(rows, clause_of(statement)); }

  /// A cover is cited by its events where those lie under its own clause, else by its clause.
  void cite_cover(const Cover& cover, Plane rows, Wanted wanted) {
    if (!any(rows)) return;
    Plane left = rows;
    for (const std::uint16_t event : cover.after_events) {
      const EventSlot& slot = program_.events[event];
      const ClauseId clause = clause_of(slot.statement);
      if (wording_.clauses[clause].parent != cover.clause) continue;
      const Plane cited = both(rows, where(slot.truth, wanted));
      cite_clause(cited, clause);
      left = without(left, cited);
    }
    cite_clause(left, cover.clause);
  }

  void cover(const Cover& cover, const CoverPlanes& planes) {
    if (planes.sure != s_.zeros) cite_cover(cover, both(o_.covered, planes.sure), Wanted::yes);
    const Plane refused = both(o_.not_granted, planes.exists);
    if (any(refused)) {
      named_ = named_ == nullptr ? refused : joined(named_, refused);
      conditions(cover, refused, Wanted::no);
    }
    if (!has_pending_) return;
    const Plane undecided = undecided_rows(planes);
    if (any(undecided)) conditions(cover, undecided, Wanted::unknown);
  }

  [[nodiscard]] Plane undecided_rows(const CoverPlanes& planes) {
    if (planes.open == s_.zeros) return s_.zeros;
    return both(o_.pending, joined(without(planes.open, o_.any_sure), planes.competing));
  }

  void conditions(const Cover& cover, Plane rows, Wanted wanted) {
    const Plane concerned = both(rows, o_covers_exists(cover));
    if (cover.after) cite_cover(cover, both(concerned, where(*cover.after, wanted)), wanted);
    for (const KindsIf& line : cover.requirements) {
      cite_clause(both(both(concerned, s_.of_kinds(line.kinds)), where(line.holds, wanted)), cover.clause);
    }
  }
  [[nodiscard]] Plane o_covers_exists(const Cover& cover) const { return o_.covers[static_cast<std::size_t>(&cover - program_.covers.data())].exists; }

  void gates() {
    for (const Gate& gate : program_.gates) {
      if (s_.plan.is_constant(gate.passed, Truth::yes)) continue;
      const Plane kinds = s_.of_kinds(gate.kinds);
      if (named_ != nullptr) cite(both(both(named_, kinds), where(gate.passed, Wanted::no)), gate.statement);
      if (has_pending_) cite(both(both(o_.pending, kinds), where(gate.passed, Wanted::unknown)), gate.statement);
    }
  }

  void exclusions() {
    const bool has_excluded = s_.any_row(o_.excluded);
    const Plane dossiers_excluded = has_excluded ? s_.reduced(o_.excluded) : s_.zeros;
    for (const Exclusion& exclusion : program_.exclusions) {
      if (s_.plan.is_constant(exclusion.truth, Truth::no)) continue;
      if (is_of_dossier(s_, exclusion)) {
        const ClauseId clause = clause_of(exclusion.statement);
        if (has_excluded) cite_dossiers(s_.both(Level::dossier, dossiers_excluded, s_.truths[exclusion.truth].yes), clause);
        if (has_pending_) cite_dossiers(s_.both(Level::dossier, o_.dossiers_pending, s_.unknown(exclusion.truth)), clause);
        continue;
      }
      const TruthColumn applies = exclusion_of_rows(s_, exclusion);
      if (has_excluded) cite(both(o_.excluded, applies.yes), exclusion.statement);
      if (!has_pending_) continue;
      Word* open = s_.arena.plane(words_);
      k_.neither(open, applies.yes, applies.no, o_.pending, words_);
      cite(open, exclusion.statement);
    }
  }

  void saved_by_law() {
    for (const Gate& gate : program_.gates) {
      if (s_.plan.is_constant(gate.stated, Truth::yes)) continue;
      Plane rows = both(o_.covered, s_.of_kinds(gate.kinds));
      rows = without(rows, s_.truth_of_rows(gate.active).no);
      excuses(without(rows, s_.truth_of_rows(gate.stated).yes), gate.notice);
    }
    for (std::size_t d = 0; d < program_.duties.size(); ++d) duty(d);
    for (const Exclusion& exclusion : program_.exclusions) overrides(exclusion);
  }

  void excuses(Plane rows, bool of_notice) {
    if (!any(rows)) return;
    for (const Excuse& excuse : program_.excuses) {
      if (excuse.notice == of_notice) cite(both(rows, s_.truth_of_rows(excuse.truth).yes), excuse.statement);
    }
  }

  /// A broken duty that law counts as kept, where the cover asks for it or its breach would have reduced the cost.
  void duty(std::size_t index) {
    const Duty& duty = program_.duties[index];
    if (s_.plan.is_constant(duty.stated, Truth::yes)) return;
    Plane saved = without(both(o_.covered, s_.truth_of_rows(duty.kept).yes), s_.truth_of_rows(duty.stated).yes);
    if (!any(saved)) return;
    Plane concerned = s_.zeros;
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      const auto& asked = s_.plan.duties_of_cover[c];
      if (std::find(asked.begin(), asked.end(), index) != asked.end()) concerned = joined(concerned, o_.covers[c].sure);
    }
    for (const Reduction& reduction : program_.reductions) {
      for (const Reduction::Ground& ground : reduction.grounds) {
        if (ground.duty != static_cast<std::int16_t>(index)) continue;
        const Plane softened = without(s_.truth_of_rows(ground.truth).no, s_.truth_of_rows(ground.stated).no);
        concerned = joined(concerned, softened);
      }
    }
    excuses(both(saved, concerned), false);
  }

  void overrides(const Exclusion& exclusion) {
    if (exclusion.named == 0 || s_.plan.is_constant(exclusion.truth, Truth::no)) return;
    Plane rows = both(o_.covered, s_.of_kinds(exclusion.kinds));
    rows = without(rows, s_.truth_of_rows(exclusion.truth).no);
    for (const Override& law : program_.overrides) {
      cite(both(both(rows, s_.of_kinds(law.kinds & exclusion.named)), s_.truth_of_rows(law.active).yes), law.statement);
    }
  }

  ChunkState& s_;
  const Kernels& k_;
  const OutcomePlanes& o_;
  const Program& program_;
  const Wording& wording_;
  const std::size_t words_;
  DecisionBlock* block_ = nullptr;
  std::size_t first_word_ = 0;
  std::vector<Word*> cited_;  // rows, by clause plane
  bool has_pending_ = false;
  Plane named_ = nullptr;  // refused costs that some cover names
};

}  // namespace

void cite_clauses(ChunkState& state, const OutcomePlanes& outcomes, DecisionBlock& block, std::size_t first_word) {
  Citing(state, outcomes).run(block, first_word);
}

}  // namespace couvert
