#include "facts/form.h"

#include <algorithm>

namespace couvert {
namespace {

/// The index of the entry of that name; forms have few entries, so that a walk is as fast as a map.
template <class Id, class Entry>
std::optional<Id> find_named(const std::vector<Entry>& entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(), [name](const Entry& entry) { return entry.name == name; });
  if (found == entries.end()) return std::nullopt;
  return static_cast<Id>(found - entries.begin());
}

}  // namespace

std::optional<ScheduleId> Form::find_schedule(std::string_view name) const { return find_named<ScheduleId>(schedule, name); }

std::optional<ReadingId> Form::find_reading(std::string_view name) const { return find_named<ReadingId>(readings, name); }

bool are_yes_and_no(const std::vector<std::string>& options) {
  return std::all_of(options.begin(), options.end(), [](const std::string& option) { return option == "yes" || option == "no"; });
}

ReadingChoice adopted_readings(const Form& form) {
  ReadingChoice choice;
  choice.reserve(form.readings.size());
  for (const Reading& reading : form.readings) choice.push_back(reading.adopted);
  return choice;
}

}  // namespace couvert
