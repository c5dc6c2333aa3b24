// Duties with their breaches, and presumptions: who bears what is not proved.
#pragma once

#include "wording/check_statements.h"

namespace couvert {

void check_duty(const StatementUnderCheck& here, const DutyStatement& duty);
void check_reduction(const StatementUnderCheck& here, const ReductionStatement& reduction);
void check_presume(const StatementUnderCheck& here, const PresumeStatement& presume);

}  // namespace couvert
