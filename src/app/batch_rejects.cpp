#include "app/batch_rejects.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "app/table_output.h"
#include "exchange/reject_file.h"

namespace couvert {

BatchRejects::BatchRejects(std::string path, Ranks& ranks, UnfinishedFiles& unfinished) : path_(std::move(path)), ranks_(ranks) {
  if (!path_.empty()) file_.emplace(path_, ranks, unfinished);
}

TableResult<void> BatchRejects::open() {
  if (!file_) return {};
  return of_the_world(file_->open(reject_file_header(), std::nullopt));
}

TableResult<void> BatchRejects::append(const std::vector<Reject>& rejects) {
  if (rejects.empty()) return {};
  count_ += rejects.size();
  for (const Reject& reject : rejects) {
    if (first_.size() < most_shown) first_.push_back(reject);
  }
  return file_ ? of_the_world(file_->append(encode_rejects(rejects))) : TableResult<void>();
}

TableResult<void> BatchRejects::finish() {
  if (!file_) return {};
  if (ranks_.greatest(count_ > 0 ? 1 : 0) == 0) {
    file_.reset();
    std::error_code unknown;
    if (ranks_.rank() == 0 && std::filesystem::is_regular_file(path_, unknown)) std::filesystem::remove(path_, unknown);
    return {};
  }
  if (const Result<std::uint64_t> joined = file_->join(); !joined) return tl::unexpected<TableError>(TableError{joined.error().message, true});
  return of_the_world(file_->finish(""));
}

}  // namespace couvert
