// Finds a calculation by the id that people write: `HIO 6`, `LCA 2a`, `GDPR 33(1)`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "source/diagnostic.h"
#include "wording/library.h"
#include "wording/wording.h"

namespace couvert {

/// A clause with calculations. `id` is that of a law's clause, or the product's `cite` with the clause's id.
struct CitedRule {
  std::string id;
  std::shared_ptr<const Wording> wording;
  ClauseId clause = 0;
};

/// Every clause with calculations: of all law modules, then of the newest edition of each product. Immutable.
class RuleBook {
 public:
  /// Loads all wordings of a library. Errors   those of the wordings, without their notes; what cannot be loaded is left out
  [[nodiscard]] static RuleBook of(const Library& library, Diagnostics& diagnostics);
  explicit RuleBook(std::vector<CitedRule> rules) : rules_(std::move(rules)) {}

  [[nodiscard]] const std::vector<CitedRule>& rules() const { return rules_; }
  /// The rule with the longest id that is the beginning of `id` before a `(`: `LU 29(2)` finds `LU 29(2)`, else `LU 29`.
  [[nodiscard]] const CitedRule* find(const std::string& id) const;
  /// A hint that names the rule nearest to `id`, or nothing.
  [[nodiscard]] std::string nearest_to(const std::string& id) const;

 private:
  std::vector<CitedRule> rules_;
};

/// The rules of one wording. `of_module`: every clause counts, by its own id; else those that are no law, by `cite`.
void add_rules(const std::shared_ptr<const Wording>& wording, bool of_module, std::vector<CitedRule>& rules);

}  // namespace couvert
