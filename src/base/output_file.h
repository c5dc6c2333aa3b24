// A file that is written piece by piece and gets its name when it is complete; standard output, pipes and devices as they come.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/unfinished_files.h"

namespace couvert {

/// A file is written under a temporary name beside its own until `finish`; without `finish` nothing of it is left.
class OutputFile {
 public:
  /// `-` is standard output. What exists and is no file (a pipe, a device) is written as it is; through a link, what it points to.
  /// `unfinished` must outlive it. Errors   it cannot be made
  [[nodiscard]] static Result<OutputFile> create(const std::string& path, UnfinishedFiles& unfinished);
  /// A new unnamed part of the file that `path` will be, for what does not know its place in it yet; never finished, but copied.
  [[nodiscard]] static Result<OutputFile> create_part(const std::string& path, UnfinishedFiles& unfinished);
  /// The unfinished file of another process, for `write_at`. `name` is what messages call it.
  [[nodiscard]] static Result<OutputFile> join(const std::string& temporary, const std::string& name);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  /// Whether it can only be appended to.
  [[nodiscard]] bool is_stream() const { return temporary_.empty(); }
  /// The name under which it is being written.
  [[nodiscard]] const std::string& temporary() const { return temporary_; }

  // Errors of all that follow: the disk is full, nobody reads the pipe any more, …
  [[nodiscard]] Result<void> append(std::string_view bytes);
  [[nodiscard]] Result<void> write_at(std::uint64_t offset, std::string_view bytes);
  /// Copies the whole of another file to a place of this one.
  [[nodiscard]] Result<void> copy_at(std::uint64_t offset, const OutputFile& part);
  /// All of it is on the disk, and it has its name.
  [[nodiscard]] Result<void> finish();

 private:
  OutputFile(std::string name, int descriptor) : name_(std::move(name)), descriptor_(descriptor) {}
  [[nodiscard]] static Result<OutputFile> create_beside(const std::string& target, std::string name, UnfinishedFiles& unfinished);
  [[nodiscard]] static Result<OutputFile> open_stream(const std::string& path, std::string name);
  [[nodiscard]] tl::unexpected<Failure> failed(int error) const;

  std::string name_;       // as it was asked for
  std::string target_;     // the file behind links
  std::string temporary_;  // empty: a stream
  int descriptor_ = -1;
  UnfinishedFiles* unfinished_ = nullptr;  // null: it is another's to remove
  std::int64_t began_at_ = -1;             // of a stream that goes into a file: where
  bool is_finished_ = false;
};

/// Whether both are the same file; false if there is no such file.
[[nodiscard]] bool are_same_file(const std::string& a, const std::string& b);

}  // namespace couvert
