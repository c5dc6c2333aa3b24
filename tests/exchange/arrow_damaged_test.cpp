// Damaged Arrow tables: cut off anywhere they are an error; with any byte changed they are an error or a table, and never a crash.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "exchange/tables.h"

namespace couvert::exchange_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Some columns of every type, so that the file is small and yet has everything in it.
ColumnPresence some_columns() {
  const ColumnLayout& layout = small_product().layout;
  ColumnPresence presence{std::vector<std::uint8_t>(layout.of_dossier.size(), 0), std::vector<std::uint8_t>(layout.of_cost.size(), 0)};
  for (const char* name : {"policy.from", "policy.to", "schedule.sum_insured", "trigger", "card_misused"}) {
    presence.of_dossier[*layout.find_of_dossier(name)] = 1;
  }
  for (const char* name : {"kind", "amount"}) presence.of_cost[*layout.find_of_cost(name)] = 1;
  return presence;
}

std::string small_table(TableKind kind) {
  const ColumnPresence presence = some_columns();
  std::vector<ChunkStorage> storages;
  std::vector<DossierChunk> chunks;
  for (const std::size_t rows : {70u, 5u}) fill_with_good_rows(small_product(), rows, static_cast<std::uint32_t>(rows), storages.emplace_back(small_product().layout, presence));
  for (const ChunkStorage& storage : storages) chunks.push_back(storage.view());
  return table_bytes(kind, small_product(), presence, chunks);
}

ReadTable read_bytes(const std::string& bytes, bool is_brief = false) {
  const TemporaryTable table(bytes);
  return read_table(small_product(), table.path(), {.chunk = 64, .is_brief = is_brief});
}

class Damaged : public ::testing::TestWithParam<TableKind> {};

TEST_P(Damaged, cut_off_anywhere_is_an_error) {
  const std::string bytes = small_table(GetParam());
  ASSERT_FALSE(read_bytes(bytes).error);
  // Every length near the ends, where the marks are, and every third between.
  for (std::size_t length = 0; length < bytes.size(); length += length < 1'000 || length + 1'000 > bytes.size() ? 1u : 3u) {
    const ReadTable read = read_bytes(bytes.substr(0, length), true);
    ASSERT_TRUE(read.error) << "cut off after " << length << " bytes";
    ASSERT_FALSE(read.error->is_of_the_world) << length;
  }
}

TEST_P(Damaged, with_any_byte_changed_is_an_error_or_a_table) {
  const std::string bytes = small_table(GetParam());
  std::size_t errors = 0;
  // Metadata stand at both ends; between them every fourth byte does.
  for (std::size_t at = 0; at < bytes.size(); at += at < 2'500 || at + 2'500 > bytes.size() ? 1u : 4u) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ (at % 3 != 0 ? 0xff : 0x81));
    // Looking at every value takes longer than reading them.
    const ReadTable read = read_bytes(damaged, at % 16 != 0);
    errors += read.error ? 1u : 0u;
    for (const std::string& row : read.rows) ASSERT_THAT(row, Not(HasSubstr("LEFTOVER"))) << "byte " << at;
  }
  EXPECT_GT(errors, 100u);
}

INSTANTIATE_TEST_SUITE_P(Each, Damaged, ::testing::Values(TableKind::arrow_file, TableKind::arrow_stream),
                         [](const auto& kind) { return kind.param == TableKind::arrow_file ? "file" : "stream"; });

TEST(DamagedTable, a_file_through_a_pipe_that_breaks_is_an_error) {
  const std::string bytes = small_table(TableKind::arrow_file);
  const ReadTable read = read_through_pipe(small_product(), bytes.substr(0, bytes.size() / 2));
  ASSERT_TRUE(read.error);
  EXPECT_THAT(read.error->message, HasSubstr("cut off"));
}

TEST(DamagedTable, a_table_that_says_to_be_huge_takes_no_memory) {
  const std::string bytes = small_table(TableKind::arrow_stream);
  std::uint32_t schema = 0;
  std::memcpy(&schema, bytes.data() + 4, sizeof schema);
  schema += 8;
  std::string lying = bytes.substr(0, schema);
  const std::uint32_t prefix[] = {0xffffffff, 0x7ffffff0};
  lying.append(reinterpret_cast<const char*>(prefix), sizeof prefix);
  const ReadTable read = read_bytes(lying);
  ASSERT_TRUE(read.error);
  EXPECT_THAT(read.error->message, HasSubstr("more than 64 MiB"));
}

TEST(DamagedTable, costs_that_step_back_are_an_error) {
  ChunkStorage storage(small_product().layout, some_columns());
  fill_with_good_rows(small_product(), 5, 5, storage);
  std::uint32_t* first = storage.first_cost();
  std::size_t row = 1;
  while (first[row] == 0) ++row;
  first[row - 1] = first[row] + 1;
  const ReadTable read = read_bytes(table_bytes(TableKind::arrow_file, small_product(), some_columns(), {storage.view()}));
  ASSERT_TRUE(read.error);
  EXPECT_THAT(read.error->message, HasSubstr("lists that lie outside of their costs"));
}

TEST(DamagedTable, a_word_that_is_no_option_is_wrong_only_where_it_is_used) {
  std::string bytes = small_table(TableKind::arrow_file);
  const std::size_t at = bytes.find("malware");
  ASSERT_NE(at, std::string::npos);
  bytes[at] = 'n';
  const ReadTable good = read_bytes(small_table(TableKind::arrow_file));
  const ReadTable read = read_bytes(bytes);
  ASSERT_FALSE(read.error) << read.error->message;
  std::size_t rejected = 0;
  for (std::size_t row = 0; row < read.rows.size(); ++row) {
    const bool uses_it = good.rows[row].find("trigger=malware") != std::string::npos;
    EXPECT_EQ(read.rows[row].starts_with("REJECTED"), uses_it) << row;
    rejected += uses_it ? 1u : 0u;
  }
  ASSERT_GT(rejected, 3u);
  EXPECT_EQ(read.rejects.size(), rejected);
  EXPECT_THAT(read.rejects.front(), HasSubstr("trigger: `nalware` is none of its options; did you mean `malware`?"));
}

TEST(Opening, what_is_no_table_is_an_error) {
  EXPECT_THAT(read_bytes("policy").error->message, HasSubstr("no column is called `policy`"));
  EXPECT_THAT(read_bytes("").error->message, HasSubstr("the first line must name the columns"));
  const ReadTable absent = read_table(small_product(), "/nowhere/at/all.arrow");
  ASSERT_TRUE(absent.error);
  EXPECT_TRUE(absent.error->is_of_the_world);
  EXPECT_TRUE(read_table(small_product(), "/").error->is_of_the_world);
}

}  // namespace
}  // namespace couvert::exchange_test
