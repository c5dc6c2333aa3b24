#include "docs/console.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace couvert::docs {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const std::string skip = "…";

std::string in_quotes(const fs::path& path) { return "'" + path.string() + "'"; }

/// What stands between the `…` of an expectation, with the line at which each part begins.
struct Part {
  std::size_t first = 0;
  Lines lines;
};

std::vector<Part> parts_of(const Lines& expected) {
  std::vector<Part> parts(1);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i] == skip) parts.push_back({i + 1, {}});
    else parts.back().lines.push_back(expected[i]);
  }
  return parts;
}

/// How many lines of a part stand at `at` of the output.
std::size_t agreeing(const Part& part, const Lines& actual, std::size_t at) {
  std::size_t n = 0;
  while (n < part.lines.size() && at + n < actual.size() && part.lines[n] == actual[at + n]) ++n;
  return n;
}

}  // namespace

std::vector<ConsoleCommand> commands_of(const FencedBlock& block) {
  std::vector<ConsoleCommand> commands;
  bool in_command = false;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const std::string& line = block.lines[i];
    const bool begins = line.starts_with("$ ");
    const bool goes_on = in_command && (line == ">" || line.starts_with("> "));
    if (begins) {
      commands.push_back({line.substr(2), block.first_line + i, {}});
    } else if (goes_on) {
      commands.back().command += "\n" + (line == ">" ? "" : line.substr(2));
    } else if (!commands.empty()) {
      commands.back().expected.push_back(line);
    }
    in_command = begins || goes_on;
  }
  return commands;
}

ConsoleFolder::ConsoleFolder(const fs::path& repository, const fs::path& couvert) {
  std::string name = (fs::temp_directory_path() / "couvert-docs-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made for the documents");
  folder_ = name;
  for (const auto& entry : fs::directory_iterator(repository)) {
    const fs::path file = entry.path().filename();
    if (file == ".git" || file == "build") continue;
    if (file == "wordings") fs::copy(entry.path(), folder_ / file, fs::copy_options::recursive);
    else fs::create_symlink(entry.path(), folder_ / file);
  }
  prefix_ = "exec 2>&1; cd " + in_quotes(folder_) + "; export LC_ALL=C.UTF-8 TZ=UTC PATH=" + in_quotes(couvert.parent_path()) +
            ":\"$PATH\"; unset LANG LANGUAGE LC_MESSAGES; ";
}

ConsoleFolder::~ConsoleFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Lines ConsoleFolder::run(const std::string& command) const {
  FILE* pipe = popen((prefix_ + command).c_str(), "r");
  if (pipe == nullptr) return {"the shell cannot be started"};
  std::string output;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) output.append(buffer.data(), n);
  const int status = pclose(pipe);
  Lines lines;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = std::min(output.find('\n', at), output.size());
    lines.push_back(output.substr(at, end - at));
    at = end + 1;
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (code != 0) lines.push_back("[exit " + std::to_string(code) + "]");
  return lines;
}

std::optional<Difference> first_difference(const Lines& expected, const Lines& actual) {
  const std::vector<Part> parts = parts_of(expected);
  std::size_t at = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const Part& part = parts[p];
    const bool is_first = p == 0;
    const bool is_last = p + 1 == parts.size();
    if (is_last && !is_first) {  // stands at the end of the output
      if (part.lines.size() > actual.size() - at) return Difference{part.first, actual.size()};
      at = actual.size() - part.lines.size();
    }
    std::size_t agrees = agreeing(part, actual, at);
    while (!is_first && !is_last && agrees < part.lines.size() && at < actual.size()) agrees = agreeing(part, actual, ++at);
    if (agrees < part.lines.size()) return Difference{part.first + agrees, at + agrees};
    at += agrees;
  }
  if (at < actual.size()) return Difference{expected.size(), at};
  return std::nullopt;
}

Lines accepted(const Lines& expected, const Lines& actual) {
  const std::vector<Part> parts = parts_of(expected);
  if (parts.size() != 2 || parts[0].lines.size() + parts[1].lines.size() >= actual.size()) return actual;
  Lines shown(actual.begin(), actual.begin() + static_cast<std::ptrdiff_t>(parts[0].lines.size()));
  shown.push_back(skip);
  shown.insert(shown.end(), actual.end() - static_cast<std::ptrdiff_t>(parts[1].lines.size()), actual.end());
  return shown;
}

}  // namespace couvert::docs
