// The value of one fact, schedule key or field of a dossier.
#pragma once

#include <cstdint>
#include <string>

namespace couvert {

/// "Not stated" is not the same as `unknown`: a presumption reaches the first and never the second.
enum class Stated : std::uint8_t { left_out, unknown, known };

/// Units    truth 0 or 1 · option: its index · money: minor units of the product's currency · count · percent: parts per million ·
///          date: day number · datetime: seconds of UTC. `number` is 0 unless `known`.
struct Value {
  Stated stated = Stated::left_out;
  std::int64_t number = 0;
  friend bool operator==(const Value&, const Value&) = default;
};

[[nodiscard]] constexpr Value known(std::int64_t number) { return {Stated::known, number}; }
[[nodiscard]] constexpr Value unknown_value() { return {Stated::unknown, 0}; }
[[nodiscard]] constexpr bool is_known(Value v) { return v.stated == Stated::known; }

}  // namespace couvert
