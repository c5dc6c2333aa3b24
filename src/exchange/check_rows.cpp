#include "exchange/check_rows.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/int128.h"
#include "base/money.h"
#include "exchange/check_values.h"
#include "exchange/row_faults.h"
#include "facts/dossier.h"

namespace couvert {
namespace {

using WritableColumn = ChunkStorage::WritableColumn;

/// The chunk with its columns by what they state, for the rules that look at several of them.
struct Rows {
  const Form& form;
  const ColumnLayout& layout;
  ChunkStorage& storage;
  RowFaults& faults;

  [[nodiscard]] WritableColumn of_dossier(ColumnRole role) const { return of(layout.of_dossier, role, {}, true); }
  [[nodiscard]] WritableColumn of_cost(ColumnRole role) const { return of(layout.of_cost, role, {}, false); }
  [[nodiscard]] WritableColumn fact_of_dossier(std::string_view name) const { return of(layout.of_dossier, ColumnRole::fact, name, true); }
  [[nodiscard]] WritableColumn fact_of_cost(std::string_view name) const { return of(layout.of_cost, ColumnRole::fact, name, false); }

 private:
  [[nodiscard]] WritableColumn of(const std::vector<ColumnSpec>& specs, ColumnRole role, std::string_view name, bool is_of_dossier) const {
    for (std::size_t i = 0; i < specs.size(); ++i) {
      if (specs[i].role != role || (!name.empty() && specs[i].name != name)) continue;
      const auto id = static_cast<ColumnId>(i);
      return is_of_dossier ? storage.of_dossier(id) : storage.of_cost(id);
    }
    return {};
  }
};

/// Calls `look(row)` for every row of a plane that `word_of(word)` gives the bits of.
template <class WordOf, class Look>
void for_each_row(std::size_t rows, const WordOf& word_of, const Look& look) {
  for (std::size_t word = 0; word < words_for(rows); ++word) {
    for (Word bits = word_of(word); bits != 0; bits &= bits - 1) {
      look(word * word_bits + static_cast<std::size_t>(std::countr_zero(bits)));
    }
  }
}

Word known_word(const WritableColumn& column, std::size_t word) { return column ? column.known[word] : 0; }
Word stated_word(const WritableColumn& column, std::size_t word) {
  if (!column) return 0;
  return column.known[word] | (column.open != nullptr ? column.open[word] : 0);
}

/// Whether some number of a block is above the one beside it; differences below zero set the sign bit.
bool is_some_above(const std::int64_t* numbers, const std::int64_t* limits) {
  std::uint64_t signs = 0;
  for (std::size_t i = 0; i < word_bits; ++i) {
    signs |= static_cast<std::uint64_t>(limits[i]) - static_cast<std::uint64_t>(numbers[i]);
  }
  return (signs >> 63) != 0;
}

/// Calls `look(row)` where both columns know a number and the first is above the second.
template <class Look>
void for_each_above(const WritableColumn& first, const WritableColumn& second, std::size_t rows, const Look& look) {
  if (!first || !second) return;
  for (std::size_t word = 0; word < words_for(rows); ++word) {
    const Word both = first.known[word] & second.known[word];
    const std::size_t at = word * word_bits;
    if (both == 0 || !is_some_above(first.numbers + at, second.numbers + at)) continue;
    for (Word bits = both; bits != 0; bits &= bits - 1) {
      const std::size_t row = at + static_cast<std::size_t>(std::countr_zero(bits));
      if (first.numbers[row] > second.numbers[row]) look(row);
    }
  }
}

void check_each_column(const Rows& rows) {
  for (std::size_t i = 0; i < rows.layout.of_dossier.size(); ++i) {
    const WritableColumn column = rows.storage.of_dossier(static_cast<ColumnId>(i));
    check_column(rows.form, rows.layout.of_dossier[i], column, RowsOf::dossiers, rows.storage.dossiers(), rows.faults);
  }
  for (std::size_t i = 0; i < rows.layout.of_cost.size(); ++i) {
    const WritableColumn column = rows.storage.of_cost(static_cast<ColumnId>(i));
    check_column(rows.form, rows.layout.of_cost[i], column, RowsOf::costs, rows.storage.costs(), rows.faults);
  }
}

/// The first day without cover must come after the first day with it, so equal days are wrong too.
void check_period(const Rows& rows) {
  const WritableColumn from = rows.of_dossier(ColumnRole::policy_from);
  const WritableColumn to = rows.of_dossier(ColumnRole::policy_to);
  if (!from || !to) return;
  for (std::size_t word = 0; word < words_for(rows.storage.dossiers()); ++word) {
    std::uint64_t signs = 0;
    for (std::size_t i = word * word_bits; i < (word + 1) * word_bits; ++i) {
      signs |= static_cast<std::uint64_t>(to.numbers[i]) - static_cast<std::uint64_t>(from.numbers[i]) - 1;
    }
    if ((signs >> 63) == 0) continue;
    for_each_row(
        rows.storage.dossiers(), [&](std::size_t w) { return w == word ? from.known[w] & to.known[w] : 0; },
        [&](std::size_t row) {
          if (to.numbers[row] > from.numbers[row] || rows.faults.is_rejected(row)) return;
          const auto day = [](std::int64_t number) { return format_day(Day{static_cast<std::int32_t>(number)}); };
          rows.faults.of_dossier(row, "policy.to", "the first day without cover must be after `policy.from`: " + day(from.numbers[row]) +
                                                       " to " + day(to.numbers[row]));
        });
  }
}

void check_termination(const Rows& rows) {
  const WritableColumn received = rows.of_dossier(ColumnRole::termination_received);
  const WritableColumn by = rows.of_dossier(ColumnRole::termination_by);
  const auto half = [&](std::size_t word) { return known_word(received, word) ^ known_word(by, word); };
  for_each_row(rows.storage.dossiers(), half, [&](std::size_t row) {
    const bool lacks_by = bit_of(received.known, row);
    rows.faults.of_dossier(row, lacks_by ? "policy.termination.by" : "policy.termination.received",
                           "a termination states when it was received and by whom it is; only one of the two is there");
  });
}

void check_series(const Rows& rows) {
  const WritableColumn series = rows.of_dossier(ColumnRole::series_began);
  const WritableColumn discovered = rows.of_dossier(ColumnRole::discovered);
  for_each_above(series, discovered, rows.storage.dossiers(), [&](std::size_t row) {
    rows.faults.of_dossier(row, "incident.series_began", "the first loss of the series must not be after `incident.discovered`");
  });
}

constexpr std::string_view interruption_fault = "the interruption ends before it begins";

void check_interruption(const Rows& rows) {
  const WritableColumn from = rows.fact_of_dossier("interrupted_from");
  const WritableColumn until = rows.fact_of_dossier("interrupted_until");
  for_each_above(from, until, rows.storage.dossiers(),
                 [&](std::size_t row) { rows.faults.of_dossier(row, "interrupted_until", std::string(interruption_fault)); });
}

/// The value of a fact for one cost: its own where it states one, else that of the incident.
std::optional<std::int64_t> value_for_cost(const WritableColumn& own, std::size_t cost, const WritableColumn& incident, std::size_t dossier) {
  if (own && bit_of(own.known, cost)) return own.numbers[cost];
  if (own && own.open != nullptr && bit_of(own.open, cost)) return std::nullopt;
  if (incident && bit_of(incident.known, dossier)) return incident.numbers[dossier];
  return std::nullopt;
}

void check_interruption_of_costs(const Rows& rows) {
  const WritableColumn from = rows.fact_of_cost("interrupted_from");
  const WritableColumn until = rows.fact_of_cost("interrupted_until");
  const WritableColumn incident_from = rows.fact_of_dossier("interrupted_from");
  const WritableColumn incident_until = rows.fact_of_dossier("interrupted_until");
  const auto fault = [&](std::size_t cost) { rows.faults.of_cost(cost, "interrupted_until", std::string(interruption_fault)); };
  for_each_above(from, until, rows.storage.costs(), fault);
  const auto only_one = [&](std::size_t word) {
    return (stated_word(from, word) | stated_word(until, word)) & ~(known_word(from, word) & known_word(until, word));
  };
  for_each_row(rows.storage.costs(), only_one, [&](std::size_t cost) {
    const std::size_t dossier = rows.faults.dossier_of_cost(cost);
    const auto begin = value_for_cost(from, cost, incident_from, dossier);
    const auto end = value_for_cost(until, cost, incident_until, dossier);
    if (begin && end && *begin > *end) fault(cost);
  });
}

void check_rates(const Rows& rows) {
  const WritableColumn amount = rows.of_cost(ColumnRole::amount);
  const WritableColumn rate_open = rows.of_cost(ColumnRole::rate_open);
  if (!amount || !rate_open) return;
  for_each_row(
      rows.storage.costs(), [&](std::size_t word) { return amount.known[word] & rate_open.bits[word]; },
      [&](std::size_t cost) { rows.faults.of_cost(cost, "rate.open", "the rate is open, but the amount in the product's currency is stated"); });
}

/// The amounts of one dossier, whatever was found of them, cannot exceed what 128 bits hold.
bool is_total_too_large(const std::int64_t* amounts, std::size_t count) {
  Int128 total = 0;
  for (std::size_t i = 0; i < count; ++i) total += amounts[i];
  return total >= max_total_minor;
}

void check_costs_together(const Rows& rows) {
  const WritableColumn amount = rows.of_cost(ColumnRole::amount);
  const std::uint32_t* first = rows.storage.first_cost();
  std::uint32_t most = 0;
  for (std::size_t d = 0; d < rows.storage.dossiers(); ++d) most = std::max(most, first[d + 1] - first[d]);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; amount && i < rows.storage.costs(); ++i) bits |= static_cast<std::uint64_t>(amount.numbers[i]);
  // No amount is above the number whose bits are those of all; mostly that settles it for all dossiers at once.
  const bool totals_are_small = Int128{most} * Int128{bits} < max_total_minor;
  if (totals_are_small && most <= max_costs) return;
  for (std::size_t d = 0; d < rows.storage.dossiers(); ++d) {
    const std::size_t count = first[d + 1] - first[d];
    if (count > max_costs) {
      rows.faults.of_dossier(d, costs_column, "a dossier has at most " + std::to_string(max_costs) + " costs, not " + std::to_string(count));
    } else if (amount && is_total_too_large(amount.numbers + first[d], count)) {
      rows.faults.of_dossier(d, costs_column, "the amounts of all costs together reach " + format_money({max_total_minor, rows.form.currency}));
    }
  }
}

void empty_row(const WritableColumn& column, std::size_t row) {
  if (!column) return;
  const Word keep = ~(Word{1} << (row % word_bits));
  for (Word* plane : {column.known, column.open, column.bits}) {
    if (plane != nullptr) plane[row / word_bits] &= keep;
  }
  if (column.codes != nullptr) column.codes[row] = 0;
  if (column.numbers != nullptr) column.numbers[row] = 0;
}

void empty_dossier(const Rows& rows, std::size_t dossier) {
  for (std::size_t i = 0; i < rows.layout.of_dossier.size(); ++i) empty_row(rows.storage.of_dossier(static_cast<ColumnId>(i)), dossier);
  const std::uint32_t* first = rows.storage.first_cost();
  for (std::uint32_t cost = first[dossier]; cost < first[dossier + 1]; ++cost) {
    for (std::size_t i = 0; i < rows.layout.of_cost.size(); ++i) empty_row(rows.storage.of_cost(static_cast<ColumnId>(i)), cost);
  }
}

void sort_from(std::uint64_t first_row, std::vector<Reject>& rejects) {
  auto first = rejects.end();
  while (first != rejects.begin() && std::prev(first)->row >= first_row) --first;
  std::stable_sort(first, rejects.end(), [](const Reject& a, const Reject& b) { return a.row < b.row; });
}

}  // namespace

void check_rows(const Form& form, const ColumnLayout& layout, std::uint64_t first_row, ChunkStorage& storage, std::vector<Reject>& rejects) {
  RowFaults faults(first_row, storage, rejects);
  const Rows rows{form, layout, storage, faults};
  check_each_column(rows);
  check_period(rows);
  check_termination(rows);
  check_series(rows);
  check_interruption(rows);
  check_rates(rows);
  check_interruption_of_costs(rows);
  check_costs_together(rows);
  const Word* rejected = storage.view().rejected;
  for_each_row(
      storage.dossiers(), [rejected](std::size_t word) { return rejected[word]; }, [&](std::size_t dossier) { empty_dossier(rows, dossier); });
  sort_from(first_row, rejects);
}

}  // namespace couvert
