// An impact as tables for a terminal.
#pragma once

#include <string>

#include "app/impact_report.h"

namespace couvert {

/// Shape    UTF-8 lines of at most `width` columns, 40 to 200; the same report gives the same bytes
[[nodiscard]] std::string impact_text(const ImpactReport& report, int width, bool colour);

}  // namespace couvert
