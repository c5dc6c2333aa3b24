// What is written as Arrow is read back as it was: every type and state, through file, stream and pipe, in batches of odd sizes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/tables.h"

namespace couvert::exchange_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Chunks with their memory.
struct Chunks {
  std::vector<ChunkStorage> storages;
  std::vector<DossierChunk> views;
  std::vector<std::string> rows;
};

Chunks good_chunks(const ColumnPresence& presence, const std::vector<std::size_t>& sizes) {
  const Product& product = small_product();
  Chunks chunks;
  for (const std::size_t size : sizes) {
    ChunkStorage& storage = chunks.storages.emplace_back(product.layout, presence);
    fill_with_good_rows(product, size, static_cast<std::uint32_t>(chunks.storages.size()), storage);
    for (std::string& row : rows_as_text(product.layout, storage.view())) chunks.rows.push_back(std::move(row));
  }
  for (const ChunkStorage& storage : chunks.storages) chunks.views.push_back(storage.view());
  return chunks;
}

void expect_reads_as(const ReadTable& read, const std::vector<std::string>& rows) {
  EXPECT_FALSE(read.error) << read.error->message;
  EXPECT_THAT(read.rejects, IsEmpty());
  ASSERT_EQ(read.rows.size(), rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) ASSERT_EQ(read.rows[row], rows[row]) << "row " << row;
}

TEST(ArrowRoundTrip, every_column_in_batches_of_odd_sizes) {
  const Product& product = small_product();
  const ColumnPresence all = all_columns(product.layout);
  const Chunks chunks = good_chunks(all, {1, 63, 0, 64, 65, 1000, 7, 129});
  for (const TableKind kind : {TableKind::arrow_file, TableKind::arrow_stream}) {
    const std::string bytes = table_bytes(kind, product, all, chunks.views);
    const TemporaryTable table(bytes);
    for (const std::size_t chunk : {64u, 100u, 4096u}) expect_reads_as(read_table(product, table.path(), {.chunk = chunk}), chunks.rows);
    expect_reads_as(read_through_pipe(product, bytes), chunks.rows);
  }
}

TEST(ArrowRoundTrip, a_table_without_rows) {
  const Product& product = small_product();
  const ColumnPresence all = all_columns(product.layout);
  for (const TableKind kind : {TableKind::arrow_file, TableKind::arrow_stream}) {
    const Chunks chunks = good_chunks(all, {0});
    expect_reads_as(read_table(product, TemporaryTable(table_bytes(kind, product, all, chunks.views)).path()), {});
    expect_reads_as(read_table(product, TemporaryTable(table_bytes(kind, product, all, {})).path()), {});
  }
}

TEST(ArrowRoundTrip, only_the_columns_that_are_required_and_no_costs) {
  const Product& product = small_product();
  ColumnPresence presence = all_columns(product.layout);
  for (std::size_t c = 0; c < presence.of_dossier.size(); ++c) presence.of_dossier[c] = product.layout.of_dossier[c].required;
  for (std::uint8_t& present : presence.of_cost) present = 0;
  Chunks chunks = good_chunks(presence, {100});
  ChunkStorage without_costs(product.layout, presence);
  const TemporaryTable table(table_bytes(TableKind::arrow_file, product, presence, chunks.views));
  const ReadTable read = read_table(product, table.path());
  EXPECT_FALSE(read.error) << read.error->message;
  ASSERT_EQ(read.rows.size(), 100u);
  // A table without the list has no costs, whatever the chunk had.
  for (std::size_t row = 0; row < read.rows.size(); ++row) EXPECT_EQ(read.rows[row], chunks.rows[row].substr(0, chunks.rows[row].find(" |")));
}

TEST(ArrowRoundTrip, pieces_and_shares_lie_on_one_grid_whatever_the_batches) {
  const Product& product = small_product();
  ColumnPresence presence = all_columns(product.layout);
  for (std::size_t c = 0; c < presence.of_dossier.size(); ++c) presence.of_dossier[c] = product.layout.of_dossier[c].required;
  for (std::uint8_t& present : presence.of_cost) present = 0;
  std::vector<ChunkStorage> storages;
  std::vector<DossierChunk> chunks;
  std::vector<std::string> rows;
  for (const std::size_t size : {50'000u, 3u, 90'000u, 25'001u}) {
    fill_with_good_rows(product, size, static_cast<std::uint32_t>(size), storages.emplace_back(product.layout, presence));
    chunks.push_back(storages.back().view());
    for (std::size_t row = 0; row < size; ++row) rows.push_back(std::to_string(chunks.back().of_dossier[0].numbers[row]));
  }
  const HowToRead briefly{.chunk = 4096, .is_brief = true};
  const std::string file = table_bytes(TableKind::arrow_file, product, presence, chunks);
  const TemporaryTable table(file);
  const ReadTable whole = read_table(product, table.path(), briefly);
  // Printing what differs between so many rows would take minutes.
  EXPECT_TRUE(whole.rows == rows);
  EXPECT_THAT(whole.rejects, IsEmpty());
  EXPECT_THAT(whole.pieces, ElementsAre(65'536, 65'536, 33'932));
  EXPECT_THAT(whole.firsts, ElementsAre(1, 65'537, 131'073));
  const std::string stream = table_bytes(TableKind::arrow_stream, product, presence, chunks);
  EXPECT_TRUE(read_table(product, TemporaryTable(stream).path(), briefly) == whole);
  EXPECT_TRUE(read_through_pipe(product, file, briefly) == whole);

  std::vector<std::string> together;
  std::vector<std::uint64_t> firsts;
  for (std::size_t rank = 0; rank < 2; ++rank) {
    ReadTable part = read_table(product, table.path(), {.chunk = 4096, .share = {.rank = rank, .ranks = 2}, .is_brief = true});
    for (std::string& row : part.rows) together.push_back(std::move(row));
    for (const std::uint64_t first : part.firsts) firsts.push_back(first);
  }
  EXPECT_TRUE(together == rows);
  EXPECT_THAT(firsts, ElementsAre(1, 65'537, 131'073));
  const ReadTable shared_stream = read_table(product, TemporaryTable(stream).path(), {.share = {.rank = 0, .ranks = 2}});
  ASSERT_TRUE(shared_stream.error);
  EXPECT_THAT(shared_stream.error->message, HasSubstr("cannot be shared"));
}

TEST(ArrowRoundTrip, says_the_product_before_it_is_read) {
  const Product& product = small_product();
  const ColumnPresence all = all_columns(product.layout);
  const TemporaryTable table(table_bytes(TableKind::arrow_file, product, all, {}));
  const auto opened = open_table(table.path());
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ((*opened)->product(), "test-product@2024-01");
  EXPECT_TRUE((*opened)->can_be_shared());
}

}  // namespace
}  // namespace couvert::exchange_test
