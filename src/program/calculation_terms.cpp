#include "program/calculation_terms.h"

#include "base/ensure.h"
#include "base/interval.h"
#include "base/money.h"
#include "wording/comparison.h"

namespace couvert {
namespace {

constexpr std::int64_t millionth = 1'000'000;

using Number = std::optional<std::int64_t>;

bool in_mask(std::int64_t mask, std::int64_t option) { return (mask >> option & 1) != 0; }

Truth truth_of_value(Value value) { return is_known(value) ? truth(value.number != 0) : Truth::unknown; }

bool compares(Comparison comparison, std::int64_t a, std::int64_t b) {
  switch (comparison) {
    case Comparison::equal:
      return a == b;
    case Comparison::not_equal:
      return a != b;
    case Comparison::less:
      return a < b;
    case Comparison::at_most:
      return a <= b;
    case Comparison::greater:
      return a > b;
    case Comparison::at_least:
      return a >= b;
  }
  return false;
}

/// The given input that stands for a field of the policy: a calculation has no dossier.
std::optional<std::string> input_of_policy(const Term& term) {
  if (term.op == TermOp::annual_premium) return "annual_premium";
  if (term.op != TermOp::policy_day) return std::nullopt;
  switch (static_cast<PolicyDay>(term.number)) {
    case PolicyDay::from:
      return "from";
    case PolicyDay::to:
      return "to";
    case PolicyDay::concluded:
      return std::nullopt;
  }
  return std::nullopt;
}

Number number_of_value(Value value) { return is_known(value) ? Number{value.number} : std::nullopt; }

Number combine(const Term& term, const CalculationScene& scene) {
  const Number a = number_of(term.a, scene);
  const Number b = number_of(term.b, scene);
  if (!a || !b) return std::nullopt;
  const Int128 left = *a;
  const Int128 right = *b;
  if (term.op == TermOp::add) return saturate(left + right);
  if (term.op == TermOp::subtract) return saturate(left - right);
  if (scene.wording.at(term.b).type == TermType::ratio) return divide_rounded(left * right, millionth);
  return saturate(left * right);
}

Truth compare(const Term& term, const CalculationScene& scene) {
  const Number a = number_of(term.a, scene);
  const Number b = number_of(term.b, scene);
  if (!a || !b) return Truth::unknown;
  return truth(compares(static_cast<Comparison>(term.number), *a, *b));
}

bool has_operand_a(TermOp op) {
  switch (op) {
    case TermOp::negation:
    case TermOp::conjunction:
    case TermOp::disjunction:
    case TermOp::compare:
    case TermOp::local_day:
    case TermOp::add_months:
    case TermOp::add:
    case TermOp::subtract:
    case TermOp::multiply:
    case TermOp::percent_of:
      return true;
    default:
      return false;
  }
}

bool has_operand_b(TermOp op) {
  return op == TermOp::conjunction || op == TermOp::disjunction || op == TermOp::compare || op == TermOp::add ||
         op == TermOp::subtract || op == TermOp::multiply;
}

void collect_inputs(TermId id, const Wording& wording, std::set<std::string>& names) {
  const Term& term = wording.at(id);
  if (term.op == TermOp::input_truth || term.op == TermOp::input_option || term.op == TermOp::input_number)
    names.insert(wording.calculations.inputs[term.index].name);
  if (const auto name = input_of_policy(term)) names.insert(*name);
  if (has_operand_a(term.op)) collect_inputs(term.a, wording, names);
  if (has_operand_b(term.op)) collect_inputs(term.b, wording, names);
}

}  // namespace

Value CalculationScene::given(const std::string& name) const {
  const auto found = inputs.find(name);
  return found == inputs.end() ? Value{} : found->second;
}

Value CalculationScene::given(InputId input) const { return given(wording.calculations.inputs[input].name); }

Truth truth_of(TermId id, const CalculationScene& scene) {
  const Term& term = scene.wording.at(id);
  switch (term.op) {
    case TermOp::truth_constant:
      return truth(term.number != 0);
    case TermOp::reading_option:
      return truth(in_mask(term.number, scene.readings[term.index]));
    case TermOp::input_truth:
      return truth_of_value(scene.given(term.index));
    case TermOp::input_option: {
      const Value value = scene.given(term.index);
      return is_known(value) ? truth(in_mask(term.number, value.number)) : Truth::unknown;
    }
    case TermOp::negation:
      return truth_not(truth_of(term.a, scene));
    case TermOp::conjunction:
      return truth_and(truth_of(term.a, scene), truth_of(term.b, scene));
    case TermOp::disjunction:
      return truth_or(truth_of(term.a, scene), truth_of(term.b, scene));
    case TermOp::compare:
      return compare(term, scene);
    default:
      break;
  }
  // The checker lets a calculation read readings and inputs only; whatever else comes here is our own bug.
  ensure(false, "a truth of a calculation rests on readings and inputs");
  return Truth::unknown;
}

std::optional<std::int64_t> number_of(TermId id, const CalculationScene& scene) {
  const Term& term = scene.wording.at(id);
  switch (term.op) {
    case TermOp::constant:
      return term.number;
    case TermOp::input_number:
      return number_of_value(scene.given(term.index));
    case TermOp::policy_day:
    case TermOp::annual_premium: {
      const auto name = input_of_policy(term);
      return name ? number_of_value(scene.given(*name)) : std::nullopt;
    }
    case TermOp::local_day: {
      const Number instant = number_of(term.a, scene);
      return instant ? Number{scene.zone.local_day({*instant}).number} : std::nullopt;
    }
    case TermOp::add_months: {
      const Number day = number_of(term.a, scene);
      if (!day) return std::nullopt;
      return add_months({static_cast<std::int32_t>(*day)}, static_cast<int>(term.number)).number;
    }
    case TermOp::add:
    case TermOp::subtract:
    case TermOp::multiply:
      return combine(term, scene);
    case TermOp::percent_of: {
      const Number whole = number_of(term.a, scene);
      return whole ? Number{divide_rounded(Int128{*whole} * term.number, millionth)} : std::nullopt;
    }
    default:
      break;
  }
  ensure(false, "a number of a calculation rests on inputs and constants");
  return std::nullopt;
}

bool holds(const CalculationGuard& guard, const CalculationScene& scene) {
  return !guard.when || is_yes(truth_of(*guard.when, scene));
}

std::set<std::string> inputs_read_by(TermId term, const Wording& wording) {
  std::set<std::string> names;
  collect_inputs(term, wording, names);
  return names;
}

}  // namespace couvert
