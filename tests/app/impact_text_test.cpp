// Impacts over some real cases, word for word in each language. COUVERT_ACCEPT=1 writes them anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/impact_json.h"
#include "app/impact_text.h"
#include "app/page.h"
#include "source/diagnostic.h"
#include "source/document.h"
#include "support/cases.h"
#include "support/small_impact.h"

namespace couvert {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::measure_small;
using testing::random_book;
using testing::SmallBook;
using testing::subject_of_reading;

constexpr Language languages[] = {Language::fr, Language::de, Language::en};
constexpr const char* language_names[] = {"fr", "de", "en"};

struct Told {
  const char* name;
  const char* product;
  const char* reading;
  const char* option;
  std::vector<const char*> cases;
};

const Told told[] = {
    {"impact_rekeying", "lalux-easypro-cyber", "rekeying_granted", "yes", {"L01b", "L03", "L18"}},
    {"impact_security", "vaudoise-hio-cyber", "security_properties", "all", {"H02", "H04", "H09", "H10", "X01"}},
};

SmallBook book_of(const Told& one) {
  SmallBook book;
  for (const char* name : one.cases) book.dossiers.push_back(testing::case_named(one.product, name).opened.dossier);
  return book;
}

std::string golden_path(const std::string& name) { return std::string(COUVERT_SOURCE_DIR) + "/tests/app/golden/" + name + ".txt"; }

std::string read(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(impact_text, reads_as_accepted) {
  const bool accept = std::getenv("COUVERT_ACCEPT") != nullptr;
  for (const Told& one : told) {
    const ImpactSubject subject = subject_of_reading(one.product, one.reading, one.option);
    const ImpactFigures figures = measure_small(subject, book_of(one));
    for (std::size_t l = 0; l < 3; ++l) {
      const std::string name = std::string(one.name) + "." + language_names[l];
      const std::string text = impact_text(report_impact(subject, figures, languages[l]), 100, false);
      if (accept) std::ofstream(golden_path(name)) << text;
      else EXPECT_EQ(text, read(golden_path(name))) << name;
    }
  }
}

TEST(impact_text, keeps_to_the_width_and_leaves_no_place_unfilled) {
  for (const auto& [reading, option] :
       {std::pair{"security_properties", "all"}, std::pair{"issuer_duties", "duty"}, std::pair{"costs_within_sum_insured", "no"}}) {
    const ImpactSubject subject = subject_of_reading("vaudoise-hio-cyber", reading, option);
    const ImpactFigures figures = measure_small(subject, SmallBook{random_book("vaudoise-hio-cyber", 200, 9)});
    for (const Language language : languages) {
      std::istringstream lines(impact_text(report_impact(subject, figures, language), 80, false));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(width_of(line), 80u) << line;
        EXPECT_EQ(line.find('{'), std::string::npos) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
        EXPECT_EQ(line.find('\x1b'), std::string::npos) << line;
      }
    }
  }
}

/// The question stands first, and the sentence names both answers, however many words they have.
TEST(impact_text, says_first_what_is_compared) {
  const ImpactSubject subject = subject_of_reading("vaudoise-hio-cyber", "issuer_duties", "duty");
  const std::string text =
      impact_text(report_impact(subject, measure_small(subject, SmallBook{testing::book_of_cases("vaudoise-hio-cyber")}), Language::en), 200, false);
  EXPECT_THAT(text.substr(0, text.find('\n')), HasSubstr("Who proves that the duties towards the card issuer were kept?"));
  EXPECT_THAT(text, HasSubstr("Answering “the insurer: it is a duty, and the insurer proves its breach” rather than “the insured person"));
}

TEST(impact_text, tells_an_empty_book_and_one_that_does_not_move) {
  const ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "rekeying_granted", "yes");
  EXPECT_THAT(impact_text(report_impact(subject, measure_small(subject, SmallBook{}), Language::en), 100, false),
              HasSubstr("this book holds no dossier that can be read"));
  const SmallBook one{{testing::case_named("lalux-easypro-cyber", "L18").opened.dossier}};
  EXPECT_THAT(impact_text(report_impact(subject, measure_small(subject, one), Language::fr), 100, false),
              HasSubstr("ne changerait aucune décision sur 1 dossier."));
}

/// The first wrong row ends its sentence once, whether its reason ends in a hint or not.
TEST(impact_text, quotes_the_first_wrong_row) {
  const ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "rekeying_granted", "yes");
  ImpactFigures figures = measure_small(subject, SmallBook{{testing::case_named("lalux-easypro-cyber", "L18").opened.dossier}, {0}});
  const auto text_with = [&](Language language, const std::string& reason) {
    figures.first_reject = Reject{1, "trigger", reason};
    return impact_text(report_impact(subject, figures, language), 200, false);
  };
  EXPECT_THAT(text_with(Language::en, "the row has no value"), HasSubstr("1 row. The first: row 1, trigger, the row has no value.\n"));
  EXPECT_THAT(text_with(Language::en, "no such option; did you mean `malware`?"), HasSubstr("trigger, no such option; did you mean `malware`?\n"));
  EXPECT_THAT(text_with(Language::fr, "did you mean `malware`?"), HasSubstr("ligne 1, trigger, did you mean `malware`?\n"));
  EXPECT_THAT(text_with(Language::de, "the row has no value"), HasSubstr("Die erste: Zeile 1, trigger, the row has no value.\n"));
}

TEST(impact_json, is_read_back_and_stays_the_same) {
  const ImpactSubject subject = subject_of_reading("vaudoise-hio-cyber", "security_properties", "all");
  const ImpactFigures figures = measure_small(subject, SmallBook{random_book("vaudoise-hio-cyber", 300, 9)});
  const std::string json = impact_json(report_impact(subject, figures, Language::de));
  EXPECT_EQ(json, impact_json(report_impact(subject, figures, Language::de)));
  Diagnostics diagnostics;
  const SourceFile file("impact.json", json);
  const std::optional<Node> root = read_document(file, {}, diagnostics);
  ASSERT_TRUE(root) << (diagnostics.all().empty() ? "" : format_diagnostic(diagnostics.all().front()));
  for (const char* key : {"compared", "dossiers", "due", "at_most", "movements", "outcomes", "covers", "clauses", "sizes", "largest", "witnesses"})
    EXPECT_NE(root->find(key), nullptr) << key;
  EXPECT_EQ(root->find("dossiers")->text, "300");
}

/// What takes more than 64 bits, and what is less than one unit.
TEST(impact_amounts, says_sums_of_any_size) {
  const Currency chf = *Currency::from_code("CHF");
  const Int128 huge = Int128{1'000'000'000'000'000} * 10'000'000;
  EXPECT_EQ(format_sum(huge, chf), "100000000000000000000.00 CHF");
  EXPECT_EQ(format_sum(-5, chf), "-0.05 CHF");
  const SumWriter page(chf, Language::fr, Medium::page);
  EXPECT_EQ(page.number(123'456'789), "1\u202f234\u202f567,89");
  EXPECT_EQ(page.change(-500), "−\u202f5,00");
  EXPECT_EQ(page.change(0), "–");
  EXPECT_EQ(page.rounded_money(3'200'050), "32\u202f001\u202fCHF");
  EXPECT_EQ(page.rounded_money(99'949), "999,49\u202fCHF");
  const SumWriter terminal(chf, Language::de, Medium::terminal);
  EXPECT_EQ(terminal.number(123'456'789), "1'234'567.89");
  const SumWriter english(*Currency::from_code("EUR"), Language::en, Medium::page);
  EXPECT_EQ(english.money(123'456), "€1,234.56");
  EXPECT_EQ(SumWriter(*Currency::from_code("JPY"), Language::en, Medium::terminal).money(1'234), "JPY\u00a01,234");
}

TEST(impact_amounts, rounds_no_share_to_none_or_all) {
  const SumWriter sums(*Currency::from_code("EUR"), Language::en, Medium::terminal);
  EXPECT_EQ(sums.share(0, 10), "0%");
  EXPECT_EQ(sums.share(1, 10'000), "<\u00a01%");
  EXPECT_EQ(sums.share(9'999, 10'000), ">\u00a099%");
  EXPECT_EQ(sums.share(10, 10), "100%");
  EXPECT_EQ(sums.share(1, 8), "13%");
  EXPECT_EQ(sums.share(0, 0), "–");
}

}  // namespace
}  // namespace couvert
