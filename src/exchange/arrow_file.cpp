#include "exchange/arrow_file.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <arrow_metadata_generated.h>

#include "base/aligned.h"
#include "base/int128.h"
#include "exchange/arrow_batch.h"
#include "exchange/arrow_binding.h"
#include "exchange/arrow_message.h"
#include "exchange/arrow_options.h"
#include "exchange/arrow_pieces.h"
#include "exchange/arrow_released.h"
#include "exchange/table_fault.h"

namespace couvert {
namespace {

namespace fb = arrow_metadata;

constexpr std::size_t magic_bytes = 8;    // with what fills them up
constexpr std::size_t trailer_bytes = 10;  // the length of the footer, and the magic again

/// Where a message lies, and for a record batch which rows of the table it has.
struct BatchPlace {
  std::size_t offset = 0;
  std::size_t metadata_bytes = 0;
  std::size_t body_bytes = 0;
  std::uint64_t first = 0;
  std::uint64_t rows = 0;
};

/// Looks at the blocks of the footer. Errors   they lie outside of the file, or together would be longer than it is
TableResult<std::vector<BatchPlace>> places_of(const flatbuffers::Vector<const fb::Block*>* blocks, std::size_t file_bytes) {
  std::vector<BatchPlace> places;
  if (blocks == nullptr) return places;
  places.reserve(blocks->size());
  std::size_t left = file_bytes;
  for (std::size_t i = 0; i < blocks->size(); ++i) {
    const auto block = element_of<fb::Block>(*blocks, i);
    const auto size = static_cast<std::int64_t>(file_bytes);
    const std::int64_t metadata = block.metadata_length();
    const bool lies_inside = block.offset() >= 0 && block.offset() <= size && metadata >= static_cast<std::int64_t>(arrow_prefix_bytes) &&
                             metadata <= size - block.offset() && block.body_length() >= 0 &&
                             block.body_length() <= size - block.offset() - metadata;
    if (!lies_inside) return wrong_table("the footer names a block outside of the file");
    if (block.offset() % 8 != 0 || metadata % 8 != 0) return wrong_table("the footer names a block that is not aligned to eight bytes");
    const auto bytes = static_cast<std::size_t>(metadata + block.body_length());
    // Blocks that overlap could make a small file a very long table.
    if (bytes > left) return wrong_table("the blocks that the footer names overlap");
    left -= bytes;
    places.push_back({.offset = static_cast<std::size_t>(block.offset()),
                      .metadata_bytes = static_cast<std::size_t>(metadata),
                      .body_bytes = static_cast<std::size_t>(block.body_length())});
  }
  return places;
}

TableResult<const fb::Message*> message_at(ArrowBytes file, const BatchPlace& place) {
  const ArrowBytes bytes = file.subspan(place.offset, place.metadata_bytes);
  if (little_uint32(bytes.data()) != arrow_continuation) return wrong_table("a block of the file is no message");
  const std::size_t length = little_uint32(bytes.data() + sizeof(std::uint32_t));
  if (length > bytes.size() - arrow_prefix_bytes) return wrong_table("the metadata of a message are longer than their block");
  auto message = verified_message(bytes.subspan(arrow_prefix_bytes, length));
  if (message && (*message)->body_length() != static_cast<std::int64_t>(place.body_bytes)) {
    return wrong_table("a message has a body of another length than its block");
  }
  return message;
}

ArrowBytes body_at(ArrowBytes file, const BatchPlace& place) { return file.subspan(place.offset + place.metadata_bytes, place.body_bytes); }

/// A table whose blocks have been found; the bytes of the file are believed no further than that.
struct ArrowFileIndex {
  std::shared_ptr<const MappedFile> file;
  std::string name;
  std::vector<BatchPlace> dictionaries, batches;
};

class ArrowFileSource : public DossierSource {
 public:
  ArrowFileSource(ArrowFileIndex index, ArrowReading reading, ArrowDictionaries dictionaries, Share share)
      : index_(std::move(index)), reading_(std::move(reading)), dictionaries_(std::move(dictionaries)) {
    const std::uint64_t rows = index_.batches.empty() ? 0 : index_.batches.back().first + index_.batches.back().rows;
    const std::uint64_t pieces = (rows + piece_dossiers - 1) / piece_dossiers;
    next_row_ = std::min(rows, pieces * share.rank / share.ranks * piece_dossiers);
    end_row_ = std::min(rows, pieces * (share.rank + 1) / share.ranks * piece_dossiers);
    dossiers_ = end_row_ - next_row_;
  }

  [[nodiscard]] const ColumnPresence& presence() const override { return reading_.binding->presence; }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override { return dossiers_; }
  [[nodiscard]] std::uint64_t bytes_read() const override { return bytes_read_; }

  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override {
    if (next_row_ == end_row_) return std::unique_ptr<Piece>();
    const std::uint64_t end = std::min(end_row_, next_row_ + piece_dossiers);
    auto released = std::make_shared<ReleasedRanges>(index_.file);
    std::vector<BatchSlice> slices;
    auto batch = std::ranges::upper_bound(index_.batches, next_row_, {}, &BatchPlace::first) - 1;
    for (std::uint64_t row = next_row_; row < end; ++batch) {
      if (batch->rows == 0) continue;
      auto slice = slice_of(*batch, row, end, *released);
      if (!slice) return fault_in(index_.name, slice.error());
      row += slice->count;
      slices.push_back(*std::move(slice));
    }
    const std::uint64_t first_row = std::exchange(next_row_, end) + 1;
    return arrow_piece(reading_, first_row, std::move(slices), std::move(released));
  }

 private:
  TableResult<BatchSlice> slice_of(const BatchPlace& place, std::uint64_t row, std::uint64_t end, ReleasedRanges& released) {
    auto batch = batch_at(place);
    if (!batch) return same_fault(batch);
    BatchSlice slice{.batch = *batch, .from = static_cast<std::size_t>(row - place.first)};
    slice.count = static_cast<std::size_t>(std::min(end - row, place.rows - slice.from));
    if (auto checked = check_cost_offsets(*reading_.binding, slice); !checked) return same_fault(checked);
    const std::size_t bytes = place.metadata_bytes + place.body_bytes;
    // Of a batch that ends here everything is given back, else what its rows took.
    if (slice.from + slice.count == place.rows) released.add({place.offset, place.offset + bytes});
    else released.add_rows(*reading_.binding, slice);
    bytes_read_ += static_cast<std::uint64_t>(Int128{bytes} * Int128{slice.count} / Int128{place.rows});
    return slice;
  }

  /// A batch is parsed once, however many pieces it reaches into.
  TableResult<std::shared_ptr<const ArrowBatch>> batch_at(const BatchPlace& place) {
    if (last_ != nullptr && last_offset_ == place.offset) return last_;
    const auto message = message_at(index_.file->bytes(), place);
    if (!message) return same_fault(message);
    auto parsed = read_arrow_batch(reading_.binding->fields, reading_.binding->slots, (*message)->header_as_RecordBatch(),
                                   body_at(index_.file->bytes(), place));
    if (!parsed) return same_fault(parsed);
    if (parsed->rows != place.rows) return wrong_table("a record batch changed while it was read");
    if (auto attached = dictionaries_.attach_to(*parsed); !attached) return same_fault(attached);
    last_ = std::make_shared<const ArrowBatch>(*std::move(parsed));
    last_offset_ = place.offset;
    return last_;
  }

  ArrowFileIndex index_;
  ArrowReading reading_;
  ArrowDictionaries dictionaries_;
  std::uint64_t next_row_ = 0, end_row_ = 0, dossiers_ = 0;
  std::uint64_t bytes_read_ = 0;
  std::shared_ptr<const ArrowBatch> last_;
  std::size_t last_offset_ = 0;
};

/// Counts the rows of every batch, so that a row is found without reading those before it.
TableResult<void> count_rows(ArrowFileIndex& index) {
  std::uint64_t first = 0;
  for (BatchPlace& place : index.batches) {
    const auto message = message_at(index.file->bytes(), place);
    if (!message) return same_fault(message);
    const fb::RecordBatch* batch = (*message)->header_as_RecordBatch();
    if (batch == nullptr) return wrong_table("the footer calls something a record batch that is none");
    if (batch->length() < 0 || batch->length() > max_arrow_rows - static_cast<std::int64_t>(first)) {
      return wrong_table("the file has an impossible number of rows");
    }
    place.first = first;
    place.rows = static_cast<std::uint64_t>(batch->length());
    first += place.rows;
    // Of a file with very many batches the metadata alone would fill the memory.
    index.file->release({{place.offset, place.offset + place.metadata_bytes}});
  }
  return {};
}

class ArrowFileTable : public RawTable {
 public:
  ArrowFileTable(ArrowFileIndex index, ArrowSchema schema) : index_(std::move(index)), schema_(std::move(schema)) {}
  [[nodiscard]] TableKind kind() const override { return TableKind::arrow_file; }
  [[nodiscard]] std::optional<std::string> product() const override { return schema_.note("couvert.product"); }
  [[nodiscard]] bool can_be_shared() const override { return true; }

  [[nodiscard]] TableResult<std::unique_ptr<DossierSource>> read(const Form& form, const ColumnLayout& layout, Share share) override {
    auto bound = bind_columns(schema_, form, layout);
    if (!bound) return fault_in(index_.name, bound.error());
    const auto binding = std::make_shared<const ArrowBinding>(*std::move(bound));
    ArrowDictionaries dictionaries(binding);
    for (const BatchPlace& place : index_.dictionaries) {
      const auto message = message_at(index_.file->bytes(), place);
      if (!message) return fault_in(index_.name, message.error());
      auto added = dictionaries.add((*message)->header_as_DictionaryBatch(), body_at(index_.file->bytes(), place), false);
      if (!added) return fault_in(index_.name, added.error());
    }
    return std::make_unique<ArrowFileSource>(std::move(index_), ArrowReading{&form, &layout, binding}, std::move(dictionaries), share);
  }

 private:
  ArrowFileIndex index_;
  ArrowSchema schema_;
};

/// The bytes of the footer. Errors   the file ends without one
TableResult<ArrowBytes> footer_of(ArrowBytes file) {
  const auto ends_with_magic = [file] {
    return std::memcmp(file.data() + file.size() - arrow_magic.size(), arrow_magic.data(), arrow_magic.size()) == 0;
  };
  if (file.size() < magic_bytes + trailer_bytes || !ends_with_magic()) return wrong_table("the Arrow file is not complete: its end is missing");
  const std::size_t length = little_uint32(file.data() + file.size() - trailer_bytes);
  if (length > file.size() - magic_bytes - trailer_bytes) return wrong_table("the footer is longer than the file");
  return file.subspan(file.size() - trailer_bytes - length, length);
}

TableResult<std::unique_ptr<RawTable>> index_file(ArrowFileIndex index) {
  const auto footer_bytes = footer_of(index.file->bytes());
  if (!footer_bytes) return same_fault(footer_bytes);
  // The footer may begin anywhere; its numbers are read where they are aligned.
  const AlignedVector<std::uint8_t> aligned(footer_bytes->begin(), footer_bytes->end());
  const auto footer = verified_footer(aligned);
  if (!footer) return same_fault(footer);
  auto schema = parse_arrow_schema((*footer)->schema(), (*footer)->version() == fb::MetadataVersion::V4);
  if (!schema) return same_fault(schema);
  auto dictionaries = places_of((*footer)->dictionaries(), index.file->bytes().size());
  if (!dictionaries) return same_fault(dictionaries);
  auto batches = places_of((*footer)->record_batches(), index.file->bytes().size());
  if (!batches) return same_fault(batches);
  index.dictionaries = *std::move(dictionaries);
  index.batches = *std::move(batches);
  if (auto counted = count_rows(index); !counted) return same_fault(counted);
  return std::make_unique<ArrowFileTable>(std::move(index), *std::move(schema));
}

}  // namespace

TableResult<std::unique_ptr<RawTable>> open_arrow_file(std::shared_ptr<const MappedFile> file, std::string name) {
  auto table = index_file({.file = std::move(file), .name = name});
  if (!table) return fault_in(name, table.error());
  return table;
}

}  // namespace couvert
