// Reads one statement from its tokens: the table of statements, and the families that read their bodies.
#pragma once

#include "wording/token_reader.h"
#include "wording/tree.h"

namespace couvert {

/// Reads the body of the statement that `in` holds, whole.
/// Errors   reported once, by `in`; the body then means nothing
StatementBody parse_statement(TokenReader& in, Tree& tree);

// Each of these reads what stands behind the first words of its statement, which `parse_statement` has taken.

// parse_vocabulary.cpp: names, types, questions, readings, and what a clause says of itself.
StatementBody parse_kind(TokenReader& in, Tree& tree);
StatementBody parse_fact(TokenReader& in, Tree& tree);
StatementBody parse_input(TokenReader& in, Tree& tree);
StatementBody parse_schedule_label(TokenReader& in, Tree& tree);
StatementBody parse_field(TokenReader& in, Tree& tree);
StatementBody parse_reading(TokenReader& in, Tree& tree);
StatementBody parse_title(TokenReader& in, Tree& tree);
StatementBody parse_source(TokenReader& in, Tree& tree);
StatementBody parse_no_rule(TokenReader& in, Tree& tree);

// parse_rules.cpp: what engages, bars, reduces, presumes and excuses.
StatementBody parse_event(TokenReader& in, Tree& tree);
StatementBody parse_condition(TokenReader& in, Tree& tree);
StatementBody parse_notice(TokenReader& in, Tree& tree);
StatementBody parse_duty(TokenReader& in, Tree& tree);
StatementBody parse_exclusion(TokenReader& in, Tree& tree);
StatementBody parse_reduction(TokenReader& in, Tree& tree);
StatementBody parse_presume(TokenReader& in, Tree& tree);
StatementBody parse_excuse(TokenReader& in, Tree& tree);
StatementBody parse_override(TokenReader& in, Tree& tree);

// parse_cover.cpp: the grant.
StatementBody parse_cover(TokenReader& in, Tree& tree);

// parse_money_terms.cpp: what is taken off every cost or every event.
StatementBody parse_off_every_cost(TokenReader& in, Tree& tree);
StatementBody parse_other_insurance(TokenReader& in, Tree& tree);
StatementBody parse_limit(TokenReader& in, Tree& tree);
StatementBody parse_deductible(TokenReader& in, Tree& tree);
StatementBody parse_agreed_sublimit(TokenReader& in, Tree& tree);

// parse_calculation.cpp: the contract's life.
StatementBody parse_termination(TokenReader& in, Tree& tree);
StatementBody parse_refund(TokenReader& in, Tree& tree);
StatementBody parse_deadline(TokenReader& in, Tree& tree);
StatementBody parse_scope(TokenReader& in, Tree& tree);

}  // namespace couvert
