// Any bytes as a table of dossiers, in a file and through a pipe: a clear error, or rows of which every one can be decided.
// What file and pipe both read is the same.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "exchange/open_table.h"
#include "facts/dossier_chunk.h"
#include "wording/library.h"

namespace {

using namespace couvert;

void must(bool holds) {
  if (!holds) std::abort();
}

struct Product {
  std::shared_ptr<const Wording> wording;
  ColumnLayout layout;
};

const Product& product() {
  static const Product one = [] {
    const Library library = Library::builtin();
    Diagnostics diagnostics;
    const auto edition = library.find("vaudoise-hio-cyber", std::nullopt, Day{20'500});
    must(edition.has_value());
    Product made{.wording = library.load(*edition, diagnostics), .layout = {}};
    must(made.wording != nullptr);
    made.layout = ColumnLayout::of(made.wording->form);
    return made;
  }();
  return one;
}

/// Mixes what was read into one number, so that two ways of reading can be compared.
struct Digest {
  std::uint64_t number = 1469598103934665603U;
  void add(std::uint64_t value) { number = (number ^ value) * 1099511628211U; }
};

void check_columns(const std::vector<ColumnSpec>& specs, const std::vector<Column>& columns, std::size_t rows, Digest& digest) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].known == nullptr) continue;
    for (std::size_t row = 0; row < rows; ++row) {
      const bool known = bit_of(columns[c].known, row);
      const bool open = columns[c].open != nullptr && bit_of(columns[c].open, row);
      must(!(known && open));
      std::int64_t value = 0;
      if (columns[c].bits != nullptr) value = bit_of(columns[c].bits, row) ? 1 : 0;
      if (columns[c].codes != nullptr) value = columns[c].codes[row];
      if (columns[c].numbers != nullptr) value = columns[c].numbers[row];
      must(known || value == 0);
      if (columns[c].codes != nullptr) must(!known || static_cast<std::size_t>(value) < specs[c].options.size());
      digest.add((static_cast<std::uint64_t>(value) << 2) | (known ? 2U : 0U) | (open ? 1U : 0U));
    }
  }
}

void check_chunk(const ChunkStorage& storage, Digest& digest) {
  const DossierChunk chunk = storage.view();
  must(chunk.first_cost[0] == 0 && chunk.first_cost[chunk.dossiers] == chunk.costs);
  for (std::size_t row = 0; row < chunk.dossiers; ++row) {
    must(chunk.first_cost[row] <= chunk.first_cost[row + 1]);
    digest.add(bit_of(chunk.rejected, row) ? 1 : 0);
  }
  check_columns(product().layout.of_dossier, chunk.of_dossier, chunk.dossiers, digest);
  check_columns(product().layout.of_cost, chunk.of_cost, chunk.costs, digest);
  for (std::size_t row = 0; row < chunk.dossiers; ++row) {
    if (bit_of(chunk.rejected, row)) continue;
    const Dossier dossier = dossier_at(product().layout, product().wording->form, chunk, row);
    must(dossier.policy.from < dossier.policy.to && dossier.costs.size() == chunk.first_cost[row + 1] - chunk.first_cost[row]);
  }
}

/// Reads a table to its end. Nothing if it is no table, or stops being one.
std::optional<std::uint64_t> read_all(const std::string& path) {
  auto table = open_table(path);
  if (!table) {
    must(!table.error().message.empty());
    return std::nullopt;
  }
  (void)(*table)->product();
  auto source = (*table)->read(product().wording->form, product().layout, {});
  if (!source) return std::nullopt;
  Digest digest;
  std::uint64_t next_row = 1;
  ChunkStorage storage(product().layout, (*source)->presence());
  while (true) {
    auto piece = (*source)->next();
    if (!piece) return std::nullopt;
    if (*piece == nullptr) return digest.number;
    must((*piece)->first_row() == next_row);
    std::vector<Reject> rejects;
    std::size_t rows = 0;
    const auto reader = (*piece)->open();
    while (reader->next(192, storage, rejects)) {
      rows += storage.dossiers();
      must(rows == (*piece)->dossiers() || storage.dossiers() % word_bits == 0);
      check_chunk(storage, digest);
    }
    must(rows == (*piece)->dossiers() && rejects.size() <= rows);
    for (std::size_t i = 1; i < rejects.size(); ++i) must(rejects[i - 1].row < rejects[i].row);
    next_row += rows;
  }
}

void write_bytes(int descriptor, const std::uint8_t* bytes, std::size_t size) {
  while (size != 0) {
    const ssize_t count = ::write(descriptor, bytes, size);
    if (count <= 0) return;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
}

std::optional<std::uint64_t> read_as_file(const std::uint8_t* bytes, std::size_t size) {
  const int file = ::memfd_create("fuzzed", 0);
  must(file >= 0);
  write_bytes(file, bytes, size);
  const auto read = read_all("/proc/self/fd/" + std::to_string(file));
  ::close(file);
  return read;
}

std::optional<std::uint64_t> read_through_pipe(const std::uint8_t* bytes, std::size_t size) {
  int ends[2] = {-1, -1};
  must(::pipe(ends) == 0);
  std::thread writer([&] {
    write_bytes(ends[1], bytes, size);
    ::close(ends[1]);
  });
  const auto read = read_all("/proc/self/fd/" + std::to_string(ends[0]));
  ::close(ends[0]);
  writer.join();
  return read;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  // A reader that gives up must not end the writer of the pipe.
  (void)std::signal(SIGPIPE, SIG_IGN);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto from_file = read_as_file(bytes, size);
  const auto from_pipe = read_through_pipe(bytes, size);
  // A file through a pipe is found by other marks than its footer; only of a stream both must say the same.
  const bool is_file = size >= 6 && std::string(reinterpret_cast<const char*>(bytes), 6) == "ARROW1";
  if (!is_file) must(from_file == from_pipe);
  return 0;
}
