// What every part of an explanation shares: the decision, the reader's language, the page, and how facts and clauses are said.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "app/explanation.h"
#include "app/page.h"
#include "app/phrases.h"
#include "app/words.h"

namespace couvert {

class Telling {
 public:
  Telling(const DecidedDossier& decided, const ExplainOptions& options);

  const DecidedDossier& decided;
  const ExplainOptions options;
  Page page;

  [[nodiscard]] bool to_insured() const { return options.audience == Audience::insured; }
  [[nodiscard]] bool to_court() const { return options.audience == Audience::court; }
  template <class... Arguments>
  [[nodiscard]] std::string say(const Phrase& phrase, const Arguments&... arguments) const {
    return couvert::say(phrase, options.language, arguments...);
  }
  [[nodiscard]] std::string money(std::int64_t minor) const;
  [[nodiscard]] std::string number(std::int64_t minor) const;
  [[nodiscard]] std::string open_money(const OpenAmount& amount) const;

  /// `Rançon`; with the id of the cost where several costs are of one kind, and for readers who work with ids.
  [[nodiscard]] std::string cost_name(std::size_t cost) const;
  [[nodiscard]] std::string cost_name(const std::string& id) const;
  /// `2.4 · Extorsion et rançon`
  [[nodiscard]] std::string clause_name(const Clause& clause) const;
  /// `5 c`, which no line end tears apart.
  [[nodiscard]] static std::string clause_id(std::string_view id);
  /// `clause 2.4`; an article of law by its name alone, `LCA 38`.
  [[nodiscard]] std::string cited(const Clause& clause) const;
  [[nodiscard]] const Clause& clause_of(StatementId statement) const;
  [[nodiscard]] const Clause& clause_called(const std::string& id) const;
  /// A question with its answer: `La carte était-elle signée ? oui`.
  [[nodiscard]] std::string fact(SlotAt at) const;
  [[nodiscard]] std::string answered(const std::string& question, const std::string& answer) const;

  void bullet(std::size_t indent, const std::string& text, Ink ink = Ink::plain);
  void facts(std::size_t indent, const std::vector<SlotAt>& slots);
  /// The clause in its words; a text that was quoted before is not quoted again.
  void quote(std::size_t indent, const Clause& clause);
  /// Where the text of a law clause was read, when, and whether that was checked.
  void law_source(std::size_t indent, const Clause& clause);
  /// Whether this is said for the first time on this page; the same event need not be proved again under every cost.
  [[nodiscard]] bool is_new(StatementId statement, const std::vector<SlotAt>& facts);
  [[nodiscard]] bool is_new(std::string told) { return told_.insert(std::move(told)).second; }

 private:
  [[nodiscard]] std::string presumed_note(SlotAt at) const;
  std::set<const Clause*> quoted_;
  std::set<std::string> told_;
};

[[nodiscard]] Ink ink_of(CostOutcome outcome);
[[nodiscard]] std::string_view symbol_of(CostOutcome outcome);

/// The amounts: for the insured from the claim to what is due, for others a table of costs and cuts.
void tell_amounts(Telling& telling);
/// Without any cost: which events happened, did not, or are open.
void tell_events(Telling& telling);
/// Each cost with its reasons.
void tell_costs(Telling& telling);
/// The questions that are open, grouped by who owes the answer.
void tell_missing(Telling& telling);
/// What was taken as true because nobody said otherwise.
void tell_assumed(Telling& telling);
/// The readings under which the decision would be another.
void tell_readings(Telling& telling);
/// What would turn a refusal, what a payment rests on, what an open answer would bring.
void tell_changes(Telling& telling);
/// Every rule with its result.
void tell_findings(Telling& telling);

}  // namespace couvert
