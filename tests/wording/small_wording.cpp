#include "wording/small_wording.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <sstream>

namespace couvert::test {
namespace {

std::string vocabulary() {
  std::ifstream in(std::string(COUVERT_SOURCE_DIR) + "/tests/wrong/_vocabulary.md", std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string product_text(const SmallWording& small) {
  const std::string uses = small.law.empty() ? "[vocabulary]" : "[vocabulary, law/small]";
  return "---\nproduct: small\nedition: test\ntitle: Petite police\nlanguage: fr\ncurrency: CHF\ntimezone: Europe/Zurich\nuses: " + uses +
         "\nschedule:\n" + small.schedule +
         "---\n\n## 1 — Tout\n\n```rules\ntitle de \"Alles\" en \"All\"\nlimit: sum_insured per event\n" + small.rules + "\n```\n";
}

std::string law_text(const SmallWording& small) {
  return "---\nmodule: law/small\ntitle: Petite loi\nlanguage: fr\ncontracts_from: 1997-09-07\n---\n\n## LX 1 — Règle\n\n```rules\n"
         "title de \"Regel\" en \"Rule\"\nsource \"un journal\" of 2026-01-01 unchecked\n" + small.law + "\n```\n";
}

std::string mask_of(std::int64_t number) {
  std::string bits;
  for (std::uint64_t mask = static_cast<std::uint64_t>(number); mask != 0; mask >>= 1u) bits.insert(0, (mask & 1u) != 0 ? "1" : "0");
  return bits;
}

std::string operation(const Term& term) {
  constexpr std::array<const char*, 6> comparisons{"=", "!=", "<", "<=", ">", ">="};
  switch (term.op) {
    case TermOp::negation: return "not";
    case TermOp::conjunction: return "and";
    case TermOp::disjunction: return "or";
    case TermOp::compare: return comparisons.at(static_cast<std::size_t>(term.number));
    case TermOp::within_cover: return "within_cover";
    case TermOp::on_any_cost: return "on_any_cost";
    case TermOp::local_day: return "local_day";
    case TermOp::add_months: return "add_months " + std::to_string(term.number);
    case TermOp::add: return "+";
    case TermOp::subtract: return "-";
    case TermOp::multiply: return "*";
    case TermOp::percent_of: return "ppm " + std::to_string(term.number);
    default: return {};
  }
}

std::string leaf(const Wording& wording, const Term& term) {
  switch (term.op) {
    case TermOp::fact_truth:
    case TermOp::fact_number: return wording.form.vocabulary->facts[term.index].name;
    case TermOp::fact_option: return wording.form.vocabulary->facts[term.index].name + "&" + mask_of(term.number);
    case TermOp::schedule_truth:
    case TermOp::schedule_number: return wording.form.schedule[term.index].name;
    case TermOp::schedule_option: return wording.form.schedule[term.index].name + "&" + mask_of(term.number);
    case TermOp::reading_option: return wording.form.readings[term.index].name + "&" + mask_of(term.number);
    case TermOp::event: return wording.events[term.index].name;
    case TermOp::any_event: return "any_event";
    case TermOp::kept: return "kept_" + wording.duties[term.index].name;
    case TermOp::incident_instant: return "incident_" + std::to_string(term.number);
    case TermOp::policy_day: return "policy_" + std::to_string(term.number);
    case TermOp::amount: return "amount";
    case TermOp::counted: return "counted";
    case TermOp::counted_share: return "counted_share";
    default: return std::to_string(term.number);
  }
}

}  // namespace

std::shared_ptr<const Wording> check_small(const SmallWording& small, Diagnostics& diagnostics) {
  const Texts texts{{"vocabulary.md", vocabulary()}, {"small/test.md", product_text(small)}, {"law/small.md", law_text(small)}};
  return assemble_wording(texts, "small/test.md", "", diagnostics);
}

std::shared_ptr<const Wording> checked(const SmallWording& small) {
  Diagnostics diagnostics;
  auto wording = check_small(small, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity == Severity::error) ADD_FAILURE() << format_diagnostic(diagnostic);
  }
  return wording;
}

std::string print_term(const Wording& wording, TermId id) {
  const Term& term = wording.at(id);
  const std::string name = operation(term);
  if (name.empty()) return leaf(wording, term);
  std::string text = "(" + name + " " + print_term(wording, term.a);
  const bool is_unary = term.op == TermOp::negation || term.op == TermOp::within_cover || term.op == TermOp::on_any_cost ||
                        term.op == TermOp::local_day || term.op == TermOp::add_months || term.op == TermOp::percent_of;
  if (!is_unary) text += " " + print_term(wording, term.b);
  return text + ")";
}

}  // namespace couvert::test
