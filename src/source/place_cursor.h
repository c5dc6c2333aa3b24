// Places of many offsets of one text, in time proportional to the text although all of it may stand on one line.
#pragma once

#include <cstddef>
#include <string_view>

#include "source/source_file.h"

namespace couvert {

/// Walks from the offset asked last to the next one; readers ask in the order of the text or nearly so.
class PlaceCursor {
 public:
  /// `start` is where the first line begins for a person: behind a byte order mark, if there is one.
  PlaceCursor(const SourceFile& file, std::size_t start) : file_(file), offset_(start) {}
  [[nodiscard]] Place place_of(std::size_t offset);

 private:
  const SourceFile& file_;
  std::size_t offset_;
  Place place_{1, 1};
};

}  // namespace couvert
