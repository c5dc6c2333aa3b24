// Files that get their name when they are complete, and leave nothing behind when they are not.
#include "base/output_file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "base/file.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Output : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "couvert-output-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) found.push_back(entry.path().filename().string());
    return found;
  }
  [[nodiscard]] std::string text(const std::string& name) const { return read_file(folder_ / name, 1 << 20).value(); }

  fs::path folder_;
};

std::string fault(const Result<void>& result) { return result ? "" : result.error().message; }

TEST_F(Output, has_its_name_only_when_it_is_complete) {
  UnfinishedFiles unfinished;
  Result<OutputFile> file = OutputFile::create(path("a.arrow"), unfinished);
  ASSERT_TRUE(file);
  EXPECT_FALSE(file->is_stream());
  ASSERT_TRUE(file->append("head "));
  ASSERT_TRUE(file->write_at(10, "tail"));
  ASSERT_TRUE(file->write_at(5, "body "));
  EXPECT_FALSE(fs::exists(path("a.arrow")));
  ASSERT_TRUE(file->finish());
  EXPECT_THAT(names(), UnorderedElementsAre("a.arrow"));
  EXPECT_EQ(text("a.arrow"), "head body tail");
}

TEST_F(Output, that_is_given_up_leaves_what_was_there) {
  ASSERT_TRUE(write_file(path("a.csv"), "before"));
  UnfinishedFiles unfinished;
  {
    const Result<OutputFile> file = OutputFile::create(path("a.csv"), unfinished);
    ASSERT_TRUE(file);
    EXPECT_EQ(names().size(), 2u);
  }
  EXPECT_THAT(names(), UnorderedElementsAre("a.csv"));
  EXPECT_EQ(text("a.csv"), "before");
}

TEST_F(Output, goes_where_a_link_points_to) {
  fs::create_directory(path("other"));
  ASSERT_TRUE(write_file(path("other/a.csv"), "before"));
  fs::create_symlink(path("other/a.csv"), path("link.csv"));
  UnfinishedFiles unfinished;
  Result<OutputFile> file = OutputFile::create(path("link.csv"), unfinished);
  ASSERT_TRUE(file && file->append("x") && file->finish());
  EXPECT_TRUE(fs::is_symlink(path("link.csv")));
  EXPECT_EQ(text("other/a.csv"), "x");
}

TEST_F(Output, of_several_processes_is_put_together) {
  UnfinishedFiles unfinished;
  Result<OutputFile> file = OutputFile::create(path("a.csv"), unfinished);
  Result<OutputFile> part = OutputFile::create_part(path("a.csv"), unfinished);
  ASSERT_TRUE(file && part && part->append("second"));
  Result<OutputFile> joined = OutputFile::join(file->temporary(), path("a.csv"));
  ASSERT_TRUE(joined && joined->copy_at(6, *part) && joined->finish());
  ASSERT_TRUE(file->append("first ") && file->finish());
  EXPECT_EQ(text("a.csv"), "first second");
  EXPECT_EQ(names().size(), 2u) << "the part is still there";
  { const OutputFile gone = std::move(*part); }
  EXPECT_THAT(names(), UnorderedElementsAre("a.csv"));
}

TEST_F(Output, onto_a_full_disk_is_an_error) {
  UnfinishedFiles unfinished;
  Result<OutputFile> device = OutputFile::create("/dev/full", unfinished);
  ASSERT_TRUE(device);
  EXPECT_TRUE(device->is_stream());
  EXPECT_EQ(fault(device->append("x")), "cannot write `/dev/full`: No space left on device");

  const rlimit little{1000, RLIM_INFINITY};
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
  {
    Result<OutputFile> file = OutputFile::create(path("a.arrow"), unfinished);
    ASSERT_TRUE(file);
    EXPECT_EQ(fault(file->append(std::string(2000, 'x'))), "cannot write `" + path("a.arrow") + "`: File too large");
  }
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Output, that_cannot_be_made_is_named_with_the_reason) {
  UnfinishedFiles unfinished;
  const Result<OutputFile> nowhere = OutputFile::create(path("none/a.csv"), unfinished);
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().message, "cannot write `" + path("none/a.csv") + "`: No such file or directory");
  const Result<OutputFile> folder = OutputFile::create(folder_.string(), unfinished);
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().message, "cannot write `" + folder_.string() + "`: Is a directory");
}

TEST_F(Output, into_a_pipe_that_nobody_reads_is_an_error) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const int reader = ::open(path("pipe").c_str(), O_RDONLY | O_NONBLOCK);
  UnfinishedFiles unfinished;
  Result<OutputFile> file = OutputFile::create(path("pipe"), unfinished);
  ASSERT_TRUE(file && file->is_stream() && file->append("x"));
  ::close(reader);
  EXPECT_EQ(fault(file->append("x")), "cannot write `" + path("pipe") + "`: Broken pipe");
}

/// What a child process does with standard output in a file that already has text; never returns.
[[noreturn]] void write_half(const std::string& name, int flags) {
  ::dup2(::open(name.c_str(), O_WRONLY | flags), STDOUT_FILENO);
  bool written = false;
  {
    UnfinishedFiles unfinished;
    Result<OutputFile> file = OutputFile::create("-", unfinished);
    written = file && file->append("half");
  }
  std::_Exit(written ? 0 : 1);
}

TEST_F(Output, of_a_redirected_stream_is_put_back_to_where_it_began) {
  for (const int flags : {O_APPEND, O_TRUNC}) {
    ASSERT_TRUE(write_file(path("a.txt"), "before"));
    const pid_t child = ::fork();
    if (child == 0) write_half(path("a.txt"), flags);
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(text("a.txt"), flags == O_APPEND ? "before" : "");
  }
}

/// A child that has an unfinished file, says so by a byte, and then does nothing but wait for ever; never returns.
[[noreturn]] void wait_with_unfinished_file(const std::string& name, int tell) {
  UnfinishedFiles unfinished;
  const Result<OutputFile> file = OutputFile::create(name, unfinished);
  if (!file || ::write(tell, "x", 1) != 1) std::_Exit(1);
  std::thread other([] { ::pause(); });
  for (;;) ::pause();
}

TEST_F(Output, leaves_nothing_when_the_process_is_told_to_stop) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    int told[2];
    ASSERT_EQ(::pipe(told), 0);
    const pid_t child = ::fork();
    if (child == 0) wait_with_unfinished_file(path("a.arrow"), told[1]);
    char byte = 0;
    ASSERT_EQ(::read(told[0], &byte, 1), 1);
    EXPECT_EQ(names().size(), 1u);
    ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << status;
    EXPECT_THAT(names(), IsEmpty());
    ::close(told[0]);
    ::close(told[1]);
  }
}

}  // namespace
}  // namespace couvert
