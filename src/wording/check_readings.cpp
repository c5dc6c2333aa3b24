#include "wording/check_readings.h"

#include <algorithm>

namespace couvert {
namespace {

bool tells_apart(const std::vector<std::uint64_t>& tests, std::size_t a, std::size_t b) {
  return std::any_of(tests.begin(), tests.end(), [a, b](std::uint64_t mask) { return ((mask >> a) & 1u) != ((mask >> b) & 1u); });
}

/// The options that no test tells from one before them.
void check_options_are_used(CheckState& state, const FileUnderCheck& file, const ReadingStatement& statement, ReadingId id) {
  const Reading& reading = state.wording.form.readings[id];
  for (std::size_t later = 1; later < reading.options.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (tells_apart(state.reading_tests[id], earlier, later)) continue;
      state.diagnostics.error("option_unused", *file.source, statement.options[later].place,
                              "no rule tells `" + reading.options[later] + "` from `" + reading.options[earlier] + "`");
      break;
    }
  }
}

void check_reading(CheckState& state, const FileUnderCheck& file, const ReadingStatement& statement) {
  const auto id = state.wording.form.find_reading(statement.name.text);
  if (!id) return;
  if (!state.reading_used[*id]) {
    state.diagnostics.error("reading_unused", *file.source, statement.name.place, "no rule asks `" + statement.name.text + "`");
  } else if (state.wording.form.readings[*id].options.size() == statement.options.size()) {
    check_options_are_used(state, file, statement, *id);
  }
}

}  // namespace

void check_readings_are_used(CheckState& state) {
  const FileUnderCheck& product = state.files.front();
  for (const Statement& statement : product.tree->statements) {
    if (const auto* reading = std::get_if<ReadingStatement>(&statement.body)) check_reading(state, product, *reading);
  }
}

}  // namespace couvert
