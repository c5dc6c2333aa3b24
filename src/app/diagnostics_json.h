// Diagnostics as the published list `{code, file, line, column, message, hint}`.
#pragma once

#include <string>

#include "base/json_writer.h"
#include "source/diagnostic.h"

namespace couvert {

/// Writes the list as one JSON value.
void write_diagnostics(const Diagnostics& diagnostics, JsonWriter& json);

[[nodiscard]] std::string diagnostics_json(const Diagnostics& diagnostics);

}  // namespace couvert
