// Reads what is taken off every cost or every event: other payments, deductible, limits.
#include "wording/parse_expression.h"
#include "wording/parse_parts.h"
#include "wording/parse_statement.h"

namespace couvert {

StatementBody parse_off_every_cost(TokenReader& in, Tree&) { return OffEveryCostStatement{parse_names(in, "a fact")}; }

StatementBody parse_other_insurance(TokenReader& in, Tree&) { return OtherInsuranceStatement{in.take_name("a fact")}; }

StatementBody parse_limit(TokenReader& in, Tree& tree) {
  LimitStatement limit{parse_sum(in, tree)};
  in.require("per event");
  return limit;
}

StatementBody parse_deductible(TokenReader& in, Tree& tree) {
  DeductibleStatement deductible{.amount = parse_sum(in, tree)};
  in.require("per event");
  deductible.has_order_line = in.accept("before sublimit");
  if (deductible.has_order_line) deductible.before_sublimit = parse_when(in, tree);
  return deductible;
}

StatementBody parse_agreed_sublimit(TokenReader& in, Tree&) {
  AgreedSublimitStatement sublimit{in.take_name("a key of the schedule")};
  in.require("per event");
  return sublimit;
}

}  // namespace couvert
