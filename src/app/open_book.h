// A table of dossiers together with what decides it: the edition that it or the command names, its readings, its columns.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/engine.h"
#include "exchange/open_table.h"
#include "exchange/table_format.h"
#include "facts/column_layout.h"
#include "facts/dossier_source.h"
#include "program/program.h"

namespace couvert {

/// A product with the readings chosen for it.
struct ChosenProduct {
  std::shared_ptr<const Wording> wording;
  std::shared_ptr<const Program> program;
  std::shared_ptr<const ColumnLayout> columns;
  /// Contracts that began earlier belong to an earlier edition; nothing if none is earlier, or the edition was asked for by name.
  std::optional<Day> in_force_from;
};

/// Chooses `NAME@EDITION`, or by `NAME` alone the newest edition.
/// Errors   no such product, edition, reading or option; a wording that is not sound
[[nodiscard]] TableResult<ChosenProduct> choose_product(Engine& engine, const std::string& name, const NamedReadings& readings);

/// What a table of decisions says of the product that decided it.
[[nodiscard]] TableNotes notes_of(const ChosenProduct& product);

struct BookRequest {
  std::string path;     // `-` is standard input
  std::string product;  // empty: the one that the table names
  NamedReadings readings;
  Share share;
};

struct OpenBook {
  ChosenProduct product;
  TableKind kind = TableKind::csv;
  std::optional<std::uint64_t> bytes;      // of the table, if it lies in a file
  std::unique_ptr<RawTable> table;
  std::unique_ptr<DossierSource> source;   // of the share asked for
};

/// Opens a book and chooses its product. Rows of contracts that began before the newest edition, chosen without its name, are rejected
/// where an earlier one exists.
/// Errors   as `choose_product`; a table without product; one that cannot be read, or shared
[[nodiscard]] TableResult<OpenBook> open_book(Engine& engine, const BookRequest& request);

}  // namespace couvert
