// The instructions, one loop each over the costs of the dossier.
#include "program/assess.h"

#include "program/interval_arithmetic.h"

namespace couvert {
namespace {

constexpr Truth less_than(Interval a, Interval b) {
  if (a.hi < b.lo) return Truth::yes;
  return a.lo >= b.hi ? Truth::no : Truth::unknown;
}

constexpr Truth equals(Interval a, Interval b) {
  if (is_point(a) && is_point(b) && a.lo == b.lo) return Truth::yes;
  return a.hi < b.lo || b.hi < a.lo ? Truth::no : Truth::unknown;
}

Truth compare(Comparison comparison, Interval a, Interval b) {
  switch (comparison) {
    case Comparison::equal: return equals(a, b);
    case Comparison::not_equal: return truth_not(equals(a, b));
    case Comparison::less: return less_than(a, b);
    case Comparison::at_least: return truth_not(less_than(a, b));
    case Comparison::greater: return less_than(b, a);
    case Comparison::at_most: return truth_not(less_than(b, a));
  }
  return Truth::unknown;
}

Truth truth_of(Value value) {
  if (!is_known(value)) return Truth::unknown;
  return truth(value.number != 0);
}

Truth option_test(Value value, std::int64_t mask) {
  if (!is_known(value)) return Truth::unknown;
  return truth(((mask >> value.number) & 1) != 0);
}

class Assessment {
 public:
  Assessment(const Program& program, const Inputs& inputs, Registers& registers)
      : program_(program), inputs_(inputs), registers_(registers), width_(inputs.width) {}

  void run(const Instruction& i) {
    switch (i.op) {
      case Op::constant_truth: each_truth(i, [&](std::size_t) { return truth(i.number != 0); }); break;
      case Op::load_truth: each_truth(i, [&](std::size_t c) { return truth_of(inputs_.value(i.a, c)); }); break;
      case Op::test_option: each_truth(i, [&](std::size_t c) { return option_test(inputs_.value(i.a, c), i.number); }); break;
      case Op::negate: each_truth(i, [&](std::size_t c) { return truth_not(t(i.a, c)); }); break;
      case Op::both: each_truth(i, [&](std::size_t c) { return truth_and(t(i.a, c), t(i.b, c)); }); break;
      case Op::either: each_truth(i, [&](std::size_t c) { return truth_or(t(i.a, c), t(i.b, c)); }); break;
      case Op::compare:
        each_truth(i, [&](std::size_t c) { return compare(static_cast<Comparison>(i.number), n(i.a, c), n(i.b, c)); });
        break;
      case Op::any_cost: {
        Truth any = Truth::no;
        for (std::size_t c = 0; c < width_; ++c) any = truth_or(any, t(i.a, c));
        each_truth(i, [any](std::size_t) { return any; });
        break;
      }
      case Op::constant_number: each_number(i, [&](std::size_t) { return point(i.number); }); break;
      case Op::load_number:
        each_number(i, [&](std::size_t c) { return bounds_of(inputs_.value(i.a, c), loaded_type(i.a)); });
        break;
      case Op::add_months:
        each_number(i, [&](std::size_t c) {
          return Interval{months_later(n(i.a, c).lo, i.number), months_later(n(i.a, c).hi, i.number)};
        });
        break;
      case Op::add:
        each_number(i, [&](std::size_t c) {
          return Interval{sum_of_ends(n(i.a, c).lo, n(i.b, c).lo), sum_of_ends(n(i.a, c).hi, n(i.b, c).hi)};
        });
        break;
      case Op::subtract:
        each_number(i, [&](std::size_t c) {
          return Interval{sum_of_ends(n(i.a, c).lo, -n(i.b, c).hi), sum_of_ends(n(i.a, c).hi, -n(i.b, c).lo)};
        });
        break;
      case Op::multiply: each_number(i, [&](std::size_t c) { return product(n(i.a, c), n(i.b, c)); }); break;
      case Op::percent_of:
        each_number(i, [&](std::size_t c) { return Interval{share_of(n(i.a, c).lo, i.number), share_of(n(i.a, c).hi, i.number)}; });
        break;
    }
  }

 private:
  [[nodiscard]] Truth t(TruthRegister reg, std::size_t cost) const { return registers_.truths[reg * width_ + cost]; }
  [[nodiscard]] Interval n(NumberRegister reg, std::size_t cost) const { return registers_.numbers[reg * width_ + cost]; }
  /// A local day taken from an instant is bounded like a day, not like money.
  [[nodiscard]] FactType loaded_type(SlotId slot) const { return program_.slots[slot].type; }

  template <class F>
  void each_truth(const Instruction& i, F&& value) {
    for (std::size_t c = 0; c < width_; ++c) registers_.truths[i.result * width_ + c] = value(c);
  }
  template <class F>
  void each_number(const Instruction& i, F&& value) {
    for (std::size_t c = 0; c < width_; ++c) registers_.numbers[i.result * width_ + c] = value(c);
  }

  const Program& program_;
  const Inputs& inputs_;
  Registers& registers_;
  const std::size_t width_;
};

}  // namespace

void assess(const Program& program, const Inputs& inputs, Registers& registers) {
  registers.width = inputs.width;
  registers.truths.resize(program.truth_producer.size() * inputs.width);
  registers.numbers.resize(program.number_producer.size() * inputs.width);
  Assessment assessment(program, inputs, registers);
  for (const Instruction& instruction : program.instructions) assessment.run(instruction);
}

}  // namespace couvert
