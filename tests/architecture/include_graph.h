// Reads which file of a source tree includes which, and says what is wrong with it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace couvert::architecture {

/// One line of src/layers.txt: `rank folder [also folder…]`.
struct Layer {
  int rank = 0;
  std::string folder;
  std::vector<std::string> also;  // folders of the same rank that it may include
};

/// One `#include "…"` line. Names are relative to the source tree, `base/money.h`.
struct Include {
  std::string file;
  int line = 0;
  std::string target;
};

/// The `.h` and `.cpp` files of a source tree, and what they include.
struct IncludeGraph {
  std::vector<std::string> files;
  std::vector<Include> includes;
};

[[nodiscard]] std::vector<Layer> read_layers(const std::filesystem::path& layers_file);
[[nodiscard]] IncludeGraph read_include_graph(const std::filesystem::path& source_tree);

/// Lists every include from a folder into one of the same or a higher rank, and everything that has no rank at all, as
/// `file:line: …`.
[[nodiscard]] std::vector<std::string> wrong_includes(const std::vector<Layer>& layers, const IncludeGraph& graph);

/// Lists the files that include themselves over others, as `a.h -> b.h -> a.h`; each cycle once.
[[nodiscard]] std::vector<std::string> include_cycles(const IncludeGraph& graph);

}  // namespace couvert::architecture
