// Kleene's three-valued logic: the value of every fact, condition and outcome in Couvert.
#pragma once

#include <cstdint>

namespace couvert {

/// What is known of a statement. The numeric values are part of the column format: bit 0 is the value, bit 1 says "unknown".
enum class Truth : std::uint8_t { no = 0, yes = 1, unknown = 2 };

[[nodiscard]] constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }
[[nodiscard]] constexpr bool is_yes(Truth t) { return t == Truth::yes; }
[[nodiscard]] constexpr bool is_no(Truth t) { return t == Truth::no; }
[[nodiscard]] constexpr bool is_unknown(Truth t) { return t == Truth::unknown; }

/// "and": no as soon as one side is no, whatever the other is.
[[nodiscard]] constexpr Truth truth_and(Truth a, Truth b) {
  if (is_no(a) || is_no(b)) return Truth::no;
  return is_yes(a) && is_yes(b) ? Truth::yes : Truth::unknown;
}

/// "or": yes as soon as one side is yes, whatever the other is.
[[nodiscard]] constexpr Truth truth_or(Truth a, Truth b) {
  if (is_yes(a) || is_yes(b)) return Truth::yes;
  return is_no(a) && is_no(b) ? Truth::no : Truth::unknown;
}

[[nodiscard]] constexpr Truth truth_not(Truth a) {
  if (is_unknown(a)) return a;
  return is_yes(a) ? Truth::no : Truth::yes;
}

}  // namespace couvert
