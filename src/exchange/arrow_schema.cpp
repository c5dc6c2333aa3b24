#include "exchange/arrow_schema.h"

#include <arrow_metadata_generated.h>

#include "exchange/table_fault.h"

namespace couvert {
namespace {

namespace fb = arrow_metadata;

ArrowType plain(ArrowKind kind, int buffers, std::string name) { return {.kind = kind, .buffers = buffers, .name = std::move(name)}; }

ArrowType integer_of(const fb::Int* type) {
  const int bits = type != nullptr ? type->bit_width() : 32;
  const bool is_signed = type == nullptr || type->is_signed();
  const bool is_usual = bits == 8 || bits == 16 || bits == 32 || bits == 64;
  return {.kind = is_usual ? ArrowKind::integer : ArrowKind::other,
          .bits = bits,
          .is_signed = is_signed,
          .buffers = 2,
          .name = (is_signed ? "int" : "uint") + std::to_string(bits)};
}

ArrowType decimal_of(const fb::Decimal& type) {
  const int bits = type.bit_width();
  const bool is_usual = (bits == 32 || bits == 64 || bits == 128 || bits == 256) && type.scale() >= -76 && type.scale() <= 76;
  return {.kind = is_usual ? ArrowKind::decimal : ArrowKind::other,
          .bits = bits,
          .scale = type.scale(),
          .buffers = 2,
          .name = "decimal" + std::to_string(bits) + "(" + std::to_string(type.precision()) + ", " + std::to_string(type.scale()) + ")"};
}

ArrowType date_of(const fb::Date& type) {
  const bool in_days = type.unit() == fb::DateUnit::DAY;
  return {.kind = ArrowKind::date,
          .bits = in_days ? 32 : 64,
          .unit = in_days ? ArrowUnit::day : ArrowUnit::millisecond,
          .buffers = 2,
          .name = in_days ? "date32" : "date64"};
}

struct NamedUnit {
  ArrowUnit unit = ArrowUnit::second;
  const char* name = "s";
};

std::optional<NamedUnit> unit_of(fb::TimeUnit unit) {
  switch (unit) {
    case fb::TimeUnit::SECOND: return NamedUnit{ArrowUnit::second, "s"};
    case fb::TimeUnit::MILLISECOND: return NamedUnit{ArrowUnit::millisecond, "ms"};
    case fb::TimeUnit::MICROSECOND: return NamedUnit{ArrowUnit::microsecond, "us"};
    case fb::TimeUnit::NANOSECOND: return NamedUnit{ArrowUnit::nanosecond, "ns"};
  }
  return std::nullopt;
}

ArrowType timestamp_of(const fb::Timestamp& type) {
  const auto unit = unit_of(type.unit());
  if (!unit) return {.kind = ArrowKind::other, .buffers = 2, .name = "timestamp of an unknown unit"};
  const bool has_zone = type.timezone() != nullptr && type.timezone()->size() != 0;
  return {.kind = ArrowKind::timestamp,
          .bits = 64,
          .unit = unit->unit,
          .has_zone = has_zone,
          .buffers = 2,
          .name = "timestamp[" + std::string(unit->name) + (has_zone ? ", " + type.timezone()->str() : "") + "]"};
}

ArrowType union_of(const fb::Union& type, bool is_version_4) {
  const int dense = type.mode() == fb::UnionMode::Dense ? 1 : 0;
  // Up to version 4 unions had a validity of their own.
  return plain(ArrowKind::other, 1 + dense + (is_version_4 ? 1 : 0), "union");
}

ArrowType view(ArrowKind kind, std::string name) {
  return {.kind = kind, .buffers = 2, .has_more_buffers = true, .name = std::move(name)};
}

std::optional<ArrowType> type_of(const fb::Field& field, bool is_version_4) {
  using enum ArrowKind;
  switch (field.type_type()) {
    case fb::Type::Null: return plain(nothing, 0, "null");
    case fb::Type::Int: return integer_of(field.type_as_Int());
    case fb::Type::FloatingPoint: return plain(floating, 2, "floating point");
    case fb::Type::Binary: return plain(other, 3, "binary");
    case fb::Type::Utf8: return plain(text, 3, "utf8");
    case fb::Type::Bool: return plain(truth, 2, "bool");
    case fb::Type::Decimal: return decimal_of(*field.type_as_Decimal());
    case fb::Type::Date: return date_of(*field.type_as_Date());
    case fb::Type::Time: return plain(other, 2, "time");
    case fb::Type::Timestamp: return timestamp_of(*field.type_as_Timestamp());
    case fb::Type::Interval: return plain(other, 2, "interval");
    case fb::Type::List: return plain(list, 2, "list");
    case fb::Type::Struct_: return plain(structure, 1, "struct");
    case fb::Type::Union: return union_of(*field.type_as_Union(), is_version_4);
    case fb::Type::FixedSizeBinary: return plain(other, 2, "fixed-size binary");
    case fb::Type::FixedSizeList: return plain(other, 1, "fixed-size list");
    case fb::Type::Map: return plain(other, 2, "map");
    case fb::Type::Duration: return plain(other, 2, "duration");
    case fb::Type::LargeBinary: return plain(other, 3, "large binary");
    case fb::Type::LargeUtf8: return plain(large_text, 3, "large utf8");
    case fb::Type::LargeList: return plain(large_list, 2, "large list");
    case fb::Type::RunEndEncoded: return plain(other, 0, "run-end encoded");
    case fb::Type::BinaryView: return view(other, "binary view");
    case fb::Type::Utf8View: return view(text_view, "utf8 view");
    case fb::Type::ListView: return plain(other, 3, "list view");
    case fb::Type::LargeListView: return plain(other, 3, "large list view");
    default: return std::nullopt;
  }
}

/// Reads the fields of one schema, within the limits on all of them.
class FieldParser {
 public:
  explicit FieldParser(bool is_version_4) : is_version_4_(is_version_4) {}

  TableResult<std::vector<ArrowField>> parse(const flatbuffers::Vector<flatbuffers::Offset<fb::Field>>* fields, int depth) {
    std::vector<ArrowField> parsed;
    if (fields == nullptr) return parsed;
    if (depth > max_arrow_nesting) return wrong_table("columns stand inside each other more than 16 deep");
    count_ += fields->size();
    if (count_ > max_arrow_fields) return wrong_table("the schema has more than 10000 columns");
    parsed.reserve(fields->size());
    for (const fb::Field* field : *fields) {
      auto one = parse_field(*field, depth);
      if (!one) return same_fault(one);
      parsed.push_back(*std::move(one));
    }
    return parsed;
  }

 private:
  TableResult<ArrowField> parse_field(const fb::Field& field, int depth) {
    ArrowField parsed;
    if (field.name() != nullptr) parsed.name = field.name()->str();
    const auto type = field.type() != nullptr ? type_of(field, is_version_4_) : std::nullopt;
    if (!type) return wrong_table("the column `" + parsed.name + "` has a type that is not known");
    parsed.type = *type;
    if (const fb::DictionaryEncoding* dictionary = field.dictionary()) {
      parsed.dictionary = dictionary->id();
      parsed.index = integer_of(dictionary->index_type());
      if (parsed.index.kind != ArrowKind::integer) return wrong_table("the column `" + parsed.name + "` has an index of " + parsed.index.name);
    }
    auto children = parse(field.children(), depth + 1);
    if (!children) return same_fault(children);
    parsed.children = *std::move(children);
    return parsed;
  }

  bool is_version_4_;
  std::size_t count_ = 0;
};

}  // namespace

std::optional<std::string> ArrowSchema::note(std::string_view key) const {
  for (const auto& [name, value] : notes) {
    if (name == key) return value;
  }
  return std::nullopt;
}

TableResult<ArrowSchema> parse_arrow_schema(const fb::Schema* schema, bool is_version_4) {
  if (schema == nullptr) return wrong_table("it has no schema");
  if (schema->endianness() != fb::Endianness::Little) return wrong_table("its numbers are big-endian; only little-endian files are read");
  auto fields = FieldParser(is_version_4).parse(schema->fields(), 0);
  if (!fields) return same_fault(fields);
  ArrowSchema parsed{.fields = *std::move(fields)};
  if (const auto* notes = schema->custom_metadata()) {
    for (const fb::KeyValue* note : *notes) {
      if (note->key() != nullptr && note->value() != nullptr) parsed.notes.emplace_back(note->key()->str(), note->value()->str());
    }
  }
  return parsed;
}

}  // namespace couvert
