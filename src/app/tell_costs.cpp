// Cost by cost: the outcome, the rule that decides in its words, the facts put in, what was looked at without effect.
#include <algorithm>
#include <numeric>

#include "app/cost_reasons.h"
#include "app/deciding_facts.h"
#include "app/spoken.h"
#include "app/telling.h"

namespace couvert {
namespace {

using Role = Reason::Role;

class CostTelling {
 public:
  CostTelling(Telling& t, std::size_t cost, std::size_t& number)
      : t_(t),
        cost_(cost),
        number_(number),
        decision_(t.decided.decision.costs[cost]),
        found_(reasons_of_cost(t.decided.program, t.decided.evaluation, cost)) {}

  void run() {
    title();
    if (decision_.clauses.empty() && decision_.outcome == CostOutcome::not_granted) {
      t_.page.paragraph(text_indent, t_.say(words::no_cover_names_kind));
    } else {
      for (const Reason& reason : found_.reasons) {
        if (is_told(reason.role)) tell(reason);
      }
      without_effect();
    }
    cuts();
  }

 private:
  static constexpr std::size_t text_indent = 4;

  void title() {
    std::string right = t_.money(decision_.payable);
    const std::string left = std::string(symbol_of(decision_.outcome)) + " " + t_.say(word_of(decision_.outcome)) + " · " + t_.cost_name(cost_);
    t_.page.blank();
    t_.page.row(0, left, {right}, {width_of(right)}, ink_of(decision_.outcome), 2);
    if (decision_.outcome != CostOutcome::pending) return;
    const auto& most = decision_.payable_at_most.minor;
    right = most ? t_.say(words::up_to, t_.money(*most)) : t_.say(words::unbounded_amount);
    t_.page.row(0, "", {right}, {width_of(right)}, ink_of(decision_.outcome));
  }

  /// What a reader of this kind is told for this outcome; the rest stands in the findings.
  [[nodiscard]] bool is_told(Role role) const {
    switch (role) {
      case Role::condition_failed: return decision_.outcome == CostOutcome::not_granted;
      case Role::cover_failed: return decision_.outcome == CostOutcome::not_granted && covers_refuse();
      case Role::condition_open:
      case Role::cover_open:
      case Role::exclusion_open:
      case Role::amount_open: return decision_.outcome == CostOutcome::pending;
      case Role::exclusion_applies: return decision_.outcome == CostOutcome::excluded;
      case Role::condition_kept: return t_.to_court() && decision_.outcome != CostOutcome::excluded;
      case Role::cover_grants:
        return decision_.outcome == CostOutcome::covered || decision_.outcome == CostOutcome::pending ||
               (decision_.outcome == CostOutcome::excluded && !t_.to_insured());
      case Role::event:
        if (decision_.outcome == CostOutcome::not_granted) return covers_refuse();
        return decision_.outcome != CostOutcome::excluded || !t_.to_insured();
      case Role::condition_saved:
      case Role::exclusion_overridden:
      case Role::law_saves: return decision_.outcome == CostOutcome::covered || decision_.outcome == CostOutcome::pending;
      case Role::exclusion_failed: break;
    }
    return false;
  }

  /// Whether the covers alone refuse: where a condition of every payment fails, what one of them might have paid is beside the point.
  [[nodiscard]] bool covers_refuse() const {
    return std::none_of(found_.reasons.begin(), found_.reasons.end(),
                        [](const Reason& r) { return r.role == Role::cover_grants || r.role == Role::cover_open; });
  }

  void tell(const Reason& reason) {
    const bool can_stand_above = reason.role == Role::event || reason.role == Role::condition_kept;
    const bool proved_above = can_stand_above && !t_.is_new(reason.statement, reason.facts);
    if (reason.role == Role::condition_kept && (proved_above || reason.facts.empty())) return;
    const Clause& clause = t_.clause_of(reason.statement);
    const bool in_brief = proved_above && !t_.to_court() && &clause != last_clause_;
    if (in_brief) {
      std::string said = sentence(reason);
      if (said.ends_with('.')) said.pop_back();
      return t_.page.paragraph(text_indent, said + " (" + t_.cited(clause) + ").");
    }
    if (&clause != last_clause_) {
      std::string name = t_.clause_name(clause);
      if (t_.to_court()) name = "[" + std::to_string(++number_) + "] " + name;
      t_.page.paragraph(text_indent, name, t_.to_court() ? 4 : 0, Ink::bold);
      if (quotes(reason.role)) t_.quote(text_indent, clause);
      t_.law_source(text_indent, clause);
      last_clause_ = &clause;
    }
    t_.page.paragraph(text_indent, sentence(reason));
    if (proved_above) return;
    t_.facts(text_indent, reason.facts);
    if (reason.role == Role::exclusion_applies) grounds_besides_facts(reason);
    burden(reason);
  }

  /// An exclusion may name a kind of cost and ask nothing else; and the law may have come too late to set it aside.
  void grounds_besides_facts(const Reason& reason) {
    const DecidedDossier& d = t_.decided;
    const auto& kinds = d.wording.form.vocabulary->kinds;
    const KindId kind = d.dossier.costs[cost_].kind;
    if (reason.facts.empty()) t_.bullet(text_indent, t_.answered(t_.say(words::kind_of_cost), kinds[kind].label.in(t_.options.language)));
    const Assessed a{d.program, d.evaluation.inputs, d.evaluation.registers};
    for (const Exclusion& exclusion : d.program.exclusions) {
      if (exclusion.statement != reason.statement) continue;
      for (const Override& law : d.program.overrides) {
        std::vector<SlotAt> facts;
        if ((law.kinds & exclusion.named & d.evaluation.inputs.kinds[cost_]) != 0) deciding_slots(a, law.active, cost_, facts);
        if (facts.empty()) continue;
        t_.page.paragraph(text_indent, t_.say(words::law_too_late, Telling::clause_id(t_.clause_of(law.statement).id)));
        t_.facts(text_indent, facts);
      }
    }
  }

  /// The insured reads the words of a clause where it refuses or waits; what pays needs no proof.
  [[nodiscard]] bool quotes(Role role) const {
    if (!t_.to_insured()) return true;
    return role != Role::cover_grants && role != Role::event && role != Role::condition_kept;
  }

  [[nodiscard]] std::string cover_label(StatementId statement) const {
    for (const CoverRule& cover : t_.decided.wording.covers) {
      if (cover.statement == statement) return cover.label.in(t_.options.language);
    }
    return {};
  }

  [[nodiscard]] std::string event_sentence(const Reason& reason) const {
    std::string label;
    for (const EventRule& event : t_.decided.wording.events) {
      if (event.statement == reason.statement) label = event.label.in(t_.options.language);
    }
    const Phrase& phrase = is_yes(reason.result) ? words::event_happened : is_no(reason.result) ? words::event_missing : words::event_unclear;
    return t_.say(phrase, label);
  }

  [[nodiscard]] std::string sentence(const Reason& reason) const {
    switch (reason.role) {
      case Role::condition_kept: return t_.say(words::condition_kept);
      case Role::condition_saved: return t_.say(words::condition_saved);
      case Role::condition_failed: return t_.say(words::condition_fails);
      case Role::condition_open: return t_.say(words::condition_waits);
      case Role::event: return event_sentence(reason);
      case Role::cover_grants: return t_.say(words::cover_grants, cover_label(reason.statement));
      case Role::cover_failed:
        if (!reason.facts.empty()) return t_.say(words::cover_fails, cover_label(reason.statement));
        return has_events() ? t_.say(words::cover_needs_event, cover_label(reason.statement)) : t_.say(words::cover_read_so);
      case Role::cover_open: return t_.say(words::cover_waits, cover_label(reason.statement));
      case Role::exclusion_applies: return t_.say(words::exclusion_takes);
      case Role::exclusion_open: return t_.say(words::exclusion_waits);
      case Role::exclusion_overridden: return t_.say(words::exclusion_overridden);
      case Role::exclusion_failed: return t_.say(words::exclusion_fails);
      case Role::law_saves: return t_.say(words::law_saves);
      case Role::amount_open: break;
    }
    return t_.say(words::amount_waits);
  }

  [[nodiscard]] bool has_events() const {
    return std::any_of(found_.reasons.begin(), found_.reasons.end(), [](const Reason& r) { return r.role == Role::event; });
  }

  void burden(const Reason& reason) {
    if (!t_.to_court() || reason.facts.empty()) return;
    switch (reason.role) {
      case Role::condition_kept:
      case Role::condition_failed:
      case Role::condition_open: {
        const bool duty = t_.decided.wording.statements[reason.statement].nature == Nature::duty;
        return t_.page.paragraph(text_indent, t_.say(duty ? words::burden_insurer : words::burden_insured), 0, Ink::soft);
      }
      case Role::event:
      case Role::cover_grants:
      case Role::cover_failed:
      case Role::cover_open: return t_.page.paragraph(text_indent, t_.say(words::burden_insured), 0, Ink::soft);
      case Role::exclusion_applies:
      case Role::exclusion_open: return t_.page.paragraph(text_indent, t_.say(words::burden_insurer), 0, Ink::soft);
      default: return;
    }
  }

  /// Why not: the exclusions that were looked at and take nothing from this cost.
  void without_effect() {
    if (decision_.outcome != CostOutcome::covered) return;
    std::vector<const Clause*> named;
    std::string clauses;
    for (const Reason& reason : found_.reasons) {
      const Clause& clause = t_.clause_of(reason.statement);
      if (reason.role != Role::exclusion_failed || std::find(named.begin(), named.end(), &clause) != named.end()) continue;
      named.push_back(&clause);
      clauses += clauses.empty() ? "" : ", ";
      clauses += Telling::clause_id(clause.id);
      if (t_.to_court()) clauses += " (" + clause.title.in(t_.options.language) + ")";
    }
    if (clauses.empty()) return;
    if (t_.to_insured()) return t_.page.paragraph(text_indent, t_.say(words::no_exclusion_short));
    const bool told = !t_.is_new(clauses);
    t_.page.paragraph(text_indent, told ? t_.say(words::no_exclusion_again) : t_.say(words::no_exclusion, clauses));
  }

  void cuts() {
    const bool pending = decision_.outcome == CostOutcome::pending;
    if (pending && t_.to_insured()) return;
    for (const CutReason& cut : found_.cuts) {
      const Clause& clause = t_.clause_of(cut.statement);
      t_.page.paragraph(text_indent, t_.say(pending ? words::cut_at_best : words::cut_sentence, t_.money(cut.minor), t_.say(word_of(cut.term)), t_.cited(clause)));
      if (t_.to_court() || (clause.law && !t_.to_insured())) t_.quote(text_indent, clause);
      t_.law_source(text_indent, clause);
      t_.facts(text_indent, cut.facts);
      if (t_.to_court() && cut.term == MoneyTerm::reduction) t_.page.paragraph(text_indent, t_.say(words::burden_insurer), 0, Ink::soft);
    }
  }

  Telling& t_;
  const std::size_t cost_;
  std::size_t& number_;
  const CostDecision& decision_;
  const CostReasons found_;
  const Clause* last_clause_ = nullptr;
};

}  // namespace

void tell_costs(Telling& t) {
  const Decision& decision = t.decided.decision;
  if (decision.costs.empty()) return;
  t.page.heading(t.say(t.to_court() ? words::head_reasons : words::head_costs));
  std::vector<std::size_t> order(decision.costs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // People look for the largest amount first; whoever checks a settlement follows the order in which amounts are used up.
  if (t.to_insured()) {
    std::stable_sort(order.begin(), order.end(), [&decision](std::size_t a, std::size_t b) {
      return decision.costs[a].claimed.minor.value_or(unbounded) > decision.costs[b].claimed.minor.value_or(unbounded);
    });
  }
  std::size_t number = 0;
  for (const std::size_t cost : order) CostTelling(t, cost, number).run();
}

}  // namespace couvert
