// The compiled program and the reference evaluator decide alike: every acceptance case, under every reading, with facts hidden.
#include <gtest/gtest.h>

#include <random>

#include "program/compile.h"
#include "program/decide.h"
#include "support/cases.h"
#include "support/reference_comparison.h"

namespace couvert {
namespace {

using testing::OpenedCase;
using testing::all_cases;

struct Tally {
  std::size_t decided = 0, refined = 0, most = 0;
};

void expect_agreement(const Wording& wording, const ReadingChoice& readings, const Dossier& dossier, bool strict, const std::string& what, Tally& tally) {
  const Program program = compile(wording, readings);
  const Decision decision = decide(wording, program, dossier, {.strict = strict});
  const auto compared = testing::compare_with_reference(decision, testing::decide_by_reference(wording, readings, dossier, strict));
  for (const std::string& difference : compared.differences) ADD_FAILURE() << what << ": " << difference;
  ++tally.decided;
  tally.refined += compared.is_refined ? 1 : 0;
  tally.most += compared.has_most ? 1 : 0;
}

/// The adopted readings, and each other option of each reading alone.
std::vector<std::pair<std::string, ReadingChoice>> choices_of(const Wording& wording, const Dossier& dossier) {
  const ReadingChoice own = readings_of(wording, dossier);
  std::vector<std::pair<std::string, ReadingChoice>> choices{{"own readings", own}};
  for (std::size_t r = 0; r < wording.form.readings.size(); ++r) {
    for (std::size_t option = 0; option < wording.form.readings[r].options.size(); ++option) {
      if (option == own[r]) continue;
      ReadingChoice other = own;
      other[r] = static_cast<std::uint8_t>(option);
      choices.emplace_back(wording.form.readings[r].name + "=" + wording.form.readings[r].options[option], other);
    }
  }
  return choices;
}

TEST(Reference, AgreesOnEveryCaseUnderEveryReading) {
  Tally tally;
  for (const OpenedCase& one : all_cases()) {
    const OpenedDossier& opened = one.opened;
    for (const auto& [name, choice] : choices_of(*opened.wording, opened.dossier)) {
      expect_agreement(*opened.wording, choice, opened.dossier, false, one.name + " " + name, tally);
      expect_agreement(*opened.wording, choice, opened.dossier, true, one.name + " strict " + name, tally);
    }
  }
  EXPECT_GT(tally.most, tally.decided / 2);
  EXPECT_LT(tally.refined, tally.decided / 20);
}

void hide_some(Dossier& dossier, std::mt19937& random) {
  const auto hide = [&random](std::vector<Value>& facts) {
    for (Value& value : facts) {
      if (value.stated == Stated::known && random() % 6 == 0) value = random() % 2 == 0 ? unknown_value() : Value{};
    }
  };
  hide(dossier.incident.facts);
  for (Cost& cost : dossier.costs) hide(cost.facts);
  for (Value& value : dossier.policy.schedule) {
    if (value.stated == Stated::known && random() % 12 == 0) value = unknown_value();
  }
}

TEST(Reference, AgreesWithFactsHidden) {
  std::mt19937 random(11);
  Tally tally;
  for (const OpenedCase& one : all_cases()) {
    const OpenedDossier& opened = one.opened;
    const auto choices = choices_of(*opened.wording, opened.dossier);
    for (int round = 0; round < 10; ++round) {
      Dossier dossier = opened.dossier;
      hide_some(dossier, random);
      const auto& [name, choice] = choices[random() % choices.size()];
      expect_agreement(*opened.wording, choice, dossier, false, one.name + " hidden " + std::to_string(round) + " " + name, tally);
    }
  }
  EXPECT_GT(tally.most, tally.decided / 3);
}

}  // namespace
}  // namespace couvert
