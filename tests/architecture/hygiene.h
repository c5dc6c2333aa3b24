// The habits of CONTRIBUTING that a machine can check: what every source file starts with, how long it is, what it
// never contains.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace couvert::architecture {

/// The longest file that is still read in one go.
inline constexpr int max_lines = 450;

/// Lists what is wrong with one `.h` or `.cpp` file, as `name:line: …`. Files in `may_float` may use floating point.
[[nodiscard]] std::vector<std::string> file_faults(const std::string& name, std::string_view text,
                                                   const std::set<std::string>& may_float);

/// Lists what is wrong with all `.h` and `.cpp` files below `tree`.
[[nodiscard]] std::vector<std::string> tree_faults(const std::filesystem::path& tree,
                                                   const std::set<std::string>& may_float);

/// Lists the files that do not start with a comment on their purpose. A `.cpp` beside a header of its name need not repeat it.
[[nodiscard]] std::vector<std::string> files_without_purpose(const std::filesystem::path& tree);

/// Reads the codes of the diagnostic catalogue out of its source text: the first string of each `{"code", …}` row.
[[nodiscard]] std::vector<std::string> catalogue_codes(std::string_view catalogue_text);

/// Those of `codes` that no file below `tests` names as a whole word.
[[nodiscard]] std::vector<std::string> codes_without_test(const std::vector<std::string>& codes,
                                                          const std::filesystem::path& tests);

/// The whole text of a file; empty if there is none.
[[nodiscard]] std::string text_of(const std::filesystem::path& file);

}  // namespace couvert::architecture
