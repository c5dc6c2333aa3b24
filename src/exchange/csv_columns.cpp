#include "exchange/csv_columns.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "exchange/csv_cell.h"
#include "exchange/csv_dialect.h"
#include "exchange/csv_line.h"
#include "source/diagnostic.h"

namespace couvert {
namespace {

constexpr std::size_t max_faults = 20;

/// Collects what is wrong with the first line.
struct Faults {
  const std::string& file;
  std::string message = {};
  std::size_t count = 0;

  void add(const std::string& fault) {
    if (++count > max_faults) return;
    if (count > 1) message += '\n';
    message += "`" + file + "`: " + fault;
  }
  [[nodiscard]] TableError error() const {
    if (count <= max_faults) return {message};
    return {message + "\n`" + file + "`: and " + std::to_string(count - max_faults) + " more"};
  }
};

std::string cost_name(const std::string& name) { return std::string(costs_column) + "." + name; }

std::vector<std::string> all_names(const ColumnLayout& layout) {
  std::vector<std::string> names(std::begin(carried_columns), std::end(carried_columns));
  for (const ColumnSpec& spec : layout.of_dossier) names.push_back(spec.name);
  for (const ColumnSpec& spec : layout.of_cost) names.push_back(cost_name(spec.name));
  return names;
}

WordTable words_of(const ColumnSpec& spec) {
  WordTable words;
  if (spec.may_be_open) words.add("unknown", CsvColumns::open_code);
  for (std::size_t i = 0; i < spec.options.size(); ++i) words.add(spec.options[i], static_cast<std::uint8_t>(i));
  const auto add_both = [&](std::string_view word, std::string_view meant) {
    if (const auto code = words.find(meant)) words.add(word, *code);
  };
  if (spec.type == FactType::truth) {
    words.add("no", 0);
    words.add("yes", 1);
  }
  add_both("true", "yes");
  add_both("false", "no");
  return words;
}

/// Finds the column of a name; false if the layout has none.
bool find_column(const ColumnLayout& layout, CsvColumn& column) {
  const auto found = [&](CsvColumn::Side side, const std::vector<ColumnSpec>& specs, std::optional<ColumnId> id) {
    if (!id) return false;
    column.side = side;
    column.id = *id;
    column.spec = &specs[*id];
    const bool has_words = column.spec->type == FactType::truth || column.spec->type == FactType::option;
    if (has_words) column.words = words_of(*column.spec);
    return true;
  };
  const std::string prefix = cost_name("");
  if (column.name.starts_with(prefix)) {
    return found(CsvColumn::Side::cost, layout.of_cost, layout.find_of_cost(std::string_view(column.name).substr(prefix.size())));
  }
  return found(CsvColumn::Side::dossier, layout.of_dossier, layout.find_of_dossier(column.name));
}

bool is_carried(std::string_view name) {
  return name.starts_with(foreign_prefix) || std::find(std::begin(carried_columns), std::end(carried_columns), name) != std::end(carried_columns);
}

/// The names of the line, in their order; none if there are more than a table may have.
std::vector<std::string> names_of(std::string_view line, Faults& faults) {
  std::vector<std::string> names;
  CsvFields fields(line);
  while (!fields.at_end()) {
    const CsvField field = fields.next();
    std::string& name = names.emplace_back();
    if (field.is_quoted && field.is_well_formed) append_unquoted(name, field.raw);
    else name = field.raw;
    const std::string place = "column " + std::to_string(names.size());
    if (!field.is_well_formed) faults.add(place + " has quotes that do not fit: " + seen_csv(field.raw));
    else if (name.empty()) faults.add(place + " has no name");
    // The other faults of a line with so many names are of no use to anybody.
    if (names.size() > max_csv_columns) return {};
  }
  return names;
}

void report_unknown(const std::string& name, const ColumnLayout& layout, bool is_only, Faults& faults) {
  std::string hint = did_you_mean(name, all_names(layout));
  const std::string_view base = std::string_view(name).substr(0, name.size() - std::min(name.size(), open_suffix.size()));
  CsvColumn without_suffix{.name = std::string(base)};
  // Arrow tables say what is open in columns of their own.
  if (name.ends_with(open_suffix) && find_column(layout, without_suffix)) hint = "write `unknown` in the cells of `" + without_suffix.name + "`";
  if (is_only && name.find_first_of(";\t") != std::string::npos) hint = "names are parted by commas";
  faults.add("no column is called " + seen_csv(name) + (hint.empty() ? "" : "; " + hint));
}

void report_missing(const ColumnLayout& layout, const ColumnPresence& presence, Faults& faults) {
  for (std::size_t i = 0; i < layout.of_dossier.size(); ++i) {
    const ColumnSpec& spec = layout.of_dossier[i];
    if (spec.required && presence.of_dossier[i] == 0) faults.add("the column `" + spec.name + "` is missing");
  }
  for (std::size_t i = 0; i < layout.of_cost.size(); ++i) {
    const ColumnSpec& spec = layout.of_cost[i];
    if (spec.required && presence.of_cost[i] == 0) faults.add("the column `" + cost_name(spec.name) + "` is missing");
  }
}

}  // namespace

TableResult<CsvColumns> read_csv_columns(const std::string& file, std::string_view line, const ColumnLayout& layout) {
  Faults faults{file};
  if (line.empty()) return tl::unexpected(TableError{"`" + file + "`: the first line must name the columns, and it is empty"});
  if (first_invalid_utf8(line)) return tl::unexpected(TableError{"`" + file + "`: the first line, which names the columns, is not UTF-8 text"});
  CsvColumns table;
  table.presence = {std::vector<std::uint8_t>(layout.of_dossier.size()), std::vector<std::uint8_t>(layout.of_cost.size())};
  const std::vector<std::string> names = names_of(line, faults);
  if (names.empty()) return tl::unexpected(TableError{"`" + file + "`: a table has at most " + std::to_string(max_csv_columns) + " columns"});
  if (faults.count > 0) return tl::unexpected(faults.error());
  std::set<std::string> seen;
  for (const std::string& name : names) {
    CsvColumn& column = table.columns.emplace_back();
    column.name = name;
    if (!seen.insert(name).second) {
      faults.add("two columns are called " + seen_csv(name));
    } else if (name == carried_columns[0]) {
      table.key = table.columns.size() - 1;
    } else if (!is_carried(name) && !find_column(layout, column)) {
      report_unknown(name, layout, names.size() == 1, faults);
    }
    if (column.side == CsvColumn::Side::dossier) table.presence.of_dossier[column.id] = 1;
    if (column.side == CsvColumn::Side::cost) table.presence.of_cost[column.id] = 1;
  }
  report_missing(layout, table.presence, faults);
  if (faults.count > 0) return tl::unexpected(faults.error());
  return table;
}

}  // namespace couvert
