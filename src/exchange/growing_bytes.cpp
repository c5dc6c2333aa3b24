#include "exchange/growing_bytes.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "base/aligned.h"

namespace couvert {

std::span<std::uint8_t> GrowingBytes::room(std::size_t most) {
  constexpr std::size_t first_step = std::size_t{1} << 20;
  if (size_ == capacity_) {
    const std::size_t step = std::min(most, std::max(first_step, capacity_));
    const std::size_t wanted = (size_ + step + cache_line) / cache_line * cache_line;
    auto* grown = static_cast<std::uint8_t*>(std::aligned_alloc(cache_line, wanted));
    if (grown == nullptr) throw std::bad_alloc();
    if (size_ != 0) std::memcpy(grown, memory_.get(), size_);
    memory_.reset(grown);
    capacity_ = wanted;
  }
  return {memory_.get() + size_, std::min(most, capacity_ - size_)};
}

}  // namespace couvert
