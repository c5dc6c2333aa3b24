// Planes found by the plane they were made from: a small table that is emptied for each chunk without giving memory back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/dossier_chunk.h"

namespace couvert {

class PlaneCache {
 public:
  void clear() {
    entries_.assign(entries_.empty() ? first_size : entries_.size(), {});
    used_ = 0;
  }
  /// The place for what is made from `from`; null there if it was not made yet. Valid until the next call.
  [[nodiscard]] const Word*& made_from(const Word* from) {
    if (used_ * 2 >= entries_.size()) grow();
    Entry& entry = find(from);
    if (entry.from == nullptr) ++used_;
    entry.from = from;
    return entry.made;
  }

 private:
  static constexpr std::size_t first_size = 1024;  // a power of two
  struct Entry {
    const Word* from = nullptr;
    const Word* made = nullptr;
  };

  [[nodiscard]] Entry& find(const Word* from) {
    std::size_t place = (reinterpret_cast<std::uintptr_t>(from) / cache_line) & (entries_.size() - 1);
    while (entries_[place].from != nullptr && entries_[place].from != from) place = (place + 1) & (entries_.size() - 1);
    return entries_[place];
  }
  void grow() {
    std::vector<Entry> old(entries_.size() * 2);
    old.swap(entries_);
    for (const Entry& entry : old) {
      if (entry.from != nullptr) find(entry.from) = entry;
    }
  }

  std::vector<Entry> entries_;
  std::size_t used_ = 0;
};

}  // namespace couvert
