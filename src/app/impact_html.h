// An impact as one HTML page that needs nothing else: no script, no other file; for a desk, a phone, the dark and paper.
#pragma once

#include <string>

#include "app/impact_report.h"

namespace couvert {

/// Shape    well-formed HTML; every text from outside is escaped; the same report gives the same bytes
[[nodiscard]] std::string impact_html(const ImpactReport& report);

}  // namespace couvert
