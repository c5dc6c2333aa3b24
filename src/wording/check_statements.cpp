#include "wording/check_statements.h"

#include "wording/check_calculations.h"
#include "wording/check_cover.h"
#include "wording/check_duties.h"
#include "wording/check_expression.h"
#include "wording/check_money.h"

namespace couvert {

StatementId StatementUnderCheck::record(Nature nature, const std::string& name) const {
  const auto clause = static_cast<ClauseId>(file.first_clause + statement.clause);
  state.wording.statements.push_back({nature, name, clause, statement.text, file.source->name(), statement.place});
  return static_cast<StatementId>(state.wording.statements.size() - 1);
}

void StatementUnderCheck::error(std::string_view code, Place place, std::string message, std::string hint) const {
  state.diagnostics.error(code, *file.source, place, std::move(message), std::move(hint));
}

bool StatementUnderCheck::has_too_many(std::size_t lines, Place place) const {
  if (lines <= max_alternatives) return false;
  error("too_many", place, "more than " + std::to_string(max_alternatives) + " lines of this kind");
  return true;
}

namespace {

/// Conditions, exclusions and reductions are not referred to, but a finding names them: one name of a kind for each file.
void declare_name(const StatementUnderCheck& here, std::string_view nature, const Word& name) {
  const std::string key = here.file.source->name() + " " + std::string(nature) + " " + name.text;
  const NameEntry entry{.what = NameKind::statement, .file = here.file.source, .place = name.place};
  const auto [first, is_new] = here.state.others.emplace(key, entry);
  if (is_new) return;
  here.error("name_taken", name.place,
             std::string(nature) + " `" + name.text + "` is declared already, on line " + std::to_string(first->second.place.line));
}

void check_event(const StatementUnderCheck& here, const EventStatement& event) {
  EventRule rule;
  rule.statement = here.record(Nature::event, event.name.text);
  rule.name = event.name.text;
  rule.label = check_labels(here.state, here.file, event.label.value_or(Labels{}), event.name.place,
                            "the label of event `" + event.name.text + "`");
  rule.truth = check_truth(here.state, here.file, event.truth, Reads::dossier);
  here.state.wording.events.push_back(std::move(rule));
}

void check_condition(const StatementUnderCheck& here, const ConditionStatement& condition) {
  declare_name(here, condition.notice ? "notice" : "condition", condition.name);
  ConditionRule rule;
  rule.statement = here.record(condition.notice ? Nature::notice : Nature::condition, condition.name.text);
  rule.notice = condition.notice;
  rule.kinds = check_kinds(here.state, here.file, condition.kinds);
  rule.guard = check_guard(here.state, here.file, condition.guard);
  rule.truth = check_truth(here.state, here.file, condition.truth, Reads::dossier);
  here.state.wording.conditions.push_back(rule);
}

void check_exclusion(const StatementUnderCheck& here, const ExclusionStatement& exclusion) {
  declare_name(here, "exclusion", exclusion.name);
  ExclusionRule rule;
  rule.statement = here.record(Nature::exclusion, exclusion.name.text);
  rule.kinds = check_kinds(here.state, here.file, exclusion.kinds);
  rule.names_kinds = !exclusion.kinds.empty();
  rule.guard = check_guard(here.state, here.file, exclusion.guard);
  if (exclusion.truth) rule.truth = check_truth(here.state, here.file, *exclusion.truth, Reads::dossier);
  here.state.wording.exclusions.push_back(rule);
}

void check_excuse(const StatementUnderCheck& here, const ExcuseStatement& excuse) {
  if (here.file.role != FileRole::law) {
    here.error("law_only", here.statement.place, "a wording excuses nothing; only a module of law does");
  }
  ExcuseRule rule;
  rule.statement = here.record(Nature::excuse, "");
  rule.notice = excuse.notice;
  rule.guard = check_guard(here.state, here.file, excuse.guard);
  rule.truth = check_truth(here.state, here.file, excuse.truth, Reads::dossier);
  here.state.wording.excuses.push_back(rule);
}

void check_override(const StatementUnderCheck& here, const OverrideStatement& override_statement) {
  if (here.file.role != FileRole::law) {
    here.error("law_only", here.statement.place, "a wording overrides nothing; only a module of law does");
  }
  OverrideRule rule;
  rule.statement = here.record(Nature::override_exclusion, "");
  rule.kinds = check_kinds(here.state, here.file, override_statement.kinds);
  rule.guard = check_guard(here.state, here.file, override_statement.guard);
  here.state.wording.overrides.push_back(rule);
}

void reject_misplaced(const StatementUnderCheck& here, std::string_view rule) {
  here.error("misplaced_statement", here.statement.place, std::string(rule));
}

/// Sends each statement to the function that knows it; what a law or a product may not say is reported here.
struct Dispatch {
  const StatementUnderCheck& here;

  bool is_law() const { return here.file.role == FileRole::law; }

  void operator()(const KindStatement&) const { reject_misplaced(here, "kinds of cost are declared in the vocabulary"); }
  void operator()(const FactStatement&) const { reject_misplaced(here, "facts are declared in the vocabulary"); }
  void operator()(const FieldStatement&) const { reject_misplaced(here, "fields are labelled in the vocabulary"); }
  void operator()(const ScheduleLabelStatement&) const { reject_misplaced(here, "the schedule is labelled in the vocabulary"); }
  void operator()(const InputStatement&) const {}  // declared with the names
  void operator()(const TitleStatement&) const {}  // taken up with the clauses
  void operator()(const SourceStatement&) const {}
  void operator()(const ReadingStatement& reading) const { static_cast<void>(here.record(Nature::reading, reading.name.text)); }
  void operator()(const NoRuleStatement&) const { static_cast<void>(here.record(Nature::no_rule, "")); }
  void operator()(const EventStatement& event) const {
    if (is_law()) reject_misplaced(here, "law insures no events; a wording does");
    check_event(here, event);
  }
  void operator()(const ConditionStatement& condition) const { check_condition(here, condition); }
  void operator()(const DutyStatement& duty) const { check_duty(here, duty); }
  void operator()(const CoverStatement& cover) const { check_cover(here, cover); }
  void operator()(const ExclusionStatement& exclusion) const { check_exclusion(here, exclusion); }
  void operator()(const ReductionStatement& reduction) const {
    declare_name(here, "reduction", reduction.name);
    check_reduction(here, reduction);
  }
  void operator()(const PresumeStatement& presume) const { check_presume(here, presume); }
  void operator()(const ExcuseStatement& excuse) const { check_excuse(here, excuse); }
  void operator()(const OverrideStatement& override_statement) const { check_override(here, override_statement); }
  void operator()(const OffEveryCostStatement& off) const { check_off_every_cost(here, off); }
  void operator()(const OtherInsuranceStatement& other) const { check_other_insurance(here, other); }
  void operator()(const LimitStatement& limit) const {
    if (is_law()) return reject_misplaced(here, "law sets no limit of the event; a wording does");
    check_limit(here, limit);
  }
  void operator()(const DeductibleStatement& deductible) const {
    if (is_law()) return reject_misplaced(here, "law sets no deductible; a wording does");
    check_deductible(here, deductible);
  }
  void operator()(const AgreedSublimitStatement& agreed) const {
    if (is_law()) return reject_misplaced(here, "law agrees no sublimits; a policy does");
    check_agreed_sublimit(here, agreed);
  }
  void operator()(const TerminationStatement& termination) const { check_termination(here, termination); }
  void operator()(const RefundStatement& refund) const { check_refund(here, refund); }
  void operator()(const DeadlineStatement& deadline) const { check_deadline(here, deadline); }
  void operator()(const ScopeStatement& scope) const { check_scope(here, scope); }
};

}  // namespace

void check_statements(CheckState& state) {
  for (const FileUnderCheck& file : state.files) {
    for (const Statement& statement : file.tree->statements) {
      if (statement.clause >= file.tree->clauses.size()) continue;  // the parser has reported a rule outside every clause
      if (state.wording.terms.size() > max_terms) {
        state.is_too_large = true;
        state.diagnostics.error("too_many", *file.source, statement.place,
                                "the rules up to here have more than " + std::to_string(max_terms) + " terms");
        return;
      }
      const StatementUnderCheck here{state, file, statement};
      std::visit(Dispatch{here}, statement.body);
    }
  }
}

}  // namespace couvert
