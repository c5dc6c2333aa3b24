#include "exchange/arrow_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <arrow_metadata_generated.h>

#include "base/aligned.h"
#include "base/ensure.h"

namespace couvert {
namespace {

namespace fb = arrow_metadata;
using flatbuffers::FlatBufferBuilder;
using flatbuffers::Offset;

constexpr std::size_t prefix_bytes = 8;  // of a message: the continuation mark and the length of the metadata
constexpr std::size_t block_rows = 1024;
constexpr std::string_view magic = "ARROW1";

template <class Int>
void append_int(std::string& bytes, Int value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Appends a message of metadata so that its end lies on a cache line of the table.
void append_message(std::string& bytes, std::string_view metadata) {
  const std::size_t end = padded_bytes(bytes.size() + prefix_bytes + metadata.size());
  append_int(bytes, std::uint32_t{0xffffffff});
  append_int(bytes, static_cast<std::int32_t>(end - bytes.size() - sizeof(std::int32_t)));
  bytes.append(metadata);
  bytes.resize(end);
}

std::string_view text_of(const FlatBufferBuilder& builder) {
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

/// A builder that writes defaults too: then the size of a message depends on its shape alone.
FlatBufferBuilder new_builder() {
  FlatBufferBuilder builder(4096);
  builder.ForceDefaults(true);
  return builder;
}

struct TypeOffset {
  fb::Type type;
  Offset<void> offset;
};

TypeOffset type_of(FlatBufferBuilder& builder, const WrittenField& field) {
  switch (field.type) {
    case WrittenType::truth: return {fb::Type::Bool, fb::CreateBool(builder).Union()};
    case WrittenType::integer: return {fb::Type::Int, fb::CreateInt(builder, 64, true).Union()};
    case WrittenType::date: return {fb::Type::Date, fb::CreateDate(builder, fb::DateUnit::DAY).Union()};
    case WrittenType::instant: {
      const auto zone = builder.CreateString("UTC");
      return {fb::Type::Timestamp, fb::CreateTimestamp(builder, fb::TimeUnit::SECOND, zone).Union()};
    }
    case WrittenType::decimal: return {fb::Type::Decimal, fb::CreateDecimal(builder, field.precision, field.scale, 128).Union()};
    case WrittenType::words: return {fb::Type::Utf8, fb::CreateUtf8(builder).Union()};
    case WrittenType::list: return {fb::Type::List, fb::CreateList(builder).Union()};
    case WrittenType::structure: break;
  }
  return {fb::Type::Struct_, fb::CreateStruct_(builder).Union()};
}

Offset<fb::Field> field_of(FlatBufferBuilder& builder, const WrittenField& field, std::int64_t& next_dictionary) {
  Offset<fb::DictionaryEncoding> dictionary;
  if (field.type == WrittenType::words) {
    const auto index = fb::CreateInt(builder, 8, true);
    dictionary = fb::CreateDictionaryEncoding(builder, next_dictionary++, index, false);
  }
  std::vector<Offset<fb::Field>> children;
  for (const WrittenField& child : field.children) children.push_back(field_of(builder, child, next_dictionary));
  const auto name = builder.CreateString(field.name);
  const TypeOffset type = type_of(builder, field);
  return fb::CreateField(builder, name, field.is_nullable, type.type, type.offset, dictionary, builder.CreateVector(children));
}

Offset<fb::Schema> schema_of(FlatBufferBuilder& builder, const WrittenTable& table) {
  std::int64_t next_dictionary = 0;
  std::vector<Offset<fb::Field>> fields;
  for (const WrittenField& field : table.fields) fields.push_back(field_of(builder, field, next_dictionary));
  std::vector<Offset<fb::KeyValue>> notes;
  for (const auto& [key, value] : table.notes) notes.push_back(fb::CreateKeyValueDirect(builder, key.c_str(), value.c_str()));
  return fb::CreateSchema(builder, fb::Endianness::Little, builder.CreateVector(fields), builder.CreateVector(notes));
}

void finish_message(FlatBufferBuilder& builder, fb::MessageHeader kind, Offset<void> header, std::size_t body_bytes) {
  builder.Finish(fb::CreateMessage(builder, fb::MetadataVersion::V5, kind, header, static_cast<std::int64_t>(body_bytes)));
}

/// The dictionary of one field: its words as one array of texts.
void append_dictionary(ArrowHeader& header, const std::vector<std::string>& words) {
  ensure(words.size() <= 127, "the codes of a dictionary fit a byte");
  std::string offsets;
  std::string text;
  append_int(offsets, std::int32_t{0});
  for (const std::string& word : words) append_int(offsets, static_cast<std::int32_t>((text += word).size()));
  const std::size_t text_at = padded_bytes(offsets.size());
  const std::size_t body_bytes = text_at + padded_bytes(text.size());

  const auto signed_of = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  const std::array nodes{fb::FieldNode(signed_of(words.size()), 0)};
  const std::array buffers{fb::Buffer(0, 0), fb::Buffer(0, signed_of(offsets.size())), fb::Buffer(signed_of(text_at), signed_of(text.size()))};
  FlatBufferBuilder builder = new_builder();
  const auto batch = fb::CreateRecordBatch(builder, signed_of(words.size()), builder.CreateVectorOfStructs(nodes.data(), nodes.size()),
                                           builder.CreateVectorOfStructs(buffers.data(), buffers.size()));
  const auto dictionary = fb::CreateDictionaryBatch(builder, signed_of(header.dictionaries.size()), batch);
  finish_message(builder, fb::MessageHeader::DictionaryBatch, dictionary.Union(), body_bytes);

  PartPlace place{.offset = header.bytes.size(), .body_bytes = body_bytes};
  append_message(header.bytes, text_of(builder));
  place.metadata_bytes = static_cast<std::uint32_t>(header.bytes.size() - place.offset);
  const std::size_t body_at = header.bytes.size();
  header.bytes += offsets;
  header.bytes.resize(body_at + text_at);
  header.bytes += text;
  header.bytes.resize(body_at + body_bytes);
  header.dictionaries.push_back(place);
}

void append_dictionaries(ArrowHeader& header, const std::vector<WrittenField>& fields) {
  for (const WrittenField& field : fields) {
    if (field.type == WrittenType::words) append_dictionary(header, field.words);
    append_dictionaries(header, field.children);
  }
}

std::vector<fb::Block> blocks_of(const std::vector<PartPlace>& places) {
  std::vector<fb::Block> blocks;
  blocks.reserve(places.size());
  for (const PartPlace& place : places) {
    blocks.emplace_back(static_cast<std::int64_t>(place.offset), static_cast<std::int32_t>(place.metadata_bytes),
                        static_cast<std::int64_t>(place.body_bytes));
  }
  return blocks;
}

void append_end_of_stream(std::string& bytes) {
  append_int(bytes, std::uint32_t{0xffffffff});
  append_int(bytes, std::uint32_t{0});
}

}  // namespace

ArrowHeader arrow_header(const WrittenTable& table) {
  ArrowHeader header;
  if (table.is_file) header.bytes = std::string(magic) + std::string(2, '\0');
  FlatBufferBuilder builder = new_builder();
  finish_message(builder, fb::MessageHeader::Schema, schema_of(builder, table).Union(), 0);
  append_message(header.bytes, text_of(builder));
  append_dictionaries(header, table.fields);
  return header;
}

std::string arrow_trailer(const WrittenTable& table, const std::vector<PartPlace>& batches) {
  std::string bytes;
  append_end_of_stream(bytes);
  if (!table.is_file) return bytes;
  FlatBufferBuilder builder = new_builder();
  const auto schema = schema_of(builder, table);
  const auto dictionaries = builder.CreateVectorOfStructs(blocks_of(arrow_header(table).dictionaries));
  const auto blocks = builder.CreateVectorOfStructs(blocks_of(batches));
  builder.Finish(fb::CreateFooter(builder, fb::MetadataVersion::V5, schema, dictionaries, blocks));
  bytes += text_of(builder);
  append_int(bytes, static_cast<std::int32_t>(builder.GetSize()));
  bytes += magic;
  return bytes;
}

namespace {

std::string batch_message(std::size_t rows, const std::vector<fb::FieldNode>& nodes, const std::vector<fb::Buffer>& buffers,
                          std::size_t body_bytes) {
  FlatBufferBuilder builder = new_builder();
  const auto batch = fb::CreateRecordBatch(builder, static_cast<std::int64_t>(rows), builder.CreateVectorOfStructs(nodes),
                                           builder.CreateVectorOfStructs(buffers));
  finish_message(builder, fb::MessageHeader::RecordBatch, batch.Union(), body_bytes);
  std::string bytes;
  append_message(bytes, text_of(builder));
  return bytes;
}

}  // namespace

std::uint32_t batch_metadata_bytes(BatchShape shape) {
  const std::vector<fb::FieldNode> nodes(shape.nodes);
  const std::vector<fb::Buffer> buffers(shape.buffers);
  return static_cast<std::uint32_t>(batch_message(0, nodes, buffers, 0).size());
}

BatchWriter::BatchWriter(BatchShape shape, std::size_t body_bytes) : shape_(shape), metadata_bytes_(batch_metadata_bytes(shape)) {
  // The metadata tell where the buffers lie, so they are written last, into the room that is left for them.
  bytes_.reserve(metadata_bytes_ + body_bytes);
  bytes_.resize(metadata_bytes_);
  nodes_.reserve(shape.nodes);
  places_.reserve(shape.buffers);
}

void BatchWriter::node(std::size_t rows, std::size_t nulls) { nodes_.push_back({.rows = rows, .nulls = nulls}); }

void BatchWriter::begin_buffer(std::size_t bytes) { places_.push_back({.offset = bytes_.size() - metadata_bytes_, .bytes = bytes}); }
void BatchWriter::end_buffer() { bytes_.resize(padded_bytes(bytes_.size())); }

void BatchWriter::no_buffer() { begin_buffer(0); }

void BatchWriter::buffer(const void* bytes, std::size_t count) {
  begin_buffer(count);
  bytes_.append(static_cast<const char*>(bytes), count);
  end_buffer();
}

void BatchWriter::decimals(const std::int64_t* numbers, std::size_t rows) {
  begin_buffer(rows * 16);
  alignas(cache_line) std::array<std::int64_t, 2 * block_rows> wide;
  for (std::size_t done = 0; done < rows; done += block_rows) {
    const std::size_t count = std::min(block_rows, rows - done);
    for (std::size_t i = 0; i < count; ++i) {
      wide[2 * i] = numbers[done + i];
      wide[2 * i + 1] = numbers[done + i] >> 63;
    }
    bytes_.append(reinterpret_cast<const char*>(wide.data()), count * 16);
  }
  end_buffer();
}

void BatchWriter::dates(const std::int64_t* numbers, std::size_t rows) {
  begin_buffer(rows * 4);
  alignas(cache_line) std::array<std::int32_t, block_rows> days;
  for (std::size_t done = 0; done < rows; done += block_rows) {
    const std::size_t count = std::min(block_rows, rows - done);
    for (std::size_t i = 0; i < count; ++i) days[i] = static_cast<std::int32_t>(numbers[done + i]);
    bytes_.append(reinterpret_cast<const char*>(days.data()), count * 4);
  }
  end_buffer();
}

void BatchWriter::row_numbers(std::uint64_t first, std::size_t rows) {
  begin_buffer(rows * 8);
  alignas(cache_line) std::array<std::uint64_t, block_rows> numbers;
  for (std::size_t done = 0; done < rows; done += block_rows) {
    for (std::size_t i = 0; i < block_rows; ++i) numbers[i] = first + done + i;
    bytes_.append(reinterpret_cast<const char*>(numbers.data()), std::min(block_rows, rows - done) * 8);
  }
  end_buffer();
}

EncodedPart BatchWriter::finish(std::size_t rows) {
  ensure(nodes_.size() == shape_.nodes && places_.size() == shape_.buffers, "a batch has the arrays and buffers of its shape");
  std::vector<fb::FieldNode> nodes;
  std::vector<fb::Buffer> buffers;
  nodes.reserve(nodes_.size());
  buffers.reserve(places_.size());
  for (const Node& node : nodes_) nodes.emplace_back(static_cast<std::int64_t>(node.rows), static_cast<std::int64_t>(node.nulls));
  for (const Place& place : places_) buffers.emplace_back(static_cast<std::int64_t>(place.offset), static_cast<std::int64_t>(place.bytes));
  const std::string metadata = batch_message(rows, nodes, buffers, bytes_.size() - metadata_bytes_);
  ensure(metadata.size() == metadata_bytes_, "the size of the metadata depends on the shape alone");
  std::memcpy(bytes_.data(), metadata.data(), metadata.size());
  return {.bytes = std::move(bytes_), .metadata_bytes = metadata_bytes_};
}

std::size_t count_bits(const Word* plane, std::size_t rows) {
  std::size_t count = 0;
  for (std::size_t word = 0; word < words_for(rows); ++word) count += static_cast<std::size_t>(std::popcount(plane[word]));
  return count;
}

}  // namespace couvert
