// The list of the rows that a batch run could not decide: a file with row, column and reason, made only if there are any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/shared_file.h"
#include "facts/dossier_source.h"

namespace couvert {

/// Call `open`, `append` as often as need be, `finish`. All but `append` are collective.
class BatchRejects {
 public:
  /// The first of them, for a run that has no file for them.
  static constexpr std::size_t most_shown = 10;

  /// `path`: empty if there is no file.
  BatchRejects(std::string path, Ranks& ranks, UnfinishedFiles& unfinished);

  [[nodiscard]] TableResult<void> open();
  /// In the order of the rows.
  [[nodiscard]] TableResult<void> append(const std::vector<Reject>& rejects);
  /// Gives the file its name if some rank rejected a row; else there is no file of that name, not even one of an earlier run.
  [[nodiscard]] TableResult<void> finish();
  [[nodiscard]] const std::vector<Reject>& first() const { return first_; }

 private:
  std::string path_;
  Ranks& ranks_;
  std::optional<SharedFile> file_;
  std::vector<Reject> first_;
  std::uint64_t count_ = 0;
};

}  // namespace couvert
