// Wrong wordings: each file of tests/wrong says, on a line `#!` under every line that is wrong, what is said about it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "wording/assemble.h"
#include "wording/check_library.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(COUVERT_SOURCE_DIR) / "tests" / "wrong";

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// What is said, or should be: `LINE error[CODE] message`, the message as far as the file gives it.
struct Said {
  std::int32_t line = 0;
  std::string code;     // `error[unknown_name]`
  std::string message;  // of an expectation: how the message begins
};

/// Lines that begin with `#!` speak of the nearest line above that does not; `#! file` of the file as a whole.
std::vector<Said> expectations(const std::string& text) {
  std::vector<Said> expected;
  std::istringstream lines(text);
  std::string line;
  std::int32_t above = 0;
  for (std::int32_t number = 1; std::getline(lines, line); ++number) {
    if (line.rfind("#! ", 0) != 0) {
      if (!line.empty()) above = number;
      continue;
    }
    const bool of_file = line.rfind("#! file ", 0) == 0;
    const std::string said = line.substr(of_file ? 8 : 3);
    const std::size_t end = said.find(']') + 1;
    expected.push_back({of_file ? 0 : above, said.substr(0, end), said.substr(std::min(said.size(), end + 1))});
  }
  return expected;
}

/// What the file is: law modules and vocabularies stand in folders of their own.
Texts texts_around(const fs::path& path, std::string& main) {
  Texts texts{{"vocabulary.md", read_text(folder / "_vocabulary.md")}};
  const std::string parent = path.parent_path().filename().string();
  if (parent == "vocabulary") {
    main = "test/_product.md";
    texts[main] = read_text(folder / "_product.md");
    texts["vocabulary.md"] = read_text(path);
  } else {
    main = (parent == "law" ? "law/" : "test/") + path.filename().string();
    texts[main] = read_text(path);
    texts["law/module_cycle.md"] = read_text(folder / "law" / "module_cycle.md");
  }
  return texts;
}

std::vector<Said> what_is_said(const fs::path& path) {
  std::string main;
  const Texts texts = texts_around(path, main);
  Diagnostics diagnostics;
  const auto wording = assemble_wording(texts, main, "", diagnostics);
  if (wording != nullptr && path.parent_path().filename() == "vocabulary") {
    note_facts_never_asked(SourceFile("vocabulary.md", texts.at("vocabulary.md")), {wording}, diagnostics);
  }
  diagnostics.sort();
  std::vector<Said> said;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const std::string severity = diagnostic.severity == Severity::error ? "error" : "note";
    said.push_back({diagnostic.place.line, severity + "[" + diagnostic.code + "]", diagnostic.message});
  }
  EXPECT_EQ(wording == nullptr, diagnostics.has_errors());
  return said;
}

std::vector<fs::path> wrong_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md" && entry.path().filename().string()[0] != '_') files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string in_lines(const std::vector<Said>& said) {
  std::string text;
  for (const Said& one : said) text += std::to_string(one.line) + " " + one.code + " " + one.message + "\n";
  return text;
}

/// Notes are told of every small wording; only a file that expects one is compared with all of them.
bool expects_notes(const std::vector<Said>& expected) {
  return std::any_of(expected.begin(), expected.end(), [](const Said& said) { return said.code.rfind("note", 0) == 0; });
}

class WrongWording : public testing::TestWithParam<fs::path> {};

TEST_P(WrongWording, IsToldWhatIsWrong) {
  const std::vector<Said> expected = expectations(read_text(GetParam()));
  ASSERT_FALSE(expected.empty());
  std::vector<Said> said = what_is_said(GetParam());
  if (!expects_notes(expected)) {
    std::erase_if(said, [](const Said& one) { return one.code.rfind("note", 0) == 0; });
  }
  ASSERT_EQ(said.size(), expected.size()) << in_lines(said);
  for (std::size_t i = 0; i < said.size(); ++i) {
    EXPECT_EQ(said[i].line, expected[i].line) << in_lines(said);
    EXPECT_EQ(said[i].code, expected[i].code) << in_lines(said);
    EXPECT_FALSE(expected[i].message.empty()) << in_lines(said);
    EXPECT_EQ(said[i].message.substr(0, expected[i].message.size()), expected[i].message) << in_lines(said);
  }
}

std::string test_name(const testing::TestParamInfo<fs::path>& wrong) {
  const std::string parent = wrong.param.parent_path().filename().string();
  return (parent == "wrong" ? "" : parent + "_") + wrong.param.stem().string();
}

INSTANTIATE_TEST_SUITE_P(All, WrongWording, testing::ValuesIn(wrong_files()), test_name);

/// Every code of the group "wording" is provoked by some file. The exceptions cannot be provoked by the text of a wording.
TEST(WrongWordings, ProvokeEveryDiagnosticOfAWording) {
  std::set<std::string> provoked{"edition_changed", "unknown_calendar"};
  for (const fs::path& path : wrong_files()) {
    for (const Said& said : expectations(read_text(path))) {
      const std::size_t open = said.code.find('[');
      provoked.insert(said.code.substr(open + 1, said.code.size() - open - 2));
    }
  }
  bool is_of_wording = false;
  for (const CatalogueEntry& entry : diagnostic_catalogue()) {
    if (entry.code == "unknown_statement") is_of_wording = true;
    if (entry.code == "unknown_rule") is_of_wording = false;
    if (is_of_wording) {
      EXPECT_TRUE(provoked.contains(std::string(entry.code))) << entry.code;
    }
  }
}

}  // namespace
}  // namespace couvert
