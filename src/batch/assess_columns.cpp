// The instructions over columns: truths as two planes, numbers as arrays of low and high ends.
#include <bit>
#include <cstring>

#include "batch/chunk_state.h"
#include "program/inputs.h"
#include "program/interval_arithmetic.h"

namespace couvert {
namespace {

class Running {
 public:
  explicit Running(ChunkState& state) : s_(state), k_(state.kernels) {}

  void run() {
    const BatchPlan& plan = s_.plan;
    s_.truths.assign(plan.truth_levels.size(), {});
    s_.numbers.assign(plan.number_levels.size(), {});
    s_.row_truths.assign(plan.truth_levels.size(), {});
    s_.row_numbers.assign(plan.number_levels.size(), {});
    for (std::size_t reg = 0; reg < s_.truths.size(); ++reg) {
      if (plan.constant_truths[reg]) s_.truths[reg] = constant_truth(*plan.constant_truths[reg]);
    }
    for (std::size_t reg = 0; reg < s_.numbers.size(); ++reg) {
      if (plan.constant_numbers[reg]) s_.numbers[reg] = constant_number(*plan.constant_numbers[reg]);
    }
    for (const Instruction& instruction : plan.instructions) {
      if (instruction.op < Op::constant_number) s_.truths[instruction.result] = truth(instruction);
      else s_.numbers[instruction.result] = number(instruction);
    }
  }

 private:
  [[nodiscard]] TruthColumn constant_truth(Truth value) const {
    return is_yes(value) ? TruthColumn{s_.ones, s_.zeros} : TruthColumn{s_.zeros, s_.ones};
  }

  [[nodiscard]] NumberColumn constant_number(Interval value) {
    const std::int64_t* lo = s_.constant(value.lo);
    return is_point(value) ? NumberColumn{lo, lo, nullptr} : NumberColumn{lo, s_.constant(value.hi), s_.ones};
  }

  [[nodiscard]] TruthColumn truth(const Instruction& i) {
    const Level level = s_.plan.truth_levels[i.result];
    const std::size_t words = s_.words(level);
    switch (i.op) {
      case Op::load_truth: return loaded(s_.slots[i.a], level);
      case Op::test_option:
        return s_.tested(i.a, [&](std::size_t count, const std::uint8_t* codes, const std::int64_t*, Plane known) {
          Word* yes = s_.arena.plane(count);
          Word* no = s_.arena.plane(count);
          k_.option_test(yes, no, codes, known, static_cast<std::uint16_t>(i.number), count);
          return TruthColumn{yes, no};
        });
      case Op::negate: return {s_.truths[i.a].no, s_.truths[i.a].yes};
      case Op::both: return combined(at(level, i.a), at(level, i.b), words);
      case Op::either: return swapped(combined(swapped(at(level, i.a)), swapped(at(level, i.b)), words));
      case Op::compare: return compared(i, level, words);
      case Op::any_cost: return any_cost(i);
      default: return constant_truth(Truth::no);
    }
  }

  static TruthColumn swapped(TruthColumn column) { return {column.no, column.yes}; }
  [[nodiscard]] TruthColumn at(Level level, TruthRegister reg) { return level == Level::row ? s_.truth_of_rows(reg) : s_.truths[reg]; }
  [[nodiscard]] NumberColumn number_at(Level level, NumberRegister reg) {
    return level == Level::row ? s_.number_of_rows(reg) : s_.numbers[reg];
  }

  [[nodiscard]] TruthColumn loaded(const SlotColumn& slot, Level level) {
    if (slot.known == s_.zeros) return {s_.zeros, s_.zeros};
    Word* no = s_.arena.plane(s_.words(level));
    k_.and_not(no, slot.known, slot.bits, s_.words(level));
    return {slot.bits, no};  // bits are set only where known
  }

  [[nodiscard]] TruthColumn combined(TruthColumn a, TruthColumn b, std::size_t words) {
    if (a.yes == s_.ones) return b;
    if (b.yes == s_.ones) return a;
    Word* yes = s_.arena.plane(words);
    Word* no = s_.arena.plane(words);
    k_.and_or(yes, no, a.yes, a.no, b.yes, b.no, words);
    return {yes, no};
  }

  /// Yes if the high end of one lies below the low end of the other; no if the low end does not lie below the other's high end.
  [[nodiscard]] TruthColumn less(const NumberColumn& a, const NumberColumn& b, std::size_t words) {
    Word* yes = s_.arena.plane(words);
    k_.less(yes, a.hi, b.lo, words);
    Word* no = s_.arena.plane(words);
    if (a.is_points() && b.is_points()) {
      k_.and_not(no, s_.ones, yes, words);
    } else {
      k_.less(no, a.lo, b.hi, words);
      k_.and_not(no, s_.ones, no, words);
    }
    return {yes, no};
  }

  [[nodiscard]] TruthColumn equals(const NumberColumn& a, const NumberColumn& b, std::size_t words) {
    Word* yes = s_.arena.plane(words);
    Word* no = s_.arena.plane(words);
    k_.equal(yes, a.lo, b.lo, words);
    if (a.is_points() && b.is_points()) {
      k_.and_not(no, s_.ones, yes, words);
      return {yes, no};
    }
    for (const NumberColumn* side : {&a, &b}) {
      if (side->open != nullptr) k_.and_not(yes, yes, side->open, words);
    }
    Word* above = s_.arena.plane(words);
    k_.less(no, a.hi, b.lo, words);
    k_.less(above, b.hi, a.lo, words);
    k_.or_into(no, above, words);
    return {yes, no};
  }

  [[nodiscard]] TruthColumn compared(const Instruction& i, Level level, std::size_t words) {
    const NumberColumn a = number_at(level, i.a), b = number_at(level, i.b);
    switch (static_cast<Comparison>(i.number)) {
      case Comparison::equal: return equals(a, b, words);
      case Comparison::not_equal: return swapped(equals(a, b, words));
      case Comparison::less: return less(a, b, words);
      case Comparison::at_least: return swapped(less(a, b, words));
      case Comparison::greater: return less(b, a, words);
      case Comparison::at_most: return swapped(less(b, a, words));
    }
    return {};
  }

  [[nodiscard]] TruthColumn any_cost(const Instruction& i) {
    if (s_.plan.truth_levels[i.a] == Level::dossier) return s_.truths[i.a];
    const TruthColumn& rows = s_.truths[i.a];
    const Plane not_no = s_.reduced(s_.without(Level::row, s_.rows.every_row, rows.no));
    const Plane yes = s_.reduced(s_.both(Level::row, rows.yes, s_.rows.every_row));
    return {yes, s_.without(Level::dossier, s_.rows.every_dossier, not_no)};
  }

  [[nodiscard]] NumberColumn number(const Instruction& i) {
    const Level level = s_.plan.number_levels[i.result];
    switch (i.op) {
      case Op::load_number:
        if (s_.plan.only_granted[i.result] != 0) return open_alone(i.a, level);
        return loaded_number(i.a, level);
      case Op::add_months: return months_added(number_at(level, i.a), level, i.number);
      case Op::percent_of: return each_end(number_at(level, i.a), level, [&](std::int64_t end) { return share_of(end, i.number); });
      case Op::add:
      case Op::subtract:
      case Op::multiply: return pairwise(i, level);
      default: return constant_number(point(0));
    }
  }

  /// Where a number is no point; its ends are asked of single rows.
  [[nodiscard]] NumberColumn open_alone(SlotId id, Level level) {
    const Plane open = s_.without(level, s_.every(level), s_.slots[id].known);
    return {nullptr, nullptr, s_.any(level, open) ? open : nullptr};
  }

  [[nodiscard]] NumberColumn loaded_number(SlotId id, Level level) {
    const SlotColumn& slot = s_.slots[id];
    const Plane open = s_.without(level, s_.every(level), slot.known);
    const std::int64_t* numbers = s_.numbers_of(id);
    if (!s_.any(level, open)) return {numbers, numbers, nullptr};
    const Interval ends = bounds_of(unknown_value(), s_.plan.program->slots[id].type);
    // Numbers are 0 where nothing is known, which is the low end of what cannot be negative.
    const std::int64_t* lo = ends.lo == 0 ? numbers : with_end(numbers, level, open, ends.lo);
    return {lo, with_end(numbers, level, open, ends.hi), open};
  }

  [[nodiscard]] const std::int64_t* with_end(const std::int64_t* numbers, Level level, Plane open, std::int64_t end) {
    auto* out = s_.arena.take<std::int64_t>(s_.words(level) * word_bits);
    std::memcpy(out, numbers, s_.words(level) * word_bits * sizeof(std::int64_t));
    for (std::size_t w = 0; w < s_.words(level); ++w) {
      for (Word left = open[w]; left != 0; left &= left - 1) out[w * word_bits + static_cast<std::size_t>(std::countr_zero(left))] = end;
    }
    return out;
  }

  /// Applies something that keeps the order of numbers to both ends. Behind the last row there is nothing to apply it to.
  template <class F>
  [[nodiscard]] NumberColumn each_end(const NumberColumn& a, Level level, F&& apply) {
    const std::size_t count = level == Level::row ? s_.rows.rows : s_.rows.dossiers;
    const auto applied = [&](const std::int64_t* ends) {
      auto* out = s_.arena.take<std::int64_t>(s_.words(level) * word_bits);
      for (std::size_t i = 0; i < count; ++i) out[i] = apply(ends[i]);
      for (std::size_t i = count; i < s_.words(level) * word_bits; ++i) out[i] = 0;
      return out;
    };
    const std::int64_t* lo = applied(a.lo);
    return {lo, a.is_points() ? lo : applied(a.hi), a.open};
  }

  [[nodiscard]] NumberColumn months_added(const NumberColumn& a, Level level, std::int64_t months) {
    const std::int32_t* table = s_.months_later_table(months).data();
    return each_end(a, level, [&](std::int64_t day) {
      const std::int64_t place = day - ChunkState::first_tabled_day;
      return place >= 0 && place < ChunkState::tabled_days ? std::int64_t{table[place]} : months_later(day, months);
    });
  }

  static Interval apply(Op op, Interval a, Interval b) {
    if (op == Op::add) return {sum_of_ends(a.lo, b.lo), sum_of_ends(a.hi, b.hi)};
    if (op == Op::subtract) return {sum_of_ends(a.lo, -b.hi), sum_of_ends(a.hi, -b.lo)};
    return product(a, b);
  }

  [[nodiscard]] NumberColumn pairwise(const Instruction& i, Level level) {
    const NumberColumn a = number_at(level, i.a), b = number_at(level, i.b);
    const std::size_t count = level == Level::row ? s_.rows.rows : s_.rows.dossiers;
    const std::size_t words = s_.words(level);
    auto* lo = s_.arena.take<std::int64_t>(words * word_bits);
    auto* hi = s_.arena.take<std::int64_t>(words * word_bits);
    for (std::size_t row = 0; row < words * word_bits; ++row) {
      const Interval value = row < count ? apply(i.op, {a.lo[row], a.hi[row]}, {b.lo[row], b.hi[row]}) : point(0);
      lo[row] = value.lo;
      hi[row] = value.hi;
    }
    if (a.is_points() && b.is_points()) return {lo, lo, nullptr};
    Word* open = s_.arena.plane(words);
    k_.equal(open, lo, hi, words);
    k_.and_not(open, s_.every(level), open, words);
    return {lo, hi, open};
  }

  ChunkState& s_;
  const Kernels& k_;
};

}  // namespace

void assess_columns(ChunkState& state) { Running(state).run(); }

}  // namespace couvert
