// What a product's rules read: its facts, kinds of cost, schedule keys and readings, with the clauses that use them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/decision.h"
#include "wording/wording.h"

namespace couvert {

/// A reading, with the options under which something holds.
struct ListedReading {
  ReadingId reading = 0;
  std::vector<std::size_t> options;
};

struct ListedPresumption {
  Value value;
  std::string clause;
  Owner burden = Owner::insurer;
  std::vector<std::string> except_covers;
  bool is_adopted = true;            // it holds under the readings that the wording adopts
  std::vector<ListedReading> under;  // else the readings that it needs
  std::optional<Day> contracts_from;
};

struct ListedFact {
  FactId fact = 0;
  std::vector<std::string> clauses;  // that read it, in the order of the text
  std::vector<ListedPresumption> presumed;  // at most one that is adopted, and it goes first
};

struct ListedKind {
  KindId kind = 0;
  std::vector<std::string> covers;   // that pay it
  std::vector<std::string> clauses;  // of these covers
};

struct FactsListing {
  std::vector<ListedFact> facts;  // in the order of the vocabulary
  std::vector<ListedKind> kinds;  // that some cover pays
};

/// Lists what the rules of a wording and of its law read, under whatever reading, and what they presume under those adopted.
[[nodiscard]] FactsListing list_facts(const Wording& wording);

/// Prints a listing for people, in one language.
[[nodiscard]] std::string facts_text(const Wording& wording, const FactsListing& listing, Language language);

/// Prints it as JSON; the questions in one language.
[[nodiscard]] std::string facts_json(const Wording& wording, const FactsListing& listing, Language language);

}  // namespace couvert
