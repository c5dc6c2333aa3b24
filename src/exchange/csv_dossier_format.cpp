// Dossiers as CSV text.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "exchange/csv_format.h"
#include "exchange/csv_row_masks.h"
#include "exchange/csv_text_buffer.h"

namespace couvert {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::size_t longest_moment = 24;

/// The columns of one side that a table has, and how their cells are written.
struct Side {
  std::vector<const ColumnSpec*> specs;
  std::vector<ColumnId> ids;
  std::size_t longest_cell = std::max(CsvTextBuffer::longest_number, longest_moment);

  Side(const std::vector<ColumnSpec>& all, const std::vector<std::uint8_t>& present) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (present[i] == 0) continue;
      specs.push_back(&all[i]);
      ids.push_back(static_cast<ColumnId>(i));
      for (const std::string& option : all[i].options) longest_cell = std::max(longest_cell, option.size());
    }
  }
  /// At most, with a comma for each cell.
  [[nodiscard]] std::size_t longest_line() const { return specs.size() * (longest_cell + 1); }

  [[nodiscard]] std::vector<const Column*> columns_of(const std::vector<Column>& all) const {
    std::vector<const Column*> columns;
    for (const ColumnId id : ids) columns.push_back(&all[id]);
    return columns;
  }
};

std::vector<RowPlane> filled_planes(const std::vector<const Column*>& columns) {
  std::vector<RowPlane> planes;
  for (const Column* column : columns) planes.push_back({.bits = column->known, .more_bits = column->open});
  return planes;
}

void put_day(std::int64_t day, CsvTextBuffer& text) {
  const YearMonthDay civil = civil_of({static_cast<std::int32_t>(day)});
  text.put_two(static_cast<std::uint64_t>(civil.year / 100));
  text.put_two(static_cast<std::uint64_t>(civil.year % 100));
  text.put('-');
  text.put_two(static_cast<std::uint64_t>(civil.month));
  text.put('-');
  text.put_two(static_cast<std::uint64_t>(civil.day));
}

void put_moment(std::int64_t seconds, CsvTextBuffer& text) {
  const std::int64_t day = (seconds - (seconds < 0 ? seconds_per_day - 1 : 0)) / seconds_per_day;
  const auto second = static_cast<std::uint64_t>(seconds - day * seconds_per_day);
  put_day(day, text);
  text.put('T');
  text.put_two(second / 3600);
  text.put(':');
  text.put_two(second / 60 % 60);
  if (second % 60 != 0) {
    text.put(':');
    text.put_two(second % 60);
  }
  text.put('Z');
}

/// Parts per million as a percentage, without zeros that say nothing: `30`, `12.5`.
void put_percent(std::int64_t ppm, CsvTextBuffer& text) {
  constexpr std::uint64_t ppm_of_percent = 10'000;
  text.put_number(static_cast<std::uint64_t>(ppm) / ppm_of_percent);
  std::uint64_t fraction = static_cast<std::uint64_t>(ppm) % ppm_of_percent;
  if (fraction != 0) text.put('.');
  for (std::uint64_t unit = ppm_of_percent / 10; fraction != 0; fraction %= unit, unit /= 10) text.put(static_cast<char>('0' + fraction / unit));
}

/// One table's rows on their way to text.
class Lines {
 public:
  Lines(const Side& side, const std::vector<Column>& columns, int decimals)
      : side_(side), columns_(side.columns_of(columns)), masks_(filled_planes(columns_)), decimals_(decimals) {}

  /// Writes the cells of a row with a comma before each.
  void put(std::size_t row, CsvTextBuffer& text) {
    std::size_t written = 0;
    masks_.for_each(row, [&](std::size_t i) {
      text.put_repeated(',', i + 1 - written);
      written = i + 1;
      put_cell(*side_.specs[i], *columns_[i], row, text);
    });
    put_empty(text, written);
  }
  /// Writes no cell, only the commas behind the first `written` cells.
  void put_empty(CsvTextBuffer& text, std::size_t written = 0) const { text.put_repeated(',', columns_.size() - written); }

 private:
  void put_cell(const ColumnSpec& spec, const Column& column, std::size_t row, CsvTextBuffer& text) const {
    if (!bit_of(column.known, row)) {
      text.put("unknown");
      return;
    }
    switch (spec.type) {
      case FactType::truth: text.put(bit_of(column.bits, row) ? "yes" : "no"); break;
      case FactType::option: text.put(spec.options[column.codes[row]]); break;
      case FactType::money: text.put_decimal(static_cast<std::uint64_t>(column.numbers[row]), decimals_); break;
      case FactType::count: text.put_number(static_cast<std::uint64_t>(column.numbers[row])); break;
      case FactType::percent: put_percent(column.numbers[row], text); break;
      case FactType::date: put_day(column.numbers[row], text); break;
      case FactType::instant: put_moment(column.numbers[row], text); break;
    }
  }

  const Side& side_;
  std::vector<const Column*> columns_;
  CsvRowMasks masks_;
  int decimals_;
};

class CsvDossierFormat final : public DossierFormat {
 public:
  CsvDossierFormat(const ColumnLayout& layout, const ColumnPresence& presence, const Currency& currency)
      : dossier_(layout.of_dossier, presence.of_dossier), cost_(layout.of_cost, presence.of_cost), decimals_(currency.decimals()) {}

  std::string header() const override {
    std::string line(carried_columns[0]);
    for (const ColumnSpec* spec : dossier_.specs) line += "," + spec->name;
    for (const ColumnSpec* spec : cost_.specs) line += "," + std::string(costs_column) + "." + spec->name;
    return line + "\n";
  }
  std::string trailer(const std::vector<PartPlace>& /*parts*/) const override { return {}; }

  EncodedPart encode(const DossierChunk& chunk, std::uint64_t first_row) const override {
    Lines of_dossier(dossier_, chunk.of_dossier, decimals_);
    Lines of_cost(cost_, chunk.of_cost, decimals_);
    CsvTextBuffer text;
    const std::size_t longest = CsvTextBuffer::longest_number + dossier_.longest_line() + cost_.longest_line() + 1;
    for (std::size_t d = 0; d < chunk.dossiers; ++d) {
      if (bit_of(chunk.rejected, d)) continue;
      const std::uint32_t first = chunk.first_cost[d];
      const std::uint32_t end = chunk.first_cost[d + 1];
      for (std::uint32_t row = first; row < std::max(end, first + 1); ++row) {
        text.make_room(longest);
        text.put_number(first_row + d);
        if (row == first) of_dossier.put(d, text);
        else of_dossier.put_empty(text);
        if (row < end) of_cost.put(row, text);
        else of_cost.put_empty(text);
        text.put('\n');
      }
    }
    return {.bytes = std::move(text).take()};
  }

 private:
  Side dossier_, cost_;
  int decimals_;
};

}  // namespace

std::unique_ptr<DossierFormat> csv_dossier_format(const ColumnLayout& layout, const ColumnPresence& presence, const Currency& currency) {
  return std::make_unique<CsvDossierFormat>(layout, presence, currency);
}

}  // namespace couvert
