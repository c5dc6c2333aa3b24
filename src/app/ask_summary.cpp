// Lines only; the full explanation is the business of `explain`.
#include "app/ask_summary.h"

#include <algorithm>

#include "app/ask_phrases.h"

namespace couvert {
namespace {

std::string cost_line(const CostDecision& cost, const Currency& currency, Language language) {
  std::string line = "  " + cost.id + ": " + say(phrase_of(cost.outcome), language);
  for (std::size_t i = 0; i < cost.clauses.size(); ++i) line += (i == 0 ? " (" : ", ") + cost.clauses[i];
  if (!cost.clauses.empty()) line += ")";
  line += " · " + say(AskPhrase::line_payable, language) + " " + amount_text({cost.payable}, currency, language);
  if (cost.outcome == CostOutcome::pending)
    line += " · " + say(AskPhrase::line_at_most, language) + " " + amount_text(cost.payable_at_most, currency, language);
  return line + "\n";
}

std::string assumed_lines(const Decision& decision) {
  constexpr std::size_t width = 100;
  std::string lines, line;
  for (const AssumedFact& assumed : decision.assumed) {
    const std::string item = " " + assumed.fact + "=" + assumed.value + (&assumed == &decision.assumed.back() ? "" : ",");
    if (line.empty() || line.size() + item.size() > width) {
      lines += line + "\n";
      line = " ";
    }
    line += item;
  }
  return lines + line + "\n";
}

std::string missing_lines(const Decision& decision, Language language) {
  std::string lines;
  for (const MissingFact& missing : decision.missing) {
    lines += "  " + (missing.cost.empty() ? "" : missing.cost + ".") + missing.fact + " (" + missing.clause + "): " + missing.question + " — " +
             say(phrase_of(missing.owed_by), language) + "\n";
  }
  return lines;
}

}  // namespace

std::string amount_text(const OpenAmount& amount, const Currency& currency, Language language) {
  return amount.minor ? format_money({*amount.minor, currency}) : say(AskPhrase::without_bound, language);
}

std::string ask_summary(const Decision& decision, Language language) {
  std::string text = say(AskPhrase::decision_title, language, {say(phrase_of(decision.outcome), language)}) + "\n";
  const OpenAmount claimed = decision.claimed_open ? OpenAmount{} : OpenAmount{decision.claimed};
  text += "  " + say(AskPhrase::line_claimed, language) + " " + amount_text(claimed, decision.currency, language);
  text += " · " + say(AskPhrase::line_payable, language) + " " + amount_text({decision.payable}, decision.currency, language);
  if (decision.outcome == Outcome::pending)
    text += " · " + say(AskPhrase::line_at_most, language) + " " + amount_text(decision.payable_at_most, decision.currency, language);
  text += "\n";
  for (const CostDecision& cost : decision.costs) text += cost_line(cost, decision.currency, language);
  if (!decision.missing.empty()) text += say(AskPhrase::line_open, language) + "\n" + missing_lines(decision, language);
  if (decision.assumed.empty()) return text;
  return text + say(AskPhrase::line_assumed, language) + assumed_lines(decision);
}

}  // namespace couvert
