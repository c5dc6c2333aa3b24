// Opens CSV tables of dossiers; csv_dialect.h says how they are written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "exchange/csv_bytes.h"
#include "exchange/csv_dialect.h"
#include "exchange/open_table.h"

namespace couvert {

/// Takes a file or pipe that is open and perhaps begun. A regular file is mapped and can be shared; anything else is read once.
/// `piece_bytes`: how the table is cut into pieces; rows and rejects do not depend on it.
/// Errors   none yet: what cannot be read is said by RawTable::read
[[nodiscard]] std::unique_ptr<RawTable> open_csv(CsvInput input, std::uint64_t piece_bytes = csv_piece_bytes);
/// The same from a path. Errors   no such file
[[nodiscard]] TableResult<std::unique_ptr<RawTable>> open_csv_file(const std::string& path, std::uint64_t piece_bytes = csv_piece_bytes);

}  // namespace couvert
