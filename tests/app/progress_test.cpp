// The line on the terminal, by a clock that the test turns.
#include "app/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace couvert {
namespace {

using std::chrono::milliseconds;

struct Terminal {
  std::ostringstream out;
  milliseconds now{1'000'000};
  Clock clock = [this] { return now; };
  /// What was written since the last look.
  std::string seen() {
    std::string text = out.str();
    out.str("");
    return text;
  }
};

TEST(Progress, says_rows_speed_and_time_left) {
  Terminal terminal;
  Progress progress(terminal.out, {10'000'000, std::nullopt}, terminal.clock);
  terminal.now += milliseconds(500);
  progress.update({1'234'567, 0});
  EXPECT_EQ(terminal.seen(), "\r1,234,567 rows · 2,469,134 rows/s · 0:04 left\x1b[K");
  terminal.now += milliseconds(3'600'000);
  progress.update({2'000'000, 0});
  EXPECT_EQ(terminal.seen(), "\r2,000,000 rows · 555 rows/s · 4:00:02 left\x1b[K");
}

TEST(Progress, reckons_by_bytes_where_the_rows_are_not_known) {
  Terminal terminal;
  Progress progress(terminal.out, {std::nullopt, 4'000'000}, terminal.clock);
  terminal.now += milliseconds(2'000);
  progress.update({1'000, 1'000'000});
  EXPECT_EQ(terminal.seen(), "\r1,000 rows · 500 rows/s · 0:06 left\x1b[K");
}

TEST(Progress, says_nothing_of_the_end_of_a_stream) {
  Terminal terminal;
  Progress progress(terminal.out, {}, terminal.clock);
  terminal.now += milliseconds(2'000);
  progress.update({500, 1'000'000});
  EXPECT_EQ(terminal.seen(), "\r500 rows · 250 rows/s\x1b[K");
}

TEST(Progress, is_written_five_times_a_second_and_taken_away_at_the_end) {
  Terminal terminal;
  int lines = 0;
  {
    Progress progress(terminal.out, {1'000, std::nullopt}, terminal.clock);
    for (std::uint64_t row = 1; row <= 1'000; ++row) {
      terminal.now += milliseconds(1);
      progress.update({row, 0});
      if (!terminal.seen().empty()) ++lines;
    }
  }
  EXPECT_EQ(lines, 5);
  EXPECT_EQ(terminal.seen(), "\r\x1b[K");
}

TEST(Progress, leaves_a_terminal_alone_on_which_it_never_showed) {
  Terminal terminal;
  {
    Progress progress(terminal.out, {}, terminal.clock);
    terminal.now += milliseconds(199);
    progress.update({1, 1});
  }
  EXPECT_EQ(terminal.seen(), "");
  Progress never;
  never.update({1, 1});
}

}  // namespace
}  // namespace couvert
