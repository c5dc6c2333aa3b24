// The bytes of a mapped file that a piece reads: given back when nobody reads the piece any more.
#pragma once

#include <memory>
#include <vector>

#include "exchange/arrow_pieces.h"
#include "exchange/mapped_file.h"

namespace couvert {

class ReleasedRanges {
 public:
  explicit ReleasedRanges(std::shared_ptr<const MappedFile> file) : file_(std::move(file)) {}
  ReleasedRanges(const ReleasedRanges&) = delete;
  ReleasedRanges& operator=(const ReleasedRanges&) = delete;
  ~ReleasedRanges() { file_->release(std::move(ranges_)); }

  void add(ByteRange range) { ranges_.push_back(range); }
  /// What the rows of a slice take in the arrays that are read.
  void add_rows(const ArrowBinding& binding, const BatchSlice& slice);

 private:
  /// Bytes of an array; those that do not lie in the file were unpacked from it.
  void add_bytes(const std::uint8_t* bytes, std::size_t begin, std::size_t end);
  void add_columns(const std::vector<BoundColumn>& columns, const ArrowBatch& batch, std::size_t from, std::size_t count);

  std::shared_ptr<const MappedFile> file_;
  std::vector<ByteRange> ranges_;
};

}  // namespace couvert
