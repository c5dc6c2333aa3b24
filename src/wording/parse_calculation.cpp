// Reads the statements of the contract's life: terminations, refunds, deadlines, scopes.
#include <array>
#include <span>
#include <string>

#include "wording/parse_expression.h"
#include "wording/parse_parts.h"
#include "wording/parse_statement.h"

namespace couvert {
namespace {

/// A unit of time, in the plural whatever the text has: `1 month` and `3 months` are one unit.
Word parse_unit(TokenReader& in, std::span<const std::string_view> plurals) {
  const Place place = in.now().place;
  for (const std::string_view plural : plurals) {
    const std::string_view singular = plural.substr(0, plural.size() - 1);
    if (in.take_if(singular) || in.accept(plural)) return {std::string(plural), place};
  }
  in.fail_expected();
  return {};
}

Period parse_period(TokenReader& in) {
  static constexpr std::array<std::string_view, 5> units = {"hours", "days", "weeks", "months", "years"};
  Period period{.count = in.take_whole_number()};
  period.unit = parse_unit(in, units);
  in.require("after");
  period.after = in.take_name("an input");
  return period;
}

void parse_working_days(TokenReader& in, PeriodLine& line) {
  line.days = in.take_whole_number();
  if (in.accept("whole working days")) {
    line.kind = PeriodLine::Kind::whole_working_days;
  } else {
    in.require("working days from the day of the event");
    line.kind = PeriodLine::Kind::working_days_from_event;
  }
}

bool parse_period_line(TokenReader& in, Tree& tree, DeadlineStatement& deadline) {
  PeriodLine line{.place = in.now().place};
  if (in.accept("from the next full hour")) {
    line.kind = PeriodLine::Kind::next_full_hour;
  } else if (in.accept("at least")) {
    parse_working_days(in, line);
  } else if (in.accept("moved to the next working day")) {
    line.kind = PeriodLine::Kind::next_working_day;
  } else {
    return false;
  }
  line.guard = parse_when(in, tree);
  deadline.lines.push_back(std::move(line));
  return true;
}

InterestLine parse_interest(TokenReader& in, Place place) {
  InterestLine interest{.place = place};
  if (in.now().kind == TokenKind::number) {
    interest.rate_percent = in.take_decimal();
    in.require("%");
  } else {
    interest.rate_input = in.take_name("an input or a number of percent");
  }
  in.require("on");
  interest.amount = in.take_name("an input");
  in.require("until");
  interest.until = in.take_name("an input");
  return interest;
}

void parse_refund_line(TokenReader& in, Tree& tree, RefundStatement& refund) {
  const Place place = in.now().place;
  if (in.accept("thirty_360")) {
    refuse_second(in, refund.thirty_360, place, "`thirty_360`");
    refund.thirty_360 = true;
    refund.thirty_360_guard = parse_when(in, tree);
  } else if (in.accept("cash")) {
    refuse_second(in, refund.cash.has_value(), place, "`cash`");
    refund.cash = in.take_money();
  } else if (in.accept("not due when")) {
    refuse_second(in, refund.not_due.has_value(), place, "`not due when`");
    refund.not_due = parse_expression(in, tree);
  } else if (in.accept("paid within")) {
    refuse_second(in, refund.paid_within_days.has_value(), place, "`paid within`");
    refund.paid_within_days = in.take_whole_number();
    in.require("days of the end of cover");
  } else {
    in.fail_expected();
  }
}

}  // namespace

StatementBody parse_termination(TokenReader& in, Tree& tree) {
  static constexpr std::array<std::string_view, 2> units = {"days", "months"};
  TerminationStatement termination{.name = parse_optional_name(in, "the name of a termination or `:`")};
  in.require(":");
  termination.count = in.take_whole_number();
  termination.unit = parse_unit(in, units);
  in.require("after receipt");
  termination.last_day_covered = in.accept("last day covered");
  if (termination.last_day_covered) termination.last_day_guard = parse_when(in, tree);
  return termination;
}

StatementBody parse_refund(TokenReader& in, Tree& tree) {
  RefundStatement refund{.name = parse_optional_name(in, "the name of a refund or `:`")};
  in.require(":");
  refund.premium = parse_sum(in, tree);
  in.require("by days left");
  while (!in.at_end()) parse_refund_line(in, tree, refund);
  return refund;
}

StatementBody parse_deadline(TokenReader& in, Tree& tree) {
  DeadlineStatement deadline{.name = in.take_name("the name of a deadline")};
  in.require(":");
  deadline.period = parse_period(in);
  if (in.accept(", at the latest")) {
    deadline.latest = parse_period(in);
    if (in.accept("as")) deadline.latest_name = in.take_name("a name for the second limit");
  }
  while (!in.at_end()) {
    const Place place = in.now().place;
    if (parse_period_line(in, tree, deadline)) continue;
    if (!in.accept("interest at")) {
      in.fail_expected();
      break;
    }
    refuse_second(in, deadline.interest.has_value(), place, "`interest`");
    deadline.interest = parse_interest(in, place);
  }
  return deadline;
}

StatementBody parse_scope(TokenReader& in, Tree& tree) {
  ScopeStatement scope{.name = in.take_name("the name of a scope")};
  in.require(":");
  scope.truth = parse_expression(in, tree);
  return scope;
}

}  // namespace couvert
