// The presumptions that a text shows are enough: stated by hand, they give the same decision without any other presumption.
#include <gtest/gtest.h>

#include <set>

#include "app/telling_presumptions.h"
#include "program/decide.h"
#include "program/missing.h"
#include "support/cases.h"

namespace couvert {
namespace {

using testing::case_named;
using testing::OpenedCase;

Evaluation evaluated(const OpenedDossier& opened, const Dossier& dossier, bool strict) {
  Evaluation evaluation;
  evaluate(*opened.wording, *opened.program, dossier, strict, evaluation);
  return evaluation;
}

std::set<std::string> rested_on(const char* name) {
  const OpenedDossier& opened = case_named("vaudoise-hio-cyber", name).opened;
  std::set<std::string> names;
  for (const SlotAt& at : presumptions_rested_on(*opened.program, evaluated(opened, opened.dossier, false)))
    names.insert(slot_name(*opened.wording, opened.program->slots[at.slot]));
  return names;
}

TEST(presumptions, are_not_told_where_something_stated_settles_it) {
  EXPECT_EQ(rested_on("X01").count("complaint_filed"), 0u);  // nobody asked for one
  EXPECT_EQ(rested_on("H28a").size(), 0u);                   // refused: reported after the end of cover
}

TEST(presumptions, that_are_told_are_enough) {
  std::size_t compared = 0;
  for (const OpenedCase& c : testing::all_cases()) {
    const OpenedDossier& opened = c.opened;
    const Evaluation presuming = evaluated(opened, opened.dossier, false);
    Dossier stated = opened.dossier;
    for (const SlotAt& at : presumptions_rested_on(*opened.program, presuming)) {
      std::vector<Value>& facts = stated.costs[at.cost].facts;
      facts.resize(opened.wording->form.vocabulary->facts.size());
      facts[opened.program->slots[at.slot].index] = presuming.inputs.value(at.slot, at.cost);
    }
    const Evaluation strict = evaluated(opened, stated, true);
    for (std::size_t cost = 0; cost < stated.costs.size(); ++cost) {
      if (presuming.settlement.outcomes[cost] == CostOutcome::pending) continue;
      EXPECT_EQ(strict.settlement.outcomes[cost], presuming.settlement.outcomes[cost]) << c.name << " " << stated.costs[cost].id;
      ++compared;
    }
  }
  EXPECT_GT(compared, 150u);
}

}  // namespace
}  // namespace couvert
