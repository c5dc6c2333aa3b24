// Calculations of the contract's life and of the law: deadlines, scopes, terminations, refunds.
#pragma once

#include "wording/check_statements.h"

namespace couvert {

void check_deadline(const StatementUnderCheck& here, const DeadlineStatement& deadline);
void check_scope(const StatementUnderCheck& here, const ScopeStatement& scope);
void check_termination(const StatementUnderCheck& here, const TerminationStatement& termination);
void check_refund(const StatementUnderCheck& here, const RefundStatement& refund);

}  // namespace couvert
