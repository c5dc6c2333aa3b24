#include "exchange/arrow_binding.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "exchange/table_fault.h"
#include "source/diagnostic.h"

namespace couvert {
namespace {

constexpr std::size_t max_shown_name = 60;
constexpr std::size_t max_faults = 20;

bool is_text(ArrowKind kind) { return kind == ArrowKind::text || kind == ArrowKind::large_text || kind == ArrowKind::text_view; }

/// What a column of a type may be in Arrow, for messages.
std::string accepted_types(FactType type) {
  switch (type) {
    case FactType::truth: return "bool";
    case FactType::option: return "a dictionary of utf8, or utf8";
    case FactType::money: return "a decimal, or an integer of whole units of the currency";
    case FactType::count: return "an integer";
    case FactType::percent: return "a decimal or an integer, in percent";
    case FactType::date: return "date32 or date64";
    case FactType::instant: return "a timestamp";
  }
  return {};
}

bool is_accepted(FactType type, const ArrowField& field) {
  const ArrowKind kind = field.type.kind;
  if (field.dictionary) return type == FactType::option && is_text(kind);
  if (kind == ArrowKind::nothing) return true;
  switch (type) {
    case FactType::truth: return kind == ArrowKind::truth;
    case FactType::option: return is_text(kind);
    case FactType::money:
    case FactType::percent: return kind == ArrowKind::decimal || kind == ArrowKind::integer;
    case FactType::count: return kind == ArrowKind::integer;
    case FactType::date: return kind == ArrowKind::date;
    case FactType::instant: return kind == ArrowKind::timestamp;
  }
  return false;
}

std::string type_fault(FactType type, const ArrowField& field) {
  const std::string seen = field.dictionary ? "a dictionary of " + field.type.name : field.type.name;
  std::string fault = "must be " + accepted_types(type) + ", not " + seen;
  if (field.type.kind == ArrowKind::floating && type == FactType::money) fault += ": money is never floating point";
  return fault;
}

bool is_passed_over(const std::string& name) {
  return name.starts_with(foreign_prefix) || std::ranges::find(carried_columns, name) != std::end(carried_columns);
}

/// A name of the file taken apart: the column of the layout, and whether it is the one that says `unknown`.
struct NamedColumn {
  ColumnId id = 0;
  bool is_open = false;
};

std::optional<NamedColumn> column_named(std::string_view name, const std::vector<ColumnSpec>& specs) {
  const auto find = [&specs](std::string_view wanted) { return std::ranges::find(specs, wanted, &ColumnSpec::name); };
  if (const auto found = find(name); found != specs.end()) return NamedColumn{static_cast<ColumnId>(found - specs.begin())};
  if (!name.ends_with(open_suffix)) return std::nullopt;
  const auto found = find(name.substr(0, name.size() - open_suffix.size()));
  if (found == specs.end() || !found->may_be_open) return std::nullopt;
  return NamedColumn{static_cast<ColumnId>(found - specs.begin()), true};
}

std::vector<std::string> names_of(const std::vector<ColumnSpec>& specs) {
  std::vector<std::string> names;
  for (const ColumnSpec& spec : specs) {
    names.push_back(spec.name);
    if (spec.may_be_open) names.push_back(spec.name + std::string(open_suffix));
  }
  return names;
}

/// Binds the fields of one structure, the table or a cost, to the columns that it has in the layout.
class Binder {
 public:
  Binder(ArrowBinding& binding, std::vector<std::string>& faults) : binding_(binding), faults_(faults) {}

  void bind(std::vector<ArrowField>& fields, const std::vector<ColumnSpec>& specs, const std::string& prefix, std::vector<BoundColumn>& bound) {
    for (ArrowField& field : fields) {
      const bool is_list_of_costs = prefix.empty() && field.name == costs_column;
      if (faults_.size() > max_faults || is_list_of_costs || is_passed_over(field.name)) continue;
      const auto named = column_named(field.name, specs);
      if (named) bind_one(field, specs[named->id], *named, prefix, bound);
      else report_unknown(field.name, specs, prefix);
    }
    std::ranges::sort(bound, {}, &BoundColumn::id);
  }

  std::uint16_t next_slot() { return static_cast<std::uint16_t>(binding_.slots++); }

  void fault(const std::string& prefix, std::string_view name, const std::string& what) {
    faults_.push_back("the column " + shown_name(prefix + std::string(name)) + " " + what);
  }

 private:
  void bind_one(ArrowField& field, const ColumnSpec& spec, NamedColumn named, const std::string& prefix, std::vector<BoundColumn>& bound) {
    const FactType type = named.is_open ? FactType::truth : spec.type;
    if (!is_accepted(type, field)) return fault(prefix, field.name, type_fault(type, field));
    auto place = std::ranges::find(bound, named.id, &BoundColumn::id);
    if (place == bound.end()) place = bound.insert(bound.end(), BoundColumn{.id = named.id});
    std::uint16_t& slot = named.is_open ? place->open : place->values;
    if (slot != no_slot) return fault(prefix, field.name, "is there twice");
    slot = field.slot = next_slot();
    if (named.is_open) {
      if (field.type.kind == ArrowKind::nothing) slot = field.slot = no_slot;
      return;
    }
    place->type = field.type;
    place->index = field.index;
    place->is_dictionary = field.dictionary.has_value();
    if (field.dictionary) {
      binding_.dictionaries.push_back({.dictionary = *field.dictionary, .slot = slot, .type = field.type, .options = spec.options});
    }
  }

  void report_unknown(const std::string& name, const std::vector<ColumnSpec>& specs, const std::string& prefix) {
    std::vector<std::string> candidates = names_of(specs);
    if (prefix.empty()) candidates.emplace_back(costs_column);
    const std::string hint = name.size() <= max_shown_name ? did_you_mean(name, candidates) : std::string();
    fault(prefix, name, "is not one of the product's" + (hint.empty() ? std::string() : "; " + hint));
  }

  ArrowBinding& binding_;
  std::vector<std::string>& faults_;
};

void bind_costs(ArrowField& list, const ColumnLayout& layout, ArrowBinding& binding, Binder& binder) {
  const ArrowKind kind = list.type.kind;
  if (kind == ArrowKind::nothing && !list.dictionary) return;
  const bool is_list = kind == ArrowKind::list || kind == ArrowKind::large_list;
  const bool is_of_structures = is_list && list.children.size() == 1 && list.children[0].type.kind == ArrowKind::structure;
  if (list.dictionary || !is_of_structures || list.children[0].dictionary) return binder.fault("", list.name, "must be a list of structs, not " + list.type.name);
  if (binding.costs != no_slot) return binder.fault("", list.name, "is there twice");
  binding.has_large_offsets = kind == ArrowKind::large_list;
  binding.costs = list.slot = binder.next_slot();
  binding.cost = list.children[0].slot = binder.next_slot();
  binder.bind(list.children[0].children, layout.of_cost, std::string(costs_column) + ".", binding.of_cost);
}

std::vector<std::uint8_t> presence_of(const std::vector<BoundColumn>& bound, const std::vector<ColumnSpec>& specs) {
  std::vector<std::uint8_t> present(specs.size(), 0);
  for (const BoundColumn& column : bound) present[column.id] = 1;
  return present;
}

void report_missing(const std::vector<ColumnSpec>& specs, const std::vector<std::uint8_t>& present, const std::string& prefix,
                    std::vector<std::string>& faults) {
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (specs[i].required && present[i] == 0) faults.push_back("the column `" + prefix + specs[i].name + "` is missing");
  }
}

TableError error_of(std::vector<std::string> faults) {
  if (faults.size() > max_faults) {
    faults.resize(max_faults);
    faults.emplace_back("and more");
  }
  std::string message;
  for (const std::string& fault : faults) message += (message.empty() ? "" : "\n") + fault;
  return {.message = std::move(message)};
}

}  // namespace

std::string shown_name(std::string_view name) {
  if (first_invalid_utf8(name)) return "whose name is no text";
  if (name.size() <= max_shown_name) return "`" + std::string(name) + "`";
  std::string_view cut = name.substr(0, max_shown_name);
  while (first_invalid_utf8(cut)) cut.remove_suffix(1);
  return "`" + std::string(cut) + "…`";
}

TableResult<ArrowBinding> bind_columns(const ArrowSchema& schema, const Form& form, const ColumnLayout& layout) {
  ArrowBinding binding{.fields = schema.fields};
  std::vector<std::string> faults;
  const auto currency = schema.note("couvert.currency");
  if (currency && *currency != form.currency.code()) {
    faults.push_back("its amounts are in " + shown_name(*currency) + ", but those of `" + form.product + "` are in " + std::string(form.currency.code()));
  }
  Binder binder(binding, faults);
  binder.bind(binding.fields, layout.of_dossier, "", binding.of_dossier);
  for (ArrowField& field : binding.fields) {
    if (field.name == costs_column) bind_costs(field, layout, binding, binder);
  }
  binding.presence = {presence_of(binding.of_dossier, layout.of_dossier), presence_of(binding.of_cost, layout.of_cost)};
  if (faults.empty()) {
    report_missing(layout.of_dossier, binding.presence.of_dossier, "", faults);
    if (binding.costs != no_slot) report_missing(layout.of_cost, binding.presence.of_cost, std::string(costs_column) + ".", faults);
  }
  if (!faults.empty()) return tl::unexpected(error_of(std::move(faults)));
  return binding;
}

}  // namespace couvert
