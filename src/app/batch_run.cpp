#include "app/batch_run.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/batch_rejects.h"
#include "app/listed_pieces.h"
#include "app/piece_loop.h"
#include "app/table_output.h"
#include "base/ensure.h"
#include "batch/evaluate_batch.h"

namespace couvert {
namespace {

struct DecidedPiece {
  EncodedPart part;
  std::vector<Reject> rejects;
  BatchTotals totals;
};

/// Decides piece after piece on one thread, in memory of its own.
class PieceDecider {
 public:
  PieceDecider(const BatchSubject& subject, const BatchOptions& options)
      : format_(&subject.format),
        layout_(decision_layout(*subject.product.wording, *subject.product.program)),
        chunk_(options.chunk),
        storage_(*subject.product.columns, subject.source.presence()),
        evaluator_(subject.product.wording, subject.product.program, *subject.product.columns, subject.source.presence(), options.strict) {}

  DecidedPiece operator()(const Piece& piece) {
    DecidedPiece decided;
    block_.start(layout_, piece.first_row(), piece.dossiers());
    const std::unique_ptr<PieceReader> reader = piece.open();
    std::uint64_t costs = 0;
    std::size_t first = 0;
    while (reader->next(chunk_, storage_, decided.rejects)) {
      ensure(first % word_bits == 0 && first + storage_.dossiers() <= block_.dossiers, "only the last chunk of a piece is short");
      const DossierChunk chunk = storage_.view();
      evaluator_.evaluate(chunk, block_, first);
      costs += costs_to_decide(chunk);
      first += storage_.dossiers();
    }
    ensure(first == block_.dossiers, "a piece has the dossiers that it says");
    decided.part = format_->encode(block_);
    decided.totals = totals_of(block_);
    decided.totals.costs = costs;
    return decided;
  }

 private:
  const DecisionFormat* format_;
  DecisionLayout layout_;
  std::size_t chunk_;
  ChunkStorage storage_;
  BatchEvaluator evaluator_;
  DecisionBlock block_;
};

/// One run of one rank.
class BatchRun {
 public:
  BatchRun(const BatchSubject& subject, const BatchPaths& paths, const BatchOptions& options, const BatchSurroundings& around)
      : subject_(subject),
        options_(options),
        around_(around),
        source_(&subject.source),
        out_(paths.out, around.ranks, around.unfinished),
        rejects_(paths.rejects, around.ranks, around.unfinished) {}

  [[nodiscard]] TableResult<BatchResult> run() {
    TableResult<void> done = open();
    if (done) done = decide();
    if (done) done = finish();
    if (!done) return tl::unexpected<TableError>(std::move(done.error()));
    return BatchResult{totals_of_ranks(around_.ranks, totals_), rejects_.first()};
  }

 private:
  [[nodiscard]] TableResult<void> open() {
    std::optional<std::uint64_t> bytes;
    if (TableResult<void> listed = agree(around_.ranks, list_pieces(bytes)); !listed) return listed;
    if (TableResult<void> opened = out_.open(subject_.format.header(), bytes); !opened) return opened;
    return rejects_.open();
  }

  /// Where several ranks can know what each of them will write, `bytes` is what this one writes.
  [[nodiscard]] TableResult<void> list_pieces(std::optional<std::uint64_t>& bytes) {
    const bool is_needed = around_.ranks.size() > 1 && source_->dossiers() && subject_.format.size_of(0);
    if (!is_needed) return {};
    TableResult<std::unique_ptr<ListedPieces>> listed = ListedPieces::of(*source_);
    if (!listed) return tl::unexpected<TableError>(std::move(listed.error()));
    bytes = 0;
    for (const auto& piece : (*listed)->pieces()) *bytes += subject_.format.size_of(piece->dossiers()).value();
    listed_ = std::move(*listed);
    source_ = listed_.get();
    return {};
  }

  [[nodiscard]] TableResult<void> decide() {
    const auto make_worker = [this] { return PieceDecider(subject_, options_); };
    const auto consume = [this](DecidedPiece&& piece, const PieceMark& mark) { return take_up(piece, mark); };
    const TableResult<void> decided = for_each_piece(*source_, options_.threads, make_worker, consume);
    if (!decided) around_.ranks.announce_failure();
    return agree(around_.ranks, decided);
  }

  [[nodiscard]] TableResult<void> take_up(const DecidedPiece& piece, const PieceMark& mark) {
    // That rank says why; this one ends too.
    if (around_.ranks.another_failed()) return tl::unexpected<TableError>(TableError{});
    if (TableResult<void> written = out_.append(piece.part); !written) return written;
    if (TableResult<void> written = rejects_.append(piece.rejects); !written) return written;
    totals_ += piece.totals;
    around_.progress.update({totals_.dossiers + totals_.rejected, mark.bytes_read});
    return {};
  }

  [[nodiscard]] TableResult<void> finish() {
    if (TableResult<void> finished = rejects_.finish(); !finished) return finished;
    return out_.finish([this](const std::vector<PartPlace>& places) { return subject_.format.trailer(places); });
  }

  const BatchSubject& subject_;
  const BatchOptions& options_;
  const BatchSurroundings& around_;
  std::unique_ptr<ListedPieces> listed_;
  DossierSource* source_;
  TableOutput out_;
  BatchRejects rejects_;
  BatchTotals totals_;
};

}  // namespace

TableResult<BatchResult> decide_batch(const BatchSubject& subject, const BatchPaths& paths, const BatchOptions& options,
                                      const BatchSurroundings& around) {
  ensure(options.chunk > 0 && options.chunk % word_bits == 0 && options.chunk <= max_chunk_dossiers, "a chunk is a number of words");
  return BatchRun(subject, paths, options, around).run();
}

}  // namespace couvert
