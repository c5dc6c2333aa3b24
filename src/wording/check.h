// Arrow 1b: trees become a checked wording: names, types and units, and everything that makes a wording unfit to decide.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "source/diagnostic.h"
#include "wording/tree.h"
#include "wording/wording.h"

namespace couvert {

/// One parsed file with its text, for diagnostics.
struct ParsedFile {
  const SourceFile* file = nullptr;
  const Tree* tree = nullptr;
};

/// Checks a product with its vocabulary and law modules (`law` in the order of use, transitively), or a module alone
/// (`main` is then the module; the result has calculations and no covers).
/// Errors   all found, collected; nothing if there is any error
[[nodiscard]] std::optional<Wording> check_wording(const ParsedFile& main, const ParsedFile& vocabulary, const std::vector<ParsedFile>& law,
                                                   const std::string& hash, Diagnostics& diagnostics);

}  // namespace couvert
