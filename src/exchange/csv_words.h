// A small set of words with a number for each, looked up at the speed of a comparison.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace couvert {

class WordTable {
 public:
  /// Adds a word unless it is in the table; words are not empty.
  void add(std::string_view word, std::uint8_t code);
  [[nodiscard]] bool empty() const { return size_ == 0; }

  [[nodiscard]] std::optional<std::uint8_t> find(std::string_view word) const {
    if (word.empty() || slots_.empty()) return std::nullopt;
    const Ends ends = ends_of(word);
    for (std::size_t at = hash(ends, word.size()) & mask_; slots_[at].size != 0; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.size != word.size() || slot.ends.first != ends.first || slot.ends.last != ends.last) continue;
      // Both ends together are all of a word of up to sixteen letters.
      if (word.size() <= 2 * sizeof(std::uint64_t) || slot.word == word) return slot.code;
    }
    return std::nullopt;
  }

 private:
  /// The first eight bytes of a word and its last eight; of a shorter word both times all.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
  };
  struct Slot {
    Ends ends;
    std::size_t size = 0;  // 0: free
    std::uint8_t code = 0;
    std::string word;
  };

  /// All bytes of a word of one to eight, read without reading behind it.
  static std::uint64_t short_word(const char* text, std::size_t size) {
    if (size >= sizeof(std::uint32_t)) {
      std::uint32_t front = 0, back = 0;
      std::memcpy(&front, text, sizeof front);
      std::memcpy(&back, text + size - sizeof back, sizeof back);
      return front | static_cast<std::uint64_t>(back) << 32U;
    }
    const auto byte = [text](std::size_t at) { return static_cast<std::uint64_t>(static_cast<unsigned char>(text[at])); };
    return byte(0) | byte(size / 2) << 8U | byte(size - 1) << 16U;
  }

  static Ends ends_of(std::string_view word) {
    constexpr std::size_t wide = sizeof(std::uint64_t);
    if (word.size() <= wide) {
      const std::uint64_t all = short_word(word.data(), word.size());
      return {all, all};
    }
    Ends ends;
    std::memcpy(&ends.first, word.data(), wide);
    std::memcpy(&ends.last, word.data() + word.size() - wide, wide);
    return ends;
  }

  static std::size_t hash(const Ends& ends, std::size_t size) {
    const std::uint64_t mixed = (ends.first * 0x9E37'79B9'7F4A'7C15U) ^ ((ends.last + size) * 0xC2B2'AE3D'27D4'EB4FU);
    return static_cast<std::size_t>(mixed >> 40U);
  }

  void place(Slot slot);
  void grow();

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace couvert
