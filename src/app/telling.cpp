// Facts, clauses and names in the reader's language.
#include "app/telling.h"

#include <algorithm>

#include "app/spoken.h"

namespace couvert {

Telling::Telling(const DecidedDossier& of, const ExplainOptions& how) : decided(of), options(how), page(how.width, how.colour) {}

std::string Telling::money(std::int64_t minor) const { return spoken_money(minor, decided.decision.currency, options.language); }
std::string Telling::number(std::int64_t minor) const { return spoken_number(minor, decided.decision.currency, options.language); }
std::string Telling::open_money(const OpenAmount& amount) const { return spoken_open(amount, decided.decision.currency, options.language); }

std::string Telling::cost_name(std::size_t cost) const {
  const auto& costs = decided.dossier.costs;
  const KindId kind = costs[cost].kind;
  const std::string& label = decided.wording.form.vocabulary->kinds[kind].label.in(options.language);
  const auto same = [kind](const Cost& other) { return other.kind == kind; };
  const bool is_alone = to_insured() && std::count_if(costs.begin(), costs.end(), same) == 1;
  return is_alone ? label : label + " (" + costs[cost].id + ")";
}

std::string Telling::cost_name(const std::string& id) const {
  for (std::size_t cost = 0; cost < decided.dossier.costs.size(); ++cost) {
    if (decided.dossier.costs[cost].id == id) return cost_name(cost);
  }
  return id;
}

std::string Telling::clause_id(std::string_view id) {
  std::string text;
  for (const char c : id) {
    if (c == ' ') text += "\u00a0";
    else text += c;
  }
  return text;
}

std::string Telling::clause_name(const Clause& clause) const { return clause_id(clause.id) + " · " + clause.title.in(options.language); }

std::string Telling::cited(const Clause& clause) const { return clause.law ? clause_id(clause.id) : say(words::cited_clause, clause_id(clause.id)); }

const Clause& Telling::clause_of(StatementId statement) const {
  return decided.wording.clauses[decided.wording.statements[statement].clause];
}

const Clause& Telling::clause_called(const std::string& id) const {
  const auto& clauses = decided.wording.clauses;
  return *std::find_if(clauses.begin(), clauses.end(), [&id](const Clause& clause) { return clause.id == id; });
}

std::string Telling::answered(const std::string& question, const std::string& answer) const {
  if (question.ends_with("?")) return question + " " + answer;
  return question + (options.language == Language::fr ? " : " : ": ") + answer;
}

std::string Telling::presumed_note(SlotAt at) const {
  const std::uint16_t presumption = decided.evaluation.inputs.presumption(at.slot, at.cost);
  if (presumption == 0) return {};
  if (to_insured()) return " (" + say(words::presumed) + ")";
  const bool insurer = decided.program.presumptions[presumption - 1u].burden == Owner::insurer;
  return " (" + say(insurer ? words::presumed_insurers : words::presumed_policyholders) + ")";
}

std::string Telling::fact(SlotAt at) const {
  const Slot& slot = decided.program.slots[at.slot];
  const Value value = decided.evaluation.inputs.value(at.slot, at.cost);
  return answered(spoken_question(decided.wording, slot, options.language), spoken_value(decided.wording, slot, value, options.language)) +
         presumed_note(at);
}

void Telling::bullet(std::size_t indent, const std::string& text, Ink ink) { page.paragraph(indent, "– " + text, 2, ink); }

void Telling::facts(std::size_t indent, const std::vector<SlotAt>& slots) {
  std::vector<std::string> said;
  for (const SlotAt& at : slots) {
    std::string text = fact(at);
    if (std::find(said.begin(), said.end(), text) != said.end()) continue;
    const bool open = !is_known(decided.evaluation.inputs.value(at.slot, at.cost));
    bullet(indent, text, open ? Ink::open : Ink::plain);
    said.push_back(std::move(text));
  }
}

void Telling::quote(std::size_t indent, const Clause& clause) {
  if (clause.text.empty()) return;
  const bool first = quoted_.empty();
  if (!quoted_.insert(&clause).second) {
    if (to_court()) page.paragraph(indent, say(words::see_above), 0, Ink::soft);
    return;
  }
  if (options.language != Language::fr && (first || to_court())) page.paragraph(indent, say(words::contract_language) + ":", 0, Ink::soft);
  std::string_view text = clause.text;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    std::string part(text.substr(0, end));
    std::replace(part.begin(), part.end(), '\n', ' ');
    for (const std::string& line : wrap(part, page.width() - indent - 2)) page.paragraph(indent, "│ " + line, 0, Ink::soft);
    text.remove_prefix(std::min(end + 2, text.size()));
    if (!text.empty() && options.audience != Audience::handler) page.paragraph(indent, "│", 0, Ink::soft);
  }
}

bool Telling::is_new(StatementId statement, const std::vector<SlotAt>& facts) {
  std::string told = std::to_string(statement);
  for (const SlotAt& at : facts) told += "\n" + fact(at);
  return told_.insert(std::move(told)).second;
}

void Telling::law_source(std::size_t indent, const Clause& clause) {
  if (!clause.law || clause.law_source.empty()) return;
  if (!clause.law_as_of) return page.paragraph(indent, say(words::law_source_only, clause.law_source), 0, Ink::soft);
  const Phrase& phrase = clause.law_checked ? words::law_checked : words::law_unchecked;
  page.paragraph(indent, say(phrase, clause.law_source, spoken_day(*clause.law_as_of, options.language)), 0, Ink::soft);
}

Ink ink_of(CostOutcome outcome) {
  switch (outcome) {
    case CostOutcome::covered: return Ink::good;
    case CostOutcome::not_granted: return Ink::bold;
    case CostOutcome::excluded: return Ink::bad;
    case CostOutcome::pending: break;
  }
  return Ink::open;
}

std::string_view symbol_of(CostOutcome outcome) {
  switch (outcome) {
    case CostOutcome::covered: return "●";
    case CostOutcome::not_granted: return "○";
    case CostOutcome::excluded: return "■";
    case CostOutcome::pending: break;
  }
  return "◆";
}

}  // namespace couvert
