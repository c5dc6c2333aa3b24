// What holds of any wording at all: random small ones, each with random dossiers, the same for the same seed.
// COUVERT_RANDOM_WORDINGS=1000 tries as many wordings instead of the few hundred of every run.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>

#include "facts/read_dossier.h"
#include "program/compile.h"
#include "program/decide.h"
#include "support/random_wording.h"
#include "support/reference_comparison.h"

namespace couvert {
namespace {

constexpr std::size_t dossiers_each = 20;

std::size_t wordings_tried() {
  const char* asked = std::getenv("COUVERT_RANDOM_WORDINGS");
  const long number = asked == nullptr ? 0 : std::strtol(asked, nullptr, 10);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr std::size_t every_run = 60;  // instrumented code takes many times as long
#else
  constexpr std::size_t every_run = 400;
#endif
  return number > 0 ? static_cast<std::size_t>(number) : every_run;
}

/// One random wording under random readings.
struct Scene {
  const Wording& wording;
  const ReadingChoice& readings;
  const Program& program;
  std::mt19937& random;
  std::string name;

  [[nodiscard]] Decision decided(const Dossier& dossier) const { return decide(wording, program, dossier, {}); }
};

void for_each_scene(std::uint32_t seed, const std::function<void(const Scene&)>& test) {
  std::size_t refused = 0;
  const std::size_t tried = wordings_tried();
  for (std::size_t i = 0; i < tried && !::testing::Test::HasFailure(); ++i) {
    std::mt19937 random(seed + static_cast<std::uint32_t>(i) * 7919U);
    const auto [wording, texts] = testing::random_wording(random, refused);
    const ReadingChoice readings = testing::random_readings(*wording, random);
    const Program program = compile(*wording, readings);
    test({*wording, readings, program, random, "seed " + std::to_string(seed) + " wording " + std::to_string(i)});
    if (::testing::Test::HasFailure()) std::cerr << texts.product << texts.law;
  }
  EXPECT_LT(refused, 4 * tried) << "hardly a random wording is accepted";
}

bool counts_or_reduces(const Scene& scene) {
  const auto counts = [](const Cover& cover) { return cover.count_at_most > 0; };
  return !scene.program.reductions.empty() || std::any_of(scene.program.covers.begin(), scene.program.covers.end(), counts);
}

/// Two covers that draw on one sublimit, of which only one bears the deductible or the limit: a cost may then use up the sublimit
/// and be paid nothing, so that more costs are not always more money. The format has it so.
bool shares_unevenly(const Scene& scene) {
  for (const Cover& cover : scene.program.covers) {
    if (cover.shared_pool >= 0) return true;
  }
  return false;
}

Dossier with_facts_hidden(const Dossier& dossier, std::mt19937& random) {
  Dossier hidden = dossier;
  const auto hide = [&random](std::vector<Value>& facts) {
    for (Value& value : facts) {
      if (is_known(value) && random() % 5 == 0) value = unknown_value();
    }
  };
  hide(hidden.incident.facts);
  for (Cost& cost : hidden.costs) {
    hide(cost.facts);
    if (random() % 8 == 0) cost.amount = unknown_value();
  }
  return hidden;
}

bool is_refused(CostOutcome outcome) { return outcome == CostOutcome::not_granted || outcome == CostOutcome::excluded; }

TEST(RandomWordings, TheProgramDecidesAsTheReferenceDoes) {
  std::size_t decided = 0, refined = 0, covered = 0;
  for_each_scene(1, [&](const Scene& scene) {
    for (std::size_t d = 0; d < dossiers_each; ++d) {
      const Dossier dossier = testing::random_dossier(scene.wording, scene.random, d % 2 == 0);
      const bool strict = d % 5 == 0;
      const Decision decision = decide(scene.wording, scene.program, dossier, {.strict = strict});
      const auto reference = testing::decide_by_reference(scene.wording, scene.readings, dossier, strict);
      const auto compared = testing::compare_with_reference(decision, reference);
      for (const std::string& difference : compared.differences) ADD_FAILURE() << scene.name << " dossier " << d << ": " << difference;
      if (!compared.differences.empty()) std::cerr << format_dossier(dossier, scene.wording.form);
      ++decided;
      refined += compared.is_refined ? 1 : 0;
      for (const CostDecision& cost : decision.costs) covered += cost.payable > 0 ? 1 : 0;
    }
  });
  if (::testing::Test::HasFailure()) return;
  EXPECT_LT(refined, decided / 4);
  EXPECT_GT(covered, decided / 20) << "too few costs are paid for the test to show much";
}

TEST(RandomWordings, HidingFactsNeverGivesAnotherCertainAnswer) {
  std::size_t certain = 0;
  for_each_scene(2, [&](const Scene& scene) {
    for (std::size_t d = 0; d < dossiers_each; ++d) {
      const Dossier full = testing::random_dossier(scene.wording, scene.random, d % 4 == 0);
      const Dossier hidden = with_facts_hidden(full, scene.random);
      const Decision known_all = scene.decided(full), known_less = scene.decided(hidden);
      for (std::size_t c = 0; c < full.costs.size(); ++c) {
        const CostOutcome less = known_less.costs[c].outcome, all = known_all.costs[c].outcome;
        if (less == CostOutcome::pending) continue;
        ++certain;
        EXPECT_TRUE(less == all || (is_refused(less) && is_refused(all))) << scene.name << " dossier " << d << " " << full.costs[c].id;
      }
      if (counts_or_reduces(scene) || shares_unevenly(scene)) continue;
      EXPECT_LE(known_less.payable, known_all.payable) << scene.name << " dossier " << d;
      // Against the true answer: two ranges of which neither is closed may overlap, where one cost could draw on several sublimits.
      if (known_all.outcome == Outcome::pending || !known_less.payable_at_most.minor) continue;
      EXPECT_GE(*known_less.payable_at_most.minor, known_all.payable) << scene.name << " dossier " << d;
    }
  });
  if (::testing::Test::HasFailure()) return;
  EXPECT_GT(certain, wordings_tried() * dossiers_each / 2);
}

TEST(RandomWordings, ClaimedIsPayablePlusCuts) {
  for_each_scene(3, [](const Scene& scene) {
    for (std::size_t d = 0; d < dossiers_each; ++d) {
      const Decision decision = scene.decided(testing::random_dossier(scene.wording, scene.random, true));
      for (const CostDecision& cost : decision.costs) {
        std::int64_t sum = cost.payable;
        for (const Cut& cut : cost.cuts) sum += cut.minor;
        if (cost.outcome == CostOutcome::covered) EXPECT_EQ(cost.claimed.minor, sum) << scene.name << " dossier " << d << " " << cost.id;
        else EXPECT_EQ(sum, 0) << scene.name << " dossier " << d << " " << cost.id;
      }
    }
  });
}

TEST(RandomWordings, AHigherDeductibleNeverPaysMore) {
  for_each_scene(4, [](const Scene& scene) {
    if (counts_or_reduces(scene) || shares_unevenly(scene)) return;
    const ScheduleId key = *scene.wording.form.find_schedule("deductible");
    for (std::size_t d = 0; d < dossiers_each; ++d) {
      Dossier dossier = testing::random_dossier(scene.wording, scene.random, d % 2 == 0);
      dossier.policy.schedule[key] = known(static_cast<std::int64_t>(scene.random() % 20'000));
      const Decision low = scene.decided(dossier);
      dossier.policy.schedule[key].number += static_cast<std::int64_t>(scene.random() % 20'000);
      const Decision high = scene.decided(dossier);
      EXPECT_LE(high.payable, low.payable) << scene.name << " dossier " << d;
      if (low.payable_at_most.minor && high.payable_at_most.minor) {
        EXPECT_LE(*high.payable_at_most.minor, *low.payable_at_most.minor) << scene.name << " dossier " << d;
      }
    }
  });
}

TEST(RandomWordings, DecideTheSameBytesEachTime) {
  for_each_scene(5, [](const Scene& scene) {
    const Dossier dossier = testing::random_dossier(scene.wording, scene.random, true);
    const Program again = compile(scene.wording, scene.readings);
    EXPECT_EQ(decision_json(scene.decided(dossier)), decision_json(decide(scene.wording, again, dossier, {}))) << scene.name;
  });
}

}  // namespace
}  // namespace couvert
