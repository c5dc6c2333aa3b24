// What would change the result: first what would turn a refusal, then what open answers would bring, last what payments rest on.
#include <algorithm>

#include "app/spoken.h"
#include "app/telling.h"

namespace couvert {
namespace {

Slot slot_of(const Telling& t, const OtherAnswer& answer) {
  Slot slot;
  slot.index = answer.fact;
  slot.type = t.decided.wording.form.vocabulary->facts[answer.fact].type;
  return slot;
}

std::string question_of(const Telling& t, const OtherAnswer& answer) {
  return spoken_question(t.decided.wording, slot_of(t, answer), t.options.language);
}

std::string spoken(const Telling& t, const OtherAnswer& answer, Value value) {
  return spoken_value(t.decided.wording, slot_of(t, answer), value, t.options.language);
}

bool is_refused(const TurningPoints& points) {
  return points.outcome == CostOutcome::not_granted || points.outcome == CostOutcome::excluded;
}

void name_cost(Telling& t, const TurningPoints& points) {
  t.page.blank();
  t.page.paragraph(2, std::string(symbol_of(points.outcome)) + " " + t.cost_name(points.cost), 2, ink_of(points.outcome));
}

/// What a cost would bring; where others share its deductible and limit, what they lose by it, and the total.
std::string brings(const Telling& t, std::int64_t payable, std::int64_t total, const std::vector<Fall>& falls) {
  if (payable == total && falls.empty()) return t.say(words::owed_amount, t.money(payable));
  std::string lost;
  for (const Fall& fall : falls) {
    lost += lost.empty() ? "" : ", ";
    lost += t.say(words::falls_from, t.cost_name(fall.cost), t.money(fall.from), t.money(fall.to));
  }
  if (lost.empty()) return t.say(words::owed_with_total, t.money(payable), t.money(total));
  return t.say(words::owed_while_falling, t.money(payable), lost, t.money(total));
}

void tell_ways_out(Telling& t, const TurningPoints& points) {
  const bool sets = points.ways_out.front().answers.size() > 1;
  const Phrase& lead = points.ways_out.size() > 1 ? words::would_be_covered_sets : sets ? words::would_be_covered_all : words::would_be_covered;
  t.page.paragraph(4, t.say(lead));
  for (std::size_t w = 0; w < points.ways_out.size(); ++w) {
    const WayOut& way = points.ways_out[w];
    if (w > 0 && sets) t.page.paragraph(4, t.say(words::or_else));
    for (const OtherAnswer& answer : way.answers) {
      const std::string instead = t.say(words::instead_of, spoken(t, answer, answer.other), spoken(t, answer, answer.now));
      t.bullet(4, t.answered(question_of(t, answer), instead));
    }
    t.page.paragraph(6, t.say(words::would_pay, brings(t, way.payable, way.total, way.falls)));
  }
}

void tell_refusal(Telling& t, const TurningPoints& points) {
  name_cost(t, points);
  if (!points.ways_out.empty()) return tell_ways_out(t, points);
  if (points.grounds.empty()) return t.page.paragraph(4, t.say(words::nothing_helps));
  t.page.paragraph(4, t.say(words::no_act_helps));
  t.facts(4, points.grounds);
}

std::string brought(const Telling& t, const Turn& turn) {
  if (turn.outcome == CostOutcome::covered) return brings(t, turn.payable, turn.total, turn.falls);
  return t.say(word_of(turn.outcome));
}

/// Whether some answer to this question settles the cost alone; the others are told among what is missing.
bool settles(const TurningPoints& points, FactId fact) {
  return std::any_of(points.answers.begin(), points.answers.end(),
                     [fact](const Turn& turn) { return turn.answer.fact == fact && turn.outcome != CostOutcome::pending; });
}

bool is_settled_by_one_answer(const TurningPoints& points) {
  return std::any_of(points.answers.begin(), points.answers.end(), [](const Turn& turn) { return turn.outcome != CostOutcome::pending; });
}

void tell_open(Telling& t, const TurningPoints& points) {
  name_cost(t, points);
  const Turn* last = nullptr;
  for (const Turn& turn : points.answers) {
    if (!settles(points, turn.answer.fact)) continue;
    if (last == nullptr || last->answer.fact != turn.answer.fact) t.page.paragraph(4, question_of(t, turn.answer));
    t.bullet(4, t.say(words::if_answer, spoken(t, turn.answer, turn.answer.other), brought(t, turn)));
    last = &turn;
  }
}

/// What follows when a payment loses an answer that it rests on.
enum class Effect { nothing, less, open };

Effect effect_of(const Turn& turn) {
  if (turn.outcome == CostOutcome::pending) return Effect::open;
  return turn.payable == 0 ? Effect::nothing : Effect::less;
}

/// One answer with the payments that rest on it in the same way.
struct Support {
  const Turn* turn = nullptr;
  Effect effect = Effect::nothing;
  std::vector<std::size_t> costs;
};

std::vector<Support> supports_of(const Telling& t) {
  std::vector<Support> supports;
  for (const TurningPoints& points : t.decided.outlook.turning_points) {
    for (const Turn& turn : points.rests_on) {
      const Effect effect = effect_of(turn);
      const auto same = [&](const Support& s) {
        return s.turn->answer.fact == turn.answer.fact && s.turn->answer.now == turn.answer.now && s.effect == effect && effect != Effect::less;
      };
      auto have = std::find_if(supports.begin(), supports.end(), same);
      if (have == supports.end()) have = supports.insert(have, {&turn, effect, {}});
      have->costs.push_back(points.cost);
    }
  }
  return supports;
}

/// `intentional_act=no`, for readers who work with names.
std::string name_and_answer(const Telling& t, const OtherAnswer& answer) {
  const Fact& fact = t.decided.wording.form.vocabulary->facts[answer.fact];
  std::string text = fact.name + "=";
  if (fact.type == FactType::option) return text + fact.options[static_cast<std::size_t>(answer.now.number)].name;
  return text + (answer.now.number != 0 ? "yes" : "no");
}

/// What is left of a head that was told.
constexpr std::string_view told = "●";

/// `head` stands before the lead where names of facts follow it in one paragraph; it is told once.
void tell_supports(Telling& t, const std::vector<const Support*>& supports, Effect effect, const Phrase& lead, std::string& head) {
  const bool by_name = !head.empty();
  std::string names;
  bool led = false;
  for (const Support* support : supports) {
    if (support->effect != effect) continue;
    if (!led && !by_name) t.page.paragraph(4, t.say(lead));
    led = true;
    const OtherAnswer& answer = support->turn->answer;
    std::string text = by_name ? name_and_answer(t, answer) : t.answered(question_of(t, answer), spoken(t, answer, answer.now));
    std::string note = answer.presumed ? t.say(words::presumed) : "";
    if (effect == Effect::less) note += (note.empty() ? "" : ", ") + t.say(words::less_amount, t.money(support->turn->payable));
    if (!note.empty()) text += " (" + note + ")";
    if (by_name) names += (names.empty() ? "" : " · ") + text;
    else t.bullet(4, text);
  }
  if (names.empty()) return;
  const bool goes_on = head == told;
  t.page.paragraph(goes_on ? 4 : 2, (goes_on ? "" : head + " — ") + t.say(lead) + " " + names, goes_on ? 0 : 2);
  head = told;
}

/// Payments that rest on the same answers stand together. The insured is spared what would only raise further questions.
void tell_payments(Telling& t) {
  const std::vector<Support> supports = supports_of(t);
  const auto& all = t.decided.outlook.turning_points;
  const auto payments = std::count_if(all.begin(), all.end(), [](const TurningPoints& p) { return !p.rests_on.empty(); });
  std::vector<std::vector<std::size_t>> groups;
  for (const Support& support : supports) {
    if (t.to_insured() && support.effect == Effect::open) continue;
    if (std::find(groups.begin(), groups.end(), support.costs) == groups.end()) groups.push_back(support.costs);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::vector<std::size_t>& group : groups) {
    std::string name;
    for (const std::size_t cost : group) name += (name.empty() ? "" : ", ") + t.cost_name(cost);
    if (payments > 1 && group.size() == static_cast<std::size_t>(payments)) name = t.say(words::all_payments);
    std::string head;
    if (t.options.audience == Audience::handler) {
      head = "● " + name;
    } else {
      t.page.blank();
      t.page.paragraph(2, "● " + name, 2, Ink::good);
    }
    std::vector<const Support*> members;
    for (const Support& support : supports) {
      if (support.costs == group) members.push_back(&support);
    }
    const bool brief = !head.empty();
    tell_supports(t, members, Effect::nothing, brief ? words::changed_nothing : words::otherwise_nothing, head);
    tell_supports(t, members, Effect::less, brief ? words::changed_less : words::otherwise_less, head);
    if (!t.to_insured()) tell_supports(t, members, Effect::open, brief ? words::changed_open : words::otherwise_open, head);
  }
}

}  // namespace

void tell_changes(Telling& t) {
  const auto& all = t.decided.outlook.turning_points;
  const bool any = std::any_of(all.begin(), all.end(), [](const TurningPoints& p) {
    return is_refused(p) || !p.rests_on.empty() || is_settled_by_one_answer(p);
  });
  if (!any) return;
  t.page.heading(t.say(words::head_change));
  const std::size_t costs = t.decided.dossier.costs.size();
  if (all.size() < costs) t.page.paragraph(2, t.say(words::searched_only, std::to_string(all.size()), std::to_string(costs)));
  for (const TurningPoints& points : all) {
    if (is_refused(points)) tell_refusal(t, points);
  }
  for (const TurningPoints& points : all) {
    if (is_settled_by_one_answer(points)) tell_open(t, points);
  }
  tell_payments(t);
}

}  // namespace couvert
