// What nobody means well: every dossier, path and stream that could hurt ends with a named error and the right exit code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "support/run_program.h"

namespace couvert {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::ProgramRun;
using testing::run_program;

namespace fs = std::filesystem;

/// A folder of its own for the files of one test.
class Hostile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("couvert-hostile-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& text) {
    const fs::path path = folder_ / "dossier.yaml";
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  ProgramRun decide(const std::string& text) { return run_program({"decide", file(text)}); }

  void expect_error(const std::string& text, const std::string& code) {
    const ProgramRun run = decide(text);
    EXPECT_EQ(run.exit_code, 1) << code << ", signal " << run.signal;
    EXPECT_THAT(run.err, HasSubstr("error[" + code + "]"));
    EXPECT_EQ(run.out, "") << "nothing half-done";
  }

  fs::path folder_;
};

std::string dossier(const std::string& costs, const std::string& period = "from: 2026-01-01, to: 2027-01-01") {
  return "product: vaudoise-hio-cyber\npolicy: {" + period +
         ", schedule: {sum_insured: 10000 CHF}}\nincident: {discovered: 2026-03-02T08:30, notified: 2026-03-02T10:00}\ncosts:\n" + costs;
}

TEST_F(Hostile, amounts_are_refused_by_name) {
  expect_error(dossier("  - {id: a, kind: data_restoration, amount: 100 USD}\n"), "rate_missing");
  expect_error(dossier("  - {id: a, kind: data_restoration, amount: 100 XYZ}\n"), "unknown_currency");
  expect_error(dossier("  - {id: a, kind: data_restoration, amount: 1.005 CHF}\n"), "too_many_decimals");
  expect_error(dossier("  - {id: a, kind: data_restoration, amount: 10000000000001 CHF}\n"), "amount_too_large");
  expect_error(dossier("  - {id: a, kind: data_restoration, amount: 99999999999999999999999999 CHF}\n"), "amount_too_large");
  expect_error(dossier("  - {id: a, kind: data_restoration, amount: -1 CHF}\n"), "negative_amount");
  expect_error(dossier("  - {id: a, kind: data_restoration, amount: 1e3 CHF}\n"), "malformed_money");
}

TEST_F(Hostile, a_period_turned_round_and_a_repeated_id_are_refused_together) {
  const std::string cost = "  - {id: a, kind: data_restoration, amount: 100 CHF}\n";
  const ProgramRun run = decide(dossier(cost + cost, "from: 2027-01-01, to: 2026-01-01"));
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(HasSubstr("error[period_turned_round]"), HasSubstr("error[repeated_id]")));
}

TEST_F(Hostile, alias_bombs_and_deep_nesting_are_refused) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + ", " + last + ", " + last + ", " + last + ", " + last + "]\n";
  }
  expect_error(bomb, "anchor_or_alias");
  for (const int depth : {40, 10'000, 1'000'000}) {
    expect_error(std::string(static_cast<std::size_t>(depth), '['), "nested_too_deep");
    std::string maps;
    for (int level = 0; level < depth; ++level) maps += "{a: ";
    expect_error(maps + std::string(static_cast<std::size_t>(depth), '}'), "nested_too_deep");
  }
  std::string block;
  for (int depth = 0; depth < 2'000; ++depth) block += std::string(static_cast<std::size_t>(depth), ' ') + "a:\n";
  expect_error(block, "nested_too_deep");
}

TEST_F(Hostile, binary_and_empty_files_are_refused) {
  expect_error("", "malformed_document");
  expect_error(std::string("\x7f" "ELF\x02\x01\x01\0\0\0\0", 11), "not_utf8");
  expect_error("title: \xff\xfe\n", "not_utf8");
  expect_error(std::string(5, '\0'), "not_utf8");
}

TEST_F(Hostile, too_many_costs_are_refused) {
  std::string costs;
  for (int i = 0; i < 10'001; ++i) costs += "  - {id: c" + std::to_string(i) + ", kind: data_restoration, amount: 1 CHF}\n";
  expect_error(dossier(costs), "too_many_costs");
}

TEST_F(Hostile, a_file_of_a_hundred_megabytes_is_not_read) {
  const std::string path = file("");
  fs::resize_file(path, 100u << 20);
  const ProgramRun run = run_program({"decide", path});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("more than"));
  EXPECT_EQ(run_program({"decide", "/dev/zero"}).exit_code, 3);
}

TEST_F(Hostile, what_is_no_file_is_the_worlds_failure) {
  EXPECT_EQ(run_program({"decide", folder_.string()}).exit_code, 3);
  EXPECT_EQ(run_program({"decide", (folder_ / "none.yaml").string()}).exit_code, 3);
  EXPECT_EQ(run_program({"test", (folder_ / "none").string()}).exit_code, 3);
  EXPECT_EQ(run_program({"decide", file(""), "--wordings", (folder_ / "none").string()}).exit_code, 3);
}

TEST_F(Hostile, a_pipe_without_writer_does_not_hang) {
  const std::string path = (folder_ / "pipe").string();
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const ProgramRun run = run_program({"decide", path}, {}, 5);
  EXPECT_EQ(run.exit_code, 3) << "signal " << run.signal;
}

TEST_F(Hostile, a_pipe_with_a_slow_writer_is_read) {
  const std::string path = (folder_ / "pipe").string();
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&path] { std::ofstream(path) << "product: vaudoise-hio-cybr\n"; });
  const ProgramRun run = run_program({"decide", path}, {}, 5);
  writer.join();
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("error[unknown_product]"));
}

const std::string good_case = COUVERT_SOURCE_DIR "/wordings/vaudoise-hio-cyber/cases/H03-ransom-paid-on-advice.yaml";

TEST_F(Hostile, a_full_disk_is_reported) {
  for (const char* verb : {"decide", "explain", "test"}) {
    const ProgramRun run = run_program({verb, good_case}, {.out = "/dev/full"});
    EXPECT_EQ(run.exit_code, 3) << verb;
    EXPECT_NE(run.err, "") << verb;
  }
}

TEST_F(Hostile, a_reader_that_went_away_ends_the_program_quietly) {
  const ProgramRun run = run_program({"decide", good_case, "--json"}, {.out_is_closed = true});
  EXPECT_TRUE(run.signal == SIGPIPE || run.exit_code == 3) << run.exit_code << " " << run.signal;
}

TEST_F(Hostile, arguments_that_are_no_utf8_are_named) {
  EXPECT_EQ(run_program({"decide", "\xff\xfe.yaml"}).exit_code, 3);
  EXPECT_EQ(run_program({"\xff\xfe"}).exit_code, 2);
  EXPECT_EQ(run_program({"decide", good_case, "--reading", "\xff=\xfe"}).exit_code, 1);
  EXPECT_EQ(run_program({"decide", good_case, "--json", "--reading", "\xff=\xfe"}).exit_code, 1);
  EXPECT_EQ(run_program({"decide", good_case, "--lang", "\xff"}).exit_code, 2);
  EXPECT_EQ(run_program({"whatif", good_case, "\xff=yes"}).exit_code, 1);
  EXPECT_EQ(run_program({"deadline", "\xff"}).exit_code, 1);
}

TEST_F(Hostile, wrong_usage_says_so) {
  EXPECT_EQ(run_program({}).exit_code, 2);
  EXPECT_EQ(run_program({"decide"}).exit_code, 2);
  EXPECT_EQ(run_program({"decide", good_case, "--jsno"}).exit_code, 2);
  EXPECT_EQ(run_program({"decide", good_case, good_case}).exit_code, 2);
}

}  // namespace
}  // namespace couvert
