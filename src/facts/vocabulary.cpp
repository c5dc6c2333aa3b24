#include "facts/vocabulary.h"

#include <algorithm>

namespace couvert {
namespace {

constexpr std::array<std::string_view, 3> language_codes{"fr", "de", "en"};
constexpr std::array<std::string_view, 7> type_names{"bool", "enum", "money", "count", "percent", "date", "datetime"};
constexpr std::array<std::string_view, 4> owner_names{"policyholder", "insurer", "provider", "authority"};

/// The enumerator whose name stands at the place of `name` in `names`.
template <class Enumeration, std::size_t size>
std::optional<Enumeration> enumerator_named(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enumeration>(found - names.begin());
}

template <class Id>
std::optional<Id> find_id(const std::unordered_map<std::string, Id>& ids, std::string_view name) {
  const auto found = ids.find(std::string(name));
  if (found == ids.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<Language> language_from(std::string_view code) { return enumerator_named<Language>(language_codes, code); }

std::string_view name_of(FactType type) { return type_names.at(static_cast<std::size_t>(type)); }

std::string_view name_of(Owner owner) { return owner_names.at(static_cast<std::size_t>(owner)); }

std::optional<Owner> owner_from(std::string_view name) { return enumerator_named<Owner>(owner_names, name); }

std::optional<KindId> Vocabulary::find_kind(std::string_view name) const { return find_id(kind_ids, name); }

std::optional<FactId> Vocabulary::find_fact(std::string_view name) const { return find_id(fact_ids, name); }

}  // namespace couvert
