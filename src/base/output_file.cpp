#include "base/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

namespace couvert {
namespace {

constexpr int max_temporary_names = 100;
constexpr std::size_t copy_block = std::size_t{1} << 22;

/// While it lives, a pipe that nobody reads is an error of writing, not the end of the process.
class QuietPipes {
 public:
  QuietPipes() {
    ::sigemptyset(&pipe_);
    ::sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &mask_before_);
  }
  QuietPipes(const QuietPipes&) = delete;
  QuietPipes& operator=(const QuietPipes&) = delete;
  ~QuietPipes() {
    const timespec at_once{};
    while (::sigismember(&mask_before_, SIGPIPE) == 0 && ::sigtimedwait(&pipe_, nullptr, &at_once) > 0) {}
    ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
  }

 private:
  sigset_t pipe_{}, mask_before_{};
};

/// Calls `write` until all is written. Shape   0, or the error number
template <class Write>
int write_all(std::string_view bytes, const Write& write) {
  while (!bytes.empty()) {
    const ssize_t count = write(bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

/// Where in its file a stream goes on; -1 if it goes into no file.
off_t place_in_file(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return -1;
  const bool appends = (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
  return appends ? status.st_size : ::lseek(descriptor, 0, SEEK_CUR);
}

}  // namespace

tl::unexpected<Failure> OutputFile::failed(int error) const {
  return failure("cannot write `" + name_ + "`: " + std::generic_category().message(error));
}

Result<OutputFile> OutputFile::open_stream(const std::string& path, std::string name) {
  OutputFile file(std::move(name), path == "-" ? STDOUT_FILENO : ::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.descriptor_ < 0) return file.failed(errno);
  file.began_at_ = place_in_file(file.descriptor_);
  return file;
}

Result<OutputFile> OutputFile::create_beside(const std::string& target, std::string name, UnfinishedFiles& unfinished) {
  OutputFile file(std::move(name), -1);
  file.target_ = target;
  // A left-over of a crash, or another writer, only makes the next number be tried.
  for (int number = 0; number < max_temporary_names && file.descriptor_ < 0; ++number) {
    const std::string temporary = target + ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(number);
    file.descriptor_ = unfinished.create(temporary);
    if (file.descriptor_ >= 0) file.temporary_ = temporary;
    else if (errno != EEXIST) break;
  }
  if (file.descriptor_ < 0) return file.failed(errno);
  file.unfinished_ = &unfinished;
  return file;
}

Result<OutputFile> OutputFile::create(const std::string& path, UnfinishedFiles& unfinished) {
  if (path == "-") return open_stream(path, "<stdout>");
  std::error_code missing;
  const std::filesystem::path target = std::filesystem::weakly_canonical(path, missing);
  const std::string name = missing ? path : target.string();
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return OutputFile(path, -1).failed(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) return open_stream(path, path);
  return create_beside(name, path, unfinished);
}

Result<OutputFile> OutputFile::create_part(const std::string& path, UnfinishedFiles& unfinished) {
  return create_beside(path, path, unfinished);
}

Result<OutputFile> OutputFile::join(const std::string& temporary, const std::string& name) {
  OutputFile file(name, ::open(temporary.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.descriptor_ < 0) return file.failed(errno);
  file.temporary_ = temporary;
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : name_(std::move(other.name_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      unfinished_(std::exchange(other.unfinished_, nullptr)),
      began_at_(std::exchange(other.began_at_, -1)),
      is_finished_(std::exchange(other.is_finished_, true)) {}

OutputFile::~OutputFile() {
  // A redirected stream is put back to where it began; what a pipe has taken cannot be.
  const bool is_put_back = !is_finished_ && began_at_ >= 0 && ::ftruncate(descriptor_, began_at_) == 0;
  if (is_put_back) ::lseek(descriptor_, began_at_, SEEK_SET);
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (unfinished_ != nullptr && !is_finished_) unfinished_->remove(temporary_);
}

Result<void> OutputFile::append(std::string_view bytes) {
  const QuietPipes quiet;
  const int error = write_all(bytes, [this](std::string_view rest) { return ::write(descriptor_, rest.data(), rest.size()); });
  if (error != 0) return failed(error);
  return {};
}

Result<void> OutputFile::write_at(std::uint64_t offset, std::string_view bytes) {
  const char* const first = bytes.data();
  const int error = write_all(bytes, [&](std::string_view rest) {
    const auto place = static_cast<off_t>(offset) + static_cast<off_t>(rest.data() - first);
    return ::pwrite(descriptor_, rest.data(), rest.size(), place);
  });
  if (error != 0) return failed(error);
  return {};
}

Result<void> OutputFile::copy_at(std::uint64_t offset, const OutputFile& part) {
  const int from = ::open(part.temporary_.c_str(), O_RDONLY | O_CLOEXEC);
  if (from < 0) return part.failed(errno);
  std::string block(copy_block, '\0');
  Result<void> copied;
  int error = 0;
  while (copied) {
    const ssize_t count = ::read(from, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) error = errno;
    if (count <= 0) break;
    copied = write_at(offset, std::string_view(block).substr(0, static_cast<std::size_t>(count)));
    offset += static_cast<std::uint64_t>(count);
  }
  ::close(from);
  if (copied && error != 0) return part.failed(error);
  return copied;
}

Result<void> OutputFile::finish() {
  int error = 0;
  if (!is_stream()) {
    // Renamed before its bytes are on the disk, a file could be found empty after a power cut.
    if (::fsync(descriptor_) != 0) error = errno;
    // Some file systems tell only on closing that the disk was full.
    if (::close(std::exchange(descriptor_, -1)) != 0 && error == 0) error = errno;
    if (error == 0 && unfinished_ != nullptr) error = unfinished_->complete(temporary_, target_);
  }
  if (error != 0) return failed(error);
  is_finished_ = true;
  return {};
}

bool are_same_file(const std::string& a, const std::string& b) {
  std::error_code missing;
  return std::filesystem::equivalent(a, b, missing) && !missing;
}

}  // namespace couvert
