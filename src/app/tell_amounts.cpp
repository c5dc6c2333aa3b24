// The waterfall, on one scale: what is claimed, what comes off and by which clause, what is due.
#include <algorithm>

#include "app/spoken.h"
#include "app/telling.h"

namespace couvert {
namespace {

struct Line {
  std::string text;
  std::vector<std::string> cells;
  Ink ink = Ink::plain;
  std::size_t hang = 0;
  std::size_t indent = 2;
};

std::string minus(std::string number) { return "− " + std::move(number); }

/// Cuts of one term and one clause are one line, in the order of the steps.
std::vector<Cut> joined_cuts(const Telling& t, const SettlementRun& run) {
  std::vector<Cut> joined;
  for (const SettledCut& taken : run.cuts) {
    const Cut cut{taken.term, t.clause_of(taken.statement).id, taken.minor};
    const auto same = [&cut](const Cut& have) { return have.term == cut.term && have.clause == cut.clause; };
    const auto have = std::find_if(joined.begin(), joined.end(), same);
    if (have == joined.end()) joined.push_back(cut);
    else have->minor += cut.minor;
  }
  std::stable_sort(joined.begin(), joined.end(), [](const Cut& a, const Cut& b) { return a.term < b.term; });
  return joined;
}

std::string cut_text(const Telling& t, const Cut& cut) {
  return t.say(word_of(cut.term)) + " (" + t.cited(t.clause_called(cut.clause)) + ")";
}

void print(Telling& t, const std::vector<Line>& lines, std::size_t columns) {
  std::vector<std::size_t> widths(columns, 0);
  for (const Line& line : lines) {
    for (std::size_t c = 0; c < line.cells.size(); ++c) widths[c] = std::max(widths[c], width_of(line.cells[c]));
  }
  std::size_t right = 0;
  for (const std::size_t width : widths) right += width + 2;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].cells.empty() && lines[i].text.empty()) t.page.rule(2, right);
    else t.page.row(lines[i].indent, lines[i].text, lines[i].cells, widths, lines[i].ink, lines[i].hang);
  }
}

/// The words of a language stand at the beginning of a line: only their first letter differs.
std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

bool is_refused(const CostDecision& cost) { return cost.outcome == CostOutcome::not_granted || cost.outcome == CostOutcome::excluded; }

/// From what is claimed to what one computation pays: costs it leaves out, then its cuts, then the sum.
std::vector<Line> steps_of(const Telling& t, const SettlementRun& run, bool with_pending) {
  const Decision& decision = t.decided.decision;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < decision.costs.size(); ++i) {
    const CostDecision& cost = decision.costs[i];
    const bool left_out = is_refused(cost) || (cost.outcome == CostOutcome::pending && !with_pending);
    if (!left_out || cost.claimed == OpenAmount{0}) continue;
    const std::string amount = cost.claimed.minor ? minus(t.money(*cost.claimed.minor)) : t.say(words::unknown);
    lines.push_back({t.cost_name(i) + " · " + t.say(word_of(cost.outcome)), {amount}, Ink::plain, 2});
  }
  for (const Cut& cut : joined_cuts(t, run)) lines.push_back({capital(cut_text(t, cut)), {minus(t.money(cut.minor))}, Ink::plain, 2});
  return lines;
}

/// Whether the steps to the most that can be due are worth showing: something comes off, and they add up.
bool has_steps_at_most(const Telling& t) {
  const Decision& decision = t.decided.decision;
  const SettlementRun& most = t.decided.evaluation.settlement.at_most;
  if (decision.outcome != Outcome::pending || decision.claimed_open || !decision.payable_at_most.minor) return false;
  std::int64_t left = decision.claimed;
  for (const CostDecision& cost : decision.costs) left -= is_refused(cost) ? cost.claimed.minor.value_or(0) : 0;
  for (const SettledCut& cut : most.cuts) left -= cut.minor;
  return left == *decision.payable_at_most.minor && left != decision.claimed;
}

void fall(Telling& t) {
  const Decision& decision = t.decided.decision;
  const Settlement& settlement = t.decided.evaluation.settlement;
  const Line claimed{t.say(words::claimed), {t.money(decision.claimed) + (decision.claimed_open ? " + ?" : "")}};
  std::vector<Line> lines = {claimed};
  for (Line& line : steps_of(t, settlement.due, false)) lines.push_back(std::move(line));
  lines.push_back({"", {}});
  lines.push_back({t.say(words::due_now), {t.money(decision.payable)}, Ink::bold});
  const Line most{t.say(words::if_all_favourable), {t.open_money(decision.payable_at_most)}};
  if (has_steps_at_most(t)) {
    lines.push_back({" ", {""}});
    lines.push_back(claimed);
    for (Line& line : steps_of(t, settlement.at_most, true)) lines.push_back(std::move(line));
    lines.push_back({"", {}});
    lines.push_back(most);
  } else if (decision.outcome == Outcome::pending) {
    lines.push_back(most);
  }
  print(t, lines, 1);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void table(Telling& t) {
  const Decision& decision = t.decided.decision;
  const bool open = decision.outcome == Outcome::pending;
  std::vector<Line> lines;
  const std::string unit = "(" + t.say(words::in_currency, decision.currency.code()) + ")";
  std::vector<std::string> head = {t.say(words::claimed), t.say(words::cut), t.say(words::due)};
  if (open) head.push_back(t.say(words::at_most));
  lines.push_back({t.say(words::cost) + " " + unit, head, Ink::soft});
  std::int64_t cut_total = 0;
  bool cut_open = false;
  for (std::size_t i = 0; i < decision.costs.size(); ++i) {
    const CostDecision& cost = decision.costs[i];
    std::string text = std::string(symbol_of(cost.outcome)) + " " + t.cost_name(i);
    if (!cost.clauses.empty()) text += " · " + joined(cost.clauses);
    const bool left_out = cost.outcome != CostOutcome::covered && cost.claimed != OpenAmount{0};
    const std::string claimed = cost.claimed.minor ? t.number(*cost.claimed.minor) : "?";
    // A cost that is refused or open is taken off as a whole, so that each row adds up.
    const std::string taken = left_out ? minus(claimed) : cost.cuts.empty() ? "–" : "";
    if (left_out) cut_total += cost.claimed.minor.value_or(0);
    cut_open = cut_open || (left_out && !cost.claimed.minor);
    std::vector<std::string> cells = {claimed, taken, t.number(cost.payable)};
    if (open) cells.push_back(cost.payable_at_most.minor ? t.number(*cost.payable_at_most.minor) : "∞");
    lines.push_back({std::move(text), std::move(cells), ink_of(cost.outcome), 2});
    for (const Cut& cut : cost.cuts) {
      std::vector<std::string> cut_cells = {"", minus(t.number(cut.minor)), ""};
      if (open) cut_cells.push_back("");
      lines.push_back({cut_text(t, cut), std::move(cut_cells), Ink::plain, 2, 6});
      cut_total += cut.minor;
    }
  }
  lines.push_back({"", {}});
  std::vector<std::string> totals = {decision.claimed_open ? t.number(decision.claimed) + " + ?" : t.number(decision.claimed),
                                     cut_total == 0 && !cut_open ? "–" : minus(t.number(cut_total)) + (cut_open ? " − ?" : ""),
                                     t.number(decision.payable)};
  if (open) totals.push_back(decision.payable_at_most.minor ? t.number(*decision.payable_at_most.minor) : "∞");
  lines.push_back({t.say(words::total), std::move(totals), Ink::bold});
  print(t, lines, open ? 4 : 3);
}

}  // namespace

void tell_amounts(Telling& t) {
  if (t.decided.decision.costs.empty()) return;
  t.page.heading(t.say(words::head_amounts));
  if (t.to_insured()) fall(t);
  else table(t);
}

}  // namespace couvert
