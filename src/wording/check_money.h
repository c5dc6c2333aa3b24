// The money terms of a product: limit, deductible, agreed sublimits, and what is taken off every cost.
#pragma once

#include "wording/check_statements.h"

namespace couvert {

void check_limit(const StatementUnderCheck& here, const LimitStatement& limit);
void check_deductible(const StatementUnderCheck& here, const DeductibleStatement& deductible);
void check_agreed_sublimit(const StatementUnderCheck& here, const AgreedSublimitStatement& agreed);
void check_off_every_cost(const StatementUnderCheck& here, const OffEveryCostStatement& off);
void check_other_insurance(const StatementUnderCheck& here, const OtherInsuranceStatement& other);

}  // namespace couvert
