#include "app/open_book.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "app/edition_rows.h"

namespace couvert {
namespace {

tl::unexpected<TableError> wrong(std::string message) { return tl::unexpected<TableError>(TableError{std::move(message), false}); }

/// What is wrong with an argument needs no place; what is wrong with a wording does.
tl::unexpected<TableError> wrong(Diagnostics& diagnostics) {
  diagnostics.sort();
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!lines.empty()) lines += '\n';
    const bool is_of_argument = diagnostic.file.starts_with("--");
    lines += is_of_argument ? diagnostic.message : format_diagnostic(diagnostic);
    if (is_of_argument && !diagnostic.hint.empty()) lines += "\n  hint: " + diagnostic.hint;
  }
  return wrong(std::move(lines));
}

/// The date from which an edition is in force, if the library has an earlier edition of the product.
std::optional<Day> first_day(const Library& library, const EditionName& chosen) {
  for (const EditionName& edition : library.editions()) {
    if (edition.product != chosen.product) continue;
    // They are sorted by date: the first is the earliest.
    if (edition.edition == chosen.edition) return std::nullopt;
    return chosen.in_force_from;
  }
  return std::nullopt;
}

std::string full_name(const Form& form) { return form.product + "@" + form.edition; }

std::optional<std::uint64_t> size_of_file(const std::string& path) {
  std::error_code unknown;
  if (path == "-" || !std::filesystem::is_regular_file(path, unknown)) return std::nullopt;
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  if (unknown) return std::nullopt;
  return size;
}

TableResult<std::string> product_to_use(const BookRequest& request, const RawTable& table) {
  if (!request.product.empty()) return request.product;
  const std::optional<std::string> named = table.product();
  if (named && !named->empty()) return *named;
  return wrong("`" + request.path + "` does not say which product its dossiers have: name it with --product");
}

}  // namespace

TableResult<ChosenProduct> choose_product(Engine& engine, const std::string& name, const NamedReadings& readings) {
  Diagnostics diagnostics;
  const std::optional<EditionName> edition = edition_named(engine.library(), name, SourceFile("--product", name), diagnostics);
  ChosenProduct chosen;
  if (edition) chosen.wording = engine.wording(*edition, diagnostics);
  if (!chosen.wording) return wrong(diagnostics);
  ReadingChoice choice = adopted_readings(chosen.wording->form);
  if (!choose_readings(*chosen.wording, readings, choice, SourceFile("--reading", ""), {}, diagnostics)) return wrong(diagnostics);
  chosen.program = engine.program(chosen.wording, choice);
  chosen.columns = std::make_shared<const ColumnLayout>(ColumnLayout::of(chosen.wording->form));
  if (name.find('@') == std::string::npos) chosen.in_force_from = first_day(engine.library(), *edition);
  return chosen;
}

TableNotes notes_of(const ChosenProduct& product) {
  const Form& form = product.wording->form;
  TableNotes notes{full_name(form), form.hash, {}};
  for (std::size_t i = 0; i < form.readings.size(); ++i) {
    const std::uint8_t option = product.program->readings[i];
    if (option == form.readings[i].adopted) continue;
    if (!notes.readings.empty()) notes.readings += ' ';
    notes.readings += form.readings[i].name + "=" + form.readings[i].options[option];
  }
  return notes;
}

TableResult<OpenBook> open_book(Engine& engine, const BookRequest& request) {
  TableResult<std::unique_ptr<RawTable>> table = open_table(request.path);
  if (!table) return tl::unexpected<TableError>(std::move(table.error()));
  if (request.share.ranks > 1 && !(*table)->can_be_shared()) {
    return wrong("`" + request.path + "` cannot be shared among ranks: it lies in no file");
  }
  const TableResult<std::string> name = product_to_use(request, **table);
  if (!name) return tl::unexpected<TableError>(name.error());
  TableResult<ChosenProduct> product = choose_product(engine, *name, request.readings);
  if (!product) return tl::unexpected<TableError>(std::move(product.error()));
  OpenBook book{std::move(*product), (*table)->kind(), size_of_file(request.path), std::move(*table), nullptr};
  TableResult<std::unique_ptr<DossierSource>> source = book.table->read(book.product.wording->form, *book.product.columns, request.share);
  if (!source) return tl::unexpected<TableError>(std::move(source.error()));
  book.source = std::move(*source);
  if (const std::optional<Day> day = book.product.in_force_from) {
    book.source = reject_earlier_rows(std::move(book.source), *book.product.columns, *day,
                                      full_name(book.product.wording->form) + " is in force from " + format_day(*day) +
                                          ": an earlier edition decides this contract");
  }
  return book;
}

}  // namespace couvert
