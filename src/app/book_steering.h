// Makes conditions of a wording true or false: settles what a story has to state, as far as its terms can be steered.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "app/book_columns.h"
#include "app/book_draws.h"
#include "base/truth.h"

namespace couvert {

/// How far a condition could be made true or false.
enum class Steered : std::uint8_t {
  done,       // it surely is, if what is settled is stated
  beyond,     // it rests on something that is not steered, and may come about
  impossible  // what is settled already rules it out
};

/// What a story states, so far.
struct Settled {
  std::vector<std::pair<BookColumn, Leeway>> columns;

  [[nodiscard]] const Leeway* find(BookColumn column) const;
  void set(BookColumn column, Leeway leeway);
  /// Takes the columns of the current cost out.
  [[nodiscard]] std::vector<std::pair<BookColumn, Leeway>> take_cost();
};

/// Which values count where nothing is settled.
enum class Silence : std::uint8_t { unknown, presumed, natural };

class Steering {
 public:
  /// `choices` decides between several ways.
  Steering(const BookColumns& columns, BookDraws& choices) : columns_(columns), choices_(choices) {}

  Settled settled;
  /// The kind of the cost whose presumptions count; without it none counts.
  std::optional<KindId> presumed_for;

  /// Settles what makes a condition `wanted`. Where it is impossible, nothing is settled anew.
  Steered make(TermId condition, bool wanted);
  /// Settles a column within its natural values.
  void state(BookColumn column);
  /// Whether a guard can hold under the adopted readings, for contracts of any date.
  [[nodiscard]] bool may_hold(const CheckedGuard& guard);
  /// What a condition is, by what is settled and, unless `silence` is `unknown`, presumed.
  [[nodiscard]] Truth sure(TermId condition, Silence silence);

 private:
  struct Bound {
    bool is_upper = true;
    std::int64_t value = 0;
  };

  Steered make_part(TermId condition, bool wanted);
  Steered make_one(const std::vector<TermId>& conditions, bool wanted);
  Steered make_all(const std::vector<TermId>& conditions, bool wanted);
  Steered make_comparison(const Term& term, bool wanted);
  Steered make_equal(TermId a, TermId b);
  Steered make_order(TermId a, TermId b, std::int64_t gap);
  Steered keep_within(TermId number, Bound bound);
  Steered keep_sum_within(const Term& term, Bound bound);
  Steered narrow(BookColumn column, const Leeway& wanted);

  [[nodiscard]] Truth sure_part(TermId condition, Silence silence);
  [[nodiscard]] Truth sure_codes(BookColumn column, std::uint64_t codes, std::optional<FactId> fact, Silence silence);
  [[nodiscard]] Truth sure_comparison(const Term& term);
  [[nodiscard]] Interval range(TermId number, Silence silence);
  [[nodiscard]] Interval range_of(BookColumn column, Silence silence);
  [[nodiscard]] bool is_discovery(TermId instant) const;
  [[nodiscard]] bool can_be_steered(TermId number);
  [[nodiscard]] std::vector<TermId> event_conditions() const;
  [[nodiscard]] bool is_spent();

  const BookColumns& columns_;
  BookDraws& choices_;
  std::size_t visits_ = 0;  // of terms, for the condition that is being made
};

}  // namespace couvert
