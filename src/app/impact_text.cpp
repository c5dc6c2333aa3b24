// The sentence first, then the figures that prove it, then dossiers that show it.
#include "app/impact_text.h"

#include <algorithm>

#include "app/impact_words.h"
#include "app/page.h"
#include "app/spoken.h"
#include "app/tell_verdict.h"
#include "app/words.h"

namespace couvert {
namespace {

class ImpactTelling {
 public:
  ImpactTelling(const ImpactReport& report, int width, bool colour)
      : report_(report), sums_(report.currency(), report.language, Medium::terminal), labels_(side_labels(report)), page_(width, colour) {}

  std::string run() {
    lead();
    if (report_.total.dossiers == 0) return page_.text();
    amounts();
    movements();
    covers();
    clauses();
    sizes();
    outcomes();
    movers();
    witnesses();
    return page_.text();
  }

 private:
  struct Row {
    std::string text;
    std::vector<std::string> cells;
  };

  template <class... Arguments>
  [[nodiscard]] std::string word(const Phrase& phrase, const Arguments&... arguments) const {
    return say(phrase, report_.language, arguments...);
  }
  /// A label with the currency of the amounts beside it: `Change (EUR)`.
  [[nodiscard]] std::string in_currency(const Phrase& phrase) const { return word(phrase) + " (" + std::string(report_.currency().code()) + ")"; }

  /// A table; the first row is its head.
  void print(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths(rows.front().cells.size(), 0);
    for (const Row& row : rows) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) widths[c] = std::max(widths[c], width_of(row.cells[c]));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) page_.row(2, rows[i].text, rows[i].cells, widths, i == 0 ? Ink::soft : Ink::plain, 2);
  }

  void lead() {
    for (const MadeChange& change : report_.changes) {
      page_.paragraph(0, change.question, 0, Ink::soft);
      if (!labels_.are_letters && report_.changes.size() == 1) continue;
      page_.paragraph(2, "A" + colon() + change.before, 3, Ink::soft);
      page_.paragraph(2, "B" + colon() + change.after, 3, Ink::soft);
    }
    page_.paragraph(0, impact_sentence(report_, Medium::terminal), 0, Ink::bold);
    if (const std::string second = impact_second_sentence(report_, Medium::terminal); !second.empty()) page_.paragraph(0, second);
    for (const MadeChange& change : report_.changes) {
      const Reading* reading = reading_of(report_.subject, change);
      if (reading == nullptr || report_.changes.size() > 1) continue;
      page_.paragraph(
          0, word(words::impact_adopted, spoken_option(*reading, reading->adopted, report_.language), reading->because.in(report_.language)));
    }
    const Form& form = report_.subject.before.wording->form;
    page_.paragraph(0, word(words::edition, form.title, form.edition) + " · " + form.product + " · " + word(words::impact_book, report_.subject.book),
                    0, Ink::soft);
    for (const std::string& note : impact_notes(report_, Medium::terminal)) page_.paragraph(0, note, 0, Ink::warn);
  }

  void amounts() {
    page_.heading(word(words::impact_head_amounts));
    const MoveTally& t = report_.total;
    std::vector<Row> rows = {
        {word(words::in_currency, report_.currency().code()), {labels_.before, labels_.after, word(words::impact_column_change)}}};
    rows.push_back({word(words::due_now), {sums_.number(t.due_before), sums_.number(t.due_after), sums_.change(t.due_after - t.due_before)}});
    if (report_.has_most())
      rows.push_back({word(words::at_most), {sums_.number(t.most_before), sums_.number(t.most_after), sums_.change(t.most_after - t.most_before)}});
    print(rows);
  }

  void movements() {
    page_.heading(word(words::impact_head_moves));
    std::vector<Row> rows = {{"", {word(words::impact_column_dossiers), word(words::impact_column_share), in_currency(words::impact_column_change)}}};
    for (std::size_t m = 0; m < movement_count; ++m) {
      const MoveTally& t = report_.movements[m];
      if (t.dossiers == 0) continue;
      rows.push_back({word(word_of(static_cast<Movement>(m))),
                      {sums_.count(t.dossiers), sums_.share(t.dossiers, report_.total.dossiers), sums_.change(t.due_after - t.due_before)}});
    }
    rows.push_back({word(words::impact_total), {sums_.count(report_.total.dossiers), "", sums_.change(report_.change())}});
    print(rows);
  }

  void covers() {
    if (report_.covers.empty()) return;
    page_.heading(word(words::impact_head_covers));
    std::vector<Row> rows = {{word(words::impact_column_cover),
                              {word(words::impact_column_dossiers), word(words::impact_column_less), word(words::impact_column_more),
                               in_currency(words::impact_column_change)}}};
    for (const CoverRow& row : report_.covers) {
      rows.push_back({row.label + " · " + row.clause,
                      {sums_.count(row.tally.dossiers), sums_.change(row.tally.less), sums_.change(row.tally.more),
                       sums_.change(row.tally.more + row.tally.less)}});
    }
    print(rows);
  }

  void clauses() {
    if (report_.clauses.empty()) return;
    page_.heading(word(words::impact_head_clauses));
    std::vector<Row> rows = {{word(words::impact_column_clause), {word(words::impact_column_dossiers), in_currency(words::impact_column_change)}}};
    const std::size_t told = std::min(report_.clauses.size(), clauses_told);
    for (std::size_t i = 0; i < told; ++i) {
      const ClauseRow& row = report_.clauses[i];
      rows.push_back({row.id + " · " + row.title, {"", ""}});
      const ClauseTally& t = row.tally;
      if (t.gained > 0)
        rows.push_back({"  + " + word(words::impact_only_after, labels_.after), {sums_.count(t.gained), sums_.change(t.change_gained)}});
      if (t.lost > 0) rows.push_back({"  − " + word(words::impact_only_before), {sums_.count(t.lost), sums_.change(t.change_lost)}});
    }
    print(rows);
    if (told < report_.clauses.size())
      page_.paragraph(2, say_number(words::impact_other_clause, words::impact_other_clauses, report_.language, report_.clauses.size() - told), 0,
                      Ink::soft);
    page_.paragraph(2, word(words::impact_clause_note), 0, Ink::soft);
  }

  void sizes() {
    if (report_.sizes.empty()) return;
    page_.heading(word(words::impact_head_sizes));
    std::vector<Row> rows = {{word(words::impact_column_size), {word(words::impact_column_less), word(words::impact_column_more)}}};
    const auto count = [this](std::uint64_t number) { return number == 0 ? "–" : sums_.count(number); };
    for (const SizeRow& row : report_.sizes)
      rows.push_back({size_said(row, sums_, report_.currency(), report_.language), {count(row.less), count(row.more)}});
    print(rows);
  }

  void outcomes() {
    page_.heading(word(words::impact_head_outcomes));
    std::vector<Row> rows = {{labels_.before + " ↓  " + labels_.after + " →", {}}};
    for (std::size_t after = 0; after < outcome_count; ++after) rows[0].cells.push_back(word(word_of(static_cast<Outcome>(after))));
    for (std::size_t before = 0; before < outcome_count; ++before) {
      Row row{word(word_of(static_cast<Outcome>(before))), {}};
      for (std::size_t after = 0; after < outcome_count; ++after) {
        const std::uint64_t dossiers = report_.dossiers(static_cast<Outcome>(before), static_cast<Outcome>(after));
        row.cells.push_back(dossiers == 0 ? "–" : sums_.count(dossiers));
      }
      rows.push_back(row);
    }
    print(rows);
  }

  void movers() {
    if (report_.more.empty() && report_.less.empty()) return;
    page_.heading(word(words::impact_head_movers));
    std::vector<Row> rows = {{word(words::impact_column_why), {labels_.before, labels_.after, in_currency(words::impact_column_change)}}};
    for (const auto* moves : {&report_.more, &report_.less}) {
      for (const ExplainedMove& one : *moves) {
        const KeptMove& move = one.move;
        rows.push_back({word(words::impact_column_row, std::to_string(move.row)) + " · " + why_said(one, report_),
                        {sums_.number(move.due_before), sums_.number(move.due_after), sums_.change(move.change())}});
      }
    }
    print(rows);
  }

  void witnesses() {
    if (report_.witnesses.empty()) return;
    page_.heading(word(words::impact_head_witnesses));
    for (const ExplainedMove& one : report_.witnesses) witness(one);
  }

  void witness(const ExplainedMove& one) {
    const KeptMove& move = one.move;
    page_.blank();
    const std::string outcomes = word(word_of(move.kind.before)) + " → " + word(word_of(move.kind.after));
    const std::string alike = one.alike == 1 ? word(words::impact_the_only_one) : word(words::impact_one_of, sums_.count(one.alike));
    const std::string change = sums_.change(move.change());
    page_.row(0, outcomes + " · " + word(words::impact_column_row, std::to_string(move.row)) + ", " + alike, {change}, {width_of(change)}, Ink::bold,
              2);
    side(labels_.before, one.compared.before);
    side(labels_.after, one.compared.after);
    for (const std::size_t i : costs_that_move(one.compared)) cost(one.compared, i);
    const ClausesThatMove clauses = clauses_that_move(one.compared);
    for (const std::string& id : clauses.only_after) clause(id, "+ ", word(words::impact_only_after, labels_.after));
    for (const std::string& id : clauses.only_before) clause(id, "− ", word(words::impact_only_before));
  }

  void side(const std::string& label, const Decision& decision) {
    page_.paragraph(2, word(words::impact_with, label) + colon() + verdict_sentence(decision, Audience::handler, report_.language), 2);
  }
  [[nodiscard]] std::string colon() const { return report_.language == Language::fr ? " : " : ": "; }

  void cost(const ComparedDecisions& compared, std::size_t i) {
    const CostDecision& before = compared.before.costs[i];
    const CostDecision& after = compared.after.costs[i];
    std::string outcome = word(word_of(after.outcome));
    if (before.outcome != after.outcome) outcome = word(word_of(before.outcome)) + " → " + outcome;
    if (before.clauses != after.clauses) outcome += " (" + ids(before.clauses) + " → " + ids(after.clauses) + ")";
    const std::vector<std::string> cells = {sums_.number(before.payable), sums_.number(after.payable),
                                            sums_.change(Int128{after.payable} - before.payable)};
    page_.row(4, cost_said(compared.after, i, report_) + ", " + outcome, cells, {width_of(cells[0]), width_of(cells[1]), width_of(cells[2])},
              Ink::plain, 2);
  }

  [[nodiscard]] static std::string ids(const std::vector<std::string>& clauses) {
    std::string text;
    for (const std::string& id : clauses) text += (text.empty() ? "" : ", ") + id;
    return text.empty() ? "–" : text;
  }

  void clause(const std::string& id, const std::string& sign, const std::string& what) {
    const Clause* found = find_clause(report_.subject, id);
    page_.paragraph(4, sign + id + (found != nullptr ? " · " + found->title.in(report_.language) : "") + colon() + what, 2, Ink::soft);
  }

  const ImpactReport& report_;
  const SumWriter sums_;
  const SideLabels labels_;
  Page page_;
};

}  // namespace

std::string impact_text(const ImpactReport& report, int width, bool colour) { return ImpactTelling(report, width, colour).run(); }

}  // namespace couvert
