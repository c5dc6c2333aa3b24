#include "wording/check_duties.h"

#include <algorithm>

#include "wording/check_expression.h"
#include "wording/finite_cases.h"

namespace couvert {
namespace {

/// A reduction is taken off as an amount or as a percentage; the type of its fact says which.
std::optional<FactId> check_reduction_fact(const StatementUnderCheck& here, const Word& name) {
  const auto fact = look_up_fact(here.state, here.file, name);
  if (!fact) return std::nullopt;
  const FactType type = here.state.vocabulary->facts[*fact].type;
  if (type == FactType::money || type == FactType::percent) return fact;
  here.error("type_mismatch", name.place,
             "`" + name.text + "` is a fact of type `" + std::string(name_of(type)) + "`; a reduction is `money` or `percent`");
  return std::nullopt;
}

BreachRule check_breach(const StatementUnderCheck& here, const BreachLine& line) {
  BreachRule breach;
  breach.effect = static_cast<BreachRule::Effect>(line.effect);
  if (line.fact) breach.fact = check_reduction_fact(here, *line.fact).value_or(FactId{0});
  breach.guard = check_line_guard(here.state, here.file, line.guard);
  return breach;
}

void check_breaches_apart(const StatementUnderCheck& here, const DutyStatement& duty, const DutyRule& rule) {
  for (std::size_t later = 1; later < rule.breaches.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!can_hold_together(here.state.wording, rule.breaches[earlier].guard, rule.breaches[later].guard)) continue;
      here.error("breaches_overlap", duty.breaches[later].place,
                 "this line and the one on line " + std::to_string(duty.breaches[earlier].place.line) +
                     " can both hold for a breach of `" + duty.name.text + "`");
      break;
    }
  }
}

/// The value that a presumption gives, as in `Value::number`.
std::optional<std::int64_t> presumed_value(const Fact& fact, const std::string& text) {
  if (fact.type == FactType::truth) {
    if (text == "yes" || text == "no") return text == "yes" ? 1 : 0;
    return std::nullopt;
  }
  if (fact.type == FactType::option) {
    const auto option = std::find_if(fact.options.begin(), fact.options.end(), [&text](const FactOption& o) { return o.name == text; });
    if (option == fact.options.end()) return std::nullopt;
    return option - fact.options.begin();
  }
  if (fact.type == FactType::date || fact.type == FactType::instant) return std::nullopt;
  if (text == "0") return 0;
  const auto number = parse_decimal(text);
  if (fact.type == FactType::count && number && number->scale == 0 && number->mantissa >= 0) return number->mantissa;
  return std::nullopt;
}

void report_presumed_value(const StatementUnderCheck& here, const Fact& fact, const Word& value) {
  if (fact.type == FactType::option) {
    std::vector<std::string> names;
    for (const FactOption& option : fact.options) names.push_back(option.name);
    here.error("unknown_option", value.place, "`" + value.text + "` is no option of `" + fact.name + "`",
               hint_for(here.state, value.text, names));
    return;
  }
  here.error("type_mismatch", value.place,
             "`" + value.text + "` is no value that a fact of type `" + std::string(name_of(fact.type)) + "` is presumed to have");
}

Owner check_burden(const StatementUnderCheck& here, const Word& burden) {
  if (const auto owner = owner_from(burden.text)) return *owner;
  here.error("unknown_name", burden.place, "`" + burden.text + "` bears no burden of proof",
             hint_for(here.state, burden.text, {"policyholder", "insurer", "provider", "authority"}));
  return Owner::insurer;
}

std::uint64_t check_covers(const StatementUnderCheck& here, const std::vector<Word>& covers) {
  std::uint64_t mask = 0;
  for (const Word& cover : covers) {
    const NameEntry* entry = look_up(here.state, here.state.covers, here.file, cover, "cover");
    if (entry != nullptr && entry->index < max_per_word) mask |= std::uint64_t{1} << entry->index;
  }
  return mask;
}

/// Reports and returns false if the file presumes the fact already.
bool check_presumed_once(const StatementUnderCheck& here, const PresumptionRule& rule, const Word& fact) {
  for (const PresumptionRule& other : here.state.wording.presumptions) {
    if (other.fact != rule.fact || &source_of(here.state, other.statement) != here.file.source) continue;
    if (!can_hold_together(here.state.wording, other.guard, rule.guard)) continue;
    here.error("presumed_twice", fact.place,
               "`" + fact.text + "` is presumed already, on line " + std::to_string(place_of(here.state, other.statement).line));
    return false;
  }
  return true;
}

}  // namespace

void check_duty(const StatementUnderCheck& here, const DutyStatement& duty) {
  DutyRule rule;
  rule.statement = here.record(Nature::duty, duty.name.text);
  rule.name = duty.name.text;
  rule.truth = check_truth(here.state, here.file, duty.truth, Reads::dossier);
  rule.strict = duty.strict;
  rule.strict_guard = check_line_guard(here.state, here.file, duty.strict_guard);
  for (const BreachLine& line : duty.breaches) rule.breaches.push_back(check_breach(here, line));
  if (!here.has_too_many(duty.breaches.size(), duty.name.place)) check_breaches_apart(here, duty, rule);
  here.state.wording.duties.push_back(std::move(rule));
}

void check_reduction(const StatementUnderCheck& here, const ReductionStatement& reduction) {
  ReductionRule rule;
  rule.statement = here.record(Nature::reduction, reduction.name.text);
  rule.fact = check_reduction_fact(here, reduction.fact).value_or(FactId{0});
  rule.guard = check_guard(here.state, here.file, reduction.guard);
  rule.truth = check_truth(here.state, here.file, reduction.truth, Reads::dossier);
  here.state.wording.reductions.push_back(rule);
}

void check_presume(const StatementUnderCheck& here, const PresumeStatement& presume) {
  PresumptionRule rule;
  rule.statement = here.record(Nature::presume, "");
  rule.burden = check_burden(here, presume.burden);
  rule.except_covers = check_covers(here, presume.except_covers);
  rule.guard = check_guard(here.state, here.file, presume.guard);
  for (const Presumption& presumption : presume.facts) {
    const auto fact = look_up_fact(here.state, here.file, presumption.fact);
    if (!fact) continue;
    rule.fact = *fact;
    const auto value = presumed_value(here.state.vocabulary->facts[*fact], presumption.value.text);
    if (!value) report_presumed_value(here, here.state.vocabulary->facts[*fact], presumption.value);
    rule.value = value.value_or(0);
    if (check_presumed_once(here, rule, presumption.fact)) here.state.wording.presumptions.push_back(rule);
  }
}

}  // namespace couvert
