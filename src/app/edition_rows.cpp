#include "app/edition_rows.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"

namespace couvert {
namespace {

/// Which rows are too early, and why that is wrong.
struct EarlyRows {
  ColumnId column = 0;  // `policy.from`
  std::string name;
  Day in_force_from;
  std::string reason;
};

class CheckedReader : public PieceReader {
 public:
  CheckedReader(std::unique_ptr<PieceReader> reader, std::uint64_t first_row, const EarlyRows& early)
      : reader_(std::move(reader)), row_(first_row), early_(early) {}

  [[nodiscard]] bool next(std::size_t most, ChunkStorage& storage, std::vector<Reject>& rejects) override {
    const auto before = static_cast<std::ptrdiff_t>(rejects.size());
    if (!reader_->next(most, storage, rejects)) return false;
    reject_early_rows(storage, rejects);
    std::stable_sort(rejects.begin() + before, rejects.end(), [](const Reject& a, const Reject& b) { return a.row < b.row; });
    row_ += storage.dossiers();
    return true;
  }

 private:
  void reject_early_rows(ChunkStorage& storage, std::vector<Reject>& rejects) const {
    const ChunkStorage::WritableColumn from = storage.of_dossier(early_.column);
    const Word* const rejected = storage.view().rejected;
    for (std::size_t i = 0; i < storage.dossiers(); ++i) {
      // A row without the day is wrong already, and its value is 0.
      if (from.numbers[i] >= early_.in_force_from.number || bit_of(rejected, i)) continue;
      storage.reject(i);
      rejects.push_back({row_ + i, early_.name, early_.reason});
    }
  }

  std::unique_ptr<PieceReader> reader_;
  std::uint64_t row_;
  const EarlyRows& early_;
};

class CheckedPiece : public Piece {
 public:
  CheckedPiece(std::unique_ptr<Piece> piece, std::shared_ptr<const EarlyRows> early) : piece_(std::move(piece)), early_(std::move(early)) {}
  [[nodiscard]] std::uint64_t first_row() const override { return piece_->first_row(); }
  [[nodiscard]] std::size_t dossiers() const override { return piece_->dossiers(); }
  [[nodiscard]] std::unique_ptr<PieceReader> open() const override {
    return std::make_unique<CheckedReader>(piece_->open(), piece_->first_row(), *early_);
  }

 private:
  std::unique_ptr<Piece> piece_;
  std::shared_ptr<const EarlyRows> early_;
};

class CheckedSource : public DossierSource {
 public:
  CheckedSource(std::unique_ptr<DossierSource> source, EarlyRows early)
      : source_(std::move(source)), early_(std::make_shared<const EarlyRows>(std::move(early))) {}
  [[nodiscard]] const ColumnPresence& presence() const override { return source_->presence(); }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override { return source_->dossiers(); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return source_->bytes_read(); }
  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override {
    TableResult<std::unique_ptr<Piece>> piece = source_->next();
    if (!piece || *piece == nullptr) return piece;
    return std::make_unique<CheckedPiece>(std::move(*piece), early_);
  }

 private:
  std::unique_ptr<DossierSource> source_;
  std::shared_ptr<const EarlyRows> early_;
};

}  // namespace

std::unique_ptr<DossierSource> reject_earlier_rows(std::unique_ptr<DossierSource> source, const ColumnLayout& layout, Day in_force_from,
                                                   std::string reason) {
  const auto is_policy_from = [](const ColumnSpec& column) { return column.role == ColumnRole::policy_from; };
  const auto found = std::find_if(layout.of_dossier.begin(), layout.of_dossier.end(), is_policy_from);
  ensure(found != layout.of_dossier.end(), "every table has the beginning of the policy");
  EarlyRows early{static_cast<ColumnId>(found - layout.of_dossier.begin()), found->name, in_force_from, std::move(reason)};
  return std::make_unique<CheckedSource>(std::move(source), std::move(early));
}

}  // namespace couvert
