// The columns that a table of dossiers of one product may have, for people and for programs.
#pragma once

#include <string>

#include "facts/column_layout.h"
#include "facts/form.h"

namespace couvert {

/// Prints one line per column, those of the dossier and then those of a cost: name, Arrow type, whether it may be null, what it states,
/// and the words of an enumeration.
[[nodiscard]] std::string schema_text(const Form& form, const ColumnLayout& layout);

/// The same as a JSON object: `product`, `currency`, `timezone`, `dossier`, `costs`; each column has `name`, `type`, `nullable`, `states`
/// and, where there are some, `options` and `open`, the name of the column that says `unknown`.
[[nodiscard]] std::string schema_json(const Form& form, const ColumnLayout& layout);

}  // namespace couvert
