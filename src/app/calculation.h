// One question and its answer: a rule by its id, inputs as they were written, readings; and what the rule gives.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "program/calculate.h"
#include "program/rule_book.h"
#include "source/diagnostic.h"
#include "source/document.h"
#include "wording/holidays.h"
#include "wording/library.h"

namespace couvert {

struct CalculationQuestion {
  std::string rule;  // `GDPR 33(1)`
  Place rule_place;
  std::optional<std::string> zone;  // none: the wording's own
  Place zone_place;
  std::vector<Node::Entry> inputs;
  std::vector<Node::Entry> readings;
};

struct CalculationAnswer {
  CitedRule rule;
  Form form;  // in whose zone and currency the outputs are printed
  ReadingChoice readings;
  CalculationResult result;  // without problems: those are diagnostics by then
};

/// What every question is answered with; loaded once.
struct CalculationSources {
  RuleBook book;
  std::vector<HolidayCalendar> calendars;
};
/// Errors   those of the wordings and calendars; what has errors is left out
[[nodiscard]] CalculationSources load_calculations(const Library& library, Diagnostics& diagnostics);

/// Answers one question.
/// Errors   unknown rule, zone, reading, input; an input that cannot be read or is missing; all that are found; nothing then
[[nodiscard]] std::optional<CalculationAnswer> answer(const CalculationQuestion& question,
                                                      const CalculationSources& sources, const SourceFile& file,
                                                      Diagnostics& diagnostics);

/// Prints an output as it is written in a list of calculations: `2026-07-15`, `25.50 EUR`, `yes`.
[[nodiscard]] std::string format_output(const CalculationOutput& output, const Form& form);

}  // namespace couvert
