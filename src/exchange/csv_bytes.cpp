#include "exchange/csv_bytes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "exchange/byte_input.h"
#include "exchange/csv_dialect.h"
#include "exchange/csv_line.h"
#include "exchange/mapped_file.h"

namespace couvert {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

TableError cannot_read(const std::string& name, int error) {
  return {.message = "cannot read `" + name + "`: " + std::generic_category().message(error), .is_of_the_world = true};
}

/// The first line of a text that has all of it; the text behind it follows at `next`.
TableResult<CsvLineExtent> first_line_of(const std::string& name, std::string_view text) {
  CsvLineExtent line = line_at(text, 0);
  if (line.text.size() > max_csv_line_bytes) {
    return tl::unexpected(TableError{"`" + name + "` has no line end within " + std::to_string(max_csv_line_bytes) + " bytes"});
  }
  if (line.text.starts_with(byte_order_mark)) line.text.remove_prefix(byte_order_mark.size());
  return line;
}

std::string_view text_of(const MappedFile& file) { return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()}; }

class MappedCsv final : public CsvBytes {
 public:
  MappedCsv(std::string name, std::shared_ptr<const MappedFile> file, std::size_t skipped, std::uint64_t piece_bytes)
      : name_(std::move(name)), file_(std::move(file)), table_(text_of(*file_).substr(skipped)), piece_bytes_(piece_bytes) {}

  std::optional<std::uint64_t> pieces() const override { return (table_.size() + piece_bytes_ - 1) / piece_bytes_; }

  TableResult<std::string> first_line() override {
    const auto line = first_line_of(name_, table_);
    if (!line) return tl::unexpected(line.error());
    body_ = line->next;
    begin_ = body_;
    return std::string(line->text);
  }

  TableResult<std::optional<CsvPieceText>> next(const CsvGroups& groups) override {
    const std::string_view body = table_.substr(body_);
    while (begin_ < table_.size()) {
      const std::uint64_t number = number_++;
      const std::size_t boundary = std::max(std::min(number_ * piece_bytes_, table_.size()), body_);
      // A dossier that fills a whole piece leaves nothing to begin in it.
      const std::size_t end = begin_ >= boundary ? begin_ : body_ + groups.start_from(body, boundary - body_);
      const std::string_view text = table_.substr(begin_, end - begin_);
      begin_ = end;
      if (text.empty()) continue;
      return CsvPieceText{owner_of(text), text, number};
    }
    return std::nullopt;
  }

 private:
  /// Gives the memory of a piece back when nobody reads it any more.
  [[nodiscard]] std::shared_ptr<const void> owner_of(std::string_view text) const {
    const auto begin = static_cast<std::size_t>(text.data() - text_of(*file_).data());
    return {text.data(), [file = file_, range = ByteRange{begin, begin + text.size()}](const void*) { file->release({range}); }};
  }

  std::string name_;
  std::shared_ptr<const MappedFile> file_;
  std::string_view table_;
  std::uint64_t piece_bytes_;
  std::size_t body_ = 0, begin_ = 0;  // of the table: where its dossiers begin, and those not yet handed out
  std::uint64_t number_ = 0;
};

class PipedCsv final : public CsvBytes {
 public:
  PipedCsv(CsvInput input, std::uint64_t piece_bytes)
      : name_(std::move(input.name)), file_(input.descriptor), buffer_(std::move(input.already_read)), piece_bytes_(piece_bytes) {}

  std::optional<std::uint64_t> pieces() const override { return std::nullopt; }

  TableResult<std::string> first_line() override {
    while (!at_end_ && buffer_.size() <= max_csv_line_bytes && buffer_.find('\n') == std::string::npos) {
      if (const auto read = read_more(); !read) return tl::unexpected(read.error());
    }
    const auto line = first_line_of(name_, buffer_);
    if (!line) return tl::unexpected(line.error());
    std::string text(line->text);
    buffer_.erase(0, line->next);
    begin_ = line->next;
    return text;
  }

  TableResult<std::optional<CsvPieceText>> next(const CsvGroups& groups) override {
    while (!at_end_ || !buffer_.empty()) {
      const std::uint64_t number = number_++;
      const std::uint64_t boundary = number_ * piece_bytes_;
      if (begin_ >= boundary) continue;
      const auto end = read_up_to(groups, static_cast<std::size_t>(boundary - begin_));
      if (!end) return tl::unexpected(end.error());
      if (*end == 0) continue;
      return take(*end, number);
    }
    return std::nullopt;
  }

 private:
  TableResult<void> read_more() {
    constexpr std::size_t block = 1U << 20U;
    const std::size_t had = buffer_.size();
    buffer_.resize(had + block);
    ssize_t count = 0;
    do {
      count = ::read(file_.number(), buffer_.data() + had, block);
    } while (count < 0 && errno == EINTR);
    buffer_.resize(had + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0) return tl::unexpected(cannot_read(name_, errno));
    at_end_ = count == 0;
    return {};
  }

  /// Reads until it is sure where the first dossier begins at or behind `boundary` of the buffer.
  TableResult<std::size_t> read_up_to(const CsvGroups& groups, std::size_t boundary) {
    while (true) {
      const std::string_view whole_lines = std::string_view(buffer_).substr(0, at_end_ ? buffer_.size() : buffer_.rfind('\n') + 1);
      if (whole_lines.size() > boundary) {
        const std::size_t end = groups.start_from(whole_lines, boundary);
        if (end < whole_lines.size()) return end;
      }
      // What is longer than any dossier may be is handed out as it is, for its reader to refuse.
      if (at_end_ || buffer_.size() > boundary + max_csv_dossier_bytes + 2 * max_csv_line_bytes) return buffer_.size();
      if (const auto read = read_more(); !read) return tl::unexpected(read.error());
    }
  }

  std::optional<CsvPieceText> take(std::size_t size, std::uint64_t number) {
    std::string rest = buffer_.substr(size);
    buffer_.resize(size);
    begin_ += size;
    const auto owned = std::make_shared<const std::string>(std::move(buffer_));
    buffer_ = std::move(rest);
    return CsvPieceText{owned, *owned, number};
  }

  std::string name_;
  FileDescriptor file_;
  std::string buffer_;  // what is read and not handed out; begins with a dossier
  std::uint64_t piece_bytes_;
  std::uint64_t begin_ = 0;  // of the buffer in the table
  std::uint64_t number_ = 0;
  bool at_end_ = false;
};

/// Nothing if what is open is no regular file, or one that cannot be mapped.
std::unique_ptr<CsvBytes> map_csv(const CsvInput& input, std::uint64_t piece_bytes) {
  struct stat status {};
  if (::fstat(input.descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return nullptr;
  auto file = MappedFile::map(input.descriptor, input.name);
  const off_t position = ::lseek(input.descriptor, 0, SEEK_CUR);
  if (!file || (*file)->bytes().empty() || position < 0) return nullptr;
  const auto read = static_cast<std::size_t>(position);
  if (read < input.already_read.size() || read > (*file)->bytes().size()) return nullptr;
  (*file)->expect_in_order();
  return std::make_unique<MappedCsv>(input.name, *std::move(file), read - input.already_read.size(), piece_bytes);
}

}  // namespace

std::unique_ptr<CsvBytes> csv_bytes(CsvInput input, std::uint64_t piece_bytes) {
  if (std::unique_ptr<CsvBytes> mapped = map_csv(input, piece_bytes)) {
    ::close(input.descriptor);
    return mapped;
  }
  return std::make_unique<PipedCsv>(std::move(input), piece_bytes);
}

}  // namespace couvert
