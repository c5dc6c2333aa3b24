// The report of `couvert test` as JSON: verdicts and clause coverage.
#pragma once

#include <string>

#include "app/run_cases.h"

namespace couvert {

[[nodiscard]] std::string case_report_json(const CaseReport& report);

}  // namespace couvert
