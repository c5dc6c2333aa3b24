// Values at both ends of each type.
#include "app/trial_answers.h"

#include <algorithm>

#include "base/calendar.h"

namespace couvert {
namespace {

/// Far above what a policy pays, far below what arithmetic takes.
constexpr std::int64_t much_money = max_amount_minor / 1000;
constexpr std::int64_t many = 1000;
constexpr std::int64_t long_time_days = 10 * 366;
constexpr std::int64_t seconds_per_day = 86'400;

bool reads(const Slot& slot, const AnswerPlace& place) {
  if (slot.index != place.index) return false;
  if (place.what == AnswerPlace::What::fact) return slot.source == SlotSource::fact;
  return place.what == AnswerPlace::What::schedule && slot.source == SlotSource::schedule;
}

std::vector<std::int64_t> masks_of(const Program& program, const AnswerPlace& place) {
  std::vector<std::int64_t> masks;
  for (const Instruction& instruction : program.instructions) {
    if (instruction.op == Op::test_option && reads(program.slots[instruction.a], place)) masks.push_back(instruction.number);
  }
  return masks;
}

std::vector<Value> distinguishable_options(const std::vector<std::int64_t>& masks, std::size_t options) {
  std::vector<std::vector<bool>> seen;
  std::vector<Value> answers;
  for (std::size_t option = 0; option < options; ++option) {
    std::vector<bool> belongs;
    for (const std::int64_t mask : masks) belongs.push_back(((mask >> option) & 1) != 0);
    if (std::find(seen.begin(), seen.end(), belongs) != seen.end()) continue;
    seen.push_back(std::move(belongs));
    answers.push_back(known(static_cast<std::int64_t>(option)));
  }
  return answers;
}

std::vector<Value> days_around(const Dossier& dossier, std::int64_t unit) {
  const bool in_seconds = unit != 1;
  std::int64_t middle = in_seconds ? dossier.policy.from.number * seconds_per_day : dossier.policy.from.number;
  if (is_known(dossier.incident.discovered)) middle = in_seconds ? dossier.incident.discovered.number : dossier.incident.discovered.number / seconds_per_day;
  return {known(middle - long_time_days * unit), known(middle), known(middle + long_time_days * unit)};
}

}  // namespace

std::vector<Value> trial_answers(const Program& program, const Form& form, const Dossier& dossier, const AnswerPlace& place) {
  const PlaceForm there = form_of(place, form);
  switch (there.type) {
    case FactType::truth: return {known(1), known(0)};
    case FactType::option: return distinguishable_options(masks_of(program, place), there.options.size());
    case FactType::money: return {known(0), known(much_money)};
    case FactType::count: return {known(0), known(many)};
    case FactType::percent: return {known(0), known(1'000'000)};
    case FactType::date: return days_around(dossier, 1);
    case FactType::instant: return days_around(dossier, seconds_per_day);
  }
  return {unknown_value()};
}

}  // namespace couvert
