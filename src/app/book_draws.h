// Random numbers for a synthetic book, by counter: what a row draws depends on its seed and its number alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <Random123/philox.h>

namespace couvert {

/// What numbers are drawn for. Each purpose has its own sequence, so that drawing more for one leaves the others as they are.
enum class DrawPurpose : std::uint64_t { row, openness, scenario };

/// Two random numbers of 32 bits.
struct Draw {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

/// A number below `count`. Rounding down; the bias is below `count` in 2^32
[[nodiscard]] constexpr std::uint32_t below(std::uint32_t random, std::uint32_t count) {
  return static_cast<std::uint32_t>((std::uint64_t{random} * count) >> 32);
}

/// Probabilities are thresholds of a draw of 32 bits. Units   parts per million
[[nodiscard]] constexpr std::uint64_t threshold_of(std::uint64_t ppm) { return (ppm << 32) / 1'000'000; }

/// The sequence of one row for one purpose: block after block of Philox 4 x 64, keyed by the seed, counted by row and block.
/// Source   Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011: seven rounds pass every test of BigCrush
class BookDraws {
 public:
  BookDraws(std::uint64_t seed, std::uint64_t row, DrawPurpose purpose) : seed_(seed), row_(row), purpose_(static_cast<std::uint64_t>(purpose)) {}

  [[nodiscard]] Draw next() {
    if (at_ == words_.size()) refill();
    const std::uint64_t word = words_[at_++];
    return {static_cast<std::uint32_t>(word >> 32), static_cast<std::uint32_t>(word)};
  }
  [[nodiscard]] std::uint32_t next_below(std::uint32_t count) { return below(next().first, count); }

 private:
  using Philox = r123::Philox4x64_R<7>;

  /// Two blocks at a time, because the processor works on both at once.
  void refill() {
    const Philox::key_type key{{seed_, 0}};
    const Philox::ctr_type even = Philox()({{row_, block_, purpose_, 0}}, key);
    const Philox::ctr_type odd = Philox()({{row_, block_ + 1, purpose_, 0}}, key);
    words_ = {even.v[0], even.v[1], even.v[2], even.v[3], odd.v[0], odd.v[1], odd.v[2], odd.v[3]};
    block_ += 2;
    at_ = 0;
  }

  std::uint64_t seed_, row_, purpose_;
  std::uint64_t block_ = 0;
  std::array<std::uint64_t, 8> words_{};
  std::size_t at_ = 8;
};

}  // namespace couvert
