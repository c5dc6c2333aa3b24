// An impact as it is told: what is compared, in one sentence; rows in the order in which they matter; dossiers explained.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/impact.h"
#include "app/impact_amounts.h"
#include "app/impact_witness.h"
#include "app/phrases.h"

namespace couvert {

/// Where a dossier goes; each goes to one place.
enum class Movement : std::uint8_t {
  unchanged,
  still_pending,  // pending on both sides with the same amount due now
  more,           // more due now, and not waiting on one side only
  less,
  settled,        // pending before, decided after
  opened,         // decided before, pending after
  restated        // decided on both sides with the same amount, by another outcome, clause or cover
};
inline constexpr std::size_t movement_count = 7;
[[nodiscard]] Movement movement_of(MoveKind kind);
[[nodiscard]] const Phrase& word_of(Movement movement);
[[nodiscard]] std::string_view name_of(Movement movement);

struct CoverRow {
  std::string name, clause, label;  // the clause and the label of the side that has the cover
  CoverTally tally;
};
struct ClauseRow {
  std::string id, title;
  ClauseTally tally;
};
/// Changes from `from` to `to` whole units of the currency, both included; 0 to 0 are those below one unit.
struct SizeRow {
  std::uint64_t from = 0, to = 0;
  std::uint64_t more = 0, less = 0;  // dossiers
};

/// How many clauses a person is shown; programs get all.
inline constexpr std::size_t clauses_told = 12;

struct ImpactReport {
  const ImpactSubject& subject;
  const ImpactFigures& figures;
  Language language = Language::en;
  std::vector<MadeChange> changes;
  MoveTally total;
  std::uint64_t decided_otherwise = 0;
  std::array<MoveTally, movement_count> movements;
  std::vector<CoverRow> covers;    // that pay another amount, the largest change first
  std::vector<ClauseRow> clauses;  // that decide on one side only, those of most dossiers first
  std::vector<SizeRow> sizes;      // from the smallest change to the largest, none left out between; empty if no amount changes
  std::vector<ExplainedMove> more, less, witnesses;

  [[nodiscard]] const Currency& currency() const { return subject.before.wording->form.currency; }
  [[nodiscard]] Int128 change() const { return total.due_after - total.due_before; }
  /// How many go from one outcome to another.
  [[nodiscard]] std::uint64_t dossiers(Outcome before, Outcome after) const;
  [[nodiscard]] bool has_most() const { return total.most_before != total.due_before || total.most_after != total.due_after; }
};

/// Makes the report. `subject` and `figures` must outlive it.
[[nodiscard]] ImpactReport report_impact(const ImpactSubject& subject, const ImpactFigures& figures, Language language);

/// What is compared and what it costs, in one sentence that can be said aloud.
/// Shape    on a page an option of many words is left to the legend, which stands with the question beside the sentence
[[nodiscard]] std::string impact_sentence(const ImpactReport& report, Medium medium);
/// How many dossiers are decided otherwise, and what it comes to at most.
[[nodiscard]] std::string impact_second_sentence(const ImpactReport& report, Medium medium);
/// What stands over the column of each side: the option where one reading differs, or the edition; where that is too long or there are
/// several changes the letters A and B, which then have to be explained.
struct SideLabels {
  std::string before, after;
  bool are_letters = false;
};
[[nodiscard]] SideLabels side_labels(const ImpactReport& report);
/// `1 dossier`, `12 480 dossiers`.
[[nodiscard]] std::string dossiers_said(std::uint64_t number, const SumWriter& sums, Language language);
/// `100 à 999 €`.
[[nodiscard]] std::string size_said(const SizeRow& row, const SumWriter& sums, const Currency& currency, Language language);
/// What cannot be counted: rows that were rejected, amounts without bound; empty if there is nothing of it.
[[nodiscard]] std::vector<std::string> impact_notes(const ImpactReport& report, Medium medium);
/// `carte (1.2 → 2.4)`: the cost that moves most and the clauses that decide it on each side.
[[nodiscard]] std::string why_said(const ExplainedMove& explained, const ImpactReport& report);
/// A cost by its kind: `Rançon`; with its number where a dossier has several of the kind.
[[nodiscard]] std::string cost_said(const Decision& decision, std::size_t cost, const ImpactReport& report);
/// The clause of an id, of whichever side has it; null if none has.
[[nodiscard]] const Clause* find_clause(const ImpactSubject& subject, const std::string& id);

}  // namespace couvert
