// The loops over words and lanes that carry the columnar evaluator, compiled for several instruction sets and chosen once.
#pragma once

#include <cstddef>
#include <cstdint>

namespace couvert {

/// Where the offset of a zone changes inside a span of instants.
struct OffsetChange {
  std::int64_t at = 0;     // seconds of UTC
  std::int64_t delta = 0;  // seconds that are added from there on
};

/// Shape    `n` counts words of 64 rows; planes and arrays hold whole words of rows. An output may be one of the inputs, but for `expand`, `any_row` and
///          `spread`, and overlaps none otherwise
struct Kernels {
  using Word = std::uint64_t;
  using Plane = const std::uint64_t*;

  const char* name;  // of the instruction set: `x86-64`, `x86-64-v3`, `x86-64-v4`

  /// out1 = a1 & b1, out2 = a2 | b2: Kleene's "and" on (yes, no), and its "or" on (no, yes).
  void (*and_or)(Word* out1, Word* out2, Plane a1, Plane a2, Plane b1, Plane b2, std::size_t n);
  void (*and2)(Word* out, Plane a, Plane b, std::size_t n);
  void (*and_not)(Word* out, Plane a, Plane b, std::size_t n);      // a & ~b
  void (*or2)(Word* out, Plane a, Plane b, std::size_t n);
  void (*or_not)(Word* out, Plane a, Plane b, std::size_t n);       // a | ~b
  void (*neither)(Word* out, Plane a, Plane b, Plane within, std::size_t n);   // within & ~a & ~b
  void (*or_and)(Word* out, Plane a, Plane b, std::size_t n);       // out |= a & b
  void (*or_into)(Word* out, Plane a, std::size_t n);               // out |= a
  bool (*any)(Plane a, std::size_t n);
  bool (*any_both)(Plane a, Plane b, std::size_t n);                // some bit of a & b

  /// Gives every row the bit of its dossier; bit i of `starts` is the first row of a dossier, and every dossier has a row.
  void (*expand)(Word* out, Plane dossiers, Plane starts, std::size_t row_words);
  /// Bit i of `out` is whether some row of dossier i has its bit; bit r of `ends` is the last row of a dossier.
  void (*any_row)(Word* out, std::size_t dossier_words, Plane rows, Plane ends, std::size_t row_words);
  /// Puts the bits of `packed`, in order, on the set bits of `places`.
  void (*spread)(Word* out, Plane packed, Plane places, std::size_t row_words);

  /// yes = known & option in mask, no = known & not in mask; codes below 16.
  void (*option_test)(Word* yes, Word* no, const std::uint8_t* codes, Plane known, std::uint16_t mask, std::size_t n);
  void (*equal_code)(Word* out, const std::uint8_t* codes, std::uint8_t code, std::size_t n);
  /// out = numbers that are 0, among those known.
  void (*known_zero)(Word* out, const std::int64_t* numbers, Plane known, std::size_t n);
  void (*less)(Word* out, const std::int64_t* a, const std::int64_t* b, std::size_t n);
  void (*equal)(Word* out, const std::int64_t* a, const std::int64_t* b, std::size_t n);
  /// The smallest and the largest number of the rows of a plane; 0 and 0 without any.
  void (*range)(std::int64_t* low, std::int64_t* high, const std::int64_t* numbers, Plane rows, std::size_t n);
  /// The local civil day of each instant: `offset` before the first change. Instants of the years 1900 to 2200.
  void (*local_days)(std::int64_t* days, const std::int64_t* seconds, std::int64_t offset, const OffsetChange* changes,
                     std::size_t change_count, std::size_t n);
};

/// The fastest that this processor runs; COUVERT_INSTRUCTIONS=x86-64, x86-64-v3 or x86-64-v4 asks for one by name.
[[nodiscard]] const Kernels& kernels();
/// Every set that this processor runs, the plainest first; for tests.
[[nodiscard]] const Kernels* const* runnable_kernels(std::size_t& count);

}  // namespace couvert
