// The explanations of some real decisions, word for word: read them as the person who gets them would.
// COUVERT_ACCEPT=1 writes them anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/explanation.h"
#include "app/page.h"
#include "program/decide.h"
#include "support/cases.h"

namespace couvert {
namespace {

using testing::builtin_engine;
using testing::case_named;
using testing::OpenedCase;

struct ToExplain {
  const char* product;
  const char* name;
};

constexpr ToExplain explained[] = {
    {"vaudoise-hio-cyber", "H04"}, {"vaudoise-hio-cyber", "H09"},  {"vaudoise-hio-cyber", "H10"},
    {"vaudoise-hio-cyber", "H28a"}, {"vaudoise-hio-cyber", "X01"},
    {"vaudoise-hio-cyber", "H30a"}, {"vaudoise-hio-cyber", "X12"}, {"lalux-easypro-cyber", "L01b"},
    {"lalux-easypro-cyber", "L03"}, {"lalux-easypro-cyber", "L18"},
};

std::string golden_path(const std::string& name) { return std::string(COUVERT_SOURCE_DIR) + "/tests/app/golden/" + name + ".txt"; }

std::string read(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string explain_case(const OpenedCase& c, Audience audience, Language language, int width) {
  const OpenedDossier& opened = c.opened;
  Evaluation evaluation;
  evaluate(*opened.wording, *opened.program, opened.dossier, false, evaluation);
  Decision decision = describe(*opened.wording, *opened.program, opened.dossier, evaluation, {.strict = false, .language = language});
  decision.hash = "sha256:of-the-edition";  // another word in a wording is no other explanation
  const Outlook outlook = look_around(builtin_engine(), opened.wording, *opened.program, opened.dossier, evaluation, false);
  return explain({*opened.wording, *opened.program, opened.dossier, evaluation, decision, outlook},
                 {.audience = audience, .language = language, .width = width, .colour = false});
}

constexpr Audience audiences[] = {Audience::insured, Audience::handler, Audience::court};
constexpr const char* audience_names[] = {"insured", "handler", "court"};
constexpr Language languages[] = {Language::fr, Language::de, Language::en};
constexpr const char* language_names[] = {"fr", "de", "en"};

TEST(explain, reads_as_accepted) {
  const bool accept = std::getenv("COUVERT_ACCEPT") != nullptr;
  for (const ToExplain& one : explained) {
    const OpenedCase& c = case_named(one.product, one.name);
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t l = 0; l < 3; ++l) {
        const std::string name = std::string(one.name) + "." + audience_names[a] + "." + language_names[l];
        const std::string text = explain_case(c, audiences[a], languages[l], 100);
        if (accept) std::ofstream(golden_path(name)) << text;
        else EXPECT_EQ(text, read(golden_path(name))) << name;
      }
    }
  }
}

TEST(explain, keeps_to_the_width_and_leaves_no_place_unfilled) {
  for (const OpenedCase& c : testing::all_cases()) {
    for (const Audience audience : audiences) {
      for (const Language language : languages) {
        std::istringstream lines(explain_case(c, audience, language, 80));
        for (std::string line; std::getline(lines, line);) {
          EXPECT_LE(width_of(line), 80u) << c.name << ": " << line;
          EXPECT_EQ(line.find('{'), std::string::npos) << c.name << ": " << line;
          EXPECT_FALSE(line.ends_with(' ')) << c.name << ": " << line;
        }
      }
    }
  }
}

TEST(explain, is_short_for_whoever_handles_a_plain_case) {
  const std::string text = explain_case(case_named("vaudoise-hio-cyber", "H03"), Audience::handler, Language::en, 100);
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 165);
  for (const Clause& clause : case_named("vaudoise-hio-cyber", "H03").opened.wording->clauses) {
    if (clause.id != "1.1" && clause.id != "5 h" && clause.id != "LCA 46") continue;
    std::string id = clause.id;
    if (const std::size_t space = id.find(' '); space != std::string::npos) id.replace(space, 1, "\u00a0");
    EXPECT_NE(text.find(id), std::string::npos) << clause.id;
  }
}

TEST(explain, uses_no_colour_codes_unless_asked) {
  const OpenedCase& c = case_named("vaudoise-hio-cyber", "H04");
  EXPECT_EQ(explain_case(c, Audience::handler, Language::en, 100).find('\x1b'), std::string::npos);
}

/// Words that people should not have to read in a letter about their own loss.
TEST(explain, spares_the_insured_words_of_the_trade) {
  constexpr std::string_view avoided[] = {"sinistre IT", "malheureusement", "veuillez", "leider", "unfortunately", "denied", "victim"};
  for (const OpenedCase& c : testing::all_cases()) {
    for (const Language language : languages) {
      const std::string text = explain_case(c, Audience::insured, language, 100);
      for (const std::string_view word : avoided) EXPECT_EQ(text.find(word), std::string::npos) << c.name << ": " << word;
    }
  }
}

}  // namespace
}  // namespace couvert
