// Reads the costs of a dossier: what each is, how much, at what rate, and the facts of its own.
#include <algorithm>
#include <unordered_map>

#include "facts/reader.h"

namespace couvert {

namespace {

/// The places of the ids read so far, so that a repeated one can cite the first.
using IdPlaces = std::unordered_map<std::string, Place>;

std::string read_id(Reader& reader, const Node& node, IdPlaces& ids) {
  const Node* id = require(reader, node, "a cost", "id");
  if (id == nullptr) return {};
  const std::optional<std::string> text = read_text(reader, *id, "id");
  if (!text) return {};
  if (text->empty()) {
    reader.error("empty_id", id->place, "the `id` of a cost must not be empty");
    return {};
  }
  const auto [first, is_new] = ids.emplace(*text, id->place);
  if (!is_new) {
    reader.error("repeated_id", id->place, "the cost id " + seen(*id) + " is used twice",
                 "it is used first in line " + std::to_string(first->second.line) + ", column " +
                     std::to_string(first->second.column));
  }
  return *text;
}

KindId read_kind(Reader& reader, const Node& node) {
  const Node* kind = require(reader, node, "a cost", "kind");
  if (kind == nullptr) return 0;
  const std::optional<std::string> text = read_text(reader, *kind, "kind");
  if (!text) return 0;
  const Vocabulary& vocabulary = *reader.form.vocabulary;
  if (const std::optional<KindId> id = vocabulary.find_kind(*text)) return *id;
  std::vector<std::string> names;
  for (const Kind& known_kind : vocabulary.kinds) names.push_back(known_kind.name);
  reader.error("unknown_kind", kind->place, "the vocabulary has no kind of cost " + seen(*kind),
               did_you_mean(*text, names));
  return 0;
}

std::optional<Decimal> read_rate(Reader& reader, const Node& node) {
  const std::optional<Decimal> rate = node.kind == Node::Kind::scalar ? parse_decimal(node.text) : std::nullopt;
  if (!rate) {
    reader.error(node.kind == Node::Kind::scalar ? "malformed_number" : "wrong_type", node.place,
                 "`rate` must be a number such as `0.9534`, not " + seen(node));
    return std::nullopt;
  }
  if (rate->mantissa > 0 && rate->scale <= max_rate_decimals) {
    std::int64_t largest = max_rate;
    for (int scale = 0; scale < rate->scale; ++scale) largest *= 10;
    if (rate->mantissa <= largest) return rate;
  }
  reader.error("number_out_of_range", node.place,
               "`rate` must be above 0 and up to 1000000, with at most eight decimals, not " + seen(node));
  return std::nullopt;
}

void report_needless_rate(Reader& reader, const Node* rate, std::string_view why) {
  if (rate == nullptr) return;
  reader.error("rate_not_needed", rate->place, "`rate` converts a foreign amount, but " + std::string(why));
}

/// Reads amount and rate into `cost`. The foreign currency, where there is one, is that of the cost's money facts too.
std::optional<ForeignCurrency> read_amount(Reader& reader, const Node& node, Cost& cost) {
  const Node* amount = require(reader, node, "a cost", "amount");
  const Node* rate = node.find("rate");
  if (amount == nullptr) return std::nullopt;
  const std::string home(reader.form.currency.code());
  if (states_unknown(*amount)) {
    cost.amount = unknown_value();
    report_needless_rate(reader, rate, "this amount is unknown");
    return std::nullopt;
  }
  const std::optional<Money> money = read_money(reader, *amount, "amount");
  if (!money) return std::nullopt;
  if (money->currency == reader.form.currency) {
    cost.amount = known(money->minor);
    report_needless_rate(reader, rate, "this amount is in " + home);
    return std::nullopt;
  }
  cost.foreign = *money;
  if (rate == nullptr) {
    const std::string code(money->currency.code());
    reader.error("rate_missing", amount->place,
                 "an amount in " + code + " needs a `rate`: how many " + home + " one " + code + " is",
                 "write `rate: unknown` if it is open");
    return ForeignCurrency{.currency = money->currency, .rate = std::nullopt};
  }
  ForeignCurrency foreign{.currency = money->currency, .rate = std::nullopt};
  cost.amount = unknown_value();
  cost.rate_unknown = states_unknown(*rate);
  if (cost.rate_unknown) return foreign;
  foreign.rate = read_rate(reader, *rate);
  if (!foreign.rate) return foreign;
  cost.rate = *foreign.rate;
  if (const std::optional<Money> converted = convert(*money, *foreign.rate, reader.form.currency)) {
    cost.amount = known(converted->minor);
  } else {
    reader.error("amount_too_large", amount->place,
                 "`amount` is above 10^13 " + home + " once converted: " + seen(*amount));
  }
  return foreign;
}

Cost read_cost(Reader& reader, const Node& node, StatedFacts incident, IdPlaces& ids) {
  Cost cost;
  if (node.kind != Node::Kind::map) {
    reader.error("wrong_type", node.place, "a cost must be a map with `id`, `kind` and `amount`, not " + seen(node));
    return cost;
  }
  check_keys(reader, node, "a cost", {"id", "kind", "amount", "rate", "facts"});
  cost.id = read_id(reader, node, ids);
  cost.kind = read_kind(reader, node);
  const std::optional<ForeignCurrency> foreign = read_amount(reader, node, cost);
  const Node* facts = node.find("facts");
  cost.facts = read_facts(reader, facts, "facts", foreign ? &*foreign : nullptr);
  const bool states_interruption =
      facts != nullptr && (facts->find("interrupted_from") != nullptr || facts->find("interrupted_until") != nullptr);
  if (states_interruption) check_interruption(reader, incident, {.node = facts, .values = &cost.facts});
  return cost;
}

}  // namespace

std::vector<Cost> read_costs(Reader& reader, const Node& node, StatedFacts incident) {
  std::vector<Cost> costs;
  if (node.kind == Node::Kind::null) return costs;
  if (node.kind != Node::Kind::sequence) {
    reader.error("wrong_type", node.place, "`costs` must be a list, not " + seen(node));
    return costs;
  }
  if (node.items.size() > max_costs) {
    reader.error(
        "too_many_costs", node.place,
        "a dossier has at most " + std::to_string(max_costs) + " costs, not " + std::to_string(node.items.size()));
    return costs;
  }
  costs.reserve(node.items.size());
  IdPlaces ids;
  std::int64_t still_free = max_total_minor;
  bool is_total_too_large = false;
  for (const Node& item : node.items) {
    costs.push_back(read_cost(reader, item, incident, ids));
    if (!is_known(costs.back().amount)) continue;
    still_free -= std::min(still_free, costs.back().amount.number);
    is_total_too_large = is_total_too_large || still_free == 0;
  }
  if (is_total_too_large) {
    reader.error("total_too_large", node.place,
                 "the amounts of all costs together reach " + format_money({max_total_minor, reader.form.currency}));
  }
  return costs;
}

}  // namespace couvert
