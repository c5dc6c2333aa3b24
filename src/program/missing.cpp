// The reverse walk from what is open to what would settle it.
#include "program/missing.h"

#include <algorithm>
#include <bit>
#include <unordered_set>

#include "program/competing.h"
#include "program/open_amounts.h"

namespace couvert {
namespace {

class MissingWalk {
 public:
  MissingWalk(const Wording& wording, const Assessed& a, std::vector<MissingItem>& items) : wording_(wording), a_(a), items_(items) {}

  void events_of(std::size_t cost) {
    for (const EventSlot& event : a_.program.events) truth(event.truth, cost, event.statement);
  }

  void pending(std::size_t cost, int sure) {
    for (const Gate& gate : a_.program.gates) {
      if ((gate.kinds & a_.inputs.kinds[cost]) != 0) truth(gate.passed, cost, gate.statement);
    }
    const Candidates candidates = candidates_of(a_, cost);
    const std::uint64_t undecided = sure < 0 ? candidates.open : competing_covers(a_, cost, candidates);
    covers(cost, undecided);
    for (const Exclusion& exclusion : a_.program.exclusions) {
      if (is_unknown(exclusion_applies(a_, exclusion, cost))) truth(exclusion.truth, cost, exclusion.statement);
    }
    if (sure >= 0) amounts(cost, a_.program.covers[static_cast<std::size_t>(sure)]);
    // What a cover that may still grant would then ask of the amount: an answer to it can change the cost as well.
    for (std::uint64_t left = undecided; left != 0; left &= left - 1) amounts(cost, cover_at(left));
  }

 private:
  void add(MissingItem item) {
    const auto key = (static_cast<std::uint64_t>(item.cost) << 24) | (static_cast<std::uint64_t>(item.what) << 16) | item.slot;
    if (listed_.insert(key).second) items_.push_back(item);
  }

  void truth(TruthRegister reg, std::size_t cost, StatementId statement) {
    std::vector<SlotAt> slots;
    unknown_slots(a_, reg, cost, slots);
    for (const SlotAt& at : slots) add({MissingItem::What::slot, at.slot, at.cost, wording_.statements[statement].clause});
  }

  [[nodiscard]] const Cover& cover_at(std::uint64_t first_of) const {
    return a_.program.covers[static_cast<std::size_t>(std::countr_zero(first_of))];
  }

  void covers(std::size_t cost, std::uint64_t undecided) {
    for (std::uint64_t left = undecided; left != 0; left &= left - 1) {
      const Cover& cover = cover_at(left);
      truth(cover.active, cost, cover.statement);
      for (const KindsIf& line : cover.pays) truth(line.holds, cost, cover.statement);
      if (cover.after && is_unknown(a_.truth(*cover.after, cost))) {
        for (const std::uint16_t event : cover.after_events) truth(a_.program.events[event].truth, cost, a_.program.events[event].statement);
        truth(*cover.after, cost, cover.statement);
      }
      for (const KindsIf& line : cover.requirements) {
        if ((line.kinds & a_.inputs.kinds[cost]) != 0) truth(line.holds, cost, cover.statement);
      }
    }
  }

  void amounts(std::size_t cost, const Cover& cover) {
    for (const OpenItem& item : open_amounts(a_, cover, cost)) {
      add({static_cast<MissingItem::What>(item.what), item.slot, cost, wording_.statements[item.statement].clause});
    }
  }

  const Wording& wording_;
  const Assessed& a_;
  std::vector<MissingItem>& items_;
  std::unordered_set<std::uint64_t> listed_;  // cost, what and slot of each item
};

const Translated* find_field(const std::vector<Field>& fields, const std::string& name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&name](const Field& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &found->question;
}

std::string field_name(MissingItem::What what) {
  switch (what) {
    case MissingItem::What::amount: return "amount";
    case MissingItem::What::rate: return "rate";
    case MissingItem::What::paid_before: return "incident.paid_before";
    case MissingItem::What::deductible_before: return "incident.deductible_before";
    case MissingItem::What::slot: break;
  }
  return {};
}

/// The beginning of a series is the discovery unless it is stated, so that where both are unknown the discovery answers both.
void drop_series_beside_discovery(const Program& program, std::vector<MissingItem>& items) {
  const auto is_instant = [&program](const MissingItem& item, IncidentInstant instant) {
    if (item.what != MissingItem::What::slot) return false;
    const Slot& slot = program.slots[item.slot];
    return slot.source == SlotSource::incident_instant && slot.index == static_cast<std::uint16_t>(instant);
  };
  const bool asks_discovery = std::any_of(items.begin(), items.end(), [&](const MissingItem& item) { return is_instant(item, IncidentInstant::discovered); });
  if (asks_discovery) std::erase_if(items, [&](const MissingItem& item) { return is_instant(item, IncidentInstant::series_began); });
}

}  // namespace

std::vector<MissingItem> missing_items(const Wording& wording, const Assessed& a, const Settlement& settlement) {
  std::vector<MissingItem> items;
  MissingWalk walk(wording, a, items);
  if (a.inputs.costs == 0) walk.events_of(0);
  for (std::size_t cost = 0; cost < a.inputs.costs; ++cost) {
    if (settlement.outcomes[cost] == CostOutcome::pending) walk.pending(cost, settlement.covers[cost]);
  }
  drop_series_beside_discovery(a.program, items);
  return items;
}

std::string slot_name(const Wording& wording, const Slot& slot) {
  switch (slot.source) {
    case SlotSource::fact: return wording.form.vocabulary->facts[slot.index].name;
    case SlotSource::schedule: return wording.form.schedule[slot.index].name;
    case SlotSource::incident_instant: {
      static constexpr const char* names[] = {"incident.discovered", "incident.series_began", "incident.occurred", "incident.notified"};
      return names[slot.index];
    }
    case SlotSource::policy_day: {
      static constexpr const char* names[] = {"policy.from", "policy.to", "policy.concluded"};
      return names[slot.index];
    }
    case SlotSource::cover_end: return "policy.to";
    case SlotSource::annual_premium: return "policy.annual_premium";
  }
  return {};
}

MissingFact describe_missing(const Wording& wording, const Program& program, const Dossier& dossier, const MissingItem& item,
                             Language language) {
  const Vocabulary& vocabulary = *wording.form.vocabulary;
  MissingFact missing;
  missing.clause = wording.clauses[item.clause].id;
  if (item.cost < dossier.costs.size()) missing.cost = dossier.costs[item.cost].id;
  const Translated* question = nullptr;
  if (item.what != MissingItem::What::slot) {
    missing.fact = field_name(item.what);
    missing.owed_by = item.what == MissingItem::What::amount || item.what == MissingItem::What::rate ? Owner::policyholder : Owner::insurer;
    question = find_field(vocabulary.fields, missing.fact);
  } else {
    const Slot& slot = program.slots[item.slot];
    missing.fact = slot_name(wording, slot);
    if (slot.source == SlotSource::fact) {
      missing.owed_by = vocabulary.facts[slot.index].owed_by;
      question = &vocabulary.facts[slot.index].question;
    } else if (slot.source == SlotSource::schedule) {
      missing.owed_by = Owner::insurer;
      question = &wording.form.schedule[slot.index].label;
    } else {
      question = find_field(vocabulary.fields, missing.fact);
    }
  }
  if (question != nullptr) missing.question = question->in(language);
  return missing;
}

}  // namespace couvert
