#include "exchange/byte_input.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "exchange/table_fault.h"

namespace couvert {

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (number_ > STDIN_FILENO) ::close(number_);
}

TableResult<std::size_t> ByteInput::read_file(std::span<std::uint8_t> room) {
  std::size_t done = 0;
  while (done < room.size()) {
    const ssize_t count = ::read(file_.number(), room.data() + done, room.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable_table("cannot read `" + name_ + "`: " + std::generic_category().message(errno));
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

TableResult<std::string> ByteInput::peek(std::size_t count) {
  if (const std::size_t there = looked_at_.size(); there < count) {
    looked_at_.resize(count);
    const auto read = read_file({reinterpret_cast<std::uint8_t*>(looked_at_.data()) + there, count - there});
    looked_at_.resize(there + (read ? *read : 0));
    if (!read) return same_fault(read);
  }
  return looked_at_.substr(0, count);
}

TableResult<std::size_t> ByteInput::read(std::span<std::uint8_t> room) {
  const std::size_t kept = std::min(looked_at_.size(), room.size());
  if (kept != 0) std::memcpy(room.data(), looked_at_.data(), kept);
  looked_at_.erase(0, kept);
  const auto rest = read_file(room.subspan(kept));
  if (!rest) return same_fault(rest);
  position_ += kept + *rest;
  return kept + *rest;
}

}  // namespace couvert
