// What identifies an edition: its text, its law, and what they speak of in the vocabulary; and that what is published stays as it is.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "wording/assemble.h"
#include "wording/library.h"

namespace couvert {
namespace {

const std::string product =
    "---\nproduct: small\nedition: test\ntitle: T\nlanguage: fr\ncurrency: CHF\ntimezone: Europe/Zurich\nuses: [vocabulary, law/lx]\n"
    "schedule:\n  sum_insured: money\n---\n\n## 1 — Tout\n\n```rules\ntitle de \"Alles\" en \"All\"\nlimit: sum_insured per event\n"
    "cover repair pays repair\n  label fr \"R\" de \"R\" en \"R\"\n  requires attacked\n```\n";
const std::string law =
    "---\nmodule: law/lx\ntitle: L\n---\n\n## LX 1 — Règle\n\n```rules\ntitle de \"Regel\" en \"Rule\"\nsource \"s\" of 2026-01-01 checked\n"
    "no rule \"rien\"\n```\n";

std::string vocabulary() {
  std::ifstream in(std::string(COUVERT_SOURCE_DIR) + "/tests/wrong/_vocabulary.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

std::string hash_of(const Texts& texts) {
  Diagnostics diagnostics;
  const auto wording = assemble_wording(texts, "small/test.md", "", diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity == Severity::error) ADD_FAILURE() << format_diagnostic(diagnostic);
  }
  return wording == nullptr ? std::string{} : wording->form.hash;
}

Texts texts() { return {{"small/test.md", product}, {"law/lx.md", law}, {"vocabulary.md", vocabulary()}}; }

TEST(EditionHash, is_not_changed_by_facts_of_other_products) {
  const std::string before = hash_of(texts());
  Texts changed = texts();
  changed["vocabulary.md"] += "\n```rules\nfact drone_registered: bool fr \"?\" de \"?\" en \"?\"\nkind drone fr \"D\" de \"D\" en \"D\"\n```\n";
  EXPECT_EQ(hash_of(changed), before);
  changed["vocabulary.md"] = replaced(changed["vocabulary.md"], "Was somebody careless?", "Was anybody careless?");
  EXPECT_EQ(hash_of(changed), before);
}

TEST(EditionHash, is_changed_by_the_facts_that_the_edition_asks) {
  const std::string before = hash_of(texts());
  Texts asked = texts();
  asked["vocabulary.md"] = replaced(asked["vocabulary.md"], "Was there an attack?", "Was there any attack?");
  EXPECT_NE(hash_of(asked), before);
  Texts typed = texts();
  typed["vocabulary.md"] = replaced(typed["vocabulary.md"], "fact attacked: bool", "fact attacked: bool judgement");
  EXPECT_NE(hash_of(typed), before);
  EXPECT_NE(hash_of(typed), hash_of(asked));
}

TEST(EditionHash, is_changed_by_a_clause_and_by_the_law) {
  const std::string before = hash_of(texts());
  Texts clause = texts();
  clause["small/test.md"] = replaced(product, "requires attacked", "requires not attacked");
  EXPECT_NE(hash_of(clause), before);
  Texts article = texts();
  article["law/lx.md"] = replaced(law, "rien", "rien du tout");
  EXPECT_NE(hash_of(article), before);
}

/// `amount` is no name of `amounts`, `incident.discovered` is one of its own.
TEST(EditionHash, finds_names_as_whole_words) {
  const auto hash_with = [&](const std::string& text, const std::string& field) {
    Texts changed = texts();
    changed["small/test.md"] += "\n" + text + "\n";
    const std::string before = hash_of(changed);
    changed["vocabulary.md"] = replaced(changed["vocabulary.md"], "field " + field + " fr \"", "field " + field + " fr \"Alors, ");
    return hash_of(changed) == before;
  };
  EXPECT_TRUE(hash_with("Les amounts, l’éamount.", "amount"));
  EXPECT_FALSE(hash_with("Le champ `amount`.", "amount"));
  EXPECT_TRUE(hash_with("incident discovered", "incident.discovered"));
  EXPECT_FALSE(hash_with("(incident.discovered)", "incident.discovered"));
}

/// Whoever changes a text that is published gives it a new edition; before a release, CONTRIBUTING.md says how to publish anew.
TEST(BuiltinEditions, are_the_published_ones) {
  const Library library = Library::builtin();
  ASSERT_FALSE(library.editions().empty());
  for (const EditionName& edition : library.editions()) {
    Diagnostics diagnostics;
    const auto wording = library.load(edition, diagnostics);
    const auto published = library.published(edition);
    ASSERT_NE(wording, nullptr);
    ASSERT_TRUE(published) << edition.product << "@" << edition.edition << " is in no line of wordings/editions.lock";
    EXPECT_EQ(published->hash, wording->form.hash) << edition.product << "@" << edition.edition << " was changed since it was published";
  }
}

}  // namespace
}  // namespace couvert
