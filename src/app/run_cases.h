// Runs acceptance cases and lists of calculations: every expectation, under every reading that a case names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/case_coverage.h"
#include "app/engine.h"
#include "base/result.h"
#include "source/diagnostic.h"

namespace couvert {

/// One expectation that was run: a case under its own readings or under an alternative's, or one calculation.
struct CaseVerdict {
  std::string file;
  std::string title;
  std::string readings;  // `ransom_within_sublimit: yes`, empty for the adopted ones
  bool passed = false;
  std::vector<std::string> differences;  // for people, one line each
};

struct ProductCoverage {
  std::string product;  // with its edition
  CaseCoverage coverage;
};

struct CaseReport {
  std::string wordings;  // the directory of the wordings that decided; empty: built in
  std::vector<CaseVerdict> verdicts;
  std::vector<ProductCoverage> coverage;  // by product, sorted
  std::vector<std::string> rewritten;     // files whose expectations were accepted

  [[nodiscard]] std::size_t failed() const;
};

/// The case files under `paths`: a file is taken as it is, a folder with everything `*.yaml`, `*.yml` or `*.json` under a `cases`
/// folder in it (or in it, if it is one). Sorted. Fails (the world) where a path does not exist.
[[nodiscard]] Result<std::vector<std::filesystem::path>> find_case_files(const std::vector<std::filesystem::path>& paths);

/// The directory of wordings around a path: the nearest folder, the path itself or one that holds it, with a `vocabulary.md`; empty if none.
[[nodiscard]] std::filesystem::path wordings_around(const std::filesystem::path& path);

/// Whether `paths` hold every case of a product: its folder of cases in the directory of wordings, or a folder around it.
[[nodiscard]] bool hold_all_cases(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& wordings,
                                  const std::string& product);

/// Runs all cases of the files. Errors   diagnostics of files that cannot be read as cases; each counts as one failed verdict
/// With `accept`, expectations that are not met are rewritten in the files.
[[nodiscard]] CaseReport run_cases(Engine& engine, const std::vector<std::filesystem::path>& files, bool accept, Diagnostics& diagnostics);

}  // namespace couvert
