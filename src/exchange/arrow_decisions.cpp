#include "exchange/arrow_decisions.h"

#include "exchange/arrow_writer.h"
#include "facts/decision.h"

namespace couvert {
namespace {

constexpr int amount_precision = 18;
/// Buffers of `row`, `outcome`, `payable`, `payable_at_most`; those of the planes stand behind.
constexpr std::size_t leading_buffers = 8;
constexpr std::size_t leading_columns = 4;

WrittenField amount_field(std::string name, const Currency& currency) {
  return {.name = std::move(name), .type = WrittenType::decimal, .precision = amount_precision, .scale = currency.decimals()};
}

WrittenField outcome_field() {
  using enum Outcome;
  WrittenField field{.name = "outcome", .type = WrittenType::words};
  for (const Outcome outcome : {covered, partly_covered, not_covered, pending}) field.words.emplace_back(name_of(outcome));
  return field;
}

WrittenTable table_of(bool is_file, const DecisionLayout& layout, const TableNotes& notes) {
  WrittenTable table{.is_file = is_file};
  table.notes = {{"couvert.product", notes.product},
                 {"couvert.wording", notes.hash},
                 {"couvert.readings", notes.readings},
                 {"couvert.currency", std::string(layout.currency.code())}};
  table.fields.push_back({.name = "row", .type = WrittenType::integer, .is_nullable = false});
  table.fields.push_back(outcome_field());
  table.fields.push_back(amount_field("payable", layout.currency));
  table.fields.push_back(amount_field("payable_at_most", layout.currency));
  const auto add_planes = [&table](const std::string& prefix, const std::vector<std::string>& names) {
    for (const std::string& name : names) table.fields.push_back({.name = prefix + name, .type = WrittenType::truth});
  };
  add_planes("clause.", layout.clauses);
  add_planes("missing.", layout.missing);
  add_planes("assumed.", layout.assumed);
  return table;
}

class ArrowDecisionFormat : public DecisionFormat {
 public:
  ArrowDecisionFormat(bool is_file, const DecisionLayout& layout, const TableNotes& notes)
      : table_(table_of(is_file, layout, notes)),
        planes_(table_.fields.size() - leading_columns),
        shape_{.nodes = table_.fields.size(), .buffers = leading_buffers + 2 * planes_},
        metadata_bytes_(batch_metadata_bytes(shape_)) {}

  [[nodiscard]] std::string header() const override { return arrow_header(table_).bytes; }
  [[nodiscard]] std::string trailer(const std::vector<PartPlace>& parts) const override { return arrow_trailer(table_, parts); }
  [[nodiscard]] std::optional<std::uint64_t> size_of(std::size_t dossiers) const override { return metadata_bytes_ + body_bytes(dossiers); }
  [[nodiscard]] EncodedPart encode(const DecisionBlock& block) const override;

 private:
  [[nodiscard]] std::size_t body_bytes(std::size_t dossiers) const {
    const std::size_t plane = padded_bytes((dossiers + 7) / 8);
    return padded_bytes(dossiers * 8) + padded_bytes(dossiers) + 2 * padded_bytes(dossiers * 16) + (2 + planes_) * plane;
  }

  WrittenTable table_;
  std::size_t planes_;
  BatchShape shape_;
  std::uint32_t metadata_bytes_;
};

EncodedPart ArrowDecisionFormat::encode(const DecisionBlock& block) const {
  const std::size_t rows = block.dossiers;
  const std::size_t rejected = rows - count_bits(block.decided.data(), rows);
  BatchWriter writer(shape_, body_bytes(rows));
  writer.node(rows, 0);
  writer.no_buffer();
  writer.row_numbers(block.first_row, rows);
  // All columns are null on the same rows: one bitmap serves them all, which nearly halves what is written.
  constexpr std::size_t validity = 2;
  writer.node(rows, rejected);
  writer.plane(block.decided.data(), rows);
  writer.buffer(block.outcomes.data(), rows);
  writer.node(rows, rejected);
  writer.same_buffer(validity);
  writer.decimals(block.payable.data(), rows);
  writer.node(rows, rows - count_bits(block.at_most_known.data(), rows));
  writer.plane(block.at_most_known.data(), rows);
  writer.decimals(block.payable_at_most.data(), rows);
  for (const auto* planes : {&block.clauses, &block.missing, &block.assumed}) {
    for (const AlignedVector<Word>& plane : *planes) {
      writer.node(rows, rejected);
      writer.same_buffer(validity);
      writer.plane(plane.data(), rows);
    }
  }
  return writer.finish(rows);
}

}  // namespace

std::unique_ptr<DecisionFormat> arrow_decision_format(bool is_file, const DecisionLayout& layout, const TableNotes& notes) {
  return std::make_unique<ArrowDecisionFormat>(is_file, layout, notes);
}

}  // namespace couvert
