// Holds the evaluator over columns against the explaining one: the same dossiers, one by one and as columns.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "facts/column_layout.h"
#include "facts/dossier.h"
#include "program/program.h"
#include "wording/wording.h"

namespace couvert::testing {

/// The columns that some of the dossiers state, and those that every table has.
[[nodiscard]] ColumnPresence stated_columns(const ColumnLayout& layout, const std::vector<Dossier>& dossiers);

/// Decides the dossiers as one chunk with the columns of `presence` and says what is different. Shape   one line each, empty if all agree
[[nodiscard]] std::vector<std::string> batch_differences(const std::shared_ptr<const Wording>& wording, const std::shared_ptr<const Program>& program,
                                                         const std::vector<Dossier>& dossiers, bool strict, const ColumnPresence& presence);

/// Both with every column and with those that are stated.
[[nodiscard]] std::vector<std::string> batch_differences(const std::shared_ptr<const Wording>& wording, const std::shared_ptr<const Program>& program,
                                                         const std::vector<Dossier>& dossiers, bool strict);

}  // namespace couvert::testing
