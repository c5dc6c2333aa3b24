// The columns of a product, in the order of the dossier format.
#include "facts/column_layout.h"

#include "facts/dossier.h"

namespace couvert {
namespace {

std::vector<std::string> option_names(const Fact& fact) {
  std::vector<std::string> names;
  for (const FactOption& option : fact.options) names.push_back(option.name);
  return names;
}

void add_policy(const Form& form, std::vector<ColumnSpec>& columns) {
  using enum ColumnRole;
  columns.push_back({.name = "policy.from", .role = policy_from, .type = FactType::date, .required = true});
  columns.push_back({.name = "policy.to", .role = policy_to, .type = FactType::date, .required = true});
  columns.push_back({.name = "policy.concluded", .role = policy_concluded, .type = FactType::date});
  columns.push_back({.name = "policy.annual_premium", .role = annual_premium, .type = FactType::money});
  columns.push_back({.name = "policy.termination.received", .role = termination_received, .type = FactType::date});
  columns.push_back({.name = "policy.termination.by",
                     .role = termination_by,
                     .type = FactType::option,
                     .options = {std::string(name_of(Party::policyholder)), std::string(name_of(Party::insurer))}});
  for (std::size_t i = 0; i < form.schedule.size(); ++i) {
    const ScheduleKey& key = form.schedule[i];
    columns.push_back({.name = "schedule." + key.name,
                       .role = schedule,
                       .index = static_cast<std::uint16_t>(i),
                       .type = key.type,
                       .options = key.options,
                       .required = key.required,
                       .may_be_open = true});
  }
}

void add_incident(std::vector<ColumnSpec>& columns) {
  using enum ColumnRole;
  for (const auto& [name, role] : {std::pair{"incident.discovered", discovered}, std::pair{"incident.series_began", series_began},
                                   std::pair{"incident.occurred", occurred}, std::pair{"incident.notified", notified}}) {
    columns.push_back({.name = name, .role = role, .type = FactType::instant, .may_be_open = true});
  }
  columns.push_back({.name = "incident.paid_before", .role = paid_before, .type = FactType::money, .may_be_open = true});
  columns.push_back({.name = "incident.deductible_before", .role = deductible_before, .type = FactType::money, .may_be_open = true});
}

void add_facts(const Vocabulary& vocabulary, std::vector<ColumnSpec>& columns) {
  for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
    const Fact& fact = vocabulary.facts[i];
    columns.push_back({.name = fact.name,
                       .role = ColumnRole::fact,
                       .index = static_cast<std::uint16_t>(i),
                       .type = fact.type,
                       .options = option_names(fact),
                       .may_be_open = true});
  }
}

std::optional<ColumnId> find(const std::vector<ColumnSpec>& columns, std::string_view name) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return static_cast<ColumnId>(i);
  }
  return std::nullopt;
}

}  // namespace

ColumnLayout ColumnLayout::of(const Form& form) {
  ColumnLayout layout;
  add_policy(form, layout.of_dossier);
  add_incident(layout.of_dossier);
  add_facts(*form.vocabulary, layout.of_dossier);
  std::vector<std::string> kinds;
  for (const Kind& kind : form.vocabulary->kinds) kinds.push_back(kind.name);
  layout.of_cost.push_back(
      {.name = "kind", .role = ColumnRole::kind, .type = FactType::option, .options = std::move(kinds), .required = true});
  layout.of_cost.push_back(
      {.name = "amount", .role = ColumnRole::amount, .type = FactType::money, .required = true, .may_be_open = true});
  layout.of_cost.push_back({.name = "rate.open", .role = ColumnRole::rate_open, .type = FactType::truth});
  add_facts(*form.vocabulary, layout.of_cost);
  return layout;
}

std::optional<ColumnId> ColumnLayout::find_of_dossier(std::string_view name) const { return find(of_dossier, name); }
std::optional<ColumnId> ColumnLayout::find_of_cost(std::string_view name) const { return find(of_cost, name); }

ColumnPresence all_columns(const ColumnLayout& layout) {
  return {std::vector<std::uint8_t>(layout.of_dossier.size(), 1), std::vector<std::uint8_t>(layout.of_cost.size(), 1)};
}

}  // namespace couvert
