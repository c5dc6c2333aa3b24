// CSV tables made from text, read in every way in which they can come: from a file, from a pipe, in shares.
#pragma once

#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/ensure.h"
#include "exchange/csv_source.h"
#include "facts/fixture.h"

namespace couvert::csv_test {

/// All that was read of a table.
struct ReadTable {
  std::vector<Dossier> dossiers;        // those that are not rejected
  std::vector<std::uint64_t> rows;      // of these
  std::vector<Reject> rejects;
  std::uint64_t last_row = 0;           // how many rows there are
  std::vector<std::size_t> pieces;      // how many rows each has
  std::string error;
  bool is_of_the_world = false;

  [[nodiscard]] std::vector<std::string> reject_lines() const {
    std::vector<std::string> lines;
    for (const Reject& reject : rejects) lines.push_back(std::to_string(reject.row) + " " + reject.column + ": " + reject.reason);
    return lines;
  }
};

/// A file in memory, whose descriptor the reader of the table closes.
inline int file_of(const std::string& text) {
  const int descriptor = ::memfd_create("table", MFD_CLOEXEC);
  ensure(descriptor >= 0, "a file in memory can be made");
  ensure(::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()), "it can be written");
  ensure(::lseek(descriptor, 0, SEEK_SET) == 0, "and read from its beginning");
  return descriptor;
}

/// What a thread writes a text into, in small parts; to its reader it is a pipe.
class Pipe {
 public:
  explicit Pipe(const std::string& text) {
    int ends[2];
    ensure(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "a pair of sockets can be made");
    reading_end_ = ends[0];
    writer_ = std::thread([text, end = ends[1]] {
      constexpr std::size_t part = 4093;
      for (std::size_t at = 0; at < text.size(); at += part) {
        const std::string_view bytes = std::string_view(text).substr(at, part);
        // A reader that has seen enough goes away.
        if (::send(end, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size())) break;
      }
      ::close(end);
    });
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() { writer_.join(); }
  [[nodiscard]] int reading_end() const { return reading_end_; }

 private:
  int reading_end_ = -1;
  std::thread writer_;
};

/// Reads a table that is open to its end, in chunks of at most `most` dossiers.
inline ReadTable read_all(RawTable& raw, const Form& form, Share share = {}, std::size_t most = 1000) {
  ReadTable read;
  const ColumnLayout layout = ColumnLayout::of(form);
  const auto fail = [&](const TableError& error) {
    read.error = error.message;
    read.is_of_the_world = error.is_of_the_world;
    return read;
  };
  const auto source = raw.read(form, layout, share);
  if (!source) return fail(source.error());
  ChunkStorage storage(layout, (*source)->presence());
  while (true) {
    const auto piece = (*source)->next();
    if (!piece) return fail(piece.error());
    if (*piece == nullptr) return read;
    const auto reader = (*piece)->open();
    std::uint64_t row = (*piece)->first_row();
    std::size_t count = 0;
    while (reader->next(most, storage, read.rejects)) {
      const DossierChunk chunk = storage.view();
      for (std::size_t d = 0; d < chunk.dossiers; ++d, ++row, ++count) {
        if (bit_of(chunk.rejected, d)) continue;
        read.dossiers.push_back(dossier_at(layout, form, chunk, d));
        read.rows.push_back(row);
      }
    }
    ensure(count == (*piece)->dossiers(), "a piece has as many dossiers as it says");
    read.pieces.push_back(count);
    read.last_row = row - 1;
  }
}

inline ReadTable read_file_text(const std::string& text, const Form& form = facts_test::small_form(), Share share = {},
                                std::uint64_t piece_bytes = csv_piece_bytes, std::size_t most = 1000) {
  const auto raw = open_csv({.name = "book.csv", .descriptor = file_of(text), .already_read = {}}, piece_bytes);
  return read_all(*raw, form, share, most);
}

inline ReadTable read_pipe_text(const std::string& text, const Form& form = facts_test::small_form(), std::uint64_t piece_bytes = csv_piece_bytes,
                                std::size_t most = 1000) {
  const Pipe pipe(text);
  const auto raw = open_csv({.name = "book.csv", .descriptor = pipe.reading_end(), .already_read = {}}, piece_bytes);
  return read_all(*raw, form, {}, most);
}

/// A table of one dossier with one cost, in which `column` says `cell`; a column that is always there is said by it instead.
inline std::string table_with(const std::string& column, const std::string& cell) {
  std::vector<std::pair<std::string, std::string>> cells{{"policy.from", "2026-01-01"},        {"policy.to", "2027-01-01"},
                                                         {"schedule.sum_insured", "10000.00"}, {"costs.kind", "data_restoration"},
                                                         {"costs.amount", "100"}};
  bool is_there = false;
  for (auto& [name, text] : cells) {
    if (name != column) continue;
    text = cell;
    is_there = true;
  }
  if (!is_there) cells.emplace_back(column, cell);
  std::string names, line;
  for (const auto& [name, text] : cells) {
    names += "," + name;
    line += "," + text;
  }
  return names.substr(1) + "\n" + line.substr(1) + "\n";
}

}  // namespace couvert::csv_test
