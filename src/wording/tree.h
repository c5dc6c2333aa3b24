// The tree of a wording file: what stands in the text, before any name is looked up. Built by the parser, immutable afterwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/calendar.h"
#include "base/money.h"
#include "source/source_file.h"
#include "wording/comparison.h"

namespace couvert {

/// A name, a number's unit or another word of the text, with its place.
struct Word {
  std::string text;
  Place place;
};

/// A text in three languages; a missing language is empty and the checker's to report.
struct Labels {
  std::string fr, de, en;
  Place place;
};

/// A typed handle into `Tree::expressions`.
struct ExpressionId {
  std::uint32_t index = 0;
};

enum class ExpressionKind : std::uint8_t {
  name,                    // text
  number,                  // number
  percent_of,              // number % of operands[0]
  money,                   // money
  date,                    // day
  add, subtract, multiply, // two operands
  compare,                 // operands a, b, c … with comparisons between them (a chain)
  one_of,                  // operands[0] in (options)
  months_after,            // operands[0] at most `number` months after operands[1]
  within_cover,            // operands[0] within cover
  on_any_cost,             // operands[0] on any cost
  kept,                    // kept DUTY (text)
  any_event,
  negation,                // not operands[0]
  conjunction,             // operands, all of them
  disjunction,             // operands, any of them
  condition_if,            // operands[0] if operands[1]
};

struct Expression {
  ExpressionKind kind = ExpressionKind::name;
  Place place;
  std::string text;
  Decimal number;
  Money money;
  Day day;
  std::vector<ExpressionId> operands;
  std::vector<Comparison> comparisons;
  std::vector<Word> options;
};

/// When a statement or a line of one holds: `for contracts from DATE` and `when EXPRESSION`.
struct Guard {
  std::optional<Day> contracts_from;
  std::optional<ExpressionId> when;
};

struct TypeSyntax {
  Word name;                  // `bool`, `money` …; empty text if options are listed
  std::vector<Word> options;  // of an enumeration
};

struct KindStatement { Word name; Labels labels; };
struct OptionLabels { Word option; Labels labels; };
struct FactStatement {
  Word name;
  TypeSyntax type;
  bool judgement = false;
  bool changeable = false;
  bool per_cost = false;
  bool zero_unless_stated = false;
  std::optional<Word> owed_by;
  Labels labels;
  std::vector<OptionLabels> option_labels;
};
struct InputStatement { FactStatement declared; };
struct ScheduleLabelStatement { Word name; Labels labels; std::vector<OptionLabels> option_labels; };  // `schedule NAME labels`
struct FieldStatement { Word name; Labels labels; };          // `field NAME labels`
struct ReadingStatement {
  Word name;
  std::vector<Word> options;
  Word adopted;
  Labels question;
  Labels because;
  std::vector<OptionLabels> option_labels;
};
struct TitleStatement { Labels labels; };  // only de and en; the heading is the French title
struct SourceStatement { std::string text; Day as_of; bool checked = false; };
struct EventStatement { Word name; std::optional<Labels> label; ExpressionId truth; };
struct ConditionStatement {  // `condition` or `notice`
  bool notice = false;
  Word name;
  std::vector<Word> kinds;  // empty: every kind
  Guard guard;
  ExpressionId truth;
};
struct BreachLine {
  enum class Effect : std::uint8_t { not_stated, no_cover, reduces };
  Effect effect = Effect::not_stated;
  std::optional<Word> fact;  // of `reduces by FACT`
  Guard guard;
  Place place;
};
struct DutyStatement {
  Word name;
  ExpressionId truth;
  bool strict = false;
  Guard strict_guard;
  std::vector<BreachLine> breaches;
};
struct PaysLine { std::vector<Word> kinds; Guard guard; };
struct RequiresLine { ExpressionId truth; std::vector<Word> kinds; Guard guard; Place place; };
struct GrantsLine { ExpressionId amount; Place place; };
struct CountsLine { Word fact; std::int64_t at_most = 0; Word by; Place place; };
struct WaitMode {
  enum class Kind : std::uint8_t { qualifying, deducting, deducting_pro_rata };
  Kind kind = Kind::qualifying;
  std::optional<Word> fact;  // of `deducting FACT`
  Guard guard;
  Place place;
};
struct WaitsLine { Word hours; Word from; Word to; std::vector<WaitMode> modes; Place place; };
struct SublimitLine { ExpressionId amount; Place place; };
struct SharesLine { Word cover; Guard guard; Place place; };
struct FreeLine { bool of_deductible = false; Guard guard; Place place; };  // else of the limit
struct CoverStatement {
  Word name;
  std::vector<Word> kinds;  // on the statement's own line
  Guard guard;
  std::optional<Labels> label;
  std::vector<PaysLine> pays;
  std::optional<ExpressionId> after;
  std::vector<RequiresLine> requirements;
  std::optional<GrantsLine> grants;
  std::optional<CountsLine> counts;
  std::optional<WaitsLine> waits;
  std::optional<SublimitLine> sublimit;
  std::vector<SharesLine> shares;
  std::vector<FreeLine> free_of;
};
struct ExclusionStatement { Word name; std::vector<Word> kinds; Guard guard; std::optional<ExpressionId> truth; };
struct ReductionStatement { Word name; Guard guard; Word fact; ExpressionId truth; };
struct Presumption { Word fact; Word value; };
struct PresumeStatement { Guard guard; std::vector<Presumption> facts; Word burden; std::vector<Word> except_covers; };
struct ExcuseStatement { bool notice = false; Guard guard; ExpressionId truth; };  // else a duty; `when` stands in `truth`
struct OverrideStatement { std::vector<Word> kinds; Guard guard; };
struct OffEveryCostStatement { std::vector<Word> facts; };
struct OtherInsuranceStatement { Word fact; };
struct LimitStatement { ExpressionId amount; };
struct DeductibleStatement { ExpressionId amount; bool has_order_line = false; Guard before_sublimit; };
struct AgreedSublimitStatement { Word key; };  // `sublimit of every cover: KEY per event`
struct TerminationStatement {
  std::optional<Word> name;
  std::int64_t count = 0;
  Word unit;
  bool last_day_covered = false;
  Guard last_day_guard;
};
struct RefundStatement {
  std::optional<Word> name;
  ExpressionId premium;
  bool thirty_360 = false;
  Guard thirty_360_guard;
  std::optional<Money> cash;
  std::optional<ExpressionId> not_due;
  std::optional<std::int64_t> paid_within_days;
};
struct Period { std::int64_t count = 0; Word unit; Word after; };
struct PeriodLine {
  enum class Kind : std::uint8_t { next_full_hour, working_days_from_event, whole_working_days, next_working_day };
  Kind kind = Kind::next_full_hour;
  std::int64_t days = 0;
  Guard guard;
  Place place;
};
struct InterestLine { std::optional<Word> rate_input; Decimal rate_percent; Word amount; Word until; Place place; };
struct DeadlineStatement {
  Word name;
  Period period;
  std::optional<Period> latest;
  std::optional<Word> latest_name;
  std::vector<PeriodLine> lines;
  std::optional<InterestLine> interest;
};
struct ScopeStatement { Word name; ExpressionId truth; };
struct NoRuleStatement { std::string reason; };

using StatementBody =
    std::variant<KindStatement, FactStatement, InputStatement, ScheduleLabelStatement, FieldStatement, ReadingStatement, TitleStatement,
                 SourceStatement, EventStatement, ConditionStatement, DutyStatement, CoverStatement, ExclusionStatement, ReductionStatement,
                 PresumeStatement, ExcuseStatement, OverrideStatement, OffEveryCostStatement, OtherInsuranceStatement, LimitStatement,
                 DeductibleStatement, AgreedSublimitStatement, TerminationStatement, RefundStatement, DeadlineStatement, ScopeStatement,
                 NoRuleStatement>;

struct Statement {
  StatementBody body;
  Place place;            // of its first word
  std::string text;       // the statement as it stands in the file, for people
  std::uint32_t clause = 0;  // index into Tree::clauses
};

struct ClauseText {
  std::string id;     // `1.3 a`, `LCA 38c`
  std::string title;  // French, from the heading
  std::string text;   // the paragraphs between heading and rules, plain text, paragraphs separated by a blank line
  Place place;        // of the heading
  bool has_rules_block = false;
};

/// One key of the schedule in the front matter: `deductible_order: after_sublimit | before_sublimit = after_sublimit`.
struct ScheduleSyntax {
  Word name;                        // `limit.<cover>` keeps its angle brackets
  TypeSyntax type;
  std::optional<Word> default_value;    // `none`, `0`, `no`, an option
  std::optional<Word> default_reading;  // of `= reading NAME`
};

struct FrontMatter {
  Word product;  // empty in a module
  Word module;   // empty in a product
  Word edition, title, language, currency, timezone, cite, source;
  std::optional<Day> in_force_from;   // of a product's edition
  std::optional<Day> contracts_from;  // of a module: dates all its statements
  std::vector<Word> uses;
  std::vector<ScheduleSyntax> schedule;
};

/// One parsed file. Shape: statements in the order of the text, each with its clause; expressions in one array.
struct Tree {
  FrontMatter front;
  std::vector<ClauseText> clauses;
  std::vector<Statement> statements;
  std::vector<Expression> expressions;

  [[nodiscard]] const Expression& at(ExpressionId id) const { return expressions[id.index]; }
};

}  // namespace couvert
