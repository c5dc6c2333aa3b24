// `couvert batch`: tables of dossiers, decided, made up, explained by the row, and what columns they have.
#include <chrono>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "app/batch_run.h"
#include "app/book_row.h"
#include "app/open_book.h"
#include "app/synthetic_book.h"
#include "app/table_output.h"
#include "app/write_book.h"
#include "base/output_file.h"
#include "base/ranks.h"
#include "base/unfinished_files.h"
#include "batch/evaluate_batch.h"
#include "cli/verbs.h"
#include "exchange/schema_text.h"

namespace couvert {
namespace {

int fail(const TableError& error, Io& io) {
  io.err << "couvert: " << error.message << '\n';
  return error.is_of_the_world ? exit_world : exit_wrong_text;
}
/// Every rank ends with the same code; one says why.
int fail(const TableError& error, const Ranks& ranks, Io& io) {
  if (ranks.rank() == 0) return fail(error, io);
  return error.is_of_the_world ? exit_world : exit_wrong_text;
}
constexpr const char* ranks_need_a_file = "several ranks write a file together: name one with --out";
constexpr const char* no_table_for_terminals = "an Arrow table is no text for a terminal: name a file with --out, or say --format csv";
int wrong_usage(const std::string& what, const Ranks& ranks, Io& io) {
  if (ranks.rank() == 0) io.err << "couvert: " << what << '\n';
  return exit_usage;
}
int fail_world(const Failure& failure, Io& io) { return fail(TableError{failure.message, true}, io); }

std::chrono::milliseconds time_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}
/// Only a terminal has a line that can be written anew.
Progress progress_of(Io& io, const Ranks& ranks, ProgressGoal goal) {
  if (!io.err_is_terminal || ranks.size() > 1) return Progress();
  return Progress(io.err, goal, time_now);
}

std::size_t threads_of(const Command& command, const Ranks& ranks) {
  return command.batch.threads == 0 ? ranks.cores() : command.batch.threads;
}

TableKind kind_of_output(const Command& command, TableKind of_stream) {
  if (command.batch.format == "arrow") return TableKind::arrow_file;
  if (command.batch.format == "arrows") return TableKind::arrow_stream;
  if (command.batch.format == "csv") return TableKind::csv;
  if (command.out == "-") return of_stream;
  return table_kind_of(command.out).value_or(of_stream);  // the arguments were checked
}

bool would_be_unreadable(const Command& command, TableKind kind, const Io& io) {
  return command.out == "-" && io.out_is_terminal && kind != TableKind::csv;
}

/// Beside the output, if that is a file.
std::string rejects_path(const Command& command) {
  if (!command.batch.rejects.empty()) return command.batch.rejects;
  std::error_code unknown;
  const std::filesystem::file_status status = std::filesystem::status(command.out, unknown);
  const bool is_file = command.out != "-" && (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status));
  return is_file ? command.out + ".rejects.csv" : "";
}

/// Two of the files of a command that are one; empty if there are none.
std::string file_named_twice(const std::string& in, const BatchPaths& paths) {
  if (are_same_file(in, paths.out) || (!paths.rejects.empty() && are_same_file(in, paths.rejects))) return in;
  return paths.rejects == paths.out && paths.out != "-" ? paths.out : "";
}

void print_totals(const Command& command, const OpenBook& book, const BatchResult& result, const std::string& rejects, Io& io) {
  const Form& form = book.product.wording->form;
  const BatchNames names{form.product + "@" + form.edition, form.currency, result.totals.rejected > 0 ? rejects : ""};
  if (rejects.empty()) {
    for (const Reject& reject : result.first_rejects) io.err << "row " << reject.row << ": " << reject.column << ": " << reject.reason << '\n';
    if (result.totals.rejected > result.first_rejects.size()) io.err << "… (--rejects FILE lists all of them)\n";
  }
  if (command.json) (command.out == "-" ? io.err : io.out) << totals_json(result.totals, names);
  else io.err << totals_text(result.totals, names);
}

/// The work of one rank, after what can be said without reading anything.
int decide_share(const Command& command, Engine& engine, const BatchPaths& paths, Ranks& ranks, UnfinishedFiles& unfinished, Io& io) {
  TableResult<OpenBook> book = open_book(engine, {command.paths.front(), command.product, command.readings, {ranks.rank(), ranks.size()}});
  const TableResult<void> opened = agree(ranks, book ? TableResult<void>() : tl::unexpected<TableError>(book.error()));
  if (!opened) return fail(opened.error(), ranks, io);
  const ChosenProduct& product = book->product;
  const TableKind kind = kind_of_output(command, book->kind == TableKind::csv ? TableKind::csv : TableKind::arrow_stream);
  if (would_be_unreadable(command, kind, io)) return wrong_usage(no_table_for_terminals, ranks, io);
  const auto format = decision_format(kind, decision_layout(*product.wording, *product.program), notes_of(product));
  BatchOptions options{.threads = threads_of(command, ranks), .strict = command.strict};
  if (command.batch.chunk != 0) options.chunk = command.batch.chunk;
  const TableResult<BatchResult> result = [&] {
    Progress progress = progress_of(io, ranks, {book->source->dossiers(), book->bytes});
    return decide_batch({product, *book->source, *format}, paths, options, {ranks, unfinished, progress});
  }();
  if (!result) return fail(result.error(), ranks, io);
  if (ranks.rank() == 0) print_totals(command, *book, *result, paths.rejects, io);
  return ranks.greatest(result->totals.rejected > 0 ? 1 : 0) != 0 ? exit_wrong_text : exit_done;
}

int decide_book(const Command& command, Engine& engine, Io& io) {
  const BatchPaths paths{command.out, rejects_path(command)};
  UnfinishedFiles unfinished;
  const Result<std::unique_ptr<Ranks>> ranks = join_ranks();
  if (!ranks) return fail_world(ranks.error(), io);
  if (const std::string twice = file_named_twice(command.paths.front(), paths); !twice.empty()) {
    return wrong_usage("`" + twice + "` is named twice: what is read, what is written and the list of rejected rows are different files", **ranks, io);
  }
  if ((*ranks)->size() > 1 && command.out == "-") return wrong_usage(ranks_need_a_file, **ranks, io);
  return decide_share(command, engine, paths, **ranks, unfinished, io);
}

int generate_book(const Command& command, Engine& engine, Io& io) {
  UnfinishedFiles unfinished;
  const Result<std::unique_ptr<Ranks>> joined = join_ranks();
  if (!joined) return fail_world(joined.error(), io);
  Ranks& ranks = **joined;
  if (ranks.size() > 1 && command.out == "-") return wrong_usage(ranks_need_a_file, ranks, io);
  const TableResult<ChosenProduct> product = choose_product(engine, command.product, {});
  if (!product) return fail(product.error(), ranks, io);
  const ColumnLayout& columns = *product->columns;
  const BookOptions options{.rows = command.batch.rows, .seed = command.batch.seed, .unknown_ppm = command.batch.unknown_ppm};
  const auto source = synthetic_book(product->wording, columns, options, {ranks.rank(), ranks.size()});
  TableNotes notes = notes_of(*product);
  notes.hash.clear();  // nothing is decided yet
  const TableKind kind = kind_of_output(command, TableKind::arrow_stream);
  if (would_be_unreadable(command, kind, io)) return wrong_usage(no_table_for_terminals, ranks, io);
  const auto format = dossier_format(kind, columns, source->presence(), product->wording->form.currency, notes);
  Progress progress = progress_of(io, ranks, {source->dossiers(), std::nullopt});
  const TableResult<std::uint64_t> written = write_book({*source, columns, *format, command.out, threads_of(command, ranks)}, ranks, unfinished, progress);
  return written ? exit_done : fail(written.error(), ranks, io);
}

int explain_row(const Command& command, Engine& engine, Io& io) {
  if (const std::optional<int> refused = refuse_several_ranks("batch explain", io)) return *refused;
  TableResult<OpenBook> book = open_book(engine, {command.paths.front(), command.product, command.readings, {}});
  if (!book) return fail(book.error(), io);
  const TableResult<Dossier> dossier = dossier_of_row(*book, command.batch.row);
  if (!dossier) return fail(dossier.error(), io);
  print_explanation(command, engine, book->product.wording, *book->product.program, *dossier, io);
  return exit_done;
}

int print_schema(const Command& command, Engine& engine, Io& io) {
  if (const std::optional<int> refused = refuse_several_ranks("batch schema", io)) return *refused;
  const TableResult<ChosenProduct> product = choose_product(engine, command.product, {});
  if (!product) return fail(product.error(), io);
  io.out << (command.json ? schema_json(product->wording->form, *product->columns) : schema_text(product->wording->form, *product->columns));
  return exit_done;
}

}  // namespace

int run_batch(const Command& command, Engine& engine, Io& io) {
  switch (command.batch.verb) {
    case BatchVerb::decide: return decide_book(command, engine, io);
    case BatchVerb::generate: return generate_book(command, engine, io);
    case BatchVerb::explain: return explain_row(command, engine, io);
    case BatchVerb::schema: return print_schema(command, engine, io);
  }
  return exit_usage;
}

}  // namespace couvert
