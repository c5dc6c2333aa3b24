// Dossiers without costs assume nothing: no amount rests on it.
#include "batch/assumed_planes.h"

namespace couvert {
namespace {

class Listing {
 public:
  Listing(ChunkState& state, const OutcomePlanes& outcomes, const FoldResult& fold, DecisionBlock& block, std::size_t first_word)
      : s_(state), k_(state.kernels), program_(*state.plan.program), o_(outcomes), fold_(fold), block_(block), first_word_(first_word) {}

  void presumed() {
    for (SlotId id = 0; id < s_.slots.size(); ++id) {
      const Plane presumed = s_.slots[id].presumed;
      if (presumed == nullptr) continue;
      if (s_.plan.slots[id].level == Level::row) list_rows(id, s_.both(Level::row, presumed, s_.rows.real));
      else list(id, s_.both(Level::dossier, presumed, s_.rows.has_costs));
    }
  }

  void zeros() {
    Word* decided = s_.arena.plane(s_.rows.row_words);
    k_.or2(decided, o_.covered, o_.pending, s_.rows.row_words);
    for (const auto* terms : {&program_.off_every_cost, &program_.other_insurance}) {
      for (const FactTerm& term : *terms) zero(term.fact, s_.both(Level::row, decided, s_.truth_of_rows(term.active).yes));
    }
    for (std::size_t c = 0; c < fold_.used_at_most.size(); ++c) {
      if (fold_.used_at_most[c] == nullptr) continue;
      for (const std::uint16_t id : s_.plan.zeros_of_cover[c]) zero(id, fold_.used_at_most[c]);
    }
  }

 private:
  void zero(SlotId id, Plane rows) {
    if (!program_.slots[id].zero_unless_stated) return;
    const SlotColumn& slot = s_.slots[id];
    if (slot.own != nullptr) rows = s_.without(Level::row, rows, slot.own);
    if (rows == s_.zeros) return;
    Plane dossiers = s_.reduced(rows);
    if (slot.incident_stated != nullptr) dossiers = s_.without(Level::dossier, dossiers, slot.incident_stated);
    list(id, dossiers);
  }

  void list_rows(SlotId id, Plane rows) {
    if (s_.any_row(rows)) list(id, s_.reduced(rows));
  }
  void list(SlotId id, Plane dossiers) {
    const std::int16_t name = s_.plan.planes.of_assumed_slot[id];
    if (name < 0) return;
    k_.or_into(block_.assumed[static_cast<std::size_t>(name)].data() + first_word_, dossiers, s_.rows.dossier_words);
  }

  ChunkState& s_;
  const Kernels& k_;
  const Program& program_;
  const OutcomePlanes& o_;
  const FoldResult& fold_;
  DecisionBlock& block_;
  const std::size_t first_word_;
};

}  // namespace

void list_assumed(ChunkState& state, const OutcomePlanes& outcomes, const FoldResult& fold, DecisionBlock& block, std::size_t first_word) {
  Listing listing(state, outcomes, fold, block, first_word);
  listing.presumed();
  listing.zeros();
}

}  // namespace couvert
