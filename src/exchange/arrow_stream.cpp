#include "exchange/arrow_stream.h"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include <arrow_metadata_generated.h>

#include "exchange/arrow_batch.h"
#include "exchange/arrow_binding.h"
#include "exchange/arrow_message.h"
#include "exchange/arrow_options.h"
#include "exchange/arrow_pieces.h"
#include "exchange/growing_bytes.h"
#include "exchange/table_fault.h"

namespace couvert {
namespace {

namespace fb = arrow_metadata;

/// A message with the memory that it lies in; no message is the end of the stream.
struct StreamMessage {
  GrowingBytes metadata;
  const fb::Message* message = nullptr;
  GrowingBytes body;
};

TableResult<GrowingBytes> read_bytes(ByteInput& input, std::size_t count) {
  GrowingBytes bytes;
  while (bytes.size() < count) {
    const auto read = input.read(bytes.room(count - bytes.size()));
    if (!read) return same_fault(read);
    if (*read == 0) return wrong_table("the Arrow stream is cut off within a message");
    bytes.take(*read);
  }
  return bytes;
}

TableResult<StreamMessage> next_message(ByteInput& input) {
  std::array<std::uint8_t, arrow_prefix_bytes> prefix{};
  const auto read = input.read(prefix);
  if (!read) return same_fault(read);
  if (*read != prefix.size()) return wrong_table("the Arrow stream is cut off: it ends without its end mark");
  if (little_uint32(prefix.data()) != arrow_continuation) return wrong_table("the Arrow stream has something between its messages");
  const std::size_t length = little_uint32(prefix.data() + sizeof(std::uint32_t));
  StreamMessage next;
  if (length == 0) return next;
  if (length > max_arrow_metadata_bytes) return wrong_table("the metadata of a message have more than 64 MiB");
  auto metadata = read_bytes(input, length);
  if (!metadata) return same_fault(metadata);
  next.metadata = *std::move(metadata);
  const auto message = verified_message(next.metadata.bytes());
  if (!message) return same_fault(message);
  next.message = *message;
  const std::int64_t body_bytes = next.message->body_length();
  if (body_bytes < 0 || body_bytes > static_cast<std::int64_t>(max_arrow_batch_bytes)) {
    return wrong_table("a record batch of the stream has more than 1 GiB; write smaller ones, or a file");
  }
  auto body = read_bytes(input, static_cast<std::size_t>(body_bytes));
  if (!body) return same_fault(body);
  next.body = *std::move(body);
  return next;
}

class ArrowStreamSource : public DossierSource {
 public:
  ArrowStreamSource(ByteInput input, ArrowReading reading)
      : input_(std::move(input)), reading_(std::move(reading)), dictionaries_(reading_.binding) {}

  [[nodiscard]] const ColumnPresence& presence() const override { return reading_.binding->presence; }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override { return std::nullopt; }
  [[nodiscard]] std::uint64_t bytes_read() const override { return input_.position(); }

  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override {
    while (rows_held_ < piece_dossiers && !has_ended_) {
      if (auto read = read_message(); !read) return fault_in(input_.name(), read.error());
    }
    if (rows_held_ == 0) return std::unique_ptr<Piece>();
    std::vector<BatchSlice> slices;
    std::size_t rows = 0;
    while (rows < piece_dossiers && !held_.empty()) {
      BatchSlice& front = held_.front();
      const std::size_t count = std::min(piece_dossiers - rows, front.count);
      slices.push_back({.batch = front.batch, .from = front.from, .count = count});
      rows += count;
      front.from += count;
      front.count -= count;
      if (front.count == 0) held_.pop_front();
    }
    rows_held_ -= rows;
    if (held_.empty()) bytes_held_ = 0;
    const std::uint64_t first_row = std::exchange(next_row_, next_row_ + rows);
    return arrow_piece(reading_, first_row, std::move(slices), nullptr);
  }

 private:
  TableResult<void> read_message() {
    auto next = next_message(input_);
    if (!next) return same_fault(next);
    if (next->message == nullptr) {
      has_ended_ = true;
      return {};
    }
    switch (next->message->header_type()) {
      case fb::MessageHeader::DictionaryBatch:
        return dictionaries_.add(next->message->header_as_DictionaryBatch(), next->body.bytes(), true);
      case fb::MessageHeader::RecordBatch: return hold(*std::move(next));
      default: return wrong_table("the Arrow stream has a message that is neither a dictionary nor a record batch");
    }
  }

  /// Keeps the rows of a batch until a piece takes them.
  TableResult<void> hold(StreamMessage message) {
    const auto body = std::make_shared<const GrowingBytes>(std::move(message.body));
    auto parsed = read_arrow_batch(reading_.binding->fields, reading_.binding->slots, message.message->header_as_RecordBatch(), body->bytes());
    if (!parsed) return same_fault(parsed);
    if (auto attached = dictionaries_.attach_to(*parsed); !attached) return same_fault(attached);
    if (bytes_held_ > max_arrow_batch_bytes) return wrong_table("65536 rows of the stream take more than 1 GiB; write a file instead");
    parsed->body = body;
    bytes_held_ += body->size();
    for (const GrowingBytes& unpacked : parsed->unpacked) bytes_held_ += unpacked.size();
    BatchSlice slice{.count = parsed->rows};
    slice.batch = std::make_shared<const ArrowBatch>(*std::move(parsed));
    if (auto checked = check_cost_offsets(*reading_.binding, slice); !checked) return checked;
    rows_held_ += slice.count;
    if (slice.count != 0) held_.push_back(std::move(slice));
    return {};
  }

  ByteInput input_;
  ArrowReading reading_;
  ArrowDictionaries dictionaries_;
  std::deque<BatchSlice> held_;
  std::size_t rows_held_ = 0;
  std::size_t bytes_held_ = 0;
  std::uint64_t next_row_ = 1;
  bool has_ended_ = false;
};

class ArrowStreamTable : public RawTable {
 public:
  ArrowStreamTable(ByteInput input, ArrowSchema schema) : input_(std::move(input)), schema_(std::move(schema)) {}
  [[nodiscard]] TableKind kind() const override { return TableKind::arrow_stream; }
  [[nodiscard]] std::optional<std::string> product() const override { return schema_.note("couvert.product"); }
  [[nodiscard]] bool can_be_shared() const override { return false; }

  [[nodiscard]] TableResult<std::unique_ptr<DossierSource>> read(const Form& form, const ColumnLayout& layout, Share share) override {
    if (share.ranks != 1) return fault_in(input_.name(), {.message = "an Arrow stream cannot be shared among ranks; write a file instead"});
    auto binding = bind_columns(schema_, form, layout);
    if (!binding) return fault_in(input_.name(), binding.error());
    return std::make_unique<ArrowStreamSource>(std::move(input_),
                                               ArrowReading{&form, &layout, std::make_shared<const ArrowBinding>(*std::move(binding))});
  }

 private:
  ByteInput input_;
  ArrowSchema schema_;
};

TableResult<ArrowSchema> read_schema(ByteInput& input) {
  const auto first = next_message(input);
  if (!first) return same_fault(first);
  if (first->message == nullptr) return wrong_table("the Arrow stream has no schema");
  return parse_arrow_schema(first->message->header_as_Schema(), first->message->version() == fb::MetadataVersion::V4);
}

}  // namespace

TableResult<std::unique_ptr<RawTable>> open_arrow_stream(ByteInput input) {
  auto schema = read_schema(input);
  if (!schema) return fault_in(input.name(), schema.error());
  return std::make_unique<ArrowStreamTable>(std::move(input), *std::move(schema));
}

}  // namespace couvert
