// The currencies of ISO 4217 and how many decimals each has.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace couvert {

struct CurrencyEntry {
  std::string_view code;
  std::int8_t decimals = 2;
};

/// Sorted by code. Without the codes that are no money to pay with (metals, test codes, drawing rights).
/// Source   ISO 4217, list one; codes withdrawn since 2024 stay, for losses of that time are stated in them
[[nodiscard]] std::span<const CurrencyEntry> currency_table();

}  // namespace couvert
