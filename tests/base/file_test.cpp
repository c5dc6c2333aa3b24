#include "base/file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace couvert {
namespace {

class File : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "couvert-file-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

std::string seen(const Result<std::string>& result) { return result ? *result : result.error().message; }

TEST_F(File, is_read_as_it_was_written) {
  const std::string bytes = std::string("a\0b\r\n", 5) + std::string(200'000, 'x');
  ASSERT_TRUE(write_file(folder_ / "a.txt", bytes));
  EXPECT_EQ(seen(read_file(folder_ / "a.txt", bytes.size())), bytes);
  ASSERT_TRUE(write_file(folder_ / "a.txt", ""));
  EXPECT_EQ(seen(read_file(folder_ / "a.txt", 0)), "");
}

TEST_F(File, larger_than_allowed_is_refused) {
  const std::string name = (folder_ / "a.txt").string();
  ASSERT_TRUE(write_file(name, "12345"));
  EXPECT_EQ(seen(read_file(name, 4)), "cannot read `" + name + "`: it holds more than 4 bytes");
}

TEST_F(File, that_cannot_be_read_is_named_with_the_reason) {
  const std::string missing = (folder_ / "none").string();
  EXPECT_EQ(seen(read_file(missing, 10)), "cannot read `" + missing + "`: No such file or directory");
  EXPECT_EQ(seen(read_file(folder_, 10)), "cannot read `" + folder_.string() + "`: Is a directory");
}

TEST_F(File, failed_writing_leaves_nothing_behind) {
  std::filesystem::create_directory(folder_ / "taken");
  const auto result = write_file(folder_ / "taken", "x");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "cannot write `" + (folder_ / "taken").string() + "`: Is a directory");
  EXPECT_FALSE(write_file(folder_ / "none" / "a.txt", "x"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator()), 1);
}

}  // namespace
}  // namespace couvert
