// Bytes that are read once and in order, from a pipe or a file; those in front can be looked at before they are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "facts/dossier_source.h"

namespace couvert {

/// Owns a file descriptor, but for that of standard input.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();
  [[nodiscard]] int number() const { return number_; }
  /// Leaves the descriptor to the caller, who closes it.
  [[nodiscard]] int give_up() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

class ByteInput {
 public:
  /// `name`: for messages; `<stdin>` of standard input.
  ByteInput(FileDescriptor file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] int descriptor() const { return file_.number(); }
  /// Leaves the file to a reader of its own, who has what was looked at and reads on behind it.
  [[nodiscard]] int give_up() { return file_.give_up(); }
  /// The next bytes, fewer than `count` only at the end; they stay to be read. Errors   the world's
  [[nodiscard]] TableResult<std::string> peek(std::size_t count);
  /// Fills `room` with the next bytes. Gives how many, fewer only at the end. Errors   the world's
  [[nodiscard]] TableResult<std::size_t> read(std::span<std::uint8_t> room);
  /// How many bytes were read, without those only looked at.
  [[nodiscard]] std::uint64_t position() const { return position_; }

 private:
  TableResult<std::size_t> read_file(std::span<std::uint8_t> room);

  FileDescriptor file_;
  std::string name_;
  std::string looked_at_;
  std::uint64_t position_ = 0;
};

}  // namespace couvert
