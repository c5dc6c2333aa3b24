#include "wording/check_money.h"

#include <algorithm>

#include "wording/check_expression.h"

namespace couvert {
namespace {

void report_second(const StatementUnderCheck& here, std::string_view code, const std::string& what, StatementId first) {
  here.error(code, here.statement.place,
             what + " stands already in clause `" + clause_id_of(here.state, first) + "`, on line " +
                 std::to_string(place_of(here.state, first).line));
}

/// Where wording and law take off the same fact, it is taken once, and the wording's clause is cited.
void add_once(const StatementUnderCheck& here, std::vector<FactTermRule>& rules, StatementId statement, const Word& name) {
  const auto fact = check_fact(here.state, here.file, name, FactType::money);
  if (!fact) return;
  const bool is_known = std::any_of(rules.begin(), rules.end(), [fact](const FactTermRule& rule) { return rule.fact == *fact; });
  if (!is_known) rules.push_back({statement, *fact, check_guard(here.state, here.file, {})});
}

}  // namespace

void check_limit(const StatementUnderCheck& here, const LimitStatement& limit) {
  std::optional<LimitRule>& rule = here.state.wording.limit;
  if (rule) return report_second(here, "second_limit", "the limit of the event", rule->statement);
  const StatementId statement = here.record(Nature::limit, "");
  rule = {statement, check_amount(here.state, here.file, limit.amount, Reads::policy)};
}

void check_deductible(const StatementUnderCheck& here, const DeductibleStatement& deductible) {
  std::optional<DeductibleRule>& rule = here.state.wording.deductible;
  if (rule) return report_second(here, "second_deductible", "the deductible of the event", rule->statement);
  const StatementId statement = here.record(Nature::deductible, "");
  rule = {statement, check_amount(here.state, here.file, deductible.amount, Reads::policy), deductible.has_order_line,
          check_line_guard(here.state, here.file, deductible.before_sublimit)};
}

void check_agreed_sublimit(const StatementUnderCheck& here, const AgreedSublimitStatement& agreed) {
  std::optional<StatementId>& rule = here.state.wording.agreed_sublimits;
  if (rule) return report_second(here, "second_limit", "the sublimit of every cover", *rule);
  rule = here.record(Nature::sublimit, "");
  if (agreed.key.text == "limit" && here.state.wording.form.limits_per_cover) return;
  here.error("unknown_name", agreed.key.place, "the schedule has no `" + agreed.key.text + ".<cover>`",
             "declare `limit.<cover>: money = none` in the schedule");
}

void check_off_every_cost(const StatementUnderCheck& here, const OffEveryCostStatement& off) {
  const StatementId statement = here.record(Nature::off_every_cost, "");
  for (const Word& fact : off.facts) add_once(here, here.state.wording.off_every_cost, statement, fact);
}

void check_other_insurance(const StatementUnderCheck& here, const OtherInsuranceStatement& other) {
  const StatementId statement = here.record(Nature::other_insurance, "");
  add_once(here, here.state.wording.other_insurance, statement, other.fact);
}

}  // namespace couvert
