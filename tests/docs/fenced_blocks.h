// The fenced blocks of a Markdown document, with their lines: what the tests of the documents execute.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace couvert::docs {

/// One block between fences. Shape: `lines` without line ends; the first of them is line `first_line` of the document, from 1.
struct FencedBlock {
  std::string info;  // what stands after the opening fence: `console`, `rules law`
  std::size_t first_line = 1;
  std::vector<std::string> lines;

  [[nodiscard]] std::string text() const;
};

/// A document cut into lines, and the blocks in it.
struct Document {
  std::string path;  // relative to the repository
  std::vector<std::string> lines;
  std::vector<FencedBlock> blocks;
};

/// Cuts a document. A fence of n backticks ends with a line of at least n; what stands within is no fence.
[[nodiscard]] Document cut_document(std::string path, std::string_view text);

/// README.md, CONTRIBUTING.md and every file of docs/, in the order of their paths.
[[nodiscard]] std::vector<Document> read_documents(const std::filesystem::path& repository);

}  // namespace couvert::docs
