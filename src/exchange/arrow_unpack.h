// Unpacks the buffers of compressed record batches: LZ4 frames and Zstandard.
#pragma once

#include <cstddef>

#include "exchange/arrow_message.h"
#include "exchange/growing_bytes.h"

namespace couvert {

enum class ArrowCodec : std::uint8_t { none, lz4_frame, zstd };

/// Unpacks bytes that say to be `expected` once unpacked. Errors   damaged, or another number of bytes comes out
[[nodiscard]] TableResult<GrowingBytes> unpack(ArrowCodec codec, ArrowBytes packed, std::size_t expected);

}  // namespace couvert
