// Executes the documents: every console block is run, every rule of the language reference is read and checked, every dossier is
// read. COUVERT_ACCEPT=1 rewrites the outputs of the console blocks.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "docs/console.h"
#include "docs/example_wording.h"
#include "docs/fenced_blocks.h"
#include "docs/program_listing.h"
#include "program/compile.h"
#include "support/cases.h"

namespace couvert::docs {
namespace {

namespace fs = std::filesystem;

std::string line_or_end(const std::vector<std::string>& lines, std::size_t at) { return at < lines.size() ? lines[at] : "(the end)"; }

std::string place(const Document& document, std::size_t line) { return document.path + ":" + std::to_string(line); }

/// One command of a document with what really came out.
struct Executed {
  ConsoleCommand shown;
  std::vector<std::string> actual;
  std::optional<Difference> difference;
};

std::vector<Executed> execute(const Document& document) {
  std::vector<Executed> executed;
  const ConsoleFolder folder(COUVERT_SOURCE_DIR, COUVERT_BINARY);
  for (const FencedBlock& block : document.blocks) {
    if (block.info != "console") continue;
    for (ConsoleCommand& command : commands_of(block)) {
      std::vector<std::string> actual = folder.run(command.command);
      const auto difference = first_difference(command.expected, actual);
      executed.push_back({std::move(command), std::move(actual), difference});
    }
  }
  return executed;
}

/// Line of the document on which the output of a command begins, from 1.
std::size_t output_line(const ConsoleCommand& command) {
  return command.line + 1 + static_cast<std::size_t>(std::count(command.command.begin(), command.command.end(), '\n'));
}

bool accepts() { return std::getenv("COUVERT_ACCEPT") != nullptr; }

/// Lines of a document that should be others, from line `first`, from 1.
struct Replacement {
  std::size_t first = 1;
  std::size_t count = 0;
  std::vector<std::string> by;
};

/// Writes a document with some of its lines replaced. Shape: `replacements` in the order of the lines.
void rewrite(const Document& document, const std::vector<Replacement>& replacements) {
  std::vector<std::string> lines = document.lines;
  for (auto one = replacements.rbegin(); one != replacements.rend(); ++one) {  // from the end, so that lines above keep their numbers
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(one->first) - 1;
    const auto at = lines.erase(begin, begin + static_cast<std::ptrdiff_t>(one->count));
    lines.insert(at, one->by.begin(), one->by.end());
  }
  std::ofstream file(fs::path(COUVERT_SOURCE_DIR) / document.path, std::ios::binary | std::ios::trunc);
  for (const std::string& line : lines) file << line << '\n';
}

std::vector<Replacement> replacements_of(const std::vector<Executed>& executed) {
  std::vector<Replacement> replacements;
  for (const Executed& one : executed) {
    if (one.difference) replacements.push_back({output_line(one.shown), one.shown.expected.size(), accepted(one.shown.expected, one.actual)});
  }
  return replacements;
}

TEST(ExecutedDocs, show_what_the_commands_print) {
  std::size_t commands = 0;
  for (const Document& document : read_documents(COUVERT_SOURCE_DIR)) {
    const std::vector<Executed> executed = execute(document);
    commands += executed.size();
    if (accepts()) {
      rewrite(document, replacements_of(executed));
      continue;
    }
    for (const Executed& one : executed) {
      if (!one.difference) continue;
      ADD_FAILURE() << place(document, output_line(one.shown) + one.difference->expected_line) << ": `" << one.shown.command << "`\n  shown:   "
                    << line_or_end(one.shown.expected, one.difference->expected_line)
                    << "\n  printed: " << line_or_end(one.actual, one.difference->actual_line);
    }
  }
  EXPECT_GT(commands, 0U);
}

TEST(ExecutedDocs, check_every_rule) {
  std::size_t rules = 0;
  for (const Document& document : read_documents(COUVERT_SOURCE_DIR)) {
    if (document.path == "docs/grammar.ebnf.md") continue;  // has a test of its own
    for (const FencedBlock& block : document.blocks) {
      if (block.info != "rules" && !block.info.starts_with("rules ")) continue;
      ++rules;
      for (const std::string& fault : faults_of_example(block)) ADD_FAILURE() << place(document, block.first_line) << ": " << fault;
    }
  }
  EXPECT_GT(rules, 0U);
}

TEST(ExecutedDocs, explain_every_code_of_the_catalogue) {
  for (const Document& document : read_documents(COUVERT_SOURCE_DIR)) {
    if (document.path != "docs/language.md") continue;
    std::string text;
    for (const std::string& line : document.lines) text += line + "\n";
    for (const CatalogueEntry& entry : diagnostic_catalogue()) {
      EXPECT_NE(text.find("`" + std::string(entry.code) + "`"), std::string::npos) << document.path << " lacks " << entry.code;
    }
  }
}

TEST(ExecutedDocs, show_the_programs_of_their_rules) {
  for (const Document& document : read_documents(COUVERT_SOURCE_DIR)) {
    std::vector<Replacement> replacements;
    for (std::size_t i = 1; i < document.blocks.size(); ++i) {
      const FencedBlock& block = document.blocks[i];
      if (block.info != "program") continue;
      const auto wording = example_wording(document.blocks[i - 1]);
      ASSERT_TRUE(wording) << place(document, document.blocks[i - 1].first_line);
      const std::vector<std::string> listing = program_listing(*wording, compile(*wording, adopted_readings(wording->form)));
      if (listing != block.lines) replacements.push_back({block.first_line, block.lines.size(), listing});
    }
    if (accepts()) rewrite(document, replacements);
    else EXPECT_TRUE(replacements.empty()) << place(document, replacements.front().first) << ": the listing is another";
  }
}

TEST(ExecutedDocs, read_every_dossier) {
  for (const Document& document : read_documents(COUVERT_SOURCE_DIR)) {
    for (const FencedBlock& block : document.blocks) {
      if (block.info != "yaml dossier") continue;
      Diagnostics diagnostics;
      const auto file = std::make_shared<const SourceFile>(place(document, block.first_line), block.text());
      EXPECT_TRUE(open_dossier(testing::builtin_engine(), file, diagnostics).has_value()) << place(document, block.first_line);
      for (const Diagnostic& diagnostic : diagnostics.all()) {
        if (diagnostic.severity == Severity::error) ADD_FAILURE() << format_diagnostic(diagnostic);
      }
    }
  }
}

TEST(ExecutedDocs, have_no_line_that_is_too_long) {
  for (const Document& document : read_documents(COUVERT_SOURCE_DIR)) {
    std::vector<bool> in_block(document.lines.size(), false);
    for (const FencedBlock& block : document.blocks) {
      for (std::size_t i = 0; i < block.lines.size(); ++i) in_block[block.first_line - 1 + i] = true;
    }
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
      const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
      const auto characters = std::count_if(document.lines[i].begin(), document.lines[i].end(), starts_character);
      EXPECT_TRUE(in_block[i] || characters <= 140) << place(document, i + 1);
    }
  }
}

TEST(ConsoleBlock, is_cut_into_commands) {
  const FencedBlock block{"console", 7, {"$ one", "1", "> 2", "$ two \\", "> more", ">", "…", "[exit 1]"}};
  const std::vector<ConsoleCommand> commands = commands_of(block);
  ASSERT_EQ(commands.size(), 2U);
  EXPECT_EQ(commands[0].command, "one");
  EXPECT_EQ(commands[0].line, 7U);
  EXPECT_EQ(commands[0].expected, (std::vector<std::string>{"1", "> 2"}));
  EXPECT_EQ(commands[1].command, "two \\\nmore\n");
  EXPECT_EQ(commands[1].expected, (std::vector<std::string>{"…", "[exit 1]"}));
}

TEST(ConsoleBlock, skips_lines_only_where_it_says_so) {
  EXPECT_FALSE(first_difference({"a", "…", "d"}, {"a", "b", "c", "d"}));
  EXPECT_FALSE(first_difference({"…", "c", "…"}, {"a", "b", "c", "d"}));
  EXPECT_FALSE(first_difference({"a", "…"}, {"a"}));
  EXPECT_TRUE(first_difference({"a", "d"}, {"a", "b", "d"}));
  EXPECT_TRUE(first_difference({"a"}, {"a", "b"}));
  EXPECT_TRUE(first_difference({"a", "b"}, {"a"}));
  EXPECT_TRUE(first_difference({"a", "…", "c"}, {"a", "b"}));
  EXPECT_TRUE(first_difference({"a", "…", "b", "a"}, {"a"}));
}

TEST(ConsoleBlock, keeps_its_cut_when_it_is_accepted) {
  EXPECT_EQ(accepted({"x", "…", "y"}, {"a", "b", "c", "d"}), (std::vector<std::string>{"a", "…", "d"}));
  EXPECT_EQ(accepted({"x"}, {"a", "b"}), (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace couvert::docs
