// Files that are not complete yet: removed when the process is told to stop, so that nobody takes them for a result.
#pragma once

#include <csignal>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace couvert {

/// While it lives, SIGINT, SIGTERM and SIGHUP wait for a thread that removes the unfinished files and then lets the process die of the
/// signal; so it does not matter what the other threads are doing, or what they wait for. Make it before any other thread.
class UnfinishedFiles {
 public:
  UnfinishedFiles();
  UnfinishedFiles(const UnfinishedFiles&) = delete;
  UnfinishedFiles& operator=(const UnfinishedFiles&) = delete;
  /// Removes what is still unfinished.
  ~UnfinishedFiles();

  /// Makes a new file for writing, which must not exist yet. Shape   its descriptor, or -1 with errno
  [[nodiscard]] int create(const std::string& path);
  /// The file is complete: it gets its own name. Shape   0, or an error number; then it is still unfinished
  [[nodiscard]] int complete(const std::string& path, const std::string& name);
  void remove(const std::string& path);

 private:
  void watch();
  void die_of(int signal);

  std::mutex mutex_;
  std::set<std::string> paths_;
  sigset_t watched_{}, mask_before_{};
  int signals_ = -1, end_ = -1;  // descriptors that tell the watching thread of a signal, and of the end
  std::thread watcher_;
};

}  // namespace couvert
