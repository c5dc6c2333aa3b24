// Tables of dossiers as Arrow files and streams, with the columns of a product's layout, and what each of these is in Arrow.
#pragma once

#include <memory>
#include <string>

#include "exchange/arrow_writer.h"
#include "exchange/table_format.h"

namespace couvert {

/// Shape    the columns of the presence in their order, each with its `.open` behind it where it may be open; then `costs`, a list of
///          structures with the columns of a cost
[[nodiscard]] std::unique_ptr<DossierFormat> arrow_dossier_format(bool is_file, const ColumnLayout& layout, const ColumnPresence& presence,
                                                                  const Currency& currency, const TableNotes& notes);

/// How a column is written.
[[nodiscard]] WrittenField written_field(const ColumnSpec& spec, const Currency& currency);
/// The name of its type as people write it: `decimal128(18, 2)`, `timestamp[s, UTC]`, `dictionary<int8, utf8>`.
[[nodiscard]] std::string arrow_type_name(const WrittenField& field);

}  // namespace couvert
