// Opens a book for an impact: which two sides are compared, from what the command names.
#pragma once

#include <optional>
#include <string>

#include "app/impact_subject.h"
#include "app/open_book.h"

namespace couvert {

struct ImpactRequest {
  std::string path;     // `-` is standard input
  std::string product;  // of side A; empty: the one that the table names
  std::string against;  // of side B; empty: that of side A
  /// Chosen on both sides; where nothing else tells the sides apart on side B alone, so that A keeps the adopted readings.
  NamedReadings readings;
  NamedReadings against_readings;  // chosen on side B
  bool strict = false;
};

struct OpenImpact {
  ImpactSubject subject;
  OpenBook before;
  std::optional<OpenBook> after;  // the table once more, where side B reads it by other columns
};

/// Errors   as `open_book`; sides that decide alike, or pay in two currencies; standard input where the table is read twice
[[nodiscard]] TableResult<OpenImpact> open_impact(Engine& engine, const ImpactRequest& request);

}  // namespace couvert
