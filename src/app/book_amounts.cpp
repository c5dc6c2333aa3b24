#include "app/book_amounts.h"

#include <array>
#include <cstddef>

namespace couvert {
namespace {

constexpr unsigned segment_bits = 5;
constexpr unsigned fraction_bits = 32 - segment_bits;
using Quantiles = std::array<std::int64_t, (1 << segment_bits) + 1>;

// Equal steps of the logarithm, rounded to two digits; in units of the currency.
constexpr Quantiles usual{20,    26,    33,    42,    54,    70,    90,    120,    150,    190,    240,
                          310,   400,   520,   660,   850,   1'100, 1'400, 1'800,  2'300,  3'000,  3'800,
                          4'900, 6'300, 8'100, 10'000, 13'000, 17'000, 22'000, 28'000, 36'000, 47'000, 60'000};
constexpr Quantiles heavy{200,    250,    310,    390,    490,    610,    760,    950,     1'200,   1'500,   1'900,
                          2'300,  2'900,  3'600,  4'500,  5'700,  7'100,  8'800,  11'000,  14'000,  17'000,  22'000,
                          27'000, 34'000, 42'000, 53'000, 66'000, 82'000, 100'000, 130'000, 160'000, 200'000, 250'000};

}  // namespace

std::int64_t usual_amount_minor(std::uint32_t random, bool is_heavy, std::int64_t minor_per_unit) {
  const Quantiles& table = is_heavy ? heavy : usual;
  // The mean of two halves is mostly in the middle of the table, seldom at its ends.
  const std::uint32_t place = ((random >> 16) + (random & 0xffff)) << 15;
  const std::size_t segment = place >> fraction_bits;
  const std::int64_t fraction = place & ((std::uint32_t{1} << fraction_bits) - 1);
  const std::int64_t width = (table[segment + 1] - table[segment]) * minor_per_unit;
  return table[segment] * minor_per_unit + ((width * fraction) >> fraction_bits);
}

}  // namespace couvert
