#include "exchange/tables.h"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include "base/ensure.h"
#include "facts/fixture.h"

namespace couvert::exchange_test {
namespace {

constexpr std::int64_t some_day = 20'454;
constexpr std::int64_t some_instant = some_day * 86'400;

/// A value that a column of this role and type may state; `n` spreads them.
std::int64_t good_value(const ColumnSpec& spec, std::uint32_t n) {
  const std::int64_t small = n % 1000;
  switch (spec.role) {
    case ColumnRole::policy_from: return some_day - small;
    case ColumnRole::policy_to: return some_day + 365 + small;
    case ColumnRole::discovered: return some_instant + 100'000 + small;
    case ColumnRole::series_began: return some_instant + small;
    default: break;
  }
  if (spec.name == "interrupted_until") return some_instant + 50'000 + small;
  switch (spec.type) {
    case FactType::truth: return n & 1;
    case FactType::option: return n % static_cast<std::uint32_t>(spec.options.size());
    case FactType::money: return n % 7 == 0 ? max_amount_minor : (n % 7 == 1 ? 0 : std::int64_t{n} * 13);
    case FactType::count: return n % 5 == 0 ? 1'000'000'000 : small;
    case FactType::percent: return n % 5 == 0 ? 1'000'000 : n % 1'000'000;
    case FactType::date: return some_day + small;
    case FactType::instant: return some_instant + small;
  }
  return 0;
}

void fill_column(const ColumnSpec& spec, std::size_t rows, std::mt19937& random, const ChunkStorage::WritableColumn& column) {
  if (!column) return;
  const bool comes_in_pairs = spec.role == ColumnRole::termination_received || spec.role == ColumnRole::termination_by;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t state = comes_in_pairs ? static_cast<std::uint32_t>(row % 3) : random() % 8;
    const std::int64_t value = good_value(spec, static_cast<std::uint32_t>(random()));
    if (spec.role == ColumnRole::rate_open) continue;
    if (spec.may_be_open && state == 1) {
      set_bit(column.open, row);
      continue;
    }
    if (!spec.required && state < 3 - (comes_in_pairs ? 1 : 0)) continue;
    set_bit(column.known, row);
    if (column.bits != nullptr && value != 0) set_bit(column.bits, row);
    if (column.codes != nullptr) column.codes[row] = static_cast<std::uint8_t>(value);
    if (column.numbers != nullptr) column.numbers[row] = value;
  }
}

void print_value(const ColumnSpec& spec, const Column& column, std::size_t row, std::string& text) {
  if (column.known == nullptr) return;
  if (column.open != nullptr && bit_of(column.open, row)) text += " " + spec.name + "=open";
  std::int64_t value = 0;
  if (column.bits != nullptr) value = bit_of(column.bits, row) ? 1 : 0;
  if (column.codes != nullptr) value = column.codes[row];
  if (column.numbers != nullptr) value = column.numbers[row];
  const bool is_known = bit_of(column.known, row);
  if (is_known && column.codes != nullptr) text += " " + spec.name + "=" + spec.options.at(static_cast<std::size_t>(value));
  else if (is_known) text += " " + spec.name + "=" + std::to_string(value);
  else if (value != 0) text += " " + spec.name + "=LEFTOVER" + std::to_string(value);
}

}  // namespace

const Product& small_product() {
  static const Product product = [] {
    Product made{.form = facts_test::small_form(), .layout = {}};
    made.layout = ColumnLayout::of(made.form);
    return made;
  }();
  return product;
}

void fill_with_good_rows(const Product& product, std::size_t rows, std::uint32_t seed, ChunkStorage& storage) {
  std::mt19937 random(seed);
  std::vector<std::uint32_t> first(rows + 1, 0);
  for (std::size_t row = 0; row < rows; ++row) first[row + 1] = first[row] + random() % 4;
  storage.start(rows, first.back());
  std::copy(first.begin(), first.end(), storage.first_cost());
  for (std::size_t c = 0; c < product.layout.of_dossier.size(); ++c) {
    fill_column(product.layout.of_dossier[c], rows, random, storage.of_dossier(static_cast<ColumnId>(c)));
  }
  for (std::size_t c = 0; c < product.layout.of_cost.size(); ++c) {
    fill_column(product.layout.of_cost[c], first.back(), random, storage.of_cost(static_cast<ColumnId>(c)));
  }
}

std::string table_bytes(TableKind kind, const Product& product, const ColumnPresence& presence, const std::vector<DossierChunk>& chunks) {
  const auto format = dossier_format(kind, product.layout, presence, product.form.currency, {.product = "test-product@2024-01", .hash = {}, .readings = {}});
  std::string bytes = format->header();
  std::vector<PartPlace> places;
  std::uint64_t row = 1;
  for (const DossierChunk& chunk : chunks) {
    const EncodedPart part = format->encode(chunk, row);
    row += chunk.dossiers;
    places.push_back({.offset = bytes.size(), .metadata_bytes = part.metadata_bytes, .body_bytes = part.bytes.size() - part.metadata_bytes});
    bytes += part.bytes;
  }
  return bytes + format->trailer(places);
}

std::vector<std::string> rows_as_text(const ColumnLayout& layout, const DossierChunk& chunk) {
  std::vector<std::string> rows;
  for (std::size_t row = 0; row < chunk.dossiers; ++row) {
    std::string text = bit_of(chunk.rejected, row) ? "REJECTED" : "";
    for (std::size_t c = 0; c < layout.of_dossier.size(); ++c) print_value(layout.of_dossier[c], chunk.of_dossier[c], row, text);
    for (std::uint32_t cost = chunk.first_cost[row]; cost < chunk.first_cost[row + 1]; ++cost) {
      text += " |";
      for (std::size_t c = 0; c < layout.of_cost.size(); ++c) print_value(layout.of_cost[c], chunk.of_cost[c], cost, text);
    }
    rows.push_back(std::move(text));
  }
  return rows;
}

namespace {

void keep_rows(const ColumnLayout& layout, const DossierChunk& chunk, bool is_brief, std::vector<std::string>& rows) {
  if (is_brief) {
    for (std::size_t row = 0; row < chunk.dossiers; ++row) rows.push_back(std::to_string(chunk.of_dossier[0].numbers[row]));
    return;
  }
  for (std::string& row : rows_as_text(layout, chunk)) rows.push_back(std::move(row));
}

}  // namespace

ReadTable read_table(const Product& product, const std::string& path, HowToRead how) {
  ReadTable read;
  auto table = open_table(path);
  if (!table) return {.error = table.error()};
  auto source = (*table)->read(product.form, product.layout, how.share);
  if (!source) return {.error = source.error()};
  ChunkStorage storage(product.layout, (*source)->presence());
  while (true) {
    auto piece = (*source)->next();
    if (!piece) {
      read.error = piece.error();
      return read;
    }
    if (*piece == nullptr) return read;
    read.pieces.push_back((*piece)->dossiers());
    read.firsts.push_back((*piece)->first_row());
    std::vector<Reject> rejects;
    const auto reader = (*piece)->open();
    std::size_t rows = 0;
    while (reader->next(how.chunk, storage, rejects)) {
      ensure(storage.dossiers() != 0 && storage.dossiers() <= how.chunk, "a chunk has as many dossiers as were asked for");
      rows += storage.dossiers();
      keep_rows(product.layout, storage.view(), how.is_brief, read.rows);
    }
    ensure(rows == (*piece)->dossiers(), "a piece has the dossiers that it says");
    for (const Reject& one : rejects) read.rejects.push_back(std::to_string(one.row) + " " + one.column + ": " + one.reason);
  }
}

TemporaryTable::TemporaryTable(const std::string& bytes, const std::string& ending) {
  static std::atomic<int> number = 0;
  const auto name = "couvert-table-" + std::to_string(::getpid()) + "-" + std::to_string(number++) + ending;
  path_ = (std::filesystem::temp_directory_path() / name).string();
  std::ofstream(path_, std::ios::binary) << bytes;
}

TemporaryTable::~TemporaryTable() { std::filesystem::remove(path_); }

ReadTable read_through_pipe(const Product& product, const std::string& bytes, HowToRead how) {
  const TemporaryTable place("", ".pipe");
  std::filesystem::remove(place.path());
  ensure(::mkfifo(place.path().c_str(), 0600) == 0, "the temporary folder has pipes");
  std::jthread writer([&] { std::ofstream(place.path(), std::ios::binary) << bytes; });
  return read_table(product, place.path(), how);
}

}  // namespace couvert::exchange_test
