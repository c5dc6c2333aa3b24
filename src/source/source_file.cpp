#include "source/source_file.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace couvert {

SourceFile::SourceFile(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

Place SourceFile::place_of(std::size_t offset) const {
  const std::size_t within = std::min(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), within);
  const std::size_t start = *(after - 1);
  return {static_cast<std::int32_t>(after - line_starts_.begin()), column_of(text().substr(start), within - start)};
}

std::string_view SourceFile::line(std::int32_t number) const {
  if (number < 1 || static_cast<std::size_t>(number) > line_starts_.size()) return {};
  const std::size_t start = line_starts_[static_cast<std::size_t>(number) - 1];
  std::string_view line = text().substr(start);
  line = line.substr(0, line.find('\n'));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace couvert
