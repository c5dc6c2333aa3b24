// What a table of dossiers has for columns, for one product: their names, their types, and what each states of a dossier.
// A dossier is one row; its costs are a slice of the rows of a second table. Arrow files, CSV files and memory have the same columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/form.h"
#include "facts/vocabulary.h"

namespace couvert {

/// What a column states.
enum class ColumnRole : std::uint8_t {
  // of the dossier
  policy_from, policy_to, policy_concluded, annual_premium, termination_received, termination_by, schedule,
  discovered, series_began, occurred, notified, paid_before, deductible_before,
  // of the dossier or of one cost
  fact,
  // of one cost
  kind, amount, rate_open
};

using ColumnId = std::uint16_t;  // index into the columns of the dossier, or of a cost

struct ColumnSpec {
  std::string name;                  // `policy.from`, `schedule.sum_insured`, `incident.discovered`, `trigger`, `amount`
  ColumnRole role = ColumnRole::fact;
  std::uint16_t index = 0;           // ScheduleId of `schedule`, FactId of `fact`
  FactType type = FactType::truth;
  std::vector<std::string> options;  // of an enumeration
  bool required = false;             // each row states it, or says that it is open
  bool may_be_open = false;          // a second column `<name>.open` says `unknown`
};

/// Shape    the columns of the dossier, then those of one cost, each in the order in which files have them
struct ColumnLayout {
  std::vector<ColumnSpec> of_dossier;
  std::vector<ColumnSpec> of_cost;

  [[nodiscard]] static ColumnLayout of(const Form& form);
  [[nodiscard]] std::optional<ColumnId> find_of_dossier(std::string_view name) const;
  [[nodiscard]] std::optional<ColumnId> find_of_cost(std::string_view name) const;
};

/// Columns of text that a file may carry for its reader's use; they decide nothing. `dossier` also groups the lines of a CSV file.
inline constexpr std::string_view carried_columns[] = {"dossier", "policy.number"};
/// A column whose name begins so is passed over; every other name must be one of the layout.
inline constexpr std::string_view foreign_prefix = "x.";
/// The column of lists that holds the costs in Arrow files, and what stands before the names of cost columns in CSV files.
inline constexpr std::string_view costs_column = "costs";
inline constexpr std::string_view open_suffix = ".open";

/// Which columns of a layout a table has; the others are left out on every row. Shape   by ColumnId, 0 or 1
struct ColumnPresence {
  std::vector<std::uint8_t> of_dossier;
  std::vector<std::uint8_t> of_cost;
  friend bool operator==(const ColumnPresence&, const ColumnPresence&) = default;
};
[[nodiscard]] ColumnPresence all_columns(const ColumnLayout& layout);

}  // namespace couvert
