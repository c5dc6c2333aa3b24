// Opens a table of dossiers, whatever its format: an Arrow file, an Arrow stream, a CSV file; from a path or from standard input.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "exchange/table_format.h"
#include "facts/dossier_source.h"
#include "facts/form.h"

namespace couvert {

/// A file or standard input, looked at but not yet read: its format, and the product that it names.
class RawTable {
 public:
  virtual ~RawTable() = default;
  [[nodiscard]] virtual TableKind kind() const = 0;
  /// The product that the table names in its notes, with or without `@edition`; CSV names none.
  [[nodiscard]] virtual std::optional<std::string> product() const = 0;
  /// Whether it can be cut into shares without reading it from the start: it lies in a file.
  [[nodiscard]] virtual bool can_be_shared() const = 0;
  /// Reads it by the columns of a product. Call once. `form` and `layout` must outlive the source.
  /// Errors   a column that the layout does not have, or of a type that cannot state it; a required column that is missing
  [[nodiscard]] virtual TableResult<std::unique_ptr<DossierSource>> read(const Form& form, const ColumnLayout& layout, Share share) = 0;
};

/// `-` is standard input. Errors   no such file; bytes that are none of the formats
[[nodiscard]] TableResult<std::unique_ptr<RawTable>> open_table(const std::string& path);

}  // namespace couvert
