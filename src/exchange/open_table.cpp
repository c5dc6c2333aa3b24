#include "exchange/open_table.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "exchange/arrow_file.h"
#include "exchange/arrow_stream.h"
#include "exchange/byte_input.h"
#include "exchange/csv_source.h"
#include "exchange/mapped_file.h"
#include "exchange/table_fault.h"

namespace couvert {
namespace {

constexpr std::size_t first_bytes = 8;
constexpr std::string_view stream_mark = "\xff\xff\xff\xff";

/// Whether the bytes can be read anywhere: a regular file that nobody has read from yet.
bool lies_in_file(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  return ::lseek(descriptor, 0, SEEK_CUR) == 0;
}

TableResult<ByteInput> open_input(const std::string& path) {
  if (path == "-") return ByteInput(FileDescriptor(STDIN_FILENO), "<stdin>");
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  int error = file.number() < 0 || ::fstat(file.number(), &status) != 0 ? errno : 0;
  if (error == 0 && S_ISDIR(status.st_mode)) error = EISDIR;
  if (error != 0) return unreadable_table("cannot read `" + path + "`: " + std::generic_category().message(error));
  return ByteInput(std::move(file), path);
}

TableResult<std::unique_ptr<RawTable>> open_arrow(ByteInput input, bool can_be_mapped) {
  if (!can_be_mapped) {
    // What follows the magic of a file is a stream; the footer behind its end mark is not needed.
    std::array<std::uint8_t, first_bytes> magic{};
    const auto read = input.read(magic);
    if (!read) return same_fault(read);
    return open_arrow_stream(std::move(input));
  }
  auto file = MappedFile::map(input.descriptor(), input.name());
  if (!file) return same_fault(file);
  return open_arrow_file(*std::move(file), input.name());
}

}  // namespace

TableResult<std::unique_ptr<RawTable>> open_table(const std::string& path) {
  auto input = open_input(path);
  if (!input) return same_fault(input);
  // Looking at the first bytes moves the place where the file is read from.
  const bool can_be_mapped = lies_in_file(input->descriptor());
  const auto first = input->peek(first_bytes);
  if (!first) return same_fault(first);
  if (first->starts_with(arrow_magic)) return open_arrow(*std::move(input), can_be_mapped);
  if (first->starts_with(stream_mark)) return open_arrow_stream(*std::move(input));
  // The reader of CSV keeps its own handle on the same open file, which goes on where the bytes looked at end.
  const int descriptor = ::dup(input->descriptor());
  if (descriptor < 0) return unreadable_table("cannot read `" + path + "`: " + std::generic_category().message(errno));
  return open_csv({.name = input->name(), .descriptor = descriptor, .already_read = *first});
}

}  // namespace couvert
