// Where a command reads and writes: the terminal, or streams of a test.
#pragma once

#include <iosfwd>

namespace couvert {

struct Io {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  int width = 100;  // columns of the terminal
};

/// Exit codes of the published format.
inline constexpr int exit_done = 0;
inline constexpr int exit_wrong_text = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_world = 3;

}  // namespace couvert
