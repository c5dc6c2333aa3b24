#include "app/piece_loop.h"

namespace couvert {

bool PieceLine::wait_for_room() {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return is_at_end_ || handed_ - taken_up_ < is_done_.size(); });
  return !is_at_end_;
}

std::optional<PieceLine::Handed> PieceLine::take() {
  const std::lock_guard reading(reading_);
  if (!wait_for_room()) return std::nullopt;
  TableResult<std::unique_ptr<Piece>> piece = source_.next();
  const bool has_one = piece && *piece != nullptr;
  const std::uint64_t bytes_read = source_.bytes_read();
  const std::lock_guard lock(mutex_);
  if (is_at_end_) return std::nullopt;  // stopped meanwhile
  if (!has_one) {
    if (!piece) error_ = std::move(piece.error());
    is_at_end_ = true;
    ready_.notify_all();
    return std::nullopt;
  }
  return Handed{std::move(*piece), PieceMark{handed_++, bytes_read}};
}

void PieceLine::done(const PieceMark& mark) {
  const std::lock_guard lock(mutex_);
  is_done_[slot_of(mark)] = 1;
  if (mark.number == taken_up_) ready_.notify_all();
}

std::optional<std::size_t> PieceLine::wait_for_next() {
  std::unique_lock lock(mutex_);
  const std::size_t slot = taken_up_ % is_done_.size();
  ready_.wait(lock, [&] { return is_done_[slot] != 0 || (is_at_end_ && taken_up_ == handed_); });
  if (is_done_[slot] == 0) return std::nullopt;
  return slot;
}

void PieceLine::take_up() {
  const std::lock_guard lock(mutex_);
  is_done_[taken_up_ % is_done_.size()] = 0;
  ++taken_up_;
  room_.notify_all();
}

void PieceLine::stop() {
  const std::lock_guard lock(mutex_);
  is_at_end_ = true;
  room_.notify_all();
}

TableResult<void> PieceLine::result() const {
  if (error_) return tl::unexpected<TableError>(*error_);
  return {};
}

}  // namespace couvert
