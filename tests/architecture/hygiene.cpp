// Lines are judged as text, comments and strings taken out where only code counts.
#include "architecture/hygiene.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include "architecture/include_graph.h"

namespace couvert::architecture {

namespace fs = std::filesystem;

namespace {

/// The line without its `//` comment and without what stands in quotes.
std::string code_of(const std::string& line) {
  static const std::regex strings(R"re("(\\.|[^"\\])*")re");
  const std::string code = std::regex_replace(line, strings, "\"\"");
  return code.substr(0, code.find("//"));
}

bool uses_floating_point(const std::string& line) {
  static const std::regex word(R"re(\b(double|float)\b)re");
  return std::regex_search(code_of(line), word);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::set<std::string> words_of(const std::string& text) {
  static const std::regex word("[a-z][a-z0-9_]*");
  std::set<std::string> words;
  for (std::sregex_iterator found(text.begin(), text.end(), word), end; found != end; ++found)
    words.insert(found->str());
  return words;
}

}  // namespace

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::string> file_faults(const std::string& name, std::string_view text,
                                     const std::set<std::string>& may_float) {
  std::vector<std::string> faults;
  const auto fault = [&](std::size_t line, const std::string& what) {
    faults.push_back(name + ":" + std::to_string(line) + ": " + what);
  };
  const std::vector<std::string> lines = lines_of(text);
  if (!text.ends_with('\n')) fault(lines.size(), "does not end with a newline");
  if (name.ends_with(".h") && std::ranges::find(lines, "#pragma once") == lines.end()) fault(1, "has no #pragma once");
  if (lines.size() > max_lines) fault(lines.size(), "has more than " + std::to_string(max_lines) + " lines");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find('\t') != std::string::npos) fault(i + 1, "has a tab");
    if (lines[i].ends_with(' ') || lines[i].ends_with('\r')) fault(i + 1, "has a blank at its end");
    if (!may_float.contains(name) && uses_floating_point(lines[i])) fault(i + 1, "uses floating point");
  }
  return faults;
}

std::vector<std::string> tree_faults(const fs::path& tree, const std::set<std::string>& may_float) {
  std::vector<std::string> faults;
  for (const std::string& file : read_include_graph(tree).files) {
    std::ranges::copy(file_faults(file, text_of(tree / file), may_float), std::back_inserter(faults));
  }
  return faults;
}

std::vector<std::string> files_without_purpose(const fs::path& tree) {
  std::vector<std::string> missing;
  for (const std::string& file : read_include_graph(tree).files) {
    const bool is_said_by_header = file.ends_with(".cpp") && fs::exists((tree / file).replace_extension(".h"));
    if (!is_said_by_header && !text_of(tree / file).starts_with("// ")) missing.push_back(file);
  }
  return missing;
}

std::vector<std::string> catalogue_codes(std::string_view catalogue_text) {
  static const std::regex row(R"re(\{\s*"([a-z][a-z0-9_]*)"\s*,)re");
  std::vector<std::string> codes;
  const std::string text(catalogue_text);
  for (std::sregex_iterator found(text.begin(), text.end(), row), end; found != end; ++found)
    codes.push_back((*found)[1]);
  return codes;
}

std::vector<std::string> codes_without_test(const std::vector<std::string>& codes, const fs::path& tests) {
  std::set<std::string> missing(codes.begin(), codes.end());
  for (const auto& entry : fs::recursive_directory_iterator(tests)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = fs::relative(entry.path(), tests).generic_string();
    // A corpus is made by a machine and proves nothing; this folder only speaks of codes.
    if (path.starts_with("fuzz/") || path.starts_with("architecture/")) continue;
    for (const std::string& word : words_of(text_of(entry.path()))) missing.erase(word);
  }
  return {missing.begin(), missing.end()};
}

}  // namespace couvert::architecture
