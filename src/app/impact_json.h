// An impact for programs, as JSON. The same figures give the same bytes, whatever threads and chunks they were made with.
#pragma once

#include <string>

#include "app/impact_report.h"

namespace couvert {

/// Shape    object with `compared`, `dossiers`, `due`, `at_most`, `movements`, `outcomes`, `covers`, `clauses`, `sizes`, `largest`,
///          `witnesses`; amounts as `1234.50 CHF`; `change` is what the second side adds
[[nodiscard]] std::string impact_json(const ImpactReport& report);

}  // namespace couvert
