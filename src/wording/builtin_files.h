// The texts of wordings/ that are built into the program: vocabulary, law modules, products, holidays, the lock of editions.
#pragma once

#include <string_view>
#include <vector>

namespace couvert {

struct BuiltinFile {
  std::string_view path;  // relative to wordings/, `law/ch-lca.md`
  std::string_view text;
};

/// Lists the built-in files, sorted by path; cases are not among them. The build writes the definition.
[[nodiscard]] const std::vector<BuiltinFile>& builtin_files();

}  // namespace couvert
