#include "source/place_cursor.h"

#include <algorithm>

#include "base/text.h"

namespace couvert {

Place PlaceCursor::place_of(std::size_t offset) {
  const std::string_view text = file_.text();
  const std::size_t target = std::min(offset, text.size());
  const std::size_t from = std::min(offset_, target);
  const std::string_view between = text.substr(from, std::max(offset_, target) - from);
  if (between.find('\n') != std::string_view::npos) {
    place_ = file_.place_of(target);
  } else {
    const int columns = column_of(between, between.size()) - 1;
    place_.column += target < offset_ ? -columns : columns;
  }
  offset_ = target;
  return place_;
}

}  // namespace couvert
