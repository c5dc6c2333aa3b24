// Runs the built program as a user would: arguments, a file as input, what comes out, how it ends.
#pragma once

#include <string>
#include <vector>

namespace couvert::testing {

struct ProgramRun {
  int exit_code = -1;  // -1: ended by a signal
  int signal = 0;
  std::string out, err;
};

struct ProgramStreams {
  std::string in = "/dev/null";
  std::string out;           // a path that takes the output; empty: it is kept
  bool out_is_closed = false;  // nobody reads it
  std::vector<std::string> launcher;  // a command that starts the program, found on the path: its words stand before the program's
};

/// Runs COUVERT_BINARY; one that takes longer than `seconds` is ended by SIGALRM.
[[nodiscard]] ProgramRun run_program(const std::vector<std::string>& arguments, const ProgramStreams& streams = {}, unsigned seconds = 20);

}  // namespace couvert::testing
