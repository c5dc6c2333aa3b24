// Walks a table piece by piece on several threads; what the pieces give is taken up in the order of the table.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "facts/dossier_source.h"

namespace couvert {

/// Where a piece stands in its table, or in the share of it that is walked.
struct PieceMark {
  std::uint64_t number = 0;      // the first is 0
  std::uint64_t bytes_read = 0;  // of the source when the piece was handed out
};

/// Hands out the pieces of a source to several threads, and knows which of them are done. So many pieces at most are handed out and
/// not yet taken up, so that memory stays bounded however long the table is.
class PieceLine {
 public:
  struct Handed {
    std::unique_ptr<Piece> piece;
    PieceMark mark;
  };

  PieceLine(DossierSource& source, std::size_t most_at_once) : source_(source), is_done_(most_at_once, 0) {}

  /// The next piece; waits while too many are not taken up yet. Nothing at the end, after a failure, or once stopped.
  [[nodiscard]] std::optional<Handed> take();
  /// What the piece gave lies in its slot.
  void done(const PieceMark& mark);
  /// Waits for the next piece in the order of the table. Shape   its slot; nothing if there is none left
  [[nodiscard]] std::optional<std::size_t> wait_for_next();
  /// What lay in the slot of that piece is taken up.
  void take_up();
  /// Nothing more is handed out.
  void stop();
  [[nodiscard]] std::size_t slot_of(const PieceMark& mark) const { return mark.number % is_done_.size(); }
  /// Why the source could not be read on, once every thread has ended.
  [[nodiscard]] TableResult<void> result() const;

 private:
  [[nodiscard]] bool wait_for_room();

  DossierSource& source_;
  std::mutex reading_;  // one thread at a time reads the source, while others go on
  std::mutex mutex_;    // guards what follows
  std::condition_variable room_, ready_;
  std::vector<std::uint8_t> is_done_;  // by slot
  std::uint64_t handed_ = 0, taken_up_ = 0;
  bool is_at_end_ = false;
  std::optional<TableError> error_;
};

/// The outputs of the pieces on their way to the one who takes them up. `Worker` turns a piece into an `Output`.
template <class Worker, class Output>
class PieceThreads {
 public:
  PieceThreads(DossierSource& source, std::size_t threads)
      : line_(source, 2 * threads + 2), slots_(2 * threads + 2), wanted_(threads) {}

  /// Starts the threads. Errors   false if the system gives none; if it gives some, those do the work
  template <class MakeWorker>
  [[nodiscard]] bool start(const MakeWorker& make_worker) {
    try {
      while (threads_.size() < wanted_) threads_.emplace_back([this, worker = make_worker()]() mutable { work(worker); });
    } catch (const std::system_error&) {
      return !threads_.empty();
    }
    return true;
  }

  template <class Consume>
  [[nodiscard]] TableResult<void> take_up_all(const Consume& consume) {
    TableResult<void> consumed;
    while (const std::optional<std::size_t> slot = line_.wait_for_next()) {
      Slot& next = slots_[*slot];
      consumed = consume(std::move(*next.output), std::as_const(next.mark));
      next.output.reset();
      if (!consumed) break;
      line_.take_up();
    }
    line_.stop();
    threads_.clear();  // joined
    if (!consumed) return consumed;
    return line_.result();
  }

 private:
  struct Slot {
    std::optional<Output> output;
    PieceMark mark;
  };

  void work(Worker& worker) {
    while (const std::optional<PieceLine::Handed> handed = line_.take()) {
      Slot& slot = slots_[line_.slot_of(handed->mark)];
      slot.output.emplace(worker(std::as_const(*handed->piece)));
      slot.mark = handed->mark;
      line_.done(handed->mark);
    }
  }

  PieceLine line_;
  std::vector<Slot> slots_;
  std::size_t wanted_;
  std::vector<std::jthread> threads_;
};

/// Walks the rest of a source. `make_worker()` gives each thread a worker of its own, `worker(const Piece&)` its output, and
/// `consume(Output&&, const PieceMark&)`, on the calling thread and in the order of the table, takes it up or fails with a TableResult<void>.
/// With one thread everything happens on the calling one, without a queue.
/// Errors   the first of `consume`; else that of the source, after all pieces before it were taken up
template <class MakeWorker, class Consume>
[[nodiscard]] TableResult<void> for_each_piece(DossierSource& source, std::size_t threads, const MakeWorker& make_worker, const Consume& consume) {
  using Worker = std::invoke_result_t<const MakeWorker&>;
  using Output = std::invoke_result_t<Worker&, const Piece&>;
  if (threads > 1) {
    PieceThreads<Worker, Output> team(source, threads);
    if (team.start(make_worker)) return team.take_up_all(consume);
  }
  Worker worker = make_worker();
  for (PieceMark mark;; ++mark.number) {
    TableResult<std::unique_ptr<Piece>> piece = source.next();
    if (!piece) return tl::unexpected<TableError>(std::move(piece.error()));
    if (*piece == nullptr) return {};
    mark.bytes_read = source.bytes_read();
    Output output = worker(std::as_const(**piece));
    piece->reset();
    if (TableResult<void> consumed = consume(std::move(output), std::as_const(mark)); !consumed) return consumed;
  }
}

}  // namespace couvert
