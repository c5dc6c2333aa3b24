#include "app/synthetic_book.h"

#include <algorithm>
#include <utility>

#include "app/book_rows.h"
#include "app/book_stories.h"
#include "base/ensure.h"

namespace couvert {
namespace {

/// What every piece is made from; they share it.
struct Book {
  BookRecipes recipes;
  std::size_t dossier_columns = 0;
  std::size_t cost_columns = 0;
  BookOptions options;
};

class BookReader final : public PieceReader {
 public:
  BookReader(std::shared_ptr<const Book> book, std::uint64_t first, std::size_t dossiers)
      : book_(std::move(book)), rows_(book_->recipes, book_->options.seed, book_->options.unknown_ppm), next_(first), left_(dossiers) {}

  [[nodiscard]] bool next(std::size_t most, ChunkStorage& storage, std::vector<Reject>&) override {
    const std::size_t count = std::min(most, left_);
    if (count == 0) return false;
    rows_.fill(next_, count, book_->dossier_columns, book_->cost_columns, storage);
    next_ += count;
    left_ -= count;
    return true;
  }

 private:
  std::shared_ptr<const Book> book_;
  BookRows rows_;
  std::uint64_t next_;
  std::size_t left_;
};

class BookPiece final : public Piece {
 public:
  BookPiece(std::shared_ptr<const Book> book, std::uint64_t first, std::size_t dossiers)
      : book_(std::move(book)), first_(first), dossiers_(dossiers) {}

  [[nodiscard]] std::uint64_t first_row() const override { return first_; }
  [[nodiscard]] std::size_t dossiers() const override { return dossiers_; }
  [[nodiscard]] std::unique_ptr<PieceReader> open() const override { return std::make_unique<BookReader>(book_, first_, dossiers_); }

 private:
  std::shared_ptr<const Book> book_;
  std::uint64_t first_;
  std::size_t dossiers_;
};

class BookSource final : public DossierSource {
 public:
  BookSource(std::shared_ptr<const Book> book, Share share) : book_(std::move(book)) {
    ensure(share.rank < share.ranks, "a share is one of as many as there are");
    const std::uint64_t rows = book_->options.rows;
    const std::uint64_t pieces = rows / piece_dossiers + (rows % piece_dossiers != 0 ? 1 : 0);
    const auto border = [&](std::uint64_t rank) {
      const std::uint64_t each = pieces / share.ranks;
      return std::min(rows, (each * rank + std::min<std::uint64_t>(rank, pieces % share.ranks)) * piece_dossiers);
    };
    first_ = next_ = border(share.rank);
    end_ = border(share.rank + 1);
  }

  [[nodiscard]] const ColumnPresence& presence() const override { return book_->recipes.presence; }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override { return end_ - first_; }
  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override {
    if (next_ == end_) return nullptr;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece_dossiers, end_ - next_));
    auto piece = std::make_unique<BookPiece>(book_, next_ + 1, count);
    next_ += count;
    return piece;
  }
  /// Nothing is read.
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  std::shared_ptr<const Book> book_;
  std::uint64_t first_ = 0, next_ = 0, end_ = 0;  // rows before these
};

}  // namespace

std::unique_ptr<DossierSource> synthetic_book(std::shared_ptr<const Wording> wording, const ColumnLayout& layout, const BookOptions& options,
                                              Share share) {
  auto book = std::make_shared<const Book>(Book{book_recipes(*wording, layout), layout.of_dossier.size(), layout.of_cost.size(), options});
  return std::make_unique<BookSource>(std::move(book), share);
}

}  // namespace couvert
