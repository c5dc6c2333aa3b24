// Bytes of Arrow IPC, file and stream: the messages before, of and after the record batches of a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "exchange/table_format.h"
#include "facts/dossier_chunk.h"

namespace couvert {

enum class WrittenType : std::uint8_t { truth, integer, date, instant, decimal, words, list, structure };

/// A column as it is written.
struct WrittenField {
  std::string name;
  WrittenType type = WrittenType::truth;
  bool is_nullable = true;
  int precision = 0;                   // of a decimal
  int scale = 0;
  std::vector<std::string> words;      // the dictionary, in the order of the codes; at most 127
  std::vector<WrittenField> children;  // of a list: the item; of a structure: its fields
};

/// A table as it is written. Shape   dictionaries have their numbers in the order in which the fields stand
struct WrittenTable {
  std::vector<WrittenField> fields;
  std::vector<std::pair<std::string, std::string>> notes;  // kept with the schema
  bool is_file = true;                                     // else a stream
};

/// All that stands before the first record batch. Shape   a whole number of cache lines
struct ArrowHeader {
  std::string bytes;
  std::vector<PartPlace> dictionaries;
};
[[nodiscard]] ArrowHeader arrow_header(const WrittenTable& table);
/// All that stands behind the last record batch.
[[nodiscard]] std::string arrow_trailer(const WrittenTable& table, const std::vector<PartPlace>& batches);

/// How many arrays and buffers a record batch has; the same for every batch of a table.
struct BatchShape {
  std::size_t nodes = 0;
  std::size_t buffers = 0;
};
/// How many bytes the metadata of a batch take, in front of its body; a whole number of cache lines.
[[nodiscard]] std::uint32_t batch_metadata_bytes(BatchShape shape);

/// Writes one record batch: `node` and then the buffers of the array, for each array in the order of the schema, then `finish`.
/// Shape    every buffer begins on a cache line
class BatchWriter {
 public:
  /// `body_bytes`: about how many the body will have.
  BatchWriter(BatchShape shape, std::size_t body_bytes);

  void node(std::size_t rows, std::size_t nulls);
  /// A buffer without bytes: nothing is null.
  void no_buffer();
  void buffer(const void* bytes, std::size_t count);
  void plane(const Word* plane, std::size_t rows) { buffer(plane, (rows + 7) / 8); }
  /// The buffer `index` once more: several arrays may have one validity.
  void same_buffer(std::size_t index) { places_.push_back(places_[index]); }
  /// Numbers as decimals of 128 bits. Shape   `numbers` is readable up to a whole number of words of rows
  void decimals(const std::int64_t* numbers, std::size_t rows);
  void dates(const std::int64_t* numbers, std::size_t rows);
  /// The numbers `first`, `first + 1`, …
  void row_numbers(std::uint64_t first, std::size_t rows);
  [[nodiscard]] EncodedPart finish(std::size_t rows);

 private:
  struct Node {
    std::size_t rows = 0, nulls = 0;
  };
  struct Place {
    std::size_t offset = 0, bytes = 0;
  };
  void begin_buffer(std::size_t bytes);
  void end_buffer();

  BatchShape shape_;
  std::uint32_t metadata_bytes_;
  std::string bytes_;
  std::vector<Node> nodes_;
  std::vector<Place> places_;
};

/// The bytes that a buffer of the body takes, with what fills its last cache line.
[[nodiscard]] constexpr std::size_t padded_bytes(std::size_t bytes) { return (bytes + 63) / 64 * 64; }
/// How many of `rows` bits are set. Shape   the bits behind the last row are zero
[[nodiscard]] std::size_t count_bits(const Word* plane, std::size_t rows);

}  // namespace couvert
