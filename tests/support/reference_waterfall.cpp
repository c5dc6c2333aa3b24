#include "support/reference_waterfall.h"

#include <algorithm>

namespace couvert::testing {
namespace {

/// A part taken off at the end: one fact, asked for by any of its grounds.
struct Reduction {
  FactId fact = 0;
  StatementId first = 0;
  bool is_amount = false;
  Truth truth = Truth::no;
};

std::vector<Reduction> reductions_of(const Wording& wording, const ReferenceTerms& terms, std::size_t cost) {
  std::vector<Reduction> reductions;
  const auto ask = [&](FactId fact, StatementId statement, Truth truth) {
    for (Reduction& known : reductions) {
      if (known.fact != fact) continue;
      known.truth = truth_or(known.truth, truth);
      known.first = std::min(known.first, statement);
      return;
    }
    reductions.push_back({fact, statement, wording.form.vocabulary->facts[fact].type == FactType::money, truth});
  };
  for (const DutyRule& duty : wording.duties) {
    for (const BreachRule& breach : duty.breaches) {
      if (breach.effect != BreachRule::Effect::reduces) continue;
      ask(breach.fact, duty.statement, truth_and(terms.holds(breach.guard, cost), truth_not(terms.kept(duty, cost))));
    }
  }
  for (const ReductionRule& rule : wording.reductions) {
    ask(rule.fact, rule.statement, truth_and(terms.holds(rule.guard, cost), terms.truth(rule.truth, cost)));
  }
  std::sort(reductions.begin(), reductions.end(), [](const Reduction& a, const Reduction& b) {
    return a.is_amount != b.is_amount ? a.is_amount : a.first < b.first;
  });
  return reductions;
}

Range value_of(const Reduction& reduction, const ReferenceTerms& terms, std::size_t cost) {
  if (is_no(reduction.truth)) return exactly(0);
  const Range stated = terms.fact_range(reduction.fact, cost);
  return is_yes(reduction.truth) ? stated : Range{exact(0), stated.high};
}

/// What the waiting period takes of an amount.
Range waiting_cut(const CoverRule& cover, const ReferenceTerms& terms, std::size_t cost, const Exact& amount) {
  const WaitRule& wait = *cover.waits;
  const Range hours = terms.schedule_range(wait.hours);
  if (is_settled(hours) && !is_less(exact(0), hours.low)) return exactly(0);
  const Range from = terms.fact_range(wait.from, cost);
  const Range until = terms.fact_range(wait.to, cost);
  const Range anything{exact(0), amount};
  if (!is_settled(hours)) return anything;
  const bool is_length_known = is_settled(from) && is_settled(until);
  const Exact waited = times(hours.low, exact(3600));
  const Exact outage = is_length_known ? minus(until.low, from.low) : exact(0);
  if (is_length_known && !is_less(waited, outage)) return exactly(amount);
  std::optional<Range> cut;
  for (const WaitModeRule& mode : wait.modes) {
    if (is_no(terms.holds(mode.guard, cost))) continue;
    Range one = exactly(0);
    if (mode.kind == WaitModeRule::Kind::deducting) one = kept_within(terms.fact_range(mode.fact, cost), anything);
    if (mode.kind == WaitModeRule::Kind::deducting_pro_rata) {
      one = is_length_known && amount.endless == 0 ? exactly(rounded(times(amount, exact(waited.numerator, outage.numerator)))) : anything;
    }
    cut = cut ? Range{smaller(cut->low, one.low), greater(cut->high, one.high)} : one;
  }
  // An interruption of unknown length may be too short, and then all is lost.
  if (cut && !is_length_known) cut->high = amount;
  return cut.value_or(exactly(0));
}

Range granted_by_clause(const CoverRule& cover, const ReferenceTerms& terms, std::size_t cost, const Range& amount, const CountedUnits& units) {
  if (!cover.grants) return amount;
  const Range stated = rounded(terms.grant(*cover.grants, cost, units));
  const Exact nothing = exact(0);
  return {smaller(greater(stated.low, nothing), amount.low), smaller(greater(stated.high, nothing), amount.high)};
}

CountedUnits units_alone(const CountRule& rule, const ReferenceTerms& terms, std::size_t cost, const Exact& rest) {
  const Range units = terms.fact_range(rule.fact, cost);
  const Range counted{smaller(units.low, rest), smaller(units.high, rest)};
  const bool any = is_less(exact(0), rest);
  if (!is_settled(units)) return {counted, {exact(0), exact(any ? 1 : 0)}};
  if (units.low.numerator == 0) return {counted, exactly(0)};
  return {counted, {exact(counted.low.numerator, units.low.numerator), exact(counted.high.numerator, units.low.numerator)}};
}

Truth any_holds(const std::vector<CheckedGuard>& guards, const ReferenceTerms& terms, std::size_t cost) {
  Truth any = Truth::no;
  for (const CheckedGuard& guard : guards) any = truth_or(any, terms.holds(guard, cost));
  return any;
}

/// The caps of sublimits that a cover draws on, by the name of their rest.
struct Cap {
  std::string name;
  Range amount;
  Truth draws = Truth::yes;
};

std::vector<Cap> caps_of(const Wording& wording, const ReferenceTerms& terms, std::size_t cover, std::size_t cost) {
  std::vector<Cap> caps;
  const CoverRule& rule = wording.covers[cover];
  if (rule.sublimit) caps.push_back({"sublimit of " + rule.name, terms.number(*rule.sublimit, cost)});
  for (const ShareRule& share : rule.shares) {
    const CoverRule& other = wording.covers[share.cover];
    caps.push_back({"sublimit of " + other.name, terms.number(*other.sublimit, cost), terms.holds(share.guard, cost)});
  }
  const bool agreed = rule.agreed_sublimit && terms.schedule(*rule.agreed_sublimit).stated != Stated::left_out;
  if (agreed) caps.push_back({"agreed for " + rule.name, terms.schedule_range(*rule.agreed_sublimit)});
  return caps;
}

Range deductible_of(const Wording& wording, const ReferenceTerms& terms, std::size_t cost, const Dossier& dossier) {
  if (!wording.deductible) return exactly(0);
  const Range before = is_known(dossier.incident.deductible_before) ? exactly(dossier.incident.deductible_before.number) : from_zero();
  const Range rest = minus(terms.number(wording.deductible->amount, cost), before);
  return kept_within(rest, from_zero());
}

Range limit_of(const Wording& wording, const ReferenceTerms& terms, std::size_t cost, const Dossier& dossier) {
  if (!wording.limit) return exactly(without_bound(1));
  const Range used = is_known(dossier.incident.paid_before) ? exactly(dossier.incident.paid_before.number) : from_zero();
  return kept_within(minus(terms.number(wording.limit->amount, cost), used), from_zero());
}

Truth is_deductible_first(const Wording& wording, const ReferenceTerms& terms, std::size_t cost) {
  if (!wording.deductible || !wording.deductible->has_order_line) return Truth::no;
  return terms.holds(wording.deductible->before_sublimit, cost);
}

/// Pours one cost; each step takes from `left`.
class Pouring {
 public:
  Pouring(const Wording& wording, const ReferenceTerms& terms, std::size_t cover, std::size_t cost, bool most, Rests& rests)
      : wording_(wording), terms_(terms), cover_(cover), cost_(cost), most_(most), rests_(rests) {}

  Waterfall pour(const CountedByCost& counted) {
    const Cost& cost = terms_.dossier().costs[cost_];
    const Range amount = is_known(cost.amount) ? exactly(cost.amount.number) : from_zero();
    const Exact claimed = most_ ? amount.high : amount.low;
    const CoverRule& rule = wording_.covers[cover_];
    const auto units = counted.find({cover_, cost_});
    const Range granted = granted_by_clause(rule, terms_, cost_, amount, units == counted.end() ? CountedUnits{} : units->second);
    left_ = most_ ? granted.high : granted.low;
    result_.cuts[static_cast<std::size_t>(MoneyTerm::clause)] = minus(claimed, left_);
    take_facts(MoneyTerm::clause, wording_.off_every_cost);
    result_.granted = left_;
    if (rule.waits) take(MoneyTerm::waiting_period, waiting_cut(rule, terms_, cost_, left_).low);
    take_facts(MoneyTerm::other_insurance, wording_.other_insurance);
    // Taken first, a deductible leaves at least as much: what it takes, the sublimit need not.
    const bool deductible_first = !is_no(is_deductible_first(wording_, terms_, cost_));
    if (deductible_first) take_deductible();
    cap_sublimits();
    if (!deductible_first) take_deductible();
    cap_limit();
    reduce();
    result_.payable = left_;
    return result_;
  }

 private:
  void take(MoneyTerm term, const Exact& amount) {
    const Exact taken = smaller(amount, left_);
    result_.cuts[static_cast<std::size_t>(term)] = plus(result_.cuts[static_cast<std::size_t>(term)], taken);
    left_ = taken.endless != 0 ? exact(0) : minus(left_, taken);
  }
  Exact& rest(const std::string& name, const Exact& whole) { return rests_.try_emplace(name, whole).first->second; }

  /// An amount stated on the cost is its own; the incident's is shared.
  void take_fact(MoneyTerm term, FactId fact, const Range& value) {
    const std::vector<Value>& own = terms_.dossier().costs[cost_].facts;
    if (fact < own.size() && own[fact].stated != Stated::left_out) return take(term, value.low);
    Exact& shared = rest("fact " + std::to_string(fact), terms_.fact_range(fact, cost_).low);
    const Exact taken = smaller(smaller(shared, value.low), left_);
    take(term, taken);
    shared = minus(shared, taken);
  }

  void take_facts(MoneyTerm term, const std::vector<FactTermRule>& rules) {
    for (const FactTermRule& rule : rules) {
      if (is_yes(terms_.holds(rule.guard, cost_))) take_fact(term, rule.fact, terms_.fact_range(rule.fact, cost_));
    }
  }

  void take_deductible() {
    if (!is_no(any_holds(wording_.covers[cover_].free_of_deductible, terms_, cost_))) return;
    Exact& shared = rest("deductible", deductible_of(wording_, terms_, cost_, terms_.dossier()).low);
    const Exact taken = smaller(shared, left_);
    take(MoneyTerm::deductible, taken);
    shared = minus(shared, taken);
  }

  void cap(MoneyTerm term, const std::vector<std::pair<std::string, Exact>>& caps) {
    Exact room = left_;
    for (const auto& [name, whole] : caps) room = smaller(room, rest(name, whole));
    if (is_less(room, left_)) {
      const Exact before = left_;
      left_ = room;
      result_.cuts[static_cast<std::size_t>(term)] = plus(result_.cuts[static_cast<std::size_t>(term)], minus(before, room));
    }
    for (const auto& [name, whole] : caps) {
      Exact& shared = rest(name, whole);
      shared = left_.endless != 0 ? shared : minus(shared, left_);
    }
  }
  void cap_sublimits() {
    std::vector<std::pair<std::string, Exact>> caps;
    for (const Cap& one : caps_of(wording_, terms_, cover_, cost_)) {
      if (is_yes(one.draws)) caps.emplace_back(one.name, one.amount.high);
    }
    cap(MoneyTerm::sublimit, caps);
  }
  void cap_limit() {
    if (!is_no(any_holds(wording_.covers[cover_].free_of_limit, terms_, cost_))) return;
    cap(MoneyTerm::limit, {{"limit", limit_of(wording_, terms_, cost_, terms_.dossier()).high}});
  }

  void reduce() {
    for (const Reduction& one : reductions_of(wording_, terms_, cost_)) {
      const Range value = value_of(one, terms_, cost_);
      if (one.is_amount) {
        if (!is_no(one.truth)) take_fact(MoneyTerm::reduction, one.fact, value);
      } else {
        const Exact share = exact(value.low.numerator, 1'000'000);
        const bool endless = left_.endless != 0 && is_less(share, exact(1));
        if (!endless) take(MoneyTerm::reduction, rounded(times(left_, share)));
      }
    }
  }

  const Wording& wording_;
  const ReferenceTerms& terms_;
  std::size_t cover_;
  std::size_t cost_;
  bool most_;
  Rests& rests_;
  Exact left_;
  Waterfall result_;
};

/// A fact taken off that would leave the amount open.
bool are_settled(const std::vector<FactTermRule>& rules, const ReferenceTerms& terms, std::size_t cost) {
  return std::all_of(rules.begin(), rules.end(), [&](const FactTermRule& rule) {
    return is_no(terms.holds(rule.guard, cost)) || is_settled(terms.fact_range(rule.fact, cost));
  });
}

bool are_terms_settled(const Wording& wording, const ReferenceTerms& terms, std::size_t cover, std::size_t cost) {
  const CoverRule& rule = wording.covers[cover];
  if (!are_settled(wording.other_insurance, terms, cost)) return false;
  const std::vector<Cap> caps = caps_of(wording, terms, cover, cost);
  for (const Cap& cap : caps) {
    if (is_unknown(cap.draws) || (is_yes(cap.draws) && !is_settled(cap.amount))) return false;
  }
  const Truth no_deductible = any_holds(rule.free_of_deductible, terms, cost);
  const Range deductible = deductible_of(wording, terms, cost, terms.dossier());
  const bool is_nothing = is_settled(deductible) && !is_less(exact(0), deductible.low);
  if (is_no(no_deductible) && !is_settled(deductible)) return false;
  if (is_unknown(no_deductible) && !is_nothing) return false;
  const bool has_order = is_no(no_deductible) && !is_nothing && !caps.empty();
  if (has_order && is_unknown(is_deductible_first(wording, terms, cost))) return false;
  const Truth no_limit = any_holds(rule.free_of_limit, terms, cost);
  if (is_unknown(no_limit) || (is_no(no_limit) && !is_settled(limit_of(wording, terms, cost, terms.dossier())))) return false;
  for (const Reduction& reduction : reductions_of(wording, terms, cost)) {
    if (!is_settled(value_of(reduction, terms, cost))) return false;
  }
  return true;
}

}  // namespace

bool is_amount_settled(const Wording& wording, const ReferenceTerms& terms, std::size_t cover, std::size_t cost) {
  const CoverRule& rule = wording.covers[cover];
  const Cost& claimed = terms.dossier().costs[cost];
  if (!is_known(claimed.amount)) return false;
  if (claimed.amount.number == 0) return true;
  CountedUnits units;
  if (rule.counts) units = units_alone(*rule.counts, terms, cost, exact(rule.counts->at_most));
  const Range granted = granted_by_clause(rule, terms, cost, exactly(claimed.amount.number), units);
  // What was recovered on this cost alone may leave nothing; what costs share, another one may use up.
  Exact most = granted.high;
  for (const FactTermRule& off : wording.off_every_cost) {
    const bool own = claimed.facts[off.fact].stated != Stated::left_out || terms.width() == 1;
    if (own && is_yes(terms.holds(off.guard, cost))) most = minus(most, terms.fact_range(off.fact, cost).low);
  }
  if (!is_less(exact(0), most)) return true;
  const bool is_dated = !rule.counts || (is_known(terms.fact(rule.counts->fact, cost)) && is_known(terms.fact(rule.counts->by, cost)));
  if (!is_dated) return false;
  if (!is_settled(granted) || !are_settled(wording.off_every_cost, terms, cost)) return false;
  if (rule.waits) {
    const Range cut = waiting_cut(rule, terms, cost, most);
    if (!is_settled(cut)) return false;
    if (!is_less(cut.low, most)) return true;
  }
  return are_terms_settled(wording, terms, cover, cost);
}

CountedByCost count_by_date(const Wording& wording, const ReferenceTerms& terms, const std::vector<std::vector<std::size_t>>& covers, bool most) {
  CountedByCost counted;
  for (std::size_t c = 0; c < wording.covers.size(); ++c) {
    const std::optional<CountRule>& rule = wording.covers[c].counts;
    if (!rule) continue;
    std::vector<std::size_t> costs;
    for (std::size_t cost = 0; cost < covers.size(); ++cost) {
      if (std::find(covers[cost].begin(), covers[cost].end(), c) != covers[cost].end()) costs.push_back(cost);
    }
    std::stable_sort(costs.begin(), costs.end(), [&](std::size_t a, std::size_t b) {
      return is_less(terms.fact_range(rule->by, a).low, terms.fact_range(rule->by, b).low);
    });
    Exact rest = exact(rule->at_most);
    for (const std::size_t cost : costs) {
      const CountedUnits units = units_alone(*rule, terms, cost, rest);
      counted[{c, cost}] = units;
      rest = minus(rest, most ? units.counted.low : units.counted.high);
    }
  }
  return counted;
}

Waterfall pour(const Wording& wording, const ReferenceTerms& terms, std::size_t cover, std::size_t cost, const CountedByCost& counted, bool most,
               Rests& rests) {
  return Pouring(wording, terms, cover, cost, most, rests).pour(counted);
}

}  // namespace couvert::testing
