#include "program/calculate.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/text.h"
#include "program/rule_outputs.h"

namespace couvert {

void RuleOutputs::settle(CalculationOutput output, const InputNames& output_needs) {
  computed.push_back(std::move(output));
  needs.push_back(output_needs);
  used.insert(output_needs.begin(), output_needs.end());
}

void RuleOutputs::lack(const std::string& name, const InputNames& output_needs, const CalculationScene& scene) {
  LackingOutput output{name, {}};
  for (const std::string& input : output_needs)
    if (!is_known(scene.given(input))) output.inputs.push_back(input);
  lacking.push_back(std::move(output));
  needs.push_back(output_needs);
}

void RuleOutputs::offer(const OfferedOutput& output, const CalculationScene& scene) {
  const bool known_all = std::all_of(output.needs.begin(), output.needs.end(),
                                     [&](const std::string& input) { return is_known(scene.given(input)); });
  if (!known_all) return lack(output.name, output.needs, scene);
  settle({output.name, output.type, known(output.compute())}, output.needs);
}

RuleOutputs scope_outputs(const ScopeRule& rule, const CalculationScene& scene) {
  RuleOutputs outputs;
  const Truth result = truth_of(rule.truth, scene);
  const InputNames needs = inputs_read_by(rule.truth, scene.wording);
  const bool left_out = std::any_of(needs.begin(), needs.end(), [&](const std::string& input) {
    return scene.given(input).stated == Stated::left_out;
  });
  if (is_unknown(result) && left_out)
    outputs.lack(rule.name, needs, scene);
  else
    outputs.settle({rule.name, FactType::truth, is_unknown(result) ? unknown_value() : known(is_yes(result) ? 1 : 0)},
                   needs);
  return outputs;
}

namespace {

/// The termination whose end of cover a refund starts from: of its own name, first in its own clause; else the ordinary one.
const TerminationRule* termination_of(const Wording& wording, const RefundRule& refund) {
  const TerminationRule* same_name = nullptr;
  for (const TerminationRule& rule : wording.calculations.terminations) {
    if (rule.name != refund.name) continue;
    if (rule.clause == refund.clause) return &rule;
    if (same_name == nullptr) same_name = &rule;
  }
  if (same_name != nullptr && !refund.name.empty()) return same_name;
  if (wording.termination) return &*wording.termination;
  return same_name;
}

/// The terminations of a clause. The ordinary one counts even where only `Wording::termination` holds it.
std::vector<const TerminationRule*> terminations_of(const Wording& wording, ClauseId clause) {
  std::vector<const TerminationRule*> rules;
  bool ordinary = false;
  for (const TerminationRule& rule : wording.calculations.terminations) {
    if (rule.clause != clause) continue;
    rules.push_back(&rule);
    ordinary = ordinary || rule.name.empty();
  }
  if (!ordinary && wording.termination && wording.termination->clause == clause) rules.push_back(&*wording.termination);
  return rules;
}

template <class Rule>
std::vector<const Rule*> rules_of(const std::vector<Rule>& rules, ClauseId clause) {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules)
    if (rule.clause == clause) found.push_back(&rule);
  return found;
}

std::vector<RuleOutputs> outputs_of_rules(const CalculationRequest& request, const CalculationScene& scene) {
  const Calculations& rules = request.wording.calculations;
  std::vector<RuleOutputs> outputs;
  for (const TerminationRule* rule : terminations_of(request.wording, request.clause))
    outputs.push_back(termination_outputs(*rule, scene));
  for (const RefundRule* rule : rules_of(rules.refunds, request.clause)) {
    const TerminationRule* termination = termination_of(request.wording, *rule);
    ensure(termination != nullptr, "a refund starts from a termination");
    outputs.push_back(refund_outputs(*rule, *termination, termination->clause != request.clause, scene));
  }
  for (const ScopeRule* rule : rules_of(rules.scopes, request.clause)) outputs.push_back(scope_outputs(*rule, scene));
  for (const DeadlineRule* rule : rules_of(rules.deadlines, request.clause))
    outputs.push_back(deadline_outputs(*rule, scene, request.holidays));
  return outputs;
}

InputNames needed_by_all(const std::vector<InputNames>& needs) {
  InputNames common = needs.empty() ? InputNames{} : needs.front();
  for (const InputNames& other : needs)
    std::erase_if(common, [&](const std::string& input) { return !other.contains(input); });
  return common;
}

const Input* find_input(const std::vector<Input>& inputs, const std::string& name) {
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const Input& input) { return input.name == name; });
  return found == inputs.end() ? nullptr : &*found;
}

/// A rule that gave nothing was meant if nothing else was computed, or if some input was given for which nothing else has a use.
bool was_meant(const RuleOutputs& rule, const std::vector<RuleOutputs>& all, const CalculationScene& scene) {
  InputNames used;
  for (const RuleOutputs& other : all) used.insert(other.used.begin(), other.used.end());
  if (used.empty()) return true;
  for (const InputNames& needs : rule.needs)
    for (const std::string& input : needs)
      if (is_known(scene.given(input)) && !used.contains(input)) return true;
  return false;
}

void report_missing(CalculationResult& result, const std::vector<RuleOutputs>& all, const std::vector<Input>& taken,
                    const CalculationScene& scene) {
  InputNames reported;
  for (const RuleOutputs& rule : all) {
    if (!rule.computed.empty() || !was_meant(rule, all, scene)) continue;
    for (const std::string& name : needed_by_all(rule.needs)) {
      if (is_known(scene.given(name)) || !reported.insert(name).second) continue;
      const Input* input = find_input(taken, name);
      result.problems.push_back({"missing_input", name, "the calculation needs `" + name + "`",
                                 input == nullptr ? "" : input->question.in(Language::en)});
    }
  }
}

void report_unknown(CalculationResult& result, const std::vector<Input>& taken, const StatedInputs& stated) {
  std::vector<std::string> names;
  for (const Input& input : taken) names.push_back(input.name);
  for (const auto& [name, value] : stated) {
    if (find_input(taken, name) != nullptr) continue;
    const auto nearest = nearest_name(name, names);
    result.problems.push_back({"unknown_input", name, "no rule of this clause takes `" + name + "`",
                               nearest ? "did you mean `" + *nearest + "`?" : ""});
  }
}

/// A period that ends before it begins; its days left and its refund would mean nothing.
bool is_turned_round(const CalculationScene& scene) {
  const Value from = scene.given("from");
  const Value to = scene.given("to");
  return is_known(from) && is_known(to) && to.number <= from.number;
}

void add_input(std::vector<Input>& inputs, const Input& input) {
  if (find_input(inputs, input.name) == nullptr) inputs.push_back(input);
}

void add_inputs(std::vector<Input>& inputs, const InputNames& names, const Wording& wording) {
  for (const std::string& name : names) {
    if (const Input* declared = find_input(wording.calculations.inputs, name)) add_input(inputs, *declared);
  }
}

}  // namespace

const CalculationOutput* CalculationResult::find(std::string_view name) const {
  const auto found = std::find_if(outputs.begin(), outputs.end(),
                                  [&](const CalculationOutput& output) { return output.name == name; });
  return found == outputs.end() ? nullptr : &*found;
}

std::vector<Input> inputs_of(const Wording& wording, ClauseId clause) {
  const Calculations& rules = wording.calculations;
  std::vector<Input> inputs;
  const auto add = [&](InputId id) { add_input(inputs, rules.inputs[id]); };
  for (const DeadlineRule* rule : rules_of(rules.deadlines, clause)) {
    add(rule->period.after);
    if (rule->latest) add(rule->latest->after);
    if (!rule->interest) continue;
    add(rule->interest->amount);
    if (rule->interest->rate) add(*rule->interest->rate);
    add(rule->interest->until);
  }
  for (const ScopeRule* rule : rules_of(rules.scopes, clause))
    add_inputs(inputs, inputs_read_by(rule->truth, wording), wording);
  const auto refunds = rules_of(rules.refunds, clause);
  for (const RefundRule* rule : refunds)
    if (rule->not_due) add_inputs(inputs, inputs_read_by(*rule->not_due, wording), wording);
  if (!refunds.empty() || !terminations_of(wording, clause).empty())
    add_inputs(inputs, {"received", "by", "from", "to", "annual_premium"}, wording);
  return inputs;
}

bool has_calculations(const Wording& wording, ClauseId clause) {
  const Calculations& rules = wording.calculations;
  return !terminations_of(wording, clause).empty() || !rules_of(rules.deadlines, clause).empty() ||
         !rules_of(rules.scopes, clause).empty() || !rules_of(rules.refunds, clause).empty();
}

CalculationResult calculate(const CalculationRequest& request) {
  const CalculationScene scene{request.wording, request.readings, request.inputs, request.zone};
  const std::vector<Input> taken = inputs_of(request.wording, request.clause);
  if (is_turned_round(scene)) {
    CalculationResult nothing;
    nothing.problems.push_back({"period_turned_round", "to", "the period must end after it begins", ""});
    report_unknown(nothing, taken, request.inputs);
    return nothing;
  }
  const std::vector<RuleOutputs> rules = outputs_of_rules(request, scene);
  CalculationResult result;
  for (const RuleOutputs& rule : rules) {
    result.outputs.insert(result.outputs.end(), rule.computed.begin(), rule.computed.end());
    result.lacking.insert(result.lacking.end(), rule.lacking.begin(), rule.lacking.end());
  }
  report_unknown(result, taken, request.inputs);
  report_missing(result, rules, taken, scene);
  return result;
}

Form form_in_zone(const Form& form, const Zone& zone) {
  Form local = form;
  local.zone = zone;
  return local;
}

}  // namespace couvert
