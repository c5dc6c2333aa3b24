// Prints values and dossiers as people write them.
#include <cstdlib>

#include "base/ensure.h"
#include "facts/read_dossier.h"
#include "facts/yaml_text.h"

namespace couvert {

namespace {

std::string format_decimal(Decimal decimal) {
  std::string digits = std::to_string(std::abs(decimal.mantissa));
  const auto scale = static_cast<std::size_t>(decimal.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, ".");
  return decimal.mantissa < 0 ? "-" + digits : digits;
}

std::string format_percent(std::int64_t ppm) {
  std::string text = format_decimal({.mantissa = ppm, .scale = 4});
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text + " %";
}

std::vector<std::string> option_names(const Fact& fact) {
  std::vector<std::string> names;
  for (const FactOption& option : fact.options) names.push_back(option.name);
  return names;
}

/// Appends the lines of a dossier, two blanks for each level.
struct YamlLines {
  std::string text;
  void line(int level, std::string_view key, std::string_view value) {
    text.append(static_cast<std::size_t>(2 * level), ' ');
    text += key;
    text += ':';
    if (!value.empty()) text += ' ';
    text += value;
    text += '\n';
  }
};

void format_facts(YamlLines& out, int level, const std::vector<Value>& facts, const Form& form) {
  bool has_title = false;
  for (std::size_t id = 0; id < facts.size(); ++id) {
    if (facts[id].stated == Stated::left_out) continue;
    if (!has_title) out.line(level, "facts", "");
    has_title = true;
    const Fact& fact = form.vocabulary->facts[id];
    out.line(level + 1, fact.name, format_value(facts[id], fact.type, option_names(fact), form));
  }
}

void format_policy(YamlLines& out, const Policy& policy, const Form& form) {
  out.line(0, "policy", "");
  if (!policy.number.empty()) out.line(1, "number", yaml_text(policy.number));
  out.line(1, "from", format_day(policy.from));
  out.line(1, "to", format_day(policy.to));
  if (policy.concluded != policy.from) out.line(1, "concluded", format_day(policy.concluded));
  if (policy.annual_premium) out.line(1, "annual_premium", format_money(*policy.annual_premium));
  bool has_title = false;
  for (std::size_t id = 0; id < policy.schedule.size(); ++id) {
    if (policy.schedule[id].stated == Stated::left_out) continue;
    if (!has_title) out.line(1, "schedule", "");
    has_title = true;
    const ScheduleKey& key = form.schedule[id];
    out.line(2, key.name, format_value(policy.schedule[id], key.type, key.options, form));
  }
  if (policy.termination) {
    out.line(1, "termination",
             "{received: " + format_day(policy.termination->received) +
                 ", by: " + std::string(name_of(policy.termination->by)) + "}");
  }
}

void format_incident(YamlLines& out, const Incident& incident, const Form& form) {
  const auto moment = [&](std::string_view key, Value value) {
    out.line(1, key, format_value(value, FactType::instant, {}, form));
  };
  const auto used_before = [&](std::string_view key, Value value) {
    if (value != known(0)) out.line(1, key, format_value(value, FactType::money, {}, form));
  };
  out.line(0, "incident", "");
  moment("discovered", incident.discovered);
  if (incident.series_began != incident.discovered) moment("series_began", incident.series_began);
  if (is_known(incident.occurred)) moment("occurred", incident.occurred);
  moment("notified", incident.notified);
  used_before("paid_before", incident.paid_before);
  used_before("deductible_before", incident.deductible_before);
  format_facts(out, 1, incident.facts, form);
}

void format_cost(YamlLines& out, const Cost& cost, const Form& form) {
  out.line(1, "- id", yaml_text(cost.id));
  out.line(2, "kind", form.vocabulary->kinds[cost.kind].name);
  if (cost.foreign) {
    out.line(2, "amount", format_money(*cost.foreign));
    out.line(2, "rate", cost.rate_unknown ? "unknown" : format_decimal(cost.rate));
  } else {
    out.line(2, "amount", format_value(cost.amount, FactType::money, {}, form));
  }
  format_facts(out, 2, cost.facts, form);
}

}  // namespace

std::string format_value(Value value, FactType type, const std::vector<std::string>& options, const Form& form) {
  if (value.stated == Stated::left_out) return "";
  if (value.stated == Stated::unknown) return "unknown";
  switch (type) {
    case FactType::truth:
      return value.number != 0 ? "yes" : "no";
    case FactType::option:
      ensure(value.number >= 0 && static_cast<std::size_t>(value.number) < options.size(),
             "a value names one of its options");
      return options[static_cast<std::size_t>(value.number)];
    case FactType::money:
      return format_money({.minor = value.number, .currency = form.currency});
    case FactType::count:
      return std::to_string(value.number);
    case FactType::percent:
      return format_percent(value.number);
    case FactType::date:
      return format_day(Day{static_cast<std::int32_t>(value.number)});
    case FactType::instant:
      return form.zone.format(Instant{value.number});
  }
  return "";
}

std::string format_dossier(const Dossier& dossier, const Form& form) {
  YamlLines out;
  if (!dossier.title.empty()) out.line(0, "title", yaml_text(dossier.title));
  out.line(0, "product", yaml_text(form.edition.empty() ? form.product : form.product + "@" + form.edition));
  if (!dossier.readings.empty()) out.line(0, "readings", "");
  for (const auto& [id, option] : dossier.readings)
    out.line(1, form.readings[id].name, form.readings[id].options[option]);
  format_policy(out, dossier.policy, form);
  format_incident(out, dossier.incident, form);
  out.line(0, "costs", dossier.costs.empty() ? "[]" : "");
  for (const Cost& cost : dossier.costs) format_cost(out, cost, form);
  return out.text;
}

}  // namespace couvert
