#include "base/file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

namespace couvert {
namespace {

constexpr int max_temporary_names = 100;
/// How long a named pipe may stay without anybody who writes to it.
constexpr int max_wait_for_writer_ms = 2000;

/// Owns a file descriptor.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Some file systems tell only on closing that the disk was full.
  [[nodiscard]] bool close() { return ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

std::string reason_of(int error) { return std::generic_category().message(error); }

tl::unexpected<Failure> failed(const std::string& what, const std::string& name, int error) {
  return failure("cannot " + what + " `" + name + "`: " + reason_of(error));
}

Result<std::string> read_all(int descriptor, const std::string& name, std::size_t max_bytes, std::string bytes = {}) {
  std::array<char, 65536> block{};
  while (true) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed("read", name, errno);
    if (count == 0) return bytes;
    if (static_cast<std::size_t>(count) > max_bytes - bytes.size())
      return failure("cannot read `" + name + "`: it holds more than " + std::to_string(max_bytes) + " bytes");
    bytes.append(block.data(), static_cast<std::size_t>(count));
  }
}

/// Reads a pipe that was opened without waiting for its writer: one who is there is waited for, one who never comes is not.
Result<std::string> read_pipe(int descriptor, const std::string& name, std::size_t max_bytes) {
  pollfd waiting{descriptor, POLLIN, 0};
  const bool is_silent = ::poll(&waiting, 1, max_wait_for_writer_ms) == 0;
  char first = 0;
  // A read that does not wait tells a writer who is slow (EAGAIN) from none at all (nothing).
  const ssize_t count = is_silent ? ::read(descriptor, &first, 1) : 0;
  if (is_silent && count == 0) return failure("cannot read `" + name + "`: nobody writes to this pipe");
  if (::fcntl(descriptor, F_SETFL, O_RDONLY) != 0) return failed("read", name, errno);
  return read_all(descriptor, name, max_bytes, count == 1 ? std::string(1, first) : std::string());
}

/// The error number, if not everything could be written.
std::optional<int> write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

struct TemporaryFile {
  std::string name;
  int descriptor = -1;
};

/// Opens a new file beside `name`; a left-over of a crash, or another writer, only makes the next number be tried.
TemporaryFile open_beside(const std::string& name) {
  TemporaryFile temporary;
  for (int number = 0; number < max_temporary_names; ++number) {
    temporary.name = name + ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(number);
    temporary.descriptor = ::open(temporary.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (temporary.descriptor >= 0 || errno != EEXIST) break;
  }
  return temporary;
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  if (path == "-") return read_all(STDIN_FILENO, "<stdin>", max_bytes);
  const std::string name = path.string();
  const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.descriptor() < 0) return failed("read", name, errno);
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) return failed("read", name, errno);
  if (S_ISDIR(status.st_mode)) return failed("read", name, EISDIR);
  if (S_ISFIFO(status.st_mode)) return read_pipe(file.descriptor(), name, max_bytes);
  return read_all(file.descriptor(), name, max_bytes);
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::string name = path.string();
  const TemporaryFile temporary = open_beside(name);
  if (temporary.descriptor < 0) return failed("write", name, errno);
  OpenFile file{temporary.descriptor};
  std::optional<int> error = write_all(file.descriptor(), bytes);
  // Renamed before its bytes are on the disk, a file could be found empty after a power cut.
  if (!error && ::fsync(file.descriptor()) != 0) error = errno;
  if (!file.close() && !error) error = errno;
  if (!error && ::rename(temporary.name.c_str(), name.c_str()) != 0) error = errno;
  if (!error) return {};
  ::unlink(temporary.name.c_str());
  return failed("write", name, *error);
}

}  // namespace couvert
