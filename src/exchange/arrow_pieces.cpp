#include "exchange/arrow_pieces.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "exchange/arrow_values.h"
#include "exchange/bit_copies.h"
#include "exchange/check_rows.h"
#include "exchange/row_faults.h"
#include "exchange/table_fault.h"
#include "facts/dossier.h"

namespace couvert {
namespace {

template <class Offset>
Offset offset_at(const std::uint8_t* offsets, std::size_t row) {
  Offset offset = 0;
  std::memcpy(&offset, offsets + row * sizeof offset, sizeof offset);
  return offset;
}

/// Whether the offsets of the rows from the first to behind the last never go back; a step back sets the sign bit.
template <class Offset>
bool never_go_back(const std::uint8_t* offsets, std::size_t from, std::size_t count) {
  std::uint64_t signs = 0;
  for (std::size_t row = from; row < from + count; ++row) {
    const std::int64_t step_end = offset_at<Offset>(offsets, row + 1);
    const std::int64_t step_begin = offset_at<Offset>(offsets, row);
    signs |= static_cast<std::uint64_t>(step_end) - static_cast<std::uint64_t>(step_begin);
    signs |= static_cast<std::uint64_t>(step_begin);
  }
  return (signs >> 63) == 0;
}

struct ArrowPieceRows {
  ArrowReading reading;
  std::uint64_t first_row = 1;
  std::vector<BatchSlice> slices;
  std::size_t rows = 0;
  std::shared_ptr<const void> kept;
};

/// The rows of one chunk: where they lie, and where their costs do.
struct ChunkPlan {
  std::vector<ArrowRun> dossiers;
  std::vector<ArrowRun> costs;
  std::vector<std::uint32_t> first_cost;
  std::vector<std::size_t> overfull;  // rows with too many costs, which are not read
};

class ArrowPieceReader : public PieceReader {
 public:
  explicit ArrowPieceReader(std::shared_ptr<const ArrowPieceRows> rows) : rows_(std::move(rows)), times_(rows_->reading.form->zone) {}

  [[nodiscard]] bool next(std::size_t most, ChunkStorage& storage, std::vector<Reject>& rejects) override {
    if (done_ == rows_->rows || most == 0) return false;
    plan_dossiers(std::min(most, rows_->rows - done_));
    plan_costs();
    const std::size_t rows = plan_.first_cost.size() - 1;
    const std::uint64_t first_row = rows_->first_row + done_;
    storage.start(rows, plan_.first_cost.back());
    std::ranges::copy(plan_.first_cost, storage.first_cost());
    fill(first_row, storage, rejects);
    check_rows(*rows_->reading.form, *rows_->reading.layout, first_row, storage, rejects);
    done_ += rows;
    return true;
  }

 private:
  void plan_dossiers(std::size_t rows);
  void plan_costs();
  void add_costs_of(const ArrowRun& run);
  void add_cost_run(const ArrowBatch* batch, std::size_t from, std::size_t count, std::size_t at);
  void cut_to(std::size_t rows);
  void fill(std::uint64_t first_row, ChunkStorage& storage, std::vector<Reject>& rejects);
  void report_null_costs(RowFaults& faults) const;

  std::shared_ptr<const ArrowPieceRows> rows_;
  LocalTimes times_;
  std::size_t done_ = 0;
  std::size_t slice_ = 0;         // the slice of the next row
  std::size_t done_in_slice_ = 0;
  ChunkPlan plan_;
};

void ArrowPieceReader::plan_dossiers(std::size_t rows) {
  plan_.dossiers.clear();
  std::size_t slice = slice_;
  std::size_t done = done_in_slice_;
  for (std::size_t at = 0; at < rows;) {
    const BatchSlice& one = rows_->slices[slice];
    const std::size_t count = std::min(rows - at, one.count - done);
    if (count != 0) plan_.dossiers.push_back({.batch = one.batch.get(), .from = one.from + done, .count = count, .at = at});
    at += count;
    done += count;
    if (done < one.count) break;
    ++slice;
    done = 0;
  }
}

/// Rows whose list is null have no costs, whatever their offsets say.
bool is_null_row(const ArrowArray& list, std::size_t row) { return list.validity != nullptr && bits_at({list.validity, row}, 1) == 0; }

/// Counts the costs of a run whose rows all have lists of the usual length, which then lie one behind the other.
template <class Offset>
bool count_usual_costs(const ArrowArray& list, const ArrowRun& run, std::vector<std::uint32_t>& first_cost) {
  const std::uint8_t* offsets = list.values.data();
  const auto begin = static_cast<std::uint64_t>(offset_at<Offset>(offsets, run.from));
  const auto end = static_cast<std::uint64_t>(offset_at<Offset>(offsets, run.from + run.count));
  const std::size_t before = first_cost.size();
  const std::uint32_t at = first_cost.back();
  if (list.validity != nullptr || at + (end - begin) > max_chunk_costs) return false;
  first_cost.resize(before + run.count);
  std::uint64_t signs = 0;
  for (std::size_t i = 0; i < run.count; ++i) {
    const auto row_begin = static_cast<std::uint64_t>(offset_at<Offset>(offsets, run.from + i));
    const auto row_end = static_cast<std::uint64_t>(offset_at<Offset>(offsets, run.from + i + 1));
    signs |= max_costs - (row_end - row_begin);
    first_cost[before + i] = at + static_cast<std::uint32_t>(row_end - begin);
  }
  if ((signs >> 63) != 0) first_cost.resize(before);
  return (signs >> 63) == 0;
}

void ArrowPieceReader::add_cost_run(const ArrowBatch* batch, std::size_t from, std::size_t count, std::size_t at) {
  if (count == 0) return;
  ArrowRun* last = plan_.costs.empty() ? nullptr : &plan_.costs.back();
  if (last != nullptr && last->batch == batch && last->from + last->count == from) last->count += count;
  else plan_.costs.push_back({.batch = batch, .from = from, .count = count, .at = at});
}

void ArrowPieceReader::add_costs_of(const ArrowRun& run) {
  const ArrowBinding& binding = *rows_->reading.binding;
  const ArrowArray& list = run.batch->arrays[binding.costs];
  std::int64_t begin = cost_offset(binding, *run.batch, run.from);
  const std::uint32_t before = plan_.first_cost.back();
  const bool are_usual = binding.has_large_offsets ? count_usual_costs<std::int64_t>(list, run, plan_.first_cost)
                                                   : count_usual_costs<std::int32_t>(list, run, plan_.first_cost);
  if (are_usual) return add_cost_run(run.batch, static_cast<std::size_t>(begin), plan_.first_cost.back() - before, before);
  for (std::size_t i = 0; i < run.count; ++i) {
    const std::int64_t end = cost_offset(binding, *run.batch, run.from + i + 1);
    auto count = static_cast<std::size_t>(end - begin);
    if (count != 0 && is_null_row(list, run.from + i)) count = 0;
    if (count > max_costs) {
      plan_.overfull.push_back(run.at + i);
      count = 0;
    }
    const std::uint32_t at = plan_.first_cost.back();
    plan_.first_cost.push_back(at + static_cast<std::uint32_t>(count));
    add_cost_run(run.batch, static_cast<std::size_t>(begin), count, at);
    begin = end;
    const std::size_t rows = plan_.first_cost.size() - 1;
    if (plan_.first_cost.back() > max_chunk_costs && rows > word_bits) return;
  }
}

/// Leaves out the dossiers from `rows` on; they come with the next chunk.
void ArrowPieceReader::cut_to(std::size_t rows) {
  plan_.first_cost.resize(rows + 1);
  const std::uint32_t costs = plan_.first_cost.back();
  const auto cut = [](std::vector<ArrowRun>& runs, std::size_t end) {
    std::erase_if(runs, [end](const ArrowRun& run) { return run.at >= end; });
    if (!runs.empty()) runs.back().count = std::min(runs.back().count, end - runs.back().at);
  };
  cut(plan_.dossiers, rows);
  cut(plan_.costs, costs);
  std::erase_if(plan_.overfull, [rows](std::size_t row) { return row >= rows; });
}

void ArrowPieceReader::plan_costs() {
  plan_.costs.clear();
  plan_.overfull.clear();
  plan_.first_cost.assign(1, 0);
  const ArrowRun& last = plan_.dossiers.back();
  const std::size_t rows = last.at + last.count;
  if (rows_->reading.binding->costs == no_slot) {
    plan_.first_cost.assign(rows + 1, 0);
  } else {
    for (const ArrowRun& run : plan_.dossiers) {
      add_costs_of(run);
      if (plan_.first_cost.size() - 1 < run.at + run.count) break;
    }
    // A chunk that would be too large ends earlier, with a whole number of words of dossiers.
    const std::size_t planned = plan_.first_cost.size() - 1;
    if (planned < rows || plan_.first_cost.back() > max_chunk_costs) cut_to(planned <= word_bits ? planned : (planned - 1) / word_bits * word_bits);
  }
  for (std::size_t left = plan_.first_cost.size() - 1; left != 0;) {
    const std::size_t step = std::min(left, rows_->slices[slice_].count - done_in_slice_);
    left -= step;
    done_in_slice_ += step;
    if (done_in_slice_ < rows_->slices[slice_].count) break;
    ++slice_;
    done_in_slice_ = 0;
  }
}

void ArrowPieceReader::report_null_costs(RowFaults& faults) const {
  const ArrowBinding& binding = *rows_->reading.binding;
  for (const ArrowRun& run : plan_.costs) {
    const ArrowArray& cost = run.batch->arrays[binding.cost];
    if (cost.validity == nullptr) continue;
    for (std::size_t done = 0; done < run.count; done += word_bits) {
      const std::size_t count = std::min(word_bits, run.count - done);
      const Word rows = count == word_bits ? ~Word{0} : (Word{1} << count) - 1;
      for (Word nulls = rows & ~bits_at({cost.validity, run.from + done}, count); nulls != 0; nulls &= nulls - 1) {
        const std::size_t row = run.at + done + static_cast<std::size_t>(std::countr_zero(nulls));
        faults.of_dossier(faults.dossier_of_cost(row), costs_column, "a cost is null");
      }
    }
  }
}

void ArrowPieceReader::fill(std::uint64_t first_row, ChunkStorage& storage, std::vector<Reject>& rejects) {
  const auto& [form, layout, binding] = rows_->reading;
  RowFaults faults(first_row, storage, rejects);
  for (const std::size_t row : plan_.overfull) {
    faults.of_dossier(row, costs_column, "a dossier has at most " + std::to_string(max_costs) + " costs");
  }
  report_null_costs(faults);
  for (const BoundColumn& bound : binding->of_dossier) {
    const ColumnSpec& spec = layout->of_dossier[bound.id];
    ColumnFaults of_column(spec.name, RowsOf::dossiers, faults);
    read_column(bound, *form, spec, plan_.dossiers, storage.dossiers(), storage.of_dossier(bound.id), times_, of_column);
  }
  for (const BoundColumn& bound : binding->of_cost) {
    const ColumnSpec& spec = layout->of_cost[bound.id];
    ColumnFaults of_column(spec.name, RowsOf::costs, faults);
    read_column(bound, *form, spec, plan_.costs, storage.costs(), storage.of_cost(bound.id), times_, of_column);
  }
}

class ArrowPiece : public Piece {
 public:
  explicit ArrowPiece(std::shared_ptr<const ArrowPieceRows> rows) : rows_(std::move(rows)) {}
  [[nodiscard]] std::uint64_t first_row() const override { return rows_->first_row; }
  [[nodiscard]] std::size_t dossiers() const override { return rows_->rows; }
  [[nodiscard]] std::unique_ptr<PieceReader> open() const override { return std::make_unique<ArrowPieceReader>(rows_); }

 private:
  std::shared_ptr<const ArrowPieceRows> rows_;
};

}  // namespace

std::int64_t cost_offset(const ArrowBinding& binding, const ArrowBatch& batch, std::size_t row) {
  const std::uint8_t* offsets = batch.arrays[binding.costs].values.data();
  return binding.has_large_offsets ? offset_at<std::int64_t>(offsets, row) : offset_at<std::int32_t>(offsets, row);
}

TableResult<void> check_cost_offsets(const ArrowBinding& binding, const BatchSlice& slice) {
  if (binding.costs == no_slot || slice.count == 0) return {};
  const std::uint8_t* offsets = slice.batch->arrays[binding.costs].values.data();
  const bool are_in_order = binding.has_large_offsets ? never_go_back<std::int64_t>(offsets, slice.from, slice.count)
                                                      : never_go_back<std::int32_t>(offsets, slice.from, slice.count);
  const std::int64_t end = cost_offset(binding, *slice.batch, slice.from + slice.count);
  if (!are_in_order || end < 0 || static_cast<std::uint64_t>(end) > slice.batch->arrays[binding.cost].rows) {
    return wrong_table("the column `costs` has lists that lie outside of their costs");
  }
  return {};
}

std::unique_ptr<Piece> arrow_piece(ArrowReading reading, std::uint64_t first_row, std::vector<BatchSlice> slices,
                                   std::shared_ptr<const void> kept) {
  auto rows = std::make_shared<ArrowPieceRows>();
  *rows = {.reading = std::move(reading), .first_row = first_row, .slices = std::move(slices), .kept = std::move(kept)};
  for (const BatchSlice& slice : rows->slices) rows->rows += slice.count;
  return std::make_unique<ArrowPiece>(std::move(rows));
}

}  // namespace couvert
