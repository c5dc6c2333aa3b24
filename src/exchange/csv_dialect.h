// The CSV dialect that tables of dossiers are written in, and its limits.
//
// UTF-8 with or without byte order mark; the first line names the columns; fields are parted by commas, lines end with LF or CRLF; a field
// with commas or quotes is quoted, quotes inside are doubled (RFC 4180). No field has a line break, so that a file can be cut anywhere.
// Lines without any character are passed over.
//
// One line for each cost. Lines one after the other with the same text under `dossier` are one dossier; where that cell is empty or there is
// no such column, the line is a dossier of its own. The columns of the dossier are read from its first line; on its other lines they are
// empty or say the same. A line whose `costs.…` cells are all empty states no cost. An empty cell is not stated, `unknown` is open.
#pragma once

#include <cstddef>
#include <cstdint>

namespace couvert {

/// A piece of a table is the dossiers whose first line starts in so many bytes, counted from the first byte of the table.
inline constexpr std::uint64_t csv_piece_bytes = 4U << 20U;
/// A longer line ends the reading of a table: the memory for a pipe is bounded.
inline constexpr std::size_t max_csv_line_bytes = 1U << 20U;
/// All lines of one dossier together; more end the reading of a table.
inline constexpr std::size_t max_csv_dossier_bytes = 16U << 20U;
/// More columns than this are refused; a line with more or fewer fields than the first one is a wrong row.
inline constexpr std::size_t max_csv_columns = 4096;

}  // namespace couvert
