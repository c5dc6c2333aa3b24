// The acceptance cases of the repository, opened for tests that hold over all of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/engine.h"
#include "facts/acceptance_case.h"
#include "program/evaluate.h"

namespace couvert::testing {

struct OpenedCase {
  std::string name;  // of the file
  OpenedDossier opened;
  AcceptanceCase expected;
};

/// The engine over the wordings built into the binary.
[[nodiscard]] Engine& builtin_engine();

/// Every acceptance case beside the wordings; stops the test run if one cannot be opened.
[[nodiscard]] const std::vector<OpenedCase>& all_cases();

/// One case of `wordings/`, by the beginning of its file name, such as `H02`.
[[nodiscard]] const OpenedCase& case_named(const std::string& product, const std::string& prefix);

}  // namespace couvert::testing
