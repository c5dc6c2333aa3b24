// What a root asks for is handed down to its operands, instruction by instruction from the last to the first, through unknown operands
// only; what arrives at a slot is missing.
#include "batch/missing_planes.h"

#include "batch/open_planes.h"

namespace couvert {
namespace {

class Asking {
 public:
  Asking(ChunkState& state, const OutcomePlanes& outcomes)
      : s_(state), k_(state.kernels), o_(outcomes), program_(*state.plan.program), index_(state.plan.planes) {}

  void run(DecisionBlock& block, std::size_t first_word) {
    block_ = &block;
    first_word_ = first_word;
    truths_.assign(s_.truths.size(), {});
    numbers_.assign(s_.numbers.size(), {});
    names_.assign(block.missing.size(), {});
    if (s_.rows.has_stand_ins) {
      for (const EventSlot& event : program_.events) ask(s_.without(Level::row, s_.rows.every_row, s_.rows.real), event.truth);
    }
    if (s_.any_row(o_.pending)) pending();
    hand_down();
    for (std::size_t name = 0; name < names_.size(); ++name) write(names_[name], block.missing[name].data() + first_word_);
    drop_series_beside_discovery();
  }

 private:
  void pending() {
    for (const Gate& gate : program_.gates) ask(s_.both(Level::row, o_.pending, s_.of_kinds(gate.kinds)), gate.passed);
    for (std::size_t c = 0; c < program_.covers.size(); ++c) {
      const CoverPlanes& planes = o_.covers[c];
      if (planes.kinds == s_.zeros) continue;
      const Plane undecided = undecided_rows(planes);
      const bool has_undecided = undecided != s_.zeros && s_.any_row(undecided);
      if (has_undecided) conditions(program_.covers[c], undecided);
      // What a cover that may still grant would then ask of the amount: an answer to it can change the cost as well.
      if (has_undecided) walk_open_amounts(s_, program_.covers[c], undecided, undecided_amounts_);
    }
    for (const OpenEntry& entry : o_.open_amounts) ask_entry(entry);
    for (const OpenEntry& entry : undecided_amounts_) ask_entry(entry);
    for (const Exclusion& exclusion : program_.exclusions) exclude(exclusion);
  }

  /// Where a cover is still open and nothing before it is sure, or where its terms compete with the sure one's.
  [[nodiscard]] Plane undecided_rows(const CoverPlanes& planes) {
    if (planes.open == s_.zeros) return s_.zeros;
    const Plane alone = s_.without(Level::row, planes.open, o_.any_sure);
    return s_.both(Level::row, o_.pending, s_.joined(Level::row, alone, planes.competing));
  }

  void conditions(const Cover& cover, Plane rows) {
    ask(rows, cover.active);
    for (const KindsIf& line : cover.pays) ask(rows, line.holds);
    if (cover.after) {
      const Plane open = s_.both(Level::row, rows, s_.unknown_of_rows(*cover.after));
      for (const std::uint16_t event : cover.after_events) ask(open, program_.events[event].truth);
      ask(open, *cover.after);
    }
    for (const KindsIf& line : cover.requirements) ask(s_.both(Level::row, rows, s_.of_kinds(line.kinds)), line.holds);
  }

  void exclude(const Exclusion& exclusion) {
    if (s_.plan.constant_truths[exclusion.truth]) return;
    if (is_of_dossier(s_, exclusion)) return want(Level::dossier, o_.dossiers_pending, exclusion.truth);
    const TruthColumn applies = exclusion_of_rows(s_, exclusion);
    Word* open = s_.arena.plane(s_.rows.row_words);
    k_.neither(open, applies.yes, applies.no, o_.pending, s_.rows.row_words);
    ask(open, exclusion.truth);
  }

  void ask_entry(const OpenEntry& entry) {
    switch (entry.of) {
      case OpenEntry::Of::slot: return miss(Level::row, entry.rows, index_.of_missing_slot[entry.id]);
      case OpenEntry::Of::truth: return ask(entry.rows, entry.id);
      case OpenEntry::Of::number: return ask_number(Level::row, entry.rows, entry.id);
      case OpenEntry::Of::field: return miss(Level::row, entry.rows, name_of(entry.field));
    }
  }
  [[nodiscard]] std::int16_t name_of(OpenItem::What what) const {
    switch (what) {
      case OpenItem::What::amount: return index_.amount;
      case OpenItem::What::rate: return index_.rate;
      case OpenItem::What::paid_before: return index_.paid_before;
      case OpenItem::What::deductible_before: return index_.deductible_before;
      case OpenItem::What::slot: break;
    }
    return -1;
  }

  /// What is asked of one register or name, gathered from rows and from dossiers; null: of none.
  struct Asked {
    Word* rows = nullptr;
    Word* dossiers = nullptr;
  };

  void gather(Asked& asked, Level level, Plane plane) {
    if (plane == s_.zeros) return;
    Word*& sum = level == Level::row ? asked.rows : asked.dossiers;
    if (sum == nullptr) sum = s_.arena.empty_plane(s_.words(level));
    k_.or_into(sum, plane, s_.words(level));
  }
  void ask(Plane rows, TruthRegister reg) { want(Level::row, rows, reg); }
  void want(Level level, Plane plane, TruthRegister reg) {
    if (!s_.plan.constant_truths[reg] && s_.unknown(reg) != s_.zeros) gather(truths_[reg], level, plane);
  }
  void ask_number(Level level, Plane plane, NumberRegister reg) {
    if (!s_.plan.constant_numbers[reg] && s_.numbers[reg].open != nullptr) gather(numbers_[reg], level, plane);
  }
  void miss(Level level, Plane plane, std::int16_t name) {
    if (name >= 0) gather(names_[static_cast<std::size_t>(name)], level, plane);
  }

  /// All that is asked, at one level and within a plane of that level; null: nothing.
  [[nodiscard]] Plane asked_within(const Asked& asked, Level level, Plane within) {
    Plane all = level == Level::row ? asked.rows : asked.dossiers;
    const Plane other = level == Level::row ? asked.dossiers : asked.rows;
    if (other != nullptr && s_.any(level == Level::row ? Level::dossier : Level::row, other)) {
      const Plane brought = level == Level::row ? s_.expanded(other) : s_.reduced(other);
      all = all == nullptr ? brought : s_.joined(level, all, brought);
    }
    if (all == nullptr) return nullptr;
    all = s_.both(level, all, within);
    return all != s_.zeros && s_.any(level, all) ? all : nullptr;
  }
  void write(const Asked& asked, Word* dossiers) {
    if (const Plane all = asked_within(asked, Level::dossier, s_.ones)) k_.or_into(dossiers, all, s_.rows.dossier_words);
  }

  void hand_down() {
    const std::vector<Instruction>& instructions = s_.plan.instructions;
    for (auto i = instructions.rbegin(); i != instructions.rend(); ++i) {
      if (i->op < Op::constant_number) hand_down_truth(*i);
      else hand_down_number(*i);
    }
  }

  void hand_down_truth(const Instruction& i) {
    const Level level = s_.plan.truth_levels[i.result];
    const Plane wanted = asked_within(truths_[i.result], level, s_.unknown(i.result));
    if (wanted == nullptr) return;
    switch (i.op) {
      case Op::load_truth:
      case Op::test_option: return miss(level, wanted, index_.of_missing_slot[i.a]);
      case Op::negate:
      case Op::any_cost: return want(level, wanted, i.a);
      case Op::both:
      case Op::either: want(level, wanted, i.a); return want(level, wanted, i.b);
      case Op::compare: ask_number(level, wanted, i.a); return ask_number(level, wanted, i.b);
      default: return;
    }
  }

  void hand_down_number(const Instruction& i) {
    const Level level = s_.plan.number_levels[i.result];
    const Plane wanted = s_.numbers[i.result].open == nullptr ? nullptr : asked_within(numbers_[i.result], level, s_.numbers[i.result].open);
    if (wanted == nullptr) return;
    switch (i.op) {
      case Op::load_number: return miss(level, wanted, index_.of_missing_slot[i.a]);
      case Op::add_months:
      case Op::percent_of: return ask_number(level, wanted, i.a);
      case Op::add:
      case Op::subtract:
      case Op::multiply: ask_number(level, wanted, i.a); return ask_number(level, wanted, i.b);
      default: return;
    }
  }

  /// The beginning of a series is the discovery unless it is stated, so that where both are unknown the discovery answers both.
  void drop_series_beside_discovery() {
    const auto plane_of = [this](IncidentInstant instant) -> Word* {
      for (SlotId id = 0; id < program_.slots.size(); ++id) {
        const Slot& slot = program_.slots[id];
        if (slot.source != SlotSource::incident_instant || slot.index != static_cast<std::uint16_t>(instant)) continue;
        return block_->missing[static_cast<std::size_t>(index_.of_missing_slot[id])].data() + first_word_;
      }
      return nullptr;
    };
    Word* series = plane_of(IncidentInstant::series_began);
    const Word* discovered = plane_of(IncidentInstant::discovered);
    if (series != nullptr && discovered != nullptr) k_.and_not(series, series, discovered, s_.rows.dossier_words);
  }

  ChunkState& s_;
  const Kernels& k_;
  const OutcomePlanes& o_;
  const Program& program_;
  const PlaneIndex& index_;
  DecisionBlock* block_ = nullptr;
  std::size_t first_word_ = 0;
  std::vector<Asked> truths_, numbers_;  // by register
  std::vector<Asked> names_;             // by missing plane
  std::vector<OpenEntry> undecided_amounts_;
};

}  // namespace

void find_missing(ChunkState& state, const OutcomePlanes& outcomes, DecisionBlock& block, std::size_t first_word) {
  Asking(state, outcomes).run(block, first_word);
}

}  // namespace couvert
