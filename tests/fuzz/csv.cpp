// Any bytes as a CSV table: it is an error or rows and rejects, the same whole, in small pieces and from a pipe; what is read can be written
// and read again. The first byte chooses the product and how the table is cut.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "exchange/csv_format.h"
#include "exchange/csv_source.h"
#include "exchange/reject_file.h"
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

Product load(const char* name) {
  const Library library = Library::builtin();
  Diagnostics diagnostics;
  const auto edition = library.find(name, std::nullopt, Day{20'500});
  must(edition.has_value());
  auto wording = library.load(*edition, diagnostics);
  must(wording != nullptr);
  ColumnLayout layout = ColumnLayout::of(wording->form);
  return {std::move(wording), std::move(layout)};
}

const Product& product_of(std::uint8_t byte) {
  static const Product products[] = {load("vaudoise-hio-cyber"), load("lalux-easypro-cyber")};
  return products[byte & 1];
}

int file_of(std::string_view text) {
  const int file = ::memfd_create("fuzzed", MFD_CLOEXEC);
  must(file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::lseek(file, 0, SEEK_SET) == 0);
  return file;
}

/// The reading end of a pipe that holds a text, which must be short enough for that.
int pipe_of(std::string_view text) {
  int ends[2];
  must(::pipe(ends) == 0 && ::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  ::close(ends[1]);
  return ends[0];
}

struct ReadTable {
  std::string error;
  std::vector<Dossier> dossiers;  // that are not rejected
  std::vector<Reject> rejects;
  std::string again;              // what was read, written
  bool operator==(const ReadTable&) const = default;
};

ReadTable read(const Product& product, int descriptor, std::uint64_t piece_bytes, std::size_t most) {
  ReadTable table;
  const auto raw = open_csv({.name = "fuzzed", .descriptor = descriptor, .already_read = {}}, piece_bytes);
  const auto source = raw->read(product.wording->form, product.layout, {});
  if (!source) {
    must(!source.error().message.empty());
    table.error = source.error().message;
    return table;
  }
  ChunkStorage storage(product.layout, (*source)->presence());
  const auto format = csv_dossier_format(product.layout, (*source)->presence(), product.wording->form.currency);
  table.again = format->header();
  std::uint64_t row = 1;
  while (true) {
    const auto piece = (*source)->next();
    must(piece.has_value());
    if (*piece == nullptr) return table;
    must((*piece)->first_row() == row);
    const auto reader = (*piece)->open();
    while (reader->next(most, storage, table.rejects)) {
      const DossierChunk chunk = storage.view();
      for (std::size_t d = 0; d < chunk.dossiers; ++d) {
        if (!bit_of(chunk.rejected, d)) table.dossiers.push_back(dossier_at(product.layout, product.wording->form, chunk, d));
      }
      table.again += format->encode(chunk, row).bytes;
      row += chunk.dossiers;
    }
    must(row == (*piece)->first_row() + (*piece)->dossiers());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t pipe_holds = 60'000;
  if (size == 0 || size > pipe_holds) return 0;
  const Product& product = product_of(bytes[0]);
  const std::string_view text(reinterpret_cast<const char*>(bytes + 1), size - 1);
  const ReadTable whole = read(product, file_of(text), csv_piece_bytes, 1000);
  // Small pieces, but not so many that a long text takes minutes.
  const std::uint64_t piece_bytes = 1 + (bytes[0] >> 1U) + text.size() / 12;
  must(read(product, file_of(text), piece_bytes, 3) == whole);
  must(read(product, pipe_of(text), piece_bytes, 64) == whole);
  for (const Reject& reject : whole.rejects) must(!reject.reason.empty());
  (void)encode_rejects(whole.rejects);
  if (!whole.error.empty()) return 0;
  const ReadTable again = read(product, file_of(whole.again), csv_piece_bytes, 1000);
  must(again.error.empty() && again.rejects.empty() && again.dossiers == whole.dossiers);
  return 0;
}
