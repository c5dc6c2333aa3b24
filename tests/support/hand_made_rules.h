// Wordings made by hand, for tests of calculations that must not depend on any text: a small builder and the rules of our wordings.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/working_days.h"
#include "wording/wording.h"

namespace couvert::hand_made {

/// Builds a wording statement by statement.
struct Builder {
  Wording wording;

  explicit Builder(const std::string& zone, const std::string& currency);
  ClauseId clause(const std::string& id);
  /// Declares the inputs of terminations and refunds, as the checker does wherever there is one.
  void given_inputs();
  InputId input(const std::string& name, FactType type, std::vector<std::string> options = {});
  void reading(const std::string& name, std::vector<std::string> options);
  TermId term(Term term);
  TermId chosen(const std::string& reading, const std::string& option);
  CalculationGuard when(const std::string& reading, const std::string& option) { return {chosen(reading, option)}; }
};

[[nodiscard]] Wording hio();   // clause 6
[[nodiscard]] Wording lca();   // 2a, 41, 42
[[nodiscard]] Wording gdpr();  // 33
[[nodiscard]] Wording nis2();  // 2, 23
[[nodiscard]] Wording lu();    // 29, 38, 41, 44

/// The holidays of Luxembourg.
[[nodiscard]] Holidays luxembourg_holidays();

}  // namespace couvert::hand_made
