// How two numbers, days or instants are compared in a rule.
#pragma once

#include <cstdint>

namespace couvert {

enum class Comparison : std::uint8_t { equal, not_equal, less, at_most, greater, at_least };

}  // namespace couvert
