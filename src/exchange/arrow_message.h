// The messages of Arrow IPC: metadata that are verified before anything in them is believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "facts/dossier_source.h"

namespace couvert {

namespace arrow_metadata {
struct Message;
struct Footer;
}  // namespace arrow_metadata

using ArrowBytes = std::span<const std::uint8_t>;

/// Bytes in front of the metadata of a message: the continuation mark and the length.
inline constexpr std::size_t arrow_prefix_bytes = 8;
inline constexpr std::uint32_t arrow_continuation = 0xffffffff;
/// The most bytes that the metadata of one message may have.
inline constexpr std::size_t max_arrow_metadata_bytes = std::size_t{64} << 20;
/// The most bytes that one record batch may have, packed or unpacked, where it has to be held in memory.
inline constexpr std::size_t max_arrow_batch_bytes = std::size_t{1} << 30;

/// Metadata of a message, without prefix. Errors   no such message, or of a version other than V4 and V5
/// Shape   `metadata` begins at a multiple of eight bytes
[[nodiscard]] TableResult<const arrow_metadata::Message*> verified_message(ArrowBytes metadata);
/// Shape   `bytes` may begin anywhere: the caller has copied them if they did not begin at a multiple of eight
[[nodiscard]] TableResult<const arrow_metadata::Footer*> verified_footer(ArrowBytes bytes);

/// An element of a vector of the metadata, copied out: writers align vectors of eight-byte numbers as they like.
template <class T, class Vector>
[[nodiscard]] T element_of(const Vector& vector, std::size_t index) {
  T element;
  std::memcpy(&element, vector.Data() + index * sizeof element, sizeof element);
  return element;
}

/// Reads a little-endian number of the prefix or the trailer.
[[nodiscard]] std::uint32_t little_uint32(const std::uint8_t* bytes);

}  // namespace couvert
