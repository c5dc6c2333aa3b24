// Include lines are read as text: what the preprocessor would leave out counts too.
#include "architecture/include_graph.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace couvert::architecture {

namespace fs = std::filesystem;

namespace {

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.find('/');
  return slash == std::string::npos ? std::string() : file.substr(0, slash);
}

const Layer* find_layer(const std::vector<Layer>& layers, const std::string& folder) {
  const auto found = std::ranges::find(layers, folder, &Layer::folder);
  return found == layers.end() ? nullptr : &*found;
}

/// What is wrong with one include, or nothing.
std::string fault_of(const std::vector<Layer>& layers, const std::set<std::string>& files, const Include& include) {
  if (!files.contains(include.target)) return "no such file under src/ (includes are relative to it)";
  const Layer* from = find_layer(layers, folder_of(include.file));
  const Layer* to = find_layer(layers, folder_of(include.target));
  if (!from || !to) return {};  // the file without a rank is reported itself
  if (from->folder == to->folder || to->rank < from->rank) return {};
  if (to->rank > from->rank)
    return "upward include from rank " + std::to_string(from->rank) + " to " + std::to_string(to->rank);
  const bool is_allowed = std::ranges::find(from->also, to->folder) != from->also.end();
  return is_allowed ? std::string() : "`" + from->folder + "` and `" + to->folder + "` have the same rank";
}

/// Walks the graph depth first; a file that is met again on its own path closes a cycle.
class CycleSearch {
 public:
  explicit CycleSearch(const IncludeGraph& graph) {
    for (const Include& include : graph.includes) targets_[include.file].push_back(include.target);
  }

  void visit(const std::string& file) {
    if (done_.contains(file)) return;
    const auto start = std::ranges::find(path_, file);
    if (start != path_.end()) {
      std::string cycle;
      for (auto step = start; step != path_.end(); ++step) cycle += *step + " -> ";
      cycles_.push_back(cycle + file);
      return;
    }
    path_.push_back(file);
    for (const std::string& target : targets_[file]) visit(target);
    path_.pop_back();
    done_.insert(file);
  }

  [[nodiscard]] const std::vector<std::string>& cycles() const { return cycles_; }

 private:
  std::map<std::string, std::vector<std::string>> targets_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
  std::vector<std::string> cycles_;
};

}  // namespace

std::vector<Layer> read_layers(const fs::path& layers_file) {
  std::vector<Layer> layers;
  std::ifstream stream(layers_file);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    Layer layer;
    if (!(words >> layer.rank >> layer.folder)) continue;  // a comment
    std::string word;
    words >> word;  // `also`
    while (words >> word) layer.also.push_back(word);
    layers.push_back(layer);
  }
  return layers;
}

IncludeGraph read_include_graph(const fs::path& source_tree) {
  static const std::regex include_line(R"re(^\s*#\s*include\s*"([^"]+)")re");
  IncludeGraph graph;
  for (const auto& entry : fs::recursive_directory_iterator(source_tree)) {
    const fs::path& path = entry.path();
    if (!entry.is_regular_file() || (path.extension() != ".h" && path.extension() != ".cpp")) continue;
    graph.files.push_back(fs::relative(path, source_tree).generic_string());
  }
  std::ranges::sort(graph.files);
  for (const std::string& file : graph.files) {
    std::ifstream stream(source_tree / file);
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      std::smatch match;
      if (std::regex_search(line, match, include_line)) graph.includes.push_back({file, number, match[1]});
    }
  }
  return graph;
}

std::vector<std::string> wrong_includes(const std::vector<Layer>& layers, const IncludeGraph& graph) {
  std::vector<std::string> faults;
  for (const std::string& file : graph.files) {
    if (!find_layer(layers, folder_of(file))) faults.push_back(file + ":1: its folder has no rank in src/layers.txt");
  }
  const std::set<std::string> files(graph.files.begin(), graph.files.end());
  for (const Include& include : graph.includes) {
    const std::string fault = fault_of(layers, files, include);
    if (fault.empty()) continue;
    faults.push_back(include.file + ":" + std::to_string(include.line) + ": `" + include.target + "`: " + fault);
  }
  return faults;
}

std::vector<std::string> include_cycles(const IncludeGraph& graph) {
  CycleSearch search(graph);
  for (const std::string& file : graph.files) search.visit(file);
  return search.cycles();
}

}  // namespace couvert::architecture
