// What the readers of the parts of a dossier share: the form, the text, and the errors found so far.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "facts/dossier.h"
#include "facts/form.h"
#include "facts/value.h"
#include "source/diagnostic.h"
#include "source/document.h"

namespace couvert {

/// Collects the errors of one dossier and remembers whether there was one, for `diagnostics` may hold those of other texts too.
struct Reader {
  const Form& form;
  const SourceFile& file;
  Diagnostics& diagnostics;
  bool failed = false;

  void error(std::string_view code, Place place, std::string message, std::string hint = {});
};

/// The currency of a cost that is not the product's; money facts of that cost may be stated in it.
struct ForeignCurrency {
  Currency currency;
  std::optional<Decimal> rate;  // nothing: raised and open
};

/// Names what a node holds, for messages: `` `12 CHF` ``, `a map`, `a list`, `nothing`.
[[nodiscard]] std::string seen(const Node& node);
/// A name of the text for messages, in backticks and cut short where it is very long.
[[nodiscard]] std::string seen_name(std::string_view name);
/// Lists names for messages: `` `a`, `b` or `c` ``.
[[nodiscard]] std::string one_of(const std::vector<std::string>& names);

/// Says whether a node is `unknown` or `{unknown: "why"}`.
[[nodiscard]] bool states_unknown(const Node& node);

/// Says whether `node` is a map; an empty value counts as an empty map. Errors   reported otherwise
[[nodiscard]] bool expect_map(Reader& reader, const Node& node, std::string_view what);
/// Reports every key of a map that is not allowed, with the nearest one that is.
void check_keys(Reader& reader, const Node& map, std::string_view what, const std::vector<std::string>& allowed);
/// The value of a key. Errors   reported if the map lacks it
[[nodiscard]] const Node* require(Reader& reader, const Node& map, std::string_view what, std::string_view key);

/// Reads free text, quoted or plain.
[[nodiscard]] std::optional<std::string> read_text(Reader& reader, const Node& node, std::string_view what);
/// Reads a date, which here may not be unknown.
[[nodiscard]] std::optional<Day> read_date(Reader& reader, const Node& node, std::string_view what);
/// Reads one amount, not negative, in whatever currency; `unknown` is no amount.
[[nodiscard]] std::optional<Money> read_money(Reader& reader, const Node& node, std::string_view what);
/// What a value must be.
struct Expected {
  std::string_view name;
  FactType type = FactType::truth;
  std::vector<std::string> options = {};
  const ForeignCurrency* foreign = nullptr;  // money may be in this currency too, and is converted
  bool is_fact = false;
};
/// Reads one value of a type, or `unknown`.
[[nodiscard]] std::optional<Value> read_typed(Reader& reader, const Node& node, const Expected& expected);
/// Reads the name of an option; `true` and `false`, the words of JSON, stand for `yes` and `no`. Errors   reported
[[nodiscard]] std::optional<std::uint8_t> read_option(Reader& reader, const Node& node,
                                                      const std::vector<std::string>& options, std::string_view what);

/// Reads a map of facts. Shape   one value per fact of the vocabulary; null gives facts that are all left out
[[nodiscard]] std::vector<Value> read_facts(Reader& reader, const Node* node, std::string_view what,
                                            const ForeignCurrency* foreign = nullptr);
/// Reports an interruption that ends before it begins. Each of the two times is the cost's where `cost` states it, else the incident's.
struct StatedFacts {
  const Node* node = nullptr;
  const std::vector<Value>* values = nullptr;
};
void check_interruption(Reader& reader, StatedFacts incident, StatedFacts cost);

[[nodiscard]] Policy read_policy(Reader& reader, const Node& node);
[[nodiscard]] Incident read_incident(Reader& reader, const Node& node);
[[nodiscard]] std::vector<Cost> read_costs(Reader& reader, const Node& node, StatedFacts incident);
/// Reads a map of reading names to options.
[[nodiscard]] std::vector<std::pair<ReadingId, std::uint8_t>> read_readings(Reader& reader, const Node& node);

}  // namespace couvert
