// A whole run over a book in memory: the same bytes however it is cut and whoever works on it, and nothing where something went wrong.
#include "app/batch_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "app/book_row.h"
#include "base/file.h"
#include "program/decide.h"
#include "support/cases.h"
#include "support/memory_book.h"
#include "support/thread_ranks.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using testing::MemoryBook;
using testing::open_memory_book;
using testing::run_as_ranks;

/// Decisions as lines of text. With `wide` each takes as much room as any other, so that places are known beforehand.
class LineFormat : public DecisionFormat {
 public:
  explicit LineFormat(bool wide) : wide_(wide) {}
  [[nodiscard]] std::string header() const override { return "decisions\n"; }
  [[nodiscard]] EncodedPart encode(const DecisionBlock& block) const override {
    EncodedPart part{"", 1};
    for (std::size_t i = 0; i < block.dossiers; ++i) {
      std::string line = std::to_string(block.first_row + i) + " ";
      if (bit_of(block.decided.data(), i)) {
        line += std::string(name_of(static_cast<Outcome>(block.outcomes[i]))) + " " + std::to_string(block.payable[i]) + " ";
        line += bit_of(block.at_most_known.data(), i) ? std::to_string(block.payable_at_most[i]) : "open";
      }
      if (wide_) line.resize(line_bytes - 1, '.');
      part.bytes += line + "\n";
    }
    return part;
  }
  [[nodiscard]] std::string trailer(const std::vector<PartPlace>& parts) const override {
    std::string text = "parts";
    for (const PartPlace& part : parts) text += " " + std::to_string(part.offset) + "+" + std::to_string(part.metadata_bytes + part.body_bytes);
    return text + "\n";
  }
  [[nodiscard]] std::optional<std::uint64_t> size_of(std::size_t dossiers) const override {
    return wide_ ? std::optional<std::uint64_t>(dossiers * line_bytes) : std::nullopt;
  }

 private:
  static constexpr std::size_t line_bytes = 60;
  bool wide_;
};

class BatchRun : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "couvert-batch-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    product_ = choose_product(testing::builtin_engine(), "vaudoise-hio-cyber", {}).value();
    book_.layout = product_.columns;
    for (const char* name : {"H02", "H03", "H04", "H09", "X01"}) {
      book_.dossiers.push_back(testing::case_named("vaudoise-hio-cyber", name).opened.dossier);
      book_.dossiers.back().readings.clear();
    }
    book_.rows = 2500;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string text(const std::string& name) const { return read_file(folder_ / name, 1 << 24).value(); }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) found.push_back(entry.path().filename().string());
    return found;
  }
  [[nodiscard]] TableResult<BatchResult> run(Ranks& ranks, const std::string& out, const BatchOptions& options = {}, bool wide = false) const {
    UnfinishedFiles unfinished;
    Progress progress;
    const auto source = open_memory_book(book_, {ranks.rank(), ranks.size()});
    return decide_batch({product_, *source, LineFormat(wide)}, {out, out + ".rejects.csv"}, options, {ranks, unfinished, progress});
  }
  [[nodiscard]] TableResult<BatchResult> run_alone(const std::string& out, const BatchOptions& options = {}, bool wide = false) const {
    return run(*alone(), out, options, wide);
  }

  fs::path folder_;
  ChosenProduct product_;
  MemoryBook book_;
};

TEST_F(BatchRun, decides_as_the_explaining_evaluator_does) {
  book_.rows = 200;
  ASSERT_TRUE(run_alone(path("a")));
  std::string expected = "decisions\n";
  for (std::uint64_t row = 1; row <= book_.rows; ++row) {
    const Decision decision = decide(*product_.wording, *product_.program, testing::dossier_of(book_, row), {});
    expected += std::to_string(row) + " " + std::string(name_of(decision.outcome)) + " " + std::to_string(decision.payable) + " ";
    expected += (decision.payable_at_most.minor ? std::to_string(*decision.payable_at_most.minor) : "open") + "\n";
  }
  EXPECT_EQ(text("a").substr(0, expected.size()), expected);
}

TEST_F(BatchRun, chunks_and_threads_change_no_byte) {
  book_.wrong = {1, 64, 65, 1000, 1001, 2500};
  ASSERT_TRUE(run_alone(path("first"), {.chunk = 64}));
  for (const std::size_t chunk : {192u, 4096u}) {
    for (const std::size_t threads : {1u, 2u, 5u}) {
      ASSERT_TRUE(run_alone(path("a"), {.threads = threads, .chunk = chunk}));
      EXPECT_EQ(text("a"), text("first")) << chunk << " dossiers on " << threads << " threads";
      EXPECT_EQ(text("a.rejects.csv"), text("first.rejects.csv"));
    }
  }
}

TEST_F(BatchRun, ranks_change_no_byte_and_no_total) {
  book_.wrong = {7, 1500, 2400};
  book_.piece = 300;
  for (const bool wide : {false, true}) {
    for (const bool tells_rows : {false, true}) {
      book_.tells_rows = tells_rows;
      const TableResult<BatchResult> one = run_alone(path("one"), {}, wide);
      ASSERT_TRUE(one);
      for (const std::size_t count : {2u, 3u, 12u}) {
        BatchTotals totals;
        run_as_ranks(count, [&](Ranks& ranks) {
          const TableResult<BatchResult> result = run(ranks, path("all"), {.threads = 2}, wide);
          EXPECT_TRUE(result) << result.error().message;
          if (result && ranks.rank() == 0) totals = result->totals;
        });
        EXPECT_EQ(text("all"), text("one")) << count << " ranks, places known: " << (wide && tells_rows);
        EXPECT_EQ(text("all.rejects.csv"), text("one.rejects.csv"));
        EXPECT_EQ(totals, one->totals);
        EXPECT_EQ(names().size(), 4u) << "no part is left";
      }
    }
  }
}

TEST_F(BatchRun, totals_are_those_of_the_decisions) {
  book_.wrong = {3, 2000};
  const TableResult<BatchResult> result = run_alone(path("a"), {.threads = 2});
  ASSERT_TRUE(result);
  BatchTotals expected;
  for (std::uint64_t row = 1; row <= book_.rows; ++row) {
    if (book_.wrong.contains(row)) {
      ++expected.rejected;
      continue;
    }
    const Dossier& dossier = testing::dossier_of(book_, row);
    const Decision decision = decide(*product_.wording, *product_.program, dossier, {});
    ++expected.dossiers;
    expected.costs += dossier.costs.size();
    ++expected.outcomes[static_cast<std::size_t>(decision.outcome)];
    expected.due_now += decision.payable;
    expected.at_most += decision.payable_at_most.minor.value_or(0);
    expected.open_at_most += decision.payable_at_most.minor ? 0u : 1u;
  }
  EXPECT_EQ(result->totals, expected);
}

TEST_F(BatchRun, a_row_read_back_has_the_decision_that_the_table_has) {
  book_.wrong = {1500};
  ASSERT_TRUE(run_alone(path("a")));
  const std::string table = text("a");
  const auto row = [&](std::uint64_t number) {
    OpenBook book{product_, TableKind::csv, std::nullopt, nullptr, open_memory_book(book_)};
    return dossier_of_row(book, number);
  };
  for (const std::uint64_t number : {1u, 999u, 1000u, 1001u, 2024u, 2025u, 2500u}) {
    const TableResult<Dossier> dossier = row(number);
    ASSERT_TRUE(dossier);
    const Decision decision = decide(*product_.wording, *product_.program, *dossier, {});
    EXPECT_THAT(table, HasSubstr("\n" + std::to_string(number) + " " + std::string(name_of(decision.outcome)) + " " + std::to_string(decision.payable) + " "));
  }
  EXPECT_EQ(row(1500).error().message, "row 1500 is wrong: trigger: no such option");
  EXPECT_EQ(row(2501).error().message, "there is no row 2501: the table has 2500");
}

TEST_F(BatchRun, wrong_rows_are_listed_in_their_order) {
  book_.wrong = {2100, 5, 1100};
  const TableResult<BatchResult> result = run_alone(path("a"), {.threads = 5, .chunk = 64});
  ASSERT_TRUE(result);
  EXPECT_EQ(text("a.rejects.csv"), "row,column,reason\n5,trigger,no such option\n1100,trigger,no such option\n2100,trigger,no such option\n");
  EXPECT_THAT(result->first_rejects, ElementsAre(Reject{5, "trigger", "no such option"}, Reject{1100, "trigger", "no such option"},
                                                 Reject{2100, "trigger", "no such option"}));
}

TEST_F(BatchRun, without_wrong_rows_there_is_no_list_of_them_not_even_an_old_one) {
  ASSERT_TRUE(write_file(path("a.rejects.csv"), "of an earlier run"));
  ASSERT_TRUE(run_alone(path("a")));
  EXPECT_THAT(names(), UnorderedElementsAre("a"));
}

TEST_F(BatchRun, an_empty_book_gives_an_empty_table) {
  book_.rows = 0;
  ASSERT_TRUE(run_alone(path("a"), {.threads = 3}));
  EXPECT_EQ(text("a"), "decisions\nparts\n");
  run_as_ranks(3, [&](Ranks& ranks) { EXPECT_TRUE(run(ranks, path("b"), {}, true)); });
  EXPECT_EQ(text("b"), "decisions\nparts\n");
}

TEST_F(BatchRun, a_book_that_breaks_off_leaves_nothing) {
  ASSERT_TRUE(write_file(path("a"), "of an earlier run"));
  book_.breaks_off_at = 1700;
  book_.wrong = {3};
  for (const std::size_t threads : {1u, 3u}) {
    const TableResult<BatchResult> result = run_alone(path("a"), {.threads = threads});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "`book`: breaks off in row 1700");
    EXPECT_FALSE(result.error().is_of_the_world);
    EXPECT_THAT(names(), UnorderedElementsAre("a"));
    EXPECT_EQ(text("a"), "of an earlier run");
  }
}

TEST_F(BatchRun, a_rank_that_fails_makes_all_fail) {
  book_.breaks_off_at = 1700;  // in the middle of what the second of three has to do
  book_.piece = 100;
  for (const bool wide : {false, true}) {
    book_.tells_rows = wide;
    std::vector<std::string> messages(3);
    run_as_ranks(3, [&](Ranks& ranks) {
      const TableResult<BatchResult> result = run(ranks, path("a"), {}, wide);
      if (!result) messages[ranks.rank()] = result.error().message;
    });
    EXPECT_THAT(messages, ::testing::Each("`book`: breaks off in row 1700"));
    EXPECT_THAT(names(), IsEmpty());
  }
}

TEST_F(BatchRun, an_output_that_cannot_be_written_is_of_the_world) {
  for (const std::size_t threads : {1u, 3u}) {
    UnfinishedFiles unfinished;
    Progress progress;
    const std::unique_ptr<Ranks> ranks = alone();
    const auto source = open_memory_book(book_);
    const TableResult<BatchResult> result =
        decide_batch({product_, *source, LineFormat(false)}, {"/dev/full", path("rejects")}, {.threads = threads}, {*ranks, unfinished, progress});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "cannot write `/dev/full`: No space left on device");
    EXPECT_TRUE(result.error().is_of_the_world);
    EXPECT_THAT(names(), IsEmpty());
  }
  run_as_ranks(2, [&](Ranks& ranks) {
    const TableResult<BatchResult> result = run(ranks, path("none/a"), {}, true);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "cannot write `" + path("none/a") + "`: No such file or directory");
  });
}

}  // namespace
}  // namespace couvert
