// Reads one cell of CSV text, in every form that is allowed, and says what is wrong with it; the fast ways of reading only come before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "facts/column_layout.h"
#include "facts/form.h"
#include "facts/value.h"

namespace couvert {

/// A text of the table for messages: in backticks, cut short, and free of what is no readable text.
[[nodiscard]] std::string seen_csv(std::string_view text);

/// Reads a cell that is not empty. Errors   the reason, for `Reject::reason`
[[nodiscard]] tl::expected<Value, std::string> read_csv_cell(const ColumnSpec& spec, std::string_view text, const Form& form);

}  // namespace couvert
