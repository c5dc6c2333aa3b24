// The document around the rules: front matter, headings, paragraphs, fences.
#include <gtest/gtest.h>

#include "wording/parse_rules_of.h"

namespace couvert {
namespace {

using test::joined;
using test::parse_text;
using test::Parsed;

const std::string head = "---\nmodule: law/test\n---\n";
const std::string rule = "```rules\nno rule \"x\"\n```\n";

TEST(parse_front_matter, of_a_product) {
  const Parsed parsed = parse_text(R"(---
product: hio
edition: 2024-01
title: "HIO — Cyber"
language: fr
currency: CHF
timezone: Europe/Zurich
cite: HIO
in_force_from: 2024-01-01
uses: [vocabulary, law/ch-lca]
schedule:
  sum_insured: money
  deductible: money = 0
  order: after | before = after
  limit.<cover>: money = none
  waived: bool = no
  kind: a | b = reading kind
source: leaflet
---
)");
  EXPECT_EQ(parsed.reports(), "");
  const FrontMatter& front = parsed.tree.front;
  EXPECT_EQ(front.product.text + " " + front.edition.text + " " + front.title.text, "hio 2024-01 HIO — Cyber");
  EXPECT_EQ(front.language.text + front.currency.text + front.timezone.text + front.cite.text + front.source.text, "frCHFEurope/ZurichHIOleaflet");
  EXPECT_EQ(front.edition.place, (Place{3, 10}));
  EXPECT_EQ(format_day(front.in_force_from.value_or(Day{})), "2024-01-01");
  EXPECT_EQ(joined(front.uses), "vocabulary law/ch-lca");
  ASSERT_EQ(front.schedule.size(), 6u);
  EXPECT_EQ(front.schedule[0].type.name.text, "money");
  EXPECT_FALSE(front.schedule[0].default_value || front.schedule[0].default_reading);
  EXPECT_EQ(front.schedule[1].default_value.value_or(Word{}).text, "0");
  EXPECT_EQ(joined(front.schedule[2].type.options), "after before");
  EXPECT_EQ(front.schedule[2].default_value.value_or(Word{}).text, "after");
  EXPECT_EQ(front.schedule[3].name.text, "limit.<cover>");
  EXPECT_EQ(front.schedule[3].default_value.value_or(Word{}).text, "none");
  EXPECT_EQ(front.schedule[5].default_reading.value_or(Word{}).text, "kind");
  EXPECT_EQ(front.schedule[5].default_reading.value_or(Word{}).place, (Place{17, 25}));
}

TEST(parse_front_matter, of_a_module) {
  const Parsed parsed = parse_text("---\nmodule: law/lu\ncontracts_from: 1997-09-07\n---\n");
  EXPECT_EQ(parsed.reports(), "");
  EXPECT_EQ(parsed.tree.front.module.text, "law/lu");
  EXPECT_EQ(format_day(parsed.tree.front.contracts_from.value_or(Day{})), "1997-09-07");
}

TEST(parse_front_matter, errors) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "1:1 malformed_front_matter the file does not begin with a front matter; it stands between two lines `---` at the top\n"},
      {"---\nmodule: a\n", "1:1 malformed_front_matter the file does not begin with a front matter; it stands between two lines `---` at the top\n"},
      {"---\n- a\n---\n", "1:1 malformed_front_matter the front matter is no list of `key: value`\n"},
      {"---\ntitle: a\n---\n", "1:1 missing_key the front matter has neither `product` nor `module`\n"},
      {"---\nproduct: a\nmodule: b\nedition: c\ntitle: d\nlanguage: fr\ncurrency: CHF\ntimezone: e\n---\n",
       "3:9 malformed_front_matter a file is a `product` or a `module`, not both\n"},
      {"---\nproduct: a\nedition: c\ntitle: d\nlanguage: fr\ntimezone: e\n---\n", "1:1 missing_key the front matter of a product has no `currency`\n"},
      {"---\nmodule: a\nedtion: b\n---\n", "3:1 unknown_key `edtion` is no key of a front matter; did you mean `edition`?\n"},
      {"---\nmodule: [a]\n---\n", "2:9 wrong_type `module` takes one text\n1:1 missing_key the front matter has neither `product` nor `module`\n"},
      {"---\nmodule: a\nuses: b\n---\n", "3:7 wrong_type `uses` takes a list of modules; for example `[vocabulary, law/ch-lca]`\n"},
      {"---\nmodule: a\nschedule: b\n---\n", "3:11 wrong_type `schedule` takes keys with their types; for example `deductible: money = 0`\n"},
      {"---\nmodule: a\nschedule:\n  k: monney = 0\n---\n",
       "4:6 unknown_type `monney` is no type; types are bool, money, count, percent, date, datetime, or options separated by `|`; did you mean `money`?\n"},
      {"---\nmodule: a\nschedule:\n  k: money 0\n---\n", "4:12 malformed_statement expected `=` or the end of the statement, seen `0`\n"},
      {"---\nmodule: a\nschedule:\n  K: money\n---\n",
       "4:3 malformed_front_matter `K` is no key of a schedule; names have small letters, digits, `_` and `.` only\n"},
      {"---\nmodule: a\nin_force_from: soon\n---\n", "3:16 malformed_date `soon` is no day of the calendar; a day is written 2022-01-01\n"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(parse_text(text).reports(), expected) << text;
}

TEST(parse_headings, open_clauses_and_groups) {
  const Parsed parsed = parse_text(head + "# HIO — Tout\n\n## 1.3 a — Achat *manqué* — suite\n\nUn `mot`,\nsuite.\n\nDeux.\n\n" + rule +
                                   "\n## Groupe\n\nTexte du groupe.\n\n## LCA 38c — Frais\n\n- trois\n\n### Détail\n\nquatre\n");
  EXPECT_EQ(parsed.reports(), "");
  ASSERT_EQ(parsed.tree.clauses.size(), 2u);
  const ClauseText& first = parsed.tree.clauses[0];
  EXPECT_EQ(first.id, "1.3 a");
  EXPECT_EQ(first.title, "Achat manqué — suite");
  EXPECT_EQ(first.text, "Un mot, suite.\n\nDeux.");
  EXPECT_EQ(first.place, (Place{6, 1}));
  EXPECT_TRUE(first.has_rules_block);
  EXPECT_EQ(parsed.tree.clauses[1].id, "LCA 38c");
  EXPECT_EQ(parsed.tree.clauses[1].text, "trois\n\nquatre");
  EXPECT_FALSE(parsed.tree.clauses[1].has_rules_block);
}

TEST(parse_headings, several_blocks_belong_to_one_clause) {
  const Parsed parsed = parse_text(head + "## 1 — Un\n" + rule + "Entre.\n" + rule);
  EXPECT_EQ(parsed.reports(), "");
  EXPECT_EQ(parsed.tree.statements.size(), 2u);
  EXPECT_EQ(parsed.tree.statements[1].place, (Place{10, 1}));
}

TEST(parse_headings, errors) {
  const std::string outside = " rule_outside_clause rules under no clause; a clause begins with `## ID — Title`, with a long dash\n";
  EXPECT_EQ(parse_text(head + rule).reports(), "4:1" + outside);
  EXPECT_EQ(parse_text(head + "## 1 - Un\n" + rule).reports(), "5:1" + outside);
  EXPECT_EQ(parse_text(head + "## 1 — Un\n# Groupe\n" + rule).reports(), "6:1" + outside);
  EXPECT_EQ(parse_text(head + "## 1 — Un\n\n## 1 — Deux\n").reports(), "6:1 clause_twice a second clause `1`; the first stands in line 4\n");
  EXPECT_EQ(parse_text(head + "### 1 — Un\n").reports(),
            "4:1 malformed_markdown a clause is a heading of the second level, `## ID — Title`; otherwise its rules would belong to the clause above\n");
  EXPECT_EQ(parse_text(head + "1 — Un\n---\n").reports(),
            "4:1 malformed_markdown a heading that is underlined or indented; headings begin with `#` in column one\n");
  EXPECT_EQ(parse_text(head + "## " + std::string(65, 'x') + " — Un\n").reports(), "4:1 too_long the id of a clause has at most 64 bytes\n");
}

TEST(parse_headings, of_the_vocabulary_need_no_number) {
  const Parsed parsed = parse_text("---\nmodule: vocabulary\n---\n# Tout\n\n## Faits\n\n```rules\nkind a\n```\n```rules\nkind b\n```\n");
  EXPECT_EQ(parsed.reports(), "");
  ASSERT_EQ(parsed.tree.clauses.size(), 1u);
  EXPECT_EQ(parsed.tree.clauses[0].id, "Faits");
  EXPECT_EQ(parsed.tree.statements.size(), 2u);
}

TEST(parse_fences, errors) {
  const std::string clause = head + "## 1 — Un\n";
  const std::pair<std::string, const char*> rows[] = {
      {"```rules\nno rule \"x\"\n", "5:1 malformed_markdown this block does not end; a line of three backticks ends it\n"},
      {" ```rules\nno rule \"x\"\n ```\n", "5:1 malformed_markdown a fence that is indented; fences stand in column one\n7:1 malformed_markdown a fence that is indented; fences stand in column one\n"},
      {"- a\n\n  ```rules\n", "7:1 malformed_markdown a fence that is indented; fences stand in column one\n"},
      {"> ```rules\n> no rule \"x\"\n", "5:1 malformed_markdown rules inside a list or a quotation; a block of rules stands by itself, in column one\n"},
      {"<!--\n" + rule + "-->\n", "5:1 malformed_markdown raw HTML, which is not read here; rules and text stand in plain sight\n"},
      {"```\nno rule \"x\"\n```\n", "5:1 malformed_markdown a block that does not say what it is; a block of rules begins with three backticks and `rules`\n"},
      {"```rule\nno rule \"x\"\n```\n", "5:1 malformed_markdown a block of `rule`, which is not read; a block of rules says `rules`\n"},
      {"```rules x\nno rule \"x\"\n```\n", "5:1 malformed_markdown a block of `rules x`, which is not read; a block of rules says `rules`\n"},
      {"a\rb\n", "5:2 bad_character a carriage return that ends no line\n"},
  };
  for (const auto& [text, expected] : rows) {
    const Parsed parsed = parse_text(clause + text);
    EXPECT_EQ(parsed.reports(), expected) << text;
  }
}

TEST(parse_fences, other_blocks_are_illustrations) {
  const Parsed parsed = parse_text(head + "## 1 — Un\n````yaml\n```rules\nnonsense\n```\n````\n~~~text\n```rules\n~~~\n" + rule);
  EXPECT_EQ(parsed.reports(), "");
  EXPECT_EQ(parsed.tree.statements.size(), 1u);
}

TEST(parse_fences, may_be_empty) {
  const Parsed parsed = parse_text(head + "## 1 — Un\n```rules\n```\n\nTexte.\n");
  EXPECT_EQ(parsed.reports(), "");
  EXPECT_TRUE(parsed.tree.clauses[0].has_rules_block);
  EXPECT_EQ(parsed.tree.statements.size(), 0u);
}

}  // namespace
}  // namespace couvert
