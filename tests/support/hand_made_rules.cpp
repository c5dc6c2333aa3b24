#include "support/hand_made_rules.h"

#include <algorithm>
#include <utility>

#include "wording/comparison.h"

namespace couvert::hand_made {
namespace {

using Kind = PeriodAdjustment::Kind;

void add_period_rules(Builder& made) {
  made.reading("period_rule", {"safe", "hour_of_event_not_counted", "two_working_days_with_day_of_event",
                               "two_whole_working_days", "next_working_day"});
}

std::vector<PeriodAdjustment> every_adjustment(Builder& made) {
  return {{Kind::next_full_hour, 0, made.when("period_rule", "hour_of_event_not_counted")},
          {Kind::working_days_from_event, 2, made.when("period_rule", "two_working_days_with_day_of_event")},
          {Kind::whole_working_days, 2, made.when("period_rule", "two_whole_working_days")},
          {Kind::next_working_day, 0, made.when("period_rule", "next_working_day")}};
}

Money centimes(std::int64_t minor) { return {minor, Currency::from_code("CHF").value()}; }

}  // namespace

Builder::Builder(const std::string& zone, const std::string& currency) {
  wording.form.zone = Zone::find(zone).value();
  wording.form.currency = Currency::from_code(currency).value();
}

ClauseId Builder::clause(const std::string& id) {
  wording.clauses.push_back({.id = id});
  return static_cast<ClauseId>(wording.clauses.size() - 1);
}

InputId Builder::input(const std::string& name, FactType type, std::vector<std::string> options) {
  auto& inputs = wording.calculations.inputs;
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const Input& input) { return input.name == name; });
  if (found != inputs.end()) return static_cast<InputId>(found - inputs.begin());
  inputs.push_back({name, type, std::move(options), {{name + " ?", name + "?", name + "?"}}});
  return static_cast<InputId>(inputs.size() - 1);
}

void Builder::given_inputs() {
  for (const char* name : {"received", "from", "to"}) input(name, FactType::date);
  input("by", FactType::option, {"policyholder", "insurer"});
  input("annual_premium", FactType::money);
}

void Builder::reading(const std::string& name, std::vector<std::string> options) {
  wording.form.readings.push_back({.name = name, .options = std::move(options)});
}

TermId Builder::term(Term term) {
  wording.terms.push_back(term);
  return {static_cast<std::uint32_t>(wording.terms.size() - 1)};
}

TermId Builder::chosen(const std::string& reading, const std::string& option) {
  const auto& readings = wording.form.readings;
  const auto found =
      std::find_if(readings.begin(), readings.end(), [&](const Reading& r) { return r.name == reading; });
  const auto position = std::find(found->options.begin(), found->options.end(), option) - found->options.begin();
  return term({.op = TermOp::reading_option,
               .index = static_cast<std::uint16_t>(found - readings.begin()),
               .number = std::int64_t{1} << position});
}

Wording hio() {
  Builder made("Europe/Zurich", "CHF");
  made.wording.cite = "HIO";
  made.given_inputs();
  const ClauseId clause = made.clause("6");
  made.reading("cover_ends", {"end_of_day_14", "start_of_day_14"});
  made.reading("refund_day_count", {"actual", "thirty_360"});
  made.wording.termination = TerminationRule{.clause = clause,
                                             .count = 14,
                                             .unit = PeriodUnit::days,
                                             .last_day_line = true,
                                             .last_day_covered = made.when("cover_ends", "end_of_day_14")};
  made.wording.calculations.terminations = {*made.wording.termination};
  made.wording.calculations.refunds = {{.clause = clause,
                                        .thirty_360_line = true,
                                        .thirty_360 = made.when("refund_day_count", "thirty_360"),
                                        .cash = centimes(5)}};
  return made.wording;
}

Wording lca() {
  Builder made("Europe/Zurich", "CHF");
  Calculations& rules = made.wording.calculations;
  rules.deadlines.push_back({.clause = made.clause("LCA 2a"),
                             .name = "withdraw_by",
                             .period = {14, PeriodUnit::days, made.input("application", FactType::date)}});
  rules.deadlines.push_back({.clause = made.clause("LCA 41"),
                             .name = "due",
                             .period = {4, PeriodUnit::weeks, made.input("information_complete", FactType::date)}});
  const ClauseId partial_loss = made.clause("LCA 42");
  made.given_inputs();
  made.reading("refund_after_partial_loss", {"better_rule", "statute"});
  const auto day = [&](const std::string& name) {
    return made.term({.op = TermOp::input_number, .type = TermType::day, .index = made.input(name, FactType::date)});
  };
  const TermId received = day("received");
  const TermId announced = day("payment_announced_for");
  const TermId in_time = made.term(
      {.op = TermOp::compare, .a = received, .b = announced, .number = static_cast<std::int64_t>(Comparison::at_most)});
  rules.scopes.push_back({partial_loss, "in_time", in_time});
  rules.terminations.push_back(
      {.clause = partial_loss, .name = "partial_loss", .count = 14, .unit = PeriodUnit::days, .last_day_line = true});
  const TermId by_policyholder =
      made.term({.op = TermOp::input_option, .index = made.input("by", FactType::option), .number = 1});
  const TermId first_year =
      made.term({.op = TermOp::input_truth, .index = made.input("first_contract_year", FactType::truth)});
  const TermId kept = made.term({.op = TermOp::conjunction, .a = by_policyholder, .b = first_year});
  const TermId statute = made.chosen("refund_after_partial_loss", "statute");
  rules.refunds.push_back({.clause = partial_loss,
                           .name = "partial_loss",
                           .cash = centimes(5),
                           .not_due = made.term({.op = TermOp::conjunction, .a = statute, .b = kept})});
  return made.wording;
}

Wording gdpr() {
  Builder made("Europe/Luxembourg", "EUR");
  add_period_rules(made);
  made.wording.calculations.deadlines = {{.clause = made.clause("GDPR 33"),
                                          .name = "due",
                                          .period = {72, PeriodUnit::hours, made.input("aware", FactType::instant)},
                                          .adjustments = every_adjustment(made)}};
  return made.wording;
}

Wording nis2() {
  Builder made("Europe/Luxembourg", "EUR");
  add_period_rules(made);
  const InputId staff = made.input("staff", FactType::count);
  const InputId turnover = made.input("annual_turnover", FactType::money);
  const InputId exception = made.input("exception_2_2", FactType::truth);
  const auto above = [&](InputId input, TermType type, std::int64_t limit, Comparison comparison) {
    const TermId value = made.term({.op = TermOp::input_number, .type = type, .index = input});
    const TermId constant = made.term({.op = TermOp::constant, .type = type, .number = limit});
    return made.term(
        {.op = TermOp::compare, .a = value, .b = constant, .number = static_cast<std::int64_t>(comparison)});
  };
  const TermId many = above(staff, TermType::count, 50, Comparison::at_least);
  const TermId rich = above(turnover, TermType::money, 1'000'000'000, Comparison::greater);
  const TermId either = made.term({.op = TermOp::disjunction, .a = many, .b = rich});
  const TermId excepted = made.term({.op = TermOp::input_truth, .index = exception});
  made.wording.calculations.scopes = {
      {made.clause("NIS2 2"), "applies", made.term({.op = TermOp::disjunction, .a = either, .b = excepted})}};
  const ClauseId duties = made.clause("NIS2 23");
  made.wording.calculations.deadlines = {
      {.clause = duties,
       .name = "notification_due",
       .period = {72, PeriodUnit::hours, made.input("aware", FactType::instant)}},
      {.clause = duties,
       .name = "final_report_due",
       .period = {1, PeriodUnit::months, made.input("notification_sent", FactType::instant)},
       .adjustments = every_adjustment(made)}};
  return made.wording;
}

Wording lu() {
  Builder made("Europe/Luxembourg", "EUR");
  Calculations& rules = made.wording.calculations;
  const auto date = [&](const std::string& name) { return made.input(name, FactType::date); };
  rules.deadlines.push_back({.clause = made.clause("LU 29"),
                             .name = "due",
                             .period = {30, PeriodUnit::days, date("amount_fixed")},
                             .interest = InterestRule{.rate = made.input("legal_interest_rate", FactType::percent),
                                                      .amount = made.input("amount", FactType::money),
                                                      .until = date("paid")}});
  const ClauseId yearly = made.clause("LU 38");
  made.given_inputs();
  made.wording.termination =
      TerminationRule{.clause = yearly, .count = 1, .unit = PeriodUnit::months, .last_day_line = true};
  rules.terminations.push_back(*made.wording.termination);
  rules.refunds.push_back({.clause = yearly, .paid_within_days = 30});
  rules.deadlines.push_back(
      {.clause = made.clause("LU 41"), .name = "notify_by", .period = {1, PeriodUnit::months, date("first_payment")}});
  rules.deadlines.push_back({.clause = made.clause("LU 44"),
                             .name = "barred",
                             .period = {3, PeriodUnit::years, date("knowledge")},
                             .latest = PeriodRule{5, PeriodUnit::years, date("event")},
                             .latest_name = "long_stop"});
  return made.wording;
}

Holidays luxembourg_holidays() {
  std::vector<HolidayRule> rules;
  for (const auto& [month, day] :
       std::vector<std::pair<int, int>>{{1, 1}, {5, 1}, {5, 9}, {6, 23}, {8, 15}, {11, 1}, {12, 25}, {12, 26}})
    rules.push_back({.kind = HolidayRule::Kind::fixed, .month = month, .day = day});
  for (const int days : {1, 39, 50}) rules.push_back({.kind = HolidayRule::Kind::easter, .days_from_easter = days});
  return Holidays(std::move(rules));
}

}  // namespace couvert::hand_made
