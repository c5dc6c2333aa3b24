// In the order of the published format: not granted, excluded, pending, covered.
#include "batch/outcome_planes.h"

#include <bit>

#include "program/competing.h"

namespace couvert {

TruthColumn exclusion_of_rows(ChunkState& s, const Exclusion& exclusion) {
  TruthColumn applies = s.truth_of_rows(exclusion.truth);
  for (const Override& law : s.plan.program->overrides) {
    const Plane reached = s.of_kinds(law.kinds & exclusion.named);
    if (reached == s.zeros) continue;
    const TruthColumn active = s.truth_of_rows(law.active);
    // and not: on the rows that the law reaches
    const Plane lifted = s.both(Level::row, reached, active.yes);
    Word* no = s.arena.plane(s.rows.row_words);
    s.kernels.or2(no, applies.no, lifted, s.rows.row_words);
    const Plane in_force = s.without(Level::row, reached, active.no);
    applies = {s.without(Level::row, applies.yes, in_force), no};
  }
  const Plane kinds = s.of_kinds(exclusion.kinds);
  Word* no = s.arena.plane(s.rows.row_words);
  s.kernels.or_not(no, applies.no, kinds, s.rows.row_words);
  return {s.both(Level::row, applies.yes, kinds), no};
}

bool is_of_dossier(const ChunkState& s, const Exclusion& exclusion) {
  return exclusion.kinds == every_kind && exclusion.named == 0 && s.plan.truth_levels[exclusion.truth] == Level::dossier;
}

namespace {

class Deciding {
 public:
  explicit Deciding(ChunkState& state) : s_(state), k_(state.kernels), program_(*state.plan.program), words_(state.rows.row_words) {}

  OutcomePlanes run() {
    gates();
    covers();
    exclusions();
    outcomes();
    return std::move(o_);
  }

 private:
  [[nodiscard]] Word* copy(Plane plane) {
    Word* out = s_.arena.plane(words_);
    k_.and2(out, plane, s_.rows.every_row, words_);
    return out;
  }

  void gates() {
    // What holds for a whole dossier is settled by dossier and expanded once.
    Word* dossiers_yes = nullptr;
    Word* dossiers_no = nullptr;
    Word* yes = copy(s_.rows.every_row);
    Word* no = s_.arena.empty_plane(words_);
    for (const Gate& gate : program_.gates) {
      if (s_.plan.is_constant(gate.passed, Truth::yes)) continue;
      if (gate.kinds == every_kind && s_.plan.truth_levels[gate.passed] == Level::dossier) {
        if (dossiers_yes == nullptr) {
          dossiers_yes = s_.arena.plane(s_.rows.dossier_words);
          dossiers_no = s_.arena.empty_plane(s_.rows.dossier_words);
          k_.and2(dossiers_yes, s_.rows.every_dossier, s_.rows.every_dossier, s_.rows.dossier_words);
        }
        const TruthColumn passed = s_.truths[gate.passed];
        k_.and_or(dossiers_yes, dossiers_no, dossiers_yes, dossiers_no, passed.yes, passed.no, s_.rows.dossier_words);
        continue;
      }
      const TruthColumn passed = s_.truth_of_rows(gate.passed);
      const Plane kinds = s_.of_kinds(gate.kinds);
      Word* kept = s_.arena.plane(words_);
      k_.or_not(kept, passed.yes, kinds, words_);
      k_.and2(yes, yes, kept, words_);
      k_.or_and(no, passed.no, kinds, words_);
    }
    if (dossiers_yes != nullptr) {
      k_.and2(yes, yes, s_.expanded(static_cast<Plane>(dossiers_yes)), words_);
      k_.or_into(no, s_.expanded(static_cast<Plane>(dossiers_no)), words_);
    }
    o_.gates_yes = yes;
    o_.gates_no = no;
  }

  void covers() {
    Word* undecided = s_.arena.plane(words_);
    k_.and_not(undecided, s_.rows.real, o_.gates_no, words_);
    Word* any_sure = s_.arena.empty_plane(words_);
    Word* any_open = s_.arena.empty_plane(words_);
    o_.covers.assign(program_.covers.size(), {s_.zeros, s_.zeros, s_.zeros, s_.zeros, s_.zeros});
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      const Cover& cover = program_.covers[c];
      CoverPlanes& planes = o_.covers[c];
      planes.kinds = s_.of_kinds(cover.kinds);
      if (planes.kinds == s_.zeros) continue;
      TruthColumn grants = existence(cover, planes);
      if (!k_.any_both(undecided, planes.kinds, words_)) continue;
      const Plane asked = s_.both(Level::row, undecided, planes.kinds);
      grants = met(cover, grants);
      Word* sure = s_.arena.plane(words_);
      k_.and2(sure, grants.yes, o_.gates_yes, words_);
      k_.and2(sure, sure, asked, words_);
      Word* open = s_.arena.plane(words_);
      k_.neither(open, sure, grants.no, asked, words_);
      k_.and_not(undecided, undecided, sure, words_);
      k_.or_into(any_sure, sure, words_);
      k_.or_into(any_open, open, words_);
      planes.sure = sure;
      planes.open = s_.any_row(open) ? open : s_.zeros;
    }
    o_.any_sure = any_sure;
    Word* candidates = s_.arena.plane(words_);
    k_.or2(candidates, any_sure, any_open, words_);
    o_.candidates = candidates;
    any_open_ = any_open;
  }

  /// The cover's own lines: it exists for this contract and pays this kind.
  [[nodiscard]] TruthColumn existence(const Cover& cover, CoverPlanes& planes) {
    TruthColumn active = s_.truth_of_rows(cover.active);
    if (s_.plan.is_constant(cover.active, Truth::yes) && cover.pays.size() == 1 && s_.plan.is_constant(cover.pays.front().holds, Truth::yes)) {
      planes.exists = planes.kinds;
      return {planes.kinds, s_.zeros};
    }
    Word* yes = s_.arena.empty_plane(words_);
    Word* perhaps = s_.arena.empty_plane(words_);  // not surely no
    for (const KindsIf& line : cover.pays) {
      const TruthColumn holds = s_.truth_of_rows(line.holds);
      const Plane kinds = s_.of_kinds(line.kinds);
      k_.or_and(yes, kinds, holds.yes, words_);
      k_.or_into(perhaps, s_.without(Level::row, kinds, holds.no), words_);
    }
    k_.and2(yes, yes, active.yes, words_);
    k_.and_not(perhaps, perhaps, active.no, words_);
    planes.exists = perhaps;
    Word* no = s_.arena.plane(words_);
    k_.and_not(no, s_.rows.every_row, perhaps, words_);
    return {yes, no};
  }

  [[nodiscard]] TruthColumn met(const Cover& cover, TruthColumn grants) {
    if (cover.after) grants = also(grants, s_.truth_of_rows(*cover.after));
    for (const KindsIf& line : cover.requirements) {
      const TruthColumn holds = s_.truth_of_rows(line.holds);
      const Plane kinds = s_.of_kinds(line.kinds);
      Word* kept = s_.arena.plane(words_);
      k_.or_not(kept, holds.yes, kinds, words_);
      grants = also(grants, {kept, s_.both(Level::row, holds.no, kinds)});
    }
    return grants;
  }

  [[nodiscard]] TruthColumn also(TruthColumn a, TruthColumn b) {
    Word* yes = s_.arena.plane(words_);
    Word* no = s_.arena.plane(words_);
    k_.and_or(yes, no, a.yes, a.no, b.yes, b.no, words_);
    return {yes, no};
  }

  void exclusions() {
    Word* yes = s_.arena.empty_plane(words_);
    Word* unknown = s_.arena.empty_plane(words_);
    Word* dossiers_yes = nullptr;
    Word* dossiers_unknown = nullptr;
    for (const Exclusion& exclusion : program_.exclusions) {
      if (s_.plan.is_constant(exclusion.truth, Truth::no)) continue;
      if (is_of_dossier(s_, exclusion)) {
        if (dossiers_yes == nullptr) {
          dossiers_yes = s_.arena.empty_plane(s_.rows.dossier_words);
          dossiers_unknown = s_.arena.empty_plane(s_.rows.dossier_words);
        }
        k_.or_into(dossiers_yes, s_.truths[exclusion.truth].yes, s_.rows.dossier_words);
        k_.or_into(dossiers_unknown, s_.unknown(exclusion.truth), s_.rows.dossier_words);
        continue;
      }
      const TruthColumn applies = exclusion_of_rows(s_, exclusion);
      k_.or_into(yes, applies.yes, words_);
      Word* open = s_.arena.plane(words_);
      k_.neither(open, applies.yes, applies.no, s_.rows.every_row, words_);
      k_.or_into(unknown, open, words_);
    }
    if (dossiers_yes != nullptr) {
      k_.or_into(yes, s_.expanded(static_cast<Plane>(dossiers_yes)), words_);
      k_.or_into(unknown, s_.expanded(static_cast<Plane>(dossiers_unknown)), words_);
    }
    excluded_ = yes;
    exclusion_open_ = unknown;
  }

  void outcomes() {
    Word* not_granted = s_.arena.plane(words_);
    k_.and_not(not_granted, s_.rows.real, o_.candidates, words_);
    o_.not_granted = not_granted;
    o_.excluded = s_.both(Level::row, o_.candidates, excluded_);
    const Plane rest = s_.without(Level::row, o_.candidates, excluded_);
    Word* pending = s_.arena.plane(words_);
    k_.or_not(pending, exclusion_open_, o_.any_sure, words_);
    k_.and2(pending, pending, rest, words_);
    compete(rest, pending);
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      if (o_.covers[c].sure == s_.zeros) continue;
      const Plane rows = s_.both(Level::row, rest, o_.covers[c].sure);
      if (s_.any_row(rows)) walk_open_amounts(s_, program_.covers[c], rows, o_.open_amounts);
    }
    for (const OpenEntry& entry : o_.open_amounts) k_.or_into(pending, entry.rows, words_);
    o_.pending = pending;
    o_.covered = s_.without(Level::row, rest, pending);
    o_.dossiers_pending = s_.reduced(pending);
  }

  /// An earlier cover that is still open matters where its terms could leave another amount. Such rows are few.
  void compete(Plane rest, Word* pending) {
    Word* contested = s_.arena.plane(words_);
    k_.and2(contested, o_.any_sure, any_open_, words_);
    k_.and2(contested, contested, rest, words_);
    if (!s_.any_row(contested)) return;
    std::vector<Word*> competing(program_.covers.size(), nullptr);
    for (std::size_t w = 0; w < words_; ++w) {
      for (Word left = contested[w]; left != 0; left &= left - 1) {
        const std::size_t row = w * word_bits + static_cast<std::size_t>(std::countr_zero(left));
        std::uint64_t found = competing_covers(program_, RowView(s_, row), claimed_at_most(row), candidates_at(row));
        if (found != 0) set_bit(pending, row);
        for (; found != 0; found &= found - 1) {
          const auto c = static_cast<std::size_t>(std::countr_zero(found));
          if (competing[c] == nullptr) competing[c] = s_.arena.empty_plane(words_);
          set_bit(competing[c], row);
        }
      }
    }
    for (std::size_t c = 0; c < competing.size(); ++c) {
      if (competing[c] != nullptr) o_.covers[c].competing = competing[c];
    }
  }

  [[nodiscard]] Candidates candidates_at(std::size_t row) const {
    Candidates candidates;
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      if (bit_of(o_.covers[c].open, row)) candidates.open |= std::uint64_t{1} << c;
      if (bit_of(o_.covers[c].sure, row)) candidates.sure = static_cast<int>(c);
    }
    return candidates;
  }

  [[nodiscard]] std::int64_t claimed_at_most(std::size_t row) const {
    const std::uint32_t dossier = s_.rows.dossier_of[row];
    std::int64_t total = 0;
    for (std::uint32_t r = s_.rows.first[dossier]; r < s_.rows.first[dossier + 1]; ++r) {
      total = saturate(static_cast<Int128>(total) + (bit_of(s_.amount_known, r) ? s_.amounts[r] : unbounded));
    }
    return total;
  }

  ChunkState& s_;
  const Kernels& k_;
  const Program& program_;
  const std::size_t words_;
  OutcomePlanes o_;
  Plane any_open_ = nullptr, excluded_ = nullptr, exclusion_open_ = nullptr;
};

}  // namespace

OutcomePlanes outcome_planes(ChunkState& state) { return Deciding(state).run(); }

}  // namespace couvert
