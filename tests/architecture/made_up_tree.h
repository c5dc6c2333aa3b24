// A small source tree on disk, so that the checks of the architecture are themselves tested on wrong files.
#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <unistd.h>

namespace couvert::architecture {

/// Writes the given files (path and text) below a folder of its own, and removes it in the end.
class MadeUpTree {
 public:
  explicit MadeUpTree(const std::map<std::string, std::string>& files) {
    const std::string test = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    root_ = std::filesystem::temp_directory_path() / ("couvert-" + test + "-" + std::to_string(getpid()));
    for (const auto& [path, text] : files) {
      std::filesystem::create_directories((root_ / path).parent_path());
      std::ofstream(root_ / path) << text;
    }
  }
  ~MadeUpTree() { std::filesystem::remove_all(root_); }
  MadeUpTree(const MadeUpTree&) = delete;
  MadeUpTree& operator=(const MadeUpTree&) = delete;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

}  // namespace couvert::architecture
