#include "exchange/table_format.h"

#include "exchange/arrow_decisions.h"
#include "exchange/arrow_dossiers.h"
#include "exchange/csv_format.h"

namespace couvert {

std::optional<TableKind> table_kind_of(const std::string& path) {
  if (path.ends_with(".arrow")) return TableKind::arrow_file;
  if (path.ends_with(".arrows")) return TableKind::arrow_stream;
  if (path.ends_with(".csv")) return TableKind::csv;
  return std::nullopt;
}

std::unique_ptr<DecisionFormat> decision_format(TableKind kind, const DecisionLayout& layout, const TableNotes& notes) {
  if (kind == TableKind::csv) return csv_decision_format(layout);
  return arrow_decision_format(kind == TableKind::arrow_file, layout, notes);
}

std::unique_ptr<DossierFormat> dossier_format(TableKind kind, const ColumnLayout& layout, const ColumnPresence& presence,
                                              const Currency& currency, const TableNotes& notes) {
  if (kind == TableKind::csv) return csv_dossier_format(layout, presence, currency);
  return arrow_dossier_format(kind == TableKind::arrow_file, layout, presence, currency, notes);
}

}  // namespace couvert
