#include "app/write_book.h"

#include <utility>
#include <vector>

#include "app/piece_loop.h"
#include "app/table_output.h"

namespace couvert {
namespace {

struct EncodedPiece {
  EncodedPart part;
  std::vector<Reject> rejects;
  std::uint64_t dossiers = 0;
};

/// Encodes piece after piece on one thread, each as one part.
class PieceEncoder {
 public:
  explicit PieceEncoder(const BookCopy& copy) : format_(&copy.format), storage_(copy.layout, copy.source.presence()) {}

  EncodedPiece operator()(const Piece& piece) {
    EncodedPiece encoded;
    if (!piece.open()->next(piece.dossiers(), storage_, encoded.rejects)) return encoded;
    encoded.part = format_->encode(storage_.view(), piece.first_row());
    encoded.dossiers = storage_.dossiers();
    return encoded;
  }

 private:
  const DossierFormat* format_;
  ChunkStorage storage_;
};

tl::unexpected<TableError> wrong_row(const Reject& reject) {
  return tl::unexpected<TableError>(TableError{"row " + std::to_string(reject.row) + ": " + reject.column + ": " + reject.reason, false});
}

}  // namespace

TableResult<std::uint64_t> write_book(const BookCopy& copy, Ranks& ranks, UnfinishedFiles& unfinished, Progress& progress) {
  TableOutput out(copy.out, ranks, unfinished);
  std::uint64_t rows = 0;
  const auto take_up = [&](const EncodedPiece& piece, const PieceMark& mark) -> TableResult<void> {
    if (ranks.another_failed()) return tl::unexpected<TableError>(TableError{});
    if (!piece.rejects.empty()) return wrong_row(piece.rejects.front());
    rows += piece.dossiers;
    progress.update({rows, mark.bytes_read});
    return out.append(piece.part);
  };
  TableResult<void> done = out.open(copy.format.header(), std::nullopt);
  if (done) {
    done = for_each_piece(copy.source, copy.threads, [&copy] { return PieceEncoder(copy); }, take_up);
    if (!done) ranks.announce_failure();
    done = agree(ranks, done);
  }
  if (done) done = out.finish([&copy](const std::vector<PartPlace>& places) { return copy.format.trailer(places); });
  if (!done) return tl::unexpected<TableError>(std::move(done.error()));
  return rows;
}

}  // namespace couvert
