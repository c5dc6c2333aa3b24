// Small faults put into the text of a wording, one at a time: what a slip of the pen would change.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace couvert::mutation {

struct Mutation {
  std::size_t offset = 0;   // into the text
  std::size_t length = 0;   // of what is replaced
  std::string replacement;
  std::string what;         // `drop "not"`
  int line = 0;
};

/// Every mutation of the rules of one wording text; words in labels, questions and strings are left alone.
[[nodiscard]] std::vector<Mutation> mutations_of(const std::string& text);

}  // namespace couvert::mutation
