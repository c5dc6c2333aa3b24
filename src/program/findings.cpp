// Statements become findings, each nature in its own way.
#include "program/findings.h"

#include <algorithm>

#include "base/calendar.h"
#include "facts/read_dossier.h"
#include "program/missing.h"
#include "program/trace.h"

namespace couvert {
namespace {

FindingResult result_of(Truth truth) {
  if (is_unknown(truth)) return FindingResult::unknown;
  return is_yes(truth) ? FindingResult::applies : FindingResult::does_not_apply;
}

class FindingsWriter {
 public:
  FindingsWriter(const Wording& wording, const Program& program, const Dossier& dossier, const Evaluation& evaluation)
      : wording_(wording),
        program_(program),
        dossier_(dossier),
        evaluation_(evaluation),
        a_{program, evaluation.inputs, evaluation.registers} {}

  std::vector<Finding> run() {
    for (std::size_t s = 0; s < wording_.statements.size(); ++s) write(static_cast<StatementId>(s));
    return std::move(findings_);
  }

 private:
  void write(StatementId statement) {
    switch (wording_.statements[statement].nature) {
      case Nature::event:
      case Nature::condition:
      case Nature::notice:
      case Nature::duty:
      case Nature::exclusion:
      case Nature::reduction:
      case Nature::excuse:
      case Nature::override_exclusion: sentence(statement); break;
      case Nature::cover: cover(statement); break;
      case Nature::presume: presumption(statement); break;
      case Nature::off_every_cost: fact_term(statement, program_.off_every_cost); break;
      case Nature::other_insurance: fact_term(statement, program_.other_insurance); break;
      case Nature::limit: money_term(statement, MoneyTerm::limit); break;
      case Nature::deductible: money_term(statement, MoneyTerm::deductible); break;
      case Nature::sublimit: money_term(statement, MoneyTerm::sublimit); break;
      case Nature::termination:
      case Nature::refund: single(statement, truth(terminated(statement)), {}); break;
      case Nature::deadline:
      case Nature::scope: single(statement, Truth::no, {}); break;
      case Nature::reading:
      case Nature::no_rule: break;
    }
  }

  [[nodiscard]] bool terminated(StatementId statement) const {
    if (!dossier_.policy.termination || !wording_.termination) return false;
    return wording_.termination->clause == wording_.statements[statement].clause && wording_.statements[statement].name.empty();
  }

  [[nodiscard]] Finding start(StatementId statement) const {
    const StatementInfo& info = wording_.statements[statement];
    Finding finding;
    finding.clause = wording_.clauses[info.clause].id;
    finding.nature = name_of(info.nature);
    finding.name = info.name;
    return finding;
  }

  void single(StatementId statement, Truth truth, std::vector<BecauseFact> because) {
    Finding finding = start(statement);
    finding.result = result_of(truth);
    finding.because = std::move(because);
    findings_.push_back(std::move(finding));
  }

  /// Writes one finding if all costs agree, else one for each cost.
  template <class Because>
  void per_cost(StatementId statement, const std::vector<std::size_t>& costs, const std::vector<Truth>& truths, Because&& because) {
    if (costs.empty()) return single(statement, Truth::no, {});
    const bool agree = std::all_of(truths.begin(), truths.end(), [&](Truth t) { return t == truths.front(); });
    for (std::size_t i = 0; i < (agree ? 1 : costs.size()); ++i) {
      single(statement, truths[i], because(costs[i]));
      if (!agree) findings_.back().cost = dossier_.costs[costs[i]].id;
    }
  }

  [[nodiscard]] std::vector<std::size_t> costs_of(KindMask kinds) const {
    std::vector<std::size_t> costs;
    if (a_.inputs.costs == 0 && kinds == every_kind) costs.push_back(0);
    for (std::size_t cost = 0; cost < a_.inputs.costs; ++cost) {
      if ((kinds & a_.inputs.kinds[cost]) != 0) costs.push_back(cost);
    }
    return costs;
  }

  void sentence(StatementId statement) {
    const Sentence& sentence = program_.sentences[statement];
    if (!sentence.truth) return single(statement, Truth::no, {});
    const std::vector<std::size_t> costs = costs_of(sentence.kinds);
    std::vector<Truth> truths;
    for (const std::size_t cost : costs) truths.push_back(a_.truth(*sentence.truth, cost));
    per_cost(statement, costs, truths, [&](std::size_t cost) { return because_of(wording_, program_, evaluation_, *sentence.truth, cost); });
  }

  void cover(StatementId statement) {
    const auto found =
        std::find_if(program_.covers.begin(), program_.covers.end(), [statement](const Cover& c) { return c.statement == statement; });
    if (found == program_.covers.end()) return single(statement, Truth::no, {});
    const std::vector<std::size_t> costs = costs_of(found->kinds);
    std::vector<Truth> truths;
    for (const std::size_t cost : costs) truths.push_back(cover_grants(a_, *found, cost));
    per_cost(statement, costs, truths, [&](std::size_t cost) { return because_of_cover(*found, cost); });
  }

  [[nodiscard]] std::vector<BecauseFact> because_of_cover(const Cover& cover, std::size_t cost) const {
    std::vector<BecauseFact> because;
    for (const std::uint16_t event : cover.after_events) {
      because.push_back({wording_.events[event].name, std::string(name_of(a_.truth(program_.events[event].truth, cost))), false});
    }
    for (const KindsIf& line : cover.requirements) {
      if ((line.kinds & a_.inputs.kinds[cost]) == 0) continue;
      for (BecauseFact& fact : because_of(wording_, program_, evaluation_, line.holds, cost)) {
        const bool listed = std::any_of(because.begin(), because.end(), [&](const BecauseFact& have) { return have.fact == fact.fact; });
        if (!listed) because.push_back(std::move(fact));
      }
    }
    return because;
  }

  void presumption(StatementId statement) {
    std::vector<BecauseFact> because;
    for (std::size_t p = 0; p < program_.presumptions.size(); ++p) {
      const PresumedFact& presumed = program_.presumptions[p];
      if (presumed.statement != statement) continue;
      for (std::size_t cost = 0; cost < a_.inputs.costs; ++cost) {
        if (a_.inputs.presumption(presumed.fact, cost) != p + 1) continue;
        because.push_back({slot_name(wording_, program_.slots[presumed.fact]),
                           slot_value(wording_, program_, evaluation_, presumed.fact, cost), true});
        break;
      }
    }
    const bool used = !because.empty();
    single(statement, truth(used), std::move(because));
  }

  void fact_term(StatementId statement, const std::vector<FactTerm>& terms) {
    const std::vector<std::size_t> costs = costs_of(every_kind);
    const auto mine = [&](const FactTerm& term) { return term.statement == statement; };
    std::vector<Truth> truths;
    for (const std::size_t cost : costs) {
      Truth any = Truth::no;
      for (const FactTerm& term : terms) {
        if (!mine(term) || !is_yes(a_.truth(term.active, cost))) continue;
        const Value value = a_.inputs.value(term.fact, cost);
        any = truth_or(any, is_known(value) ? truth(value.number > 0) : Truth::unknown);
      }
      truths.push_back(any);
    }
    per_cost(statement, costs, truths, [&](std::size_t cost) {
      std::vector<BecauseFact> because;
      for (const FactTerm& term : terms) {
        if (mine(term) && is_yes(a_.truth(term.active, cost)) && a_.inputs.value(term.fact, cost) != known(0)) because.push_back(fact_at(term.fact, cost));
      }
      return because;
    });
  }

  [[nodiscard]] BecauseFact fact_at(SlotId slot, std::size_t cost) const {
    return {slot_name(wording_, program_.slots[slot]), slot_value(wording_, program_, evaluation_, slot, cost),
            a_.inputs.presumption(slot, cost) != 0};
  }

  void money_term(StatementId statement, MoneyTerm term) {
    const auto takes = [&](const SettlementRun& run) {
      return std::any_of(run.cuts.begin(), run.cuts.end(), [&](const SettledCut& cut) { return cut.term == term && cut.statement == statement; });
    };
    const bool now = takes(evaluation_.settlement.due);
    const bool later = takes(evaluation_.settlement.at_most);
    single(statement, now ? Truth::yes : later ? Truth::unknown : Truth::no, {});
  }

  const Wording& wording_;
  const Program& program_;
  const Dossier& dossier_;
  const Evaluation& evaluation_;
  const Assessed a_;
  std::vector<Finding> findings_;
};

}  // namespace

std::string slot_value(const Wording& wording, const Program& program, const Evaluation& evaluation, SlotId id, std::size_t cost) {
  const Slot& slot = program.slots[id];
  const Value value = evaluation.inputs.value(id, cost);
  if (!is_known(value)) return "unknown";
  if (slot.as_local_day) return format_day(Day{static_cast<std::int32_t>(value.number)});
  std::vector<std::string> options;
  if (slot.type == FactType::option) {
    if (slot.source == SlotSource::schedule) options = wording.form.schedule[slot.index].options;
    else
      for (const FactOption& option : wording.form.vocabulary->facts[slot.index].options) options.push_back(option.name);
  }
  return format_value(value, slot.type, options, wording.form);
}

std::vector<BecauseFact> because_of(const Wording& wording, const Program& program, const Evaluation& evaluation, TruthRegister reg,
                                    std::size_t cost) {
  std::vector<SlotId> slots;
  read_slots(program, reg, slots);
  std::vector<BecauseFact> because;
  for (const SlotId slot : slots) {
    because.push_back({slot_name(wording, program.slots[slot]), slot_value(wording, program, evaluation, slot, cost),
                       evaluation.inputs.presumption(slot, cost) != 0});
  }
  return because;
}

std::vector<Finding> findings_of(const Wording& wording, const Program& program, const Dossier& dossier, const Evaluation& evaluation) {
  return FindingsWriter(wording, program, dossier, evaluation).run();
}

}  // namespace couvert
