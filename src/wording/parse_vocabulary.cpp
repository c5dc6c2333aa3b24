// Reads names, types, questions and readings, and what a clause says of itself.
#include "wording/parse_parts.h"
#include "wording/parse_statement.h"

namespace couvert {
namespace {

std::vector<OptionLabels> parse_option_labels(TokenReader& in) {
  std::vector<OptionLabels> labels;
  while (in.accept("option")) {
    Word option = in.take_name("an option");
    labels.push_back({std::move(option), parse_required_labels(in)});
  }
  return labels;
}

/// The body that `fact` and `input` share; an input has no attributes.
FactStatement parse_declared(TokenReader& in, std::string_view what, bool with_attributes) {
  FactStatement declared{.name = in.take_name(what)};
  in.require(":");
  declared.type = parse_type(in);
  if (with_attributes) {
    declared.judgement = in.accept("judgement");
    declared.changeable = in.accept("changeable");
    declared.per_cost = in.accept("per_cost");
    declared.zero_unless_stated = in.accept("0 unless stated");
    if (in.accept("owed_by")) declared.owed_by = in.take_name("who owes the answer");
  }
  declared.labels = parse_labels(in);
  declared.option_labels = parse_option_labels(in);
  return declared;
}

}  // namespace

StatementBody parse_kind(TokenReader& in, Tree&) {
  Word name = in.take_name("a kind of cost");
  return KindStatement{std::move(name), parse_labels(in)};
}

StatementBody parse_fact(TokenReader& in, Tree&) { return parse_declared(in, "the name of a fact", true); }

StatementBody parse_input(TokenReader& in, Tree&) { return InputStatement{parse_declared(in, "the name of an input", false)}; }

StatementBody parse_schedule_label(TokenReader& in, Tree&) {
  Word name = in.take_name("a key of the schedule");
  Labels labels = parse_labels(in);
  return ScheduleLabelStatement{std::move(name), std::move(labels), parse_option_labels(in)};
}

StatementBody parse_field(TokenReader& in, Tree&) {
  Word name = in.take_name("a field");
  return FieldStatement{std::move(name), parse_labels(in)};
}

StatementBody parse_reading(TokenReader& in, Tree&) {
  ReadingStatement reading{.name = in.take_name("the name of a reading")};
  in.require(":");
  reading.options = parse_options(in, "|");
  in.require("=");
  reading.adopted = in.take_name("the option that is adopted");
  // Which of the two is missing is the checker's to say: the reading itself can be read without them.
  if (in.accept("question")) reading.question = parse_required_labels(in);
  if (in.accept("because")) reading.because = parse_required_labels(in);
  reading.option_labels = parse_option_labels(in);
  return reading;
}

StatementBody parse_title(TokenReader& in, Tree&) {
  const Place place = in.now().place;
  TitleStatement title{parse_required_labels(in)};
  if (!title.labels.fr.empty()) in.fail("malformed_statement", place, "the heading is the French title", "leave out `fr`");
  return title;
}

StatementBody parse_source(TokenReader& in, Tree&) {
  SourceStatement source{.text = in.take_string("a text in quotes: what was read")};
  in.require("of");
  source.as_of = in.take_day();
  source.checked = in.accept("checked");
  if (!source.checked) in.require("unchecked");
  return source;
}

StatementBody parse_no_rule(TokenReader& in, Tree&) { return NoRuleStatement{in.take_string("a text in quotes: why there is no rule")}; }

}  // namespace couvert
