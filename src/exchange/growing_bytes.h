// Memory that grows as bytes arrive, never by what somebody says will arrive; not cleared, and aligned for loops over words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>

namespace couvert {

class GrowingBytes {
 public:
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {memory_.get(), size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Room behind the bytes: some of it, at most `most`, and more each time that the bytes have doubled.
  [[nodiscard]] std::span<std::uint8_t> room(std::size_t most);
  /// Takes the first `count` bytes of the room in.
  void take(std::size_t count) { size_ += count; }

 private:
  struct Free {
    void operator()(std::uint8_t* memory) const { std::free(memory); }
  };
  std::unique_ptr<std::uint8_t, Free> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace couvert
