// The sections of many rows: covers, clauses, sizes of change, the largest changes, and the dossiers that are explained.
#include <algorithm>

#include "app/impact_page.h"
#include "app/impact_svg.h"
#include "app/impact_words.h"
#include "app/spoken.h"
#include "app/tell_verdict.h"
#include "app/words.h"

namespace couvert {
namespace {


std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text.empty() ? "–" : text;
}

/// What the wording calls a cover or an event; other rules are known by their clause.
std::string label_of(const ImpactSubject& subject, const FindingChange& change, Language language) {
  for (const ImpactSide* side : {&subject.after, &subject.before}) {
    for (const CoverRule& cover : side->wording->covers) {
      if (change.nature == name_of(Nature::cover) && cover.name == change.name) return cover.label.in(language);
    }
    for (const EventRule& event : side->wording->events) {
      if (change.nature == name_of(Nature::event) && event.name == change.name) return event.label.in(language);
    }
  }
  return {};
}

}  // namespace

std::string ImpactPage::covers() const {
  if (report_.covers.empty()) return {};
  Int128 largest = 0;
  for (const CoverRow& row : report_.covers) largest = std::max({largest, row.tally.more, -row.tally.less});
  std::string html = "<p class=\"soft\">" + text(words::impact_cover_note) + "</p>\n<ol class=\"fall\">\n";
  for (const CoverRow& row : report_.covers) {
    html += "<li><span>" + escaped(row.label) + "<small>" + escaped(row.clause) + " · " + dossiers_said(row.tally.dossiers, sums_, report_.language) +
            "</small></span>" + svg_both_ways(-row.tally.less, row.tally.more, largest) + "<b>" + sums_.change(row.tally.more + row.tally.less) +
            "</b></li>\n";
  }
  return section(words::impact_head_covers, html + "</ol>\n");
}

std::string ImpactPage::clauses() const {
  if (report_.clauses.empty()) return {};
  std::string html = "<table class=\"cards\"><thead><tr><th>" + text(words::impact_column_clause) + "</th><th></th><th class=\"r\">" +
                     text(words::impact_column_dossiers) + "</th><th class=\"r\">" + in_currency(words::impact_column_change) +
                     "</th></tr></thead><tbody>\n";
  const auto row = [&](const ClauseRow& clause, const std::string& what, std::uint64_t dossiers, Int128 change) {
    if (dossiers == 0) return;
    html += "<tr><td>" + escaped(clause.id + " · " + clause.title) + "</td><td class=\"wide\">" + what + "</td>" +
            cell(text(words::impact_column_dossiers), sums_.count(dossiers)) + cell(text(words::impact_column_change), sums_.change(change)) +
            "</tr>\n";
  };
  const std::size_t told = std::min(report_.clauses.size(), clauses_told);
  for (std::size_t i = 0; i < told; ++i) {
    const ClauseRow& clause = report_.clauses[i];
    row(clause, "+ " + text(words::impact_only_after, labels_.after), clause.tally.gained, clause.tally.change_gained);
    row(clause, "− " + text(words::impact_only_before), clause.tally.lost, clause.tally.change_lost);
  }
  html += "</tbody></table>\n<p class=\"soft\">";
  if (told < report_.clauses.size())
    html += escaped(say_number(words::impact_other_clause, words::impact_other_clauses, report_.language, report_.clauses.size() - told)) + " ";
  return section(words::impact_head_clauses, html + text(words::impact_clause_note) + "</p>\n");
}

std::string ImpactPage::sizes() const {
  if (report_.sizes.empty()) return {};
  std::uint64_t largest = 0;
  for (const SizeRow& row : report_.sizes) largest = std::max({largest, row.less, row.more});
  std::string html = "<p class=\"scale\"><span><span>← " + text(words::impact_column_less) + "</span><span>" + text(words::impact_column_more) +
                     " →</span></span></p>\n<ol class=\"fall\">\n";
  for (const SizeRow& row : report_.sizes) {
    std::string dossiers;
    if (row.less > 0) dossiers += "− " + sums_.count(row.less);
    if (row.less > 0 && row.more > 0) dossiers += " · ";
    if (row.more > 0) dossiers += "+ " + sums_.count(row.more);
    html += "<li><span>" + escaped(size_said(row, sums_, report_.currency(), report_.language)) + "</span>" +
            svg_both_ways(row.less, row.more, largest) + "<b>" + (dossiers.empty() ? "–" : dossiers) + "</b></li>\n";
  }
  return section(words::impact_head_sizes, html + "</ol>\n");
}

std::string ImpactPage::mover_rows(const std::vector<ExplainedMove>& moves) const {
  std::string html;
  for (const ExplainedMove& one : moves) {
    html += "<tr><td>" + text(words::impact_column_row, std::to_string(one.move.row)) + "</td><td class=\"wide\">" + escaped(why_said(one, report_)) +
            "</td>" + cell(escaped(labels_.before), sums_.number(one.move.due_before)) +
            cell(escaped(labels_.after), sums_.number(one.move.due_after)) +
            cell(text(words::impact_column_change), "<b>" + sums_.change(one.move.change()) + "</b>") + "</tr>\n";
  }
  return html;
}

std::string ImpactPage::movers() const {
  if (report_.more.empty() && report_.less.empty()) return {};
  return section(words::impact_head_movers,
                 "<table class=\"cards\"><thead><tr><th>" + text(words::impact_column_dossiers) + "</th><th>" + text(words::impact_column_why) +
                     "</th><th class=\"r\">" + side_mark(false) + "</th><th class=\"r\">" + side_mark(true) + "</th><th class=\"r\">" +
                     in_currency(words::impact_column_change) + "</th></tr></thead><tbody>\n" + mover_rows(report_.more) + mover_rows(report_.less) +
                     "</tbody></table>\n");
}

std::string ImpactPage::witnesses() {
  if (report_.witnesses.empty()) return {};
  std::string html = "<div>\n";
  for (const ExplainedMove& one : report_.witnesses) html += witness(one);
  return section(words::impact_head_witnesses, html + "</div>\n");
}

std::string ImpactPage::witness(const ExplainedMove& one) {
  const MoveKind kind = one.move.kind;
  const std::string alike = one.alike == 1 ? word(words::impact_the_only_one) : word(words::impact_one_of, sums_.count(one.alike));
  std::string html = "<details class=\"find\" open><summary class=\"head\"><h3 class=\"row\">" + state(kind.before) + " <span>→</span> " +
                     state(kind.after) + "</h3><b>" + sums_.change(one.move.change()) + "</b><span class=\"soft\">" +
                     escaped(word(words::impact_column_row, std::to_string(one.move.row)) + ", " + alike) +
                     "</span></summary>\n<div class=\"in\">\n<dl class=\"why\">";
  html += "<dt>" + side_mark(false) + "</dt><dd>" + escaped(verdict_sentence(one.compared.before, Audience::handler, report_.language)) + "</dd>";
  html +=
      "<dt>" + side_mark(true) + "</dt><dd>" + escaped(verdict_sentence(one.compared.after, Audience::handler, report_.language)) + "</dd></dl>\n";
  html += witness_costs(one.compared) + witness_rules(one.compared);
  const ClausesThatMove clauses = clauses_that_move(one.compared);
  for (const std::string& id : clauses.only_after) html += witness_clause(id, "+ ", word(words::impact_only_after, labels_.after));
  for (const std::string& id : clauses.only_before) html += witness_clause(id, "− ", word(words::impact_only_before));
  return html + "</div></details>\n";
}

std::string ImpactPage::witness_costs(const ComparedDecisions& compared) const {
  const std::vector<std::size_t> costs = costs_that_move(compared);
  if (costs.empty()) return {};
  std::string html = "<table class=\"cards\"><thead><tr><th>" + text(words::cost) + "</th><th>" + text(words::impact_column_why) +
                     "</th><th class=\"r\">" + side_mark(false) + "</th><th class=\"r\">" + side_mark(true) + "</th></tr></thead><tbody>\n";
  for (const std::size_t i : costs) {
    const CostDecision& before = compared.before.costs[i];
    const CostDecision& after = compared.after.costs[i];
    std::string why = word(word_of(after.outcome));
    if (before.outcome != after.outcome) why = word(word_of(before.outcome)) + " → " + why;
    why += " (" + (before.clauses == after.clauses ? joined(after.clauses) : joined(before.clauses) + " → " + joined(after.clauses)) + ")";
    html += "<tr><td>" + escaped(cost_said(compared.after, i, report_)) + "</td><td class=\"wide\">" + escaped(why) + "</td>" +
            cell(escaped(labels_.before), sums_.number(before.payable)) + cell(escaped(labels_.after), sums_.number(after.payable)) + "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

std::string ImpactPage::witness_rules(const ComparedDecisions& compared) const {
  constexpr std::size_t most_rules = 8;
  std::vector<std::string> lines;
  for (const FindingChange& change : changed_findings(compared.before, compared.after)) {
    const std::string name = label_of(report_.subject, change, report_.language);
    const std::string rule = change.clause + " · " + word(nature_word(change.nature)) + (name.empty() ? "" : " · " + name);
    std::string line = text(words::result_change, rule, word(word_of(change.before)), word(word_of(change.after)));
    // A rule that changes for several costs alike is told once.
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
  }
  if (lines.empty()) return {};
  std::string html = "<dl class=\"why\"><dt>" + text(words::rules_changed) + "</dt><dd>";
  for (std::size_t i = 0; i < std::min(lines.size(), most_rules); ++i) html += (i == 0 ? "" : "<br>") + lines[i];
  if (lines.size() > most_rules) html += "<br>…";
  return html + "</dd></dl>\n";
}

std::string ImpactPage::witness_clause(const std::string& id, std::string_view sign, const std::string& what) {
  const Clause* clause = find_clause(report_.subject, id);
  std::string html = "<div><p>" + escaped(sign) + "<b>" + escaped(clause != nullptr ? id + " · " + clause->title.in(report_.language) : id) +
                     "</b> " + escaped(what) + "</p>";
  if (clause != nullptr) html += quote(*clause);
  return html + "</div>\n";
}

}  // namespace couvert
