// What-if: names of every kind of change, both decisions, errors at the change; and the comparison as people read it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/what_if.h"
#include "source/document.h"
#include "support/cases.h"

namespace couvert {
namespace {

using testing::builtin_engine;
using testing::case_named;

std::optional<ComparedDecisions> compare(const char* product, const char* name, const NamedChanges& changes, Diagnostics& diagnostics) {
  return what_if(builtin_engine(), case_named(product, name).opened, changes, false, Language::en, diagnostics);
}

ComparedDecisions compared(const char* product, const char* name, const NamedChanges& changes) {
  Diagnostics diagnostics;
  const auto result = compare(product, name, changes, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) ADD_FAILURE() << format_diagnostic(d);
  return result.value_or(ComparedDecisions{});
}

constexpr const char* hio = "vaudoise-hio-cyber";
constexpr const char* easy = "lalux-easypro-cyber";

TEST(what_if, a_written_refusal_turns_a_pending_cost_into_a_covered_one) {
  const ComparedDecisions c = compared(hio, "H09", {{"company_refused_in_writing", "yes"}});
  EXPECT_EQ(c.before.outcome, Outcome::pending);
  EXPECT_EQ(c.after.outcome, Outcome::covered);
  EXPECT_EQ(c.after.payable, 120000);
  EXPECT_EQ(questions_only_in(c.before, c.after).size(), 1u);
  EXPECT_TRUE(questions_only_in(c.after, c.before).empty());
  ASSERT_FALSE(changed_findings(c.before, c.after).empty());
  EXPECT_EQ(changed_findings(c.before, c.after).front().clause, "5 c");
}

TEST(what_if, changes_schedules_readings_amounts_and_facts_of_one_cost) {
  EXPECT_EQ(compared(easy, "L01b", {{"schedule.deductible", "500 EUR"}}).after.payable, 1202000);
  EXPECT_EQ(compared(easy, "L01b", {{"schedule.limit.restoration", "4000 EUR"}}).after.payable, 552000);
  EXPECT_EQ(compared(easy, "L01b", {{"reading.deductible_waiver", "hotline_and_experts"}}).after.costs[2].payable, 900000);
  EXPECT_EQ(compared(easy, "L01b", {{"rebuild.amount", "1000 EUR"}}).after.claimed, 352000);
  EXPECT_EQ(compared(easy, "L01b", {{"flaw.mandated_by_insurer", "no"}}).after.costs[1].outcome, CostOutcome::not_granted);
}

TEST(what_if, an_empty_value_takes_a_statement_back) {
  const ComparedDecisions c = compared(hio, "H10", {{"caused_by_household_member", ""}});
  EXPECT_EQ(c.before.costs[0].outcome, CostOutcome::excluded);
  EXPECT_EQ(c.after.costs[0].outcome, CostOutcome::covered);  // then presumed not so
}

TEST(what_if, says_which_costs_keep_their_own_answer) {
  const ComparedDecisions c = compared(easy, "L01b", {{"mandated_by_insurer", "no"}});
  ASSERT_EQ(c.changes.size(), 1u);
  EXPECT_EQ(c.changes[0].own_answers, std::vector<std::string>{"flaw"});
}

TEST(what_if, names_every_wrong_change_at_once) {
  Diagnostics diagnostics;
  EXPECT_FALSE(compare(easy, "L01b",
                       {{"extorsion_threat", "yes"},
                        {"schedule.deductibel", "1 EUR"},
                        {"reading.deductible_waiver", "expert"},
                        {"rebild.amount", "1 EUR"},
                        {"incident.noticed", "2026-01-01"},
                        {"hotline_called", "perhaps"},
                        {"schedule.deductible", "10 CHF"}},
                       diagnostics));
  std::string text;
  for (const Diagnostic& d : diagnostics.all()) text += format_diagnostic(d) + "\n";
  EXPECT_EQ(diagnostics.all().size(), 7u) << text;
  for (const char* hint : {"extortion_threat", "schedule.", "rebuild", "extorsion_threat=yes:1:1"}) EXPECT_NE(text.find(hint), std::string::npos) << text;
}

TEST(what_if, a_change_that_makes_the_dossier_impossible_is_refused) {
  Diagnostics diagnostics;
  EXPECT_FALSE(compare(easy, "L18", {{"interrupted_until", "2026-01-01T08:00"}}, diagnostics));
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(what_if, prints_json_that_can_be_read) {
  const ComparedDecisions c = compared(hio, "H09", {{"company_refused_in_writing", "yes"}});
  const SourceFile file("difference.json", comparison_json(c));
  Diagnostics diagnostics;
  const std::optional<Node> root = read_document(file, {}, diagnostics);
  ASSERT_TRUE(root);
  ASSERT_NE(root->find("difference"), nullptr);
  EXPECT_EQ(root->find("difference")->find("payable")->text, "1200.00 CHF");
  EXPECT_EQ(root->find("difference")->find("costs")->items.size(), 1u);
}

TEST(what_if, reads_as_accepted) {
  struct ToCompare {
    const char* product;
    const char* name;
    NamedChanges changes;
  };
  const ToCompare all[] = {{hio, "H09", {{"company_refused_in_writing", "yes"}}},
                           {easy, "L01b", {{"schedule.deductible", "500 EUR"}, {"flaw.mandated_by_insurer", "unknown"}}}};
  const char* names[] = {"fr", "de", "en"};
  for (const ToCompare& one : all) {
    for (std::size_t l = 0; l < 3; ++l) {
      const auto language = static_cast<Language>(l);
      Diagnostics diagnostics;
      const auto& opened = case_named(one.product, one.name).opened;
      const auto c = what_if(builtin_engine(), opened, one.changes, false, language, diagnostics);
      ASSERT_TRUE(c);
      const std::string text = comparison_text(*opened.wording, *c, language, 100, false);
      const std::string path = std::string(COUVERT_SOURCE_DIR) + "/tests/app/golden/" + one.name + ".whatif." + names[l] + ".txt";
      if (std::getenv("COUVERT_ACCEPT") != nullptr) {
        std::ofstream(path) << text;
        continue;
      }
      std::ifstream in(path);
      std::ostringstream accepted;
      accepted << in.rdbuf();
      EXPECT_EQ(text, accepted.str()) << path;
    }
  }
}

}  // namespace
}  // namespace couvert
