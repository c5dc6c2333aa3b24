// Truths. Every branch either settles more or gives up, so that the recursion needs no way back but the copies it keeps.
#include "app/book_steering.h"

#include <algorithm>

namespace couvert {
namespace {

/// Events that name events can ask for the same term over and over; beyond so many visits a condition is left to chance.
constexpr std::size_t most_visits = 20'000;

Steered worse(Steered a, Steered b) { return std::max(a, b); }

}  // namespace

const Leeway* Settled::find(BookColumn column) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [column](const auto& entry) { return entry.first == column; });
  return found == columns.end() ? nullptr : &found->second;
}

void Settled::set(BookColumn column, Leeway leeway) {
  for (auto& [known, value] : columns) {
    if (known == column) {
      value = leeway;
      return;
    }
  }
  columns.emplace_back(column, leeway);
}

std::vector<std::pair<BookColumn, Leeway>> Settled::take_cost() {
  std::vector<std::pair<BookColumn, Leeway>> of_cost;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(of_cost), [](const auto& entry) { return entry.first.of_cost; });
  std::erase_if(columns, [](const auto& entry) { return entry.first.of_cost; });
  return of_cost;
}

bool Steering::is_spent() { return ++visits_ > most_visits; }

Steered Steering::make(TermId condition, bool wanted) {
  visits_ = 0;
  const Settled before = settled;
  const Steered steered = make_part(condition, wanted);
  if (steered == Steered::impossible) settled = before;
  return steered;
}

void Steering::state(BookColumn column) {
  if (settled.find(column) == nullptr) settled.set(column, columns_.natural(column));
}

bool Steering::may_hold(const CheckedGuard& guard) { return !guard.when || !is_no(sure(*guard.when, Silence::unknown)); }

Truth Steering::sure(TermId condition, Silence silence) {
  visits_ = 0;
  return sure_part(condition, silence);
}

Steered Steering::make_part(TermId condition, bool wanted) {
  if (is_spent()) return Steered::beyond;
  if (sure_part(condition, Silence::presumed) == truth(wanted)) return Steered::done;
  if (sure_part(condition, Silence::unknown) == truth(!wanted)) return Steered::impossible;
  const Wording& wording = columns_.wording();
  const Term& term = wording.at(condition);
  const auto codes = [wanted](std::int64_t mask) { return wanted ? static_cast<std::uint64_t>(mask) : ~static_cast<std::uint64_t>(mask); };
  switch (term.op) {
    case TermOp::fact_truth: return narrow(columns_.of_fact(term.index), {codes(0b10), {}});
    case TermOp::fact_option: return narrow(columns_.of_fact(term.index), {codes(term.number), {}});
    case TermOp::schedule_truth: return narrow(columns_.of_schedule(term.index), {codes(0b10), {}});
    case TermOp::schedule_option: return narrow(columns_.of_schedule(term.index), {codes(term.number), {}});
    case TermOp::event: return make_part(wording.events[term.index].truth, wanted);
    case TermOp::any_event: return wanted ? make_one(event_conditions(), true) : make_all(event_conditions(), false);
    case TermOp::kept: return make_part(wording.duties[term.index].truth, wanted);
    case TermOp::negation: return make_part(term.a, !wanted);
    case TermOp::conjunction: return wanted ? make_all({term.a, term.b}, true) : make_one({term.a, term.b}, false);
    case TermOp::disjunction: return wanted ? make_one({term.a, term.b}, true) : make_all({term.a, term.b}, false);
    case TermOp::compare: return make_comparison(term, wanted);
    // The day of discovery itself is the one day that is mostly within cover; an incident that is not is drawn, not steered.
    case TermOp::within_cover:
      return wanted ? worse(keep_within(term.a, {false, 0}), keep_within(term.a, {true, 0})) : Steered::beyond;
    case TermOp::on_any_cost: return make_part(term.a, wanted);
    default: return Steered::beyond;
  }
}

/// Tries one condition after the other from a random one on; one that may come about is better than none.
Steered Steering::make_one(const std::vector<TermId>& conditions, bool wanted) {
  if (conditions.empty()) return Steered::impossible;
  const Settled before = settled;
  std::optional<Settled> fallback;
  const std::size_t start = choices_.next_below(static_cast<std::uint32_t>(conditions.size()));
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const Steered steered = make_part(conditions[(start + i) % conditions.size()], wanted);
    if (steered == Steered::done) return steered;
    if (steered == Steered::beyond && !fallback) fallback = settled;
    settled = before;
  }
  if (!fallback) return Steered::impossible;
  settled = *fallback;
  return Steered::beyond;
}

Steered Steering::make_all(const std::vector<TermId>& conditions, bool wanted) {
  Steered all = Steered::done;
  for (const TermId condition : conditions) all = worse(all, make_part(condition, wanted));
  return all;
}

Steered Steering::narrow(BookColumn column, const Leeway& wanted) {
  const Leeway* known = settled.find(column);
  Leeway left = known != nullptr ? *known : columns_.natural(column);
  left.codes &= wanted.codes;
  left.numbers = {std::max(left.numbers.lo, wanted.numbers.lo), std::min(left.numbers.hi, wanted.numbers.hi)};
  const FactType type = columns_.spec(column).type;
  const bool has_codes = type == FactType::truth || type == FactType::option;
  if (has_codes ? left.codes == 0 : left.numbers.lo > left.numbers.hi) return Steered::impossible;
  settled.set(column, left);
  return Steered::done;
}

std::vector<TermId> Steering::event_conditions() const {
  std::vector<TermId> conditions;
  for (const EventRule& event : columns_.wording().events) conditions.push_back(event.truth);
  return conditions;
}

Truth Steering::sure_codes(BookColumn column, std::uint64_t codes, std::optional<FactId> fact, Silence silence) {
  std::uint64_t left = 0;
  if (const Leeway* known = settled.find(column)) {
    left = known->codes;
  } else if (fact && silence == Silence::presumed && presumed_for) {
    const auto value = columns_.presumed(*fact, *presumed_for);
    if (value) left = std::uint64_t{1} << *value;
  }
  if (left == 0) return Truth::unknown;
  if ((left & ~codes) == 0) return Truth::yes;
  return (left & codes) == 0 ? Truth::no : Truth::unknown;
}

Truth Steering::sure_part(TermId condition, Silence silence) {
  if (is_spent()) return Truth::unknown;
  const Wording& wording = columns_.wording();
  const Term& term = wording.at(condition);
  const auto mask = static_cast<std::uint64_t>(term.number);
  switch (term.op) {
    case TermOp::truth_constant: return truth(term.number != 0);
    case TermOp::fact_truth: return sure_codes(columns_.of_fact(term.index), 0b10, term.index, silence);
    case TermOp::fact_option: return sure_codes(columns_.of_fact(term.index), mask, term.index, silence);
    case TermOp::schedule_truth: return sure_codes(columns_.of_schedule(term.index), 0b10, std::nullopt, silence);
    case TermOp::schedule_option: return sure_codes(columns_.of_schedule(term.index), mask, std::nullopt, silence);
    case TermOp::reading_option: return truth(((mask >> wording.form.readings[term.index].adopted) & 1) != 0);
    case TermOp::event: return sure_part(wording.events[term.index].truth, silence);
    case TermOp::any_event: {
      Truth any = Truth::no;
      for (const TermId event : event_conditions()) any = truth_or(any, sure_part(event, silence));
      return any;
    }
    // The law may excuse a duty that is not kept, so that only keeping it is sure.
    case TermOp::kept: return is_yes(sure_part(wording.duties[term.index].truth, silence)) ? Truth::yes : Truth::unknown;
    case TermOp::negation: return truth_not(sure_part(term.a, silence));
    case TermOp::conjunction: return truth_and(sure_part(term.a, silence), sure_part(term.b, silence));
    case TermOp::disjunction: return truth_or(sure_part(term.a, silence), sure_part(term.b, silence));
    case TermOp::compare: return sure_comparison(term);
    case TermOp::on_any_cost: return sure_part(term.a, silence);
    default: return Truth::unknown;
  }
}

}  // namespace couvert
