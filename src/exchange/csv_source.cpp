#include "exchange/csv_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#include "exchange/csv_columns.h"
#include "exchange/csv_piece.h"

namespace couvert {
namespace {

class CsvSource final : public DossierSource {
 public:
  CsvSource(std::string name, std::unique_ptr<CsvBytes> bytes, std::shared_ptr<const CsvTable> table)
      : name_(std::move(name)), bytes_(std::move(bytes)), table_(std::move(table)) {}

  /// Keeps to the pieces of a share: those before it are only counted, for the numbers of its rows.
  void keep_to(Share share, std::uint64_t pieces) {
    first_ = pieces * share.rank / share.ranks;
    end_ = pieces * (share.rank + 1) / share.ranks;
  }

  const ColumnPresence& presence() const override { return table_->columns.presence; }
  std::optional<std::uint64_t> dossiers() const override { return std::nullopt; }
  std::uint64_t bytes_read() const override { return bytes_read_; }

  TableResult<std::unique_ptr<Piece>> next() override {
    while (true) {
      if (number_ >= end_) return nullptr;
      auto text = bytes_->next(table_->groups);
      if (!text) return tl::unexpected(text.error());
      if (!*text || (*text)->number >= end_) {
        number_ = end_;
        return nullptr;
      }
      const auto lines_of = table_->columns.key ? std::make_shared<std::vector<std::uint32_t>>() : nullptr;
      const CsvExtent extent = table_->groups.measure((*text)->text, lines_of.get());
      if (extent.excess) return tl::unexpected(too_long(extent));
      const std::uint64_t row = row_;
      row_ += extent.dossiers;
      lines_ += extent.lines;
      number_ = (*text)->number + 1;
      if (number_ <= first_) continue;
      bytes_read_ += (*text)->text.size();
      if (extent.dossiers > 0) return csv_piece(table_, {*std::move(*text), row, extent.dossiers, lines_of});
    }
  }

 private:
  [[nodiscard]] TableError too_long(const CsvExtent& extent) const {
    const std::string place = "`" + name_ + "`, line " + std::to_string(lines_ + extent.lines) + ": ";
    if (*extent.excess == CsvExcess::line) return {place + "the line has more than " + std::to_string(max_csv_line_bytes) + " bytes"};
    return {place + "the lines of row " + std::to_string(row_ + extent.dossiers - 1) + " have more than " +
            std::to_string(max_csv_dossier_bytes) + " bytes together"};
  }

  std::string name_;
  std::unique_ptr<CsvBytes> bytes_;
  std::shared_ptr<const CsvTable> table_;
  std::uint64_t first_ = 0, end_ = std::numeric_limits<std::uint64_t>::max();  // pieces of the share
  std::uint64_t number_ = 0;                                                   // of the next piece
  std::uint64_t row_ = 1;                                                      // its first
  std::uint64_t lines_ = 1;                                                    // read so far, that of the names included
  std::uint64_t bytes_read_ = 0;
};

class CsvRawTable final : public RawTable {
 public:
  CsvRawTable(std::string name, std::unique_ptr<CsvBytes> bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}

  TableKind kind() const override { return TableKind::csv; }
  std::optional<std::string> product() const override { return std::nullopt; }
  bool can_be_shared() const override { return bytes_->pieces().has_value(); }

  TableResult<std::unique_ptr<DossierSource>> read(const Form& form, const ColumnLayout& layout, Share share) override {
    const std::optional<std::uint64_t> pieces = bytes_->pieces();
    if (share.ranks > 1 && !pieces) {
      return tl::unexpected(TableError{"`" + name_ + "` is no file, so that it cannot be shared by several processes", true});
    }
    const auto line = bytes_->first_line();
    if (!line) return tl::unexpected(line.error());
    auto columns = read_csv_columns(name_, *line, layout);
    if (!columns) return tl::unexpected(columns.error());
    const CsvGroups groups(columns->key);
    auto table = std::make_shared<const CsvTable>(CsvTable{&form, &layout, *std::move(columns), groups});
    auto source = std::make_unique<CsvSource>(name_, std::move(bytes_), std::move(table));
    if (share.ranks > 1) source->keep_to(share, *pieces);
    return source;
  }

 private:
  std::string name_;
  std::unique_ptr<CsvBytes> bytes_;
};

tl::unexpected<TableError> cannot_open(const std::string& path, int error) {
  return tl::unexpected(TableError{"cannot read `" + path + "`: " + std::generic_category().message(error), true});
}

}  // namespace

std::unique_ptr<RawTable> open_csv(CsvInput input, std::uint64_t piece_bytes) {
  std::string name = input.name;
  return std::make_unique<CsvRawTable>(std::move(name), csv_bytes(std::move(input), piece_bytes));
}

TableResult<std::unique_ptr<RawTable>> open_csv_file(const std::string& path, std::uint64_t piece_bytes) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_open(path, errno);
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    return cannot_open(path, EISDIR);
  }
  return open_csv({.name = path, .descriptor = descriptor, .already_read = {}}, piece_bytes);
}

}  // namespace couvert
