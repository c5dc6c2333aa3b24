// Puts rules into the smallest wording that holds them, and reads it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

#include "wording/parse.h"

namespace couvert::test {

/// Rules begin in this line of the wording that `wording_with` makes.
inline constexpr int first_rules_line = 6;

inline std::string wording_with(std::string_view rules) {
  return "---\nmodule: law/test\n---\n## 1 — Un\n```rules\n" + std::string(rules) + "\n```\n";
}

struct Parsed {
  Tree tree;
  Diagnostics diagnostics;

  /// Every diagnostic on a line of its own: `LINE:COLUMN CODE MESSAGE`, and the hint behind `; `.
  [[nodiscard]] std::string reports() const {
    std::string text;
    for (const Diagnostic& d : diagnostics.all()) {
      text += std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code + " " + d.message;
      text += d.hint.empty() ? "\n" : "; " + d.hint + "\n";
    }
    return text;
  }
};

inline Parsed parse_text(std::string text) {
  Parsed parsed;
  parsed.tree = parse_wording(SourceFile("test.md", std::move(text)), parsed.diagnostics);
  return parsed;
}

inline Parsed parse_rules(std::string_view rules) { return parse_text(wording_with(rules)); }

/// The only statement of `parsed`, which must be of type `Body`; a default one, and a failed test, if it is not.
template <class Body>
const Body& only(const Parsed& parsed) {
  static const Body none{};
  EXPECT_EQ(parsed.reports(), "");
  EXPECT_EQ(parsed.tree.statements.size(), 1u);
  if (parsed.tree.statements.empty()) return none;
  const Body* body = std::get_if<Body>(&parsed.tree.statements.front().body);
  EXPECT_NE(body, nullptr) << "a statement of another kind";
  return body == nullptr ? none : *body;
}

/// Names separated by blanks.
inline std::string joined(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

}  // namespace couvert::test
