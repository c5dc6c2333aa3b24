// Finds commas, quotes and line ends in sixty-four bytes at a time: one bit for each byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace couvert {

inline constexpr std::size_t mask_bytes = 64;

/// Bit i stands for byte i.
struct ByteMasks {
  std::uint64_t commas = 0;
  std::uint64_t quotes = 0;
  std::uint64_t line_ends = 0;
};

#if defined(__SSE2__)

/// The masks of sixteen bytes.
inline ByteMasks byte_masks_of_16(const char* bytes) {
  __m128i block;
  std::memcpy(&block, bytes, sizeof block);
  const auto mask = [block](char c) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8(c)))));
  };
  return {.commas = mask(','), .quotes = mask('"'), .line_ends = mask('\n')};
}

/// `bytes` has at least `mask_bytes` bytes.
inline ByteMasks byte_masks(const char* bytes) {
  const ByteMasks a = byte_masks_of_16(bytes);
  const ByteMasks b = byte_masks_of_16(bytes + 16);
  const ByteMasks c = byte_masks_of_16(bytes + 32);
  const ByteMasks d = byte_masks_of_16(bytes + 48);
  return {.commas = a.commas | b.commas << 16U | c.commas << 32U | d.commas << 48U,
          .quotes = a.quotes | b.quotes << 16U | c.quotes << 32U | d.quotes << 48U,
          .line_ends = a.line_ends | b.line_ends << 16U | c.line_ends << 32U | d.line_ends << 48U};
}

#else

inline ByteMasks byte_masks(const char* bytes) {
  ByteMasks masks;
  for (std::size_t at = 0; at < mask_bytes; ++at) {
    masks.commas |= static_cast<std::uint64_t>(bytes[at] == ',') << at;
    masks.quotes |= static_cast<std::uint64_t>(bytes[at] == '"') << at;
    masks.line_ends |= static_cast<std::uint64_t>(bytes[at] == '\n') << at;
  }
  return masks;
}

#endif

/// How many bits are set. The instruction for it is not part of every processor that the build is for, and a library call would cost more.
inline std::uint64_t count_bits(std::uint64_t word) {
  word -= (word >> 1U) & 0x5555'5555'5555'5555U;
  word = (word & 0x3333'3333'3333'3333U) + ((word >> 2U) & 0x3333'3333'3333'3333U);
  word = (word + (word >> 4U)) & 0x0F0F'0F0F'0F0F'0F0FU;
  return (word * 0x0101'0101'0101'0101U) >> 56U;
}

}  // namespace couvert
