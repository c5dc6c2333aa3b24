#include "program/rule_book.h"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "support/hand_made_rules.h"

namespace couvert {
namespace {

RuleBook hand_made_book() {
  std::vector<CitedRule> rules;
  add_rules(std::make_shared<const Wording>(hand_made::lu()), true, rules);
  Wording gdpr = hand_made::gdpr();
  gdpr.clauses.push_back({.id = "GDPR 34"});  // without a calculation
  add_rules(std::make_shared<const Wording>(std::move(gdpr)), true, rules);
  Wording hio = hand_made::hio();
  hio.clauses.push_back({.id = "LCA 2a", .law = true});
  hio.calculations.deadlines.push_back({.clause = 1, .name = "withdraw_by"});
  add_rules(std::make_shared<const Wording>(std::move(hio)), false, rules);
  return RuleBook(std::move(rules));
}

std::string found(const std::string& id) {
  static const RuleBook book = hand_made_book();
  const CitedRule* rule = book.find(id);
  return rule == nullptr ? "" : rule->id + " = " + rule->wording->clauses[rule->clause].id;
}

TEST(RuleBook, FindsAClauseByItsOwnIdOrByTheProduct) {
  EXPECT_EQ(found("LU 44"), "LU 44 = LU 44");
  EXPECT_EQ(found("HIO 6"), "HIO 6 = 6");
  EXPECT_EQ(found("6"), "");
}

TEST(RuleBook, ParagraphsFallBackOnTheirArticle) {
  EXPECT_EQ(found("LU 29(2)"), "LU 29 = LU 29");
  EXPECT_EQ(found("GDPR 33(1)(a)"), "GDPR 33 = GDPR 33");
  EXPECT_EQ(found("LU 2(1)"), "");
}

TEST(RuleBook, LeavesOutClausesWithoutCalculationAndTheLawOfAProduct) {
  EXPECT_EQ(found("GDPR 34"), "");
  EXPECT_EQ(found("LCA 2a"), "");
}

TEST(RuleBook, NamesTheNearestRule) {
  EXPECT_EQ(hand_made_book().nearest_to("GDRP 33(1)"), "did you mean `GDPR 33`?");
  EXPECT_EQ(hand_made_book().nearest_to("a quite different thing"), "");
}

}  // namespace
}  // namespace couvert
