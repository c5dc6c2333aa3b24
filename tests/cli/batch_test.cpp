// `couvert batch` as people start it: files, pipes, threads, ranks, and everything that can go wrong on the way.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <utility>

#include "base/file.h"
#include "support/run_program.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
using testing::ProgramRun;
using testing::ProgramStreams;
using testing::run_program;

constexpr unsigned most_seconds = 120;  // for a program with sanitizers on a busy machine
constexpr const char* several_pieces = "140000";

using Words = std::vector<std::string>;

class Batch : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "couvert-batch-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string bytes(const std::string& name) const { return read_file(folder_ / name, std::size_t{1} << 30).value(); }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) found.push_back(entry.path().filename().string());
    return found;
  }
  static ProgramRun run(const Words& arguments, const ProgramStreams& streams = {}) {
    Words words{"batch"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_program(words, streams, most_seconds);
  }
  void make_book(const std::string& name, const std::string& rows) const {
    const ProgramRun made = run({"generate", "--product", "vaudoise-hio-cyber", "--rows", rows, "--seed", "7", "--unknown", "5 %", "--out", path(name)});
    ASSERT_EQ(made.exit_code, 0) << made.err;
  }
  void expect_usage(const Words& arguments, const std::string& why) const {
    const ProgramRun ran = run(arguments);
    EXPECT_EQ(ran.exit_code, 2) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(why));
  }

  fs::path folder_;
};

TEST_F(Batch, chunks_threads_and_pipes_change_no_byte) {
  make_book("book.arrow", several_pieces);
  ASSERT_EQ(run({"decide", path("book.arrow"), "--out", path("one.arrows"), "--threads", "1"}).exit_code, 0);
  const std::string one = bytes("one.arrows");
  for (const char* chunk : {"64", "192", "4096"}) {
    ASSERT_EQ(run({"decide", path("book.arrow"), "--out", path("a.arrows"), "--threads", "5", "--chunk", chunk}).exit_code, 0);
    EXPECT_EQ(bytes("a.arrows"), one) << chunk;
  }
  const ProgramRun piped = run({"decide", "-"}, {.in = path("book.arrow")});
  EXPECT_EQ(piped.exit_code, 0) << piped.err;
  EXPECT_EQ(piped.out, one) << "what comes as a stream or as a file is answered as a stream";
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrow", "one.arrows", "a.arrows"));
}

TEST_F(Batch, a_book_is_the_same_on_several_threads) {
  make_book("book.arrow", several_pieces);
  const std::string book = bytes("book.arrow");
  ASSERT_EQ(run({"generate", "--product", "vaudoise-hio-cyber", "--rows", several_pieces, "--seed", "7", "--unknown", "5 %", "--threads", "3", "--out",
                 path("book.arrow")}).exit_code, 0);
  EXPECT_EQ(bytes("book.arrow"), book);
}

TEST_F(Batch, says_what_it_decided) {
  make_book("book.arrow", "1000");
  const ProgramRun text = run({"decide", path("book.arrow"), "--out", path("a.arrow")});
  EXPECT_EQ(text.out, "");
  EXPECT_THAT(text.err, HasSubstr("vaudoise-hio-cyber@2024-01 decided 1,000 dossiers with "));
  const ProgramRun json = run({"decide", path("book.arrow"), "--out", path("a.arrow"), "--json"});
  EXPECT_EQ(json.err, "");
  EXPECT_THAT(json.out, HasSubstr("\"dossiers\": 1000,"));
  EXPECT_THAT(json.out, HasSubstr("\"rejected\": 0"));
}

TEST_F(Batch, explains_a_row_with_the_amounts_that_the_table_has) {
  make_book("book.arrow", "300");
  for (const char* row : {"1", "177", "300"}) {
    const ProgramRun explained = run({"explain", path("book.arrow"), row, "--json"});
    EXPECT_EQ(explained.exit_code, 0) << explained.err;
    EXPECT_THAT(explained.out, HasSubstr(std::string("\"title\": \"Row ") + row + "\""));
  }
  const ProgramRun none = run({"explain", path("book.arrow"), "301"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_EQ(none.err, "couvert: there is no row 301: the table has 300\n");
}

TEST_F(Batch, prints_the_schema_of_a_product) {
  const ProgramRun text = run({"schema", "vaudoise-hio-cyber"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, HasSubstr("policy.from"));
  const ProgramRun none = run({"schema", "vaudoise-hio-cyper"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_EQ(none.err, "couvert: no wording of `vaudoise-hio-cyper`\n  hint: did you mean `vaudoise-hio-cyber`?\n");
}

TEST_F(Batch, contracts_older_than_the_newest_edition_are_rejected) {
  make_book("book.arrow", "2000");
  fs::copy(fs::path(COUVERT_SOURCE_DIR) / "wordings", path("mine"), fs::copy_options::recursive);
  fs::remove(path("mine/editions.lock"));
  std::string text = bytes("mine/vaudoise-hio-cyber/2024-01.md");
  const std::string edition = "edition: 2024-01\n";
  text.replace(text.find(edition), edition.size(), "edition: 2026-02\nin_force_from: 2026-02-01\n");
  std::ofstream(path("mine/vaudoise-hio-cyber/2026-02.md"), std::ios::binary) << text;
  const Words decide{"--wordings", path("mine"), "decide", path("book.arrow"), "--out", path("a.arrow"), "--product"};

  Words newest = decide;
  newest.emplace_back("vaudoise-hio-cyber");
  const ProgramRun ran = run(newest);
  EXPECT_EQ(ran.exit_code, 1) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("vaudoise-hio-cyber@2026-02 decided "));
  EXPECT_THAT(ran.err, HasSubstr("rows were rejected and not decided: see " + path("a.arrow.rejects.csv")));
  EXPECT_THAT(bytes("a.arrow.rejects.csv"), HasSubstr(",policy.from,"));
  EXPECT_THAT(bytes("a.arrow.rejects.csv"), HasSubstr("vaudoise-hio-cyber@2026-02 is in force from 2026-02-01: an earlier edition decides this contract"));

  Words named = decide;
  named.emplace_back("vaudoise-hio-cyber@2026-02");
  EXPECT_EQ(run(named).exit_code, 0) << "who names an edition wants it";
  EXPECT_FALSE(fs::exists(path("a.arrow.rejects.csv")));
}

TEST_F(Batch, wrong_usage_is_named) {
  expect_usage({}, "A subcommand is required");
  expect_usage({"decid", "x"}, "did you mean `decide`?");
  expect_usage({"decide", "x", "--out", "y"}, "the ending of `y` is none of .arrow, .arrows and .csv");
  expect_usage({"decide", "x", "--chunk", "65"}, "a chunk is a multiple of 64");
  expect_usage({"decide", "x", "--chunk", "131072"}, "a chunk is a multiple of 64, up to 65536");
  expect_usage({"decide", "x", "--threads", "0"}, "--threads");
  expect_usage({"generate", "--product", "p", "--seed", "1", "--out", "a.csv"}, "--rows is required");
  expect_usage({"generate", "--product", "p", "--rows", "5", "--seed", "1", "--unknown", "5", "--out", "a.csv"}, "`5` is no share");
  expect_usage({"generate", "--product", "p", "--rows", "5", "--seed", "1", "--unknown", "101 %", "--out", "a.csv"}, "is more than 100 %");
  expect_usage({"explain", "x", "0"}, "ROW");
  make_book("book.arrow", "10");
  expect_usage({"decide", path("book.arrow"), "--out", path("book.arrow")}, "is named twice");
  expect_usage({"decide", path("book.arrow"), "--out", path("a.arrow"), "--rejects", path("a.arrow")}, "is named twice");
}

TEST_F(Batch, what_cannot_be_written_is_an_error_and_leaves_nothing) {
  make_book("book.arrow", "1000");
  const ProgramRun full = run({"decide", path("book.arrow"), "--out", "/dev/full", "--format", "arrows"});
  EXPECT_EQ(full.exit_code, 3);
  EXPECT_EQ(full.err, "couvert: cannot write `/dev/full`: No space left on device\n");
  const ProgramRun closed = run({"decide", path("book.arrow")}, {.out_is_closed = true});
  EXPECT_EQ(closed.exit_code, 3) << closed.signal;
  EXPECT_EQ(closed.err, "couvert: cannot write `<stdout>`: Broken pipe\n");
  const ProgramRun nowhere = run({"decide", path("book.arrow"), "--out", path("none/a.arrow")});
  EXPECT_EQ(nowhere.exit_code, 3);
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrow"));
}

TEST_F(Batch, what_cannot_be_read_is_an_error_and_leaves_nothing) {
  const ProgramRun missing = run({"decide", path("none.arrow"), "--out", path("a.arrow")});
  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_EQ(missing.err, "couvert: cannot read `" + path("none.arrow") + "`: No such file or directory\n");
  make_book("book.arrows", several_pieces);
  fs::resize_file(path("book.arrows"), fs::file_size(path("book.arrows")) * 3 / 4);
  const ProgramRun cut = run({"decide", path("book.arrows"), "--out", path("a.arrow")});
  EXPECT_EQ(cut.exit_code, 1) << cut.err;
  EXPECT_THAT(cut.err, HasSubstr(path("book.arrows")));
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrows"));
}

TEST_F(Batch, told_to_stop_it_leaves_nothing) {
  make_book("book.arrows", several_pieces);
  const std::string book = bytes("book.arrows");
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    ::execl(COUVERT_BINARY, COUVERT_BINARY, "batch", "decide", path("pipe").c_str(), "--out", path("a.arrow").c_str(), nullptr);
    std::_Exit(127);
  }
  // Half of the book comes, and then nothing more: the program waits for the rest in the middle of its work.
  std::thread writer([&] {
    std::signal(SIGPIPE, SIG_IGN);
    const int pipe = ::open(path("pipe").c_str(), O_WRONLY);
    for (std::size_t at = 0; at < book.size() / 2; at += 4096) {
      if (::write(pipe, book.data() + at, std::min<std::size_t>(4096, book.size() / 2 - at)) < 0) break;
    }
    int status = 0;
    for (int looks = 0; looks < 6000 && names().size() < 4 && ::waitpid(child, &status, WNOHANG) == 0; ++looks) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(names().size(), 4u) << "the book, the pipe, the output and the list of rejected rows, both unfinished";
    ::kill(child, SIGTERM);
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM) << status;
    ::close(pipe);
  });
  writer.join();
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrows", "pipe"));
}

TEST_F(Batch, started_by_mpirun_without_its_module_it_says_so) {
  fs::copy_file(COUVERT_BINARY, path("couvert"));
  std::ofstream(path("as_rank"), std::ios::binary) << "#!/bin/sh\nshift\nexec env OMPI_COMM_WORLD_SIZE=2 " << path("couvert") << " \"$@\"\n";
  fs::permissions(path("as_rank"), fs::perms::owner_all);
  const ProgramRun ran = run({"decide", path("none.arrow"), "--out", path("a.arrow")}, {.launcher = {path("as_rank")}});
  EXPECT_EQ(ran.exit_code, 3) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("mpirun started several processes, and this program was built without MPI"));
}

/// Runs on several ranks of this machine; skipped where there is no MPI.
class BatchRanks : public Batch {
 protected:
  void SetUp() override {
    Batch::SetUp();
    if (!fs::exists(fs::path(COUVERT_BINARY).parent_path() / "libcouvert_mpi.so")) GTEST_SKIP() << "the program was built without MPI";
    if (std::system("command -v mpirun >/dev/null") != 0) GTEST_SKIP() << "there is no mpirun";
    ::setenv("OMPI_ALLOW_RUN_AS_ROOT", "1", 1);
    ::setenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1", 1);
    // What MPI keeps until the end is no leak of this program.
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
  }
  /// `by`: how ranks reach each other, by shared memory or by the network that never leaves the machine.
  static Words mpirun(const std::string& ranks, const std::string& by = "vader") {
    return {"mpirun", "--oversubscribe", "--mca", "btl", "self," + by, "--mca", "btl_tcp_if_include", "lo", "--mca", "oob_tcp_if_include", "lo", "-np", ranks};
  }
};

TEST_F(BatchRanks, ranks_change_no_byte) {
  make_book("book.arrow", several_pieces);
  for (const char* out : {"one.arrow", "one.arrows"}) ASSERT_EQ(run({"decide", path("book.arrow"), "--out", path(out)}).exit_code, 0);
  for (const auto& [ranks, ending] : {std::pair<std::string, std::string>{"1", "arrow"}, {"2", "arrow"}, {"3", "arrow"}, {"3", "arrows"}}) {
    const ProgramRun ran = run({"decide", path("book.arrow"), "--out", path("a." + ending), "--threads", "1"}, {.launcher = mpirun(ranks)});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("decided 140,000 dossiers"));
    EXPECT_EQ(ran.err.find("decided"), ran.err.rfind("decided")) << "one rank says it";
    EXPECT_TRUE(bytes("a." + ending) == bytes("one." + ending)) << ranks << " ranks, " << ending;
  }
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrow", "one.arrow", "one.arrows", "a.arrow", "a.arrows"));
}

TEST_F(BatchRanks, a_book_is_made_by_several_ranks) {
  make_book("one.arrow", several_pieces);
  const ProgramRun made = run({"generate", "--product", "vaudoise-hio-cyber", "--rows", several_pieces, "--seed", "7", "--unknown", "5 %", "--out",
                               path("three.arrow")}, {.launcher = mpirun("3")});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_TRUE(bytes("three.arrow") == bytes("one.arrow"));
  EXPECT_THAT(names(), UnorderedElementsAre("one.arrow", "three.arrow"));
}

TEST_F(BatchRanks, a_rank_that_fails_makes_all_fail) {
  make_book("book.arrow", several_pieces);
  // The second rank may write no file longer than what the first writes; shared memory of MPI would be refused too.
  std::ofstream(path("limited"), std::ios::binary) << "#!/bin/sh\n[ \"$OMPI_COMM_WORLD_RANK\" = 1 ] && { trap '' XFSZ; ulimit -f 1000; }\nexec \"$@\"\n";
  fs::permissions(path("limited"), fs::perms::owner_all);
  Words launcher = mpirun("3", "tcp");
  launcher.push_back(path("limited"));
  const ProgramRun ran = run({"decide", path("book.arrow"), "--out", path("a.arrow")}, {.launcher = launcher});
  EXPECT_EQ(ran.exit_code, 3) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("couvert: cannot write `" + path("a.arrow") + "`: File too large\n"));
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrow", "limited"));
}

TEST_F(BatchRanks, what_cannot_be_shared_is_refused) {
  make_book("book.arrow", "100");
  const ProgramRun out = run({"decide", path("book.arrow")}, {.launcher = mpirun("2")});
  EXPECT_EQ(out.exit_code, 2) << out.err;
  EXPECT_THAT(out.err, HasSubstr("several ranks write a file together"));
  const ProgramRun in = run({"decide", "-", "--out", path("a.arrow")}, {.in = path("book.arrow"), .launcher = mpirun("2")});
  EXPECT_EQ(in.exit_code, 1) << in.err;
  const ProgramRun missing = run({"decide", path("none.arrow"), "--out", path("a.arrow")}, {.launcher = mpirun("2")});
  EXPECT_EQ(missing.exit_code, 3) << missing.err;
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrow"));
}

TEST_F(BatchRanks, the_work_of_one_process_is_refused_once) {
  make_book("book.arrow", "100");
  const std::pair<std::string, Words> verbs[] = {
      {"impact", {"impact", path("book.arrow"), "--reading", "ransom_within_sublimit=yes", "--html", path("page.html")}},
      {"batch explain", {"batch", "explain", path("book.arrow"), "4"}},
      {"batch schema", {"batch", "schema", "vaudoise-hio-cyber"}},
  };
  for (const auto& [verb, arguments] : verbs) {
    const ProgramRun ran = run_program(arguments, {.launcher = mpirun("2")}, most_seconds);
    EXPECT_EQ(ran.exit_code, 2) << ran.err;
    EXPECT_EQ(ran.out, "") << verb;
    const std::string why = "couvert: `couvert " + verb + "` is the work of one process, and mpirun started 2: start it without mpirun\n";
    EXPECT_THAT(ran.err, HasSubstr(why));
    EXPECT_EQ(ran.err.find(why), ran.err.rfind(why)) << "one rank says it";
  }
  EXPECT_THAT(names(), UnorderedElementsAre("book.arrow"));
  EXPECT_EQ(run({"schema", "vaudoise-hio-cyber"}, {.launcher = mpirun("1")}).exit_code, 0) << "one process is no crowd";
}

}  // namespace
}  // namespace couvert
