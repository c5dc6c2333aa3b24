#include "exchange/arrow_unpack.h"

#include <memory>

#include <lz4frame.h>
#include <zstd.h>

#include "exchange/table_fault.h"

namespace couvert {
namespace {

/// One step of a codec: takes bytes from the front of `packed` and gives how many it wrote; nothing if they are damaged.
struct Step {
  bool is_good = true;
  bool is_finished = false;
  std::size_t taken = 0;
  std::size_t given = 0;
};

class Lz4 {
 public:
  Lz4() { (void)LZ4F_createDecompressionContext(&context_, LZ4F_VERSION); }
  Lz4(const Lz4&) = delete;
  Lz4& operator=(const Lz4&) = delete;
  ~Lz4() { (void)LZ4F_freeDecompressionContext(context_); }

  Step step(ArrowBytes packed, std::span<std::uint8_t> room) {
    std::size_t taken = packed.size();
    std::size_t given = room.size();
    const std::size_t hint = LZ4F_decompress(context_, room.data(), &given, packed.data(), &taken, nullptr);
    return {.is_good = LZ4F_isError(hint) == 0, .is_finished = hint == 0, .taken = taken, .given = given};
  }

 private:
  LZ4F_dctx* context_ = nullptr;
};

class Zstd {
 public:
  Step step(ArrowBytes packed, std::span<std::uint8_t> room) {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{room.data(), room.size(), 0};
    const std::size_t hint = ZSTD_decompressStream(context_.get(), &out, &in);
    return {.is_good = ZSTD_isError(hint) == 0, .is_finished = hint == 0, .taken = in.pos, .given = out.pos};
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_{ZSTD_createDCtx()};
};

template <class Codec>
TableResult<GrowingBytes> unpack_all(Codec codec, ArrowBytes packed, std::size_t expected) {
  GrowingBytes unpacked;
  while (true) {
    // One byte more than expected: what is too long is seen.
    const std::span<std::uint8_t> room = unpacked.room(expected - unpacked.size() + 1);
    const Step step = codec.step(packed, room);
    if (!step.is_good) return wrong_table("a compressed buffer is damaged");
    unpacked.take(step.given);
    packed = packed.subspan(step.taken);
    if (unpacked.size() > expected) break;
    if (step.is_finished && packed.empty()) break;
    if (step.taken == 0 && step.given == 0) return wrong_table("a compressed buffer ends too early");
  }
  if (unpacked.size() != expected) return wrong_table("a compressed buffer has another length than it says");
  return unpacked;
}

}  // namespace

TableResult<GrowingBytes> unpack(ArrowCodec codec, ArrowBytes packed, std::size_t expected) {
  if (codec == ArrowCodec::zstd) return unpack_all(Zstd{}, packed, expected);
  return unpack_all<Lz4&>(*std::make_unique<Lz4>(), packed, expected);
}

}  // namespace couvert
