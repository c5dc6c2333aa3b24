#include "handwritten_hio_book.h"

#include <algorithm>
#include <utility>

#include "app/synthetic_book.h"
#include "base/ensure.h"
#include "facts/dossier_source.h"
#include "handwritten_hio_input.h"
#include "program/evaluate.h"

namespace couvert::yardstick {
namespace {

/// Dossiers of a synthetic book, one after the other.
class Dossiers {
 public:
  Dossiers(const Product& product, const BookOptions& options)
      : product_(product),
        source_(synthetic_book(product.wording, product.layout, options, {})),
        storage_(product.layout, source_->presence()) {}

  [[nodiscard]] Dossier next() {
    while (row_ == storage_.dossiers()) read_on();
    return dossier_at(product_.layout, product_.wording->form, storage_.view(), row_++);
  }

 private:
  void read_on() {
    if (piece_ == nullptr) {
      auto piece = source_->next();
      ensure(piece.has_value() && *piece != nullptr, "the book has as many dossiers as are asked for");
      piece_ = std::move(*piece);
      reader_ = piece_->open();
    }
    std::vector<Reject> rejects;
    row_ = 0;
    if (reader_->next(read_at_once, storage_, rejects)) return;
    storage_.start(0, 0);
    piece_ = nullptr;
  }

  static constexpr std::size_t read_at_once = 1'024;
  const Product& product_;
  std::unique_ptr<DossierSource> source_;
  std::unique_ptr<Piece> piece_;
  std::unique_ptr<PieceReader> reader_;
  ChunkStorage storage_;
  std::size_t row_ = 0;
};

std::vector<Dossier> dossiers_of_chunk(const Product& product, std::size_t count, bool settled_only, Dossiers& source, ChunkedBook& book) {
  Evaluation evaluation;
  std::vector<Dossier> dossiers;
  while (dossiers.size() < count) {
    Dossier dossier = source.next();
    evaluate(*product.wording, *product.program, dossier, false, evaluation);
    if (settled_only && evaluation.settlement.outcome == Outcome::pending) {
      ++book.passed_over;
      continue;
    }
    book.verdicts.push_back({evaluation.settlement.outcome, evaluation.settlement.due.total_payable});
    dossiers.push_back(std::move(dossier));
  }
  return dossiers;
}

bool states_anything(const Column& column, std::size_t rows) {
  const auto any = [rows](const Word* plane) {
    return plane != nullptr && std::any_of(plane, plane + words_for(rows), [](Word word) { return word != 0; });
  };
  return any(column.known) || any(column.open);
}

void add_stated(const std::vector<Column>& columns, std::size_t rows, std::vector<std::uint8_t>& present) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (states_anything(columns[i], rows)) present[i] = 1;
  }
}

/// The same rows without the columns that no dossier of the book states.
std::unique_ptr<ChunkStorage> narrowed(const Product& product, const DossierChunk& wide, const ColumnPresence& presence) {
  std::vector<Dossier> dossiers;
  for (std::size_t row = 0; row < wide.dossiers; ++row) dossiers.push_back(dossier_at(product.layout, product.wording->form, wide, row));
  auto narrow = std::make_unique<ChunkStorage>(product.layout, presence);
  write_dossiers(product.layout, dossiers, *narrow);
  return narrow;
}

std::size_t bytes_of(const std::vector<Column>& columns, std::size_t rows) {
  std::size_t bytes = 0;
  for (const Column& column : columns) {
    for (const Word* plane : {column.known, column.open, column.bits}) bytes += plane != nullptr ? words_for(rows) * sizeof(Word) : 0;
    bytes += column.codes != nullptr ? rows : 0;
    bytes += column.numbers != nullptr ? rows * sizeof(std::int64_t) : 0;
  }
  return bytes;
}

}  // namespace

std::size_t ChunkedBook::bytes() const {
  std::size_t bytes = 0;
  for (const DossierChunk& chunk : views) {
    bytes += bytes_of(chunk.of_dossier, chunk.dossiers) + bytes_of(chunk.of_cost, chunk.costs) + (chunk.dossiers + 1) * sizeof(std::uint32_t);
  }
  return bytes;
}

ChunkedBook make_book(const Product& product, BookSize size, std::uint32_t unknown_ppm, std::uint64_t seed, bool settled_only) {
  constexpr std::uint64_t as_many_as_needed = std::uint64_t{1} << 32;
  Dossiers source(product, {.rows = as_many_as_needed, .seed = seed, .unknown_ppm = unknown_ppm});
  ChunkedBook book;
  const ColumnPresence all = all_columns(product.layout);
  book.presence = {std::vector<std::uint8_t>(all.of_dossier.size(), 0), std::vector<std::uint8_t>(all.of_cost.size(), 0)};
  for (std::size_t i = 0; i < size.chunks; ++i) {
    book.chunks.push_back(std::make_unique<ChunkStorage>(product.layout, all));
    write_dossiers(product.layout, dossiers_of_chunk(product, size.dossiers_of_chunk, settled_only, source, book), *book.chunks.back());
    const DossierChunk wide = book.chunks.back()->view();
    add_stated(wide.of_dossier, wide.dossiers, book.presence.of_dossier);
    add_stated(wide.of_cost, wide.costs, book.presence.of_cost);
  }
  for (auto& chunk : book.chunks) {
    chunk = narrowed(product, chunk->view(), book.presence);
    book.views.push_back(chunk->view());
    book.dossiers += chunk->dossiers();
    book.costs += chunk->costs();
  }
  return book;
}

HandwrittenBook for_handwritten_programs(const Product& product, const ChunkedBook& book) {
  HioReader reader(product.layout, product.wording->form);
  HandwrittenBook hand;
  hand.columns.resize(book.views.size());
  hand.structs.resize(book.views.size());
  for (std::size_t i = 0; i < book.views.size(); ++i) {
    reader.read(book.views[i], hand.columns[i]);
    to_book(hand.columns[i], hand.structs[i]);
  }
  return hand;
}

std::size_t HandwrittenBook::bytes_of_columns() const {
  std::size_t bytes = 0;
  for (const HioColumns& chunk : columns) bytes += chunk.bytes();
  return bytes;
}

std::size_t HandwrittenBook::bytes_of_structs() const {
  std::size_t bytes = 0;
  for (const HioBook& chunk : structs) bytes += chunk.dossiers.size() * sizeof(HioDossier) + chunk.costs.size() * sizeof(HioCost);
  return bytes;
}

}  // namespace couvert::yardstick
