// Random numbers for a synthetic book, by counter: what a row draws depends on its seed and its number alone.
#pragma once

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
/// Source   Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011
class BookDraws {
 public:
  BookDraws(std::uint64_t seed, std::uint64_t row, DrawPurpose purpose) : key_{{seed, 0}}, counter_{{row, 0, static_cast<std::uint64_t>(purpose), 0}} {}

  [[nodiscard]] Draw next() {
    if (at_ == 4) {
      block_ = r123::Philox4x64()(counter_, key_);
      ++counter_.v[1];
      at_ = 0;
    }
    const std::uint64_t word = block_.v[at_++];
    return {static_cast<std::uint32_t>(word >> 32), static_cast<std::uint32_t>(word)};
  }
  [[nodiscard]] std::uint32_t next_below(std::uint32_t count) { return below(next().first, count); }

 private:
  r123::Philox4x64::key_type key_;
  r123::Philox4x64::ctr_type counter_;
  r123::Philox4x64::ctr_type block_{};
  std::size_t at_ = 4;
};

}  // namespace couvert
