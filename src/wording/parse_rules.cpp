// Reads the statements that engage, bar, reduce, presume and excuse.
#include "wording/parse_expression.h"
#include "wording/parse_parts.h"
#include "wording/parse_statement.h"

namespace couvert {
namespace {

/// `label` with its texts; an event may have it in front of the colon, behind it, or behind the expression.
void take_event_label(TokenReader& in, std::optional<Labels>& label) {
  const Place place = in.now().place;
  if (!in.accept("label")) return;
  refuse_second(in, label.has_value(), place, "`label`");
  label = parse_required_labels(in);
}

ConditionStatement parse_condition_or_notice(TokenReader& in, Tree& tree, bool notice) {
  ConditionStatement condition{.notice = notice, .name = in.take_name(notice ? "the name of a notice" : "the name of a condition")};
  if (!in.at("for contracts from") && in.accept("for")) condition.kinds = parse_names(in, "a kind of cost");
  condition.guard = parse_guard(in, tree);
  in.require(":");
  condition.truth = parse_expression(in, tree);
  return condition;
}

BreachLine parse_breach(TokenReader& in, Tree& tree, Place place) {
  BreachLine breach{.place = place};
  if (in.accept("not stated")) {
    breach.effect = BreachLine::Effect::not_stated;
  } else if (in.accept("no cover")) {
    breach.effect = BreachLine::Effect::no_cover;
  } else {
    in.require("reduces by");
    breach.effect = BreachLine::Effect::reduces;
    breach.fact = in.take_name("a fact");
  }
  breach.guard = parse_when(in, tree);
  return breach;
}

Presumption parse_presumption(TokenReader& in) {
  Presumption presumption{.fact = in.take_name("a fact")};
  in.require("=");
  const Token value = in.now();
  if (value.kind == TokenKind::number) {
    in.take_whole_number();
    presumption.value = {std::string(value.text), value.place};
  } else {
    presumption.value = in.take_name("a value: yes, no, 0 or an option");
  }
  return presumption;
}

}  // namespace

StatementBody parse_event(TokenReader& in, Tree& tree) {
  EventStatement event{.name = in.take_name("the name of an event")};
  take_event_label(in, event.label);
  in.require(":");
  const Token& next = in.ahead(1);
  if (next.kind == TokenKind::word && (next.text == "fr" || next.text == "de" || next.text == "en")) take_event_label(in, event.label);
  event.truth = parse_expression(in, tree);
  take_event_label(in, event.label);
  return event;
}

StatementBody parse_condition(TokenReader& in, Tree& tree) { return parse_condition_or_notice(in, tree, false); }

StatementBody parse_notice(TokenReader& in, Tree& tree) { return parse_condition_or_notice(in, tree, true); }

StatementBody parse_duty(TokenReader& in, Tree& tree) {
  DutyStatement duty{.name = in.take_name("the name of a duty")};
  in.require(":");
  duty.truth = parse_expression(in, tree);
  duty.strict = in.accept("strict");
  if (duty.strict) duty.strict_guard = parse_when(in, tree);
  for (Place place = in.now().place; in.accept("breach"); place = in.now().place) {
    duty.breaches.push_back(parse_breach(in, tree, place));
  }
  return duty;
}

StatementBody parse_exclusion(TokenReader& in, Tree& tree) {
  ExclusionStatement exclusion{.name = in.take_name("the name of an exclusion")};
  if (in.accept("of")) exclusion.kinds = parse_names(in, "a kind of cost");
  exclusion.guard = parse_guard(in, tree);
  if (in.accept(":")) exclusion.truth = parse_expression(in, tree);
  return exclusion;
}

StatementBody parse_reduction(TokenReader& in, Tree& tree) {
  ReductionStatement reduction{.name = in.take_name("the name of a reduction")};
  reduction.guard = parse_guard(in, tree);
  in.require(":");
  reduction.fact = in.take_name("a fact");
  in.require("when");
  reduction.truth = parse_expression(in, tree);
  return reduction;
}

StatementBody parse_presume(TokenReader& in, Tree& tree) {
  PresumeStatement presume{.guard = parse_guard(in, tree)};
  do {
    presume.facts.push_back(parse_presumption(in));
  } while (!in.failed() && !in.at(", burden") && in.accept(","));
  in.require(", burden");
  presume.burden = in.take_name("who bears the burden of proof");
  if (in.accept(", except for costs of")) presume.except_covers = parse_names(in, "a cover");
  return presume;
}

StatementBody parse_excuse(TokenReader& in, Tree& tree) {
  ExcuseStatement excuse{.notice = in.accept("notice")};
  if (!excuse.notice) in.require("duty");
  if (in.accept("for contracts from")) excuse.guard.contracts_from = in.take_day();
  in.require("when");
  excuse.truth = parse_expression(in, tree);
  return excuse;
}

StatementBody parse_override(TokenReader& in, Tree& tree) {
  OverrideStatement override{.kinds = parse_names(in, "a kind of cost")};
  override.guard = parse_guard(in, tree);
  return override;
}

}  // namespace couvert
