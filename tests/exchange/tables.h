// Tables for the tests of readers and writers: chunks with rows of every kind, their bytes in a format, and what is read back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "exchange/open_table.h"
#include "exchange/table_format.h"
#include "facts/dossier_chunk.h"
#include "facts/form.h"

namespace couvert::exchange_test {

/// A product with its columns.
struct Product {
  Form form;
  ColumnLayout layout;
};
/// The small product of tests/facts.
[[nodiscard]] const Product& small_product();

/// Fills a chunk with rows that every reader takes: all states, amounts at both ends of their ranges, dossiers without costs.
void fill_with_good_rows(const Product& product, std::size_t rows, std::uint32_t seed, ChunkStorage& storage);

/// Chunks of these sizes, one record batch each, in a format.
[[nodiscard]] std::string table_bytes(TableKind kind, const Product& product, const ColumnPresence& presence,
                                      const std::vector<DossierChunk>& chunks);

/// Every row of a chunk as text: each column that is not left out, with its value or `open`, and the costs.
[[nodiscard]] std::vector<std::string> rows_as_text(const ColumnLayout& layout, const DossierChunk& chunk);

/// What came out of a table.
struct ReadTable {
  std::optional<TableError> error;
  std::vector<std::string> rows;
  std::vector<std::string> rejects;   // `ROW COLUMN: REASON`
  std::vector<std::size_t> pieces;    // dossiers of each
  std::vector<std::uint64_t> firsts;  // first row of each
  friend bool operator==(const ReadTable& a, const ReadTable& b) { return a.rows == b.rows && a.rejects == b.rejects && a.pieces == b.pieces; }
};
/// How a table is read: in chunks of so many dossiers; `is_brief` keeps of each row the number of its first column alone.
struct HowToRead {
  std::size_t chunk = 1000;
  Share share = {};
  bool is_brief = false;
};
[[nodiscard]] ReadTable read_table(const Product& product, const std::string& path, HowToRead how = {});

/// A file of the temporary folder with these bytes, removed at the end.
class TemporaryTable {
 public:
  explicit TemporaryTable(const std::string& bytes, const std::string& ending = ".arrow");
  TemporaryTable(const TemporaryTable&) = delete;
  TemporaryTable& operator=(const TemporaryTable&) = delete;
  ~TemporaryTable();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Bytes read through a named pipe.
[[nodiscard]] ReadTable read_through_pipe(const Product& product, const std::string& bytes, HowToRead how = {});

}  // namespace couvert::exchange_test
