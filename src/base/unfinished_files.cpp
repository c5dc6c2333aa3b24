#include "base/unfinished_files.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace couvert {
namespace {

/// The signals by which people and schedulers end a program. One that the process was started to ignore (by nohup, say) stays ignored.
sigset_t signals_to_watch() {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) ::sigaddset(&set, signal);
  }
  return set;
}

}  // namespace

UnfinishedFiles::UnfinishedFiles() : watched_(signals_to_watch()) {
  ::pthread_sigmask(SIG_BLOCK, &watched_, &mask_before_);
  signals_ = ::signalfd(-1, &watched_, SFD_CLOEXEC);
  end_ = ::eventfd(0, EFD_CLOEXEC);
  if (signals_ >= 0 && end_ >= 0) watcher_ = std::thread([this] { watch(); });
  else ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);  // no descriptors left: signals end the process as ever
}

UnfinishedFiles::~UnfinishedFiles() {
  if (watcher_.joinable()) {
    ::eventfd_write(end_, 1);
    watcher_.join();
  }
  for (const std::string& path : paths_) ::unlink(path.c_str());
  if (signals_ >= 0) ::close(signals_);
  if (end_ >= 0) ::close(end_);
  ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

void UnfinishedFiles::watch() {
  std::array<pollfd, 2> waiting{pollfd{signals_, POLLIN, 0}, pollfd{end_, POLLIN, 0}};
  while (::poll(waiting.data(), waiting.size(), -1) < 0 && errno == EINTR) {}
  signalfd_siginfo received{};
  if ((waiting[0].revents & POLLIN) == 0 || ::read(signals_, &received, sizeof received) != sizeof received) return;
  die_of(static_cast<int>(received.ssi_signo));
}

void UnfinishedFiles::die_of(int signal) {
  // The lock is kept, so that no file comes after those that are removed.
  const std::lock_guard lock(mutex_);
  for (const std::string& path : paths_) ::unlink(path.c_str());
  ::pthread_sigmask(SIG_UNBLOCK, &watched_, nullptr);
  ::raise(signal);
  ::_exit(128 + signal);  // somebody else took the signal
}

int UnfinishedFiles::create(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor >= 0) paths_.insert(path);
  return descriptor;
}

int UnfinishedFiles::complete(const std::string& path, const std::string& name) {
  const std::lock_guard lock(mutex_);
  if (std::rename(path.c_str(), name.c_str()) != 0) return errno;
  paths_.erase(path);
  return 0;
}

void UnfinishedFiles::remove(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (paths_.erase(path) != 0) ::unlink(path.c_str());
}

}  // namespace couvert
