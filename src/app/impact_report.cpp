// Sorts tallies into rows, and says the first sentences.
#include "app/impact_report.h"

#include <algorithm>

#include "app/impact_words.h"
#include "app/page.h"
#include "app/spoken.h"
#include "app/words.h"

namespace couvert {
namespace {

Int128 size_of(Int128 number) { return number < 0 ? -number : number; }

const CoverRule* find_cover(const Wording& wording, const std::string& name) {
  for (const CoverRule& cover : wording.covers) {
    if (cover.name == name) return &cover;
  }
  return nullptr;
}

CoverRow cover_row(const ImpactReport& report, const std::string& name, const CoverTally& tally) {
  const Wording* wording = report.subject.after.wording.get();
  if (find_cover(*wording, name) == nullptr) wording = report.subject.before.wording.get();
  const CoverRule& cover = *find_cover(*wording, name);
  return {name, wording->clauses[wording->statements[cover.statement].clause].id, cover.label.in(report.language), tally};
}

void list_covers(ImpactReport& report) {
  const ImpactFigures& figures = report.figures;
  for (std::size_t c = 0; c < figures.names.covers.size(); ++c) {
    const CoverTally& tally = figures.tally.covers()[c];
    if (tally.dossiers > 0) report.covers.push_back(cover_row(report, figures.names.covers[c].name, tally));
  }
  const auto weight = [](const CoverRow& row) { return size_of(row.tally.more + row.tally.less); };
  std::stable_sort(report.covers.begin(), report.covers.end(), [&](const CoverRow& a, const CoverRow& b) { return weight(a) > weight(b); });
}

void list_clauses(ImpactReport& report) {
  const ImpactFigures& figures = report.figures;
  for (std::size_t c = 0; c < figures.names.clauses.size(); ++c) {
    const ClauseTally& tally = figures.tally.clauses()[c];
    if (tally.gained + tally.lost == 0) continue;
    const std::string& id = figures.names.clauses[c].name;
    const Clause* clause = find_clause(report.subject, id);
    report.clauses.push_back({id, clause != nullptr ? clause->title.in(report.language) : std::string(), tally});
  }
  const auto weight = [](const ClauseRow& row) { return row.tally.gained + row.tally.lost; };
  std::stable_sort(report.clauses.begin(), report.clauses.end(), [&](const ClauseRow& a, const ClauseRow& b) { return weight(a) > weight(b); });
}

void list_sizes(ImpactReport& report) {
  const ImpactTally& tally = report.figures.tally;
  std::size_t first = bucket_count;
  std::size_t last = 0;
  for (std::size_t b = 0; b < bucket_count; ++b) {
    if (tally.more()[b] + tally.less()[b] == 0) continue;
    first = std::min(first, b);
    last = b;
  }
  std::uint64_t power = 1;  // 10 to the digits of the bucket before
  for (std::size_t b = 0; b <= last; ++b) {
    const SizeRow row = b == 0 ? SizeRow{0, 0, tally.more()[b], tally.less()[b]} : SizeRow{power, power * 10 - 1, tally.more()[b], tally.less()[b]};
    if (b >= first) report.sizes.push_back(row);
    if (b > 0) power *= 10;
  }
}

std::size_t changed_readings(const ImpactReport& report) {
  return static_cast<std::size_t>(
      std::count_if(report.changes.begin(), report.changes.end(), [](const MadeChange& c) { return c.name != "edition"; }));
}

/// What is done, as the subject of a sentence.
std::string subject_said(const ImpactReport& report, Medium medium) {
  const std::size_t readings = changed_readings(report);
  const Language language = report.language;
  if (readings == report.changes.size()) {
    if (readings == 1 && medium == Medium::page && side_labels(report).are_letters) return say(words::impact_of_question, language);
    if (readings == 1) return say(words::impact_of_reading, language, report.changes[0].after, report.changes[0].before);
    return say(words::impact_of_readings, language, std::to_string(readings));
  }
  const MadeChange& edition = report.changes[0];
  return say(readings == 0 ? words::impact_of_edition : words::impact_of_edition_read, language, edition.after, edition.before);
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text.empty() ? "–" : text;
}

}  // namespace

Movement movement_of(MoveKind kind) {
  const bool waits_before = kind.before == Outcome::pending;
  const bool waits_after = kind.after == Outcome::pending;
  if (waits_before != waits_after) return waits_before ? Movement::settled : Movement::opened;
  if (kind.shift == Shift::more) return Movement::more;
  if (kind.shift == Shift::less) return Movement::less;
  if (waits_before) return Movement::still_pending;
  return kind.shift == Shift::same ? Movement::unchanged : Movement::restated;
}

const Phrase& word_of(Movement movement) {
  switch (movement) {
    case Movement::unchanged: return words::impact_unchanged;
    case Movement::still_pending: return words::impact_still_pending;
    case Movement::more: return words::impact_more;
    case Movement::less: return words::impact_less;
    case Movement::settled: return words::impact_settled;
    case Movement::opened: return words::impact_opened;
    case Movement::restated: break;
  }
  return words::impact_restated;
}

std::string_view name_of(Movement movement) {
  constexpr std::array<std::string_view, movement_count> names = {"unchanged", "still_pending", "more", "less", "settled", "opened", "restated"};
  return names[static_cast<std::size_t>(movement)];
}

ImpactReport report_impact(const ImpactSubject& subject, const ImpactFigures& figures, Language language) {
  ImpactReport report{subject, figures, language, impact_changes(subject, language), figures.tally.total()};
  for (std::size_t i = 0; i < move_kind_count; ++i) {
    const MoveTally& tally = figures.tally.of(move_kind(i));
    add_sums(report.movements[static_cast<std::size_t>(movement_of(move_kind(i)))], tally);
    if (move_kind(i).shift != Shift::same) report.decided_otherwise += tally.dossiers;
  }
  list_covers(report);
  list_clauses(report);
  list_sizes(report);
  report.more = explain_movers(subject, figures.tally.largest_more(), language);
  report.less = explain_movers(subject, figures.tally.largest_less(), language);
  report.witnesses = explain_witnesses(subject, figures.tally, language);
  return report;
}

std::uint64_t ImpactReport::dossiers(Outcome before, Outcome after) const {
  std::uint64_t dossiers = 0;
  for (std::size_t shift = 0; shift < shift_count; ++shift) dossiers += figures.tally.of({before, after, static_cast<Shift>(shift)}).dossiers;
  return dossiers;
}

std::string dossiers_said(std::uint64_t number, const SumWriter& sums, Language language) {
  return say(number == 1 ? words::impact_dossier : words::impact_dossiers, language, sums.count(number));
}

std::string impact_sentence(const ImpactReport& report, Medium medium) {
  const SumWriter sums(report.currency(), report.language, medium);
  const std::string subject = subject_said(report, medium);
  const std::string dossiers = dossiers_said(report.total.dossiers, sums, report.language);
  if (report.total.dossiers == 0) return say(words::impact_empty, report.language, subject);
  if (report.decided_otherwise == 0) return say(words::impact_nothing, report.language, subject, dossiers);
  if (report.change() == 0) return say(words::impact_same_total, report.language, subject, dossiers);
  const Phrase& phrase = report.change() > 0 ? words::impact_costs_more : words::impact_costs_less;
  return say(phrase, report.language, subject, sums.rounded_money(report.change()), dossiers);
}

std::string impact_second_sentence(const ImpactReport& report, Medium medium) {
  if (report.decided_otherwise == 0) return {};
  const SumWriter sums(report.currency(), report.language, medium);
  const Phrase& phrase = report.decided_otherwise == 1 ? words::impact_decided_otherwise : words::impact_decided_otherwise_many;
  std::string text = say(phrase, report.language, dossiers_said(report.decided_otherwise, sums, report.language), sums.count(report.total.dossiers));
  const Int128 most = report.total.most_after - report.total.most_before;
  if (most == 0 || !report.has_most()) return text;
  return text + " " + say(most > 0 ? words::impact_most_more : words::impact_most_less, report.language, sums.rounded_money(most));
}

SideLabels side_labels(const ImpactReport& report) {
  constexpr std::size_t longest = 18;
  const MadeChange& first = report.changes[0];
  const bool is_one_thing = report.changes.size() == 1 || first.name == "edition";
  if (is_one_thing && width_of(first.before) <= longest && width_of(first.after) <= longest) return {first.before, first.after, false};
  return {"A", "B", true};
}

std::string size_said(const SizeRow& row, const SumWriter& sums, const Currency& currency, Language language) {
  const std::string_view unit = currency.code() == "EUR" ? "€" : currency.code();
  if (row.to == 0) return say(words::impact_below_one, language, unit);
  return say(words::impact_from_to, language, sums.count(row.from), sums.count(row.to), unit);
}

std::vector<std::string> impact_notes(const ImpactReport& report, Medium medium) {
  const SumWriter sums(report.currency(), report.language, medium);
  std::vector<std::string> notes;
  if (report.subject.strict) notes.push_back(say(words::strict_note, report.language));
  const std::uint64_t endless = std::max(report.total.unbounded_before, report.total.unbounded_after);
  if (endless > 0) notes.push_back(say(words::impact_unbounded, report.language, dossiers_said(endless, sums, report.language)));
  const std::uint64_t rejected = report.figures.tally.rejected();
  if (rejected == 0) return notes;
  const Phrase& lines = rejected == 1 ? words::impact_line : words::impact_lines;
  std::string text = say(words::impact_rejected, report.language, say(lines, report.language, sums.count(rejected)));
  if (const auto& first = report.figures.first_reject) {
    text += " " + say(words::impact_first_reject, report.language, std::to_string(first->row), first->column, first->reason);
    if (!first->reason.ends_with('?')) text += '.';  // a hint is a question, and ends as one
  }
  notes.push_back(text);
  return notes;
}

std::string cost_said(const Decision& decision, std::size_t cost, const ImpactReport& report) {
  const Vocabulary& vocabulary = *report.subject.before.wording->form.vocabulary;
  const CostDecision& one = decision.costs[cost];
  const auto kind = vocabulary.find_kind(one.kind);
  const std::string label = kind ? vocabulary.kinds[*kind].label.in(report.language) : one.kind;
  const auto same = std::count_if(decision.costs.begin(), decision.costs.end(), [&one](const CostDecision& c) { return c.kind == one.kind; });
  return same > 1 ? label + " (" + one.id + ")" : label;
}

std::string why_said(const ExplainedMove& explained, const ImpactReport& report) {
  const ComparedDecisions& compared = explained.compared;
  std::vector<std::size_t> costs = costs_that_move(compared);
  if (costs.empty()) return {};
  const auto weight = [&compared](std::size_t i) { return size_of(Int128{compared.after.costs[i].payable} - compared.before.costs[i].payable); };
  const std::size_t most = *std::max_element(costs.begin(), costs.end(), [&](std::size_t a, std::size_t b) { return weight(a) < weight(b); });
  const CostDecision& before = compared.before.costs[most];
  const CostDecision& after = compared.after.costs[most];
  const std::string clauses = before.clauses == after.clauses ? joined(after.clauses) : joined(before.clauses) + " → " + joined(after.clauses);
  return cost_said(compared.after, most, report) + " (" + clauses + ")";
}

const Clause* find_clause(const ImpactSubject& subject, const std::string& id) {
  for (const ImpactSide* side : {&subject.after, &subject.before}) {
    for (const Clause& clause : side->wording->clauses) {
      if (clause.id == id) return &clause;
    }
  }
  return nullptr;
}

}  // namespace couvert
