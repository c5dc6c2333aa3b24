#include "base/shared_file.h"

#include <utility>

namespace couvert {

Result<void> SharedFile::make(std::string_view header) {
  Result<OutputFile> file = OutputFile::create(path_, unfinished_);
  if (!file) return tl::unexpected<Failure>(std::move(file.error()));
  if (ranks_.size() > 1 && file->is_stream()) return failure("cannot write `" + path_ + "`: several ranks can only write a file");
  file_.emplace(std::move(*file));
  temporary_ = file_->temporary();
  return file_->append(header);
}

Result<void> SharedFile::enter(const std::string& temporary) {
  Result<OutputFile> file = OutputFile::join(temporary, path_);
  if (!file) return tl::unexpected<Failure>(std::move(file.error()));
  file_.emplace(std::move(*file));
  return {};
}

Result<void> SharedFile::open_part() {
  Result<OutputFile> part = OutputFile::create_part(path_, unfinished_);
  if (!part) return tl::unexpected<Failure>(std::move(part.error()));
  part_.emplace(std::move(*part));
  return {};
}

Result<void> SharedFile::open(std::string_view header, std::optional<std::uint64_t> own_bytes) {
  const bool is_first = ranks_.rank() == 0;
  if (Result<void> made = agree(ranks_, is_first ? make(header) : Result<void>()); !made) return made;
  begins_at_ = header.size();
  if (ranks_.size() == 1) return {};
  temporary_ = ranks_.broadcast(temporary_);
  if (own_bytes) begins_at_ += ranks_.sum_before(*own_bytes);
  Result<void> opened;
  if (!is_first) opened = own_bytes ? enter(temporary_) : open_part();
  return agree(ranks_, opened);
}

Result<void> SharedFile::append(std::string_view bytes) {
  const std::uint64_t offset = begins_at_ + length_;
  length_ += bytes.size();
  if (part_) return part_->append(bytes);
  if (ranks_.size() == 1) return file_->append(bytes);
  return file_->write_at(offset, bytes);
}

Result<std::uint64_t> SharedFile::join() {
  const std::uint64_t before = ranks_.sum_before(length_);
  const bool is_apart = ranks_.greatest(part_ ? 1 : 0) != 0;
  Result<void> joined;
  if (part_) {
    begins_at_ += before;
    joined = enter(temporary_);
    if (joined) joined = file_->copy_at(begins_at_, *part_);
    part_.reset();
  }
  if (is_apart) joined = agree(ranks_, joined);
  if (!joined) return tl::unexpected<Failure>(std::move(joined.error()));
  return begins_at_;
}

Result<void> SharedFile::finish(std::string_view trailer) {
  const bool is_first = ranks_.rank() == 0;
  const auto end = static_cast<std::uint64_t>(ranks_.greatest(static_cast<std::int64_t>(begins_at_ + length_)));
  Result<void> written;
  if (!is_first) written = file_->finish();  // what the others wrote is on the disk before the file has its name
  else written = ranks_.size() == 1 ? file_->append(trailer) : file_->write_at(end, trailer);
  written = agree(ranks_, written);
  if (!written) return written;
  return agree(ranks_, is_first ? file_->finish() : written);
}

}  // namespace couvert
