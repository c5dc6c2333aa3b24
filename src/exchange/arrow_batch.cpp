#include "exchange/arrow_batch.h"

#include <cstring>
#include <limits>

#include <arrow_metadata_generated.h>

#include "exchange/arrow_unpack.h"
#include "exchange/table_fault.h"

namespace couvert {
namespace {

namespace fb = arrow_metadata;

TableResult<ArrowCodec> codec_of(const fb::BodyCompression* compression) {
  if (compression == nullptr) return ArrowCodec::none;
  if (compression->method() != fb::BodyCompressionMethod::BUFFER) return wrong_table("its batches are compressed by a method that is not known");
  if (compression->codec() == fb::CompressionType::LZ4_FRAME) return ArrowCodec::lz4_frame;
  if (compression->codec() == fb::CompressionType::ZSTD) return ArrowCodec::zstd;
  return wrong_table("its batches are compressed by a codec that is neither LZ4 nor Zstandard");
}

/// Of the items of a list: how many there are does not follow from the rows of the list.
constexpr std::size_t any_rows = std::numeric_limits<std::size_t>::max();

/// How many bytes the values of an array of `rows` rows need at least.
std::size_t bytes_needed(const ArrowType& type, std::size_t rows) {
  switch (type.kind) {
    case ArrowKind::truth: return (rows + 7) / 8;
    case ArrowKind::integer:
    case ArrowKind::decimal:
    case ArrowKind::date:
    case ArrowKind::timestamp: return rows * static_cast<std::size_t>(type.bits) / 8;
    case ArrowKind::text:
    case ArrowKind::list: return rows == 0 ? 0 : (rows + 1) * 4;
    case ArrowKind::large_text:
    case ArrowKind::large_list: return rows == 0 ? 0 : (rows + 1) * 8;
    case ArrowKind::text_view: return rows * 16;
    default: return 0;
  }
}

/// Walks over all fields in the order of the format, and takes the nodes and buffers of each.
class BatchParser {
 public:
  BatchParser(const fb::RecordBatch& batch, ArrowCodec codec, ArrowBytes body, ArrowBatch& parsed)
      : batch_(batch), codec_(codec), body_(body), parsed_(parsed) {}

  TableResult<void> parse_all(const std::vector<ArrowField>& fields) {
    for (const ArrowField& field : fields) {
      if (auto done = parse(field, parsed_.rows); !done) return done;
    }
    if (next_node_ != count_of(batch_.nodes()) || next_buffer_ != count_of(batch_.buffers())) {
      return wrong_table("a record batch has more arrays than its schema");
    }
    return {};
  }

 private:
  template <class List>
  static std::size_t count_of(const List* list) { return list != nullptr ? list->size() : 0; }

  /// How many buffers the next array of a type has.
  TableResult<std::size_t> buffers_of(const ArrowType& type) {
    auto buffers = static_cast<std::size_t>(type.buffers);
    if (type.has_more_buffers) {
      if (next_more_ >= count_of(batch_.variadic_buffer_counts())) return wrong_table("a record batch does not say how many buffers a view has");
      const auto more = element_of<std::int64_t>(*batch_.variadic_buffer_counts(), next_more_++);
      if (more < 0 || more > static_cast<std::int64_t>(count_of(batch_.buffers()))) return wrong_table("a view has a wrong number of buffers");
      buffers += static_cast<std::size_t>(more);
    }
    if (buffers > count_of(batch_.buffers()) - next_buffer_) return wrong_table("a record batch has fewer buffers than its schema");
    return buffers;
  }

  TableResult<void> parse(const ArrowField& field, std::size_t rows_expected) {
    if (next_node_ >= count_of(batch_.nodes())) return wrong_table("a record batch has fewer arrays than its schema");
    const auto node = element_of<fb::FieldNode>(*batch_.nodes(), next_node_++);
    const ArrowType& type = field.stored();
    const auto buffers = buffers_of(type);
    if (!buffers) return same_fault(buffers);
    if (node.length() < 0 || node.length() > max_arrow_rows || node.null_count() < 0 || node.null_count() > node.length()) {
      return wrong_table("the column `" + field.name + "` has an impossible number of rows");
    }
    const auto rows = static_cast<std::size_t>(node.length());
    if (rows_expected != any_rows && rows != rows_expected) {
      return wrong_table("the column `" + field.name + "` has another number of rows than its batch");
    }
    const Node taken{.rows = rows, .has_nulls = node.null_count() > 0, .first_buffer = next_buffer_, .buffers = *buffers};
    next_buffer_ += *buffers;
    if (field.slot != no_slot) {
      auto done = take_array(type, taken, parsed_.arrays[field.slot]);
      if (!done) return wrong_table("the column `" + field.name + "` " + done.error().message);
    }
    return field.dictionary ? TableResult<void>() : parse_children(field, type.kind == ArrowKind::structure ? rows : any_rows);
  }

  TableResult<void> parse_children(const ArrowField& field, std::size_t rows_expected) {
    for (const ArrowField& child : field.children) {
      if (auto done = parse(child, rows_expected); !done) return done;
    }
    return {};
  }

  struct Node {
    std::size_t rows = 0;
    bool has_nulls = false;
    std::size_t first_buffer = 0, buffers = 0;
  };

  TableResult<void> take_array(const ArrowType& type, Node node, ArrowArray& array) {
    array.rows = node.rows;
    if (node.buffers == 0) return {};
    if (node.has_nulls) {
      const auto validity = buffer(node.first_buffer);
      if (!validity) return same_fault(validity);
      if (validity->size() < (node.rows + 7) / 8) return wrong_table("has nulls, but no bitmap that is long enough to say where");
      array.validity = validity->data();
    }
    if (node.buffers == 1) return {};
    const auto values = buffer(node.first_buffer + 1);
    if (!values) return same_fault(values);
    if (values->size() < bytes_needed(type, node.rows)) return wrong_table("has fewer values than rows");
    array.values = *values;
    if (type.kind != ArrowKind::text && type.kind != ArrowKind::large_text && type.kind != ArrowKind::text_view) return {};
    for (std::size_t i = 2; i < node.buffers; ++i) {
      const auto text = buffer(node.first_buffer + i);
      if (!text) return same_fault(text);
      if (type.kind == ArrowKind::text_view) array.more.push_back(*text);
      else array.text = *text;
    }
    return {};
  }

  TableResult<ArrowBytes> buffer(std::size_t index) {
    const auto place = element_of<fb::Buffer>(*batch_.buffers(), index);
    const auto size = static_cast<std::int64_t>(body_.size());
    if (place.length() == 0) return ArrowBytes{};
    if (place.offset() < 0 || place.length() < 0 || place.offset() > size || place.length() > size - place.offset()) {
      return wrong_table("has a buffer outside of its batch");
    }
    if (place.offset() % 8 != 0) return wrong_table("has a buffer that is not aligned to eight bytes");
    const ArrowBytes stored = body_.subspan(static_cast<std::size_t>(place.offset()), static_cast<std::size_t>(place.length()));
    return codec_ == ArrowCodec::none ? TableResult<ArrowBytes>(stored) : unpacked(stored);
  }

  /// A compressed buffer says first how long it is unpacked; -1 says that it was left as it is.
  TableResult<ArrowBytes> unpacked(ArrowBytes stored) {
    std::int64_t length = 0;
    if (stored.size() < sizeof length) return wrong_table("has a compressed buffer that is too short");
    std::memcpy(&length, stored.data(), sizeof length);
    const ArrowBytes rest = stored.subspan(sizeof length);
    if (length == -1) return rest;
    if (length == 0) return ArrowBytes{};
    if (length < 0 || static_cast<std::size_t>(length) > max_arrow_batch_bytes - unpacked_bytes_) {
      return wrong_table("has compressed buffers that unpack to more than 1 GiB");
    }
    unpacked_bytes_ += static_cast<std::size_t>(length);
    auto bytes = unpack(codec_, rest, static_cast<std::size_t>(length));
    if (!bytes) return same_fault(bytes);
    return parsed_.unpacked.emplace_back(*std::move(bytes)).bytes();
  }

  const fb::RecordBatch& batch_;
  ArrowCodec codec_;
  ArrowBytes body_;
  ArrowBatch& parsed_;
  std::size_t next_node_ = 0, next_buffer_ = 0, next_more_ = 0;
  std::size_t unpacked_bytes_ = 0;
};

}  // namespace

TableResult<ArrowBatch> read_arrow_batch(const std::vector<ArrowField>& fields, std::size_t slots, const fb::RecordBatch* batch,
                                         ArrowBytes body) {
  if (batch == nullptr) return wrong_table("a message has no record batch");
  if (batch->length() < 0 || batch->length() > max_arrow_rows) return wrong_table("a record batch has an impossible number of rows");
  if (reinterpret_cast<std::uintptr_t>(body.data()) % 8 != 0) return wrong_table("a record batch is not aligned to eight bytes");
  const auto codec = codec_of(batch->compression());
  if (!codec) return same_fault(codec);
  ArrowBatch parsed{.rows = static_cast<std::size_t>(batch->length()), .arrays = std::vector<ArrowArray>(slots)};
  if (auto done = BatchParser(*batch, *codec, body, parsed).parse_all(fields); !done) return same_fault(done);
  return parsed;
}

}  // namespace couvert
