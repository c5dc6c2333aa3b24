#include "facts/read_dossier.h"

#include <utility>

#include "facts/reader.h"

namespace couvert {

std::string_view name_of(Party party) { return party == Party::policyholder ? "policyholder" : "insurer"; }

std::optional<Party> party_from(std::string_view name) {
  if (name == "policyholder") return Party::policyholder;
  if (name == "insurer") return Party::insurer;
  return std::nullopt;
}

std::vector<std::pair<ReadingId, std::uint8_t>> read_readings(Reader& reader, const Node& node) {
  std::vector<std::pair<ReadingId, std::uint8_t>> readings;
  if (!expect_map(reader, node, "readings")) return readings;
  for (const Node::Entry& entry : node.entries) {
    const std::optional<ReadingId> id = reader.form.find_reading(entry.key);
    if (!id) {
      std::vector<std::string> names;
      for (const Reading& reading : reader.form.readings) names.push_back(reading.name);
      reader.error("unknown_reading", entry.key_place,
                   "`" + reader.form.product + "` has no reading " + seen_name(entry.key),
                   did_you_mean(entry.key, names));
      continue;
    }
    const Reading& reading = reader.form.readings[*id];
    if (const auto option = read_option(reader, entry.value, reading.options, reading.name))
      readings.emplace_back(*id, *option);
  }
  return readings;
}

namespace {

const Node* section(Reader& reader, const Node& root, std::string_view key) {
  return require(reader, root, "the dossier", key);
}

}  // namespace

std::optional<DossierHead> read_dossier_head(const Node& root, const SourceFile& file, Diagnostics& diagnostics) {
  if (root.kind != Node::Kind::map) {
    diagnostics.error("wrong_type", file, root.place, "a dossier must be a map of keys and values, not " + seen(root));
    return std::nullopt;
  }
  const Node* product = root.find("product");
  if (product == nullptr) {
    diagnostics.error("missing_key", file, root.place, "the dossier lacks the key `product`");
    return std::nullopt;
  }
  const std::size_t at = product->text.find('@');
  DossierHead head{
      .product = product->text.substr(0, at), .edition = {}, .product_place = product->place, .policy_from = {}};
  if (at != std::string::npos) head.edition = product->text.substr(at + 1);
  if (product->kind != Node::Kind::scalar || head.product.empty() || (head.edition && head.edition->empty())) {
    diagnostics.error("wrong_type", file, product->place,
                      "`product` must be the name of a product, with or without `@edition`, not " + seen(*product));
    return std::nullopt;
  }
  const Node* policy = root.find("policy");
  const Node* from = policy != nullptr ? policy->find("from") : nullptr;
  if (from != nullptr && from->kind == Node::Kind::scalar) head.policy_from = parse_day(from->text);
  return head;
}

std::optional<Dossier> read_dossier(const Node& root, const Form& form, const SourceFile& file,
                                    Diagnostics& diagnostics, const std::vector<std::string>& extra_keys) {
  Reader reader{.form = form, .file = file, .diagnostics = diagnostics};
  if (root.kind != Node::Kind::map) {
    reader.error("wrong_type", root.place, "a dossier must be a map of keys and values, not " + seen(root));
    return std::nullopt;
  }
  std::vector<std::string> keys{"title", "source", "product", "readings", "policy", "incident", "costs"};
  keys.insert(keys.end(), extra_keys.begin(), extra_keys.end());
  check_keys(reader, root, "the dossier", keys);

  Dossier dossier;
  if (const Node* title = root.find("title")) dossier.title = read_text(reader, *title, "title").value_or("");
  if (const Node* source = root.find("source")) (void)read_text(reader, *source, "source");
  if (const Node* product = section(reader, root, "product")) (void)read_text(reader, *product, "product");
  if (const Node* readings = root.find("readings")) dossier.readings = read_readings(reader, *readings);
  if (const Node* policy = section(reader, root, "policy")) dossier.policy = read_policy(reader, *policy);
  const Node* incident = section(reader, root, "incident");
  if (incident != nullptr) dossier.incident = read_incident(reader, *incident);
  if (const Node* costs = root.find("costs")) {
    const Node* facts = incident != nullptr ? incident->find("facts") : nullptr;
    dossier.costs = read_costs(reader, *costs, {.node = facts, .values = &dossier.incident.facts});
  }
  if (reader.failed) return std::nullopt;
  return dossier;
}

}  // namespace couvert
