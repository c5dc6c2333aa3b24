// What was taken as true because nobody said otherwise: in full what the result rests on, in one line what it does not.
#include <algorithm>

#include "app/spoken.h"
#include "app/telling.h"
#include "app/telling_presumptions.h"
#include "program/missing.h"

namespace couvert {
namespace {

/// The assumptions of a decision by what they do in it.
struct Assumptions {
  std::vector<std::pair<const AssumedFact*, SlotAt>> rested_on;
  std::vector<const AssumedFact*> zeros;  // amounts that nobody stated
  std::vector<const AssumedFact*> without_effect;
};

Assumptions sort_assumptions(const Telling& t) {
  const DecidedDossier& d = t.decided;
  const std::vector<SlotAt> rested_on = presumptions_rested_on(d.program, d.evaluation);
  Assumptions sorted;
  for (const AssumedFact& assumed : d.decision.assumed) {
    const auto is_it = [&](SlotAt at) { return slot_name(d.wording, d.program.slots[at.slot]) == assumed.fact; };
    const auto used = std::find_if(rested_on.begin(), rested_on.end(), is_it);
    const bool is_zero = !is_presumed(d.wording, d.program, d.evaluation, assumed.fact);
    // From nothing, nothing can come off.
    if (is_zero && d.decision.payable_at_most == OpenAmount{0}) continue;
    if (is_zero) sorted.zeros.push_back(&assumed);
    else if (used != rested_on.end()) sorted.rested_on.emplace_back(&assumed, *used);
    else sorted.without_effect.push_back(&assumed);
  }
  return sorted;
}

/// `clause 1, LCA 46b`, each once.
std::string clauses_of(const Telling& t, const std::vector<const AssumedFact*>& all) {
  std::vector<std::string> named;
  std::string text;
  for (const AssumedFact* assumed : all) {
    if (std::find(named.begin(), named.end(), assumed->clause) != named.end()) continue;
    named.push_back(assumed->clause);
    text += (text.empty() ? "" : ", ") + t.cited(t.clause_called(assumed->clause));
  }
  return text;
}

/// `complaint_filed=yes (3)`, for readers who work with names.
std::string names_of(const std::vector<const AssumedFact*>& all, bool with_values) {
  std::string text;
  for (const AssumedFact* assumed : all) {
    text += (text.empty() ? "" : " · ") + assumed->fact + (with_values ? "=" + assumed->value : "");
    text += " (" + Telling::clause_id(assumed->clause) + ")";
  }
  return text;
}

std::string question_of(const Telling& t, SlotAt at) {
  const Slot& slot = t.decided.program.slots[at.slot];
  const Language language = t.options.language;
  return t.answered(spoken_question(t.decided.wording, slot, language),
                    spoken_value(t.decided.wording, slot, t.decided.evaluation.inputs.value(at.slot, at.cost), language));
}

const Phrase& proof_of(const Telling& t, Owner burden) {
  if (burden == Owner::insurer) return t.to_insured() ? words::proof_ours : words::proof_insurers;
  return t.to_insured() ? words::proof_yours : words::proof_policyholders;
}

/// What a presumption keeps from a paid or open cost, where that can be said for its whole clause.
enum class Spares : std::uint8_t { nothing, exclusions, duties };

/// A few presumptions are told one by one. Of many, the insured reads for which clauses they stand.
constexpr std::size_t told_one_by_one = 5;

bool carries_refusal(const Telling& t, SlotAt presumed) {
  for (const SlotAt& at : presumptions_rested_on(t.decided.program, t.decided.evaluation)) {
    const CostOutcome outcome = t.decided.evaluation.settlement.outcomes[at.cost];
    if (at.slot == presumed.slot && outcome != CostOutcome::covered && outcome != CostOutcome::pending) return true;
  }
  return false;
}

Spares spared_by(const Telling& t, const AssumedFact& assumed, SlotAt at) {
  if (carries_refusal(t, at)) return Spares::nothing;
  Spares spares = Spares::nothing;
  for (const Finding& finding : t.decided.decision.findings) {
    if (finding.clause != assumed.clause) continue;
    const bool duty = finding.nature == name_of(Nature::duty);
    const bool exclusion = finding.nature == name_of(Nature::exclusion) || finding.nature == name_of(Nature::reduction);
    if (!duty && !exclusion) continue;
    if (finding.result != (duty ? FindingResult::applies : FindingResult::does_not_apply)) return Spares::nothing;
    spares = duty ? Spares::duties : Spares::exclusions;
  }
  return spares;
}

/// `5 a (Shared household), 5 b (Gainful activity)`
void add_clause(const Telling& t, std::string& clauses, const std::string& id) {
  const std::string one = Telling::clause_id(id) + " (" + t.clause_called(id).title.in(t.options.language) + ")";
  if (clauses.find(one) == std::string::npos) clauses += (clauses.empty() ? "" : ", ") + one;
}

/// The presumptions on which something rests, by who would have to prove the contrary.
void tell_rested_on(Telling& t, const Assumptions& assumptions) {
  const bool in_groups = t.to_insured() && assumptions.rested_on.size() > told_one_by_one;
  for (const Owner burden : {Owner::insurer, Owner::policyholder, Owner::provider, Owner::authority}) {
    bool led = false;
    std::string exclusions, duties;
    for (const auto& [assumed, at] : assumptions.rested_on) {
      if (assumed->burden != burden) continue;
      if (!led) t.page.paragraph(2, t.say(proof_of(t, burden)), 0, Ink::bold);
      led = true;
      const Spares spares = in_groups ? spared_by(t, *assumed, at) : Spares::nothing;
      if (spares == Spares::exclusions) add_clause(t, exclusions, assumed->clause);
      else if (spares == Spares::duties) add_clause(t, duties, assumed->clause);
      else t.bullet(2, question_of(t, at) + " (" + t.cited(t.clause_called(assumed->clause)) + ")");
    }
    if (!duties.empty()) t.bullet(2, t.say(words::presumed_kept, duties));
    if (!exclusions.empty()) t.bullet(2, t.say(words::presumed_spared, exclusions));
  }
}

}  // namespace

void tell_assumed(Telling& t) {
  const Assumptions assumptions = sort_assumptions(t);
  const bool to_handler = t.options.audience == Audience::handler;
  const bool any = !assumptions.rested_on.empty() || !assumptions.zeros.empty() || (to_handler && !assumptions.without_effect.empty());
  if (!any) return;
  t.page.heading(t.say(t.to_insured() ? words::head_assumed : words::head_presumed));
  tell_rested_on(t, assumptions);
  if (!assumptions.zeros.empty()) {
    if (to_handler) t.page.paragraph(2, t.say(words::zeros_by_name, names_of(assumptions.zeros, false)));
    else t.page.paragraph(2, t.say(words::zeros, clauses_of(t, assumptions.zeros)));
  }
  if (to_handler && !assumptions.without_effect.empty())
    t.page.paragraph(2, t.say(words::presumed_without_effect, names_of(assumptions.without_effect, true)), 0, Ink::soft);
}

}  // namespace couvert
