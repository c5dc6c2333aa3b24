#include "exchange/bit_copies.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace couvert {

static_assert(std::endian::native == std::endian::little, "the planes of files are read as words");

namespace {

constexpr Word low_bits(std::size_t count) { return count >= word_bits ? ~Word{0} : (Word{1} << count) - 1; }

Word load(const std::uint8_t* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Whole words whose bits begin `shift` bits behind a byte; the ninth byte has the rest of each.
void copy_shifted_words(const std::uint8_t* bytes, std::size_t shift, std::size_t words, Word* out) {
  for (std::size_t i = 0; i < words; ++i, bytes += sizeof(Word)) {
    out[i] = (load(bytes) >> shift) | (Word{bytes[sizeof(Word)]} << (word_bits - shift));
  }
}

}  // namespace

Word bits_at(BitSource source, std::size_t count) {
  const std::uint8_t* bytes = source.bytes + source.first / 8;
  const std::size_t shift = source.first % 8;
  const std::size_t readable = (shift + count + 7) / 8;
  Word word = 0;
  std::memcpy(&word, bytes, std::min(readable, sizeof word));
  word >>= shift;
  if (readable > sizeof word) word |= Word{bytes[sizeof word]} << (word_bits - shift);
  return word & low_bits(count);
}

void copy_bits(BitSource source, std::size_t count, Word* plane, std::size_t at) {
  Word* out = plane + at / word_bits;
  const std::size_t within = at % word_bits;
  if (within != 0 && count != 0) {
    const std::size_t head = std::min(count, word_bits - within);
    *out++ |= bits_at(source, head) << within;
    source.first += head;
    count -= head;
  }
  const std::size_t words = count / word_bits;
  if (source.first % 8 == 0) {
    if (words != 0) std::memcpy(out, source.bytes + source.first / 8, words * sizeof(Word));
  } else {
    copy_shifted_words(source.bytes + source.first / 8, source.first % 8, words, out);
  }
  if (const std::size_t tail = count % word_bits; tail != 0) {
    out[words] |= bits_at({source.bytes, source.first + words * word_bits}, tail);
  }
}

void set_bits(std::size_t count, Word* plane, std::size_t at) {
  Word* out = plane + at / word_bits;
  const std::size_t within = at % word_bits;
  if (within != 0 && count != 0) {
    const std::size_t head = std::min(count, word_bits - within);
    *out++ |= low_bits(head) << within;
    count -= head;
  }
  out = std::fill_n(out, count / word_bits, ~Word{0});
  if (count % word_bits != 0) *out |= low_bits(count % word_bits);
}

}  // namespace couvert
