// A table that is written part by part, by one rank or by several, each its share: header, parts in the order of the rows, trailer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/shared_file.h"
#include "exchange/table_format.h"
#include "facts/dossier_source.h"

namespace couvert {

/// What the world does wrong, as an error of a table.
[[nodiscard]] TableResult<void> of_the_world(const Result<void>& result);
/// All ranks learn what went wrong at one of them. Collective
[[nodiscard]] TableResult<void> agree(Ranks& ranks, const TableResult<void>& mine);

/// Call `open`, `append` part by part, `finish`. All but `append` are collective, as in SharedFile.
class TableOutput {
 public:
  TableOutput(const std::string& path, Ranks& ranks, UnfinishedFiles& unfinished) : file_(path, ranks, unfinished), ranks_(ranks) {}

  /// `own_bytes`: of this rank's parts together, if all ranks know theirs.
  [[nodiscard]] TableResult<void> open(std::string_view header, std::optional<std::uint64_t> own_bytes);
  [[nodiscard]] TableResult<void> append(const EncodedPart& part);
  /// `trailer` makes the end of the table from the places of all parts.
  [[nodiscard]] TableResult<void> finish(const std::function<std::string(const std::vector<PartPlace>&)>& trailer);

 private:
  [[nodiscard]] std::vector<PartPlace> places_of_all();

  SharedFile file_;
  Ranks& ranks_;
  std::vector<PartPlace> places_;
  std::uint64_t length_ = 0;
};

}  // namespace couvert
