#include "wording/finite_cases.h"

#include <algorithm>

#include "base/truth.h"

namespace couvert {
namespace {

constexpr std::size_t max_cases = 256;  // eight readings of two options; a statement names three at most so far

/// A reading or key with few values: what it is by the operation that tests it.
struct Atom {
  TermOp op = TermOp::reading_option;
  std::uint16_t index = 0;
  std::size_t values = 2;
};
constexpr bool operator==(const Atom& a, const Atom& b) { return a.op == b.op && a.index == b.index; }

std::size_t values_of(const Wording& wording, const Term& term) {
  switch (term.op) {
    case TermOp::reading_option: return wording.form.readings[term.index].options.size();
    case TermOp::schedule_option: return wording.form.schedule[term.index].options.size();
    case TermOp::schedule_truth: return 2;
    default: return 0;
  }
}

/// Finds the atoms of terms, through events and duties.
class AtomSearch {
 public:
  explicit AtomSearch(const Wording& wording)
      : wording_(wording), seen_events_(wording.events.size(), false), seen_duties_(wording.duties.size(), false) {}

  void visit(TermId id) {
    const Term& term = wording_.at(id);
    const std::size_t values = values_of(wording_, term);
    const Atom atom{term.op, term.index, values};
    if (values > 0 && std::find(atoms_.begin(), atoms_.end(), atom) == atoms_.end()) atoms_.push_back(atom);
    switch (term.op) {
      case TermOp::negation:
      case TermOp::on_any_cost: return visit(term.a);
      case TermOp::conjunction:
      case TermOp::disjunction: return visit(term.a), visit(term.b);
      case TermOp::event: return visit_event(term.index);
      case TermOp::any_event:
        for (std::size_t i = 0; i < seen_events_.size(); ++i) visit_event(i);
        return;
      case TermOp::kept: return visit_duty(term.index);
      default: return;
    }
  }
  void visit(const CheckedGuard& guard) {
    if (guard.when) visit(*guard.when);
  }
  [[nodiscard]] const std::vector<Atom>& atoms() const { return atoms_; }

 private:
  void visit_event(std::size_t index) {
    if (index >= seen_events_.size() || seen_events_[index]) return;
    seen_events_[index] = true;
    visit(wording_.events[index].truth);
  }
  void visit_duty(std::size_t index) {
    if (index >= seen_duties_.size() || seen_duties_[index]) return;
    seen_duties_[index] = true;
    visit(wording_.duties[index].truth);
  }

  const Wording& wording_;
  std::vector<bool> seen_events_;
  std::vector<bool> seen_duties_;
  std::vector<Atom> atoms_;
};

/// One choice of a value for each atom. Atoms beyond the bound of cases are left out and stay unknown.
class Case {
 public:
  explicit Case(const std::vector<Atom>& atoms) {
    std::size_t cases = 1;
    for (const Atom& atom : atoms) {
      if (cases * atom.values > max_cases) continue;
      cases *= atom.values;
      atoms_.push_back(atom);
    }
    values_.resize(atoms_.size(), 0);
  }
  /// Goes on to the next case; false after the last.
  bool advance() {
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (++values_[i] < atoms_[i].values) return true;
      values_[i] = 0;
    }
    return false;
  }
  [[nodiscard]] Truth test(const Term& term) const {
    const auto found = std::find(atoms_.begin(), atoms_.end(), Atom{term.op, term.index, 0});
    if (found == atoms_.end()) return Truth::unknown;
    const std::size_t value = values_[static_cast<std::size_t>(found - atoms_.begin())];
    if (term.op == TermOp::schedule_truth) return truth(value == 1);
    return truth(((static_cast<std::uint64_t>(term.number) >> value) & 1u) != 0);
  }

 private:
  std::vector<Atom> atoms_;
  std::vector<std::size_t> values_;
};

/// The truths of one case. Events are worked out once each, however often others name them.
class Evaluation {
 public:
  Evaluation(const Wording& wording, const Case& chosen) : wording_(wording), chosen_(chosen), events_(wording.events.size()) {}

  Truth of(TermId id) {
    const Term& term = wording_.at(id);
    switch (term.op) {
      case TermOp::truth_constant: return truth(term.number != 0);
      case TermOp::negation: return truth_not(of(term.a));
      case TermOp::conjunction: return truth_and(of(term.a), of(term.b));
      case TermOp::disjunction: return truth_or(of(term.a), of(term.b));
      case TermOp::event: return of_event(term.index);
      case TermOp::any_event: return of_any_event();
      case TermOp::reading_option:
      case TermOp::schedule_option:
      case TermOp::schedule_truth: return chosen_.test(term);
      default: return Truth::unknown;  // a fact, or a duty, which law may excuse
    }
  }
  Truth of(const CheckedGuard& guard) { return guard.when ? of(*guard.when) : Truth::yes; }

  Truth of(const CoverRule& cover, KindMask kind) {
    Truth pays = Truth::no;
    for (const KindsLine& line : cover.pays) {
      if ((line.kinds & kind) != 0) pays = truth_or(pays, of(line.guard));
    }
    Truth met = truth_and(truth_and(of(cover.guard), pays), cover.after ? of(*cover.after) : Truth::yes);
    for (const Requirement& requirement : cover.requirements) {
      if ((requirement.kinds & kind) == 0) continue;
      met = truth_and(met, truth_or(truth_not(of(requirement.guard)), of(requirement.truth)));
    }
    return met;
  }

 private:
  Truth of_event(std::size_t index) {
    if (index >= events_.size()) return Truth::unknown;
    if (!events_[index]) {
      events_[index] = Truth::unknown;  // what an event finds that uses itself; that is reported elsewhere
      events_[index] = of(wording_.events[index].truth);
    }
    return *events_[index];
  }
  Truth of_any_event() {
    Truth any = wording_.events.empty() ? Truth::unknown : Truth::no;
    for (std::size_t i = 0; i < events_.size(); ++i) any = truth_or(any, of_event(i));
    return any;
  }

  const Wording& wording_;
  const Case& chosen_;
  std::vector<std::optional<Truth>> events_;
};

}  // namespace

bool can_hold_together(const Wording& wording, const CheckedGuard& a, const CheckedGuard& b) {
  AtomSearch search(wording);
  search.visit(a);
  search.visit(b);
  Case chosen(search.atoms());
  do {
    Evaluation evaluation(wording, chosen);
    if (!is_no(truth_and(evaluation.of(a), evaluation.of(b)))) return true;
  } while (chosen.advance());
  return false;
}

bool one_always_holds(const Wording& wording, const std::vector<CheckedGuard>& guards) {
  AtomSearch search(wording);
  for (const CheckedGuard& guard : guards) search.visit(guard);
  Case chosen(search.atoms());
  do {
    Evaluation evaluation(wording, chosen);
    Truth any = Truth::no;
    for (const CheckedGuard& guard : guards) any = truth_or(any, evaluation.of(guard));
    if (!is_yes(any)) return false;
  } while (chosen.advance());
  return true;
}

bool can_never_be_met(const Wording& wording, const CoverRule& cover) {
  AtomSearch search(wording);
  if (cover.after) search.visit(*cover.after);
  search.visit(cover.guard);
  for (const KindsLine& line : cover.pays) search.visit(line.guard);
  for (const Requirement& requirement : cover.requirements) {
    search.visit(requirement.guard);
    search.visit(requirement.truth);
  }
  for (std::size_t kind = 0; kind < wording.form.vocabulary->kinds.size(); ++kind) {
    const KindMask bit = KindMask{1} << kind;
    if ((cover.kinds & bit) == 0) continue;
    Case chosen(search.atoms());
    do {
      if (!is_no(Evaluation(wording, chosen).of(cover, bit))) return false;
    } while (chosen.advance());
  }
  return cover.kinds != 0;
}

}  // namespace couvert
