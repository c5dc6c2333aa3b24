// Other people's readers see what was written here, and what they write is read here: apache-arrow and polars, from tests/interop.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>
#include <sstream>

#include "base/ensure.h"
#include "exchange/tables.h"
#include "facts/decision.h"

namespace couvert::exchange_test {
namespace {

using ::testing::IsEmpty;

const std::string folder = COUVERT_SOURCE_DIR "/tests/interop";

/// Runs a script of tests/interop and gives what it prints, line by line; what went wrong is printed by node itself.
std::vector<std::string> run_node(const std::string& arguments) {
  const std::string command = "cd '" + folder + "' && node " + arguments;
  FILE* output = ::popen(command.c_str(), "r");
  ensure(output != nullptr, "the shell can be started");
  std::string text;
  std::array<char, 4096> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), output)) text.append(block.data(), count);
  EXPECT_EQ(::pclose(output), 0) << command;
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

class Interop : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder + "/node_modules")) GTEST_SKIP() << "the packages of tests/interop are not installed (npm install)";
  }
};

/// Both libraries show the same rows, of a file and of a stream.
void expect_others_show(const std::vector<std::string>& tables, const std::vector<std::string>& rows) {
  std::vector<std::unique_ptr<TemporaryTable>> files;
  std::string command = "show.mjs";
  for (const std::string& bytes : tables) command += " '" + files.emplace_back(std::make_unique<TemporaryTable>(bytes))->path() + "'";
  const std::vector<std::string> lines = run_node(command);
  ASSERT_EQ(lines.size(), 2 * tables.size() * rows.size());
  for (std::size_t line = 0; line < lines.size(); ++line) {
    ASSERT_EQ(lines[line], rows[line % rows.size()]) << (line / rows.size() % 2 == 0 ? "apache-arrow" : "polars");
  }
}

TEST_F(Interop, others_read_our_dossiers) {
  const Product& product = small_product();
  const ColumnPresence all = all_columns(product.layout);
  std::vector<ChunkStorage> storages;
  std::vector<DossierChunk> chunks;
  std::vector<std::string> rows;
  for (const std::size_t size : {100u, 1u, 65u}) {
    fill_with_good_rows(product, size, static_cast<std::uint32_t>(size), storages.emplace_back(product.layout, all));
    for (std::string& row : rows_as_text(product.layout, storages.back().view())) rows.push_back(std::move(row));
  }
  for (const ChunkStorage& storage : storages) chunks.push_back(storage.view());
  expect_others_show({table_bytes(TableKind::arrow_file, product, all, chunks), table_bytes(TableKind::arrow_stream, product, all, chunks)}, rows);
}

/// Decisions of every outcome, one in five rejected, one in three without a bound.
DecisionBlock some_decisions(const DecisionLayout& layout, std::size_t count) {
  DecisionBlock block;
  block.start(layout, 65'537, count);
  for (std::size_t row = 0; row < count; ++row) {
    if (row % 5 == 2) continue;
    set_bit(block.decided.data(), row);
    block.outcomes[row] = static_cast<std::uint8_t>(row % 4);
    block.payable[row] = static_cast<std::int64_t>(row) * 1'234'567;
    if (row % 3 != 0) {
      set_bit(block.at_most_known.data(), row);
      block.payable_at_most[row] = block.payable[row] + max_amount_minor;
    }
    if (row % 2 == 0) set_bit(block.clauses[0].data(), row);
    if (row % 7 == 0) set_bit(block.clauses[1].data(), row);
    if (row % 11 == 0) set_bit(block.missing[0].data(), row);
    set_bit(block.assumed[0].data(), row);
  }
  return block;
}

std::vector<std::string> decisions_as_text(const DecisionLayout& layout, const DecisionBlock& block) {
  std::vector<std::string> rows;
  for (std::size_t row = 0; row < block.dossiers; ++row) {
    std::string text = " row=" + std::to_string(block.first_row + row);
    if (bit_of(block.decided.data(), row)) {
      text += " outcome=" + std::string(name_of(static_cast<Outcome>(block.outcomes[row]))) + " payable=" + std::to_string(block.payable[row]);
      if (bit_of(block.at_most_known.data(), row)) text += " payable_at_most=" + std::to_string(block.payable_at_most[row]);
      const auto add = [&](const std::string& prefix, const std::vector<std::string>& names, const std::vector<AlignedVector<Word>>& planes) {
        for (std::size_t i = 0; i < names.size(); ++i) text += " " + prefix + names[i] + "=" + (bit_of(planes[i].data(), row) ? "1" : "0");
      };
      add("clause.", layout.clauses, block.clauses);
      add("missing.", layout.missing, block.missing);
      add("assumed.", layout.assumed, block.assumed);
    }
    rows.push_back(std::move(text));
  }
  return rows;
}

TEST_F(Interop, others_read_our_decisions) {
  const DecisionLayout layout{.currency = small_product().form.currency, .clauses = {"1.1", "LCA 45"}, .missing = {"trigger"}, .assumed = {"card_misused"}};
  const DecisionBlock block = some_decisions(layout, 203);
  std::vector<std::string> tables;
  for (const TableKind kind : {TableKind::arrow_file, TableKind::arrow_stream}) {
    const auto format = decision_format(kind, layout, {.product = "test-product@2024-01", .hash = "sha256:0", .readings = ""});
    const std::string bytes = format->header();
    const EncodedPart part = format->encode(block);
    EXPECT_EQ(format->size_of(block.dossiers), part.bytes.size());
    EXPECT_EQ(bytes.size() % 64, 0u);
    const PartPlace place{.offset = bytes.size(), .metadata_bytes = part.metadata_bytes, .body_bytes = part.bytes.size() - part.metadata_bytes};
    tables.push_back(bytes + part.bytes + format->trailer({place}));
  }
  expect_others_show(tables, decisions_as_text(layout, block));
}

/// The three dossiers that tests/interop/write.mjs writes, in whatever types its library has.
const std::vector<std::string>& dossiers_of_others() {
  static const std::vector<std::string> rows = {
      " policy.from=20454 policy.to=20819 schedule.sum_insured=1000000 incident.notified=1772436600 trigger=malware card_misused=1 sessions=3"
      " breach_reduction=300000 | kind=data_restoration amount=320050 card_misused=0 | kind=ransom_payment amount=open",
      " policy.from=20454 policy.to=20819 schedule.sum_insured=open trigger=open",
      " policy.from=20454 policy.to=20819 schedule.sum_insured=0 incident.notified=1782907200 trigger=theft card_misused=0 sessions=0"
      " breach_reduction=0 | kind=gross_margin_loss amount=0 card_misused=1"};
  return rows;
}

TEST_F(Interop, what_others_write_is_read_here) {
  const std::filesystem::path written = std::filesystem::temp_directory_path() / ("couvert-interop-" + std::to_string(::getpid()));
  std::filesystem::create_directory(written);
  run_node("write.mjs '" + written.string() + "'");
  for (const char* name : {"arrow-file", "arrow-stream", "polars-file", "polars-stream", "polars-lz4", "polars-zstd"}) {
    const ReadTable read = read_table(small_product(), (written / name).string());
    EXPECT_FALSE(read.error) << name << ": " << read.error->message;
    EXPECT_THAT(read.rejects, IsEmpty()) << name;
    EXPECT_EQ(read.rows, dossiers_of_others()) << name;
  }
  std::filesystem::remove_all(written);
}

}  // namespace
}  // namespace couvert::exchange_test
