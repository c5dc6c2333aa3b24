#include "docs/example_wording.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "wording/library.h"

namespace couvert::docs {
namespace {

namespace fs = std::filesystem;

const std::string law_title = "title de \"Regel\" en \"Rule\"\nsource \"an example\" of 2026-01-01 unchecked\n";

/// A directory of wordings with one product `example`, which is removed with it.
class ExampleFolder {
 public:
  ExampleFolder() {
    std::string name = (fs::temp_directory_path() / "couvert-example-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made for an example");
    folder_ = name;
    fs::create_directories(folder_ / "law");
    fs::create_directories(folder_ / "example");
    for (const char* file : {"vocabulary.md", "law/ch-lca.md", "holidays"}) {
      fs::copy(fs::path(COUVERT_SOURCE_DIR) / "wordings" / file, folder_ / file, fs::copy_options::recursive);
    }
  }
  ~ExampleFolder() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  ExampleFolder(const ExampleFolder&) = delete;
  ExampleFolder& operator=(const ExampleFolder&) = delete;

  void write(const std::string& file, const std::string& text, bool append = false) const {
    std::ofstream(folder_ / file, std::ios::binary | (append ? std::ios::app : std::ios::trunc)) << text;
  }
  [[nodiscard]] const fs::path& path() const { return folder_; }

 private:
  fs::path folder_;
};

/// Whether a statement of the block begins with these words.
bool begins(const FencedBlock& block, const std::string& words) {
  return std::ranges::any_of(block.lines, [&words](const std::string& line) { return line.starts_with(words); });
}

std::string product_text(const FencedBlock* block, const std::string& law) {
  std::string text =
      "---\nproduct: example\nedition: test\ntitle: Exemple\nlanguage: fr\ncurrency: CHF\ntimezone: Europe/Zurich\nuses: [vocabulary" + law +
      "]\nschedule:\n  sum_insured: money\n  deductible: money = 0\n"
      "  deductible_order: after_sublimit | before_sublimit = after_sublimit\n  limit.<cover>: money = none\n"
      "  gross_negligence_waived: bool = no\n  waiting_hours: count = 0\n"
      "  waiting_kind: qualifying | deducting_actual | deducting_pro_rata = qualifying\n---\n\n";
  if (block == nullptr || !begins(*block, "limit:")) {
    text += "## 0 — Plafond\n\n```rules\ntitle de \"Grenze\" en \"Limit\"\nlimit: sum_insured per event\n```\n\n";
  }
  if (block == nullptr) return text;
  return text + "## 1 — Exemple\n\n```rules\n" + (begins(*block, "title") ? "" : "title de \"Beispiel\" en \"Example\"\n") + block->text() + "```\n";
}

std::string law_text(const FencedBlock& block) {
  return "---\nmodule: law/example\ntitle: Loi d'exemple\nlanguage: fr\n---\n\n## LX 1 — Règle\n\n```rules\n" +
         (begins(block, "title") ? "" : law_title) + block.text() + "```\n";
}

/// What stands after `rules ` in the info of a block.
std::string place_of(const FencedBlock& block) { return block.info.size() > 6 ? block.info.substr(6) : ""; }

std::string law_used(const std::string& place) {
  if (place == "alone") return "";
  return place == "law" ? ", law/example" : ", law/ch-lca";
}

Result<Library> open_example(const FencedBlock& block, const ExampleFolder& folder) {
  const std::string place = place_of(block);
  if (place == "law") folder.write("law/example.md", law_text(block));
  if (place == "vocabulary") folder.write("vocabulary.md", "\n## Exemple\n\n```rules\n" + block.text() + "```\n", true);
  const bool is_product = place != "law" && place != "vocabulary";
  folder.write("example/test.md", product_text(is_product ? &block : nullptr, law_used(place)));
  return Library::open(folder.path());
}

}  // namespace

std::vector<std::string> faults_of_example(const FencedBlock& block) {
  const std::string place = place_of(block);
  const std::string wrong = place.starts_with("wrong ") ? place.substr(6) : "";
  const ExampleFolder folder;
  const Result<Library> library = open_example(block, folder);
  if (!library) return {library.error().message};
  std::vector<std::string> faults;
  Diagnostics diagnostics;
  static_cast<void>(library->load({"example", "test", {}}, diagnostics));
  bool found = wrong.empty();
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    found = found || diagnostic.code == wrong;
    if (wrong.empty() && diagnostic.severity == Severity::error) faults.push_back(format_diagnostic(diagnostic));
  }
  if (!found) faults.push_back("is not found to be `" + wrong + "`");
  return faults;
}

std::shared_ptr<const Wording> example_wording(const FencedBlock& block) {
  const ExampleFolder folder;
  const Result<Library> library = open_example(block, folder);
  Diagnostics diagnostics;
  return library ? library->load({"example", "test", {}}, diagnostics) : nullptr;
}

}  // namespace couvert::docs
