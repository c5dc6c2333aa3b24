#include "app/engine.h"

#include <gtest/gtest.h>

#include <memory>

#include "support/cases.h"

namespace couvert {
namespace {

std::string first_error(const std::string& text) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>("dossier.yaml", text);
  const auto opened = open_dossier(testing::builtin_engine(), file, diagnostics);
  EXPECT_FALSE(opened.has_value());
  return diagnostics.all().empty() ? "" : format_diagnostic(diagnostics.all().front());
}

TEST(Engine, NamesAProductThatIsNotThere) {
  EXPECT_EQ(first_error("product: vaudoise-hio-cyper\npolicy: {from: 2026-01-01}\n"),
            "dossier.yaml:1:10: error[unknown_product]: there is no product `vaudoise-hio-cyper`\n  hint: did you mean `vaudoise-hio-cyber`?");
}

TEST(Engine, NamesAnEditionThatIsNotThere) {
  EXPECT_EQ(first_error("product: vaudoise-hio-cyber@1999-01\npolicy: {from: 2026-01-01}\n"),
            "dossier.yaml:1:10: error[unknown_edition]: `vaudoise-hio-cyber` has no edition `1999-01`");
}

TEST(Engine, CompilesAProgramOncePerChoiceOfReadings) {
  const OpenedDossier& opened = testing::case_named("vaudoise-hio-cyber", "H03").opened;
  Engine& engine = testing::builtin_engine();
  EXPECT_EQ(engine.program(opened.wording, opened.program->readings), opened.program);
  ReadingChoice other = opened.program->readings;
  other[*opened.wording->form.find_reading("ransom_within_sublimit")] = 1;
  EXPECT_NE(engine.program(opened.wording, other), opened.program);
}

TEST(Readings, AreChosenByNameOrReported) {
  const OpenedDossier& opened = testing::case_named("vaudoise-hio-cyber", "H03").opened;
  const SourceFile arguments("--reading", "");
  Diagnostics diagnostics;
  ReadingChoice choice = adopted_readings(opened.wording->form);
  EXPECT_TRUE(choose_readings(*opened.wording, {{"ransom_within_sublimit", "yes"}}, choice, arguments, {}, diagnostics));
  EXPECT_EQ(choice[*opened.wording->form.find_reading("ransom_within_sublimit")], 1);
  EXPECT_FALSE(choose_readings(*opened.wording, {{"ransom_within_sublimits", "yes"}, {"cover_ends", "noon"}}, choice, arguments, {}, diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 2U);
  EXPECT_EQ(diagnostics.all()[0].code, "unknown_reading");
  EXPECT_EQ(diagnostics.all()[1].code, "unknown_option");
}

}  // namespace
}  // namespace couvert
