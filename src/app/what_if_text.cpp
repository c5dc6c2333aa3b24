// A comparison as people read it: what is changed, both verdicts, and only what differs.
#include <algorithm>

#include "app/page.h"
#include "app/spoken.h"
#include "app/tell_verdict.h"
#include "app/what_if.h"
#include "app/words.h"

namespace couvert {
namespace {

class ComparisonTelling {
 public:
  ComparisonTelling(const Wording& wording, const ComparedDecisions& comparison, Language language, int width, bool colour)
      : wording_(wording), comparison_(comparison), before_(comparison.before), after_(comparison.after), language_(language), page_(width, colour) {}

  std::string run() {
    title();
    changes();
    difference();
    return page_.text();
  }

 private:
  template <class... Arguments>
  [[nodiscard]] std::string word(const Phrase& phrase, const Arguments&... arguments) const {
    return say(phrase, language_, arguments...);
  }
  [[nodiscard]] std::string number(std::int64_t minor) const { return spoken_number(minor, before_.currency, language_); }

  void title() {
    if (!after_.title.empty()) page_.paragraph(0, after_.title, 0, Ink::bold);
    page_.paragraph(0, word(words::before_sentence, verdict_sentence(before_, Audience::handler, language_)));
    page_.paragraph(0, word(words::after_sentence, verdict_sentence(after_, Audience::handler, language_)), 0, Ink::bold);
  }

  void changes() {
    page_.heading(word(words::head_changes));
    for (const MadeChange& change : comparison_.changes) {
      const std::string mark = change.question.ends_with("?") ? " " : language_ == Language::fr ? " : " : ": ";
      page_.paragraph(2, "– " + change.question + mark + word(words::was_before, change.after, change.before), 2);
      std::string ids;
      for (const std::string& id : change.own_answers) ids += (ids.empty() ? "" : ", ") + id;
      if (!ids.empty()) page_.paragraph(4, word(words::keeps_its_own, ids), 0, Ink::warn);
    }
  }

  void difference() {
    page_.heading(word(words::head_difference));
    const bool same_amounts = costs();
    const bool none_gone = questions(words::no_longer_missing, questions_only_in(before_, after_));
    const bool none_new = questions(words::now_missing, questions_only_in(after_, before_));
    const bool same_rules = rules();
    if (same_amounts && none_gone && none_new && same_rules) page_.paragraph(2, word(words::nothing_changes));
  }

  static bool is_same(const CostDecision& a, const CostDecision& b) {
    return a.outcome == b.outcome && a.payable == b.payable && a.payable_at_most == b.payable_at_most && a.clauses == b.clauses && a.cuts == b.cuts &&
           a.claimed == b.claimed;
  }

  [[nodiscard]] static std::string signed_text(std::string text, std::int64_t difference) {
    if (difference == 0) return "–";
    return (difference < 0 ? "− " : "+ ") + std::move(text);
  }
  [[nodiscard]] std::string difference_of(std::int64_t before, std::int64_t after) const {
    return signed_text(number(after < before ? before - after : after - before), after - before);
  }

  struct Row {
    std::string text;
    std::vector<std::string> cells;
    std::vector<std::string> below;
  };

  /// Prints the costs that differ and the totals. Returns whether nothing differs.
  bool costs() {
    std::vector<Row> rows = {{word(words::due) + " (" + word(words::in_currency, before_.currency.code()) + ")",
                              {word(words::before), word(words::after), word(words::difference)},
                              {}}};
    for (std::size_t i = 0; i < after_.costs.size(); ++i) {
      if (is_same(before_.costs[i], after_.costs[i])) continue;
      rows.push_back(row_of(before_.costs[i], after_.costs[i]));
    }
    if (rows.size() == 1) return true;
    rows.push_back({word(words::total), {number(before_.payable), number(after_.payable), difference_of(before_.payable, after_.payable)}, {}});
    const auto most = [](const Decision& d) { return d.payable_at_most.minor; };
    if (most(before_) && most(after_) && (most(before_) != before_.payable || most(after_) != after_.payable))
      rows.push_back({word(words::at_most), {number(*most(before_)), number(*most(after_)), difference_of(*most(before_), *most(after_))}, {}});
    print(rows);
    return false;
  }

  void print(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths(3, 0);
    for (const Row& row : rows) {
      for (std::size_t c = 0; c < 3; ++c) widths[c] = std::max(widths[c], width_of(row.cells[c]));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      page_.row(2, rows[i].text, rows[i].cells, widths, i == 0 ? Ink::soft : Ink::plain, 2);
      for (const std::string& line : rows[i].below) page_.paragraph(6, line, 0, Ink::soft);
    }
  }

  [[nodiscard]] std::string clauses(const std::vector<std::string>& ids) const {
    if (ids.empty()) return word(words::none);
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
    return text;
  }

  [[nodiscard]] std::string cuts(const std::vector<Cut>& all) const {
    if (all.empty()) return "–";
    std::string text;
    for (const Cut& cut : all) text += (text.empty() ? "" : ", ") + number(cut.minor) + " " + word(word_of(cut.term)) + " (" + cut.clause + ")";
    return text;
  }

  [[nodiscard]] Row row_of(const CostDecision& before, const CostDecision& after) const {
    const Vocabulary& vocabulary = *wording_.form.vocabulary;
    const auto kind = vocabulary.find_kind(after.kind);
    Row row{(kind ? vocabulary.kinds[*kind].label.in(language_) : after.kind) + " (" + after.id + ")",
            {number(before.payable), number(after.payable), difference_of(before.payable, after.payable)},
            {}};
    if (before.outcome != after.outcome) row.below.push_back(word(word_of(before.outcome)) + " → " + word(word_of(after.outcome)));
    if (before.clauses != after.clauses) row.below.push_back(word(words::clauses_change, clauses(before.clauses), clauses(after.clauses)));
    if (before.cuts != after.cuts) row.below.push_back(word(words::cuts_change, cuts(before.cuts), cuts(after.cuts)));
    return row;
  }

  bool questions(const Phrase& lead, const std::vector<MissingFact>& missing) {
    if (missing.empty()) return true;
    page_.blank();
    page_.paragraph(2, word(lead), 0, Ink::bold);
    for (const MissingFact& fact : missing) {
      std::string text = fact.question.empty() ? fact.fact : fact.question;
      page_.paragraph(2, "– " + text + (fact.cost.empty() ? "" : " (" + fact.cost + ")"), 2);
    }
    return false;
  }

  bool rules() {
    const std::vector<FindingChange> changed = changed_findings(before_, after_);
    if (changed.empty()) return true;
    page_.blank();
    page_.paragraph(2, word(words::rules_changed), 0, Ink::bold);
    for (const FindingChange& change : changed) {
      std::string text = "– " + change.clause + " · " + word(nature_word(change.nature)) + (change.name.empty() ? "" : " " + change.name);
      if (!change.cost.empty()) text += " [" + change.cost + "]";
      page_.paragraph(2, word(words::result_change, text, word(word_of(change.before)), word(word_of(change.after))), 2);
    }
    return false;
  }

  const Wording& wording_;
  const ComparedDecisions& comparison_;
  const Decision& before_;
  const Decision& after_;
  const Language language_;
  Page page_;
};

}  // namespace

std::string comparison_text(const Wording& wording, const ComparedDecisions& comparison, Language language, int width, bool colour) {
  return ComparisonTelling(wording, comparison, language, width, colour).run();
}

}  // namespace couvert
