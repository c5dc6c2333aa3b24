// Reads the incident of a dossier: when it was noticed and told, what was paid for it before, and its facts.
#include "facts/reader.h"

namespace couvert {

namespace {

/// A moment that is left out is as open as one that is `unknown`: nothing is presumed of it.
Value read_moment(Reader& reader, const Node& incident, std::string_view key) {
  const Node* node = incident.find(key);
  if (node == nullptr) return unknown_value();
  return read_typed(reader, *node, {.name = key, .type = FactType::instant}).value_or(unknown_value());
}

Value read_used_before(Reader& reader, const Node& incident, std::string_view key) {
  const Node* node = incident.find(key);
  if (node == nullptr) return known(0);
  return read_typed(reader, *node, {.name = key, .type = FactType::money}).value_or(known(0));
}

void check_series(Reader& reader, const Node& node, const Incident& incident) {
  if (!is_known(incident.series_began) || !is_known(incident.discovered)) return;
  if (incident.series_began.number <= incident.discovered.number) return;
  const Node* series = node.find("series_began");
  reader.error("series_after_discovery", series->place,
               "`series_began`, the first loss of the series, must not be after `discovered`: " +
                   reader.form.zone.format(Instant{incident.series_began.number}) + " is after " +
                   reader.form.zone.format(Instant{incident.discovered.number}));
}

}  // namespace

Incident read_incident(Reader& reader, const Node& node) {
  Incident incident;
  if (!expect_map(reader, node, "incident")) return incident;
  check_keys(reader, node, "the incident",
             {"discovered", "series_began", "occurred", "notified", "paid_before", "deductible_before", "facts"});
  incident.discovered = read_moment(reader, node, "discovered");
  const bool series_stated = node.find("series_began") != nullptr;
  incident.series_began = series_stated ? read_moment(reader, node, "series_began") : incident.discovered;
  incident.occurred = read_moment(reader, node, "occurred");
  incident.notified = read_moment(reader, node, "notified");
  incident.paid_before = read_used_before(reader, node, "paid_before");
  incident.deductible_before = read_used_before(reader, node, "deductible_before");
  if (series_stated) check_series(reader, node, incident);
  const Node* facts = node.find("facts");
  incident.facts = read_facts(reader, facts, "facts");
  check_interruption(reader, {.node = facts, .values = &incident.facts}, {});
  return incident;
}

}  // namespace couvert
