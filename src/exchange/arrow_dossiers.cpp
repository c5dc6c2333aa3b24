#include "exchange/arrow_dossiers.h"

#include "base/aligned.h"

namespace couvert {
namespace {

constexpr int money_precision = 18;
constexpr int percent_precision = 7;
constexpr int percent_scale = 4;  // parts per million are percentages with four decimals

/// A column that a table has.
struct WrittenColumn {
  const ColumnSpec* spec = nullptr;
  ColumnId id = 0;
};

std::vector<WrittenColumn> columns_of(const std::vector<ColumnSpec>& specs, const std::vector<std::uint8_t>& present) {
  std::vector<WrittenColumn> columns;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (present[i] != 0) columns.push_back({&specs[i], static_cast<ColumnId>(i)});
  }
  return columns;
}

void add_fields(const std::vector<WrittenColumn>& columns, const Currency& currency, std::vector<WrittenField>& fields) {
  for (const WrittenColumn& column : columns) {
    fields.push_back(written_field(*column.spec, currency));
    if (!column.spec->may_be_open) continue;
    fields.push_back({.name = column.spec->name + std::string(open_suffix), .type = WrittenType::truth, .is_nullable = false});
  }
}

/// Each array has a validity and its values.
BatchShape shape_of(const std::vector<WrittenColumn>& columns) {
  std::size_t arrays = columns.size();
  for (const WrittenColumn& column : columns) arrays += column.spec->may_be_open ? 1 : 0;
  return {.nodes = arrays, .buffers = 2 * arrays};
}

class ArrowDossierFormat : public DossierFormat {
 public:
  ArrowDossierFormat(bool is_file, const ColumnLayout& layout, const ColumnPresence& presence, const Currency& currency,
                     const TableNotes& notes);
  [[nodiscard]] std::string header() const override { return arrow_header(table_).bytes; }
  [[nodiscard]] std::string trailer(const std::vector<PartPlace>& parts) const override { return arrow_trailer(table_, parts); }
  [[nodiscard]] EncodedPart encode(const DossierChunk& chunk, std::uint64_t first_row) const override;

 private:
  // The specifications are copied: a format outlives the call that it was made in.
  ColumnLayout layout_;
  std::vector<WrittenColumn> of_dossier_, of_cost_;
  WrittenTable table_;
  BatchShape shape_;
};

ArrowDossierFormat::ArrowDossierFormat(bool is_file, const ColumnLayout& layout, const ColumnPresence& presence, const Currency& currency,
                                       const TableNotes& notes)
    : layout_(layout),
      of_dossier_(columns_of(layout_.of_dossier, presence.of_dossier)),
      of_cost_(columns_of(layout_.of_cost, presence.of_cost)),
      table_{.is_file = is_file},
      shape_(shape_of(of_dossier_)) {
  table_.notes = {{"couvert.product", notes.product}, {"couvert.currency", std::string(currency.code())}};
  if (!notes.hash.empty()) table_.notes.emplace_back("couvert.wording", notes.hash);
  if (!notes.readings.empty()) table_.notes.emplace_back("couvert.readings", notes.readings);
  add_fields(of_dossier_, currency, table_.fields);
  if (of_cost_.empty()) return;
  WrittenField cost{.name = "item", .type = WrittenType::structure, .is_nullable = false};
  add_fields(of_cost_, currency, cost.children);
  table_.fields.push_back(
      {.name = std::string(costs_column), .type = WrittenType::list, .is_nullable = false, .children = {std::move(cost)}});
  const BatchShape costs = shape_of(of_cost_);
  // A list has a validity and offsets, a structure a validity alone.
  shape_.nodes += 2 + costs.nodes;
  shape_.buffers += 3 + costs.buffers;
}

void write_validity(BatchWriter& writer, const Word* known, std::size_t rows) {
  const std::size_t nulls = rows - count_bits(known, rows);
  writer.node(rows, nulls);
  if (nulls == 0) writer.no_buffer();
  else writer.plane(known, rows);
}

void write_values(BatchWriter& writer, const ColumnSpec& spec, const Column& column, std::size_t rows) {
  switch (spec.type) {
    case FactType::truth: return writer.plane(column.bits, rows);
    case FactType::option: return writer.buffer(column.codes, rows);
    case FactType::money:
    case FactType::percent: return writer.decimals(column.numbers, rows);
    case FactType::date: return writer.dates(column.numbers, rows);
    case FactType::count:
    case FactType::instant: return writer.buffer(column.numbers, rows * sizeof(std::int64_t));
  }
}

void write_columns(BatchWriter& writer, const std::vector<WrittenColumn>& written, const std::vector<Column>& columns, std::size_t rows) {
  const AlignedVector<Word> nowhere(words_for(rows), 0);
  for (const WrittenColumn& one : written) {
    const Column& column = columns[one.id];
    write_validity(writer, column.known, rows);
    write_values(writer, *one.spec, column, rows);
    if (!one.spec->may_be_open) continue;
    writer.node(rows, 0);
    writer.no_buffer();
    writer.plane(column.open != nullptr ? column.open : nowhere.data(), rows);
  }
}

EncodedPart ArrowDossierFormat::encode(const DossierChunk& chunk, std::uint64_t) const {
  constexpr std::size_t likely_bytes_per_column = 8;
  BatchWriter writer(shape_, (of_dossier_.size() * chunk.dossiers + of_cost_.size() * chunk.costs) * likely_bytes_per_column);
  write_columns(writer, of_dossier_, chunk.of_dossier, chunk.dossiers);
  if (!of_cost_.empty()) {
    writer.node(chunk.dossiers, 0);
    writer.no_buffer();
    writer.buffer(chunk.first_cost, (chunk.dossiers + 1) * sizeof(std::uint32_t));
    writer.node(chunk.costs, 0);
    writer.no_buffer();
    write_columns(writer, of_cost_, chunk.of_cost, chunk.costs);
  }
  return writer.finish(chunk.dossiers);
}

}  // namespace

std::unique_ptr<DossierFormat> arrow_dossier_format(bool is_file, const ColumnLayout& layout, const ColumnPresence& presence,
                                                    const Currency& currency, const TableNotes& notes) {
  return std::make_unique<ArrowDossierFormat>(is_file, layout, presence, currency, notes);
}

WrittenField written_field(const ColumnSpec& spec, const Currency& currency) {
  WrittenField field{.name = spec.name};
  switch (spec.type) {
    case FactType::truth: field.type = WrittenType::truth; break;
    case FactType::option:
      field.type = WrittenType::words;
      field.words = spec.options;
      break;
    case FactType::money:
      field.type = WrittenType::decimal;
      field.precision = money_precision;
      field.scale = currency.decimals();
      break;
    case FactType::percent:
      field.type = WrittenType::decimal;
      field.precision = percent_precision;
      field.scale = percent_scale;
      break;
    case FactType::count: field.type = WrittenType::integer; break;
    case FactType::date: field.type = WrittenType::date; break;
    case FactType::instant: field.type = WrittenType::instant; break;
  }
  return field;
}

std::string arrow_type_name(const WrittenField& field) {
  switch (field.type) {
    case WrittenType::truth: return "bool";
    case WrittenType::integer: return "int64";
    case WrittenType::date: return "date32";
    case WrittenType::instant: return "timestamp[s, UTC]";
    case WrittenType::decimal: return "decimal128(" + std::to_string(field.precision) + ", " + std::to_string(field.scale) + ")";
    case WrittenType::words: return "dictionary<int8, utf8>";
    case WrittenType::list: return "list<" + arrow_type_name(field.children.front()) + ">";
    case WrittenType::structure: return "struct";
  }
  return {};
}

}  // namespace couvert
