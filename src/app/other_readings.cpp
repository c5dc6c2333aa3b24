// One evaluation for each option that was not chosen.
#include "app/other_readings.h"

namespace couvert {
namespace {

OpenAmount open_amount(std::int64_t minor) { return minor >= unbounded / 2 ? OpenAmount{} : OpenAmount{minor}; }

std::vector<std::size_t> costs_that_differ(const Settlement& a, const Settlement& b) {
  std::vector<std::size_t> costs;
  for (std::size_t cost = 0; cost < a.outcomes.size(); ++cost) {
    if (a.outcomes[cost] != b.outcomes[cost] || a.due.payable[cost] != b.due.payable[cost] ||
        a.at_most.payable[cost] != b.at_most.payable[cost]) {
      costs.push_back(cost);
    }
  }
  return costs;
}

}  // namespace

std::vector<OtherReading> readings_that_matter(Engine& engine, const std::shared_ptr<const Wording>& wording, const Program& program,
                                               const Dossier& dossier, const Evaluation& evaluation, bool strict) {
  std::vector<OtherReading> found;
  Evaluation other;
  for (std::size_t r = 0; r < wording->form.readings.size(); ++r) {
    const Reading& reading = wording->form.readings[r];
    for (std::size_t option = 0; option < reading.options.size(); ++option) {
      if (option == program.readings[r]) continue;
      ReadingChoice choice = program.readings;
      choice[r] = static_cast<std::uint8_t>(option);
      evaluate(*wording, *engine.program(wording, choice), dossier, strict, other);
      std::vector<std::size_t> costs = costs_that_differ(evaluation.settlement, other.settlement);
      if (costs.empty()) continue;
      found.push_back({static_cast<ReadingId>(r), static_cast<std::uint8_t>(option), other.settlement.due.total_payable,
                       open_amount(other.settlement.at_most.total_payable), other.settlement.outcome, std::move(costs)});
    }
  }
  return found;
}

}  // namespace couvert
