// Memory for the planes and arrays of one chunk: taken piece by piece, given back all at once, used again for the next chunk.
#pragma once

#include <cstddef>
#include <cstring>
#include <deque>

#include "base/aligned.h"
#include "facts/dossier_chunk.h"

namespace couvert {

class Arena {
 public:
  /// An array of `count` values of any content, on a cache line of its own.
  template <class T>
  [[nodiscard]] T* take(std::size_t count) {
    static_assert(std::is_trivial_v<T>);
    return reinterpret_cast<T*>(bytes(count * sizeof(T)));
  }
  [[nodiscard]] Word* plane(std::size_t words) { return take<Word>(words); }
  [[nodiscard]] Word* empty_plane(std::size_t words) {
    Word* plane = take<Word>(words);
    std::memset(plane, 0, words * sizeof(Word));
    return plane;
  }
  void reset() { block_ = used_ = 0; }

 private:
  static constexpr std::size_t block_bytes = std::size_t{1} << 20;

  std::byte* bytes(std::size_t count) {
    const std::size_t size = (count + cache_line - 1) / cache_line * cache_line;
    while (block_ < blocks_.size() && used_ + size > blocks_[block_].size()) {
      ++block_;
      used_ = 0;
    }
    if (block_ == blocks_.size()) blocks_.emplace_back(std::max(block_bytes, size));
    std::byte* memory = blocks_[block_].data() + used_;
    used_ += size;
    return memory;
  }

  std::deque<AlignedVector<std::byte>> blocks_;  // a block never moves
  std::size_t block_ = 0, used_ = 0;
};

}  // namespace couvert
