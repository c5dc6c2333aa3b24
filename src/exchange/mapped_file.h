// A file in memory as it lies on the disk: read by page faults, and given back when it has been read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "facts/dossier_source.h"

namespace couvert {

/// A range of bytes of a file.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The file must not be cut short by others while it is read: that would end the program.
class MappedFile {
 public:
  /// Maps the whole of an open regular file, which may be closed afterwards. Errors   the world's
  [[nodiscard]] static TableResult<std::shared_ptr<const MappedFile>> map(int descriptor, const std::string& name);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }
  /// Lets the system read ahead: the bytes will be read from the first to the last.
  void expect_in_order() const;
  /// Gives memory back that the ranges take, with the whole of the pages that they touch. Who reads them again reads the file again.
  void release(std::vector<ByteRange> ranges) const;

 private:
  explicit MappedFile(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  std::span<const std::uint8_t> bytes_;
};

}  // namespace couvert
