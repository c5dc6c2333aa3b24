// How fast Arrow files of dossiers are read into columns, and decisions are encoded: on one core, per dossier and per byte.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "exchange/open_table.h"
#include "exchange/table_format.h"
#include "facts/decision_block.h"
#include "wording/library.h"

namespace couvert {
namespace {

constexpr std::size_t batch_rows = piece_dossiers;
constexpr std::size_t batches = 16;
constexpr std::size_t chunk_rows = 4096;

const Form& form() {
  static const std::shared_ptr<const Wording> wording = [] {
    const Library library = Library::builtin();
    Diagnostics diagnostics;
    const auto edition = library.find("vaudoise-hio-cyber", std::nullopt, Day{20'000});
    if (!edition) std::abort();
    return library.load(*edition, diagnostics);
  }();
  return wording->form;
}

const ColumnLayout& layout() {
  static const ColumnLayout columns = ColumnLayout::of(form());
  return columns;
}

/// Every column, or about forty of the dossier and seven of a cost, as a book that was made for one product has them.
ColumnPresence presence(bool all) {
  ColumnPresence columns = all_columns(layout());
  if (all) return columns;
  for (std::size_t c = 40; c < columns.of_dossier.size(); ++c) columns.of_dossier[c] = 0;
  for (std::size_t c = 7; c < columns.of_cost.size(); ++c) columns.of_cost[c] = 0;
  return columns;
}

std::int64_t value_of(const ColumnSpec& spec, std::uint32_t n) {
  constexpr std::int64_t day = 20'454;
  if (spec.role == ColumnRole::policy_from || spec.role == ColumnRole::series_began || spec.name == "interrupted_from") {
    return spec.type == FactType::date ? day - n % 300 : day * 86'400 - n % 1'000;
  }
  switch (spec.type) {
    case FactType::truth: return n & 1;
    case FactType::option: return n % static_cast<std::uint32_t>(spec.options.size());
    case FactType::date: return day + 1 + n % 300;
    case FactType::instant: return day * 86'400 + n % 100'000;
    default: return n % 1'000'000;
  }
}

void fill(const ColumnSpec& spec, std::size_t rows, std::mt19937& random, const ChunkStorage::WritableColumn& column) {
  if (!column || spec.role == ColumnRole::rate_open || spec.role == ColumnRole::termination_received || spec.role == ColumnRole::termination_by) return;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto n = static_cast<std::uint32_t>(random());
    // One in sixteen is open or left out.
    if (!spec.required && (n >> 28) == 0) {
      if (spec.may_be_open && (n & 0x08000000) != 0) set_bit(column.open, row);
      continue;
    }
    set_bit(column.known, row);
    const std::int64_t value = value_of(spec, n);
    if (column.bits != nullptr && value != 0) set_bit(column.bits, row);
    if (column.codes != nullptr) column.codes[row] = static_cast<std::uint8_t>(value);
    if (column.numbers != nullptr) column.numbers[row] = value;
  }
}

void fill_chunk(ChunkStorage& storage) {
  std::mt19937 random(7);
  storage.start(batch_rows, 2 * batch_rows);
  for (std::size_t row = 0; row <= batch_rows; ++row) storage.first_cost()[row] = static_cast<std::uint32_t>(2 * row);
  for (std::size_t c = 0; c < layout().of_dossier.size(); ++c) fill(layout().of_dossier[c], batch_rows, random, storage.of_dossier(static_cast<ColumnId>(c)));
  for (std::size_t c = 0; c < layout().of_cost.size(); ++c) fill(layout().of_cost[c], 2 * batch_rows, random, storage.of_cost(static_cast<ColumnId>(c)));
}

/// A file of a million dossiers with two costs each.
std::string file_of(bool all) {
  const auto path = (std::filesystem::temp_directory_path() / (all ? "couvert-bench-all.arrow" : "couvert-bench-some.arrow")).string();
  ChunkStorage storage(layout(), presence(all));
  fill_chunk(storage);
  const auto format = dossier_format(TableKind::arrow_file, layout(), presence(all), form().currency, {});
  std::string bytes = format->header();
  std::vector<PartPlace> places;
  const EncodedPart part = format->encode(storage.view(), 1);
  for (std::size_t i = 0; i < batches; ++i) {
    places.push_back({.offset = bytes.size(), .metadata_bytes = part.metadata_bytes, .body_bytes = part.bytes.size() - part.metadata_bytes});
    bytes += part.bytes;
  }
  bytes += format->trailer(places);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

void read_file(benchmark::State& state) {
  const bool all = state.range(0) != 0;
  const std::string path = file_of(all);
  std::uint64_t rows = 0;
  for (auto _ : state) {
    auto table = open_table(path);
    if (!table) std::abort();
    auto source = (*table)->read(form(), layout(), {});
    if (!source) std::abort();
    ChunkStorage storage(layout(), (*source)->presence());
    std::vector<Reject> rejects;
    while (true) {
      auto piece = (*source)->next();
      if (!piece) std::abort();
      if (*piece == nullptr) break;
      const auto reader = (*piece)->open();
      while (reader->next(chunk_rows, storage, rejects)) rows += storage.dossiers();
    }
    if (!rejects.empty()) std::abort();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(rows));
  state.SetBytesProcessed(static_cast<std::int64_t>(std::filesystem::file_size(path) * rows / (batch_rows * batches)));
  std::filesystem::remove(path);
}
BENCHMARK(read_file)->ArgName("all")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// As many planes as decisions of the household product have.
void encode_decisions(benchmark::State& state) {
  DecisionLayout planes{.currency = form().currency};
  for (int i = 0; i < 38; ++i) planes.clauses.push_back(std::to_string(i));
  for (int i = 0; i < 60; ++i) planes.missing.push_back(std::to_string(i));
  for (int i = 0; i < 20; ++i) planes.assumed.push_back(std::to_string(i));
  DecisionBlock block;
  block.start(planes, 1, batch_rows);
  for (Word& word : block.decided) word = ~Word{0};
  const auto format = decision_format(TableKind::arrow_file, planes, {});
  std::size_t bytes = 0;
  for (auto _ : state) {
    const EncodedPart part = format->encode(block);
    bytes += part.bytes.size();
    benchmark::DoNotOptimize(part.bytes.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch_rows));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(encode_decisions)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace couvert
