// Each thread decides its pieces with two evaluators and keeps one tally; the tallies are merged at the end.
#include "app/impact.h"

#include <utility>
#include <vector>

#include "app/piece_loop.h"
#include "base/ensure.h"

namespace couvert {
namespace {

/// Dossiers decided at once: two decisions on so many stay in the cache while they are compared.
constexpr std::size_t chunk_dossiers = 4096;

/// The same piece of a table, read by the columns of both sides.
class PairedPiece : public Piece {
 public:
  PairedPiece(std::unique_ptr<Piece> before, std::unique_ptr<Piece> after) : before_(std::move(before)), after_(std::move(after)) {}

  [[nodiscard]] std::uint64_t first_row() const override { return before_->first_row(); }
  [[nodiscard]] std::size_t dossiers() const override { return before_->dossiers(); }
  [[nodiscard]] std::unique_ptr<PieceReader> open() const override { return before_->open(); }
  [[nodiscard]] std::unique_ptr<PieceReader> open_after() const { return after_ ? after_->open() : nullptr; }

 private:
  std::unique_ptr<Piece> before_, after_;  // `after_` is null where both sides read alike
};

/// Hands out the pieces of two readings of one table together.
class PairedSource : public DossierSource {
 public:
  PairedSource(DossierSource& before, DossierSource* after) : before_(before), after_(after) {}

  [[nodiscard]] const ColumnPresence& presence() const override { return before_.presence(); }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override { return before_.dossiers(); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return before_.bytes_read(); }
  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override {
    TableResult<std::unique_ptr<Piece>> before = before_.next();
    if (!before) return before;
    std::unique_ptr<Piece> other;
    if (after_ != nullptr) {
      TableResult<std::unique_ptr<Piece>> after = after_->next();
      if (!after) return after;
      const bool both_or_none = (*before == nullptr) == (*after == nullptr);
      if (!both_or_none || (*before && ((*before)->first_row() != (*after)->first_row() || (*before)->dossiers() != (*after)->dossiers())))
        return tl::unexpected<TableError>({"the table changed while it was read", true});
      other = std::move(*after);
    }
    if (*before == nullptr) return std::unique_ptr<Piece>();
    return std::make_unique<PairedPiece>(std::move(*before), std::move(other));
  }

 private:
  DossierSource& before_;
  DossierSource* after_;
};

/// What all threads read and none changes.
struct Setting {
  const ImpactSubject& subject;
  const ImpactNames& names;
  const ImpactOptions& options;
  const ColumnPresence& presence_before;
  const ColumnPresence& presence_after;
  const DecisionLayout& layout_before;
  const DecisionLayout& layout_after;
};

/// What one thread found.
struct Found {
  ImpactTally tally;
  std::optional<Reject> first_reject;

  void reject(const std::vector<Reject>& rejects) {
    for (const Reject& one : rejects) {
      if (!first_reject || one.row < first_reject->row) first_reject = one;
    }
  }
};

/// Decides on one side.
class SideWorker {
 public:
  SideWorker(const ImpactSide& side, const ColumnPresence& presence, const DecisionLayout& layout, bool strict)
      : evaluator_(side.wording, side.program, *side.columns, presence, strict), layout_(layout) {}

  void decide(const DossierChunk& chunk, std::uint64_t first_row) {
    block_.start(layout_, first_row, chunk.dossiers);
    evaluator_.evaluate(chunk, block_, 0);
  }
  [[nodiscard]] DecidedChunk decided(const DossierChunk& chunk) const { return {chunk, block_, evaluator_.costs()}; }

 private:
  BatchEvaluator evaluator_;
  const DecisionLayout& layout_;
  DecisionBlock block_;
};

/// Takes the dossiers that the tally keeps out of the chunk, before its memory is reused.
void take_out(const ImpactSubject& subject, const DossierChunk& before, const DossierChunk* after, std::uint64_t first_row, ImpactTally& tally) {
  for (KeptMove* kept : tally.to_take_out()) {
    const auto row = static_cast<std::size_t>(kept->row - first_row);
    KeptDossier dossier{dossier_at(*subject.before.columns, subject.before.wording->form, before, row), std::nullopt};
    if (after != nullptr) dossier.after = dossier_at(*subject.after.columns, subject.after.wording->form, *after, row);
    kept->dossier = std::make_shared<const KeptDossier>(std::move(dossier));
  }
}

struct PieceDone {
  std::uint64_t dossiers = 0;
  bool held_the_same = true;  // on both readings of the table
};

class ImpactWorker {
 public:
  ImpactWorker(const Setting& setting, std::shared_ptr<Found> found)
      : setting_(&setting),
        found_(std::move(found)),
        before_(setting.subject.before, setting.presence_before, setting.layout_before, setting.subject.strict),
        after_(setting.subject.after, setting.presence_after, setting.layout_after, setting.subject.strict),
        read_before_(*setting.subject.before.columns, setting.presence_before),
        read_after_(*setting.subject.after.columns, setting.presence_after) {}

  PieceDone operator()(const Piece& piece) {
    const auto& pair = static_cast<const PairedPiece&>(piece);
    const std::unique_ptr<PieceReader> before = pair.open();
    const std::unique_ptr<PieceReader> after = pair.open_after();
    std::uint64_t row = piece.first_row();
    while (read(*before, read_before_)) {
      if (after && (!read(*after, read_after_) || read_after_.dossiers() != read_before_.dossiers())) return {row - piece.first_row(), false};
      const DossierChunk chunk = read_before_.view();
      if (after) {
        const DossierChunk other = read_after_.view();
        add(row, chunk, other);
        take_out(setting_->subject, chunk, &other, row, found_->tally);
      } else {
        add(row, chunk, chunk);
        take_out(setting_->subject, chunk, nullptr, row, found_->tally);
      }
      row += chunk.dossiers;
    }
    return {row - piece.first_row(), true};
  }

 private:
  bool read(PieceReader& reader, ChunkStorage& storage) {
    rejects_.clear();
    const bool is_read = reader.next(chunk_dossiers, storage, rejects_);
    found_->reject(rejects_);
    return is_read;
  }

  void add(std::uint64_t row, const DossierChunk& chunk_before, const DossierChunk& chunk_after) {
    before_.decide(chunk_before, row);
    after_.decide(chunk_after, row);
    found_->tally.add(setting_->names, row, before_.decided(chunk_before), after_.decided(chunk_after));
  }

  const Setting* setting_;
  std::shared_ptr<Found> found_;
  SideWorker before_, after_;
  ChunkStorage read_before_, read_after_;
  std::vector<Reject> rejects_;
};

std::vector<std::string> cover_names(const Wording& wording) {
  std::vector<std::string> names;
  for (const CoverRule& cover : wording.covers) names.push_back(cover.name);
  return names;
}

}  // namespace

TableResult<ImpactFigures> measure_impact(const ImpactSubject& subject, DossierSource& before, DossierSource* after, const ImpactOptions& options,
                                          Progress& progress) {
  ensure(subject.before.wording->form.currency == subject.after.wording->form.currency, "both sides pay in one currency");
  ensure(after != nullptr || reads_alike(subject.before, subject.after), "sides that read other columns read the table each for itself");
  const DecisionLayout layout_before = decision_layout(*subject.before.wording, *subject.before.program);
  const DecisionLayout layout_after = decision_layout(*subject.after.wording, *subject.after.program);
  const ImpactNames names =
      impact_names(layout_before.clauses, cover_names(*subject.before.wording), layout_after.clauses, cover_names(*subject.after.wording));
  const ColumnPresence& presence_after = after != nullptr ? after->presence() : before.presence();
  const Setting setting{subject, names, options, before.presence(), presence_after, layout_before, layout_after};
  const int decimals = subject.before.wording->form.currency.decimals();
  std::vector<std::shared_ptr<Found>> all;
  const auto make_worker = [&] {
    all.push_back(std::make_shared<Found>(Found{ImpactTally(names, options.movers, decimals), std::nullopt}));
    return ImpactWorker(setting, all.back());
  };
  std::uint64_t rows = 0;
  const auto consume = [&](const PieceDone& done, const PieceMark& mark) -> TableResult<void> {
    if (!done.held_the_same) return tl::unexpected<TableError>({"the table changed while it was read", true});
    progress.update({rows += done.dossiers, mark.bytes_read});
    return {};
  };
  PairedSource source(before, after);
  if (TableResult<void> walked = for_each_piece(source, options.threads, make_worker, consume); !walked)
    return tl::unexpected<TableError>(std::move(walked.error()));
  ImpactFigures figures{names, ImpactTally(names, options.movers, decimals), std::nullopt};
  for (const std::shared_ptr<Found>& found : all) {
    figures.tally.merge(found->tally);
    if (found->first_reject && (!figures.first_reject || found->first_reject->row < figures.first_reject->row))
      figures.first_reject = found->first_reject;
  }
  return figures;
}

}  // namespace couvert
