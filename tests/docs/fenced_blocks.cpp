#include "docs/fenced_blocks.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace couvert::docs {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t fence_of(std::string_view line) { return std::min(line.find_first_not_of('`'), line.size()); }

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string FencedBlock::text() const {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Document cut_document(std::string path, std::string_view text) {
  Document document{std::move(path), lines_of(text), {}};
  std::size_t open = 0;  // backticks of the fence that is open, 0: none
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const std::string& line = document.lines[i];
    const std::size_t fence = fence_of(line);
    if (open == 0 && fence >= 3) {
      open = fence;
      document.blocks.push_back({line.substr(fence), i + 2, {}});
    } else if (open != 0 && fence >= open && fence == line.size()) {
      open = 0;
    } else if (open != 0) {
      document.blocks.back().lines.push_back(line);
    }
  }
  return document;
}

std::vector<Document> read_documents(const fs::path& repository) {
  std::vector<std::string> paths = {"README.md", "CONTRIBUTING.md"};
  for (const auto& entry : fs::recursive_directory_iterator(repository / "docs")) {
    if (entry.path().extension() == ".md") paths.push_back(fs::relative(entry.path(), repository).generic_string());
  }
  std::ranges::sort(paths);
  std::vector<Document> documents;
  for (const std::string& path : paths) documents.push_back(cut_document(path, text_of(repository / path)));
  return documents;
}

}  // namespace couvert::docs
