// Reads every example of docs/grammar.ebnf.md: the grammar that is written is the grammar that is read.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "wording/parse_rules_of.h"

namespace couvert {
namespace {

std::vector<std::string> examples() {
  const std::ifstream file(COUVERT_SOURCE_DIR "/docs/grammar.ebnf.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string all = text.str();
  std::vector<std::string> blocks;
  const std::string opening = "\n```rules\n";
  for (std::size_t at = all.find(opening); at != std::string::npos; at = all.find(opening, at)) {
    at += opening.size();
    blocks.push_back(all.substr(at, all.find("\n```", at) - at));
  }
  return blocks;
}

TEST(parse_grammar, every_example_is_read_and_every_statement_has_one) {
  std::set<std::size_t> kinds_of_statement;
  for (const std::string& block : examples()) {
    const test::Parsed parsed = test::parse_rules(block);
    EXPECT_EQ(parsed.reports(), "") << block;
    for (const Statement& statement : parsed.tree.statements) kinds_of_statement.insert(statement.body.index());
  }
  EXPECT_EQ(kinds_of_statement.size(), std::variant_size_v<StatementBody>);
}

}  // namespace
}  // namespace couvert
