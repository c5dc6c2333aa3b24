#include "app/book_columns.h"

#include <algorithm>

#include "base/ensure.h"
#include "facts/form.h"

namespace couvert {
namespace {

bool contains(const std::vector<FactId>& facts, FactId fact) { return std::find(facts.begin(), facts.end(), fact) != facts.end(); }

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::vector<ColumnId> columns_of(const std::vector<ColumnSpec>& specs, ColumnRole role, std::size_t count) {
  std::vector<ColumnId> columns(count);
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (specs[i].role == role) columns[specs[i].index] = static_cast<ColumnId>(i);
  }
  return columns;
}

}  // namespace

BookColumns::BookColumns(const Wording& wording, const ColumnLayout& layout)
    : wording_(wording),
      layout_(layout),
      minor_per_unit_(power_of_ten(wording.form.currency.decimals())),
      schedule_(columns_of(layout.of_dossier, ColumnRole::schedule, wording.form.schedule.size())),
      fact_of_dossier_(columns_of(layout.of_dossier, ColumnRole::fact, wording.form.vocabulary->facts.size())),
      fact_of_cost_(columns_of(layout.of_cost, ColumnRole::fact, wording.form.vocabulary->facts.size())) {
  // These two names are the ones that the reader of dossiers compares.
  if (const auto fact = wording.form.vocabulary->find_fact("interrupted_from")) begins_.push_back(*fact);
  if (const auto fact = wording.form.vocabulary->find_fact("interrupted_until")) ends_.push_back(*fact);
  for (const CoverRule& cover : wording.covers) {
    if (!cover.waits) continue;
    begins_.push_back(cover.waits->from);
    ends_.push_back(cover.waits->to);
  }
  for (const PresumptionRule& rule : wording.presumptions) {
    if (rule.guard.when && !holds_as_adopted(*rule.guard.when)) continue;
    KindMask spared = 0;
    for (std::size_t c = 0; c < wording.covers.size() && c < 64; ++c) {
      if ((rule.except_covers >> c) & 1) spared |= wording.covers[c].kinds;
    }
    presumed_.push_back({rule.fact, rule.value, ~spared});
  }
}

/// The guard of a presumption reads readings alone; anything else counts as not holding.
bool BookColumns::holds_as_adopted(TermId guard) const {
  const Term& term = wording_.at(guard);
  switch (term.op) {
    case TermOp::truth_constant: return term.number != 0;
    case TermOp::reading_option: return ((term.number >> wording_.form.readings[term.index].adopted) & 1) != 0;
    case TermOp::negation: return !holds_as_adopted(term.a);
    case TermOp::conjunction: return holds_as_adopted(term.a) && holds_as_adopted(term.b);
    case TermOp::disjunction: return holds_as_adopted(term.a) || holds_as_adopted(term.b);
    default: return false;
  }
}

const ColumnSpec& BookColumns::spec(BookColumn column) const {
  return column.of_cost ? layout_.of_cost[column.id] : layout_.of_dossier[column.id];
}

BookColumn BookColumns::of_fact(FactId fact) const {
  const bool of_cost = wording_.form.vocabulary->facts[fact].per_cost;
  return {of_cost, of_cost ? fact_of_cost_[fact] : fact_of_dossier_[fact]};
}

ColumnId BookColumns::course(ColumnRole role) const {
  for (const std::vector<ColumnSpec>* specs : {&layout_.of_dossier, &layout_.of_cost}) {
    const auto found = std::find_if(specs->begin(), specs->end(), [role](const ColumnSpec& spec) { return spec.role == role; });
    if (found != specs->end()) return static_cast<ColumnId>(found - specs->begin());
  }
  ensure(false, "every layout has the columns of policy, incident and costs");
  return 0;
}

Leeway BookColumns::natural_instant(const ColumnSpec& spec) const {
  if (spec.role == ColumnRole::fact && contains(begins_, spec.index)) return {0, {-seconds_a_day, 0}};
  if (spec.role == ColumnRole::fact && contains(ends_, spec.index)) return {0, {3'600, 10 * seconds_a_day}};
  return {0, {-5 * seconds_a_day, 5 * seconds_a_day}};
}

Leeway BookColumns::natural(BookColumn column) const {
  const ColumnSpec& known = spec(column);
  switch (known.type) {
    case FactType::truth: return {0b11, {}};
    case FactType::option: return {(std::uint64_t{1} << std::min<std::size_t>(known.options.size(), 16)) - 1, {}};
    case FactType::money: {
      const std::int64_t unit = minor_per_unit_;
      if (known.role == ColumnRole::schedule) return {0, {known.required ? 1'000 * unit : 0, 100'000 * unit}};
      return {0, {10 * unit, 20'000 * unit}};
    }
    case FactType::count: return {0, {1, 12}};
    case FactType::percent: return {0, {50'000, 500'000}};
    case FactType::date: return {0, column.of_cost ? Interval{0, 60} : Interval{-60, 30}};
    case FactType::instant: return natural_instant(known);
  }
  return {};
}

std::optional<std::int64_t> BookColumns::presumed(FactId fact, KindId kind) const {
  for (const Presumed& presumed : presumed_) {
    if (presumed.fact == fact && ((presumed.kinds >> kind) & 1) != 0) return presumed.value;
  }
  return std::nullopt;
}

}  // namespace couvert
