// How fast CSV tables are read and written. What is asked for: reading takes at most twice the time of a bare loop over the same bytes
// that splits them at commas and line ends and calls std::from_chars on every number (compare bytes_per_second of one run).
#include <benchmark/benchmark.h>

#include <sys/mman.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "exchange/csv_format.h"
#include "exchange/csv_source.h"
#include "wording/library.h"

namespace couvert {
namespace {

constexpr std::size_t book_dossiers = 100'000;

const Form& form() {
  static const std::shared_ptr<const Wording> wording = [] {
    const Library library = Library::builtin();
    Diagnostics diagnostics;
    const auto edition = library.find("vaudoise-hio-cyber", std::nullopt, Day{20'500});
    if (!edition) std::abort();
    return library.load(*edition, diagnostics);
  }();
  return wording->form;
}

const ColumnLayout& layout() {
  static const ColumnLayout one = ColumnLayout::of(form());
  return one;
}

/// A book as an insurer has it: one cost in each line, forty columns of which eight or nine are filled.
std::string make_book() {
  std::string text =
      "policy.from,policy.to,policy.concluded,policy.annual_premium,policy.termination.received,policy.termination.by,"
      "schedule.sum_insured,schedule.deductible,incident.discovered,incident.series_began,incident.occurred,incident.notified,"
      "incident.paid_before,incident.deductible_before,";
  // As many facts as make forty columns, in the order of the vocabulary.
  std::vector<const ColumnSpec*> facts;
  for (const ColumnSpec& spec : layout().of_dossier) {
    if (spec.role == ColumnRole::fact && facts.size() < 24) facts.push_back(&spec);
  }
  for (const ColumnSpec* fact : facts) text += fact->name + ",";
  text += "costs.kind,costs.amount\n";
  std::mt19937 random(1);
  const auto number = [&](unsigned from, unsigned to) { return std::to_string(from + random() % (to - from + 1)); };
  for (std::size_t i = 0; i < book_dossiers; ++i) {
    const std::string year = number(2022, 2026);
    text += year + "-01-01," + year + "-12-31,,,,,10000,,";
    text += year + "-0" + number(1, 9) + "-" + number(10, 28) + "T" + number(10, 23) + ":" + number(10, 59) + ",,,";
    text += year + "-0" + number(1, 9) + "-" + number(10, 28) + "T" + number(10, 23) + ":" + number(10, 59) + ",,,";
    for (const ColumnSpec* fact : facts) {
      if (random() % 16 == 0) {
        if (fact->type == FactType::truth) text += random() % 2 == 0 ? "yes" : "no";
        else if (fact->type == FactType::option) text += fact->options[random() % fact->options.size()];
        else if (fact->type == FactType::money) text += number(1, 9999) + ".50";
        else if (fact->type == FactType::count) text += number(0, 30);
        else text += "unknown";
      }
      text += ',';
    }
    const ColumnSpec& kind = layout().of_cost.front();
    text += kind.options[random() % kind.options.size()] + "," + number(10, 9999) + "." + number(10, 99) + "\n";
  }
  return text;
}

const std::string& book() {
  static const std::string text = make_book();
  return text;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(book().size()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(book_dossiers));
}

/// The loop that reading is measured by: it knows no columns, keeps nothing and checks nothing.
void bare_loop(benchmark::State& state) {
  const std::string& text = book();
  for (auto _ : state) {
    std::int64_t sum = 0;
    const char* cell = text.data();
    for (const char* at = text.data(); at != text.data() + text.size(); ++at) {
      if (*at != ',' && *at != '\n') continue;
      if (*cell >= '0' && *cell <= '9') {
        std::int64_t value = 0;
        std::from_chars(cell, at, value);
        sum += value;
      }
      cell = at + 1;
    }
    benchmark::DoNotOptimize(sum);
  }
  count_bytes(state);
}
BENCHMARK(bare_loop)->Unit(benchmark::kMillisecond);

int book_file() {
  const int descriptor = ::memfd_create("book", MFD_CLOEXEC);
  if (::write(descriptor, book().data(), book().size()) != static_cast<ssize_t>(book().size())) std::abort();
  ::lseek(descriptor, 0, SEEK_SET);
  return descriptor;
}

void read_book(benchmark::State& state) {
  const int file = book_file();
  std::size_t rejected = 0;
  for (auto _ : state) {
    const auto raw = open_csv({.name = "book", .descriptor = ::dup(file), .already_read = {}});
    auto source = raw->read(form(), layout(), {});
    if (!source) std::abort();
    ChunkStorage storage(layout(), (*source)->presence());
    std::vector<Reject> rejects;
    std::size_t dossiers = 0;
    while (true) {
      const auto piece = (*source)->next();
      if (!piece) std::abort();
      if (*piece == nullptr) break;
      const auto reader = (*piece)->open();
      while (reader->next(4096, storage, rejects)) dossiers += storage.dossiers();
    }
    if (dossiers != book_dossiers) std::abort();
    rejected = rejects.size();
  }
  ::close(file);
  state.counters["rejected"] = benchmark::Counter(static_cast<double>(rejected));
  count_bytes(state);
}
BENCHMARK(read_book)->Unit(benchmark::kMillisecond);

/// The part of reading that one thread does for all: cutting and counting.
void cut_book(benchmark::State& state) {
  const int file = book_file();
  for (auto _ : state) {
    const auto raw = open_csv({.name = "book", .descriptor = ::dup(file), .already_read = {}});
    auto source = raw->read(form(), layout(), {});
    while (true) {
      const auto piece = (*source)->next();
      if (!piece || *piece == nullptr) break;
      benchmark::DoNotOptimize((*piece)->dossiers());
    }
  }
  ::close(file);
  count_bytes(state);
}
BENCHMARK(cut_book)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace couvert
