// How tables are written: pure functions from columns to bytes, so that threads encode and one writer appends.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facts/decision_block.h"
#include "facts/dossier_chunk.h"

namespace couvert {

enum class TableKind : std::uint8_t { arrow_file, arrow_stream, csv };
/// By the ending of a name: `.arrow` is an Arrow file, `.arrows` an Arrow stream, `.csv` text; nothing for any other.
[[nodiscard]] std::optional<TableKind> table_kind_of(const std::string& path);

/// One part of a table, encoded.
struct EncodedPart {
  std::string bytes;
  std::uint32_t metadata_bytes = 0;  // of Arrow: how many of them stand before the body
};
/// Where a part came to lie in the file.
struct PartPlace {
  std::uint64_t offset = 0;
  std::uint32_t metadata_bytes = 0;
  std::uint64_t body_bytes = 0;
};

/// A table of decisions in one format. The same blocks give the same bytes, whoever encodes them.
class DecisionFormat {
 public:
  virtual ~DecisionFormat() = default;
  [[nodiscard]] virtual std::string header() const = 0;
  [[nodiscard]] virtual EncodedPart encode(const DecisionBlock& block) const = 0;
  [[nodiscard]] virtual std::string trailer(const std::vector<PartPlace>& parts) const = 0;
  /// How many bytes a block of so many dossiers takes, where that depends on nothing else.
  [[nodiscard]] virtual std::optional<std::uint64_t> size_of(std::size_t dossiers) const = 0;
};

/// A table of dossiers in one format, with the columns that a presence names.
class DossierFormat {
 public:
  virtual ~DossierFormat() = default;
  [[nodiscard]] virtual std::string header() const = 0;
  /// `first_row`: of the chunk in its table, the first is 1.
  [[nodiscard]] virtual EncodedPart encode(const DossierChunk& chunk, std::uint64_t first_row) const = 0;
  [[nodiscard]] virtual std::string trailer(const std::vector<PartPlace>& parts) const = 0;
};

/// What a table is about, kept with it: `vaudoise-hio-cyber@2024-01`, the hash of its wording, the readings chosen.
struct TableNotes {
  std::string product;   // with its edition
  std::string hash;      // of the wording that decided; empty in a table of dossiers
  std::string readings;  // `ransom_within_sublimit=yes …`; those that differ from the adopted ones
};

[[nodiscard]] std::unique_ptr<DecisionFormat> decision_format(TableKind kind, const DecisionLayout& layout, const TableNotes& notes);
[[nodiscard]] std::unique_ptr<DossierFormat> dossier_format(TableKind kind, const ColumnLayout& layout, const ColumnPresence& presence,
                                                            const Currency& currency, const TableNotes& notes);

}  // namespace couvert
