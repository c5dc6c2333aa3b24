// What one decision costs, with the compiled program at hand: the numbers of the README come from here.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>

#include "app/engine.h"
#include "base/file.h"
#include "facts/acceptance_case.h"
#include "program/compile.h"
#include "program/decide.h"

namespace couvert {
namespace {

Engine& engine() {
  static Engine one(Library::builtin());
  return one;
}

OpenedDossier open_case(const char* path) {
  const auto text = read_file(std::string(COUVERT_SOURCE_DIR "/wordings/") + path, 1u << 20);
  if (!text) std::abort();
  Diagnostics diagnostics;
  auto opened = open_dossier(engine(), std::make_shared<const SourceFile>(path, *text), diagnostics, case_keys());
  if (!opened) std::abort();
  return std::move(*opened);
}

/// A ransomware file of five costs with everything stated, and the same with what is presumed left out and three facts open.
OpenedDossier five_costs(bool open) {
  OpenedDossier opened = open_case("vaudoise-hio-cyber/cases/H03-ransom-paid-on-advice.yaml");
  opened.dossier.costs.push_back(opened.dossier.costs.front());
  opened.dossier.costs.back().id = "fifth";
  if (open) {
    for (const char* name : {"payment_endorsed", "reasonable_and_necessary", "breach_culpable"}) {
      const FactId fact = *opened.wording->form.vocabulary->find_fact(name);
      for (Cost& cost : opened.dossier.costs) cost.facts[fact] = unknown_value();
    }
  }
  return opened;
}

void decide_alone(benchmark::State& state) {
  const OpenedDossier opened = five_costs(state.range(0) != 0);
  Evaluation evaluation;
  for (auto _ : state) {
    evaluate(*opened.wording, *opened.program, opened.dossier, false, evaluation);
    benchmark::DoNotOptimize(evaluation.settlement.due.total_payable);
  }
}
BENCHMARK(decide_alone)->ArgName("open")->Arg(0)->Arg(1);

void decide_with_findings(benchmark::State& state) {
  const OpenedDossier opened = five_costs(state.range(0) != 0);
  for (auto _ : state) benchmark::DoNotOptimize(decide(*opened.wording, *opened.program, opened.dossier, {}));
}
BENCHMARK(decide_with_findings)->ArgName("open")->Arg(0)->Arg(1);

void write_json(benchmark::State& state) {
  const OpenedDossier opened = five_costs(true);
  const Decision decision = decide(*opened.wording, *opened.program, opened.dossier, {});
  for (auto _ : state) benchmark::DoNotOptimize(decision_json(decision));
}
BENCHMARK(write_json);

void compile_wording(benchmark::State& state) {
  const OpenedDossier opened = five_costs(false);
  for (auto _ : state) benchmark::DoNotOptimize(compile(*opened.wording, opened.program->readings));
}
BENCHMARK(compile_wording);

void load_and_check_wording(benchmark::State& state) {
  const Library library = Library::builtin();
  const auto edition = library.find("vaudoise-hio-cyber", std::nullopt, Day{20'000});
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(library.load(*edition, diagnostics));
  }
}
BENCHMARK(load_and_check_wording)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace couvert
