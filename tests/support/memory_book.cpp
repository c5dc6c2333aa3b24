#include "support/memory_book.h"

#include <algorithm>

namespace couvert::testing {
namespace {

class MemoryReader : public PieceReader {
 public:
  MemoryReader(const MemoryBook& book, std::uint64_t first, std::uint64_t end) : book_(book), next_(first), end_(end) {}
  [[nodiscard]] bool next(std::size_t most, ChunkStorage& storage, std::vector<Reject>& rejects) override {
    const std::uint64_t first = next_;
    if (first == end_) return false;
    std::vector<Dossier> dossiers;
    for (; next_ < end_ && dossiers.size() < most; ++next_) dossiers.push_back(dossier_of(book_, next_));
    write_dossiers(*book_.layout, dossiers, storage);
    for (auto wrong = book_.wrong.lower_bound(first); wrong != book_.wrong.end() && *wrong < next_; ++wrong) {
      storage.reject(static_cast<std::size_t>(*wrong - first));
      rejects.push_back({*wrong, "trigger", "no such option"});
    }
    return true;
  }

 private:
  const MemoryBook& book_;
  std::uint64_t next_, end_;
};

class MemoryPiece : public Piece {
 public:
  MemoryPiece(const MemoryBook& book, std::uint64_t first, std::uint64_t end) : book_(book), first_(first), end_(end) {}
  [[nodiscard]] std::uint64_t first_row() const override { return first_; }
  [[nodiscard]] std::size_t dossiers() const override { return static_cast<std::size_t>(end_ - first_); }
  [[nodiscard]] std::unique_ptr<PieceReader> open() const override { return std::make_unique<MemoryReader>(book_, first_, end_); }

 private:
  const MemoryBook& book_;
  std::uint64_t first_, end_;
};

class MemorySource : public DossierSource {
 public:
  MemorySource(const MemoryBook& book, Share share) : book_(book), presence_(all_columns(*book.layout)) {
    const std::uint64_t pieces = (book.rows + book.piece - 1) / book.piece;
    const auto border = [&](std::uint64_t rank) { return std::min(book.rows, pieces * rank / share.ranks * book.piece) + 1; };
    first_ = next_ = border(share.rank);
    end_ = border(share.rank + 1);
  }
  [[nodiscard]] const ColumnPresence& presence() const override { return presence_; }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override {
    return book_.tells_rows ? std::optional(end_ - first_) : std::nullopt;
  }
  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override {
    if (next_ >= end_) return nullptr;
    const std::uint64_t first = next_;
    next_ = std::min<std::uint64_t>(first + book_.piece, end_);
    if (book_.breaks_off_at >= first && book_.breaks_off_at < next_) {
      return tl::unexpected<TableError>(TableError{"`book`: breaks off in row " + std::to_string(*book_.breaks_off_at), false});
    }
    return std::make_unique<MemoryPiece>(book_, first, next_);
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return next_ - first_; }

 private:
  const MemoryBook& book_;
  ColumnPresence presence_;
  std::uint64_t first_ = 1, next_ = 1, end_ = 1;
};

}  // namespace

std::unique_ptr<DossierSource> open_memory_book(const MemoryBook& book, Share share) { return std::make_unique<MemorySource>(book, share); }

const Dossier& dossier_of(const MemoryBook& book, std::uint64_t row) { return book.dossiers[(row * 7 + row / 13) % book.dossiers.size()]; }

}  // namespace couvert::testing
