// The money of one cost under one cover, step by step as the published format lists them, for the reference evaluator.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/decision.h"
#include "support/reference_terms.h"

namespace couvert::testing {

/// What is left of every amount that costs share, by name: a sublimit, the deductible, the limit, a fact of the incident.
using Rests = std::map<std::string, Exact>;

/// The units that fall under a cover's count, by cover and cost.
using CountedByCost = std::map<std::pair<std::size_t, std::size_t>, CountedUnits>;

struct Waterfall {
  Exact granted;
  std::array<Exact, term_count> cuts{};  // by MoneyTerm
  Exact payable;
};

/// Whether everything that the settlement of this cost under this cover reads is known.
[[nodiscard]] bool is_amount_settled(const Wording& wording, const ReferenceTerms& terms, std::size_t cover, std::size_t cost);

/// Deals out what each cover counts, by date, then in the order of the file.
[[nodiscard]] CountedByCost count_by_date(const Wording& wording, const ReferenceTerms& terms, const std::vector<std::vector<std::size_t>>& covers,
                                          bool most);

/// Takes every step; `most` takes the end of each open amount that favours the insured.
[[nodiscard]] Waterfall pour(const Wording& wording, const ReferenceTerms& terms, std::size_t cover, std::size_t cost, const CountedByCost& counted,
                             bool most, Rests& rests);

}  // namespace couvert::testing
