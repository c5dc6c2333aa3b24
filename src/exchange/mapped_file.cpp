#include "exchange/mapped_file.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "exchange/table_fault.h"

namespace couvert {
namespace {

constexpr std::size_t page_bytes = 4096;
/// Ranges with less between them are given back as one: a call costs more than what lies between.
constexpr std::size_t small_gap = 16 * page_bytes;

std::vector<ByteRange> joined(std::vector<ByteRange> ranges) {
  std::erase_if(ranges, [](const ByteRange& range) { return range.begin >= range.end; });
  std::ranges::sort(ranges, {}, &ByteRange::begin);
  std::vector<ByteRange> whole;
  for (const ByteRange& range : ranges) {
    if (!whole.empty() && range.begin <= whole.back().end + small_gap) whole.back().end = std::max(whole.back().end, range.end);
    else whole.push_back(range);
  }
  return whole;
}

}  // namespace

TableResult<std::shared_ptr<const MappedFile>> MappedFile::map(int descriptor, const std::string& name) {
  const auto failed = [&name](int error) {
    return unreadable_table("cannot read `" + name + "`: " + std::generic_category().message(error));
  };
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return failed(errno);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return std::shared_ptr<const MappedFile>(new MappedFile({}));
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (memory == MAP_FAILED) return failed(errno);
  return std::shared_ptr<const MappedFile>(new MappedFile({static_cast<const std::uint8_t*>(memory), size}));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
}

void MappedFile::expect_in_order() const {
  if (!bytes_.empty()) (void)::madvise(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size(), MADV_SEQUENTIAL);
}

void MappedFile::release(std::vector<ByteRange> ranges) const {
  for (const ByteRange& range : joined(std::move(ranges))) {
    const std::size_t begin = range.begin / page_bytes * page_bytes;
    const std::size_t end = std::min((range.end + page_bytes - 1) / page_bytes * page_bytes, bytes_.size());
    // Pages of a file that nobody wrote to come back as they are; failing to give them back harms nobody.
    if (begin < end) (void)::madvise(const_cast<std::uint8_t*>(bytes_.data()) + begin, end - begin, MADV_DONTNEED);
  }
}

}  // namespace couvert
