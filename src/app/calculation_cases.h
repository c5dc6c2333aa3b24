// Lists of calculations with their expected results: each entry is one rule with its inputs, and the same under other readings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/calculation.h"
#include "source/diagnostic.h"
#include "source/document.h"

namespace couvert {

/// What is expected under some readings; without any, under the adopted ones.
struct CalculationExpectation {
  std::vector<Node::Entry> readings;
  std::vector<Node::Entry> expect;  // only the outputs named here are compared
};

struct CalculationCase {
  std::string id;
  std::string title;
  std::string source;
  Place place;
  CalculationQuestion question;
  std::vector<CalculationExpectation> expectations;  // of the entry itself, then its alternatives
};

struct CalculationVerdict {
  std::string id;
  std::string title;
  std::string readings;  // of an alternative, `refund_day_count: thirty_360`
  bool passed = false;
  std::vector<std::string> differences;  // for people: ``refund: expected `57.76 CHF`, got `57.75 CHF` ``
};

/// Says whether a document is a list of calculations; a dossier is a map.
[[nodiscard]] bool is_calculation_list(const Node& root);

/// Reads a list. Errors   everything that is wrong, collected; nothing if there is any error
[[nodiscard]] std::optional<std::vector<CalculationCase>> read_calculation_cases(const Node& root,
                                                                                 const SourceFile& file,
                                                                                 Diagnostics& diagnostics);

/// Runs a list. Shape   one verdict for each entry and each of its alternatives, in their order
/// Errors   what is wrong with an entry's rule or inputs; its verdict has then not passed
[[nodiscard]] std::vector<CalculationVerdict> run_calculation_cases(const std::vector<CalculationCase>& cases,
                                                                    const CalculationSources& sources,
                                                                    const SourceFile& file, Diagnostics& diagnostics);

}  // namespace couvert
