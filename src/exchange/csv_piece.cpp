#include "exchange/csv_piece.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "exchange/check_rows.h"
#include "exchange/csv_cell.h"
#include "exchange/csv_cell_writer.h"
#include "exchange/csv_line.h"
#include "facts/dossier.h"

namespace couvert {
namespace {

class CsvPieceReader final : public PieceReader {
 public:
  CsvPieceReader(std::shared_ptr<const CsvTable> table, CsvPieceDossiers dossiers)
      : table_(std::move(table)),
        dossiers_(std::move(dossiers)),
        rest_(dossiers_.text.text),
        writer_(*table_->form, table_->columns),
        first_line_(table_->columns.columns.size()),
        line_(table_->columns.columns.size()) {}

  bool next(std::size_t most, ChunkStorage& storage, std::vector<Reject>& rejects) override {
    const std::size_t count = std::min(most, dossiers_.count - done_);
    if (count == 0) return false;
    std::size_t lines = 0;
    for (std::size_t d = 0; d < count; ++d) lines += lines_of(d);
    storage.start(count, lines);
    writer_.start(storage);
    storage_ = &storage;
    rejects_ = &rejects;
    cost_ = 0;
    for (std::size_t d = 0; d < count; ++d) read_dossier(d);
    storage.first_cost()[count] = static_cast<std::uint32_t>(cost_);
    storage.keep_costs(cost_);
    check_rows(*table_->form, *table_->layout, row_of(0), storage, rejects);
    done_ += count;
    return true;
  }

 private:
  /// Of a dossier of the chunk: its row in the table, and how many lines it has.
  [[nodiscard]] std::uint64_t row_of(std::size_t dossier) const { return dossiers_.first_row + done_ + dossier; }
  [[nodiscard]] std::uint32_t lines_of(std::size_t dossier) const {
    return dossiers_.lines_of == nullptr ? 1 : (*dossiers_.lines_of)[done_ + dossier];
  }

  void read_dossier(std::size_t dossier) {
    storage_->first_cost()[dossier] = static_cast<std::uint32_t>(cost_);
    const std::uint32_t lines = lines_of(dossier);
    is_rejected_ = false;
    if (lines > max_costs) {
      refuse(dossier, std::string(costs_column), "a dossier has at most " + std::to_string(max_costs) + " costs, not " + std::to_string(lines));
    }
    for (std::uint32_t number = 0; number < lines; ++number) {
      skip_blank_lines(rest_);
      line_.take_from(rest_);
      // What is left of a wrong dossier is only walked over.
      if (is_rejected_) continue;
      if (is_whole(dossier)) read_line(dossier, number);
      if (number == 0) std::swap(first_line_, line_);
    }
  }

  /// Whether the line has its fields, one for each column.
  bool is_whole(std::size_t dossier) {
    const std::vector<CsvColumn>& columns = table_->columns.columns;
    if (line_.badly_quoted() && *line_.badly_quoted() < columns.size()) {
      refuse(dossier, columns[*line_.badly_quoted()].name, "has quotes that do not fit");
    } else if (line_.fields() != columns.size()) {
      refuse(dossier, "", "a line has " + std::to_string(line_.fields()) + " fields, the first line of the table " + std::to_string(columns.size()));
    }
    return !is_rejected_;
  }

  void read_line(std::size_t dossier, std::uint32_t number) {
    bool states_cost = false;
    const CsvCell* of_first = first_line_.begin();
    for (const CsvCell& cell : line_) {
      const CsvColumn::Side side = writer_.side_of(cell);
      if (side == CsvColumn::Side::passed_over) continue;
      if (side == CsvColumn::Side::dossier && number > 0) {
        compare_with_first(dossier, cell, of_first);
        continue;
      }
      const bool is_of_cost = side == CsvColumn::Side::cost;
      states_cost = states_cost || is_of_cost;
      const std::size_t row = is_of_cost ? cost_ : dossier;
      if (writer_.put(cell, row)) continue;
      if (auto reason = writer_.put_slowly(cell, row)) refuse(dossier, cell, is_of_cost, *std::move(reason));
    }
    if (states_cost) ++cost_;
  }

  /// Moves `of_first` to the cell of the same column in the first line of the dossier: both lines are in the order of the columns.
  void compare_with_first(std::size_t dossier, const CsvCell& cell, const CsvCell*& of_first) {
    while (of_first != first_line_.end() && of_first->column < cell.column) ++of_first;
    const bool is_stated = of_first != first_line_.end() && of_first->column == cell.column;
    if (is_stated && of_first->view() == cell.view()) return;
    refuse(dossier, table_->columns.columns[cell.column].name,
           "must be empty or the same on every line of a dossier: " + seen_csv(cell.view()) + " after " +
               (is_stated ? seen_csv(of_first->view()) : "an empty cell"));
  }

  void refuse(std::size_t dossier, const CsvCell& cell, bool is_of_cost, std::string reason) {
    const std::size_t of_dossier = cost_ - storage_->first_cost()[dossier] + 1;
    if (is_of_cost) reason = "cost " + std::to_string(of_dossier) + ": " + reason;
    refuse(dossier, table_->columns.columns[cell.column].name, std::move(reason));
  }

  void refuse(std::size_t dossier, const std::string& column, std::string reason) {
    if (!std::exchange(is_rejected_, true)) rejects_->push_back({row_of(dossier), column, std::move(reason)});
    storage_->reject(dossier);
  }

  std::shared_ptr<const CsvTable> table_;
  CsvPieceDossiers dossiers_;
  std::string_view rest_;      // what is not read yet
  std::size_t done_ = 0;       // dossiers before it
  CsvCellWriter writer_;
  CsvLine first_line_, line_;  // of the dossier that is read
  // of the chunk that is filled
  ChunkStorage* storage_ = nullptr;
  std::vector<Reject>* rejects_ = nullptr;
  std::size_t cost_ = 0;
  bool is_rejected_ = false;
};

class CsvPiece final : public Piece {
 public:
  CsvPiece(std::shared_ptr<const CsvTable> table, CsvPieceDossiers dossiers) : table_(std::move(table)), dossiers_(std::move(dossiers)) {}
  std::uint64_t first_row() const override { return dossiers_.first_row; }
  std::size_t dossiers() const override { return dossiers_.count; }
  std::unique_ptr<PieceReader> open() const override { return std::make_unique<CsvPieceReader>(table_, dossiers_); }

 private:
  std::shared_ptr<const CsvTable> table_;
  CsvPieceDossiers dossiers_;
};

}  // namespace

std::unique_ptr<Piece> csv_piece(std::shared_ptr<const CsvTable> table, CsvPieceDossiers dossiers) {
  return std::make_unique<CsvPiece>(std::move(table), std::move(dossiers));
}

}  // namespace couvert
