// The program `couvert`: reads the arguments, runs the command on the real terminal, exits with its code.
#include <iostream>
#include <variant>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/io.h"

namespace {

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return size.ws_col < 60 ? 60 : size.ws_col > 120 ? 120 : size.ws_col;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const auto read = couvert::read_command(argc, argv);
  if (const auto* farewell = std::get_if<couvert::Farewell>(&read)) {
    (farewell->exit_code == 0 ? std::cout : std::cerr) << farewell->text;
    return farewell->exit_code;
  }
  couvert::Io io{std::cin, std::cout, std::cerr,
                 isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0, isatty(STDERR_FILENO) != 0, terminal_width()};
  const int code = couvert::run_command(std::get<couvert::Command>(read), io);
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "couvert: the output could not be written\n";
    return couvert::exit_world;
  }
  return code;
}
