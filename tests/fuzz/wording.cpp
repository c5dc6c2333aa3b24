// Any bytes as a wording: the reader and the checker report what is wrong, and a wording that passes can be compiled and decided.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "program/compile.h"
#include "program/decide.h"
#include "wording/assemble.h"

namespace {

using namespace couvert;

std::string text_of(const char* path) {
  auto text = read_file(std::string(COUVERT_SOURCE_DIR "/wordings/") + path, 1u << 20);
  if (!text) std::abort();
  return *std::move(text);
}

/// The real vocabulary and law, beside which the bytes stand as a product and as a law module.
Texts real_texts() {
  Texts texts;
  for (const char* path : {"vocabulary.md", "law/ch-lca.md", "law/lu-1997.md", "law/eu-periods.md", "law/eu-gdpr.md"}) {
    texts.emplace(path, text_of(path));
  }
  return texts;
}

/// Decides a dossier of which everything is open, with one cost of each kind.
void decide_nothing_known(const Wording& wording) {
  const ReadingChoice readings = adopted_readings(wording.form);
  const Program program = compile(wording, readings);
  Dossier dossier;
  dossier.policy.from = Day{20'000};
  dossier.policy.to = Day{20'365};
  dossier.policy.concluded = Day{19'900};
  dossier.policy.schedule.assign(wording.form.schedule.size(), unknown_value());
  dossier.incident.facts.assign(wording.form.vocabulary->facts.size(), Value{});
  for (std::size_t kind = 0; kind < wording.form.vocabulary->kinds.size(); ++kind) {
    Cost cost;
    cost.id = std::to_string(kind);
    cost.kind = static_cast<KindId>(kind);
    cost.amount = known(10'000);
    cost.facts.assign(wording.form.vocabulary->facts.size(), Value{});
    dossier.costs.push_back(cost);
  }
  if (decision_json(decide(wording, program, dossier, {})).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Texts texts = real_texts();
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  // As a product first; a text that calls itself a module stands where modules stand.
  const bool is_module = text.find("\nmodule:") < 200;
  const std::string path = is_module ? "law/fuzzed.md" : "fuzzed/fuzzed.md";
  texts[path] = text;
  Diagnostics diagnostics;
  const auto wording = assemble_wording(texts, path, "", diagnostics);
  texts.erase(path);
  if (wording == nullptr && !diagnostics.has_errors()) std::abort();
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (format_diagnostic(diagnostic).empty()) std::abort();
  }
  if (wording != nullptr && !is_module) decide_nothing_known(*wording);
  return 0;
}
