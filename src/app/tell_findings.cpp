// Every rule with its result, in the order of the clauses, for whoever checks a decision: facts where a rule applies or waits for
// them, one line for a clause that does neither.
#include <algorithm>
#include <set>

#include "app/deciding_facts.h"
#include "app/spoken.h"
#include "app/telling.h"
#include "app/telling_presumptions.h"
#include "base/ensure.h"
#include "program/findings.h"
#include "program/missing.h"

namespace couvert {
namespace {

std::string_view mark_of(FindingResult result) {
  switch (result) {
    case FindingResult::applies: return "●";
    case FindingResult::does_not_apply: return "○";
    case FindingResult::unknown: break;
  }
  return "?";
}

/// Finds for each finding the statement that it tells of: findings stand in the order of the statements, one or one per cost.
class StatementCursor {
 public:
  explicit StatementCursor(const DecidedDossier& decided) : decided_(decided) {}

  StatementId statement_of(const Finding& finding) {
    const bool same = started_ && !finding.cost.empty() && fits(finding) && position_of(finding.cost) > last_cost_;
    if (!same) {
      for (at_ = started_ ? at_ + 1 : 0; !fits(finding); ++at_) ensure(at_ + 1u < decided_.wording.statements.size(), "a finding has a statement");
    }
    started_ = true;
    last_cost_ = finding.cost.empty() ? decided_.dossier.costs.size() : position_of(finding.cost);
    return static_cast<StatementId>(at_);
  }

 private:
  [[nodiscard]] bool fits(const Finding& finding) const {
    const StatementInfo& info = decided_.wording.statements[at_];
    return info.name == finding.name && name_of(info.nature) == finding.nature && decided_.wording.clauses[info.clause].id == finding.clause;
  }
  [[nodiscard]] std::size_t position_of(const std::string& cost) const {
    const auto& costs = decided_.dossier.costs;
    return static_cast<std::size_t>(std::find_if(costs.begin(), costs.end(), [&](const Cost& c) { return c.id == cost; }) - costs.begin());
  }

  const DecidedDossier& decided_;
  std::size_t at_ = 0;
  std::size_t last_cost_ = 0;
  bool started_ = false;
};

class FindingTelling {
 public:
  explicit FindingTelling(Telling& t)
      : t_(t), d_(t.decided), a_{d_.program, d_.evaluation.inputs, d_.evaluation.registers}, cursor_(d_) {
    for (const MissingFact& missing : d_.decision.missing) missing_.insert(missing.fact);
  }

  void run() {
    const std::vector<Finding>& findings = d_.decision.findings;
    for (std::size_t first = 0; first < findings.size();) {
      std::size_t end = first;
      std::vector<Said> said;
      for (; end < findings.size() && findings[end].clause == findings[first].clause; ++end) said.push_back(say_finding(findings[end]));
      tell_clause(t_.clause_called(findings[first].clause), said);
      first = end;
    }
    if (!calculated_.empty()) t_.page.paragraph(2, t_.say(words::only_calculated, calculated_), 2, Ink::soft);
  }

 private:
  struct Said {
    FindingResult result = FindingResult::unknown;
    std::string name;
    std::string facts;
    bool is_calculation = false;
    bool is_presumption = false;
  };

  Said say_finding(const Finding& finding) {
    const StatementId statement = cursor_.statement_of(finding);
    const Nature nature = d_.wording.statements[statement].nature;
    Said said{finding.result, t_.say(nature_word(finding.nature)), {}, false, nature == Nature::presume};
    if (!finding.name.empty()) said.name += " " + finding.name;
    if (!finding.cost.empty()) said.name += " [" + finding.cost + "]";
    said.is_calculation = finding.result == FindingResult::does_not_apply &&
                          (nature == Nature::deadline || nature == Nature::scope || nature == Nature::termination || nature == Nature::refund);
    said.facts = facts_of(finding, statement, nature);
    return said;
  }

  /// Only facts that decided: of a rule that applies, of one that waits for an answer, of a condition or duty that failed.
  [[nodiscard]] std::string facts_of(const Finding& finding, StatementId statement, Nature nature) const {
    if (nature == Nature::presume) return {};  // told among the presumed facts
    const bool is_condition = nature == Nature::condition || nature == Nature::notice || nature == Nature::duty;
    if (finding.result == FindingResult::does_not_apply && !is_condition) return {};
    if (nature == Nature::cover) return facts_of_cover(finding, statement);
    const Sentence& sentence = d_.program.sentences[statement];
    if (!sentence.truth) return because(finding);
    std::vector<SlotAt> slots;
    const std::size_t cost = cost_of(finding, sentence.kinds);
    deciding_slots(a_, *sentence.truth, cost, slots);
    drop_idle_presumptions(a_, *sentence.truth, cost, slots);
    return names_of(slots);
  }

  [[nodiscard]] std::string facts_of_cover(const Finding& finding, StatementId statement) const {
    for (const Cover& cover : d_.program.covers) {
      if (cover.statement != statement) continue;
      const std::size_t cost = cost_of(finding, cover.kinds);
      const Truth wanted = finding.result == FindingResult::applies ? Truth::yes : Truth::unknown;
      std::string text;
      for (const std::uint16_t event : cover.after_events) {
        if (a_.truth(d_.program.events[event].truth, cost) != wanted) continue;
        if (is_yes(wanted) || is_open(d_.program.events[event].truth, cost))
          add(text, d_.wording.events[event].name + "=" + std::string(name_of(wanted)));
      }
      std::vector<SlotAt> slots;
      for (const KindsIf& line : cover.requirements) {
        if ((line.kinds & a_.inputs.kinds[cost]) != 0 && a_.truth(line.holds, cost) == wanted) deciding_slots(a_, line.holds, cost, slots);
      }
      add(text, names_of(slots));
      return text;
    }
    return {};
  }

  /// Whether something that keeps this truth open is asked for.
  [[nodiscard]] bool is_open(TruthRegister reg, std::size_t cost) const {
    std::vector<SlotAt> slots;
    unknown_slots(a_, reg, cost, slots);
    return !names_of(slots).empty();
  }

  [[nodiscard]] std::size_t cost_of(const Finding& finding, KindMask kinds) const {
    for (std::size_t cost = 0; cost < a_.inputs.costs; ++cost) {
      if (finding.cost.empty() ? (kinds & a_.inputs.kinds[cost]) != 0 : d_.dossier.costs[cost].id == finding.cost) return cost;
    }
    return 0;
  }

  static void add(std::string& text, const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : " · ") + more;
  }

  [[nodiscard]] std::string fact_text(const std::string& fact, const std::string& value, bool presumed) const {
    return fact + "=" + value + (presumed ? " (" + t_.say(words::presumed) + ")" : "");
  }

  /// What is unknown is named only where the decision waits for it.
  [[nodiscard]] std::string names_of(const std::vector<SlotAt>& slots) const {
    std::vector<std::string> named;
    std::string text;
    for (const SlotAt& at : slots) {
      const std::string name = slot_name(d_.wording, d_.program.slots[at.slot]);
      if (!is_known(a_.inputs.value(at.slot, at.cost)) && missing_.count(name) == 0) continue;
      const bool presumed = a_.inputs.presumption(at.slot, at.cost) != 0;
      std::string one = fact_text(name, slot_value(d_.wording, d_.program, d_.evaluation, at.slot, at.cost), presumed);
      if (std::find(named.begin(), named.end(), one) != named.end()) continue;
      add(text, one);
      named.push_back(std::move(one));
    }
    return text;
  }

  [[nodiscard]] std::string because(const Finding& finding) const {
    std::string text;
    for (const BecauseFact& fact : finding.because) add(text, fact_text(fact.fact, fact.value, fact.presumed));
    return text;
  }

  void tell_clause(const Clause& clause, const std::vector<Said>& said) {
    const auto is_calculation = [](const Said& one) { return one.is_calculation; };
    if (std::all_of(said.begin(), said.end(), is_calculation)) {
      calculated_ += (calculated_.empty() ? "" : ", ") + Telling::clause_id(clause.id);
      return;
    }
    const std::string quiet = quiet_of(said);
    const bool any_loud = std::any_of(said.begin(), said.end(), [](const Said& one) { return !one.facts.empty(); });
    if (!any_loud) return t_.page.paragraph(2, t_.clause_name(clause) + " — " + quiet, 4, Ink::soft);
    if (said.size() == 1) {
      const Said& one = said.front();
      return t_.page.paragraph(2, t_.clause_name(clause) + " — " + std::string(mark_of(one.result)) + " " + one.name + " — " + one.facts, 4);
    }
    t_.page.paragraph(2, t_.clause_name(clause), 2, Ink::bold);
    for (const Said& one : said) {
      if (one.facts.empty()) continue;
      const Ink ink = one.result == FindingResult::unknown ? Ink::open : Ink::plain;
      t_.page.paragraph(4, std::string(mark_of(one.result)) + " " + one.name + " — " + one.facts, 4, ink);
    }
    if (!quiet.empty()) t_.page.paragraph(4, quiet, 4, Ink::soft);
  }

  /// `? event misused_card  ○ cover card_misuse`. A presumption is named where a clause has nothing else: those used are told above.
  [[nodiscard]] static std::string quiet_of(const std::vector<Said>& said) {
    const bool only_presumes = std::all_of(said.begin(), said.end(), [](const Said& one) { return one.is_presumption; });
    std::string text;
    for (const FindingResult result : {FindingResult::applies, FindingResult::unknown, FindingResult::does_not_apply}) {
      std::string names;
      std::set<std::string> named;
      for (const Said& one : said) {
        if (one.result != result || !one.facts.empty() || (one.is_presumption && !only_presumes)) continue;
        if (named.insert(one.name).second) names += (names.empty() ? "" : ", ") + one.name;
      }
      if (!names.empty()) text += (text.empty() ? "" : "  ") + std::string(mark_of(result)) + " " + names;
    }
    return text;
  }

  Telling& t_;
  const DecidedDossier& d_;
  const Assessed a_;
  StatementCursor cursor_;
  std::set<std::string> missing_;
  std::string calculated_;
};

}  // namespace

void tell_findings(Telling& t) {
  t.page.heading(t.say(words::head_findings));
  t.page.paragraph(2, "● " + t.say(words::applies) + "   ○ " + t.say(words::does_not_apply) + "   ? " + t.say(words::is_open), 0, Ink::soft);
  FindingTelling(t).run();
}

}  // namespace couvert
