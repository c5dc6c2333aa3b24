#include "app/progress.h"

#include <ostream>
#include <string>
#include <utility>

#include "base/int128.h"
#include "base/text.h"

namespace couvert {
namespace {

constexpr std::chrono::milliseconds between_lines{200};
constexpr const char* to_start_of_line = "\r";
constexpr const char* erase_to_end_of_line = "\x1b[K";

/// `0:07`, `12:30`, `1:02:03`.
std::string duration(std::uint64_t seconds) {
  const auto two = [](std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::uint64_t minutes = seconds / 60;
  if (minutes < 60) return std::to_string(minutes) + ":" + two(seconds % 60);
  return std::to_string(minutes / 60) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
}

/// How long the rest takes at the speed so far, rounded up.
std::optional<std::uint64_t> seconds_left(std::uint64_t done, std::optional<std::uint64_t> goal, std::chrono::milliseconds passed) {
  if (!goal || done == 0 || *goal < done) return std::nullopt;
  const Int128 milliseconds = Int128{static_cast<std::int64_t>(*goal - done)} * passed.count() / static_cast<std::int64_t>(done);
  return static_cast<std::uint64_t>((milliseconds + 999) / 1000);
}

}  // namespace

Progress::Progress(std::ostream& terminal, ProgressGoal goal, Clock clock)
    : terminal_(&terminal), goal_(goal), clock_(std::move(clock)), began_(clock_()), shown_(began_) {}

Progress::~Progress() {
  if (is_shown_) *terminal_ << to_start_of_line << erase_to_end_of_line << std::flush;
}

void Progress::update(const ProgressState& state) {
  if (terminal_ == nullptr) return;
  const std::chrono::milliseconds now = clock_();
  if (now - shown_ < between_lines) return;
  shown_ = now;
  is_shown_ = true;
  const std::chrono::milliseconds passed = now - began_;
  const Int128 rate = Int128{static_cast<std::int64_t>(state.rows)} * 1000 / passed.count();
  *terminal_ << to_start_of_line << group_digits(std::to_string(state.rows)) << " rows · " << group_digits(std::to_string(static_cast<std::uint64_t>(rate))) << " rows/s";
  const auto left = goal_.rows ? seconds_left(state.rows, goal_.rows, passed) : seconds_left(state.bytes, goal_.bytes, passed);
  if (left) *terminal_ << " · " << duration(*left) << " left";
  *terminal_ << erase_to_end_of_line << std::flush;
}

}  // namespace couvert
