// The sections of an impact page, each a piece of HTML; what they share: the report, its language, how numbers are written.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "app/impact_report.h"

namespace couvert {

class ImpactPage {
 public:
  explicit ImpactPage(const ImpactReport& report)
      : report_(report), sums_(report.currency(), report.language, Medium::page), labels_(side_labels(report)) {}

  [[nodiscard]] std::string verdict() const;    // what is compared, and what it costs
  [[nodiscard]] std::string clause();           // the clause that is read, in its words; empty if none is
  [[nodiscard]] std::string amounts() const;    // due now and at most on both sides
  [[nodiscard]] std::string movements() const;  // how many dossiers move, and how
  [[nodiscard]] std::string covers() const;
  [[nodiscard]] std::string clauses() const;
  [[nodiscard]] std::string sizes() const;
  [[nodiscard]] std::string outcomes() const;
  [[nodiscard]] std::string movers() const;
  [[nodiscard]] std::string witnesses();
  [[nodiscard]] std::string provenance() const;

 private:
  template <class... Arguments>
  [[nodiscard]] std::string word(const Phrase& phrase, const Arguments&... arguments) const {
    return say(phrase, report_.language, arguments...);
  }
  /// The same, escaped.
  template <class... Arguments>
  [[nodiscard]] std::string text(const Phrase& phrase, const Arguments&... arguments) const {
    return escaped(say(phrase, report_.language, arguments...));
  }
  [[nodiscard]] static std::string escaped(std::string_view text);
  [[nodiscard]] std::string section(const Phrase& heading, const std::string& content) const;
  [[nodiscard]] std::string state(Outcome outcome) const;
  /// `what (EUR)`, escaped.
  [[nodiscard]] std::string in_currency(const Phrase& what) const;
  [[nodiscard]] std::string cell(const std::string& label, const std::string& content) const;
  /// A line in the style of its side, solid or dashed.
  [[nodiscard]] static std::string side_line(bool after);
  /// The same with the label of the side.
  [[nodiscard]] std::string side_mark(bool after) const;
  /// What A and B stand for.
  [[nodiscard]] std::string legend(const MadeChange& change) const;
  [[nodiscard]] std::string amount_bars(const Phrase& what, Int128 before, Int128 after, Int128 largest) const;
  [[nodiscard]] std::string mover_rows(const std::vector<ExplainedMove>& moves) const;
  [[nodiscard]] std::string witness(const ExplainedMove& one);
  [[nodiscard]] std::string witness_costs(const ComparedDecisions& compared) const;
  [[nodiscard]] std::string witness_rules(const ComparedDecisions& compared) const;
  [[nodiscard]] std::string witness_clause(const std::string& id, std::string_view sign, const std::string& what);
  /// The words of a clause, the first time that they are asked for; the language is that of the contract.
  [[nodiscard]] std::string quote(const Clause& clause);

  const ImpactReport& report_;
  const SumWriter sums_;
  const SideLabels labels_;
  std::set<std::string> quoted_;
};

}  // namespace couvert
