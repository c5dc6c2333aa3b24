// The kernels, once for each instruction set: a file that includes this names it by COUVERT_KERNELS and is compiled for it.
// Nothing of the standard library is used here, so that no inline function compiled for a newer processor is linked into older code.
#pragma once

#include <immintrin.h>

#include "batch/kernels.h"

// What a loop writes for one index no other index reads, even where an output is an input: each compiler is told so in its own words.
#if defined(__clang__)
#define COUVERT_LANES_APART _Pragma("clang loop vectorize(assume_safety)")
#else
#define COUVERT_LANES_APART _Pragma("GCC ivdep")
#endif

namespace couvert {
namespace {

using Word = std::uint64_t;
using Plane = const std::uint64_t*;
using Size = std::size_t;

void and_or(Word* out1, Word* out2, Plane a1, Plane a2, Plane b1, Plane b2, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) {
    const Word both = a1[i] & b1[i];
    out2[i] = a2[i] | b2[i];
    out1[i] = both;
  }
}

void and2(Word* out, Plane a, Plane b, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) out[i] = a[i] & b[i];
}

void and_not(Word* out, Plane a, Plane b, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) out[i] = a[i] & ~b[i];
}

void or2(Word* out, Plane a, Plane b, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) out[i] = a[i] | b[i];
}

void or_not(Word* out, Plane a, Plane b, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) out[i] = a[i] | ~b[i];
}

void neither(Word* out, Plane a, Plane b, Plane within, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) out[i] = within[i] & ~(a[i] | b[i]);
}

void or_and(Word* out, Plane a, Plane b, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) out[i] |= a[i] & b[i];
}

void or_into(Word* out, Plane a, Size n) {
  COUVERT_LANES_APART
  for (Size i = 0; i < n; ++i) out[i] |= a[i];
}

bool any(Plane a, Size n) {
  Word all = 0;
  for (Size i = 0; i < n; ++i) all |= a[i];
  return all != 0;
}

bool any_both(Plane a, Plane b, Size n) {
  Word all = 0;
  for (Size i = 0; i < n; ++i) all |= a[i] & b[i];
  return all != 0;
}

Word popcount(Word word) { return static_cast<Word>(__builtin_popcountll(word)); }

/// The bits of `value`, from the lowest on, at the set bits of `places`.
Word deposit(Word value, Word places) {
#ifdef __BMI2__
  return _pdep_u64(value, places);
#else
  Word out = 0;
  for (; places != 0; places &= places - 1, value >>= 1) {
    if ((value & 1) != 0) out |= places & (~places + 1);
  }
  return out;
#endif
}

/// The bits of `value` at the set bits of `places`, packed to the lowest.
Word extract(Word value, Word places) {
#ifdef __BMI2__
  return _pext_u64(value, places);
#else
  Word out = 0;
  for (Word bit = 1; places != 0; places &= places - 1, bit <<= 1) {
    if ((value & places & (~places + 1)) != 0) out |= bit;
  }
  return out;
#endif
}

/// Bit i is the parity of bits 0 to i.
Word parity_so_far(Word word) {
#ifdef __PCLMUL__
  const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(word)), _mm_set1_epi8(-1), 0);
  return static_cast<Word>(_mm_cvtsi128_si64(product));
#else
  for (int shift = 1; shift < 64; shift *= 2) word ^= word << shift;
  return word;
#endif
}

/// The `count` bits of a plane from bit `at` on, not more than 64; what stands above them is of no matter.
Word bits_at(Plane plane, Size at, Size count) {
  const Size word = at / 64, shift = at % 64;
  const Word low = plane[word] >> shift;
  return shift + count <= 64 ? low : low | (plane[word + 1] << (64 - shift));
}

/// A row's bit changes only where a dossier begins whose bit differs from the last one's: mark those, and sum up modulo two.
void expand(Word* out, Plane dossiers, Plane starts, Size row_words) {
  Size next = 0;        // dossier
  Word before = 0;      // bit of the dossier before, in the lowest place
  Word open = 0;        // all ones while the dossier that began last is set
  for (Size w = 0; w < row_words; ++w) {
    const Word begins = starts[w];
    const Size count = static_cast<Size>(popcount(begins));
    const Word bits = count == 0 ? 0 : bits_at(dossiers, next, count);
    const Word changes = bits ^ ((bits << 1) | before);
    out[w] = parity_so_far(deposit(changes, begins)) ^ open;
    open = (out[w] >> 63) != 0 ? ~Word{0} : 0;
    if (count != 0) before = (bits >> (count - 1)) & 1;
    next += count;
  }
}

/// One long addition: in each run of rows the carry reaches the last one if any row before it is set.
void any_row(Word* out, Size dossier_words, Plane rows, Plane ends, Size row_words) {
  for (Size i = 0; i < dossier_words; ++i) out[i] = 0;
  unsigned char carry = 0;
  Size next = 0;
  for (Size w = 0; w < row_words; ++w) {
    unsigned long long sum = 0;
    carry = _addcarry_u64(carry, rows[w] & ~ends[w], ~ends[w], &sum);
    const Word bits = extract((sum | rows[w]) & ends[w], ends[w]);
    const Size count = static_cast<Size>(popcount(ends[w]));
    if (count == 0) continue;
    const Size word = next / 64, shift = next % 64;
    out[word] |= bits << shift;
    if (shift + count > 64) out[word + 1] |= bits >> (64 - shift);
    next += count;
  }
}

void spread(Word* out, Plane packed, Plane places, Size row_words) {
  Size next = 0;
  for (Size w = 0; w < row_words; ++w) {
    const Size count = static_cast<Size>(popcount(places[w]));
    out[w] = count == 0 ? 0 : deposit(bits_at(packed, next, count), places[w]);
    next += count;
  }
}

#if defined(__AVX512BW__)
Word codes_where(const std::uint8_t* codes, __m512i table) {
  const __m512i tested = _mm512_shuffle_epi8(table, _mm512_loadu_si512(codes));
  return _mm512_movepi8_mask(tested);
}
#elif defined(__AVX2__)
Word codes_where(const std::uint8_t* codes, __m256i table) {
  const auto half = [&](const std::uint8_t* from) {
    const __m256i tested = _mm256_shuffle_epi8(table, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    return static_cast<Word>(static_cast<std::uint32_t>(_mm256_movemask_epi8(tested)));
  };
  return half(codes) | (half(codes + 32) << 32);
}
#endif

void option_test(Word* yes, Word* no, const std::uint8_t* codes, Plane known, std::uint16_t mask, Size n) {
#if defined(__AVX512BW__) || defined(__AVX2__)
  alignas(64) std::uint8_t bytes[64];
  for (int i = 0; i < 64; ++i) bytes[i] = static_cast<std::uint8_t>(((mask >> (i % 16)) & 1) << 7);
#if defined(__AVX512BW__)
  const __m512i table = _mm512_load_si512(bytes);
#else
  const __m256i table = _mm256_load_si256(reinterpret_cast<const __m256i*>(bytes));
#endif
  for (Size w = 0; w < n; ++w) {
    const Word in = codes_where(codes + w * 64, table);
    yes[w] = known[w] & in;
    no[w] = known[w] & ~in;
  }
#else
  for (Size w = 0; w < n; ++w) {
    Word in = 0;
    for (Size i = 0; i < 64; ++i) in |= static_cast<Word>((mask >> (codes[w * 64 + i] & 15)) & 1) << i;
    yes[w] = known[w] & in;
    no[w] = known[w] & ~in;
  }
#endif
}

void equal_code(Word* out, const std::uint8_t* codes, std::uint8_t code, Size n) {
  for (Size w = 0; w < n; ++w) {
#if defined(__AVX512BW__)
    out[w] = _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(codes + w * 64), _mm512_set1_epi8(static_cast<char>(code)));
#elif defined(__AVX2__)
    const __m256i wanted = _mm256_set1_epi8(static_cast<char>(code));
    const auto half = [&](const std::uint8_t* from) {
      const __m256i equal = _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)), wanted);
      return static_cast<Word>(static_cast<std::uint32_t>(_mm256_movemask_epi8(equal)));
    };
    out[w] = half(codes + w * 64) | (half(codes + w * 64 + 32) << 32);
#else
    Word in = 0;
    for (Size i = 0; i < 64; ++i) in |= static_cast<Word>(codes[w * 64 + i] == code) << i;
    out[w] = in;
#endif
  }
}

/// Most columns are known on few rows.
void known_zero(Word* out, const std::int64_t* numbers, Plane known, Size n) {
  for (Size w = 0; w < n; ++w) {
    Word zero = known[w];
    if (popcount(zero) <= 8) {
      for (Word left = known[w]; left != 0; left &= left - 1) {
        if (numbers[w * 64 + static_cast<Size>(__builtin_ctzll(left))] != 0) zero &= ~(left & (~left + 1));
      }
      out[w] = zero;
      continue;
    }
    Word in = 0;
    for (Size i = 0; i < 64; ++i) in |= static_cast<Word>(numbers[w * 64 + i] == 0) << i;
    out[w] = zero & in;
  }
}

void less(Word* out, const std::int64_t* a, const std::int64_t* b, Size n) {
  for (Size w = 0; w < n; ++w) {
    Word in = 0;
#if defined(__AVX512F__)
    for (Size i = 0; i < 64; i += 8) {
      const __mmask8 below = _mm512_cmplt_epi64_mask(_mm512_loadu_si512(a + w * 64 + i), _mm512_loadu_si512(b + w * 64 + i));
      in |= static_cast<Word>(below) << i;
    }
#elif defined(__AVX2__)
    for (Size i = 0; i < 64; i += 4) {
      const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + w * 64 + i));
      const __m256i y = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + w * 64 + i));
      in |= static_cast<Word>(_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpgt_epi64(y, x)))) << i;
    }
#else
    for (Size i = 0; i < 64; ++i) in |= static_cast<Word>(a[w * 64 + i] < b[w * 64 + i]) << i;
#endif
    out[w] = in;
  }
}

void equal(Word* out, const std::int64_t* a, const std::int64_t* b, Size n) {
  for (Size w = 0; w < n; ++w) {
    Word in = 0;
#if defined(__AVX512F__)
    for (Size i = 0; i < 64; i += 8) {
      const __mmask8 same = _mm512_cmpeq_epi64_mask(_mm512_loadu_si512(a + w * 64 + i), _mm512_loadu_si512(b + w * 64 + i));
      in |= static_cast<Word>(same) << i;
    }
#else
    for (Size i = 0; i < 64; ++i) in |= static_cast<Word>(a[w * 64 + i] == b[w * 64 + i]) << i;
#endif
    out[w] = in;
  }
}

void range(std::int64_t* low, std::int64_t* high, const std::int64_t* numbers, Plane rows, Size n) {
  std::int64_t lo = INT64_MAX, hi = INT64_MIN;
  for (Size w = 0; w < n; ++w) {
    const std::int64_t* at = numbers + w * 64;
    if (rows[w] == ~Word{0}) {
      for (Size i = 0; i < 64; ++i) lo = at[i] < lo ? at[i] : lo;
      for (Size i = 0; i < 64; ++i) hi = at[i] > hi ? at[i] : hi;
      continue;
    }
    for (Word left = rows[w]; left != 0; left &= left - 1) {
      const std::int64_t number = at[__builtin_ctzll(left)];
      lo = number < lo ? number : lo;
      hi = number > hi ? number : hi;
    }
  }
  *low = lo <= hi ? lo : 0;
  *high = lo <= hi ? hi : 0;
}

/// Days are found without division: a bias makes the seconds positive, 128 divides a day, and 675 = 86 400 / 128 is multiplied away,
/// exactly for all numbers below 2^28.
void local_days(std::int64_t* days, const std::int64_t* seconds, std::int64_t offset, const OffsetChange* changes, Size change_count, Size n) {
  constexpr std::int64_t bias_days = 100'000;
  constexpr Word reciprocal = (Word{1} << 37) / 675 + 1;
  for (Size w = 0; w < n; ++w) {
    std::int64_t* to = days + w * 64;
    const std::int64_t* from = seconds + w * 64;
    for (Size i = 0; i < 64; ++i) to[i] = from[i] + (offset + bias_days * 86'400);
    for (Size c = 0; c < change_count; ++c) {
      const std::int64_t at = changes[c].at, delta = changes[c].delta;
COUVERT_LANES_APART
      for (Size i = 0; i < 64; ++i) to[i] += from[i] >= at ? delta : 0;
    }
    COUVERT_LANES_APART
    for (Size i = 0; i < 64; ++i) {
      const Word part = static_cast<std::uint32_t>(static_cast<Word>(to[i]) >> 7);
      to[i] = static_cast<std::int64_t>((part * reciprocal) >> 37) - bias_days;
    }
  }
}

}  // namespace

extern const Kernels COUVERT_KERNELS;
const Kernels COUVERT_KERNELS = {COUVERT_KERNELS_NAME, and_or, and2, and_not, or2,  or_not, neither,     or_and,     or_into, any,       any_both,
                                 expand,               any_row, spread, option_test, equal_code, known_zero, less, equal, range, local_days};

}  // namespace couvert
