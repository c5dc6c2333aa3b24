// Clause coverage: whether the cases decide each condition that rests on a fact yes, no and unknown.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "program/evaluate.h"
#include "wording/wording.h"

namespace couvert {

/// One test of one fact in one statement: `5 c unrefused: company_liable`.
struct CoveredCondition {
  std::string clause;
  std::string statement;  // nature and name
  std::string test;       // the test in the words of the language
  bool seen_yes = false;
  bool seen_no = false;
  bool seen_unknown = false;
  [[nodiscard]] bool is_complete() const { return seen_yes && seen_no && seen_unknown; }
};

/// Gathers what the runs of one edition's cases have decided. A condition counts only on costs that its statement concerns. Which
/// conditions there are is the wording's to say, whatever cases are run.
class CaseCoverage {
 public:
  /// Counts the conditions of a program: those of the adopted readings, and of each reading's other options.
  void expect(const Wording& wording, const Program& program);
  /// Notes how an evaluation decided conditions that are counted.
  void add(const Wording& wording, const Program& program, const Evaluation& evaluation);
  /// Shape   in the order of the wording
  [[nodiscard]] std::vector<CoveredCondition> conditions() const;

 private:
  using Key = std::tuple<StatementId, std::string>;
  std::map<Key, CoveredCondition> conditions_;
};

}  // namespace couvert
