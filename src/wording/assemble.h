// Brings the texts of one wording together: follows `uses`, parses every file, hashes the family and has it checked.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "source/diagnostic.h"
#include "wording/wording.h"

namespace couvert {

/// Texts by path relative to the directory of wordings.
using Texts = std::map<std::string, std::string>;

/// Parses and checks the wording (or law module) at `path`, which must be one of `texts`; `root` stands before paths in diagnostics.
/// The hash is SHA-256 over its text, then the texts of the modules that it uses, each once, a module before those that it uses itself,
/// then what these texts speak of in the vocabulary (wording/edition_text.h).
/// Errors   collected; nothing then. Where a file cannot be parsed, nothing is checked: what it declares would be missed everywhere
[[nodiscard]] std::shared_ptr<const Wording> assemble_wording(const Texts& texts, const std::string& path, const std::string& root,
                                                              Diagnostics& diagnostics);

}  // namespace couvert
