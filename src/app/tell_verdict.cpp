// A sentence for each outcome.
#include "app/tell_verdict.h"

#include <algorithm>
#include <set>

#include "app/spoken.h"
#include "app/words.h"

namespace couvert {
namespace {

/// What is claimed, in words that may end in an amount nobody knows yet.
std::string claimed(const Decision& decision, Language language) {
  const std::string amount = spoken_money(decision.claimed, decision.currency, language);
  if (!decision.claimed_open) return amount;
  return decision.claimed == 0 ? say(words::amount_unknown, language) : say(words::amount_and_unknown, language, amount);
}

/// How many answers are missing, one question asked for several costs counted once.
std::size_t questions_open(const Decision& decision) {
  std::set<std::string> facts;
  for (const MissingFact& missing : decision.missing) facts.insert(missing.fact);
  return std::max<std::size_t>(1, facts.size());
}

std::string verdict_on_open(const Decision& decision, bool you, Language language) {
  if (decision.costs.empty()) return say(words::no_costs, language);
  const std::string answers = say_number(words::answers_one, words::answers_many, language, questions_open(decision));
  const std::string due = spoken_money(decision.payable, decision.currency, language);
  if (!decision.payable_at_most.minor) return say(you ? words::you_open_unbounded : words::they_open_unbounded, language, due, answers);
  const std::string most = spoken_money(*decision.payable_at_most.minor, decision.currency, language);
  if (!you) return say(words::they_open, language, due, most, answers);
  if (decision.payable == 0) return say(words::you_open_nothing, language, most, answers);
  return say(words::you_open, language, due, most, answers);
}

std::string sentence(const Decision& decision, bool you, Language language) {
  const std::string due = spoken_money(decision.payable, decision.currency, language);
  switch (decision.outcome) {
    case Outcome::pending: return verdict_on_open(decision, you, language);
    case Outcome::covered: return say(you ? words::you_all : words::they_all, language, due);
    case Outcome::partly_covered: return say(you ? words::you_part : words::they_part, language, due, claimed(decision, language));
    case Outcome::not_covered: break;
  }
  return say(you ? words::you_nothing : words::they_nothing, language, claimed(decision, language));
}

}  // namespace

std::string verdict_sentence(const Decision& decision, Audience audience, Language language) {
  const bool you = audience == Audience::insured;
  const std::string said = sentence(decision, you, language);
  return you ? said : say(word_of(decision.outcome), language) + ". " + said;
}

}  // namespace couvert
