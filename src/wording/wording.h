// The checked wording of one product with the law it uses: every name resolved, every type known, nothing left to look up.
// Built by the checker, immutable afterwards. Law statements stand behind the product's own, in the order of `uses`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "facts/form.h"
#include "facts/vocabulary.h"
#include "source/source_file.h"
#include "wording/calculation.h"
#include "wording/term.h"

namespace couvert {

using ClauseId = std::uint16_t;     // index into Wording::clauses
using StatementId = std::uint16_t;  // index into Wording::statements

struct Clause {
  std::string id;           // `1.3 a`, `LCA 38c`
  Translated title;
  std::string text;         // in the language of the contract
  std::string file;
  Place place;
  std::int32_t parent = -1; // `1.4 a` lies under `1.4`; -1: none
  bool law = false;
  std::string law_source;   // of a law clause: what was read
  std::optional<Day> law_as_of;
  bool law_checked = false;
};

/// The kinds of statement that a decision reports as findings, in the words of the language.
enum class Nature : std::uint8_t {
  event, condition, notice, duty, cover, exclusion, reduction, presume, excuse, override_exclusion, off_every_cost, other_insurance, limit,
  deductible, sublimit, termination, refund, deadline, scope, reading, no_rule
};
[[nodiscard]] std::string_view name_of(Nature nature);  // `override` for override_exclusion, `sublimit of every cover` is `sublimit`

/// One statement, for findings and explanations: where it stands and what it says.
struct StatementInfo {
  Nature nature = Nature::event;
  std::string name;  // may be empty
  ClauseId clause = 0;
  std::string text;  // as it stands in the file
  std::string file;
  Place place;
};

/// When a statement or line holds. Both parts must; an absent part holds.
struct CheckedGuard {
  std::optional<Day> contracts_from;
  std::optional<TermId> when;
};

struct EventRule { StatementId statement; std::string name; Translated label; TermId truth; };
struct ConditionRule { StatementId statement; bool notice = false; KindMask kinds = every_kind; CheckedGuard guard; TermId truth; };

struct BreachRule {
  enum class Effect : std::uint8_t { not_stated, no_cover, reduces };
  Effect effect = Effect::not_stated;
  FactId fact = 0;  // of `reduces by`
  CheckedGuard guard;
};
struct DutyRule {
  StatementId statement;
  std::string name;
  TermId truth;
  bool strict = false;
  CheckedGuard strict_guard;
  std::vector<BreachRule> breaches;
};

struct KindsLine { KindMask kinds = 0; CheckedGuard guard; };
struct Requirement { TermId truth; KindMask kinds = every_kind; CheckedGuard guard; };
struct CountRule { FactId fact = 0; std::int64_t at_most = 0; FactId by = 0; };
struct WaitModeRule {
  enum class Kind : std::uint8_t { qualifying, deducting, deducting_pro_rata };
  Kind kind = Kind::qualifying;
  FactId fact = 0;  // of `deducting`
  CheckedGuard guard;
};
struct WaitRule { ScheduleId hours = 0; FactId from = 0; FactId to = 0; std::vector<WaitModeRule> modes; };
struct ShareRule { std::uint8_t cover = 0; CheckedGuard guard; };  // index into Wording::covers
struct CoverRule {
  StatementId statement;
  std::string name;
  Translated label;
  KindMask kinds = 0;  // of every pays line together
  std::vector<KindsLine> pays;
  CheckedGuard guard;
  std::optional<TermId> after;
  std::vector<Requirement> requirements;
  std::optional<TermId> grants;
  std::optional<CountRule> counts;
  std::optional<WaitRule> waits;
  std::optional<TermId> sublimit;
  std::vector<ShareRule> shares;
  std::vector<CheckedGuard> free_of_deductible;
  std::vector<CheckedGuard> free_of_limit;
  std::optional<ScheduleId> agreed_sublimit;  // `limit.<cover>` of the schedule
};

struct ExclusionRule { StatementId statement; KindMask kinds = every_kind; bool names_kinds = false; CheckedGuard guard; std::optional<TermId> truth; };
struct ReductionRule { StatementId statement; FactId fact = 0; CheckedGuard guard; TermId truth; };
struct PresumptionRule {
  StatementId statement;
  FactId fact = 0;
  std::int64_t value = 0;  // as in `Value::number`
  Owner burden = Owner::insurer;
  std::uint64_t except_covers = 0;  // bit i: cover i; costs of kinds that these covers pay are not presumed
  CheckedGuard guard;
};
struct ExcuseRule { StatementId statement; bool notice = false; CheckedGuard guard; TermId truth; };
struct OverrideRule { StatementId statement; KindMask kinds = 0; CheckedGuard guard; };
struct FactTermRule { StatementId statement; FactId fact = 0; CheckedGuard guard; };  // off every cost, other insurance; the guard only dates
struct LimitRule { StatementId statement; TermId amount; };
struct DeductibleRule { StatementId statement; TermId amount; bool has_order_line = false; CheckedGuard before_sublimit; };

struct Wording {
  Form form;
  std::string cite;  // stands before the clauses of the product in rule ids: `HIO` and clause `6` are `HIO 6`
  std::vector<Clause> clauses;
  std::vector<StatementInfo> statements;
  std::vector<Term> terms;

  std::vector<EventRule> events;
  std::vector<ConditionRule> conditions;  // and notices
  std::vector<DutyRule> duties;
  std::vector<CoverRule> covers;
  std::vector<ExclusionRule> exclusions;
  std::vector<ReductionRule> reductions;
  std::vector<PresumptionRule> presumptions;  // in the order of the text: of two for one fact the first is cited
  std::vector<ExcuseRule> excuses;
  std::vector<OverrideRule> overrides;
  std::vector<FactTermRule> off_every_cost;   // each fact once
  std::vector<FactTermRule> other_insurance;  // each fact once
  std::optional<LimitRule> limit;
  std::optional<DeductibleRule> deductible;
  std::optional<StatementId> agreed_sublimits;  // the statement `sublimit of every cover`
  std::optional<TerminationRule> termination;   // the ordinary one: the product's, else the law's
  Calculations calculations;                    // deadlines, scopes, terminations and refunds of the product and its law

  [[nodiscard]] const Term& at(TermId id) const { return terms[id.index]; }
};

}  // namespace couvert
