// The rules of the contract's life that need no dossier: deadlines, scopes, terminations, refunds; as the checker leaves them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/money.h"
#include "facts/vocabulary.h"
#include "wording/term.h"

namespace couvert {

using InputId = std::uint16_t;  // index into Calculations::inputs

/// What a calculation takes: a date, an amount, a yes or no; declared by `input`.
struct Input {
  std::string name;
  FactType type = FactType::date;
  std::vector<std::string> options;
  Translated question;
};

/// A guard of a calculation reads readings (and, in a product, its schedule is never read).
struct CalculationGuard {
  std::optional<TermId> when;
};

enum class PeriodUnit : std::uint8_t { hours, days, weeks, months, years };
struct PeriodRule {
  std::int64_t count = 0;
  PeriodUnit unit = PeriodUnit::days;
  InputId after = 0;
};
struct PeriodAdjustment {
  enum class Kind : std::uint8_t { next_full_hour, working_days_from_event, whole_working_days, next_working_day };
  Kind kind = Kind::next_full_hour;
  std::int64_t days = 0;
  CalculationGuard guard;
};
struct InterestRule {
  std::optional<InputId> rate;  // else `rate_ppm`
  std::int64_t rate_ppm = 0;    // parts per million a year
  InputId amount = 0;
  InputId until = 0;
};
struct DeadlineRule {
  std::uint16_t clause = 0;
  std::string name;
  PeriodRule period;
  std::optional<PeriodRule> latest;
  std::string latest_name;  // empty: the second limit is no output of its own
  std::vector<PeriodAdjustment> adjustments;
  std::optional<InterestRule> interest;
};
struct ScopeRule {
  std::uint16_t clause = 0;
  std::string name;
  TermId truth;
};
struct TerminationRule {
  std::uint16_t clause = 0;
  std::string name;  // empty: the ordinary termination
  std::int64_t count = 0;
  PeriodUnit unit = PeriodUnit::days;
  bool last_day_line = false;  // `last day covered` stands there: the last counted day is covered where its guard holds, else cover ends as that day begins
  CalculationGuard last_day_covered;
};
struct RefundRule {
  std::uint16_t clause = 0;
  std::string name;
  bool thirty_360_line = false;
  CalculationGuard thirty_360;
  std::optional<Money> cash;  // rounding step for payment in cash
  std::optional<TermId> not_due;
  std::optional<std::int64_t> paid_within_days;  // after the end of cover
};

/// All calculations of one file family. Terms of guards and scopes stand in `terms`; readings index the form of the owner.
struct Calculations {
  std::vector<Input> inputs;
  std::vector<DeadlineRule> deadlines;
  std::vector<ScopeRule> scopes;
  std::vector<TerminationRule> terminations;
  std::vector<RefundRule> refunds;
};

}  // namespace couvert
