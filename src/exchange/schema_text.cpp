#include "exchange/schema_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "exchange/arrow_dossiers.h"

namespace couvert {
namespace {

struct Line {
  std::string name;
  std::string type;
  std::string null;  // `null` or `required`
  std::string states;
};

const std::string& first_in(const Translated& text) { return text.in(Language::en); }

std::string fact_meaning(const Form& form, const ColumnSpec& spec, bool is_of_cost) {
  const std::string question = first_in(form.vocabulary->facts[spec.index].question);
  if (!is_of_cost) return question;
  return question.empty() ? "of this cost alone" : question + " (of this cost alone)";
}

/// What a column states, in English: the question of a fact, the label of a schedule key, else a sentence of ours.
std::string meaning(const Form& form, const ColumnSpec& spec, bool is_of_cost) {
  switch (spec.role) {
    case ColumnRole::policy_from: return "first day of cover";
    case ColumnRole::policy_to: return "first day without cover";
    case ColumnRole::policy_concluded: return "day on which the contract was concluded; policy.from unless stated";
    case ColumnRole::annual_premium: return "premium of a year";
    case ColumnRole::termination_received: return "day on which a notice of termination was received";
    case ColumnRole::termination_by: return "who gave notice";
    case ColumnRole::schedule: return first_in(form.schedule[spec.index].label);
    case ColumnRole::discovered: return "when the incident was noticed";
    case ColumnRole::series_began: return "when the first loss of its series happened; incident.discovered unless stated";
    case ColumnRole::occurred: return "when the event itself happened";
    case ColumnRole::notified: return "when the insurer was told";
    case ColumnRole::paid_before: return "paid for the same event by earlier decisions; 0 unless stated";
    case ColumnRole::deductible_before: return "deductible borne for the same event so far; 0 unless stated";
    case ColumnRole::kind: return "what kind of cost it is";
    case ColumnRole::amount: return "what is claimed, in " + std::string(form.currency.code());
    case ColumnRole::rate_open: return "the amount is open because the exchange rate is";
    case ColumnRole::fact: return fact_meaning(form, spec, is_of_cost);
  }
  return {};
}

std::string listed(const std::vector<std::string>& options) {
  std::string text;
  for (const std::string& option : options) text += (text.empty() ? "" : " | ") + option;
  return text;
}

void add_lines(const Form& form, const std::vector<ColumnSpec>& specs, bool is_of_cost, std::vector<Line>& lines) {
  for (const ColumnSpec& spec : specs) {
    Line line{.name = (is_of_cost ? "  " : "") + spec.name,
              .type = arrow_type_name(written_field(spec, form.currency)),
              .null = spec.required && !spec.may_be_open ? "required" : "null",
              .states = meaning(form, spec, is_of_cost)};
    if (!spec.options.empty()) line.states += (line.states.empty() ? "" : ": ") + listed(spec.options);
    if (spec.required && spec.may_be_open) line.null = "or open";
    lines.push_back(std::move(line));
  }
}

std::string print(const std::vector<Line>& lines) {
  const auto width = [&lines](std::string Line::*part) {
    std::size_t most = 0;
    for (const Line& line : lines) most = std::max(most, (line.*part).size());
    return most + 2;
  };
  const std::size_t widths[] = {width(&Line::name), width(&Line::type), width(&Line::null)};
  const auto padded = [](std::string text, std::size_t columns) {
    text.resize(std::max(text.size(), columns), ' ');
    return text;
  };
  std::string text;
  for (const Line& line : lines) {
    std::string row = padded(line.name, widths[0]) + padded(line.type, widths[1]) + padded(line.null, widths[2]) + line.states;
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text;
}

void write_columns(JsonWriter& json, const Form& form, const std::vector<ColumnSpec>& specs, bool is_of_cost) {
  json.begin_array(JsonWriter::Layout::lines);
  for (const ColumnSpec& spec : specs) {
    json.begin_object();
    json.member("name", spec.name);
    json.member("type", arrow_type_name(written_field(spec, form.currency)));
    json.key("nullable");
    json.boolean(!spec.required || spec.may_be_open);
    json.key("required");
    json.boolean(spec.required);
    json.member("states", meaning(form, spec, is_of_cost));
    if (spec.may_be_open) json.member("open", spec.name + std::string(open_suffix));
    if (!spec.options.empty()) {
      json.key("options");
      json.begin_array();
      for (const std::string& option : spec.options) json.string(option);
      json.end_array();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string schema_text(const Form& form, const ColumnLayout& layout) {
  std::vector<Line> lines;
  add_lines(form, layout.of_dossier, false, lines);
  lines.push_back({std::string(costs_column), "list<struct>", "null", "the costs, in the order in which they are settled; of each:"});
  add_lines(form, layout.of_cost, true, lines);
  return "A table of dossiers of " + form.product + "@" + form.edition + ": one row each, with these columns in any order. A column marked `null`\n" +
         "may be left out, and a null is not stated. Beside each column but those of the policy, `kind` and `rate.open`, a second one,\n"
         "`NAME.open` of type bool, may say that the value is unknown; `or open` means that one of the two must be there. In CSV the\n"
         "columns of a cost are called `costs.NAME`, and `unknown` stands in the cell itself. Columns called `dossier`, `policy.number`\n"
         "or `x.…` are passed over.\n\n" +
         print(lines);
}

std::string schema_json(const Form& form, const ColumnLayout& layout) {
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::lines);
  json.member("product", form.product + "@" + form.edition);
  json.member("currency", form.currency.code());
  json.member("timezone", form.zone.name());
  json.key("dossier");
  write_columns(json, form, layout.of_dossier, false);
  json.key("costs");
  write_columns(json, form, layout.of_cost, true);
  json.end_object();
  return json.text() + "\n";
}

}  // namespace couvert
