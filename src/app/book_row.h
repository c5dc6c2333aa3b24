// One row of a book, as the dossier that the explaining evaluator decides.
#pragma once

#include <cstdint>

#include "app/open_book.h"
#include "facts/dossier.h"

namespace couvert {

/// Reads a row of a book that was just opened. Shape   the first row is 1; the dossier's costs are called 1, 2, …
/// Errors   those of the book; it has no such row; the row is wrong
[[nodiscard]] TableResult<Dossier> dossier_of_row(OpenBook& book, std::uint64_t row);

}  // namespace couvert
