#include "support/cases.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "base/file.h"

namespace couvert::testing {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void stop(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::abort();
}

OpenedCase open_case(const fs::path& path) {
  const auto text = read_file(path, 1u << 20);
  if (!text) stop(text.error().message);
  const auto file = std::make_shared<const SourceFile>(path.string(), *text);
  Diagnostics diagnostics;
  std::optional<OpenedDossier> opened = open_dossier(builtin_engine(), file, diagnostics, case_keys());
  std::optional<AcceptanceCase> expected;
  if (opened) expected = read_acceptance_case(opened->root, opened->dossier, opened->wording->form, *file, diagnostics);
  if (!expected) {
    for (const Diagnostic& d : diagnostics.all()) std::fprintf(stderr, "%s\n", format_diagnostic(d).c_str());
    stop("the case " + path.string() + " cannot be opened");
  }
  return {path.filename().string(), std::move(*opened), std::move(*expected)};
}

}  // namespace

Engine& builtin_engine() {
  static Engine engine(Library::builtin());
  return engine;
}

const std::vector<OpenedCase>& all_cases() {
  static const std::vector<OpenedCase> cases = [] {
    std::vector<fs::path> paths;
    for (const char* product : {"lalux-easypro-cyber", "vaudoise-hio-cyber"}) {
      for (const auto& entry : fs::directory_iterator(fs::path(COUVERT_SOURCE_DIR) / "wordings" / product / "cases")) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<OpenedCase> opened;
    for (const fs::path& path : paths) opened.push_back(open_case(path));
    return opened;
  }();
  return cases;
}

const OpenedCase& case_named(const std::string& product, const std::string& prefix) {
  for (const OpenedCase& one : all_cases()) {
    if (one.opened.wording->form.product == product && one.name.starts_with(prefix + "-")) return one;
  }
  stop("no case " + prefix + " of " + product);
}

}  // namespace couvert::testing
