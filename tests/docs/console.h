// A console block of a document: commands with the output that the document shows for them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "docs/fenced_blocks.h"

namespace couvert::docs {

/// One `$ …` line with what stands below it. A line `…` stands for any number of lines; a code other than 0 is the last
/// line, `[exit 1]`.
struct ConsoleCommand {
  std::string command;
  std::size_t line = 1;  // of the document, from 1
  std::vector<std::string> expected;
};

/// The commands of a block; lines that begin with `> ` go on with the command above. What stands before the first `$` is ignored.
[[nodiscard]] std::vector<ConsoleCommand> commands_of(const FencedBlock& block);

/// Where documents are executed: a folder of its own that looks like the repository, so that commands may write into it.
/// Commands run with `couvert` on the path, output and errors together, and an environment that is the same everywhere.
class ConsoleFolder {
 public:
  ConsoleFolder(const std::filesystem::path& repository, const std::filesystem::path& couvert);
  ~ConsoleFolder();
  ConsoleFolder(const ConsoleFolder&) = delete;
  ConsoleFolder& operator=(const ConsoleFolder&) = delete;

  /// Runs a command of the shell. Shape: its lines, then `[exit N]` unless N is 0
  [[nodiscard]] std::vector<std::string> run(const std::string& command) const;

 private:
  std::filesystem::path folder_;
  std::string prefix_;
};

/// The first line, from 0, at which the output is not the expected one; nothing if they agree. A `…` skips as little as it can.
struct Difference {
  std::size_t expected_line = 0;
  std::size_t actual_line = 0;
};
[[nodiscard]] std::optional<Difference> first_difference(const std::vector<std::string>& expected, const std::vector<std::string>& actual);

/// What the document should show: the output, cut as the expectation was cut if it had one `…`.
[[nodiscard]] std::vector<std::string> accepted(const std::vector<std::string>& expected, const std::vector<std::string>& actual);

}  // namespace couvert::docs
