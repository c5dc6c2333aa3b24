// The frame of the page, and its first sections: the sentence, the clause, the sums.
#include "app/impact_html.h"

#include <algorithm>
#include <iterator>

#include "app/html.h"
#include "app/impact_page.h"
#include "app/impact_style.h"
#include "app/impact_svg.h"
#include "app/impact_words.h"
#include "app/spoken.h"
#include "app/words.h"

namespace couvert {
namespace {

constexpr std::string_view language_codes[] = {"fr", "de", "en"};

constexpr std::string_view brand = R"html(<header class="wrap"><p class="brand"><svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M1.5 13.5a10.5 10.5 0 0 1 21 0z"/><circle cx="12" cy="19.2" r="3.3"/></svg>Couvert</p></header>
)html";


std::string edition_name(const Form& form) { return form.product + "@" + form.edition; }

/// French sets a space before its high punctuation and inside its quotation marks; no line may end there.
std::string with_french_spaces(std::string_view text) {
  constexpr std::string_view glued_after[] = {"»", ":", ";", "?", "%"};
  std::string spaced;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i + 1);
    const auto follows = [rest](std::string_view mark) { return rest.starts_with(mark); };
    const bool is_glued = text[i] == ' ' && (spaced.ends_with("«") || std::any_of(std::begin(glued_after), std::end(glued_after), follows));
    if (is_glued) spaced += "\u00a0";
    else spaced += text[i];
  }
  return spaced;
}

/// How the bar of a movement is drawn.
BarShape shape_of(Movement movement) {
  switch (movement) {
    case Movement::unchanged: return BarShape::solid;
    case Movement::still_pending:
    case Movement::opened: return BarShape::dashed;
    case Movement::more: return BarShape::hatched;
    case Movement::less: return BarShape::ring;
    case Movement::settled:
    case Movement::restated: break;
  }
  return BarShape::plain;
}

}  // namespace

std::string ImpactPage::escaped(std::string_view text) { return html_text(with_french_spaces(text)); }

std::string ImpactPage::section(const Phrase& heading, const std::string& content) const {
  return "<section><h2>" + text(heading) + "</h2>\n" + content + "</section>\n";
}

std::string ImpactPage::state(Outcome outcome) const {
  return "<span class=\"st " + std::string(colour_class(outcome)) + "\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#" +
         std::string(symbol_name(outcome)) + "\"/></svg>" + text(word_of(outcome)) + "</span>";
}

std::string ImpactPage::in_currency(const Phrase& what) const { return text(what) + " (" + escaped(report_.currency().code()) + ")"; }

std::string ImpactPage::cell(const std::string& label, const std::string& content) const {
  const std::string_view nothing = content == "–" ? " nil" : "";
  return "<td class=\"r" + std::string(nothing) + "\" data-l=\"" + label + "\"><span class=\"n\">" + content + "</span></td>";
}

std::string ImpactPage::side_line(bool after) {
  return "<span class=\"side\"><svg viewBox=\"0 0 36 12\" aria-hidden=\"true\"><path class=\"" + std::string(after ? "b" : "a") +
         "\" d=\"M0 6H36\"/></svg></span>";
}

std::string ImpactPage::side_mark(bool after) const { return side_line(after) + escaped(after ? labels_.after : labels_.before); }

std::string ImpactPage::legend(const MadeChange& change) const {
  return "<dl class=\"why read\"><dt>" + side_line(false) + "A</dt><dd>" + escaped(change.before) + "</dd><dt>" + side_line(true) + "B</dt><dd>" +
         escaped(change.after) + "</dd></dl>\n";
}

std::string ImpactPage::verdict() const {
  const Form& before = report_.subject.before.wording->form;
  const Form& after = report_.subject.after.wording->form;
  std::string editions = edition_name(before);
  if (edition_name(after) != editions) editions += " → " + edition_name(after);
  std::string html = "<section class=\"verdict\"><p class=\"row\"><span class=\"tag\">" + text(words::impact_page_title) + "</span> ";
  for (const MadeChange& change : report_.changes) {
    if (change.name != "edition") html += "<code>" + escaped(change.name.substr(change.name.find('.') + 1)) + "</code> ";
  }
  html += "<span class=\"soft\">" + escaped(editions) + " · " + text(words::impact_book, report_.subject.book) + "</span></p>\n";
  const bool one_reading = report_.changes.size() == 1 && report_.changes[0].name != "edition";
  if (one_reading) html += "<p class=\"ask\">" + escaped(report_.changes[0].question) + "</p>\n";
  html += "<h1>" + escaped(impact_sentence(report_, Medium::page)) + "</h1>\n";
  if (const std::string second = impact_second_sentence(report_, Medium::page); !second.empty())
    html += "<p class=\"read\">" + escaped(second) + "</p>\n";
  if (one_reading) {
    const Reading& reading = *reading_of(report_.subject, report_.changes[0]);
    if (labels_.are_letters) html += legend(report_.changes[0]);
    html += "<p class=\"read\">" +
            text(words::impact_adopted, spoken_option(reading, reading.adopted, report_.language), reading.because.in(report_.language)) + "</p>\n";
  } else if (report_.changes.size() > 1) {
    for (const MadeChange& change : report_.changes) html += "<p class=\"read\">" + escaped(change.question) + "</p>\n" + legend(change);
  }
  for (const std::string& note : impact_notes(report_, Medium::page)) html += "<p class=\"note\">" + escaped(note) + "</p>\n";
  return html + "</section>\n";
}

std::string ImpactPage::quote(const Clause& clause) {
  if (clause.text.empty() || !quoted_.insert(clause.id).second) return {};
  std::string html = "<blockquote lang=\"fr\">" + escaped(clause.text) + "</blockquote>";
  if (report_.language != Language::fr) html += "<p class=\"soft\">" + text(words::contract_language) + "</p>";
  return html;
}

std::string ImpactPage::clause() {
  if (report_.changes.size() != 1) return {};
  const Reading* reading = reading_of(report_.subject, report_.changes[0]);
  const Clause* clause = reading != nullptr ? find_clause(report_.subject, reading->clause) : nullptr;
  if (clause == nullptr) return {};
  return "<section><h2>" + escaped(clause->id + " · " + clause->title.in(report_.language)) + "</h2>\n<div class=\"read\">" + quote(*clause) +
         "</div></section>\n";
}

std::string ImpactPage::amount_bars(const Phrase& what, Int128 before, Int128 after, Int128 largest) const {
  const auto line = [&](bool is_after, Int128 amount) {
    return "<li><span>" + text(what) + "<small>" + side_mark(is_after) + "</small></span>" +
           svg_bar(is_after ? BarShape::dashed : BarShape::plain, 0, amount, largest) + "<b>" + sums_.number(amount) + "</b></li>\n";
  };
  return line(false, before) + line(true, after);
}

std::string ImpactPage::amounts() const {
  const MoveTally& t = report_.total;
  const bool has_most = report_.has_most();
  const Int128 largest = std::max({t.due_before, t.due_after, has_most ? t.most_before : Int128{0}, has_most ? t.most_after : Int128{0}});
  std::string html = "<ol class=\"fall\">" + amount_bars(words::due_now, t.due_before, t.due_after, largest);
  if (has_most) html += amount_bars(words::at_most, t.most_before, t.most_after, largest);
  html += "</ol>\n<table class=\"cards\"><thead><tr><th>" + text(words::in_currency, report_.currency().code()) + "</th><th class=\"r\">" +
          side_mark(false) + "</th><th class=\"r\">" + side_mark(true) + "</th><th class=\"r\">" + text(words::impact_column_change) +
          "</th></tr></thead><tbody>\n";
  const auto row = [&](const Phrase& what, Int128 before, Int128 after) {
    html += "<tr><td>" + text(what) + "</td>" + cell(escaped(labels_.before), sums_.number(before)) +
            cell(escaped(labels_.after), sums_.number(after)) +
            cell(text(words::impact_column_change), "<b>" + sums_.change(after - before) + "</b>") + "</tr>\n";
  };
  row(words::due_now, t.due_before, t.due_after);
  if (has_most) row(words::at_most, t.most_before, t.most_after);
  return section(words::impact_head_amounts, html + "</tbody></table>\n");
}

std::string ImpactPage::movements() const {
  std::string html = "<ol class=\"fall thin\">\n";
  std::uint64_t before = 0;
  for (std::size_t m = 0; m < movement_count; ++m) {
    const MoveTally& tally = report_.movements[m];
    if (tally.dossiers == 0) continue;
    const auto movement = static_cast<Movement>(m);
    const Int128 change = tally.due_after - tally.due_before;
    std::string below = dossiers_said(tally.dossiers, sums_, report_.language);
    if (change != 0) below += " · " + sums_.change(change) + " " + std::string(report_.currency().code());
    html += "<li><span>" + text(word_of(movement)) + "<small>" + escaped(below) + "</small></span>" +
            svg_bar(shape_of(movement), before, tally.dossiers, report_.total.dossiers) + "<b>" +
            escaped(sums_.share(tally.dossiers, report_.total.dossiers)) + "</b></li>\n";
    before += tally.dossiers;
  }
  return section(words::impact_head_moves, html + "</ol>\n");
}

std::string ImpactPage::outcomes() const {
  std::string html;
  if (const std::string flow = svg_flow(report_, sums_); !flow.empty())
    html += "<p class=\"heads soft\"><span>" + side_mark(false) + "</span><span>" + side_mark(true) + "</span></p>\n" + flow;
  html += "<table class=\"cards\"><thead><tr><th>" + escaped(labels_.before) + " ↓ " + escaped(labels_.after) + " →</th>";
  for (std::size_t after = 0; after < outcome_count; ++after) html += "<th class=\"r\">" + text(word_of(static_cast<Outcome>(after))) + "</th>";
  html += "</tr></thead><tbody>\n";
  for (std::size_t before = 0; before < outcome_count; ++before) {
    html += "<tr><th>" + state(static_cast<Outcome>(before)) + "</th>";
    for (std::size_t after = 0; after < outcome_count; ++after) {
      const std::uint64_t dossiers = report_.dossiers(static_cast<Outcome>(before), static_cast<Outcome>(after));
      const std::string label = "→ " + text(word_of(static_cast<Outcome>(after)));
      html += cell(label, dossiers == 0 ? "–" : sums_.count(dossiers));
    }
    html += "</tr>\n";
  }
  return section(words::impact_head_outcomes, html + "</tbody></table>\n");
}

std::string ImpactPage::provenance() const {
  std::string html = "<footer class=\"soft\"><p>" + text(words::impact_decided_by) + "</p>";
  const Form* last = nullptr;
  for (const ImpactSide* side : {&report_.subject.before, &report_.subject.after}) {
    const Form& form = side->wording->form;
    if (last != nullptr && form.hash == last->hash) continue;
    html += "<p>" + text(words::edition, form.title, form.edition) + " <code>" + escaped(form.hash) + "</code></p>";
    last = &form;
  }
  return html + "</footer>\n";
}

std::string impact_html(const ImpactReport& report) {
  ImpactPage page(report);
  const std::string sentence = impact_sentence(report, Medium::page);
  std::string html = "<!doctype html>\n<html lang=\"" + std::string(language_codes[static_cast<std::size_t>(report.language)]) +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                     html_text(sentence) + " — Couvert</title>\n<style>" + std::string(impact_style) + "</style>\n</head>\n<body>\n";
  html += std::string(brand) + std::string(svg_symbols()) + "<main class=\"wrap\">\n" + page.verdict();
  if (report.total.dossiers > 0) {
    const std::string clause = page.clause();
    html += "<div class=\"two\">\n<aside class=\"stack\">\n" + page.movements() + clause + "</aside>\n<div class=\"stack\">\n" + page.amounts() +
            page.covers() + page.sizes() + page.outcomes() + page.clauses() + "</div>\n</div>\n" + page.movers() + page.witnesses();
  }
  return html + page.provenance() + "</main>\n</body>\n</html>\n";
}

}  // namespace couvert
