// The compiled wording: flat instructions over slots and registers, and tables of registers for what a decision needs.
// One program serves one dossier with every result kept, and columns of millions; nothing in it points into a dossier.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/interval.h"
#include "facts/form.h"
#include "facts/vocabulary.h"
#include "wording/comparison.h"
#include "wording/wording.h"

namespace couvert {

using SlotId = std::uint16_t;          // index into Program::slots
using TruthRegister = std::uint16_t;   // one truth per cost
using NumberRegister = std::uint16_t;  // one interval per cost

/// Registers that every program has: surely no and surely yes.
inline constexpr TruthRegister register_no = 0;
inline constexpr TruthRegister register_yes = 1;

/// Where a slot's value comes from. Fact slots differ from cost to cost; all others are one value for a dossier.
enum class SlotSource : std::uint8_t { fact, schedule, incident_instant, policy_day, cover_end, annual_premium };

struct Slot {
  SlotSource source = SlotSource::fact;
  std::uint16_t index = 0;    // FactId, ScheduleId, IncidentInstant, PolicyDay
  bool as_local_day = false;  // an instant, read as the local civil day of the product's zone
  FactType type = FactType::truth;
  bool zero_unless_stated = false;
};

enum class Op : std::uint8_t {
  // into a truth register
  constant_truth,  // number: 0 or 1
  load_truth,      // a: slot
  test_option,     // a: slot, number: mask of options
  negate,          // a
  both,            // a, b
  either,          // a, b
  compare,         // a, b: number registers, number: Comparison
  any_cost,        // a: yes if yes for some cost of the dossier
  // into a number register
  constant_number, // number
  load_number,     // a: slot
  add_months,      // a, number: months
  add,             // a, b
  subtract,        // a, b
  multiply,        // a, b
  percent_of,      // a, number: parts per million
};

struct Instruction {
  Op op = Op::constant_truth;
  std::uint16_t result = 0;
  std::uint16_t a = 0;
  std::uint16_t b = 0;
  std::int64_t number = 0;
  StatementId statement = 0;  // the first statement that needs it: clause, file and line of the trace
};

/// One step of the amount that a clause grants; evaluated in the settlement, because counting depends on the costs settled together.
struct GrantStep {
  enum class Op : std::uint8_t { amount, counted, counted_share, number, add, subtract, multiply, percent_of };
  Op op = Op::amount;
  std::uint16_t a = 0;  // number: a number register; else an earlier step of the same grant
  std::uint16_t b = 0;
  std::int64_t number = 0;
};

struct KindsIf { KindMask kinds = 0; TruthRegister holds = register_yes; };

struct EventSlot { StatementId statement = 0; TruthRegister truth = 0; };

/// What stands before covers: a condition, a notice, a duty whose breach leaves no cover.
struct Gate {
  StatementId statement = 0;
  KindMask kinds = every_kind;
  TruthRegister active = register_yes;  // its guards
  TruthRegister stated = register_yes;  // its own sentence
  TruthRegister passed = register_yes;  // after the law's excuses, and yes where it is not active
  std::int16_t duty = -1;               // of a duty
  bool notice = false;
};

/// A law clause that makes a broken duty or a missed notice count as kept.
struct Excuse { StatementId statement = 0; bool notice = false; TruthRegister truth = register_no; };

struct Duty {
  StatementId statement = 0;
  TruthRegister stated = register_yes;
  TruthRegister kept = register_yes;  // stated, or excused unless strict
  TruthRegister excusable = register_yes;
  bool has_effect = false;            // some breach line bites
};

struct WaitingMode {
  WaitModeRule::Kind kind = WaitModeRule::Kind::qualifying;
  TruthRegister holds = register_yes;
  SlotId fact = 0;
};

struct Cover {
  StatementId statement = 0;
  ClauseId clause = 0;
  KindMask kinds = 0;
  TruthRegister active = register_yes;  // its guards: the cover exists for this contract
  std::vector<KindsIf> pays;
  std::optional<TruthRegister> after;
  std::vector<std::uint16_t> after_events;  // events that `after` names (all of them for `any event`)
  std::vector<KindsIf> requirements;        // `holds` must be yes for costs of `kinds`
  std::vector<GrantStep> grants;            // the last step is the amount; empty: the amount claimed
  std::int64_t count_at_most = 0;           // 0: the cover counts nothing
  SlotId count_fact = 0;
  SlotId count_by = 0;
  bool waits = false;
  SlotId wait_hours = 0, wait_from = 0, wait_to = 0;
  std::vector<WaitingMode> wait_modes;
  std::int16_t own_pool = -1;      // its sublimit
  std::int16_t agreed_pool = -1;   // `limit.<cover>` of the schedule
  std::int16_t shared_pool = -1;   // the sublimit of another cover …
  TruthRegister shares = register_no;  // … where this holds
  TruthRegister free_of_deductible = register_no;
  TruthRegister free_of_limit = register_no;
};

/// A sublimit: one amount for all costs of the covers that draw on it, per event.
struct Pool {
  StatementId statement = 0;
  std::optional<NumberRegister> cap;  // of a `sublimit` line
  std::optional<SlotId> agreed;       // of the schedule; left out: no limit
};

struct Exclusion {
  StatementId statement = 0;
  KindMask kinds = every_kind;
  TruthRegister truth = register_no;  // guards and sentence
  KindMask named = 0;                 // kinds after `of`, which an override can reach
};
struct Override { StatementId statement = 0; KindMask kinds = 0; TruthRegister active = register_no; };

/// A part taken off at the end, once per fact however many statements ask for it.
struct Reduction {
  SlotId fact = 0;
  bool is_amount = false;  // else a percentage
  TruthRegister truth = register_no;
  struct Ground {
    StatementId statement = 0;
    TruthRegister stated = register_no;  // broken before any excuse, within its guards
    TruthRegister truth = register_no;   // after excuses
    std::int16_t duty = -1;
  };
  std::vector<Ground> grounds;
};

struct PresumedFact {
  StatementId statement = 0;
  SlotId fact = 0;
  std::int64_t value = 0;
  Owner burden = Owner::insurer;
  KindMask kinds = every_kind;  // costs that it reaches
  std::optional<Day> contracts_from;
};

/// A fact that comes off every cost, or that another insurer pays; `active` is known: only its date can switch it off.
struct FactTerm { StatementId statement = 0; SlotId fact = 0; TruthRegister active = register_yes; };

/// The root of a statement's own sentence, for findings.
struct Sentence {
  std::optional<TruthRegister> truth;
  KindMask kinds = every_kind;
};

struct Program {
  ReadingChoice readings;
  std::vector<Slot> slots;
  std::vector<Instruction> instructions;  // the assessment, in order; every operand is computed before it is used
  std::vector<std::uint16_t> truth_producer;   // by truth register: its instruction
  std::vector<std::uint16_t> number_producer;  // by number register
  std::vector<Value> schedule_defaults;        // by ScheduleId, readings already applied

  std::vector<EventSlot> events;
  std::vector<Gate> gates;
  std::vector<Excuse> excuses;
  std::vector<Duty> duties;
  std::vector<Cover> covers;
  std::vector<std::vector<std::uint8_t>> covers_of_kind;  // by KindId: indices into covers, in the order of the text
  std::vector<Pool> pools;
  std::vector<Exclusion> exclusions;
  std::vector<Override> overrides;
  std::vector<Reduction> reductions;  // amounts first, then percentages
  std::vector<PresumedFact> presumptions;
  std::vector<FactTerm> off_every_cost;
  std::vector<FactTerm> other_insurance;
  StatementId limit_statement = 0;
  NumberRegister limit = 0;
  std::optional<StatementId> deductible_statement;
  NumberRegister deductible = 0;  // zero if the wording has none
  TruthRegister deductible_before_sublimit = register_no;
  std::vector<Sentence> sentences;  // by StatementId
};

}  // namespace couvert
