// Types and units of expressions: looks up their names and spells them out as terms.
#pragma once

#include <string_view>

#include "wording/check_state.h"

namespace couvert {

/// What an expression may read, by where it stands.
enum class Reads : std::uint8_t {
  dossier,         // a truth of a rule: facts, events, the incident, the policy, schedule and readings
  cost,            // `grants`: the dossier and the amount of the cost
  counted_cost,    // `grants` of a cover that counts: also what is counted
  policy,          // guards and the sums of money terms: readings, schedule and policy, which are always known
  inputs,          // calculations: inputs and readings
  readings,        // guards of calculations
};

/// Checks an expression that must be a truth. Errors   reported; the term is `state.unjudged` then
TermId check_truth(CheckState& state, const FileUnderCheck& file, ExpressionId expression, Reads reads);

/// Checks an expression that must be an amount of money. Errors   reported; the term is `state.unjudged` then
TermId check_amount(CheckState& state, const FileUnderCheck& file, ExpressionId expression, Reads reads);

/// The guard of a statement: its own date or the one of the file's front matter, whichever is later.
CheckedGuard check_guard(CheckState& state, const FileUnderCheck& file, const Guard& guard);

/// The guard of one line of a statement; the statement's own guard stands before it.
CheckedGuard check_line_guard(CheckState& state, const FileUnderCheck& file, const Guard& guard);

/// The guard of a line of a calculation.
CalculationGuard check_calculation_guard(CheckState& state, const FileUnderCheck& file, const Guard& guard);

[[nodiscard]] std::string_view name_of(TermType type);

}  // namespace couvert
