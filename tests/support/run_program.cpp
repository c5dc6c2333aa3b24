#include "support/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace couvert::testing {
namespace {

std::string read_to_end(int descriptor) {
  std::string text;
  std::array<char, 65536> block{};
  for (ssize_t count = 0; (count = ::read(descriptor, block.data(), block.size())) > 0;) text.append(block.data(), static_cast<std::size_t>(count));
  ::close(descriptor);
  return text;
}

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const ProgramStreams& streams, int out, int err, unsigned seconds) {
  std::vector<char*> words;
  std::vector<std::string> copies = streams.launcher;
  copies.emplace_back(COUVERT_BINARY);
  copies.insert(copies.end(), arguments.begin(), arguments.end());
  for (std::string& copy : copies) words.push_back(copy.data());
  words.push_back(nullptr);
  ::dup2(::open(streams.in.c_str(), O_RDONLY), STDIN_FILENO);
  ::dup2(streams.out.empty() ? out : ::open(streams.out.c_str(), O_WRONLY), STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  ::alarm(seconds);
  ::execvp(words.front(), words.data());
  std::_Exit(127);
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, const ProgramStreams& streams, unsigned seconds) {
  int out[2], err[2];
  if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0) std::abort();
  const pid_t child = ::fork();
  if (child == 0) become_program(arguments, streams, out[1], err[1], seconds);
  ::close(out[1]);
  ::close(err[1]);
  ProgramRun run;
  if (streams.out_is_closed) ::close(out[0]);
  std::thread errors([&run, &err] { run.err = read_to_end(err[0]); });
  if (!streams.out_is_closed) run.out = read_to_end(out[0]);
  errors.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) run.signal = WTERMSIG(status);
  return run;
}

}  // namespace couvert::testing
