// How fast a book is decided: by the batch evaluator, by hand over structs and over columns, beside what the machine can copy.
// One run, one thread. Every program decides the same dossiers, and what they say is compared before anything is measured.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "app/engine.h"
#include "batch/evaluate_batch.h"
#include "handwritten_hio_book.h"
#include "handwritten_hio_input.h"

namespace couvert::yardstick {
namespace {

constexpr BookSize book_size{.chunks = 32, .dossiers_of_chunk = 4'096};
constexpr std::uint64_t seed = 20'240'101;
constexpr std::uint32_t unknown_ppm = 50'000;  // of the book with unknowns
constexpr std::size_t copied_bytes = std::size_t{384} << 20;  // more than the caches of the machines that this ran on
constexpr int repetitions = 5;                                // the fastest counts: others use the machine too

[[noreturn]] void stop(const std::string& why) {
  std::fputs((why + '\n').c_str(), stderr);
  std::abort();
}

/// One way to decide a book, or something to hold it against.
struct Contestant {
  std::string name;
  std::function<void()> run;
  std::size_t dossiers = 0, costs = 0;  // of one run; none where nothing is decided
  std::size_t bytes = 0;                // that one run reads
};

/// What the hand-written programs write.
struct Written {
  std::vector<HioVerdict> verdicts;
  std::vector<std::uint8_t> outcomes;
  std::vector<std::int64_t> payable;
};

Product household() {
  static Engine engine(Library::builtin());
  Diagnostics diagnostics;
  Product product;
  product.wording = engine.wording({"vaudoise-hio-cyber", "2024-01"}, diagnostics);
  if (product.wording == nullptr) stop("the household cover cannot be loaded");
  product.program = engine.program(product.wording, adopted_readings(product.wording->form));
  product.layout = ColumnLayout::of(product.wording->form);
  return product;
}

void decide_structs(std::span<const HioBook> chunks, Written& written) {
  std::size_t first = 0;
  for (const HioBook& chunk : chunks) {
    decide(chunk, std::span(written.verdicts).subspan(first));
    first += chunk.dossiers.size();
  }
}

void decide_columns(DecideColumns decide, std::span<const HioColumns> chunks, ColumnScratch& scratch, Written& written) {
  std::size_t first = 0;
  for (const HioColumns& chunk : chunks) {
    decide(chunk, scratch, std::span(written.outcomes).subspan(first), std::span(written.payable).subspan(first));
    first += chunk.dossiers;
  }
}

/// The compiled program over columns, with a block for each chunk: they are what a run writes.
class Batch {
 public:
  Batch(const Product& product, const ChunkedBook& book)
      : book_(book), evaluator_(product.wording, product.program, product.layout, book.presence, false) {
    const DecisionLayout layout = decision_layout(*product.wording, *product.program);
    std::uint64_t row = 1;
    for (const DossierChunk& chunk : book.views) {
      blocks_.emplace_back().start(layout, row, chunk.dossiers);
      row += chunk.dossiers;
    }
  }
  void decide() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) evaluator_.evaluate(book_.views[i], blocks_[i], 0);
  }
  [[nodiscard]] HioVerdict verdict(std::size_t dossier) const {
    const DecisionBlock& block = blocks_[dossier / book_size.dossiers_of_chunk];
    const std::size_t row = dossier % book_size.dossiers_of_chunk;
    return {static_cast<Outcome>(block.outcomes[row]), block.payable[row]};
  }

 private:
  const ChunkedBook& book_;
  BatchEvaluator evaluator_;
  std::vector<DecisionBlock> blocks_;
};

/// Stops if a program says anything else than the explaining evaluator.
void compare(const std::vector<HioVerdict>& expected, const std::string& name, const std::function<HioVerdict(std::size_t)>& found) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (found(i) != expected[i]) stop(fmt::format("{}: dossier {} is decided otherwise than by the explaining evaluator", name, i + 1));
  }
}

void decide_and_compare(const ChunkedBook& book, const std::string& name, Batch& batch) {
  batch.decide();
  compare(book.verdicts, name, [&](std::size_t i) { return batch.verdict(i); });
}

void decide_and_compare(const ChunkedBook& book, const HandwrittenBook& hand, ColumnScratch& scratch, Written& written) {
  decide_structs(hand.structs, written);
  compare(book.verdicts, "structs", [&](std::size_t i) { return written.verdicts[i]; });
  for (const ColumnsLevel& level : columns_levels()) {
    decide_columns(level.decide, hand.columns, scratch, written);
    compare(book.verdicts, std::string(level.name), [&](std::size_t i) { return HioVerdict{static_cast<Outcome>(written.outcomes[i]), written.payable[i]}; });
  }
}

/// Seconds of one run, the fastest of all repetitions, by name.
class Fastest : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const double seconds = run.cpu_accumulated_time / static_cast<double>(run.iterations);
      const auto [place, is_new] = seconds_.try_emplace(run.run_name.function_name, seconds);
      if (!is_new) place->second = std::min(place->second, seconds);
    }
    ConsoleReporter::ReportRuns(runs);
  }
  /// None if it was filtered out.
  [[nodiscard]] double seconds(const std::string& name) const {
    const auto found = seconds_.find(name);
    return found == seconds_.end() ? 0.0 : found->second;
  }

 private:
  std::map<std::string, double> seconds_;
};

void print_summary(const std::vector<Contestant>& contestants, const Fastest& fastest) {
  fmt::print("\n{:<44}{:>12}{:>14}{:>12}{:>8}\n", "one thread, the fastest of the repetitions", "ns/dossier", "M dossiers/s", "M costs/s", "GB/s");
  for (const Contestant& one : contestants) {
    const double seconds = fastest.seconds(one.name);
    if (seconds <= 0.0) continue;
    const double giga = static_cast<double>(one.bytes) / seconds / 1e9;
    if (one.dossiers == 0) {
      fmt::print("{:<44}{:>46.1f}\n", one.name, giga);
      continue;
    }
    const double rate = static_cast<double>(one.dossiers) / seconds;
    fmt::print("{:<44}{:>12.2f}{:>14.1f}{:>12.1f}{:>8.1f}\n", one.name, 1e9 / rate, rate / 1e6, static_cast<double>(one.costs) / seconds / 1e6, giga);
  }
}

/// How many times longer each takes for a dossier than the reference.
void print_ratios(const std::vector<Contestant>& contestants, const std::string& reference, const Fastest& fastest) {
  const auto for_a_dossier = [&](const Contestant& one) {
    return one.dossiers == 0 ? 0.0 : fastest.seconds(one.name) / static_cast<double>(one.dossiers);
  };
  const auto found = std::find_if(contestants.begin(), contestants.end(), [&](const Contestant& one) { return one.name == reference; });
  if (found == contestants.end() || for_a_dossier(*found) <= 0.0) return;
  fmt::print("\ntimes as long as {}\n", reference);
  for (const Contestant& one : contestants) {
    if (for_a_dossier(one) > 0.0) fmt::print("{:<44}{:>12.2f}\n", one.name, for_a_dossier(one) / for_a_dossier(*found));
  }
}

int run(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  const Product product = household();
  const ChunkedBook complete = make_book(product, book_size, 0, seed, true);
  const ChunkedBook with_unknowns = make_book(product, book_size, unknown_ppm, seed, false);
  const HandwrittenBook hand = for_handwritten_programs(product, complete);
  Written written{std::vector<HioVerdict>(complete.dossiers), std::vector<std::uint8_t>(complete.dossiers), std::vector<std::int64_t>(complete.dossiers)};
  ColumnScratch scratch;
  decide_and_compare(complete, hand, scratch, written);

  Batch batch_complete(product, complete), batch_unknown(product, with_unknowns);
  decide_and_compare(complete, "batch, complete", batch_complete);
  decide_and_compare(with_unknowns, "batch, with unknowns", batch_unknown);

  std::vector<Contestant> contestants;
  contestants.push_back({"batch evaluator, complete", [&] { batch_complete.decide(); }, complete.dossiers, complete.costs, complete.bytes()});
  contestants.push_back({"batch evaluator, 5 % unknown", [&] { batch_unknown.decide(); }, with_unknowns.dossiers, with_unknowns.costs, with_unknowns.bytes()});
  const auto add = [&](std::string name, std::size_t bytes, std::function<void()> decide) {
    contestants.push_back({std::move(name), std::move(decide), complete.dossiers, complete.costs, bytes});
  };
  add("by hand, structs", hand.bytes_of_structs(), [&] { decide_structs(hand.structs, written); });
  for (const ColumnsLevel& level : columns_levels()) {
    add(fmt::format("by hand, columns, {}", level.name), hand.bytes_of_columns(),
        [&, decide = level.decide] { decide_columns(decide, hand.columns, scratch, written); });
  }
  const HioColumns& again = hand.columns.front();
  contestants.push_back({"by hand, columns, one chunk again and again",
                         [&, decide = columns_levels().front().decide] { decide_columns(decide, {&again, 1}, scratch, written); }, again.dossiers,
                         again.costs, again.bytes()});
  HioReader reader(product.layout, product.wording->form);
  HioColumns resolved;
  add("reading chunks for the columns by hand", complete.bytes(), [&] {
    for (const DossierChunk& chunk : complete.views) reader.read(chunk, resolved);
  });
  std::vector<std::uint8_t> source(copied_bytes, 1), target(copied_bytes, 2);
  contestants.push_back({"memcpy", [&] { std::memcpy(target.data(), source.data(), copied_bytes); }, 0, 0, copied_bytes});

  for (const Contestant& one : contestants) {
    benchmark::RegisterBenchmark(one.name.c_str(), [&one](benchmark::State& state) {
      for (auto _ : state) {
        one.run();
        benchmark::ClobberMemory();
      }
    })->Unit(benchmark::kMillisecond)->Repetitions(repetitions);
  }
  Fastest fastest;
  benchmark::RunSpecifiedBenchmarks(&fastest);
  const auto covered = std::count_if(complete.verdicts.begin(), complete.verdicts.end(), [](const HioVerdict& v) { return v.payable > 0; });
  fmt::print("\nchunks of {} dossiers of a synthetic book\n", book_size.dossiers_of_chunk);
  fmt::print("complete: {} dossiers with {} costs; something is payable for {}; {} more are not settled and left out\n", complete.dossiers,
             complete.costs, covered, complete.passed_over);
  fmt::print("5 % unknown: {} dossiers with {} costs\n", with_unknowns.dossiers, with_unknowns.costs);
  print_summary(contestants, fastest);
  print_ratios(contestants, fmt::format("by hand, columns, {}", columns_levels().front().name), fastest);
  return 0;
}

}  // namespace
}  // namespace couvert::yardstick

int main(int count, char** arguments) { return couvert::yardstick::run(count, arguments); }
