// Row by row the evaluator over columns decides as the explaining one: outcome, amounts, clauses, facts missing and assumed.
// COUVERT_RANDOM_WORDINGS and COUVERT_RANDOM_DOSSIERS try more random wordings, and more dossiers of each, than every run does.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <random>

#include "program/compile.h"
#include "support/batch_comparison.h"
#include "support/cases.h"
#include "support/random_wording.h"

namespace couvert {
namespace {

using testing::OpenedCase;
using testing::all_cases;
using testing::batch_differences;

std::size_t asked(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  const long number = text == nullptr ? 0 : std::strtol(text, nullptr, 10);
  return number > 0 ? static_cast<std::size_t>(number) : otherwise;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t wordings_every_run = 40;  // instrumented code takes many times as long
#else
constexpr std::size_t wordings_every_run = 250;
#endif

void expect_none(const std::vector<std::string>& differences, const std::string& where) {
  for (std::size_t i = 0; i < differences.size() && i < 5; ++i) ADD_FAILURE() << where << ": " << differences[i];
}

/// The dossiers of all cases of one product; a dossier's own readings play no part.
std::map<std::shared_ptr<const Wording>, std::vector<Dossier>> dossiers_by_wording() {
  std::map<std::shared_ptr<const Wording>, std::vector<Dossier>> found;
  for (const OpenedCase& one : all_cases()) found[one.opened.wording].push_back(one.opened.dossier);
  return found;
}

TEST(BatchEquality, AllCasesUnderEveryOptionOfEveryReading) {
  std::size_t decided = 0;
  for (const auto& [wording, dossiers] : dossiers_by_wording()) {
    const ReadingChoice adopted = adopted_readings(wording->form);
    for (std::size_t r = 0; r < wording->form.readings.size(); ++r) {
      for (std::size_t option = 0; option < wording->form.readings[r].options.size(); ++option) {
        ReadingChoice readings = adopted;
        readings[r] = static_cast<std::uint8_t>(option);
        const auto program = std::make_shared<const Program>(compile(*wording, readings));
        const std::string where = wording->form.product + " " + wording->form.readings[r].name + "=" + wording->form.readings[r].options[option];
        expect_none(batch_differences(wording, program, dossiers, false), where);
        expect_none(batch_differences(wording, program, dossiers, true), where + " strict");
        decided += dossiers.size();
      }
    }
  }
  EXPECT_GT(decided, 5000U);
}

TEST(BatchEquality, CasesOneByOneAndWithFactsTakenAway) {
  std::mt19937 random(7);
  for (const auto& [wording, dossiers] : dossiers_by_wording()) {
    const auto program = std::make_shared<const Program>(compile(*wording, adopted_readings(wording->form)));
    std::vector<Dossier> many;
    for (const Dossier& dossier : dossiers) {
      expect_none(batch_differences(wording, program, {dossier}, false), wording->form.product + " " + dossier.title);
      for (int copy = 0; copy < 20; ++copy) {
        Dossier hidden = dossier;
        const auto hide = [&random](Value& value) {
          if (random() % 6 == 0) value = random() % 2 == 0 ? Value{} : unknown_value();
        };
        for (Value& value : hidden.incident.facts) hide(value);
        for (Cost& cost : hidden.costs) {
          for (Value& value : cost.facts) hide(value);
          if (random() % 10 == 0) cost.amount = unknown_value();
        }
        if (random() % 10 == 0) hidden.costs.clear();
        if (random() % 10 == 0) hidden.incident.notified = unknown_value();
        if (random() % 10 == 0) hidden.incident.discovered = hidden.incident.series_began = unknown_value();
        if (random() % 10 == 0) hidden.incident.paid_before = unknown_value();
        if (random() % 10 == 0) hidden.policy.schedule[random() % hidden.policy.schedule.size()] = unknown_value();
        many.push_back(std::move(hidden));
      }
    }
    expect_none(batch_differences(wording, program, many, false), wording->form.product);
    expect_none(batch_differences(wording, program, many, true), wording->form.product + " strict");
  }
}

TEST(BatchEquality, RandomWordingsAndRandomDossiers) {
  const std::size_t wordings = asked("COUVERT_RANDOM_WORDINGS", wordings_every_run);
  const std::size_t dossiers_each = asked("COUVERT_RANDOM_DOSSIERS", 100);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < wordings && !::testing::Test::HasFailure(); ++i) {
    std::mt19937 random(11U + static_cast<std::uint32_t>(i) * 7919U);
    const auto [wording, texts] = testing::random_wording(random, refused);
    const auto program = std::make_shared<const Program>(compile(*wording, testing::random_readings(*wording, random)));
    std::vector<Dossier> dossiers;
    for (std::size_t d = 0; d < dossiers_each; ++d) {
      dossiers.push_back(testing::random_dossier(*wording, random, d % 3 != 0));
      if (random() % 12 == 0) dossiers.back().costs.clear();
    }
    expect_none(batch_differences(wording, program, dossiers, i % 5 == 0), "wording " + std::to_string(i));
    if (::testing::Test::HasFailure()) std::cerr << texts.product << texts.law;
  }
}

}  // namespace
}  // namespace couvert
