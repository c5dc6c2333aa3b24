// How long an explanation takes, its words alone and with its searches, for one dossier whose wording is loaded already.
#include <benchmark/benchmark.h>

#include <memory>

#include "app/explanation.h"
#include "base/file.h"
#include "facts/acceptance_case.h"
#include "program/decide.h"

namespace couvert {
namespace {

struct Opened {
  Engine engine{Library::builtin()};
  OpenedDossier dossier;
  Evaluation evaluation;
  Decision decision;
  Outlook outlook;

  Opened() {
    const std::string path = std::string(COUVERT_SOURCE_DIR) + "/wordings/vaudoise-hio-cyber/cases/H03-ransom-paid-on-advice.yaml";
    Diagnostics diagnostics;
    const auto file = std::make_shared<const SourceFile>(path, read_file(path, 1u << 20).value());
    dossier = open_dossier(engine, file, diagnostics, case_keys()).value();
    evaluate(*dossier.wording, *dossier.program, dossier.dossier, false, evaluation);
    decision = describe(*dossier.wording, *dossier.program, dossier.dossier, evaluation, {});
    outlook = look_around(engine, dossier.wording, *dossier.program, dossier.dossier, evaluation, false);
  }
};

Opened& opened() {
  static Opened one;
  return one;
}

void explain_for(benchmark::State& state, Audience audience) {
  Opened& o = opened();
  const ExplainOptions options{.audience = audience, .language = Language::fr};
  for (auto _ : state) {
    benchmark::DoNotOptimize(explain({*o.dossier.wording, *o.dossier.program, o.dossier.dossier, o.evaluation, o.decision, o.outlook}, options));
  }
}
BENCHMARK_CAPTURE(explain_for, insured, Audience::insured)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(explain_for, handler, Audience::handler)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(explain_for, court, Audience::court)->Unit(benchmark::kMicrosecond);

void find_turning_points(benchmark::State& state) {
  Opened& o = opened();
  for (auto _ : state) {
    benchmark::DoNotOptimize(turning_points(*o.dossier.wording, *o.dossier.program, o.dossier.dossier, o.evaluation, false));
  }
}
BENCHMARK(find_turning_points)->Unit(benchmark::kMicrosecond);

void find_readings(benchmark::State& state) {
  Opened& o = opened();
  for (auto _ : state) {
    benchmark::DoNotOptimize(readings_that_matter(o.engine, o.dossier.wording, *o.dossier.program, o.dossier.dossier, o.evaluation, false));
  }
}
BENCHMARK(find_readings)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace couvert
