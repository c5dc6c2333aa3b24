// Amounts that several costs share, on a wording small enough to reckon by hand.
#include <gtest/gtest.h>

#include "base/file.h"
#include "program/compile.h"
#include "program/decide.h"
#include "wording/assemble.h"

namespace couvert {
namespace {

std::shared_ptr<const Wording> wording_of(const std::string& rules) {
  const auto vocabulary = read_file(COUVERT_SOURCE_DIR "/tests/wrong/_vocabulary.md", 1u << 20);
  const std::string product =
      "---\nproduct: small\nedition: test\ntitle: Petite police\nlanguage: fr\ncurrency: CHF\ntimezone: Europe/Zurich\nuses: [vocabulary]\n"
      "schedule:\n  sum_insured: money\n  limit.<cover>: money = none\n---\n\n## 1 — Tout\n\n```rules\ntitle de \"Alles\" en \"All\"\n"
      "limit: sum_insured per event\nsublimit of every cover: limit per event\n" + rules + "```\n";
  Diagnostics diagnostics;
  auto wording = assemble_wording({{"vocabulary.md", *vocabulary}, {"small/test.md", product}}, "small/test.md", "", diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity == Severity::error) ADD_FAILURE() << format_diagnostic(diagnostic);
  }
  return wording;
}

const std::string label = "  label fr \"x\" de \"x\" en \"x\"\n";

struct Claim {
  std::string kind;
  Value amount;
};

Dossier dossier_of(const Wording& wording, const std::vector<Claim>& claims) {
  Dossier dossier;
  dossier.policy.schedule.assign(wording.form.schedule.size(), Value{});
  dossier.policy.schedule[*wording.form.find_schedule("sum_insured")] = known(1'000'000);
  dossier.incident.facts.assign(wording.form.vocabulary->facts.size(), Value{});
  for (const Claim& claim : claims) {
    Cost cost;
    cost.id = "cost_" + std::to_string(dossier.costs.size());
    cost.kind = *wording.form.vocabulary->find_kind(claim.kind);
    cost.amount = claim.amount;
    cost.facts.assign(wording.form.vocabulary->facts.size(), Value{});
    dossier.costs.push_back(std::move(cost));
  }
  return dossier;
}

Decision decided(const Wording& wording, const Dossier& dossier) {
  return decide(wording, compile(wording, adopted_readings(wording.form)), dossier, {});
}

TEST(SharedAmounts, a_sublimit_is_used_up_by_what_every_sublimit_leaves) {
  const auto wording = wording_of("cover repair pays repair\n" + label + "  sublimit 100 CHF per event\ncover ransom pays ransom\n" + label +
                                  "  shares sublimit of repair\n");
  Dossier dossier = dossier_of(*wording, {{"ransom", known(8'000)}, {"repair", known(8'000)}});
  dossier.policy.schedule[*wording->form.find_schedule("limit.ransom")] = known(0);
  const Decision decision = decided(*wording, dossier);
  EXPECT_EQ(decision.costs[0].payable, 0);
  EXPECT_EQ(decision.costs[1].payable, 8'000);
}

TEST(SharedAmounts, what_the_incident_recovered_is_taken_off_once) {
  const auto wording = wording_of("off every cost: recovered\ncover repair pays repair\n" + label);
  Dossier dossier = dossier_of(*wording, {{"repair", known(3'000)}, {"repair", known(10'000)}, {"repair", known(4'000)}});
  const FactId recovered = *wording->form.vocabulary->find_fact("recovered");
  dossier.incident.facts[recovered] = known(5'000);
  dossier.costs[2].facts[recovered] = known(500);
  const Decision decision = decided(*wording, dossier);
  EXPECT_EQ(decision.costs[0].payable, 0);
  EXPECT_EQ(decision.costs[1].payable, 8'000);
  EXPECT_EQ(decision.costs[2].payable, 3'500);
}

TEST(OpenAmounts, stay_open_through_shares_and_waiting_periods) {
  const auto wording = wording_of("cover repair pays repair\n" + label + "  grants 33 % of amount\n  free of limit\n");
  const Dossier dossier = dossier_of(*wording, {{"repair", unknown_value()}});
  EXPECT_FALSE(decided(*wording, dossier).payable_at_most.minor.has_value());
}

}  // namespace
}  // namespace couvert
