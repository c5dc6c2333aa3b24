#include "support/reference_comparison.h"

#include <string_view>

namespace couvert::testing {
namespace {

std::string shown(const OpenAmount& amount) { return amount.minor ? std::to_string(*amount.minor) : "without bound"; }

class Comparison {
 public:
  Comparison(const Decision& decision, const ReferenceDecision& reference) : decision_(decision), reference_(reference) {}

  ReferenceComparison run() {
    for (std::size_t e = 0; e < reference_.events.size(); ++e) {
      same("event " + decision_.events[e].first, name_of(decision_.events[e].second), name_of(reference_.events[e]));
    }
    for (std::size_t c = 0; c < reference_.costs.size(); ++c) outcome(decision_.costs[c], reference_.costs[c]);
    if (result_.is_refined) return std::move(result_);
    same("outcome", name_of(decision_.outcome), name_of(reference_.outcome));
    same("granted", decision_.granted, reference_.granted);
    same("payable", decision_.payable, reference_.payable);
    for (std::size_t c = 0; c < reference_.costs.size(); ++c) amounts(decision_.costs[c], reference_.costs[c]);
    if (!reference_.most_is_debatable) most();
    return std::move(result_);
  }

 private:
  void outcome(const CostDecision& cost, const ReferenceCost& expected) {
    const bool is_refined = expected.contested && cost.outcome == CostOutcome::pending && expected.outcome == CostOutcome::covered;
    if (is_refined) {
      result_.is_refined = true;
    } else {
      same(cost.id + " outcome", name_of(cost.outcome), name_of(expected.outcome));
    }
  }

  void amounts(const CostDecision& cost, const ReferenceCost& expected) {
    same(cost.id + " granted", cost.granted, expected.granted);
    same(cost.id + " payable", cost.payable, expected.payable);
    if (cost.outcome == CostOutcome::covered) same(cost.id + " cover", cost.cover, expected.cover);
    for (std::size_t term = 0; term < term_count; ++term) {
      std::int64_t sum = 0;
      for (const Cut& cut : cost.cuts) sum += cut.term == static_cast<MoneyTerm>(term) ? cut.minor : 0;
      same(cost.id + " " + std::string(name_of(static_cast<MoneyTerm>(term))), sum, expected.cuts[term]);
    }
  }

  void most() {
    result_.has_most = true;
    same("payable_at_most", shown(decision_.payable_at_most), shown(reference_.payable_at_most));
    for (std::size_t c = 0; c < reference_.costs.size(); ++c) {
      same(decision_.costs[c].id + " payable_at_most", shown(decision_.costs[c].payable_at_most), shown(reference_.costs[c].payable_at_most));
    }
  }

  void same(const std::string& what, std::int64_t actual, std::int64_t expected) {
    same(what, std::string_view(std::to_string(actual)), std::string_view(std::to_string(expected)));
  }
  void same(const std::string& what, std::string_view actual, std::string_view expected) {
    if (actual != expected) result_.differences.push_back(what + ": program " + std::string(actual) + ", reference " + std::string(expected));
  }

  const Decision& decision_;
  const ReferenceDecision& reference_;
  ReferenceComparison result_;
};

}  // namespace

ReferenceComparison compare_with_reference(const Decision& decision, const ReferenceDecision& reference) {
  return Comparison(decision, reference).run();
}

}  // namespace couvert::testing
