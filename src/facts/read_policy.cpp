// Reads the policy of a dossier: its period, its premium, its schedule and how it was terminated.
#include "facts/reader.h"

namespace couvert {

namespace {

constexpr std::string_view limit_prefix = "limit.";

void report_schedule_key(Reader& reader, const Node::Entry& entry) {
  const Form& form = reader.form;
  const std::string& key = entry.key;
  if (key.starts_with(limit_prefix)) {
    const std::string cover = key.substr(limit_prefix.size());
    if (!form.limits_per_cover) {
      reader.error("limit_without_cover", entry.key_place,
                   "the schedule of `" + form.product + "` agrees no limits of single covers, so no " + seen_name(key));
    } else {
      reader.error("limit_without_cover", entry.key_place,
                   "`" + form.product + "` has no cover " + seen_name(cover) + " for " + seen_name(key),
                   did_you_mean(cover, form.covers));
    }
    return;
  }
  std::vector<std::string> names;
  for (const ScheduleKey& known_key : form.schedule) names.push_back(known_key.name);
  reader.error("unknown_schedule_key", entry.key_place,
               "the schedule of `" + form.product + "` has no key " + seen_name(key), did_you_mean(key, names));
}

std::vector<Value> read_schedule(Reader& reader, const Node& policy) {
  const Form& form = reader.form;
  std::vector<Value> values(form.schedule.size());
  const Node* node = policy.find("schedule");
  if (node != nullptr && !expect_map(reader, *node, "schedule")) return values;
  if (node != nullptr) {
    for (const Node::Entry& entry : node->entries) {
      const std::optional<ScheduleId> id = form.find_schedule(entry.key);
      if (!id) {
        report_schedule_key(reader, entry);
        continue;
      }
      const ScheduleKey& key = form.schedule[*id];
      const Expected expected{.name = key.name, .type = key.type, .options = key.options};
      if (const auto value = read_typed(reader, entry.value, expected)) values[*id] = *value;
    }
  }
  for (const ScheduleKey& key : form.schedule) {
    if (!key.required || (node != nullptr && node->find(key.name) != nullptr)) continue;
    reader.error("missing_key", node != nullptr ? node->place : policy.place,
                 "the schedule lacks the key `" + key.name + "`", "write `" + key.name + ": unknown` if it is open");
  }
  return values;
}

std::optional<Termination> read_termination(Reader& reader, const Node& node) {
  if (!expect_map(reader, node, "termination")) return std::nullopt;
  check_keys(reader, node, "a termination", {"received", "by"});
  const Node* received = require(reader, node, "a termination", "received");
  const Node* by = require(reader, node, "a termination", "by");
  const std::optional<Day> day = received != nullptr ? read_date(reader, *received, "received") : std::nullopt;
  const std::vector<std::string> parties{std::string(name_of(Party::policyholder)),
                                         std::string(name_of(Party::insurer))};
  const auto party = by != nullptr ? read_option(reader, *by, parties, "by") : std::nullopt;
  if (!day || !party) return std::nullopt;
  return Termination{.received = *day, .by = static_cast<Party>(*party)};
}

std::optional<Money> read_premium(Reader& reader, const Node& node) {
  const std::optional<Money> premium = read_money(reader, node, "annual_premium");
  if (!premium || premium->currency == reader.form.currency) return premium;
  reader.error("currency_mismatch", node.place,
               "`annual_premium` must be in " + std::string(reader.form.currency.code()) + ", not " + seen(node));
  return std::nullopt;
}

void read_period(Reader& reader, const Node& node, Policy& policy) {
  const Node* from = require(reader, node, "the policy", "from");
  const Node* to = require(reader, node, "the policy", "to");
  const Node* concluded = node.find("concluded");
  const std::optional<Day> first = from != nullptr ? read_date(reader, *from, "from") : std::nullopt;
  const std::optional<Day> end = to != nullptr ? read_date(reader, *to, "to") : std::nullopt;
  const std::optional<Day> contract = concluded != nullptr ? read_date(reader, *concluded, "concluded") : first;
  if (first) policy.from = *first;
  if (end) policy.to = *end;
  if (contract) policy.concluded = *contract;
  if (first && end && policy.to <= policy.from) {
    reader.error("period_turned_round", to->place,
                 "`to`, the first day without cover, must be after `from`: " + format_day(policy.from) + " to " +
                     format_day(policy.to));
  }
}

}  // namespace

Policy read_policy(Reader& reader, const Node& node) {
  Policy policy;
  if (!expect_map(reader, node, "policy")) return policy;
  check_keys(reader, node, "the policy",
             {"number", "from", "to", "concluded", "annual_premium", "schedule", "termination"});
  if (const Node* number = node.find("number")) policy.number = read_text(reader, *number, "number").value_or("");
  read_period(reader, node, policy);
  if (const Node* premium = node.find("annual_premium")) policy.annual_premium = read_premium(reader, *premium);
  policy.schedule = read_schedule(reader, node);
  if (const Node* termination = node.find("termination")) policy.termination = read_termination(reader, *termination);
  return policy;
}

}  // namespace couvert
