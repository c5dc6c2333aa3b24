// The schema of an Arrow table, read from its metadata: fields with their types, whatever their types are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "facts/dossier_source.h"

namespace couvert {

namespace arrow_metadata {
struct Schema;
}

/// The types that state something here; every other one is passed over where a column may be passed over.
enum class ArrowKind : std::uint8_t {
  nothing, integer, truth, decimal, date, timestamp, text, large_text, text_view, list, large_list, structure, floating, other
};
enum class ArrowUnit : std::uint8_t { day, second, millisecond, microsecond, nanosecond };

struct ArrowType {
  ArrowKind kind = ArrowKind::other;
  int bits = 0;           // of an integer or a decimal
  bool is_signed = true;  // of an integer
  int scale = 0;          // of a decimal
  ArrowUnit unit = ArrowUnit::second;
  bool has_zone = false;  // of a timestamp: its values are instants; else they are local
  int buffers = 0;        // that an array has of its own
  bool has_more_buffers = false;  // and as many again as the batch says: of views
  std::string name;       // as people write it, `decimal128(18, 2)`
};

/// Arrays that a reader wants have numbers; this one it does not.
inline constexpr std::uint16_t no_slot = std::numeric_limits<std::uint16_t>::max();

struct ArrowField {
  std::string name;
  ArrowType type;                          // of the values
  std::optional<std::int64_t> dictionary;  // the number of the dictionary that has the values
  ArrowType index;                         // of an array of a dictionary: what its arrays hold
  std::vector<ArrowField> children;
  std::uint16_t slot = no_slot;            // the number of its arrays, for a reader that wants them

  /// The type that arrays of the field have in a record batch.
  [[nodiscard]] const ArrowType& stored() const { return dictionary ? index : type; }
};

struct ArrowSchema {
  std::vector<ArrowField> fields;
  std::vector<std::pair<std::string, std::string>> notes;
  [[nodiscard]] std::optional<std::string> note(std::string_view key) const;
};

/// The most fields that a schema may have, with those inside of others, and how deep they may stand inside each other.
inline constexpr std::size_t max_arrow_fields = 10'000;
inline constexpr int max_arrow_nesting = 16;

/// Reads a verified schema. Errors   too many fields, too deep, of a machine with big-endian numbers; fields without name or type
[[nodiscard]] TableResult<ArrowSchema> parse_arrow_schema(const arrow_metadata::Schema* schema, bool is_version_4);

}  // namespace couvert
