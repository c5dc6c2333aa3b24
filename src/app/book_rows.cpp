#include "app/book_rows.h"

#include <algorithm>

#include "app/book_amounts.h"
#include "app/book_columns.h"
#include "app/book_draws.h"
#include "base/calendar.h"
#include "facts/dossier.h"

namespace couvert {
namespace {

using WritableColumn = ChunkStorage::WritableColumn;
using WritableColumns = std::vector<WritableColumn>;

// How often what comes about. Units   of 2^32, from parts per million
constexpr std::uint64_t one_in_hundred = threshold_of(10'000);
constexpr std::uint64_t old_contract = threshold_of(40'000);
constexpr std::uint64_t concluded_left_out = threshold_of(100'000);
constexpr std::uint64_t outside_period = threshold_of(20'000);
constexpr std::uint64_t occurred_stated = threshold_of(850'000);
constexpr std::uint64_t part_of_series = threshold_of(70'000);
constexpr std::uint64_t paid_before = threshold_of(15'000);
constexpr std::uint64_t some_limit = threshold_of(250'000);
constexpr std::uint64_t some_denial = threshold_of(150'000);
constexpr std::uint64_t taken_off = threshold_of(80'000);
constexpr std::uint64_t taken_off_dossier = threshold_of(50'000);
constexpr std::uint64_t one_cost_differs = threshold_of(20'000);
constexpr std::uint64_t kind_not_paid = threshold_of(30'000);
constexpr std::uint64_t round_amount = threshold_of(300'000);

// Policies begin in 2024 to 2027.
constexpr std::int32_t first_start = 19'723;
constexpr std::uint32_t starts = 1'461;
constexpr std::uint32_t six_years = 2'190;

constexpr std::int64_t hour = 3'600;

/// The number of costs: cumulated, of 2^32. One dossier of a hundred has none; the mean is about 1.8.
std::uint32_t cost_count(std::uint32_t random) {
  constexpr std::uint64_t until[] = {threshold_of(10'000), threshold_of(480'000), threshold_of(780'000), threshold_of(930'000)};
  return static_cast<std::uint32_t>(std::upper_bound(std::begin(until), std::end(until), std::uint64_t{random}) - std::begin(until));
}

/// What is drawn first of a row, because room must be made for its costs.
struct Shape {
  std::uint32_t recipe = 0;
  std::uint32_t costs = 0;
};

Shape next_shape(BookDraws& draws, std::size_t recipes) {
  const Draw draw = draws.next();
  return {below(draw.first, static_cast<std::uint32_t>(recipes)), cost_count(draw.second)};
}

/// One dossier on its way into the columns.
class Row {
 public:
  Row(const BookRecipes& recipes, const WritableColumns& of_dossier, const WritableColumns& of_cost, std::uint64_t seed, std::uint64_t row,
      std::uint64_t open_threshold)
      : recipes_(recipes),
        of_dossier_(of_dossier),
        of_cost_(of_cost),
        draws_(seed, row, DrawPurpose::row),
        openness_(seed, row, DrawPurpose::openness),
        open_threshold_(open_threshold) {}

  void write(std::size_t dossier, std::uint32_t first_cost) {
    const Shape shape = next_shape(draws_, std::max<std::size_t>(recipes_.recipes.size(), 1));
    at_ = dossier;
    write_course();
    const BookTurn* turn = next_turn();
    if (turn != nullptr) take_steps(turn->of_dossier, of_dossier_);
    const Recipe* recipe = recipes_.recipes.empty() ? nullptr : &recipes_.recipes[shape.recipe];
    if (recipe != nullptr) take_steps(recipe->of_dossier, of_dossier_);
    take_steps(recipes_.policy, of_dossier_);
    const BookTurn* denial = next_denial();
    if (denial != nullptr) take_steps(denial->of_dossier, of_dossier_);
    write_few();
    const Draw differs = draws_.next();
    for (std::uint32_t cost = 0; cost < shape.costs; ++cost) {
      at_ = first_cost + cost;
      const bool is_other = differs.first < one_cost_differs && cost == below(differs.second, shape.costs);
      if (is_other) take_one(recipes_.overrides, of_cost_);
      for (const BookTurn* beside : {turn, denial}) {
        if (beside != nullptr) take_steps(beside->of_cost, of_cost_);
      }
      write_cost(recipe, cost == 0);
    }
  }

 private:
  void put(const WritableColumn& column, std::int64_t value) {
    const std::size_t word = at_ / word_bits;
    const Word bit = Word{1} << (at_ % word_bits);
    const Word stated = column.known[word] | (column.open != nullptr ? column.open[word] : 0);
    if ((stated & bit) != 0) return;
    if (column.open != nullptr && is_open()) {
      column.open[word] |= bit;
      return;
    }
    column.known[word] |= bit;
    if (column.bits != nullptr) column.bits[word] |= value != 0 ? bit : 0;
    else if (column.codes != nullptr) column.codes[at_] = static_cast<std::uint8_t>(value);
    else column.numbers[at_] = value;
  }

  bool is_open() {
    if (open_threshold_ == 0) return false;
    has_half_ = !has_half_;
    if (has_half_) half_ = openness_.next();
    return (has_half_ ? half_.first : half_.second) < open_threshold_;
  }

  std::int64_t value_of(const Step& step, std::uint32_t random) const {
    const std::uint32_t place = below(random, step.count);
    const auto number = [&] { return step.first + std::int64_t{step.grain} * place; };
    switch (step.form) {
      case StepForm::code: return static_cast<std::int64_t>((static_cast<std::uint64_t>(step.first) >> (4 * place)) & 15);
      case StepForm::listed: return recipes_.numbers[static_cast<std::size_t>(step.first) + place];
      case StepForm::day: return discovered_day_ + number();
      case StepForm::moment: return discovered_ + number();
      case StepForm::amount: return usual_amount_minor(random, false, recipes_.minor_per_unit) * step.grain / 1'000;
      case StepForm::share: return amount_ * number() / 1'000;
      case StepForm::number: break;
    }
    return number();
  }

  void take_steps(const Steps& steps, const WritableColumns& columns) {
    for (const Step& step : steps) {
      const Draw draw = draws_.next();
      if (draw.first < step.threshold) put(columns[step.column], value_of(step, draw.second));
    }
  }

  void take_one(const Steps& steps, const WritableColumns& columns) {
    if (steps.empty()) return;
    const Draw draw = draws_.next();
    const Step& step = steps[below(draw.first, static_cast<std::uint32_t>(steps.size()))];
    put(columns[step.column], value_of(step, draw.second));
  }

  const BookTurn* next_turn() {
    const std::vector<std::uint64_t>& until = recipes_.turns_until;
    const std::uint64_t random = draws_.next().first;
    if (until.empty() || random >= until.back()) return nullptr;
    return &recipes_.turns[static_cast<std::size_t>(std::upper_bound(until.begin(), until.end(), random) - until.begin())];
  }

  const BookTurn* next_denial() {
    const Draw denial = draws_.next();
    if (denial.first >= some_denial || recipes_.denials.empty()) return nullptr;
    return &recipes_.denials[below(denial.second, static_cast<std::uint32_t>(recipes_.denials.size()))];
  }

  /// What few dossiers have.
  void write_few() {
    const Draw draw = draws_.next();
    if (draw.first < some_limit) take_one(recipes_.limits, of_dossier_);
    if (draw.second < taken_off_dossier) take_one(recipes_.taken_off_dossier, of_dossier_);
  }

  void write_course() {
    const CourseColumns& course = recipes_.course;
    const Draw begins = draws_.next();
    const std::int32_t from = first_start + static_cast<std::int32_t>(below(begins.first, starts));
    const std::int32_t to = add_months(Day{from}, 12).number;
    put(of_dossier_[course.from], from);
    put(of_dossier_[course.to], to);
    write_conclusion(from, begins.second);
    write_discovery(from, to);
    write_moments();
    const Draw end = draws_.next();
    if (recipes_.can_end_early && end.first < one_in_hundred) {
      const Draw how = draws_.next();
      put(of_dossier_[course.termination_received], from + std::int64_t{below(how.first, static_cast<std::uint32_t>(to - from))});
      put(of_dossier_[course.termination_by], static_cast<std::int64_t>(how.second < threshold_of(600'000) ? Party::policyholder : Party::insurer));
    }
    if (end.second >= paid_before) return;
    const Draw before = draws_.next();
    put(of_dossier_[course.paid_before], usual_amount_minor(before.first, false, recipes_.minor_per_unit));
    put(of_dossier_[course.deductible_before], std::int64_t{below(before.second, 11)} * 50 * recipes_.minor_per_unit);
  }

  void write_conclusion(std::int32_t from, std::uint32_t random) {
    const Draw draw = draws_.next();
    if (recipes_.law_changed && draw.first < old_contract) {
      put(of_dossier_[recipes_.course.concluded], recipes_.law_changed->number - 1 - static_cast<std::int32_t>(below(random, six_years)));
    } else if (draw.second >= concluded_left_out) {
      put(of_dossier_[recipes_.course.concluded], from - static_cast<std::int32_t>(below(random, 45)));
    }
  }

  /// By day, on every fifth minute.
  void write_discovery(std::int32_t from, std::int32_t to) {
    const Draw day = draws_.next();
    const Draw time = draws_.next();
    discovered_day_ = from + std::int64_t{below(day.first, static_cast<std::uint32_t>(to - from))};
    if (day.second < outside_period / 2) discovered_day_ = from - 1 - std::int64_t{below(day.first, 60)};
    else if (day.second < outside_period) discovered_day_ = to + std::int64_t{below(day.first, 60)};
    discovered_ = discovered_day_ * seconds_a_day + 6 * hour + 300 * std::int64_t{below(time.first, 192)};
    put(of_dossier_[recipes_.course.discovered], discovered_);
  }

  void write_moments() {
    const CourseColumns& course = recipes_.course;
    const Draw occurred = draws_.next();
    if (occurred.first < occurred_stated) put(of_dossier_[course.occurred], discovered_ - gap_before(occurred.second));
    const Draw series = draws_.next();
    if (series.first < part_of_series) put(of_dossier_[course.series_began], discovered_ - hour * (1 + std::int64_t{below(series.second, 21 * 24)}));
    put(of_dossier_[course.notified], discovered_ + gap_after(draws_.next()));
  }

  /// Mostly hours, at times weeks, seldom a year.
  std::int64_t gap_before(std::uint32_t random) {
    const Draw how_long = draws_.next();
    if (how_long.first < threshold_of(700'000)) return 300 * std::int64_t{below(random, 48 * 12)};
    return hour * std::int64_t{below(random, how_long.first < threshold_of(960'000) ? 20 * 24 : 400 * 24)};
  }

  static std::int64_t gap_after(Draw draw) {
    if (draw.first < threshold_of(750'000)) return 600 + 300 * std::int64_t{below(draw.second, 24 * 12)};
    return hour * (24 + std::int64_t{below(draw.second, draw.first < threshold_of(960'000) ? 5 * 24 : 60 * 24)});
  }

  void write_cost(const Recipe* recipe, bool is_first) {
    const CourseColumns& course = recipes_.course;
    const Draw which = draws_.next();
    const Draw much = draws_.next();
    const CostRecipe* cost = nullptr;
    const bool is_paid = recipes_.kinds_not_paid.empty() || which.second >= kind_not_paid;
    if (recipe != nullptr && is_paid) cost = &recipe->costs[is_first ? 0 : below(which.first, static_cast<std::uint32_t>(recipe->costs.size()))];
    amount_ = usual_amount_minor(much.first, cost != nullptr && cost->is_heavy, recipes_.minor_per_unit);
    const std::int64_t ten_units = 10 * recipes_.minor_per_unit;
    if (much.second < round_amount) amount_ -= amount_ % ten_units;
    put(of_cost_[course.kind], cost != nullptr ? cost->kind : kind_without_recipe(which.first));
    put(of_cost_[course.amount], amount_);
    if (cost != nullptr) take_steps(cost->steps, of_cost_);
    if (draws_.next().first < taken_off) take_one(recipes_.taken_off, of_cost_);
  }

  std::int64_t kind_without_recipe(std::uint32_t random) const {
    const auto& kinds = recipes_.kinds_not_paid;
    return kinds.empty() ? 0 : kinds[below(random, static_cast<std::uint32_t>(kinds.size()))];
  }

  const BookRecipes& recipes_;
  const WritableColumns& of_dossier_;
  const WritableColumns& of_cost_;
  BookDraws draws_, openness_;
  std::uint64_t open_threshold_;
  Draw half_;
  bool has_half_ = false;
  std::size_t at_ = 0;  // the row of the dossier, or of the cost
  std::int64_t discovered_ = 0, discovered_day_ = 0, amount_ = 0;
};

}  // namespace

BookRows::BookRows(const BookRecipes& recipes, std::uint64_t seed, std::uint32_t unknown_ppm)
    : recipes_(recipes), seed_(seed), open_threshold_(threshold_of(unknown_ppm)) {}

void BookRows::fill(std::uint64_t first_row, std::size_t count, std::size_t dossier_columns, std::size_t cost_columns, ChunkStorage& storage) {
  std::vector<std::uint32_t> first_cost(count + 1);
  const std::size_t stories = std::max<std::size_t>(recipes_.recipes.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    BookDraws draws(seed_, first_row + i, DrawPurpose::row);
    first_cost[i + 1] = first_cost[i] + next_shape(draws, stories).costs;
  }
  storage.start(count, first_cost.back());
  std::copy(first_cost.begin(), first_cost.end(), storage.first_cost());
  of_dossier_.clear();
  of_cost_.clear();
  for (std::size_t c = 0; c < dossier_columns; ++c) of_dossier_.push_back(storage.of_dossier(static_cast<ColumnId>(c)));
  for (std::size_t c = 0; c < cost_columns; ++c) of_cost_.push_back(storage.of_cost(static_cast<ColumnId>(c)));
  for (std::size_t i = 0; i < count; ++i) {
    Row(recipes_, of_dossier_, of_cost_, seed_, first_row + i, open_threshold_).write(i, first_cost[i]);
  }
}

}  // namespace couvert
