// One policy, one incident and its costs, read and checked: what the engine decides on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/interval.h"
#include "base/money.h"
#include "facts/form.h"
#include "facts/value.h"
#include "facts/vocabulary.h"

namespace couvert {

enum class Party : std::uint8_t { policyholder, insurer };
[[nodiscard]] std::string_view name_of(Party party);
[[nodiscard]] std::optional<Party> party_from(std::string_view name);

struct Termination {
  Day received;
  Party by = Party::policyholder;
  friend bool operator==(const Termination&, const Termination&) = default;
};

struct Policy {
  std::string number;
  Day from;
  Day to;  // excluded
  Day concluded;
  std::optional<Money> annual_premium;
  std::vector<Value> schedule;  // by ScheduleId, as stated; defaults are not filled in
  std::optional<Termination> termination;
  friend bool operator==(const Policy&, const Policy&) = default;
};

struct Incident {
  Value discovered, series_began, occurred, notified;  // instants; `series_began` is `discovered` unless stated
  Value paid_before = known(0);
  Value deductible_before = known(0);
  std::vector<Value> facts;  // by FactId, as stated
  friend bool operator==(const Incident&, const Incident&) = default;
};

struct Cost {
  std::string id;
  KindId kind = 0;
  Value amount;               // minor units of the product's currency, converted; unknown if amount or rate is unknown
  bool rate_unknown = false;  // the amount is unknown because the rate is
  std::optional<Money> foreign;  // as claimed, where the currency is foreign
  Decimal rate;                  // of `foreign`
  std::vector<Value> facts;      // by FactId, as stated on this cost
  friend bool operator==(const Cost&, const Cost&) = default;
};

struct Dossier {
  std::string title;
  Policy policy;
  Incident incident;
  std::vector<Cost> costs;
  std::vector<std::pair<ReadingId, std::uint8_t>> readings;  // options that differ from the adopted ones or repeat them
  friend bool operator==(const Dossier&, const Dossier&) = default;
};

inline constexpr std::size_t max_costs = 10'000;
/// The sum of the known amounts of a dossier stays below this: sums of money stay below the open end of an interval.
inline constexpr std::int64_t max_total_minor = unbounded;
/// The largest count that a text may state.
inline constexpr std::int64_t max_count = 1'000'000'000;
/// The largest exchange rate, and how many decimals it may have.
inline constexpr std::int64_t max_rate = 1'000'000;
inline constexpr int max_rate_decimals = 8;

}  // namespace couvert
