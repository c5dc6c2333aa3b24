// Step by step as src/program/open_amounts.cpp walks one cost. What needs the arithmetic of a single cost (a grant, a waiting time, an
// amount that comes off) is asked of each such row; they are few.
#include "batch/open_planes.h"

#include <bit>

#include "program/grant.h"
#include "program/inputs.h"
#include "program/waiting.h"

namespace couvert {
namespace {

/// Where the grants and the waiting times of single costs leave something to ask.
struct GrantPlanes {
  Plane grants_something = nullptr;  // high end above 0
  Plane is_open = nullptr;           // no point
  Plane nothing_left = nullptr;      // whatever comes off for certain leaves nothing
  Plane waiting_takes_all = nullptr, waiting_open = nullptr;
};

class Walk {
 public:
  Walk(ChunkState& state, const Cover& cover, Plane rows, std::vector<OpenEntry>& found)
      : s_(state), k_(state.kernels), program_(*state.plan.program), cover_(cover), rows_(rows), found_(found), words_(state.rows.row_words) {}

  void run() { walk(grants()); }

  /// Supposes that every grant and waiting time leaves something to ask, and finds whatever could be asked then.
  void run_supposing_the_most() {
    walk({s_.rows.every_row, s_.rows.every_row, s_.zeros, s_.zeros, s_.rows.every_row});
  }

 private:
  void walk(const GrantPlanes& grant) {
    const Plane known = s_.amount_known;
    // A known amount of which nothing can be granted has nothing open.
    const Plane asked = s_.without(Level::row, rows_, s_.both(Level::row, grant.nothing_left, known));
    amount(asked, grant);
    Plane left = s_.without(Level::row, asked, grant.nothing_left);
    if (cover_.waits) left = s_.without(Level::row, left, grant.waiting_takes_all);
    if (!s_.any_row(left)) return;
    if (cover_.waits) waiting(s_.both(Level::row, left, grant.waiting_open));
    facts_off(left, program_.other_insurance);
    const Plane has_sublimit = sublimits(left);
    deductible(left, has_sublimit);
    limit(left);
    reductions(left);
  }

  [[nodiscard]] Plane without(Plane a, Plane b) { return s_.without(Level::row, a, b); }
  [[nodiscard]] Plane both(Plane a, Plane b) { return s_.both(Level::row, a, b); }
  [[nodiscard]] Plane joined(Plane a, Plane b) { return s_.joined(Level::row, a, b); }
  [[nodiscard]] bool is_special() const { return !cover_.grants.empty() || cover_.count_at_most > 0 || cover_.waits; }

  void slot(Plane rows, SlotId id, StatementId statement) {
    const std::optional<Value>& constant = s_.plan.slots[id].constant;
    if (constant && is_known(*constant)) return;
    add(OpenEntry::Of::slot, both(rows, s_.open_rows_of(id)), id, statement);
  }
  void truth(Plane rows, TruthRegister reg, StatementId statement) {
    if (!s_.plan.constant_truths[reg]) add(OpenEntry::Of::truth, both(rows, s_.unknown_of_rows(reg)), reg, statement);
  }
  void number(Plane rows, NumberRegister reg, StatementId statement) {
    if (s_.plan.constant_numbers[reg] || s_.numbers[reg].open == nullptr) return;
    add(OpenEntry::Of::number, both(rows, s_.open_of_rows(reg)), reg, statement);
  }
  void field(Plane rows, OpenItem::What what, StatementId statement) { add(OpenEntry::Of::field, rows, 0, statement, what); }
  void add(OpenEntry::Of of, Plane rows, std::uint16_t id, StatementId statement, OpenItem::What what = OpenItem::What::slot) {
    if (rows != s_.zeros && s_.any_row(rows)) found_.push_back({of, id, what, statement, rows});
  }

  [[nodiscard]] GrantPlanes grants() {
    GrantPlanes planes;
    planes.nothing_left = s_.amounts_of_nothing();
    planes.grants_something = without(s_.rows.every_row, planes.nothing_left);
    planes.is_open = without(s_.rows.every_row, s_.amount_known);
    planes.waiting_takes_all = planes.waiting_open = s_.zeros;
    const Plane single = is_special() ? rows_ : both(rows_, s_.rows_with_something_off());
    if (!s_.any_row(single)) return planes;
    Word* zero = copy(planes.nothing_left);
    Word* something = copy(planes.grants_something);
    Word* open = copy(planes.is_open);
    Word* takes_all = s_.arena.empty_plane(words_);
    Word* waiting_open = s_.arena.empty_plane(words_);
    for (std::size_t w = 0; w < words_; ++w) {
      for (Word left = single[w]; left != 0; left &= left - 1) {
        const std::size_t row = w * word_bits + static_cast<std::size_t>(std::countr_zero(left));
        const RowView view(s_, row);
        const Counted counted = cover_.count_at_most > 0 ? count_alone(cover_, view) : Counted{};
        const Interval granted = granted_by_clause(cover_, view, counted);
        const std::int64_t at_most = granted_at_most(view, row, granted.hi);
        put(something, row, granted.hi > 0);
        put(open, row, !is_point(granted));
        put(zero, row, at_most == 0);
        if (!cover_.waits || at_most == 0) continue;
        const Interval cut = waiting_cut(cover_, view, at_most);
        put(takes_all, row, cut == point(at_most));
        put(waiting_open, row, !is_point(cut));
      }
    }
    planes.nothing_left = zero;
    planes.grants_something = something;
    planes.is_open = open;
    planes.waiting_takes_all = takes_all;
    planes.waiting_open = waiting_open;
    return planes;
  }

  [[nodiscard]] Word* copy(Plane plane) {
    Word* out = s_.arena.plane(words_);
    k_.and2(out, plane, plane, words_);
    return out;
  }

  static void put(Word* plane, std::size_t row, bool bit) {
    const Word one = Word{1} << (row % word_bits);
    if (bit) plane[row / word_bits] |= one;
    else plane[row / word_bits] &= ~one;
  }

  /// An amount that several costs share may be used up by another one.
  [[nodiscard]] std::int64_t granted_at_most(const RowView& view, std::size_t row, std::int64_t granted) const {
    const std::uint32_t dossier = s_.rows.dossier_of[row];
    const bool is_alone = s_.rows.first[dossier + 1] - s_.rows.first[dossier] == 1;
    std::int64_t left = granted;
    for (const FactTerm& off : program_.off_every_cost) {
      if ((!is_alone && !view.states_itself(off.fact)) || !is_yes(view.truth(off.active))) continue;
      left = std::max<std::int64_t>(0, left - bounds_of(view.value(off.fact), FactType::money).lo);
    }
    return left;
  }

  void amount(Plane asked, const GrantPlanes& grant) {
    const Plane unknown_amount = without(asked, s_.amount_known);
    if (s_.any_row(unknown_amount)) {
      const Plane rate = s_.rate_open == nullptr ? s_.zeros : both(unknown_amount, s_.rate_open);
      field(rate, OpenItem::What::rate, cover_.statement);
      field(without(unknown_amount, rate), OpenItem::What::amount, cover_.statement);
    }
    if (cover_.count_at_most > 0) slot(asked, cover_.count_by, cover_.statement);
    if (is_special()) {
      const Plane open = both(asked, grant.is_open);
      if (cover_.count_at_most > 0) slot(open, cover_.count_fact, cover_.statement);
      for (const GrantStep& step : cover_.grants) {
        if (step.op == GrantStep::Op::number) number(open, step.a, cover_.statement);
      }
    }
    facts_off(both(asked, grant.grants_something), program_.off_every_cost);
  }

  void facts_off(Plane rows, const std::vector<FactTerm>& terms) {
    for (const FactTerm& term : terms) slot(both(rows, s_.truth_of_rows(term.active).yes), term.fact, term.statement);
  }

  void waiting(Plane rows) {
    for (const SlotId id : {cover_.wait_hours, cover_.wait_from, cover_.wait_to}) slot(rows, id, cover_.statement);
    for (const WaitingMode& mode : cover_.wait_modes) {
      truth(rows, mode.holds, cover_.statement);
      if (mode.kind == WaitModeRule::Kind::deducting) slot(without(rows, s_.truth_of_rows(mode.holds).no), mode.fact, cover_.statement);
    }
  }

  /// Returns the rows on which the cover has a sublimit at all.
  [[nodiscard]] Plane sublimits(Plane rows) {
    truth(rows, cover_.shares, cover_.statement);
    Plane has_sublimit = s_.zeros;
    const auto pool = [&](std::int16_t index, Plane where) {
      if (index < 0 || where == s_.zeros) return;
      const Pool& p = program_.pools[static_cast<std::size_t>(index)];
      Plane has = p.cap ? where : s_.zeros;
      if (p.cap) number(where, *p.cap, p.statement);
      if (p.agreed) {
        const Plane agreed = without(where, left_out_of_rows(*p.agreed));
        slot(agreed, *p.agreed, p.statement);
        has = joined(has, agreed);
      }
      has_sublimit = joined(has_sublimit, has);
    };
    pool(cover_.own_pool, rows);
    pool(cover_.agreed_pool, rows);
    if (cover_.shared_pool >= 0) pool(cover_.shared_pool, without(rows, s_.truth_of_rows(cover_.shares).no));
    return has_sublimit;
  }

  [[nodiscard]] Plane left_out_of_rows(SlotId id) {
    const Plane left_out = s_.slots[id].left_out;
    if (left_out == nullptr) return s_.zeros;
    return s_.plan.slots[id].level == Level::row ? left_out : s_.expanded(left_out);
  }

  void deductible(Plane rows, Plane has_sublimit) {
    if (!program_.deductible_statement) return;
    const StatementId statement = *program_.deductible_statement;
    Plane borne = without(rows, s_.truth_of_rows(cover_.free_of_deductible).yes);
    borne = without(borne, no_deductible());
    if (!s_.any_row(borne)) return;
    truth(borne, cover_.free_of_deductible, statement);
    number(borne, program_.deductible, statement);
    if (s_.deductible_before.open != nullptr) {
      field(both(borne, s_.expanded(s_.deductible_before.open)), OpenItem::What::deductible_before, statement);
    }
    truth(both(borne, has_sublimit), program_.deductible_before_sublimit, statement);
  }

  /// Rows of dossiers whose deductible is known to be nothing.
  [[nodiscard]] Plane no_deductible() {
    const NumberColumn& amount = s_.numbers[program_.deductible];
    const Level level = s_.plan.number_levels[program_.deductible];
    Word* nothing = s_.arena.plane(s_.words(level));
    k_.equal(nothing, amount.hi, s_.constant(0), s_.words(level));
    if (amount.open != nullptr) k_.and_not(nothing, nothing, amount.open, s_.words(level));
    return level == Level::row ? nothing : s_.expanded(static_cast<Plane>(nothing));
  }

  void limit(Plane rows) {
    const Plane borne = without(rows, s_.truth_of_rows(cover_.free_of_limit).yes);
    truth(borne, cover_.free_of_limit, program_.limit_statement);
    number(borne, program_.limit, program_.limit_statement);
    if (s_.paid_before.open != nullptr) field(both(borne, s_.expanded(s_.paid_before.open)), OpenItem::What::paid_before, program_.limit_statement);
  }

  void reductions(Plane rows) {
    for (const Reduction& reduction : program_.reductions) {
      if (s_.plan.is_constant(reduction.truth, Truth::no)) continue;
      const TruthColumn applies = s_.truth_of_rows(reduction.truth);
      Plane perhaps = without(rows, applies.no);
      if (!s_.any_row(perhaps)) continue;
      perhaps = without(perhaps, s_.known_to_be_nothing(reduction.fact));
      perhaps = without(perhaps, without(applies.yes, s_.open_rows_of(reduction.fact)));
      if (!s_.any_row(perhaps)) continue;
      for (const Reduction::Ground& ground : reduction.grounds) {
        truth(perhaps, ground.truth, ground.statement);
        slot(without(perhaps, s_.truth_of_rows(ground.truth).no), reduction.fact, ground.statement);
      }
    }
  }

  ChunkState& s_;
  const Kernels& k_;
  const Program& program_;
  const Cover& cover_;
  const Plane rows_;
  std::vector<OpenEntry>& found_;
  const std::size_t words_;
};

/// Rows of which single costs must be reckoned.
Plane rows_to_reckon(ChunkState& s, const Cover& cover, Plane rows) {
  const bool is_special = !cover.grants.empty() || cover.count_at_most > 0 || cover.waits;
  return is_special ? rows : s.both(Level::row, rows, s.rows_with_something_off());
}

}  // namespace

void walk_open_amounts(ChunkState& state, const Cover& cover, Plane rows, std::vector<OpenEntry>& found) {
  const Plane single = rows_to_reckon(state, cover, rows);
  if (single == state.zeros || !state.any_row(single)) return Walk(state, cover, rows, found).run();
  // Where nothing is open whatever is granted, nothing has to be reckoned.
  std::vector<OpenEntry> supposed;
  Walk(state, cover, rows, supposed).run_supposing_the_most();
  Word* open = state.arena.empty_plane(state.rows.row_words);
  for (const OpenEntry& entry : supposed) state.kernels.or_into(open, entry.rows, state.rows.row_words);
  if (!supposed.empty()) Walk(state, cover, open, found).run();
}

}  // namespace couvert
