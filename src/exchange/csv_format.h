// Writes tables of decisions and of dossiers as CSV text; csv_dialect.h says how tables of dossiers are written.
#pragma once

#include <memory>

#include "base/money.h"
#include "exchange/table_format.h"

namespace couvert {

/// `row,outcome,payable,payable_at_most,clauses,missing,assumed`: amounts in the product's currency, without its code; names joined by
/// semicolons. Of a rejected row only its number is written.
/// Unknown  where what can be due at most is open, the cell is empty
[[nodiscard]] std::unique_ptr<DecisionFormat> csv_decision_format(const DecisionLayout& layout);

/// Groups the lines of a dossier by the number of its row. A rejected dossier is left out: what it states is not known to be right.
/// Units    moments in UTC, `2026-03-02T07:30Z`; amounts in the product's currency, without its code
/// `layout` must outlive the format.
[[nodiscard]] std::unique_ptr<DossierFormat> csv_dossier_format(const ColumnLayout& layout, const ColumnPresence& presence,
                                                                const Currency& currency);

}  // namespace couvert
