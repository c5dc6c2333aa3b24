#include "app/book_steps.h"

#include <algorithm>
#include <limits>

namespace couvert {
namespace {

// In units of the currency, as policies are sold.
constexpr std::initializer_list<std::int64_t> usual_sums{5'000, 10'000, 10'000, 20'000, 20'000, 50'000, 100'000, 250'000};
constexpr std::initializer_list<std::int64_t> usual_deductibles{0, 100, 200, 200, 500, 500, 1'000, 2'500};
constexpr std::initializer_list<std::int64_t> usual_limits{1'000, 2'000, 5'000, 5'000, 10'000, 20'000, 25'000};
constexpr std::initializer_list<std::int64_t> usual_premiums{48, 60, 84, 96, 120, 180, 240, 480, 960};
constexpr std::initializer_list<std::int64_t> usual_counts{6, 8, 12, 12, 24, 24, 48};

constexpr std::uint32_t five_minutes = 300;
constexpr std::uint32_t tenth_of_usual = 100;  // parts per thousand
constexpr std::uint32_t all_of_usual = 1'000;
constexpr std::int64_t coarse_from = 100'000;  // amounts that can differ by more are whole units

/// The codes of a mask, four bits each from the lowest on.
std::pair<std::int64_t, std::uint32_t> packed(std::uint64_t mask) {
  std::uint64_t codes = 0;
  std::uint32_t count = 0;
  for (std::uint64_t code = 0; code < 16; ++code) {
    if ((mask >> code) & 1) codes |= code << (4 * count++);
  }
  return {static_cast<std::int64_t>(codes), count};
}

std::uint32_t grain_of(FactType type, std::int64_t span) {
  switch (type) {
    case FactType::instant: return span >= five_minutes ? five_minutes : 1;
    case FactType::percent: return span >= 50'000 ? 50'000 : 1;
    case FactType::money: return span >= coarse_from ? 100 : 1;
    default: return 1;
  }
}

StepForm form_of(FactType type) {
  if (type == FactType::date) return StepForm::day;
  return type == FactType::instant ? StepForm::moment : StepForm::number;
}

Step number_step(FactType type, Interval numbers) {
  const std::int64_t span = numbers.hi - numbers.lo;
  Step step;
  step.form = form_of(type);
  step.grain = grain_of(type, span);
  step.first = numbers.lo;
  step.count = static_cast<std::uint32_t>(std::min<std::int64_t>(span / step.grain, std::numeric_limits<std::uint32_t>::max() - 1) + 1);
  return step;
}

Step listed_step(BookRecipes& recipes, std::initializer_list<std::int64_t> values, std::int64_t unit) {
  Step step;
  step.form = StepForm::listed;
  step.first = static_cast<std::int64_t>(recipes.numbers.size());
  step.count = static_cast<std::uint32_t>(values.size());
  for (const std::int64_t value : values) recipes.numbers.push_back(value * unit);
  return step;
}

Step placed(Step step, ColumnId column, std::uint64_t ppm) {
  step.column = column;
  step.threshold = threshold_of(ppm);
  return step;
}

std::uint64_t how_often(FactType type) {
  switch (type) {
    case FactType::money: return 600'000;
    case FactType::count: return 400'000;
    case FactType::truth: return 250'000;
    default: return 200'000;
  }
}

void write_schedule_key(const BookColumns& columns, ScheduleId id, BookRecipes& recipes) {
  const ScheduleKey& key = columns.wording().form.schedule[id];
  const BookColumn column = columns.of_schedule(id);
  const std::int64_t unit = recipes.minor_per_unit;
  const std::uint64_t ppm = key.required ? always_ppm : how_often(key.type);
  const bool is_limit = !key.required && key.type == FactType::money && key.default_value.stated == Stated::left_out && !key.default_reading;
  if (is_limit) recipes.limits.push_back(placed(listed_step(recipes, usual_limits, unit), column.id, always_ppm));
  else if (key.type == FactType::money) recipes.policy.push_back(placed(listed_step(recipes, key.required ? usual_sums : usual_deductibles, unit), column.id, ppm));
  else if (key.type == FactType::count) recipes.policy.push_back(placed(listed_step(recipes, usual_counts, 1), column.id, ppm));
  else recipes.policy.push_back(step_for(columns, column, columns.natural(column), ppm));
}

}  // namespace

Step step_for(const BookColumns& columns, BookColumn column, const Leeway& leeway, std::uint64_t ppm) {
  const ColumnSpec& spec = columns.spec(column);
  if (spec.type == FactType::truth || spec.type == FactType::option) {
    Step step;
    step.form = StepForm::code;
    std::tie(step.first, step.count) = packed(leeway.codes);
    return placed(step, column.id, ppm);
  }
  const bool is_usual_amount = spec.type == FactType::money && spec.role == ColumnRole::fact && leeway == columns.natural(column);
  if (!is_usual_amount) return placed(number_step(spec.type, leeway.numbers), column.id, ppm);
  Step step;
  step.form = StepForm::amount;
  // What is one amount for the whole incident (spared by timely notice, say) is mostly a small one.
  step.grain = column.of_cost ? all_of_usual : tenth_of_usual;
  return placed(step, column.id, ppm);
}

Step share_step(BookColumn column, Interval permille, std::uint64_t ppm) {
  Step step;
  step.form = StepForm::share;
  step.first = permille.lo;
  step.count = static_cast<std::uint32_t>(permille.hi - permille.lo + 1);
  return placed(step, column.id, ppm);
}

void append_steps(const BookColumns& columns, const std::vector<std::pair<BookColumn, Leeway>>& settled, std::uint64_t ppm, Steps& steps) {
  for (const auto& [column, leeway] : settled) steps.push_back(step_for(columns, column, leeway, ppm));
}

void write_policy_steps(const BookColumns& columns, BookRecipes& recipes) {
  const Wording& wording = columns.wording();
  for (std::size_t i = 0; i < wording.form.schedule.size(); ++i) write_schedule_key(columns, static_cast<ScheduleId>(i), recipes);
  const bool speaks_of_premium =
      std::any_of(wording.terms.begin(), wording.terms.end(), [](const Term& term) { return term.op == TermOp::annual_premium; });
  if (speaks_of_premium) {
    const Step premium = listed_step(recipes, usual_premiums, recipes.minor_per_unit);
    recipes.policy.push_back(placed(premium, columns.course(ColumnRole::annual_premium), always_ppm));
  }
}

}  // namespace couvert
