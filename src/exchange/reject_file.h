// The list of wrong rows as CSV text: `row,column,reason`.
#pragma once

#include <string>
#include <vector>

#include "facts/dossier_source.h"

namespace couvert {

/// The first line, with the names of the columns.
[[nodiscard]] std::string reject_file_header();
/// One line for each reject, in their order; fields with commas, quotes or line breaks are quoted (RFC 4180).
[[nodiscard]] std::string encode_rejects(const std::vector<Reject>& rejects);

}  // namespace couvert
