// Puts one small fault after the other into the wordings and asks the acceptance cases to notice.
//   mutation [PERCENT]     fails if fewer than PERCENT of the faults that the checker lets through are noticed (95)
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "app/run_cases.h"
#include "base/file.h"
#include "mutation/mutations.h"

namespace {

using namespace couvert;
namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  const auto text = read_file(path, 1u << 20);
  if (!text) {
    std::cerr << text.error().message << '\n';
    std::exit(3);
  }
  return *text;
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

enum class Fate { refused, noticed, survived };

/// Runs the cases of the products on the folder as it stands; a wording that the checker refuses needs no case.
Fate fate_of(const fs::path& folder, const std::vector<fs::path>& cases) {
  auto library = Library::open(folder);
  if (!library) std::exit(3);
  Engine engine(*std::move(library));
  Diagnostics diagnostics;
  for (const EditionName& edition : engine.library().editions()) {
    if (engine.wording(edition, diagnostics) == nullptr) return Fate::refused;
  }
  for (const fs::path& one : cases) {
    Diagnostics of_case;
    if (run_cases(engine, {one}, false, of_case).failed() > 0) return Fate::noticed;
  }
  return Fate::survived;
}

}  // namespace

int main(int argc, char** argv) {
  const int threshold = argc > 1 ? std::atoi(argv[1]) : 95;
  const fs::path wordings = fs::path(COUVERT_SOURCE_DIR) / "wordings";
  const fs::path copy = fs::temp_directory_path() / ("couvert-mutation-" + std::to_string(::getpid()));
  fs::copy(wordings, copy, fs::copy_options::recursive);
  // What was published must not change; a mutated text is another one.
  fs::remove(copy / "editions.lock");

  int refused = 0, noticed = 0, survived = 0;
  const struct {
    const char* path;
    std::vector<const char*> cases;
  } files[] = {{"vaudoise-hio-cyber/2024-01.md", {"vaudoise-hio-cyber/cases"}},
               {"lalux-easypro-cyber/2024-01.md", {"lalux-easypro-cyber/cases"}},
               {"law/ch-lca.md", {"vaudoise-hio-cyber/cases", "law/cases"}},
               {"law/lu-1997.md", {"lalux-easypro-cyber/cases", "law/cases"}}};
  for (const auto& file : files) {
    std::vector<fs::path> cases;
    for (const char* folder : file.cases) cases.push_back(wordings / folder);
    const auto found = find_case_files(cases);
    if (!found) return 3;
    const std::string text = text_of(copy / file.path);
    if (fate_of(copy, *found) != Fate::survived) {
      std::cerr << "the cases fail before anything is changed\n";
      return 1;
    }
    for (const auto& mutation : mutation::mutations_of(text)) {
      std::string mutated = text;
      mutated.replace(mutation.offset, mutation.length, mutation.replacement);
      write(copy / file.path, mutated);
      const Fate fate = fate_of(copy, *found);
      (fate == Fate::refused ? refused : fate == Fate::noticed ? noticed : survived) += 1;
      if (fate == Fate::survived) std::cout << file.path << ':' << mutation.line << ": survived: " << mutation.what << '\n';
    }
    write(copy / file.path, text);
  }
  fs::remove_all(copy);

  const int judged = noticed + survived;
  const int percent = judged == 0 ? 0 : noticed * 100 / judged;
  std::cout << refused + judged << " mutations: " << refused << " refused by the checker, " << noticed << " noticed by a case, " << survived
            << " survived; " << percent << " % of those that the checker lets through are noticed\n";
  return percent >= threshold ? 0 : 1;
}
