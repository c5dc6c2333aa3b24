// One file that several ranks write: each its own stretch of it, in the order of the ranks, between a header and a trailer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/output_file.h"
#include "base/ranks.h"
#include "base/result.h"

namespace couvert {

/// Call `open`, `append` as often as need be, `join`, `finish`. All but `append` are collective, and fail at all ranks alike.
/// One rank alone may also write a stream; several write a file that all of them see.
class SharedFile {
 public:
  /// `ranks` and `unfinished` must outlive it.
  SharedFile(std::string path, Ranks& ranks, UnfinishedFiles& unfinished) : path_(std::move(path)), ranks_(ranks), unfinished_(unfinished) {}

  /// Makes the file under a temporary name. `own_bytes`: how long this rank's stretch will be, given by all ranks or by none. With it
  /// each rank writes to its place at once; without it into a part of its own, which is copied when all lengths are known.
  [[nodiscard]] Result<void> open(std::string_view header, std::optional<std::uint64_t> own_bytes);
  /// Errors   the file cannot be written
  [[nodiscard]] Result<void> append(std::string_view bytes);
  /// Puts the stretches into one file. Shape   where the own one begins
  [[nodiscard]] Result<std::uint64_t> join();
  /// Writes the trailer (rank 0 has it) after the last stretch, and gives the file its name.
  [[nodiscard]] Result<void> finish(std::string_view trailer);

  [[nodiscard]] bool is_stream() const { return file_ && file_->is_stream(); }

 private:
  [[nodiscard]] Result<void> make(std::string_view header);
  [[nodiscard]] Result<void> enter(const std::string& temporary);
  [[nodiscard]] Result<void> open_part();

  std::string path_;
  Ranks& ranks_;
  UnfinishedFiles& unfinished_;
  std::optional<OutputFile> file_;  // the file itself
  std::optional<OutputFile> part_;  // until it is copied
  std::string temporary_;
  std::uint64_t begins_at_ = 0, length_ = 0;  // of the own stretch
};

}  // namespace couvert
