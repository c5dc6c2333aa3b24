// A dossier that stands for many is decided once more, slowly and with every reason.
#include "app/impact_witness.h"

#include <algorithm>

#include "app/impact_words.h"
#include "app/spoken.h"
#include "base/ensure.h"
#include "program/decide.h"

namespace couvert {
namespace {

Decision decide_side(const ImpactSide& side, const Dossier& dossier, bool strict, Language language) {
  return decide(*side.wording, *side.program, dossier, {strict, language});
}

bool contains(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

void add_missing_from(const std::vector<std::string>& of, const std::vector<std::string>& from, std::vector<std::string>& only) {
  for (const std::string& clause : of) {
    if (!contains(from, clause) && !contains(only, clause)) only.push_back(clause);
  }
}

}  // namespace

std::vector<MadeChange> impact_changes(const ImpactSubject& subject, Language language) {
  const Form& a = subject.before.wording->form;
  const Form& b = subject.after.wording->form;
  std::vector<MadeChange> changes;
  if (a.product != b.product)
    changes.push_back({"edition", say(words::impact_wording, language), a.product + "@" + a.edition, b.product + "@" + b.edition, {}});
  else if (a.edition != b.edition) changes.push_back({"edition", say(words::impact_edition_of, language, a.title), a.edition, b.edition, {}});
  for (std::size_t r = 0; r < b.readings.size(); ++r) {
    const std::optional<ReadingId> id = a.find_reading(b.readings[r].name);
    if (!id) continue;
    const Reading& before = a.readings[*id];
    const Reading& after = b.readings[r];
    const std::size_t option_before = subject.before.program->readings[*id];
    const std::size_t option_after = subject.after.program->readings[r];
    if (before.options[option_before] == after.options[option_after]) continue;
    changes.push_back({"reading." + after.name, after.question.in(language), spoken_option(before, option_before, language),
                       spoken_option(after, option_after, language), {}});
  }
  return changes;
}

const Reading* reading_of(const ImpactSubject& subject, const MadeChange& change) {
  constexpr std::string_view prefix = "reading.";
  if (!change.name.starts_with(prefix)) return nullptr;
  const Form& form = subject.after.wording->form;
  const std::optional<ReadingId> id = form.find_reading(change.name.substr(prefix.size()));
  return id ? &form.readings[*id] : nullptr;
}

ExplainedMove explain_move(const ImpactSubject& subject, const KeptMove& move, Language language) {
  ensure(move.dossier != nullptr, "a kept dossier was taken out of its chunk");
  const Dossier& dossier = move.dossier->before;
  ExplainedMove explained{move, 0, {impact_changes(subject, language), {}, {}}};
  Decision& before = explained.compared.before;
  Decision& after = explained.compared.after;
  before = decide_side(subject.before, dossier, subject.strict, language);
  after = decide_side(subject.after, move.dossier->after ? *move.dossier->after : dossier, subject.strict, language);
  ensure(before.outcome == move.kind.before && before.payable == move.due_before && before.payable_at_most == move.most_before,
         "the explanation of the first side says what the batch decided");
  ensure(after.outcome == move.kind.after && after.payable == move.due_after && after.payable_at_most == move.most_after,
         "the explanation of the second side says what the batch decided");
  return explained;
}

std::vector<ExplainedMove> explain_witnesses(const ImpactSubject& subject, const ImpactTally& tally, Language language) {
  std::vector<ExplainedMove> witnesses;
  for (std::size_t i = 0; i < move_kind_count; ++i) {
    const MoveTally& kind = tally.of(move_kind(i));
    if (!kind.first) continue;
    witnesses.push_back(explain_move(subject, *kind.first, language));
    witnesses.back().alike = kind.dossiers;
  }
  std::sort(witnesses.begin(), witnesses.end(), [](const ExplainedMove& a, const ExplainedMove& b) {
    return a.alike != b.alike ? a.alike > b.alike : a.move.row < b.move.row;
  });
  return witnesses;
}

std::vector<ExplainedMove> explain_movers(const ImpactSubject& subject, const std::vector<KeptMove>& movers, Language language) {
  std::vector<ExplainedMove> explained;
  for (const KeptMove& move : movers) explained.push_back(explain_move(subject, move, language));
  return explained;
}

std::vector<std::size_t> costs_that_move(const ComparedDecisions& compared) {
  std::vector<std::size_t> moved;
  for (std::size_t i = 0; i < compared.before.costs.size(); ++i) {
    const CostDecision& a = compared.before.costs[i];
    const CostDecision& b = compared.after.costs[i];
    const bool same = a.outcome == b.outcome && a.payable == b.payable && a.payable_at_most == b.payable_at_most && a.clauses == b.clauses &&
                      a.cover == b.cover && a.cuts == b.cuts;
    if (!same) moved.push_back(i);
  }
  return moved;
}

ClausesThatMove clauses_that_move(const ComparedDecisions& compared) {
  ClausesThatMove moved;
  for (std::size_t i = 0; i < compared.before.costs.size(); ++i) {
    const CostDecision& a = compared.before.costs[i];
    const CostDecision& b = compared.after.costs[i];
    add_missing_from(a.clauses, b.clauses, moved.only_before);
    add_missing_from(b.clauses, a.clauses, moved.only_after);
  }
  return moved;
}

}  // namespace couvert
